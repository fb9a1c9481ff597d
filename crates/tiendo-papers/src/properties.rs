//! What a file says about itself in its properties, never on its face.

use jiff::Timestamp;

/// Document properties of a paper or a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Properties {
    /// Who made the file: the body, not a person.
    pub author: String,
    /// When it was made, by the server's clock.
    pub made_at: Timestamp,
    /// Head of the journal at that moment (sequence number and hash), so that the file can later
    /// witness that the journal was not cut or rewritten. It stands in the custom property
    /// [`JOURNAL_HEAD`](Self::JOURNAL_HEAD) and nowhere on the pages.
    pub journal_head: Option<String>,
}

impl Properties {
    /// Name of the custom property that holds the head of the journal.
    pub const JOURNAL_HEAD: &str = "tiendo-journal-head";
}
