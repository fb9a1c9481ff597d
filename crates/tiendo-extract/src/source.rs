//! The neutral document: one clean text, its blocks, and the way back into the file.

use std::ops::Range;

use tiendo_text::encoding::OffsetMap;

use crate::{Apart, Format, Notice};

/// Bytes `[start, end)` of [`Source::text`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

/// A paragraph, heading, list item or line: a stretch of the text without a line end, with words in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Where its words stand.
    pub span: Span,
}

/// What stands below one another in a document or a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Words.
    Paragraph(Paragraph),
    /// A table with cells.
    Table(Table),
}

/// A table as drawn; layout tables (header, signatures) are tables too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Rows from the top; a row holds the cells that begin in it, from the left.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Column in which it begins, from 0, spans of earlier rows counted.
    pub column: usize,
    /// Columns that it covers, at least 1.
    pub columns: usize,
    /// Rows that it covers, at least 1.
    pub rows: usize,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// Where places of the clean text stand in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// To bytes of the file (text), or of the clean text itself (other formats).
    pub(crate) map: OffsetMap,
    /// For text files: where each line of the file begins in the clean text, and its number from 0. A row of a table in columns
    /// is one line, the first of those on which it stands.
    pub(crate) lines: Option<Vec<(usize, usize)>>,
    /// Where the words of each line of a cell begin in the clean text, of tables in columns: in the file words of other cells
    /// stand before them.
    pub(crate) pieces: Vec<usize>,
    /// For workbooks: where each cell with words begins in the clean text, its sheet and its name.
    pub(crate) cells: Vec<(usize, CellPlace)>,
    /// For formats without lines and cells: where each paragraph begins in the clean text.
    pub(crate) paragraphs: Vec<usize>,
}

/// A cell of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellPlace {
    /// The sheet's name.
    pub sheet: std::sync::Arc<str>,
    /// Row and column, from 0.
    pub at: (usize, usize),
}

impl CellPlace {
    /// The cell as a person names it: `B12`.
    pub fn name(&self) -> String {
        format!("{}{}", column_letters(self.at.1), self.at.0 + 1)
    }
}

/// A column as a person names it: 0 is `A`, 26 is `AA`.
pub(crate) fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

/// Where something stands in a file that is no text file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// The paragraph, from 1: the line of the clean text.
    Paragraph(usize),
    /// The cell of a workbook.
    Cell(CellPlace),
}

impl Places {
    /// Places of a format whose provenance is in the clean text itself.
    pub(crate) fn of_itself() -> Self {
        Self {
            map: OffsetMap::shifted(0),
            lines: None,
            pieces: Vec::new(),
            cells: Vec::new(),
            paragraphs: Vec::new(),
        }
    }

    /// The place in the file beside the bytes: the cell of a workbook, the paragraph of a Word file or page. `None` for
    /// text files, whose bytes are the file's own.
    pub fn spot(&self, at: usize) -> Option<Spot> {
        if self.lines.is_some() {
            return None;
        }
        let cell = self
            .cells
            .partition_point(|(start, _)| *start <= at)
            .checked_sub(1)
            .and_then(|i| self.cells.get(i));
        if let Some((_, place)) = cell {
            return Some(Spot::Cell(place.clone()));
        }
        let before = self.paragraphs.partition_point(|&start| start <= at);
        Some(Spot::Paragraph(before.max(1)))
    }

    /// `[start, end)` for provenance: bytes of a text file as it is, before decoding or normalising; for other formats bytes
    /// of the clean text. One for all words, but where they stand on several lines of a cell of a table in columns.
    pub fn origins(&self, span: Span) -> Vec<(usize, usize)> {
        let first = self.pieces.partition_point(|&piece| piece <= span.start);
        let pieces = self.pieces.get(first..).unwrap_or_default();
        let inside = pieces.iter().copied().take_while(|&piece| piece < span.end);
        let mut from = span.start;
        let mut origins = Vec::new();
        for piece in inside {
            // Before a piece stands a blank or the end of a cell.
            origins.push((self.map.origin(from), self.map.origin(piece - 1)));
            from = piece;
        }
        origins.push((self.map.origin(from), self.map.origin(span.end)));
        origins
    }

    /// How many bytes of the file words take, with what stands between them.
    pub fn width(&self, span: Span) -> usize {
        let (start, end) = (self.map.origin(span.start), self.map.origin(span.end));
        end.saturating_sub(start)
    }

    /// Bytes of the clean text, whose length is given, for one pair of bytes that [`Self::origins`] gives.
    pub fn clean(&self, (start, end): (usize, usize), length: usize) -> Span {
        let begins = std::iter::once(0).chain(self.pieces.iter().copied());
        let ends = self.pieces.iter().copied().chain([length]);
        let holds = |run: &Range<usize>| {
            let last = self.map.origin(run.end.saturating_sub(1).max(run.start));
            self.map.origin(run.start) <= start && start < last
        };
        let mut runs = begins.zip(ends).map(|(from, to)| from..to);
        let run = runs.find(holds).unwrap_or(0..length);
        Span {
            start: self.first_from(start, &run),
            end: self.first_from(end, &run),
        }
    }

    /// The first byte of a stretch, in which the places in the file rise, that stands there or behind it.
    fn first_from(&self, wanted: usize, run: &Range<usize>) -> usize {
        let (mut low, mut high) = (run.start, run.end);
        while low < high {
            let middle = low.midpoint(high);
            if self.map.origin(middle) < wanted {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The line of the file, from 1, in which byte `at` of the clean text stands; text files only.
    pub fn line(&self, at: usize) -> Option<usize> {
        let lines = self.lines.as_ref()?;
        let begun = lines.partition_point(|&(start, _)| start <= at);
        let last = begun.checked_sub(1).and_then(|i| lines.get(i));
        Some(last.map_or(1, |(_, number)| number + 1))
    }
}

/// A document freed of its format. The text is composed Unicode (NFC); every run of blanks is one space; each
/// paragraph stands on a line of its own. Tone marks, punctuation and case are as in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The format it came in.
    pub format: Format,
    /// The clean text.
    pub text: String,
    /// What the text consists of, from the top.
    pub blocks: Vec<Block>,
    /// The way back into the file.
    pub places: Places,
    /// What the file holds beside its text.
    pub apart: Vec<Apart>,
    /// What should be known of the file.
    pub notices: Vec<Notice>,
}

impl Source {
    /// The words of a span; empty where the span is not one of this text.
    pub fn words(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// All paragraphs in reading order, those in tables too, row by row.
    pub fn paragraphs(&self) -> Vec<Paragraph> {
        let mut all = Vec::new();
        collect(&self.blocks, &mut all);
        all
    }
}

/// Depth is bounded by [`crate::MAX_TABLE_DEPTH`].
fn collect(blocks: &[Block], all: &mut Vec<Paragraph>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => all.push(*paragraph),
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    collect(&cell.blocks, all);
                }
            }
        }
    }
}
