//! Plain text: a paragraph a line; lines with bars are a table.

use tiendo_text::encoding::{self, Mapped};
use tiendo_text::normal;

use crate::build::{Clean, is_shown, is_tidy};
use crate::{Block, Cell, ExtractError, Format, Places, Source, Table};

pub(crate) fn extract(bytes: &[u8]) -> Result<Source, ExtractError> {
    let decoded = encoding::decode(bytes)?;
    let composed = normal::compose(&decoded.text);
    Ok(build(&composed, &decoded))
}

fn build(composed: &Mapped, decoded: &Mapped) -> Source {
    let way = Way { composed, decoded };
    let in_step = way.shift();
    let mut clean = Clean::with_capacity(composed.text.len() + 1);
    let most_lines = memchr::memchr_iter(b'\n', composed.text.as_bytes()).count() + 1;
    let mut blocks = Vec::with_capacity(most_lines);
    let mut lines = Vec::with_capacity(most_lines);
    let mut table = Table::default();
    let is_markdown = is_markdown(&composed.text);
    for (line, start) in split_lines(&composed.text) {
        lines.push(clean.len());
        let (line, start) = if is_markdown {
            without_marks(line, start)
        } else {
            (line, start)
        };
        let inside = if table.rows.is_empty() {
            Inside::Text
        } else {
            Inside::Table
        };
        let cells = row(line, inside);
        if cells.is_none() && !table.rows.is_empty() {
            blocks.push(Block::Table(std::mem::take(&mut table)));
        }
        if let Some(pieces) = cells {
            let mut row = Vec::new();
            for (column, (from, to)) in pieces.into_iter().enumerate() {
                let (from, to) = if is_markdown {
                    without_stars(line, from, to)
                } else {
                    (from, to)
                };
                push(&mut clean, line.get(from..to), start + from, &way, in_step);
                let words = clean.end_paragraph();
                row.push(Cell {
                    column,
                    columns: 1,
                    rows: 1,
                    blocks: words.map(Block::Paragraph).into_iter().collect(),
                });
            }
            if row.iter().any(|cell| !cell.blocks.is_empty()) {
                table.rows.push(row);
            }
        } else {
            let mut at = start;
            // "**Nơi nhận:** Sở …": stars in a line are no words of it.
            let pieces = if is_markdown {
                line.split("**")
            } else {
                line.split(NEVER)
            };
            for piece in pieces {
                push(&mut clean, Some(piece), at, &way, in_step);
                at += piece.len() + "**".len();
            }
            blocks.extend(clean.end_paragraph().map(Block::Paragraph));
        }
    }
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table));
    }
    let Clean { text, map, .. } = clean;
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

/// What no line holds: a text that is not Markdown is pushed line by line.
const NEVER: &str = "\n";

/// So many lines between stars tell that a text is written in Markdown.
const FEWEST_EMPHASES: usize = 2;

/// Lines that are nothing but words between pairs of stars.
fn is_markdown(text: &str) -> bool {
    if memchr::memmem::find(text.as_bytes(), b"**").is_none() {
        return false;
    }
    let lines = text.lines().map(str::trim);
    // "**ỦY BAN NHÂN DÂN" and "TỈNH MẪU**" below it are one.
    let bold =
        lines.filter(|line| line.len() > 4 && (line.starts_with("**") || line.ends_with("**")));
    bold.take(FEWEST_EMPHASES).count() == FEWEST_EMPHASES
}

/// A line without the signs of a heading before it and the stars around all of it.
fn without_marks(line: &str, start: usize) -> (&str, usize) {
    // "- - Như trên": the list's own dash stands before that of the page.
    let listed = ["- - ", "- + ", "* - "]
        .iter()
        .find(|mark| line.starts_with(**mark))
        .map_or(0, |_| 2);
    let (line, start) = (line.get(listed..).unwrap_or_default(), start + listed);
    let words = line.trim_start_matches('#');
    let is_heading = words.len() < line.len() && words.starts_with(' ');
    let from = if is_heading {
        line.len() - words.len()
    } else {
        0
    };
    let (from, to) = without_stars(line, from, line.len());
    (line.get(from..to).unwrap_or_default(), start + from)
}

/// Words without the stars around all of them: `**I**`, `*Hà Nội, ngày …*`. A star before a blank is a bullet.
fn without_stars(line: &str, from: usize, to: usize) -> (usize, usize) {
    let words = line.get(from..to).unwrap_or_default();
    let bare = words.trim();
    let inner = bare.trim_matches('*');
    let opened = bare.len() - bare.trim_start_matches('*').len();
    let closed = bare.len() - bare.trim_end_matches('*').len();
    if inner.is_empty() || opened == 0 || opened != closed || inner.starts_with(' ') {
        return (from, to);
    }
    let at = from + words.len() - words.trim_start().len() + opened;
    (at, at + inner.len())
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

fn push(clean: &mut Clean, words: Option<&str>, start: usize, way: &Way, in_step: Option<usize>) {
    let mut at = start;
    let words = words.unwrap_or_default();
    if let Some(shift) = in_step
        && is_tidy(words)
    {
        clean.word(words, start + shift);
        return;
    }
    for piece in words.split_inclusive(' ') {
        let word = piece.strip_suffix(' ').unwrap_or(piece);
        let mut rest = piece;
        if let Some(shift) = in_step
            && is_shown(word)
        {
            clean.word(word, at + shift);
            rest = piece.get(word.len()..).unwrap_or_default();
            at += word.len();
        }
        for c in rest.chars() {
            let end = at + c.len_utf8();
            clean.push(c, way.origin(at), way.origin(end));
            at = end;
        }
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
    bars(line).or_else(|| tabs(line, inside))
}

/// Whether the line above was a row of a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Table,
    Text,
}

fn bars(line: &str) -> Option<Vec<(usize, usize)>> {
    let words = line.trim();
    let at = line.len() - line.trim_start().len();
    if words == "|" {
        return Some(Vec::new());
    }
    let inner = words.strip_prefix('|').map_or((at, words), |w| (at + 1, w));
    let body = inner.1.strip_suffix('|').unwrap_or(inner.1);
    let count = body.matches('|').count();
    let closed = words.ends_with('|') && count == 1;
    // "- Lưu: VT. | TM. CHÍNH PHỦ": two columns of a page side by side.
    let beside = body
        .split_once(" | ")
        .is_some_and(|(one, other)| !one.trim().is_empty() && !other.trim().is_empty());
    if count < 2 && !closed && !beside {
        return None;
    }
    Some(pieces(body, inner.0, '|'))
}

/// At least two cells with words, three columns unless the line above is a row too.
fn tabs(line: &str, inside: Inside) -> Option<Vec<(usize, usize)>> {
    let count = line.matches('\t').count();
    if count < 2 && !(inside == Inside::Table && count == 1) {
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
