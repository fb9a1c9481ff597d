//! Restore: an archive back into an installation of either engine.
//!
//! Nothing is written before every part of the archive has been read once and matches its hash;
//! the rows go in within one transaction; then the realm is verified as it lies in the database.

use std::io::{self, BufRead, BufReader, Read, Seek};

use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::manifest::{file_name, table_name};
use super::{FORM, MANIFEST, Manifest, PartOfTable, kept_tables, row};
use crate::error::StoreError;
use crate::hash::{Hash, sha256};
use crate::migrate;
use crate::realm;
use crate::store::{INSTALLATION, Store};
use crate::table::Table;
use crate::tx::WriteTx;
use crate::value::Value;
use crate::verify::{ReadFile, Verification, VerifyError, verify};

/// The longest manifest that is read, in bytes.
const MANIFEST_MOST: u64 = 64 << 20;
/// Rows inserted at a time.
const ROWS: usize = 256;

/// Why an archive was not restored. Nothing was changed in the database.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The file is no archive of ours.
    #[error("this is no backup of tiendo: {0}")]
    NotABackup(String),
    /// A newer program made it.
    #[error(
        "the backup was made by a newer program (form {form}, migration {migration}): restore it with that program"
    )]
    Newer {
        /// Its form.
        form: i64,
        /// Its newest migration.
        migration: i64,
    },
    /// A part is missing or altered.
    #[error("the backup is damaged: {part} does not match its hash; take another copy of it")]
    Damaged {
        /// The part's name in the archive.
        part: String,
    },
    /// A realm with the short name is there.
    #[error("this installation already has the realm {slug}: restore into an empty installation")]
    SlugTaken {
        /// The short name.
        slug: String,
    },
    /// Another realm has the number, which stands in every key and hash of the backup.
    #[error(
        "this installation already has a realm with the number {number} ({slug}): restore into another installation"
    )]
    NumberTaken {
        /// The number.
        number: i64,
        /// The short name of the realm that has it.
        slug: String,
    },
    /// The archive could not be read, or a file not be written.
    #[error("the backup cannot be read or a file not be written: {0}")]
    Io(#[from] io::Error),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Reads an archive back, writing its files with `write_file`, and verifies what then lies in the
/// database. Blocks: for commands and tests.
///
/// # Errors
/// [`RestoreError`]. A realm that was restored but does not verify is no error: see
/// [`Verification::problems`].
pub fn restore<A>(
    store: &Store,
    archive: A,
    mut write_file: impl FnMut(&Hash, &[u8]) -> io::Result<()>,
    read_file: impl Fn(&Hash) -> io::Result<Option<Vec<u8>>> + Send + 'static,
) -> Result<(Manifest, Verification), RestoreError>
where
    A: Read + Seek + Send + 'static,
{
    let mut zip = ZipArchive::new(archive).map_err(|e| RestoreError::NotABackup(e.to_string()))?;
    let manifest = read_manifest(&mut zip)?;
    check_tables(&mut zip, &manifest)?;
    let wanted = manifest.realm.clone();
    store.read_blocking(move |tx| is_free(&realm::all(tx)?, &wanted))?;
    for file in &manifest.files {
        let name = file_name(&file.sha256);
        let bytes = read_part(&mut zip, &name)?;
        if sha256(&bytes) != file.sha256 {
            return Err(RestoreError::Damaged { part: name });
        }
        write_file(&file.sha256, &bytes)?;
    }
    let written = manifest.clone();
    store.write_blocking(INSTALLATION, move |tx| write_all(tx, &mut zip, &written))?;
    let (realm, head) = (manifest.realm.number, manifest.head);
    let verified = store.read_blocking(move |tx| {
        let files: ReadFile<'_> = &read_file;
        verify(tx, realm, files, &[head])
    });
    match verified {
        Ok(verified) => Ok((manifest, verified)),
        Err(VerifyError::Store(error)) => Err(error.into()),
        Err(VerifyError::File(error)) => Err(error.into()),
    }
}

fn read_manifest<A: Read + Seek>(zip: &mut ZipArchive<A>) -> Result<Manifest, RestoreError> {
    let mut text = String::new();
    let not_ours = |problem: &str| RestoreError::NotABackup(problem.to_owned());
    zip.by_name(MANIFEST)
        .map_err(|_| not_ours("it has no manifest"))?
        .take(MANIFEST_MOST)
        .read_to_string(&mut text)?;
    let manifest =
        Manifest::from_json(&text).ok_or_else(|| not_ours("its manifest cannot be read"))?;
    if manifest.form > FORM || manifest.migration > migrate::newest() {
        return Err(RestoreError::Newer {
            form: manifest.form,
            migration: manifest.migration,
        });
    }
    Ok(manifest)
}

/// Reads every table once and compares it with the manifest.
fn check_tables<A: Read + Seek>(
    zip: &mut ZipArchive<A>,
    manifest: &Manifest,
) -> Result<(), RestoreError> {
    for part in &manifest.tables {
        let name = table_name(&part.name);
        let damaged = || RestoreError::Damaged { part: name.clone() };
        if !kept_tables().any(|table| table.name == part.name) {
            return Err(damaged());
        }
        let mut hash = Sha256::new();
        let mut file = zip.by_name(&name).map_err(|_| damaged())?;
        let mut buffer = vec![0; 64 << 10];
        loop {
            let count = file.read(&mut buffer).map_err(|_| damaged())?;
            if count == 0 {
                break;
            }
            hash.update(&buffer[..count]);
        }
        if Hash::from(hash.finalize()) != part.sha256 {
            return Err(damaged());
        }
    }
    Ok(())
}

fn is_free(there: &[realm::Realm], wanted: &realm::Realm) -> Result<(), RestoreError> {
    for one in there {
        if one.slug == wanted.slug {
            return Err(RestoreError::SlugTaken {
                slug: one.slug.to_string(),
            });
        }
        if one.number == wanted.number {
            return Err(RestoreError::NumberTaken {
                number: one.number.0,
                slug: one.slug.to_string(),
            });
        }
    }
    Ok(())
}

fn read_part<A: Read + Seek>(zip: &mut ZipArchive<A>, name: &str) -> Result<Vec<u8>, RestoreError> {
    let damaged = || RestoreError::Damaged {
        part: name.to_owned(),
    };
    let mut bytes = Vec::new();
    zip.by_name(name)
        .map_err(|_| damaged())?
        .read_to_end(&mut bytes)
        .map_err(|_| damaged())?;
    Ok(bytes)
}

fn write_all<A: Read + Seek>(
    tx: &mut WriteTx<'_>,
    zip: &mut ZipArchive<A>,
    manifest: &Manifest,
) -> Result<(), RestoreError> {
    // Looked at before, but another process may have been faster.
    is_free(&realm::all(tx)?, &manifest.realm)?;
    realm::restore(tx, &manifest.realm, manifest.head)?;
    for table in kept_tables() {
        if let Some(part) = manifest.tables.iter().find(|part| part.name == table.name) {
            write_table(tx, zip, table, part)?;
        }
    }
    Ok(())
}

fn write_table<A: Read + Seek>(
    tx: &mut WriteTx<'_>,
    zip: &mut ZipArchive<A>,
    table: &'static Table,
    part: &PartOfTable,
) -> Result<(), RestoreError> {
    let name = table_name(table.name);
    let damaged = || RestoreError::Damaged { part: name.clone() };
    // A column that a later version added is missing in the archive and null in the row.
    let places: Vec<Option<usize>> = table
        .columns
        .iter()
        .map(|column| part.columns.iter().position(|name| name == column.name))
        .collect();
    let lines = BufReader::new(zip.by_name(&name).map_err(|_| damaged())?).lines();
    let mut rows = Vec::with_capacity(ROWS);
    for line in lines {
        let cells = row::from_line(&line?).filter(|cells| cells.len() == part.columns.len());
        let cells = cells.ok_or_else(damaged)?;
        rows.push(
            places
                .iter()
                .map(|place| place.map_or(Value::Null, |place| cells[place].clone()))
                .collect(),
        );
        if rows.len() == ROWS {
            tx.insert_as_is(table, std::mem::take(&mut rows))?;
        }
    }
    tx.insert_as_is(table, rows)?;
    Ok(())
}
