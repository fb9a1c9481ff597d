//! File bytes to the neutral document that the reader sees: blocks of text and tables, each knowing its place in the file.
//!
//! Here alone is known what a file format is. Text and HTML are read; the other formats get their arm in
//! [`extract`] and give the same [`Source`]. What the words mean is not known here.

#![cfg_attr(not(test), warn(clippy::string_slice, clippy::indexing_slicing))]

mod build;
mod error;
mod format;
mod html;
pub mod secrecy;
mod source;
mod text;

pub use error::ExtractError;
pub use format::Format;
pub use source::{Block, Cell, Paragraph, Places, Source, Span, Table};

/// The largest file that is looked at, in bytes: a plan of a thousand pages is far smaller.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;

/// How deep tables may stand in tables; what is deeper becomes paragraphs of the cell around it.
pub const MAX_TABLE_DEPTH: usize = 16;

/// Turns a file into the neutral document. `name` is the file's name: its ending helps to tell the
/// format; no disk is touched.
/// # Errors
/// [`ExtractError`] when the file is empty, too large, of a format that is not read, or no document at all.
pub fn extract(name: &str, bytes: &[u8]) -> Result<Source, ExtractError> {
    if bytes.len() > MAX_BYTES {
        return Err(ExtractError::TooLarge { bytes: bytes.len() });
    }
    let source = match format::tell(name, bytes)? {
        Format::Text => text::extract(bytes)?,
        Format::Html => html::extract(bytes)?,
    };
    if source.text.trim().is_empty() {
        return Err(ExtractError::Empty);
    }
    Ok(source)
}

#[cfg(test)]
mod tests;
