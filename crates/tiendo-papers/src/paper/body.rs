//! The text of a paper: legal bases, headings with their numbers, paragraphs, points, tables.

use super::document::{Own, paragraph, paragraph_with, run};
use super::style_list::id;
use super::words::{lines, one_line, point_letter, unclosed};
use super::xml::Xml;
use super::{Block, Level, Orientation, table};

/// How a text ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// With `./.`, which says that nothing was added after it, and kept with what follows.
    Closed,
    /// As it is.
    Open,
}

/// Numbers of the divisions that have been passed.
#[derive(Default)]
struct Count {
    section: u16,
    clause: usize,
    point: usize,
}

impl Count {
    /// Number of the next division of a level; deeper levels begin anew.
    fn next(&mut self, level: Level) -> String {
        match level {
            Level::Section => {
                *self = Self {
                    section: self.section + 1,
                    clause: 0,
                    point: 0,
                };
                format!("{}.", tiendo_text::number::roman(self.section))
            }
            Level::Clause => {
                self.clause += 1;
                self.point = 0;
                format!("{}.", self.clause)
            }
            Level::Point => {
                self.point += 1;
                format!("{})", point_letter(self.point))
            }
        }
    }
}

/// Căn cứ: each on a paragraph of its own, closed by a semicolon, the last by a full stop.
pub(super) fn basis(x: &mut Xml, basis: &[String]) {
    for (index, entry) in basis.iter().enumerate() {
        let mark = if index + 1 == basis.len() { "." } else { ";" };
        paragraph(x, id::BASIS, &format!("{}{mark}", unclosed(entry)));
    }
}

/// Writes `blocks` on pages that lie as `orientation` says.
pub(super) fn write(x: &mut Xml, blocks: &[Block], orientation: Orientation, end: End) {
    let mut count = Count::default();
    let mut blocks = blocks
        .iter()
        .filter(|block| says_something(block))
        .peekable();
    while let Some(block) = blocks.next() {
        let last = blocks.peek().is_none() && end == End::Closed;
        match block {
            Block::Heading { level, text } => {
                let style = match level {
                    Level::Section => id::SECTION,
                    Level::Clause => id::CLAUSE,
                    Level::Point => id::POINT,
                };
                let number = count.next(*level);
                paragraph(x, style, &format!("{number} {}", one_line(text)));
            }
            Block::Paragraph(text) => texts(x, id::BODY, std::slice::from_ref(text), last),
            Block::Bullets(points) => texts(x, id::BULLET, points, last),
            Block::Table(table) => table::write(x, table, orientation.text_width()),
        }
    }
}

/// A paragraph that somebody emptied leaves no gap, and no `./.` alone on a line.
fn says_something(block: &Block) -> bool {
    let blank = |text: &String| text.trim().is_empty();
    match block {
        Block::Heading { .. } | Block::Table(_) => true,
        Block::Paragraph(text) => !blank(text),
        Block::Bullets(points) => !points.iter().all(blank),
    }
}

/// Paragraphs of one style. The very last of a text is closed and stays with the signature, so that
/// no signature stands alone on a page.
fn texts(x: &mut Xml, style: &str, texts: &[String], last: bool) {
    let said = texts.iter().filter(|text| !text.trim().is_empty());
    let mut lines = said.flat_map(|text| lines(text)).peekable();
    while let Some(line) = lines.next() {
        if last && lines.peek().is_none() {
            let own = Own {
                with_next: true,
                ..Own::default()
            };
            paragraph_with(x, style, own, |x| run(x, &closed(&line)));
        } else {
            paragraph(x, style, &line);
        }
    }
}

fn closed(text: &str) -> String {
    if text.ends_with("./.") || text.ends_with("./-") {
        text.to_owned()
    } else {
        format!("{}./.", text.trim_end_matches(['.', ';', ' ']))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deeper_divisions_begin_anew() {
        use Level::{Clause, Point, Section};
        let mut count = Count::default();
        let numbers: Vec<String> = [
            Section, Clause, Point, Point, Clause, Point, Section, Clause,
        ]
        .map(|level| count.next(level))
        .into();
        assert_eq!(numbers, ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]);
    }

    #[test]
    fn a_text_is_closed_once() {
        assert_eq!(closed("Kính trình."), "Kính trình./.");
        assert_eq!(closed("Kính trình./."), "Kính trình./.");
        assert_eq!(closed("Kính trình"), "Kính trình./.");
    }
}
