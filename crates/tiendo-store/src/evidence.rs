//! Evidence: files behind the lines of reports. A removed file keeps its row, for older sendings name it.

use jiff::Timestamp;
use tiendo_domain::id::{Evidence, Id, Line, Person, RealmId, Report, Round};

use crate::error::StoreError;
use crate::hash::Hash;
use crate::row::{Cells, Row};
use crate::statement::statements;
use crate::tables::EVIDENCE;
use crate::tx::{ReadTx, WriteTx};
use crate::value::Value;
use crate::values;

/// A file behind a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The file's place here.
    pub id: Id<Evidence>,
    /// Revision.
    pub rev: i64,
    /// The report.
    pub report: Id<Report>,
    /// The line.
    pub line: Id<Line>,
    /// SHA-256 of its bytes.
    pub sha256: Hash,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub size: u64,
    /// Whether it holds personal data of citizens: its readings are journalled.
    pub personal: bool,
    /// Who added it.
    pub added_by: Id<Person>,
    /// When.
    pub added_at: Timestamp,
    /// Who took it away, and when.
    pub removed: Option<(Id<Person>, Timestamp)>,
}

statements! {
    FIND = "SELECT id, rev, report, line, sha256, name, size, personal, added_by, added_at, removed_by, removed_at
        FROM evidence WHERE realm = $1 AND id = $2";
    OF_REPORT = "SELECT id, rev, report, line, sha256, name, size, personal, added_by, added_at, removed_by, removed_at
        FROM evidence WHERE realm = $1 AND report = $2 ORDER BY added_at, id";
    OF_ROUND = "SELECT e.id, e.rev, e.report, e.line, e.sha256, e.name, e.size, e.personal, e.added_by, e.added_at,
            e.removed_by, e.removed_at
        FROM report r JOIN evidence e ON e.realm = r.realm AND e.report = r.id
        WHERE r.realm = $1 AND r.round = $2 ORDER BY e.report, e.added_at, e.id";
}

/// The file, removed or not.
///
/// # Errors
/// Any [`StoreError`].
pub fn find(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    id: Id<Evidence>,
) -> Result<Option<Record>, StoreError> {
    tx.query_opt(FIND, &values![realm, id])?
        .as_ref()
        .map(record)
        .transpose()
}

/// The files of a report, removed ones too, oldest first.
///
/// # Errors
/// Any [`StoreError`].
pub fn of_report(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    report: Id<Report>,
) -> Result<Vec<Record>, StoreError> {
    tx.query(OF_REPORT, &values![realm, report])?
        .iter()
        .map(record)
        .collect()
}

/// The files of all reports of a round, removed ones too, by report, oldest first.
///
/// # Errors
/// Any [`StoreError`].
pub fn of_round(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    round: Id<Round>,
) -> Result<Vec<Record>, StoreError> {
    tx.query(OF_ROUND, &values![realm, round])?
        .iter()
        .map(record)
        .collect()
}

/// Adds a file whose content is stored.
///
/// # Errors
/// [`StoreError::Misfit`] for a file beyond all sizes; any other.
pub fn insert(tx: &mut WriteTx<'_>, record: &Record) -> Result<(), StoreError> {
    let row = row_of(tx.realm(), record)?;
    tx.insert(&EVIDENCE, &row)
}

/// Saves a file that was seen in revision `seen`; `false` where somebody saved first.
///
/// # Errors
/// Any [`StoreError`].
pub fn put(tx: &mut WriteTx<'_>, record: &Record, seen: i64) -> Result<bool, StoreError> {
    let row = row_of(tx.realm(), record)?;
    tx.put(&EVIDENCE, &row, seen)
}

/// A number of bytes as a cell.
pub(crate) fn size_cell(size: u64) -> Result<Value, StoreError> {
    let size = i64::try_from(size);
    size.map(Value::from).map_err(|_| StoreError::Misfit {
        table: EVIDENCE.name,
        problem: "a file beyond all sizes".to_owned(),
    })
}

/// Reads a number of bytes.
pub(crate) fn size(cells: &mut Cells<'_>) -> Result<u64, StoreError> {
    u64::try_from(cells.int()?).map_err(|_| StoreError::Misfit {
        table: EVIDENCE.name,
        problem: "a size below zero".to_owned(),
    })
}

fn row_of(realm: RealmId, record: &Record) -> Result<[Value; 13], StoreError> {
    Ok(values![
        realm,
        record.id,
        record.rev,
        record.report,
        record.line,
        record.sha256,
        &record.name,
        size_cell(record.size)?,
        record.personal,
        record.added_by,
        record.added_at,
        record.removed.map(|(by, _)| by),
        record.removed.map(|(_, at)| at),
    ])
}

fn record(row: &Row) -> Result<Record, StoreError> {
    let mut cells = row.cells();
    Ok(Record {
        id: cells.id()?,
        rev: cells.int()?,
        report: cells.id()?,
        line: cells.id()?,
        sha256: cells.sha256()?,
        name: cells.text()?,
        size: size(&mut cells)?,
        personal: cells.flag()?,
        added_by: cells.id()?,
        added_at: cells.timestamp()?,
        removed: cells.opt_id()?.zip(cells.opt_timestamp()?),
    })
}
