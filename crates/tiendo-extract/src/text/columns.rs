//! Tables that stand in columns of blanks, as a printed page is turned into text and as people draw them by hand:
//!
//! ```text
//! TT   Nhiệm vụ                    Chủ trì         Thời gian
//! 1    Xây dựng kế hoạch đào       Sở Nội vụ       Quý I/2026
//!      tạo cán bộ
//! ```
//!
//! Nothing but places is looked at: what a head or a number means is for the reader to say. Two columns are no table here:
//! head and signature of every document stand side by side, and the reader knows them.

mod grow;
mod rows;
#[cfg(test)]
mod tests;

use std::ops::Range;

use memchr::memmem;

use crate::limits::MAX_CELLS;

/// A line of the file in columns: where its words stand.
#[derive(Debug)]
struct Line<'t> {
    /// The how manieth of the file, from 0.
    index: usize,
    text: &'t str,
    /// The byte of the text at which the line begins.
    start: usize,
    words: Vec<Word>,
}

/// Characters between blanks.
#[derive(Debug, Clone)]
struct Word {
    /// Characters from the line's beginning.
    place: Range<usize>,
    /// Bytes of the text.
    bytes: Range<usize>,
}

/// What lines of a table are.
#[derive(Debug)]
pub(super) enum Part {
    /// Rows of cells; a row without words in a column has no cell there.
    Rows(Vec<Vec<Cell>>),
    /// A line across the columns, by its number from 0: the name of a group.
    Across(usize),
}

/// A cell: the words of each of its lines as bytes of the text, and the line's number from 0.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) column: usize,
    pub(super) columns: usize,
    pub(super) lines: Vec<(usize, Range<usize>)>,
}

/// Lines of the file, from 0, that are a table, and its parts.
#[derive(Debug)]
pub(super) struct Region {
    pub(super) lines: Range<usize>,
    pub(super) parts: Vec<Part>,
}

impl Region {
    /// How many cells it has.
    pub(super) fn cells(&self) -> usize {
        let rows = self.parts.iter().flat_map(|part| match part {
            Part::Rows(rows) => rows.as_slice(),
            Part::Across(_) => &[],
        });
        rows.map(Vec::len).sum()
    }
}

/// The fewest blanks between two columns.
const GAP: usize = 2;

/// The longest line that may be one of a table, in bytes: a landscape page has some two hundred characters.
const LONGEST: usize = 1_600;

/// The tables of a text, from the top.
pub(super) fn regions(text: &str) -> Vec<Region> {
    let mut regions = Vec::new();
    if memmem::find(text.as_bytes(), b"  ").is_none() {
        return regions;
    }
    let lines: Vec<(&str, usize)> = super::split_lines(text).collect();
    let (mut at, mut top) = (0, 0);
    let mut cells = 0;
    while at < lines.len() && cells < MAX_CELLS {
        let Some(seed) = lines.get(at).and_then(|&line| Line::of(line, at)) else {
            at += 1;
            continue;
        };
        if seed.gaps().count() < 2 {
            at += 1;
            continue;
        }
        let block = grow::from(&lines, seed, top);
        at = block.end;
        if let Some(region) = rows::region(block) {
            top = at;
            cells += region.cells();
            regions.push(region);
        }
    }
    regions
}

impl<'t> Line<'t> {
    /// `None` where the line cannot be one of such a table: it is blank, too long, or has its columns told by signs.
    fn of((text, start): (&'t str, usize), index: usize) -> Option<Self> {
        let shown = text.trim();
        let has_gap = || memmem::find(shown.as_bytes(), b"  ").is_some();
        if shown.is_empty() || text.len() > LONGEST || !has_gap() {
            return None;
        }
        Self::any((text, start), index)
    }

    /// The same of a line without a gap.
    fn any((text, start): (&'t str, usize), index: usize) -> Option<Self> {
        if text.len() > LONGEST || memchr::memchr2(b'|', b'\t', text.as_bytes()).is_some() {
            return None;
        }
        let mut words: Vec<Word> = Vec::new();
        let mut in_word = false;
        for (place, (at, c)) in text.char_indices().enumerate() {
            if c.is_whitespace() {
                in_word = false;
                continue;
            }
            let end = start + at + c.len_utf8();
            match words.last_mut().filter(|_| in_word) {
                Some(word) => {
                    word.place.end = place + 1;
                    word.bytes.end = end;
                }
                None => words.push(Word {
                    place: place..place + 1,
                    bytes: start + at..end,
                }),
            }
            in_word = true;
        }
        (!words.is_empty()).then_some(Self {
            index,
            text,
            start,
            words,
        })
    }

    /// The wide gaps between its words.
    fn gaps(&self) -> impl Iterator<Item = Range<usize>> {
        let next = self.words.iter().skip(1);
        let gaps = self.words.iter().zip(next);
        gaps.map(|(word, next)| word.place.end..next.place.start)
            .filter(|gap| gap.len() >= GAP)
    }

    /// Its words between the wide gaps.
    fn segments(&self) -> Vec<&[Word]> {
        self.words
            .chunk_by(|word, next| next.place.start - word.place.end < GAP)
            .collect()
    }

    /// The words of bytes of the text.
    fn shown(&self, bytes: &Range<usize>) -> &str {
        let inside = bytes.start.checked_sub(self.start)..bytes.end.checked_sub(self.start);
        match (inside.start, inside.end) {
            (Some(from), Some(to)) => self.text.get(from..to).unwrap_or_default(),
            _ => "",
        }
    }
}

/// Where segments begin and end.
fn place(words: &[Word]) -> Range<usize> {
    let from = words.first().map_or(0, |word| word.place.start);
    from..words.last().map_or(from, |word| word.place.end)
}

fn bytes(words: &[Word]) -> Range<usize> {
    let from = words.first().map_or(0, |word| word.bytes.start);
    from..words.last().map_or(from, |word| word.bytes.end)
}
