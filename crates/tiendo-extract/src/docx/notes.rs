//! Footnotes and endnotes by the ids of their marks.

use std::collections::BTreeMap;

use super::parse::Parser;
use super::tree::{Node, Note};
use crate::ExtractError;
use crate::xml::{Part, Piece};

#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) all: BTreeMap<Note, Vec<Node>>,
}

impl Notes {
    /// Takes the notes of one part; the lines that part them from the text are none.
    pub(super) fn read(&mut self, parser: &mut Parser, text: &str) -> Result<(), ExtractError> {
        let mut part = Part::new("footnotes.xml", text);
        while let Some(piece) = part.next()? {
            let Piece::Open(tag) = piece else { continue };
            let id = tag.get("id").unwrap_or_default();
            let (note, name) = match tag.name() {
                "footnote" => (Note::Foot(id), "footnote"),
                "endnote" => (Note::End(id), "endnote"),
                _ => continue,
            };
            let separates = tag.get("type").is_some_and(|kind| kind != "normal");
            if separates {
                part.skip()?;
            } else {
                let nodes = parser.content(&mut part, name)?;
                self.all.insert(note, nodes);
            }
        }
        Ok(())
    }
}
