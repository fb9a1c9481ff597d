//! The directory of realms. A realm's number is its place in every key; its slug stands in paths.

use jiff::Timestamp;
use tiendo_domain::id::{RealmId, Slug};

use crate::error::StoreError;
use crate::hash::ZERO;
use crate::journal::Head;
use crate::row::{Cells, Row};
use crate::statement::statements;
use crate::tables::{JOURNAL_HEAD, REALM_DIRECTORY};
use crate::tx::{ReadTx, WriteTx};
use crate::values;

/// A realm: the space of one authority.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Realm {
    /// Its number in keys.
    pub number: RealmId,
    /// Its short name, the first segment of paths.
    pub slug: Slug,
    /// The authority's name in Vietnamese.
    pub name_vi: String,
    /// The authority's name in English.
    pub name_en: String,
    /// Whether the front page of the installation lists it.
    pub public: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A realm to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRealm {
    /// Its short name.
    pub slug: Slug,
    /// The authority's name in Vietnamese.
    pub name_vi: String,
    /// The authority's name in English.
    pub name_en: String,
    /// Whether the front page of the installation lists it.
    pub public: bool,
    /// When it is made.
    pub created_at: Timestamp,
}

statements! {
    ALL = "SELECT number, slug, name_vi, name_en, public, created_at
           FROM realm_directory ORDER BY number";
    BY_SLUG = "SELECT number, slug, name_vi, name_en, public, created_at
               FROM realm_directory WHERE slug = $1";
    COUNT = "SELECT COUNT(*) FROM realm_directory";
    LAST_INSTANT = "SELECT at FROM journal WHERE realm = $1 ORDER BY seq DESC LIMIT 1";
    NEXT = "SELECT COALESCE(MAX(number), 0) + 1 FROM realm_directory";
    change RENAME of REALM_DIRECTORY = "SET name_vi = $2, name_en = $3, public = $4 WHERE number = $1";
}

/// All realms, by number.
///
/// # Errors
/// Any [`StoreError`].
pub fn all(tx: &mut ReadTx<'_>) -> Result<Vec<Realm>, StoreError> {
    tx.query(ALL, &[])?.iter().map(realm).collect()
}

/// How many realms there are.
///
/// # Errors
/// Any [`StoreError`].
pub fn count(tx: &mut ReadTx<'_>) -> Result<i64, StoreError> {
    tx.query_one(COUNT, &[])?.cells().int()
}

/// The realm with this short name.
///
/// # Errors
/// Any [`StoreError`].
pub fn by_slug(tx: &mut ReadTx<'_>, slug: &Slug) -> Result<Option<Realm>, StoreError> {
    tx.query_opt(BY_SLUG, &values![slug.as_str()])?
        .as_ref()
        .map(realm)
        .transpose()
}

/// When the last entry of a realm's journal was made; `None` while there is none.
///
/// # Errors
/// Any [`StoreError`].
pub fn last_instant(tx: &mut ReadTx<'_>, number: RealmId) -> Result<Option<Timestamp>, StoreError> {
    tx.query_opt(LAST_INSTANT, &values![number])?
        .map(|row| row.cells().timestamp())
        .transpose()
}

/// Makes a realm with an empty journal, or answers `None` where the short name is taken. To be
/// called in a write of [`crate::INSTALLATION`].
///
/// # Errors
/// Any [`StoreError`].
pub fn create(tx: &mut WriteTx<'_>, new: &NewRealm) -> Result<Option<RealmId>, StoreError> {
    if by_slug(tx, &new.slug)?.is_some() {
        return Ok(None);
    }
    let number = RealmId(tx.query_one(NEXT, &[])?.cells().int()?);
    let realm = Realm {
        number,
        slug: new.slug.clone(),
        name_vi: new.name_vi.clone(),
        name_en: new.name_en.clone(),
        public: new.public,
        created_at: new.created_at,
    };
    restore(tx, &realm, Head { seq: 0, hash: ZERO })?;
    Ok(Some(number))
}

/// Enters a realm in the directory, with its number and the end of its journal.
pub(crate) fn restore(tx: &mut WriteTx<'_>, realm: &Realm, head: Head) -> Result<(), StoreError> {
    tx.insert(
        &REALM_DIRECTORY,
        &values![
            realm.number,
            realm.slug.as_str(),
            &realm.name_vi,
            &realm.name_en,
            realm.public,
            realm.created_at
        ],
    )?;
    let row = values![realm.number, head.seq, head.hash].to_vec();
    tx.insert_as_is(&JOURNAL_HEAD, vec![row])
}

/// Changes the names of a realm and whether it is listed; `false` where there is no such realm.
///
/// # Errors
/// Any [`StoreError`].
pub fn rename(
    tx: &mut WriteTx<'_>,
    number: RealmId,
    name_vi: &str,
    name_en: &str,
    public: bool,
) -> Result<bool, StoreError> {
    let params = values![number, name_vi, name_en, public];
    Ok(RENAME.run(tx, &params)?.len() == 1)
}

fn realm(row: &Row) -> Result<Realm, StoreError> {
    realm_of(&mut row.cells())
}

/// Reads the cells of a realm in the order of `ALL`.
pub(crate) fn realm_of(cells: &mut Cells<'_>) -> Result<Realm, StoreError> {
    Ok(Realm {
        number: cells.realm()?,
        slug: cells.word(|slug| slug.parse().ok())?,
        name_vi: cells.text()?,
        name_en: cells.text()?,
        public: cells.flag()?,
        created_at: cells.timestamp()?,
    })
}
