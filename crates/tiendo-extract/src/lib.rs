//! File bytes to the neutral document that the reader sees: blocks of text and tables, each knowing its place in the file.
//!
//! Here alone is known what a file format is. A new format gets its arm in [`extract`] and gives the same [`Source`];
//! what needs a program of the system (scans) is turned into one of the formats before. What the words mean is not known
//! here.

#![cfg_attr(not(test), warn(clippy::string_slice, clippy::indexing_slicing))]

mod apart;
mod build;
mod docx;
mod error;
mod format;
mod grid;
mod html;
pub mod limits;
mod markdown;
mod mhtml;
mod notice;
mod numerals;
mod package;
pub mod secrecy;
mod source;
mod text;
mod unglued;
mod xlsx;
mod xml;

pub use apart::{Apart, ApartKind};
pub use error::{ExtractError, Limit};
pub use format::Format;
pub use limits::{MAX_BYTES, MAX_TABLE_DEPTH};
pub use notice::{Notice, NoticeKind};
pub use source::{Block, Cell, CellPlace, Paragraph, Places, Source, Span, Spot, Table};

use format::Told;
use package::Package;

/// Turns a file into the neutral document. `name` is the file's name: its ending helps to tell the
/// format; no disk is touched.
/// # Errors
/// [`ExtractError`] when the file is empty, too large, damaged, of a format that is not read, or no document at all.
pub fn extract(name: &str, bytes: &[u8]) -> Result<Source, ExtractError> {
    if bytes.len() > MAX_BYTES {
        return Err(ExtractError::TooLarge { bytes: bytes.len() });
    }
    let mut source = match format::tell(name, bytes)? {
        Told::Text => text::extract(bytes)?,
        Told::Html => html::extract(bytes)?,
        Told::SavedPage => html::extract(&mhtml::page(bytes)?)?,
        Told::Package => packaged(bytes)?,
    };
    if source.text.len() > limits::MAX_TEXT {
        return Err(ExtractError::Beyond(Limit::Text));
    }
    if source.text.trim().is_empty() {
        return Err(ExtractError::Empty);
    }
    unglued::unglue(&mut source);
    if source.places.lines.is_none() {
        let starts = source.paragraphs();
        source.places.paragraphs = starts
            .iter()
            .map(|paragraph| paragraph.span.start)
            .collect();
        source.places.paragraphs.sort_unstable();
    }
    Ok(source)
}

/// A file that is an archive: what it holds tells what it is, whatever it is called.
fn packaged(bytes: &[u8]) -> Result<Source, ExtractError> {
    let mut package = Package::open(bytes)?;
    let relations = package.relations("")?;
    let main = relations
        .into_iter()
        .find(|relation| relation.kind == "officeDocument")
        .map(|relation| relation.target)
        .unwrap_or_default();
    match main.split('/').next() {
        Some("word") => docx::extract(&mut package, &main),
        Some("xl") => xlsx::extract(&mut package, &main),
        _ => Err(ExtractError::Unsupported {
            what: format::archive(&mut package).to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests;
