//! Word and Excel files: a ZIP archive whose parts point at one another. Sizes that the archive declares are not
//! believed; what is unpacked is counted while it comes.

use std::io::{Cursor, Read};

use tiendo_text::encoding;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::limits::{MAX_PARTS, MAX_UNPACKED};
use crate::xml::{Part, Piece};
use crate::{ExtractError, Limit};

/// An open archive.
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes that may still be unpacked.
    left: usize,
}

/// That one part points at another.
#[derive(Debug, Clone)]
pub(crate) struct Relation {
    pub(crate) id: String,
    /// The last word of its kind: `styles`, `header`, `worksheet`.
    pub(crate) kind: String,
    /// The other part's name in the archive.
    pub(crate) target: String,
}

impl<'b> Package<'b> {
    /// # Errors
    /// [`ExtractError::Damaged`] where this is no archive, [`ExtractError::Beyond`] where it has too many parts.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, ExtractError> {
        if declared_parts(bytes).is_some_and(|parts| parts > MAX_PARTS) {
            return Err(ExtractError::Beyond(Limit::Parts));
        }
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| ExtractError::damaged("ZIP"))?;
        if archive.len() > MAX_PARTS {
            return Err(ExtractError::Beyond(Limit::Parts));
        }
        Ok(Self {
            archive,
            left: MAX_UNPACKED,
        })
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The text of a part; `None` where there is no such part.
    /// # Errors
    /// [`ExtractError`] where it cannot be unpacked within the limits, or is encrypted.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, ExtractError> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(ExtractError::Protected);
            }
            Err(_) => return Err(ExtractError::damaged(name)),
        };
        let mut bytes = Vec::new();
        let most = u64::try_from(self.left).unwrap_or(u64::MAX);
        part.take(most.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(|_| ExtractError::damaged(name))?;
        self.left = self
            .left
            .checked_sub(bytes.len())
            .ok_or(ExtractError::Beyond(Limit::Unpacked))?;
        decoded(bytes)
            .map(Some)
            .ok_or_else(|| ExtractError::damaged(name))
    }

    /// The parts that `name` points at; that of the package itself is "".
    /// # Errors
    /// As [`Self::text`].
    pub(crate) fn relations(&mut self, name: &str) -> Result<Vec<Relation>, ExtractError> {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let dash = if folder.is_empty() { "" } else { "/" };
        let listed = format!("{folder}{dash}_rels/{file}.rels");
        let Some(text) = self.text(&listed)? else {
            return Ok(Vec::new());
        };
        let mut part = Part::new(&listed, &text);
        let mut relations = Vec::new();
        while let Some(piece) = part.next()? {
            let Piece::Open(tag) = piece else { continue };
            let outside = tag.get("TargetMode").is_some_and(|mode| mode == "External");
            if tag.name() != "Relationship" || outside {
                continue;
            }
            if let (Some(id), Some(kind), Some(target)) =
                (tag.get("Id"), tag.get("Type"), tag.get("Target"))
            {
                relations.push(Relation {
                    id,
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: resolve(folder, &target),
                });
            }
        }
        Ok(relations)
    }
}

/// A target as the name of a part: relative to the folder of the part that points, or from the top.
fn resolve(folder: &str, target: &str) -> String {
    let (mut steps, rest): (Vec<&str>, &str) = match target.strip_prefix('/') {
        Some(rest) => (Vec::new(), rest),
        None => (
            folder.split('/').filter(|s| !s.is_empty()).collect(),
            target,
        ),
    };
    for step in rest.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." | "" => {}
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

/// Markup is UTF-8 or UTF-16; bytes that do not fit are replaced, as a word processor does.
fn decoded(bytes: Vec<u8>) -> Option<String> {
    if let [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] = bytes.as_slice() {
        return encoding::decode(&bytes)
            .ok()
            .map(|decoded| decoded.text.into_owned());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => Some(String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}

/// How many parts the directory at the archive's end says there are.
fn declared_parts(bytes: &[u8]) -> Option<usize> {
    const LONGEST: usize = 66_000;
    let tail = bytes.get(bytes.len().saturating_sub(LONGEST)..)?;
    let at = memchr::memmem::rfind(tail, b"PK\x05\x06")?;
    let count = tail.get(at + 10..at + 12)?;
    let &[low, high] = count else { return None };
    Some(usize::from(u16::from_le_bytes([low, high])))
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_found_from_where_they_are_named() {
        for (folder, target, name) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("word", "/word/styles.xml", "word/styles.xml"),
            ("xl/worksheets", "../drawings/d.xml", "xl/drawings/d.xml"),
            ("", "word/document.xml", "word/document.xml"),
            ("a", "../../../b.xml", "b.xml"),
        ] {
            assert_eq!(resolve(folder, target), name);
        }
    }
}
