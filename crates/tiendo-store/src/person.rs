//! Persons, how they prove who they are, and the roles that they hold.

use jiff::Timestamp;
use jiff::civil::Date;
use tiendo_domain::access::{RoleGrant, RoleName};
use tiendo_domain::id::{Grant, Id, Person, RealmId};
use tiendo_text::{Lang, fold, sort_key};

use crate::axes;
use crate::error::StoreError;
use crate::journal::Actor;
use crate::row::{Cells, Row};
use crate::statement::statements;
use crate::tables::{CREDENTIAL, PERSON, ROLE_GRANT};
use crate::tx::{ReadTx, WriteTx};
use crate::value::Value;
use crate::values;

/// A person: name, office, official contact, and no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Who.
    pub id: Id<Person>,
    /// Revision, from 1.
    pub rev: i64,
    /// User name.
    pub login: String,
    /// Name.
    pub name: String,
    /// Position: "Phó Giám đốc".
    pub office: String,
    /// Official e-mail.
    pub email: Option<String>,
    /// Office telephone.
    pub phone: Option<String>,
    /// The language that the person reads.
    pub language: Lang,
    /// When the account was made.
    pub created_at: Timestamp,
    /// Since when the account is locked.
    pub disabled_at: Option<Timestamp>,
}

/// A role that a person holds or held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldRole {
    /// The grant.
    pub id: Id<Grant>,
    /// Whose.
    pub person: Id<Person>,
    /// Role, body and period.
    pub grant: RoleGrant,
    /// The short name of the body, by the latest fact that is believed.
    pub agency_short: Option<String>,
}

/// Whether a password must be changed at the next sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MustChange {
    /// The person chose it.
    No,
    /// Somebody else set it.
    Yes,
}

/// What signing in is checked against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInRecord {
    /// Who.
    pub person: Id<Person>,
    /// User name.
    pub login: String,
    /// Hash of the password, in the PHC form.
    pub password_hash: String,
    /// Whether the account is locked.
    pub disabled: bool,
}

statements! {
    COUNT = "SELECT COUNT(*) FROM person WHERE realm = $1";
    ALL = "SELECT id, rev, login, name, office, email, phone, language, created_at, disabled_at
           FROM person WHERE realm = $1 ORDER BY sort_key, id";
    FIND = "SELECT id, rev, login, name, office, email, phone, language, created_at, disabled_at
            FROM person WHERE realm = $1 AND id = $2";
    BY_LOGIN = "SELECT id, rev, login, name, office, email, phone, language, created_at, disabled_at
                FROM person WHERE realm = $1 AND login = $2";
    SIGN_IN = "SELECT p.id, p.login, c.password_hash, p.disabled_at
               FROM person p JOIN credential c ON c.realm = p.realm AND c.person = p.id
               WHERE p.realm = $1 AND p.login = $2";
    SIGN_IN_OF = "SELECT p.id, p.login, c.password_hash, p.disabled_at
                  FROM person p JOIN credential c ON c.realm = p.realm AND c.person = p.id
                  WHERE p.realm = $1 AND p.id = $2";
    // A role that was ended on the day that it began was never held.
    GRANTS_OF = "SELECT g.id, g.person, g.role, g.agency, g.valid_from, g.valid_until,
                   (SELECT f.short FROM agency_fact f
                    WHERE f.realm = g.realm AND f.agency = g.agency AND f.known_until IS NULL
                    ORDER BY f.valid_from DESC NULLS LAST, f.id LIMIT 1)
                 FROM role_grant g
                 WHERE g.realm = $1 AND g.person = $2
                   AND (g.valid_from IS NULL OR g.valid_until IS NULL OR g.valid_from < g.valid_until)
                 ORDER BY g.granted_at, g.id";
    ALL_GRANTS = "SELECT g.id, g.person, g.role, g.agency, g.valid_from, g.valid_until,
                    (SELECT f.short FROM agency_fact f
                     WHERE f.realm = g.realm AND f.agency = g.agency AND f.known_until IS NULL
                     ORDER BY f.valid_from DESC NULLS LAST, f.id LIMIT 1)
                  FROM role_grant g
                  WHERE g.realm = $1
                    AND (g.valid_from IS NULL OR g.valid_until IS NULL OR g.valid_from < g.valid_until)
                  ORDER BY g.granted_at, g.id";
    change SET_PASSWORD of CREDENTIAL =
        "SET password_hash = $3, must_change = $4, changed_at = $5 WHERE realm = $1 AND person = $2";
    change END_GRANT of ROLE_GRANT =
        "SET valid_until = $3, ended_at = $4 WHERE realm = $1 AND id = $2 AND ended_at IS NULL";
}

/// How many persons have an account.
///
/// # Errors
/// Any [`StoreError`].
pub fn count(tx: &mut ReadTx<'_>, realm: RealmId) -> Result<i64, StoreError> {
    tx.query_one(COUNT, &values![realm])?.cells().int()
}

/// Everybody, in the order of the names.
///
/// # Errors
/// Any [`StoreError`].
pub fn all(tx: &mut ReadTx<'_>, realm: RealmId) -> Result<Vec<Record>, StoreError> {
    tx.query(ALL, &values![realm])?.iter().map(record).collect()
}

/// One person.
///
/// # Errors
/// Any [`StoreError`].
pub fn find(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    id: Id<Person>,
) -> Result<Option<Record>, StoreError> {
    let row = tx.query_opt(FIND, &values![realm, id])?;
    row.as_ref().map(record).transpose()
}

/// The person with a user name.
///
/// # Errors
/// Any [`StoreError`].
pub fn by_login(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    login: &str,
) -> Result<Option<Record>, StoreError> {
    let row = tx.query_opt(BY_LOGIN, &values![realm, login])?;
    row.as_ref().map(record).transpose()
}

/// Adds a person.
///
/// # Errors
/// Any [`StoreError`].
pub fn insert(tx: &mut WriteTx<'_>, new: &Record) -> Result<(), StoreError> {
    let row = row_of(tx.realm(), new);
    tx.insert(&PERSON, &row)
}

/// Replaces a person's facts where the revision is still `rev`; `false` is a conflict.
///
/// # Errors
/// Any [`StoreError`].
pub fn put(tx: &mut WriteTx<'_>, next: &Record, rev: i64) -> Result<bool, StoreError> {
    let row = row_of(tx.realm(), next);
    tx.put(&PERSON, &row, rev)
}

/// What the sign-in with a user name is checked against.
///
/// # Errors
/// Any [`StoreError`].
pub fn sign_in_record(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    login: &str,
) -> Result<Option<SignInRecord>, StoreError> {
    let row = tx.query_opt(SIGN_IN, &values![realm, login])?;
    row.as_ref().map(sign_in).transpose()
}

/// What a person's own password is checked against.
///
/// # Errors
/// Any [`StoreError`].
pub fn sign_in_record_of(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    id: Id<Person>,
) -> Result<Option<SignInRecord>, StoreError> {
    let row = tx.query_opt(SIGN_IN_OF, &values![realm, id])?;
    row.as_ref().map(sign_in).transpose()
}

/// Sets a person's password, the first or another.
///
/// # Errors
/// Any [`StoreError`].
pub fn set_password(
    tx: &mut WriteTx<'_>,
    id: Id<Person>,
    password_hash: &str,
    must_change: MustChange,
    at: Timestamp,
) -> Result<(), StoreError> {
    let must_change = must_change == MustChange::Yes;
    let row = values![tx.realm(), id, password_hash, must_change, at];
    if SET_PASSWORD.run(tx, &row)?.is_empty() {
        tx.insert(&CREDENTIAL, &row)?;
    }
    Ok(())
}

/// The roles that a person holds, held or will hold, in the order in which they were given.
///
/// # Errors
/// Any [`StoreError`].
pub fn grants_of(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    id: Id<Person>,
) -> Result<Vec<HeldRole>, StoreError> {
    let rows = tx.query(GRANTS_OF, &values![realm, id])?;
    rows.iter().map(held_role).collect()
}

/// The roles of everybody.
///
/// # Errors
/// Any [`StoreError`].
pub fn all_grants(tx: &mut ReadTx<'_>, realm: RealmId) -> Result<Vec<HeldRole>, StoreError> {
    let rows = tx.query(ALL_GRANTS, &values![realm])?;
    rows.iter().map(held_role).collect()
}

/// Gives a role.
///
/// # Errors
/// Any [`StoreError`].
pub fn insert_grant(
    tx: &mut WriteTx<'_>,
    id: Id<Grant>,
    person: Id<Person>,
    grant: &RoleGrant,
    by: Actor,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = [
        Value::from(tx.realm()),
        Value::from(id),
        Value::from(person),
        Value::from(grant.role.code()),
        Value::from(grant.agency),
        axes::from(grant.valid),
        axes::until(grant.valid),
        Value::from(by.word()),
        Value::from(at),
        Value::Null,
    ];
    tx.insert(&ROLE_GRANT, &row)
}

/// Ends a role: from the day `until` on it is held no more. `false` where it was ended before.
///
/// # Errors
/// Any [`StoreError`].
pub fn end_grant(
    tx: &mut WriteTx<'_>,
    realm: RealmId,
    id: Id<Grant>,
    until: Date,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let ended = END_GRANT.run(tx, &values![realm, id, until, at])?;
    Ok(ended.len() == 1)
}

fn row_of(realm: RealmId, person: &Record) -> [Value; 13] {
    values![
        realm,
        person.id,
        person.rev,
        &person.login,
        &person.name,
        &person.office,
        person.email.clone(),
        person.phone.clone(),
        person.language.tag(),
        sort_key(&person.name),
        fold(&person.name),
        person.created_at,
        person.disabled_at
    ]
}

fn record(row: &Row) -> Result<Record, StoreError> {
    let mut cells = row.cells();
    Ok(Record {
        id: cells.id()?,
        rev: cells.int()?,
        login: cells.text()?,
        name: cells.text()?,
        office: cells.text()?,
        email: cells.opt_text()?,
        phone: cells.opt_text()?,
        language: cells.word(Lang::from_tag)?,
        created_at: cells.timestamp()?,
        disabled_at: cells.opt_timestamp()?,
    })
}

fn sign_in(row: &Row) -> Result<SignInRecord, StoreError> {
    let mut cells = row.cells();
    Ok(SignInRecord {
        person: cells.id()?,
        login: cells.text()?,
        password_hash: cells.text()?,
        disabled: cells.opt_timestamp()?.is_some(),
    })
}

fn held_role(row: &Row) -> Result<HeldRole, StoreError> {
    let mut cells = row.cells();
    let id = cells.id()?;
    held_role_of(id, &mut cells)
}

/// The role of an id, from the cells behind it.
pub(crate) fn held_role_of(id: Id<Grant>, cells: &mut Cells<'_>) -> Result<HeldRole, StoreError> {
    Ok(HeldRole {
        id,
        person: cells.id()?,
        grant: RoleGrant {
            role: cells.word(RoleName::from_code)?,
            agency: cells.opt_id()?,
            valid: axes::period(cells)?,
        },
        agency_short: cells.opt_text()?,
    })
}
