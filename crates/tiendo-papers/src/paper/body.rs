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
    for (index, block) in blocks.iter().enumerate() {
        let last = index + 1 == blocks.len() && end == End::Closed;
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
            Block::Paragraph(text) => texts(x, id::BODY, &lines(text), last),
            Block::Bullets(points) => {
                let points: Vec<String> = points.iter().flat_map(|point| lines(point)).collect();
                texts(x, id::BULLET, &points, last);
            }
            Block::Table(table) => table::write(x, table, orientation.text_width()),
        }
    }
}

/// Paragraphs of one style. The very last of a text is closed and stays with the signature, so that
/// no signature stands alone on a page.
fn texts(x: &mut Xml, style: &str, texts: &[String], last: bool) {
    for (index, text) in texts.iter().enumerate() {
        if last && index + 1 == texts.len() {
            let own = Own {
                with_next: true,
                ..Own::default()
            };
            paragraph_with(x, style, own, |x| run(x, &closed(text)));
        } else {
            paragraph(x, style, text);
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
