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
    /// With room for a text of so many bytes.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            ..Self::default()
        }
    }

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
        self.end_blank(origin.is_some());
        if let Some((from, to)) = origin {
            self.map.record(self.text.len(), from);
            self.after = to;
            self.mapped = true;
        }
        self.text.push(c);
    }

    /// Adds a word that is shown as it is ([`is_shown`]), or words that are ([`is_tidy`]), and whose bytes run in step with those of its origin from `from` on.
    pub(crate) fn word(&mut self, word: &str, from: usize) {
        if word.is_empty() {
            return;
        }
        self.end_blank(true);
        self.map.record(self.text.len(), from);
        self.after = from + word.len();
        self.mapped = true;
        self.text.push_str(word);
    }

    /// Blanks between words become one.
    fn end_blank(&mut self, mapped: bool) {
        let blank = self.blank.take();
        if self.text.len() > self.start
            && let Some(from) = blank
        {
            if mapped {
                self.map.record(self.text.len(), from);
            }
            self.text.push(' ');
        }
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

    /// Where the next word will begin.
    pub(crate) fn next(&self) -> usize {
        let is_open = self.text.len() > self.start && self.blank.is_some();
        self.text.len() + usize::from(is_open)
    }

    /// Length of the text so far.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }
}

/// The bytes hold no blank, and no mark that is not seen; some words that are shown are not told. Told by the bytes with
/// which such marks begin in UTF-8.
pub(crate) fn is_shown(word: &str) -> bool {
    let bytes = word.as_bytes();
    let may_be_unseen = |&b: &u8| b <= b' ' || matches!(b, 0xC2 | 0xE2 | 0xE3 | 0xEF);
    // U+1680, in whose block the letters of Vietnamese stand.
    let is_ogham_blank = |pair: &[u8]| pair == [0xE1, 0x9A];
    !bytes.iter().any(may_be_unseen) && !bytes.windows(2).any(is_ogham_blank)
}

/// Words that are shown as they are: one blank between them, none before or behind, and no mark that is not seen; of some that are
/// it is not told. Most lines of a text file are: they are taken over in one piece.
pub(crate) fn is_tidy(words: &str) -> bool {
    let bytes = words.as_bytes();
    // Without stopping at a byte, so that many are looked at together.
    let one = bytes.iter().fold(0, |any, &b| {
        any | u8::from(b < b' ') | u8::from(matches!(b, 0xC2 | 0xE3 | 0xEF))
    });
    let (second, third) = (bytes.get(1..).unwrap_or_default(), bytes.get(2..));
    let pairs = bytes.iter().zip(second);
    let two = pairs.clone().fold(0, |any, (&a, &b)| {
        any | u8::from(a == b' ' && b == b' ') | u8::from(a == 0xE1 && b == 0x9A)
    });
    let threes = pairs.zip(third.unwrap_or_default());
    let three = threes.fold(0, |any, ((&a, &b), &c)| {
        // U+2010 to U+2027: dashes, curly quotes, dots.
        let is_sign = b == 0x80 && (0x90..=0xA7).contains(&c);
        any | u8::from(a == 0xE2 && !is_sign)
    });
    let is_bare = !matches!(bytes, [] | [b' ', ..] | [.., b' ']);
    is_bare && one | two | three == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every character that is a blank or is dropped is told, wherever it stands in a word.
    #[test]
    fn what_is_tidy_is_taken_over_as_it_is() {
        for c in (0..0x3_0000).filter_map(char::from_u32) {
            for words in [format!("a{c}b"), format!("{c}b"), format!("a{c}")] {
                let mut clean = Clean::default();
                words.chars().for_each(|c| clean.add(c, None));
                clean.end_paragraph();
                let taken = clean.text.strip_suffix('\n').unwrap_or_default();
                assert!(!is_tidy(&words) || taken == words, "{words:?}");
            }
        }
    }

    #[test]
    fn most_lines_are_tidy() {
        for (words, tidy) in [
            ("Ủy ban – “Đảng”, 12 %…", true),
            ("a  b", false),
            (" a", false),
            ("a ", false),
            ("a\tb", false),
            ("", false),
        ] {
            assert_eq!(is_tidy(words), tidy, "{words:?}");
        }
    }
}
