//! Backup of one realm as one archive in our own form, the same for both engines, and restore.
//!
//! The archive is a zip: `manifest.json` (last), `tables/NAME.jsonl` (a JSON list of cells a row,
//! in the order of the key; bytes as `{"hex": "…"}`), `files/SHA256` (the bytes). The manifest holds
//! the columns, the number of rows and the SHA-256 of every part, and the end of the journal.
//! Sessions, attempts and queues are left out. Not encrypted: whoever keeps it protects it.

mod manifest;
mod read;
mod row;

use std::io::{self, Seek, Write};

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub use manifest::{Manifest, PartOfFile, PartOfTable};
pub use read::{RestoreError, restore};

use crate::error::StoreError;
use crate::hash::{hex, sha256};
use crate::migrate;
use crate::page::for_each_row;
use crate::realm::Realm;
use crate::stored_file;
use crate::table::{Journalled, Table};
use crate::tables;
use crate::tx::{ReadTx, head};
use crate::verify::ReadFile;

/// The number of the archive's form.
pub const FORM: i64 = 1;

/// The manifest's name in the archive.
const MANIFEST: &str = "manifest.json";

/// Why a backup could not be made.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A kept file could not be read, or the archive not be written.
    #[error("a file cannot be read or the archive not be written: {0}")]
    Io(#[from] io::Error),
    /// A kept file is gone or has other bytes: verify says which, and an older backup has it.
    #[error("the kept file {0} is gone or was altered: run verify")]
    File(String),
    /// The archive could not be put together.
    #[error("the archive cannot be written: {0}")]
    Zip(#[from] zip::result::ZipError),
}

/// Writes a backup of `realm` as this snapshot sees it, and answers its manifest. The caller syncs
/// the file to disk.
///
/// # Errors
/// [`BackupError`]; what was written then is no backup.
pub fn backup(
    tx: &mut ReadTx<'_>,
    realm: &Realm,
    files: ReadFile<'_>,
    made_at: Timestamp,
    out: impl Write + Seek,
) -> Result<Manifest, BackupError> {
    let mut zip = ZipWriter::new(out);
    let mut tables = Vec::new();
    for table in kept_tables() {
        tables.push(write_table(tx, realm, table, &mut zip)?);
    }
    let files = write_files(tx, realm, files, &mut zip)?;
    let manifest = Manifest {
        form: FORM,
        migration: migrate::newest(),
        realm: realm.clone(),
        made_at,
        head: head(tx, realm.number)?,
        tables,
        files,
    };
    zip.start_file(MANIFEST, options())?;
    zip.write_all(manifest.to_json().as_bytes())?;
    zip.finish()?;
    Ok(manifest)
}

/// The tables of a realm that a backup holds, in the order in which they are read back. The
/// directory and the head stand in the manifest.
fn kept_tables() -> impl Iterator<Item = &'static Table> {
    tables::all().filter(|table| {
        table.is_of_realm()
            && table.journalled != Journalled::No
            && table.name != tables::JOURNAL_HEAD.name
    })
}

fn write_table(
    tx: &mut ReadTx<'_>,
    realm: &Realm,
    table: &'static Table,
    zip: &mut ZipWriter<impl Write + Seek>,
) -> Result<PartOfTable, BackupError> {
    zip.start_file(manifest::table_name(table.name), options())?;
    let mut hash = Sha256::new();
    let mut rows = 0;
    for_each_row(tx, table, realm.number, |row| {
        let line = row::to_line(&row.values());
        hash.update(line.as_bytes());
        rows += 1;
        zip.write_all(line.as_bytes()).map_err(BackupError::from)
    })?;
    Ok(PartOfTable {
        name: table.name.to_owned(),
        columns: table
            .columns
            .iter()
            .map(|column| column.name.to_owned())
            .collect(),
        rows,
        sha256: hash.finalize().into(),
    })
}

fn write_files(
    tx: &mut ReadTx<'_>,
    realm: &Realm,
    read: ReadFile<'_>,
    zip: &mut ZipWriter<impl Write + Seek>,
) -> Result<Vec<PartOfFile>, BackupError> {
    let mut parts = Vec::new();
    for name in stored_file::kept(tx, realm.number)? {
        let bytes = read(&name)?.filter(|bytes| sha256(bytes) == name);
        let bytes = bytes.ok_or_else(|| BackupError::File(hex(&name)))?;
        zip.start_file(manifest::file_name(&name), options())?;
        zip.write_all(&bytes)?;
        parts.push(PartOfFile {
            sha256: name,
            size: bytes.len() as u64,
        });
    }
    Ok(parts)
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().large_file(true)
}
