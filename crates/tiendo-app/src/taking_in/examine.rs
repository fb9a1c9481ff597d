//! Looking at a file before anything of it is kept.

use super::{TakingInRefusal, refuse};
use crate::{AppError, files::Files};
use tiendo_extract::{Format, Source, extract, secrecy};
use tiendo_read::{Reading, read};
use tiendo_store::{Hash, sha256};

/// A file that may be taken in, with what was read.
#[derive(Debug, Clone)]
pub struct Examined {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes.
    pub sha256: Hash,
    /// Its text, freed of the format.
    pub source: Source,
    /// What was read.
    pub reading: Reading,
}

/// Reads a file. A marking of a state secret counts in the name and in the text.
///
/// # Errors
/// [`TakingInRefusal`] where the file is marked as secret, gives no text, or is no document.
pub fn examine(name: &str, bytes: Vec<u8>) -> Result<Examined, AppError> {
    if let Some(degree) = secrecy::in_name(name) {
        return Err(refuse(TakingInRefusal::Secret(degree)));
    }
    let unreadable = |error| refuse(TakingInRefusal::Unreadable(error));
    let source = extract(name, &bytes).map_err(unreadable)?;
    if let Some(marking) = secrecy::marking(name, &source) {
        return Err(refuse(TakingInRefusal::Secret(marking.degree)));
    }
    let reading = read(&source)
        .recognised()
        .map_err(|_| refuse(TakingInRefusal::Unrecognised))?;
    Ok(Examined {
        name: name.to_owned(),
        sha256: sha256(&bytes),
        bytes,
        source,
        reading,
    })
}

impl Examined {
    /// Puts the bytes on disk, before the row that names them.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn keep(&self, files: &Files) -> Result<(), AppError> {
        files.put(&self.bytes)?;
        Ok(())
    }

    /// The media type by which the file is kept.
    pub(super) fn media_type(&self) -> &'static str {
        match self.source.format {
            Format::Text => "text/plain",
            Format::Html => "text/html",
            Format::Docx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}
