//! Plain text: a paragraph a line; lines with bars are a table.

use tiendo_text::encoding::{self, Mapped};
use tiendo_text::normal;

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
        in_step: way.shift(),
        way,
        is_markdown: markdown::is_markdown(&composed.text),
    };
    let mut blocks = Vec::with_capacity(most_lines);
    let mut lines = Vec::with_capacity(most_lines);
    let mut table = Table::default();
    let mut borders = Borders::default();
    for (line, start) in split_lines(&composed.text) {
        lines.push(writer.clean.len());
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
        let cells = row(line, inside);
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
            lines: Some(lines),
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
    way: Way<'m>,
    /// By how much the file is ahead of the text, where that is the same everywhere.
    in_step: Option<usize>,
    is_markdown: bool,
}

impl Writer<'_> {
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
        if !self.is_markdown {
            return self.line(cell, start).into_iter().collect();
        }
        markdown::lines(cell, start)
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

/// The pieces between the bars or tabs of a table's line, as byte ranges; `None` where the line is no row. `inside`: the line
/// above was one. A rule (`|---|---|`) is a row without words, a bar alone the end of a cell that the page drew.
fn row(line: &str, inside: Inside) -> Option<Vec<(usize, usize)>> {
    memchr::memchr2(b'|', b'\t', line.as_bytes())?;
    bars(line, inside).or_else(|| tabs(line, inside))
}

/// Whether the line above was a row of a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Table(Borders),
    Text,
}

/// Whether the first row of a table has a bar before its first cell and behind its last one: without it such a bar in a later row
/// stands beside a cell that is empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Borders {
    left: bool,
    right: bool,
}

impl Borders {
    fn of(line: &str) -> Self {
        let words = line.trim();
        Self {
            left: words.starts_with('|'),
            right: words.ends_with('|'),
        }
    }
}

fn bars(line: &str, inside: Inside) -> Option<Vec<(usize, usize)>> {
    let words = line.trim();
    let at = line.len() - line.trim_start().len();
    if words == "|" {
        return Some(Vec::new());
    }
    let borders = match inside {
        Inside::Table(borders) => borders,
        Inside::Text => Borders::of(line),
    };
    let inner = words
        .strip_prefix('|')
        .filter(|_| borders.left)
        .map_or((at, words), |w| (at + 1, w));
    let body = inner.1.strip_suffix('|').filter(|_| borders.right);
    let body = body.unwrap_or(inner.1);
    let count = body.matches('|').count();
    let closed = words.ends_with('|') && count == 1;
    // "- Lưu: VT. | TM. CHÍNH PHỦ": two columns of a page side by side.
    let beside = || {
        let columns = body.split_once(" | ");
        columns.is_some_and(|(one, other)| !one.trim().is_empty() && !other.trim().is_empty())
    };
    if count < 2 && !closed && !beside() {
        return None;
    }
    Some(pieces(body, inner.0, '|'))
}

/// At least two cells with words, three columns unless the line above is a row too.
fn tabs(line: &str, inside: Inside) -> Option<Vec<(usize, usize)>> {
    let count = line.matches('\t').count();
    if count < 2 && !(matches!(inside, Inside::Table(_)) && count == 1) {
        return None;
    }
    let filled = line.split('\t').filter(|piece| !piece.trim().is_empty());
    (filled.count() >= 2).then(|| pieces(line, 0, '\t'))
}

fn pieces(body: &str, from: usize, sign: char) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let mut start = from;
    for piece in body.split(sign) {
        let words = piece.trim();
        let rule = words.chars().all(|c| matches!(c, '-' | ':' | '='));
        pieces.push(if rule && !words.is_empty() {
            (start, start)
        } else {
            (start, start + piece.len())
        });
        start += piece.len() + 1;
    }
    pieces
}
