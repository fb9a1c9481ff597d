//! People, their roles, their passwords: what an administrator does.

use crate::{AppError, Ctx, Refusal, journal::commit};
use tiendo_domain::{
    access::{RoleGrant, RoleName},
    id::{Agency, Grant, Id, Person},
    password::BadPassword,
    time::Period,
};
use tiendo_store::{ReadTx, WriteTx, agency, person, session};
use tiendo_text::Lang;

/// Why something about a person was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleRefusal {
    /// A person has a name.
    NameMissing,
    /// A field has more than [`crate::typed::MOST`] characters.
    TooLong {
        /// The field of the form.
        field: &'static str,
    },
    /// Not 3 to 40 of a–z, 0–9, dot, hyphen, beginning with a letter.
    UsernameBad,
    /// Somebody has it.
    UsernameTaken,
    /// The role is held for a body.
    RoleNeedsAgency,
    /// The person holds it.
    RoleHeld,
    /// Nobody would be left to administer.
    LastAdministrator,
    /// Somebody saved first.
    ChangedMeanwhile,
}

/// Why a password was not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PasswordRefusal {
    /// The current one is another.
    OldIsWrong,
    /// The new one is too easy to guess.
    Weak(BadPassword),
    /// The current one was guessed wrong too often.
    TooMany {
        /// How long to wait.
        minutes: u64,
    },
}

/// A person to be added, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPerson {
    /// Name.
    pub name: String,
    /// User name.
    pub username: String,
    /// Position, e.g. "Phó Giám đốc".
    pub position: String,
    /// Official e-mail; may be empty.
    pub email: String,
    /// Office telephone; may be empty.
    pub phone: String,
}

/// Changed facts of a person, as typed, and the revision that was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonChange {
    /// The revision that was changed.
    pub rev: i64,
    /// Name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Official e-mail; may be empty.
    pub email: String,
    /// Office telephone; may be empty.
    pub phone: String,
    /// Whether the account is to be locked.
    pub lock: Lock,
}

/// Whether an account can sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// It can.
    Open,
    /// It cannot, and its sessions end.
    Locked,
}

/// A person in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Who.
    pub id: Id<Person>,
    /// Name.
    pub name: String,
    /// User name.
    pub username: String,
    /// Position.
    pub position: String,
    /// Whether the account is locked.
    pub locked: bool,
    /// Roles held today, each with the short name of its body.
    pub grants: Vec<GrantRow>,
}

impl PersonRow {
    /// The roles in words.
    pub fn role_words(&self, lang: Lang) -> String {
        let words: Vec<&str> = self
            .grants
            .iter()
            .map(|grant| grant.role.words(lang))
            .collect();
        words.join("; ")
    }

    /// The bodies that the roles are held for, each once.
    pub fn agency_words(&self) -> String {
        let mut names: Vec<&str> = self
            .grants
            .iter()
            .map(|grant| grant.agency_name.as_str())
            .collect();
        names.retain(|name| !name.is_empty());
        names.dedup();
        names.join("; ")
    }
}

/// A role that is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantRow {
    /// The grant.
    pub id: Id<Grant>,
    /// The role.
    pub role: RoleName,
    /// Short name of the body it is held for; empty for the whole realm.
    pub agency_name: String,
}

/// A person with everything that the page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonDetail {
    /// The row of the list.
    pub row: PersonRow,
    /// Revision.
    pub rev: i64,
    /// Official e-mail.
    pub email: String,
    /// Office telephone.
    pub phone: String,
}

/// How much there is to administer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// People with an account.
    pub people: i64,
    /// Bodies that exist today.
    pub agencies: i64,
}

/// Counts people and bodies.
///
/// # Errors
/// Only faults.
pub fn counts(ctx: &Ctx, tx: &mut ReadTx<'_>) -> Result<Counts, AppError> {
    Ok(Counts {
        people: person::count(tx, ctx.realm)?,
        agencies: agency::count(tx, ctx.realm, ctx.today())?,
    })
}

/// Everybody, by name.
///
/// # Errors
/// Only faults.
pub fn list(ctx: &Ctx, tx: &mut ReadTx<'_>) -> Result<Vec<PersonRow>, AppError> {
    let today = ctx.today();
    let mut grants = person::all_grants(tx, ctx.realm)?;
    grants.retain(|held| held.grant.valid.contains(today));
    Ok(person::all(tx, ctx.realm)?
        .into_iter()
        .map(|record| {
            let mine = grants.iter().filter(|held| held.person == record.id);
            row(&record, mine)
        })
        .collect())
}

fn row<'a>(
    record: &person::Record,
    grants: impl Iterator<Item = &'a person::HeldRole>,
) -> PersonRow {
    PersonRow {
        id: record.id,
        name: record.name.clone(),
        username: record.login.clone(),
        position: record.office.clone(),
        locked: record.disabled_at.is_some(),
        grants: grants
            .map(|held| GrantRow {
                id: held.id,
                role: held.grant.role,
                agency_name: held.agency_short.clone().unwrap_or_default(),
            })
            .collect(),
    }
}

/// One person.
///
/// # Errors
/// Only faults.
pub fn detail(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    id: Id<Person>,
) -> Result<Option<PersonDetail>, AppError> {
    let Some(record) = person::find(tx, ctx.realm, id)? else {
        return Ok(None);
    };
    let today = ctx.today();
    let grants = person::grants_of(tx, ctx.realm, id)?;
    let held = grants
        .iter()
        .filter(|held| held.grant.valid.contains(today));
    Ok(Some(PersonDetail {
        row: row(&record, held),
        rev: record.rev,
        email: record.email.unwrap_or_default(),
        phone: record.phone.unwrap_or_default(),
    }))
}

/// Whether a text can be a user name.
pub fn is_username(text: &str) -> bool {
    (3..=40).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-')
}

/// Adds a person with a password that must be changed at the first sign-in.
///
/// # Errors
/// [`PeopleRefusal`] for what was typed, else faults.
pub fn add(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    new: &NewPerson,
    password_hash: &str,
    must_change: person::MustChange,
) -> Result<Id<Person>, AppError> {
    if new.name.is_empty() {
        return refuse(PeopleRefusal::NameMissing);
    }
    short(&new.name, &new.position, &new.email, &new.phone)?;
    if !is_username(&new.username) {
        return refuse(PeopleRefusal::UsernameBad);
    }
    if person::by_login(tx, ctx.realm, &new.username)?.is_some() {
        return refuse(PeopleRefusal::UsernameTaken);
    }
    let id = ctx.ids.next_id();
    person::insert(
        tx,
        &person::Record {
            id,
            rev: 1,
            login: new.username.clone(),
            name: new.name.clone(),
            office: new.position.clone(),
            email: optional(&new.email),
            phone: optional(&new.phone),
            language: Lang::Vi,
            created_at: ctx.now,
            disabled_at: None,
        },
    )?;
    person::set_password(tx, id, password_hash, must_change, ctx.now)?;
    commit(ctx, tx, "person.added", id, serde_json::json!({}))?;
    Ok(id)
}

/// Changes the facts of a person, locks or unlocks the account.
///
/// # Errors
/// [`PeopleRefusal`] for what was typed, [`AppError::NotFound`], else faults.
pub fn change(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Person>,
    change: &PersonChange,
) -> Result<(), AppError> {
    if change.name.is_empty() {
        return refuse(PeopleRefusal::NameMissing);
    }
    short(&change.name, &change.position, &change.email, &change.phone)?;
    let record = person::find(tx, ctx.realm, id)?.ok_or(AppError::NotFound)?;
    let locking = change.lock == Lock::Locked && record.disabled_at.is_none();
    if locking {
        keep_an_administrator(ctx, tx, |held| held.person != id)?;
    }
    let next = person::Record {
        rev: change.rev + 1,
        name: change.name.clone(),
        office: change.position.clone(),
        email: optional(&change.email),
        phone: optional(&change.phone),
        disabled_at: match change.lock {
            Lock::Open => None,
            Lock::Locked => record.disabled_at.or(Some(ctx.now)),
        },
        ..record
    };
    if !person::put(tx, &next, change.rev)? {
        return refuse(PeopleRefusal::ChangedMeanwhile);
    }
    if locking {
        session::end_all(tx, id)?;
    }
    commit(
        ctx,
        tx,
        "person.changed",
        id,
        serde_json::json!({ "locked": next.disabled_at.is_some() }),
    )
}

/// Sets a password that must be changed at the next sign-in, ends all sessions, and gives the person's name.
///
/// # Errors
/// [`AppError::NotFound`], else faults.
pub fn reset_password(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Person>,
    password_hash: &str,
) -> Result<String, AppError> {
    let record = person::find(tx, ctx.realm, id)?.ok_or(AppError::NotFound)?;
    person::set_password(tx, id, password_hash, person::MustChange::Yes, ctx.now)?;
    session::end_all(tx, id)?;
    commit(ctx, tx, "person.password_reset", id, serde_json::json!({}))?;
    Ok(record.name)
}

/// Sets a password that need not be changed: for sign-ins that are published on purpose, as the demo's are.
///
/// # Errors
/// Only faults.
pub fn publish_password(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Person>,
    password_hash: &str,
) -> Result<(), AppError> {
    person::set_password(tx, id, password_hash, person::MustChange::No, ctx.now)?;
    commit(
        ctx,
        tx,
        "person.password_published",
        id,
        serde_json::json!({}),
    )
}

/// Gives a role from today on.
///
/// # Errors
/// [`PeopleRefusal`], [`AppError::NotFound`] for a person or body that is not there, else faults.
pub fn grant(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Person>,
    role: RoleName,
    agency: Option<Id<Agency>>,
) -> Result<(), AppError> {
    if role.needs_agency() && agency.is_none() {
        return refuse(PeopleRefusal::RoleNeedsAgency);
    }
    let agency = agency.filter(|_| role.needs_agency());
    person::find(tx, ctx.realm, id)?.ok_or(AppError::NotFound)?;
    if let Some(agency) = agency {
        agency::name_on(tx, ctx.realm, agency, ctx.today())?.ok_or(AppError::NotFound)?;
    }
    let today = ctx.today();
    let held = person::grants_of(tx, ctx.realm, id)?;
    let same = |held: &person::HeldRole| {
        held.grant.role == role && held.grant.agency == agency && held.grant.valid.contains(today)
    };
    if held.iter().any(same) {
        return refuse(PeopleRefusal::RoleHeld);
    }
    let grant: Id<Grant> = ctx.ids.next_id();
    let valid = RoleGrant {
        role,
        agency,
        valid: Period::since(today),
    };
    person::insert_grant(tx, grant, id, &valid, ctx.actor, ctx.now)?;
    commit(
        ctx,
        tx,
        "role.granted",
        id,
        serde_json::json!({ "role": role.code(), "agency": agency.map(|agency| agency.to_string()) }),
    )
}

/// Ends a role: from today on it is held no more.
///
/// # Errors
/// [`PeopleRefusal::LastAdministrator`], [`AppError::NotFound`], else faults.
pub fn end_grant(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Person>,
    grant: Id<Grant>,
) -> Result<(), AppError> {
    let held = person::grants_of(tx, ctx.realm, id)?;
    let ending = held
        .iter()
        .find(|held| held.id == grant)
        .ok_or(AppError::NotFound)?;
    if ending.grant.role == RoleName::Administrator {
        keep_an_administrator(ctx, tx, |held| held.id != grant)?;
    }
    let role = ending.grant.role;
    person::end_grant(tx, ctx.realm, grant, ctx.today(), ctx.now)?;
    commit(
        ctx,
        tx,
        "role.ended",
        id,
        serde_json::json!({ "role": role.code() }),
    )
}

/// Refuses a change after which nobody could administer.
fn keep_an_administrator(
    ctx: &Ctx,
    tx: &mut WriteTx<'_>,
    stays: impl Fn(&person::HeldRole) -> bool,
) -> Result<(), AppError> {
    let today = ctx.today();
    let open: Vec<Id<Person>> = person::all(tx, ctx.realm)?
        .into_iter()
        .filter(|record| record.disabled_at.is_none())
        .map(|record| record.id)
        .collect();
    let administrators: Vec<person::HeldRole> = person::all_grants(tx, ctx.realm)?
        .into_iter()
        .filter(|held| held.grant.role == RoleName::Administrator)
        .filter(|held| held.grant.valid.contains(today) && open.contains(&held.person))
        .collect();
    let one_goes = administrators.iter().any(|held| !stays(held));
    let one_stays = administrators.iter().any(&stays);
    if one_goes && !one_stays {
        refuse(PeopleRefusal::LastAdministrator)
    } else {
        Ok(())
    }
}

/// None of what is typed about a person is too long.
fn short(name: &str, position: &str, email: &str, phone: &str) -> Result<(), AppError> {
    let fields = [
        ("name", name),
        ("position", position),
        ("email", email),
        ("phone", phone),
    ];
    match crate::typed::too_long(fields) {
        Some(field) => refuse(PeopleRefusal::TooLong { field }),
        None => Ok(()),
    }
}

fn optional(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

fn refuse<T>(refusal: PeopleRefusal) -> Result<T, AppError> {
    Err(AppError::Refused(Refusal::People(refusal)))
}
