//! Files that are kept, named by the SHA-256 of their bytes; the bytes lie beside the database.

use jiff::Timestamp;
use tiendo_domain::id::RealmId;

use crate::error::StoreError;
use crate::evidence::{size, size_cell};
use crate::hash::Hash;
use crate::statement::statements;
use crate::tables::STORED_FILE;
use crate::tx::{ReadTx, WriteTx};
use crate::values;

/// A file that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// SHA-256 of its bytes.
    pub sha256: Hash,
    /// Its bytes.
    pub size: u64,
    /// What it is: `application/pdf`.
    pub media_type: String,
    /// When it came.
    pub stored_at: Timestamp,
    /// When its content was destroyed, if the law ordered it.
    pub destroyed_at: Option<Timestamp>,
}

statements! {
    FIND = "SELECT sha256, size, media_type, stored_at, destroyed_at FROM stored_file
        WHERE realm = $1 AND sha256 = $2";
    KEPT = "SELECT sha256 FROM stored_file WHERE realm = $1 AND destroyed_at IS NULL ORDER BY sha256";
}

/// The names of all files whose content is kept, in order.
///
/// # Errors
/// Any [`StoreError`].
pub fn kept(tx: &mut ReadTx<'_>, realm: RealmId) -> Result<Vec<Hash>, StoreError> {
    let rows = tx.query(KEPT, &values![realm])?;
    rows.iter().map(|row| row.cells().sha256()).collect()
}

/// The file of a hash, if this realm keeps it.
///
/// # Errors
/// Any [`StoreError`].
pub fn find(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    sha256: &Hash,
) -> Result<Option<Record>, StoreError> {
    let row = tx.query_opt(FIND, &values![realm, *sha256])?;
    row.map(|row| {
        let mut cells = row.cells();
        Ok(Record {
            sha256: cells.sha256()?,
            size: size(&mut cells)?,
            media_type: cells.text()?,
            stored_at: cells.timestamp()?,
            destroyed_at: cells.opt_timestamp()?,
        })
    })
    .transpose()
}

/// Notes a file whose bytes are on disk; the same bytes again change nothing.
///
/// # Errors
/// [`StoreError::Misfit`] for a file beyond all sizes; any other.
pub fn note(tx: &mut WriteTx<'_>, record: &Record) -> Result<(), StoreError> {
    let realm = tx.realm();
    if find(tx, realm, &record.sha256)?.is_some() {
        return Ok(());
    }
    let row = values![
        realm,
        record.sha256,
        size_cell(record.size)?,
        &record.media_type,
        record.stored_at,
        record.destroyed_at
    ];
    tx.insert(&STORED_FILE, &row)
}
