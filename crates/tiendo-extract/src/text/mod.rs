//! Plain text: a paragraph a line; lines with bars are a table, and so are lines whose words stand in columns.

mod bars;
mod boxes;
mod columns;

use std::ops::Range;

use tiendo_text::encoding::{self, Mapped};
use tiendo_text::normal;

use bars::{Borders, Inside};
use columns::{Part, Region};

use crate::build::{Clean, is_shown, is_tidy};
use crate::markdown;
use crate::{Block, Cell, ExtractError, Format, Places, Source, Table};

pub(crate) fn extract(bytes: &[u8]) -> Result<Source, ExtractError> {
    let decoded = encoding::decode(bytes)?;
    let composed = normal::compose(&decoded.text);
    Ok(build(&composed, &decoded))
}

fn build(composed: &Mapped, decoded: &Mapped) -> Source {
    let way = Way { composed, decoded };
    let most_lines = memchr::memchr_iter(b'\n', composed.text.as_bytes()).count() + 1;
    let mut writer = Writer {
        clean: Clean::with_capacity(composed.text.len() + 1),
        lines: Vec::with_capacity(most_lines),
        pieces: Vec::new(),
        in_step: way.shift(),
        way,
        is_markdown: markdown::is_markdown(&composed.text),
    };
    let mut blocks = Vec::with_capacity(most_lines);
    let mut table = Table::default();
    let mut borders = Borders::default();
    let mut drawn = if writer.is_markdown {
        Vec::new()
    } else {
        let mut all = columns::regions(&composed.text);
        all.extend(boxes::regions(&composed.text));
        all
    };
    drawn.sort_by_key(|region| region.lines.start);
    let mut drawn = drawn.into_iter().peekable();
    let mut lines = split_lines(&composed.text).enumerate();
    while let Some((number, (line, start))) = lines.next() {
        if let Some(region) = drawn.next_if(|region| region.lines.start == number) {
            if !table.rows.is_empty() {
                blocks.push(Block::Table(std::mem::take(&mut table)));
            }
            let all = std::iter::once((number, (line, start)));
            let all = all.chain(lines.by_ref().take(region.lines.len() - 1));
            writer.region(&region, &all.collect::<Vec<_>>(), &mut blocks);
            continue;
        }
        writer.begin(number);
        let (line, start) = if writer.is_markdown {
            markdown::without_marks(line, start)
        } else {
            (line, start)
        };
        let inside = if table.rows.is_empty() {
            borders = Borders::of(line);
            Inside::Text
        } else {
            Inside::Table(borders)
        };
        let cells = bars::row(line, inside);
        if cells.is_none() && !table.rows.is_empty() {
            blocks.push(Block::Table(std::mem::take(&mut table)));
        }
        if let Some(pieces) = cells {
            let pieces = pieces.into_iter().enumerate();
            let row: Vec<Cell> = pieces
                .map(|(column, (from, to))| Cell {
                    column,
                    columns: 1,
                    rows: 1,
                    blocks: writer.cell(line.get(from..to).unwrap_or_default(), start + from),
                })
                .collect();
            if row.iter().any(|cell| !cell.blocks.is_empty()) {
                table.rows.push(row);
            }
        } else {
            blocks.extend(writer.line(line, start));
        }
    }
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table));
    }
    let Clean { text, map, .. } = writer.clean;
    Source {
        format: Format::Text,
        text,
        blocks,
        places: Places {
            map,
            lines: Some(writer.lines),
            pieces: writer.pieces,
            cells: Vec::new(),
            paragraphs: Vec::new(),
        },
        apart: Vec::new(),
        notices: Vec::new(),
    }
}

/// Writes words of the file into the clean text.
struct Writer<'m> {
    clean: Clean,
    /// Where lines of the file begin in the clean text, and which.
    lines: Vec<(usize, usize)>,
    /// Where the words of each line of a cell begin, of tables in columns.
    pieces: Vec<usize>,
    way: Way<'m>,
    /// By how much the file is ahead of the text, where that is the same everywhere.
    in_step: Option<usize>,
    is_markdown: bool,
}

impl Writer<'_> {
    /// What is written next stands on this line of the file, from 0.
    fn begin(&mut self, number: usize) {
        self.lines.push((self.clean.len(), number));
    }

    /// A table whose cells stand on several lines; `lines`: all of its lines, with their numbers.
    fn region(
        &mut self,
        region: &Region,
        lines: &[(usize, (&str, usize))],
        blocks: &mut Vec<Block>,
    ) {
        for part in &region.parts {
            match part {
                Part::Across(number) => {
                    let line = number.checked_sub(region.lines.start);
                    if let Some(&(_, (line, start))) = line.and_then(|i| lines.get(i)) {
                        self.begin(*number);
                        blocks.extend(self.line(line, start));
                    }
                }
                Part::Rows(rows) => {
                    let rows = rows.iter().map(|row| {
                        let lines = row.iter().flat_map(|cell| &cell.lines);
                        if let Some(first) = lines.map(|(number, _)| *number).min() {
                            self.begin(first);
                        }
                        let cells = row.iter().map(|cell| Cell {
                            column: cell.column,
                            columns: cell.columns,
                            rows: 1,
                            blocks: self.cell_of_lines(&cell.lines),
                        });
                        cells.collect()
                    });
                    blocks.push(Block::Table(Table {
                        rows: rows.collect(),
                    }));
                }
            }
        }
    }

    /// The words of a cell's lines: a paragraph goes on from line to line until one opens with a mark.
    fn cell_of_lines(&mut self, lines: &[(usize, Range<usize>)]) -> Vec<Block> {
        let mut blocks = Vec::new();
        let composed = self.way.composed;
        let words = |bytes: &Range<usize>| composed.text.get(bytes.clone()).unwrap_or_default();
        let has_marks = lines
            .first()
            .is_some_and(|(_, bytes)| opens_with_a_mark(words(bytes)));
        let mut above: Option<Range<usize>> = None;
        for (_, bytes) in lines {
            // "Sở Lao động", "– Thương binh": a dash in the middle of words is no mark.
            let has_ended = || {
                above
                    .as_ref()
                    .is_some_and(|above| words(above).ends_with(['.', ';', ':']))
            };
            if opens_with_a_mark(words(bytes)) && (has_marks || has_ended()) {
                blocks.extend(self.clean.end_paragraph().map(Block::Paragraph));
            }
            if let Some(above) = above.replace(bytes.clone()) {
                self.push(" ", above.end);
            }
            let begins = self.clean.next();
            self.push(words(bytes), bytes.start);
            // Of marks that are not seen nothing is written.
            if self.clean.len() > begins {
                self.pieces.push(begins);
            }
        }
        blocks.extend(self.clean.end_paragraph().map(Block::Paragraph));
        blocks
    }

    /// The words of a line that begins at a byte of the composed text.
    fn line(&mut self, line: &str, start: usize) -> Option<Block> {
        if self.is_markdown {
            for (words, at) in markdown::words(line, start) {
                self.push(words, at);
            }
        } else {
            self.push(line, start);
        }
        self.clean.end_paragraph().map(Block::Paragraph)
    }

    /// The words of a cell.
    fn cell(&mut self, cell: &str, start: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut from = 0;
        while let Some((at, end)) = line_break(cell, from) {
            blocks.extend(self.line_of_cell(cell.get(from..at).unwrap_or_default(), start + from));
            from = end;
        }
        blocks.extend(self.line_of_cell(cell.get(from..).unwrap_or_default(), start + from));
        blocks
    }

    /// The words of a cell between two breaks.
    fn line_of_cell(&mut self, line: &str, start: usize) -> Vec<Block> {
        if !self.is_markdown {
            return self.line(line, start).into_iter().collect();
        }
        markdown::lines(line, start)
            .filter_map(|(line, at)| self.line(line, at))
            .collect()
    }

    fn push(&mut self, words: &str, start: usize) {
        let mut at = start;
        if let Some(shift) = self.in_step
            && is_tidy(words)
        {
            self.clean.word(words, start + shift);
            return;
        }
        for piece in words.split_inclusive(' ') {
            let word = piece.strip_suffix(' ').unwrap_or(piece);
            let mut rest = piece;
            if let Some(shift) = self.in_step
                && is_shown(word)
            {
                self.clean.word(word, at + shift);
                rest = piece.get(word.len()..).unwrap_or_default();
                at += word.len();
            }
            for c in rest.chars() {
                let end = at + c.len_utf8();
                self.clean
                    .push(c, self.way.origin(at), self.way.origin(end));
                at = end;
            }
        }
    }
}

/// Where a cell has the tag for a line's end behind a byte, which converters leave between bars.
fn line_break(cell: &str, from: usize) -> Option<(usize, usize)> {
    const TAG: &str = "<br";
    let mut from = from;
    loop {
        let at = from + memchr::memmem::find(cell.get(from..)?.as_bytes(), TAG.as_bytes())?;
        let rest = cell.get(at + TAG.len()..)?;
        let inside = rest
            .bytes()
            .take_while(|b| matches!(b, b' ' | b'/'))
            .count();
        if rest.as_bytes().get(inside) == Some(&b'>') {
            return Some((at, at + TAG.len() + inside + 1));
        }
        from = at + TAG.len();
    }
}

/// "- …", "a) …", "2. …": words of a cell that begin a paragraph of their own.
fn opens_with_a_mark(words: &str) -> bool {
    let Some((mark, _)) = words.split_once(' ') else {
        return false;
    };
    let bare = mark.strip_suffix(['.', ')']);
    let is_short = |bare: &str| {
        let mut chars = bare.chars();
        chars.next().is_some_and(char::is_alphanumeric) && chars.all(|c| c.is_ascii_digit())
    };
    matches!(mark, "-" | "–" | "+" | "*" | "•") || bare.is_some_and(is_short)
}

/// The way back from the composed text to the bytes of the file.
struct Way<'m> {
    composed: &'m Mapped<'m>,
    decoded: &'m Mapped<'m>,
}

impl Way<'_> {
    fn origin(&self, at: usize) -> usize {
        self.decoded.map.origin(self.composed.map.origin(at))
    }

    /// By how much the file is ahead of the text, where that is the same everywhere.
    fn shift(&self) -> Option<usize> {
        Some(self.decoded.map.shift()? + self.composed.map.shift()?)
    }
}

/// Lines without their ends and where they begin; `\n`, `\r\n` and a lone `\r` end a line.
fn split_lines(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let line = rest.get(..end)?;
        let ends = rest.get(end..)?;
        let here = start;
        start += end
            + if ends.starts_with("\r\n") {
                2
            } else {
                usize::from(!ends.is_empty())
            };
        Some((line, here))
    })
}
