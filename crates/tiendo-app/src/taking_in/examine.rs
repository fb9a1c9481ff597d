//! Looking at a file before anything of it is kept.

use super::{TakingInRefusal, refuse};
use crate::{AppError, files::Files, spellings::Spellings};
use jiff::Timestamp;
use std::sync::Arc;
use tiendo_extract::{Format, Source, extract, secrecy};
use tiendo_read::{Reading, Vocabulary, Words, read_with};
use tiendo_store::{Hash, document, sha256, stored_file};

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
    /// The same as JSON, with the place of every value.
    pub json: Arc<serde_json::Value>,
    /// With what spellings of the realm's own it was read.
    pub spellings: Spellings,
    /// The same, with those of the reader.
    pub vocabulary: Vocabulary,
}

/// Reads a file with the spellings of the reader alone; see [`examine_with`].
///
/// # Errors
/// As [`examine_with`].
pub fn examine(name: &str, bytes: Vec<u8>) -> Result<Examined, AppError> {
    examine_with(name, bytes, Spellings::default())
}

/// Reads a file with a realm's own spellings. A marking of a state secret counts in the name and in the text.
///
/// # Errors
/// [`TakingInRefusal`] where the file is marked as secret, gives no text, or is no document.
pub fn examine_with(
    name: &str,
    bytes: Vec<u8>,
    spellings: Spellings,
) -> Result<Examined, AppError> {
    if let Some(degree) = secrecy::in_name(name) {
        return Err(refuse(TakingInRefusal::Secret(degree)));
    }
    let unreadable = |error| refuse(TakingInRefusal::Unreadable(error));
    let source = extract(name, &bytes).map_err(unreadable)?;
    if let Some(marking) = secrecy::marking(name, &source) {
        return Err(refuse(TakingInRefusal::Secret(marking.degree)));
    }
    let vocabulary = spellings.vocabulary();
    let reading = read_with(&source, &vocabulary)
        .recognised()
        .map_err(|_| refuse(TakingInRefusal::Unrecognised))?;
    Ok(Examined {
        name: name.to_owned(),
        sha256: sha256(&bytes),
        bytes,
        source,
        json: Arc::new(reading.to_json()),
        reading,
        spellings,
        vocabulary,
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

    /// The row of the file.
    pub(super) fn stored_file(&self, now: Timestamp) -> stored_file::Record {
        stored_file::Record {
            sha256: self.sha256,
            size: self.bytes.len() as u64,
            media_type: self.media_type().to_owned(),
            stored_at: now,
            destroyed_at: None,
        }
    }

    /// The row of a document with this file: how it names itself.
    pub(super) fn record(&self, of: &document::Record) -> document::Record {
        let header = &self.reading.document.header;
        let words = |words: Option<&Words>| words.map(|words| words.value.clone());
        document::Record {
            sha256: self.sha256,
            name: self.name.clone(),
            issuer: words(header.issuer.as_ref()),
            number: words(header.number.as_ref()),
            issued_on: header.date.as_ref().map(|date| date.value),
            title: words(header.title.as_ref()),
            ..of.clone()
        }
    }

    /// The media type by which the file is kept.
    fn media_type(&self) -> &'static str {
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
