//! What stands in a part of a Word file, before numbers are made: paragraphs, tables, boxes.

use super::styles::{Look, NumberedBy};

/// What stands below one another.
#[derive(Debug)]
pub(super) enum Node {
    Paragraph(Para),
    Table(Vec<Row>),
}

/// A paragraph as it stands once every change is accepted.
#[derive(Debug, Default)]
pub(super) struct Para {
    pub(super) style: Option<String>,
    pub(super) numbered: NumberedBy,
    /// What its style makes of its words.
    pub(super) look: Look,
    pub(super) words: Vec<Inline>,
    /// Text boxes that hang on it.
    pub(super) boxes: Vec<Vec<Node>>,
    /// A tracked change touches it.
    pub(super) changed: bool,
    /// Its end was deleted: it runs into the paragraph below.
    pub(super) runs_on: bool,
}

/// What stands in a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Inline {
    Words(String),
    /// Words that are not shown.
    Hidden(String),
    /// The line ends, the paragraph does not.
    Break,
    /// The mark of a note.
    Note(Note),
}

/// Which note.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Note {
    Foot(String),
    End(String),
}

#[derive(Debug, Default)]
pub(super) struct Row {
    /// Columns left free in front of the first cell.
    pub(super) before: usize,
    pub(super) cells: Vec<RowCell>,
    /// A tracked change took the row away.
    pub(super) deleted: bool,
}

/// How a cell goes on from its neighbour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Merge {
    #[default]
    None,
    Begins,
    GoesOn,
}

#[derive(Debug, Default)]
pub(super) struct RowCell {
    pub(super) columns: usize,
    /// With the cell above.
    pub(super) down: Merge,
    /// With the cell to the left.
    pub(super) across: Merge,
    pub(super) nodes: Vec<Node>,
    pub(super) deleted: bool,
}

impl Para {
    /// Adds words to what stands there already.
    pub(super) fn add(&mut self, words: &str, hidden: bool) {
        match (self.words.last_mut(), hidden) {
            (Some(Inline::Words(last)), false) | (Some(Inline::Hidden(last)), true) => {
                *last += words;
            }
            (_, false) => self.words.push(Inline::Words(words.to_owned())),
            (_, true) => self.words.push(Inline::Hidden(words.to_owned())),
        }
    }
}
