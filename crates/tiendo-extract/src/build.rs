//! The clean text while it is made.

use tiendo_text::encoding::OffsetMap;
use tiendo_text::normal;

use crate::{Paragraph, Span};

/// Collects characters into paragraphs, one blank between words.
#[derive(Debug, Default)]
pub(crate) struct Clean {
    pub(crate) text: String,
    pub(crate) map: OffsetMap,
    /// Where the open paragraph began.
    start: usize,
    /// Origin of the first blank of a run that no word has followed yet.
    blank: Option<usize>,
    /// Origin right after the last character.
    after: usize,
    /// Characters have an origin.
    mapped: bool,
}

impl Clean {
    /// Adds words of a format whose places are those of the clean text itself.
    pub(crate) fn words(&mut self, words: &str) {
        for c in normal::compose(words).text.chars() {
            self.add(c, None);
        }
    }

    /// Adds one character that came from `[from, to)` of the origin.
    pub(crate) fn push(&mut self, c: char, from: usize, to: usize) {
        self.add(c, Some((from, to)));
    }

    fn add(&mut self, c: char, origin: Option<(usize, usize)>) {
        if c.is_whitespace() || c == '\u{1A}' {
            self.blank.get_or_insert(origin.map_or(0, |(from, _)| from));
            return;
        }
        // Marks that are not seen: zero-width blanks and joiners, the byte-order mark, the soft hyphen.
        if matches!(
            c,
            '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}'
        ) {
            return;
        }
        let blank = self.blank.take();
        if self.text.len() > self.start
            && let Some(from) = blank
        {
            if origin.is_some() {
                self.map.record(self.text.len(), from);
            }
            self.text.push(' ');
        }
        if let Some((from, to)) = origin {
            self.map.record(self.text.len(), from);
            self.after = to;
            self.mapped = true;
        }
        self.text.push(c);
    }

    /// Ends the paragraph; `None` where it has no words.
    pub(crate) fn end_paragraph(&mut self) -> Option<Paragraph> {
        self.blank = None;
        if self.text.len() == self.start {
            return None;
        }
        let span = Span {
            start: self.start,
            end: self.text.len(),
        };
        if self.mapped {
            self.map.record(self.text.len(), self.after);
        }
        self.text.push('\n');
        self.start = self.text.len();
        Some(Paragraph { span })
    }

    /// Length of the text so far.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }
}
