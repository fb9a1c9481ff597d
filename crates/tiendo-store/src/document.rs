//! Documents that were taken in: the file, and how it names itself.

use jiff::Timestamp;
use jiff::civil::Date;
use tiendo_domain::id::{Document, Id, Plan, RealmId};

use crate::error::StoreError;
use crate::hash::Hash;
use crate::journal::Actor;
use crate::review::Progress;
use crate::row::{Cells, Row};
use crate::statement::statements;
use crate::tables::DOCUMENT;
use crate::tx::{ReadTx, WriteTx};
use crate::values;

/// A document that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The document.
    pub id: Id<Document>,
    /// SHA-256 of its file.
    pub sha256: Hash,
    /// The name that the file had.
    pub name: String,
    /// Who issued it, as read.
    pub issuer: Option<String>,
    /// Its number and symbol, as read.
    pub number: Option<String>,
    /// The day it was issued, as read.
    pub issued_on: Option<Date>,
    /// Its title, as read.
    pub title: Option<String>,
    /// When it was taken in.
    pub taken_in_at: Timestamp,
    /// By whom.
    pub taken_in_by: Actor,
}

/// A document with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The document.
    pub document: Record,
    /// The plan that was made from it.
    pub plan: Option<Id<Plan>>,
    /// How much of its review is settled; `None` where it was taken in before that was noted.
    pub progress: Option<Progress>,
}

statements! {
    FIND = "SELECT id, sha256, name, issuer, number, issued_on, title, taken_in_at, taken_in_by
        FROM document WHERE realm = $1 AND id = $2";
    OF_FILE = "SELECT id, sha256, name, issuer, number, issued_on, title, taken_in_at, taken_in_by
        FROM document WHERE realm = $1 AND sha256 = $2";
    NUMBERED = "SELECT id, sha256, name, issuer, number, issued_on, title, taken_in_at, taken_in_by
        FROM document WHERE realm = $1 AND number = $2 AND issued_on = $3 ORDER BY taken_in_at, id";
    change COPIED of DOCUMENT = "SET sha256 = $3, name = $4, issuer = $5, number = $6, issued_on = $7, title = $8
        WHERE realm = $1 AND id = $2";
    ALL = "SELECT d.id, d.sha256, d.name, d.issuer, d.number, d.issued_on, d.title, d.taken_in_at, d.taken_in_by, r.plan,
            p.settled, p.total
        FROM document d LEFT JOIN reading r ON r.realm = d.realm AND r.document = d.id AND r.plan IS NOT NULL
        LEFT JOIN review_progress p ON p.realm = d.realm AND p.document = d.id
        WHERE d.realm = $1 ORDER BY d.taken_in_at DESC, d.id LIMIT 200";
}

/// One document.
///
/// # Errors
/// Any [`StoreError`].
pub fn find(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    id: Id<Document>,
) -> Result<Option<Record>, StoreError> {
    let row = tx.query_opt(FIND, &values![realm, id])?;
    row.as_ref().map(record).transpose()
}

/// The document whose file has these bytes.
///
/// # Errors
/// Any [`StoreError`].
pub fn of_file(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    sha256: &Hash,
) -> Result<Option<Record>, StoreError> {
    let row = tx.query_opt(OF_FILE, &values![realm, *sha256])?;
    row.as_ref().map(record).transpose()
}

/// Documents with this number and day of issue, whoever issued them; the issuer is compared by the
/// caller, for it may be spelled in several ways.
///
/// # Errors
/// Any [`StoreError`].
pub fn numbered(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    number: &str,
    issued_on: Date,
) -> Result<Vec<Record>, StoreError> {
    let rows = tx.query(NUMBERED, &values![realm, number, issued_on])?;
    rows.iter().map(record).collect()
}

/// The documents taken in, the newest first; at most two hundred.
///
/// # Errors
/// Any [`StoreError`].
pub fn all(tx: &mut ReadTx<'_>, realm: RealmId) -> Result<Vec<Listed>, StoreError> {
    tx.query(ALL, &values![realm])?
        .iter()
        .map(|row| {
            let mut cells = row.cells();
            Ok(Listed {
                document: from_cells(&mut cells)?,
                plan: cells.opt_id()?,
                progress: match (cells.opt_int()?, cells.opt_int()?) {
                    (Some(settled), Some(total)) => Some(Progress { settled, total }),
                    _ => None,
                },
            })
        })
        .collect()
}

/// Keeps a document; its file must be noted among the stored files.
///
/// # Errors
/// Any [`StoreError`].
pub fn insert(tx: &mut WriteTx<'_>, new: &Record) -> Result<(), StoreError> {
    let row = values![
        tx.realm(),
        new.id,
        new.sha256,
        &new.name,
        new.issuer.as_deref(),
        new.number.as_deref(),
        new.issued_on,
        new.title.as_deref(),
        new.taken_in_at,
        new.taken_in_by.word()
    ];
    tx.insert(&DOCUMENT, &row)
}

/// Notes that a newer copy of a document was taken in: its file, and how that names itself.
///
/// # Errors
/// Any [`StoreError`].
pub fn set_copy(tx: &mut WriteTx<'_>, copy: &Record) -> Result<(), StoreError> {
    let params = values![
        tx.realm(),
        copy.id,
        copy.sha256,
        &copy.name,
        copy.issuer.as_deref(),
        copy.number.as_deref(),
        copy.issued_on,
        copy.title.as_deref()
    ];
    COPIED.run(tx, &params).map(drop)
}

fn record(row: &Row) -> Result<Record, StoreError> {
    from_cells(&mut row.cells())
}

fn from_cells(cells: &mut Cells<'_>) -> Result<Record, StoreError> {
    Ok(Record {
        id: cells.id()?,
        sha256: cells.sha256()?,
        name: cells.text()?,
        issuer: cells.opt_text()?,
        number: cells.opt_text()?,
        issued_on: cells.opt_date()?,
        title: cells.opt_text()?,
        taken_in_at: cells.timestamp()?,
        taken_in_by: cells.word(Actor::from_word)?,
    })
}
