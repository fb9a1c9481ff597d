//! The words that cells share.

use std::sync::Arc;

use crate::limits::MAX_CELLS;
use crate::xml::{Part, Piece};
use crate::{ExtractError, Limit};

/// # Errors
/// Where the part is damaged or holds more than a workbook may.
pub(super) fn read(text: &str) -> Result<Vec<Arc<str>>, ExtractError> {
    let mut part = Part::new("sharedStrings.xml", text);
    let mut all = Vec::new();
    while let Some(piece) = part.next()? {
        if matches!(&piece, Piece::Open(tag) if tag.name() == "si") {
            if all.len() >= MAX_CELLS {
                return Err(ExtractError::Beyond(Limit::Cells));
            }
            all.push(rich(&mut part, "si")?.into());
        }
    }
    Ok(all)
}

/// The words of an element that was just opened, whatever their looks; signs of how they sound are none of them.
pub(super) fn rich(part: &mut Part, until: &str) -> Result<String, ExtractError> {
    let mut words = String::new();
    let mut reading = false;
    while let Some(piece) = part.next()? {
        match piece {
            Piece::Open(tag) => match tag.name() {
                "t" => reading = true,
                "rPh" | "rPr" => part.skip()?,
                _ => {}
            },
            Piece::Text(more) if reading => words += &more,
            Piece::Text(_) => {}
            Piece::Close(name) if name == until => break,
            Piece::Close(_) => reading = false,
        }
    }
    Ok(unescaped(words))
}

/// Line ends are also written `_x000D_`.
fn unescaped(words: String) -> String {
    if words.contains("_x000") {
        words
            .replace("_x000D_", "")
            .replace("_x000A_", "\n")
            .replace("_x0009_", " ")
    } else {
        words
    }
}
