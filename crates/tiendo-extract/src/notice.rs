//! What a person who reads the text should know of the file it came from.

use crate::Span;

/// Something about the file that changes what its text is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is.
    pub kind: NoticeKind,
    /// The paragraphs that it touches; none where it touches none that is in the text.
    pub spans: Vec<Span>,
}

/// What a notice is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeKind {
    /// Changes were tracked and not yet accepted or refused; the text is what it is when all are accepted.
    TrackedChanges {
        /// Stretches put in.
        insertions: usize,
        /// Stretches taken out.
        deletions: usize,
    },
    /// Words that are not shown; they are not in the text.
    HiddenText,
    /// A sheet that is not shown; it is not in the text.
    HiddenSheet {
        /// Its name.
        name: String,
    },
    /// Rows that are not shown; they are not in the text.
    HiddenRows {
        /// The sheet's name.
        sheet: String,
        /// The first of them, from 1.
        first: usize,
        /// How many have something in them.
        rows: usize,
    },
    /// Columns that are not shown; they are not in the text.
    HiddenColumns {
        /// The sheet's name.
        sheet: String,
        /// The first of them, as letters.
        first: String,
        /// How many have something in them.
        columns: usize,
    },
    /// A page's own frame (menus, links to other pages, forms) was left out.
    PageFrame {
        /// Paragraphs left out.
        paragraphs: usize,
    },
    /// Blanks between words were lost; they are in the text.
    LostBlanks {
        /// How many were put back.
        count: usize,
    },
}
