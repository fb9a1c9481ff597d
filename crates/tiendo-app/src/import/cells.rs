//! Where the lines of the source stand in its tables: which opens a row, below which head, and which cells beside it are empty.

use std::collections::HashMap;

use tiendo_extract::{Block, Cell, Source, Span, Table};

/// The row of heads is one of so many first rows; titles may stand above it.
const HEAD_IN: usize = 6;

/// Fewer heads make no table of things but lay out a page.
const FEWEST_HEADS: usize = 3;

/// Most bytes of a head's words.
const LONGEST_HEAD: usize = 120;

/// The cells of a source by the first byte of their words.
#[derive(Debug, Default)]
pub struct SourceCells {
    at: HashMap<usize, SourceCell>,
}

/// What a table says of a line that is the first of a cell.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct SourceCell {
    /// The first words of their row.
    pub opens_row: bool,
    /// The words above the column.
    pub head: Option<Span>,
    /// The words above empty cells left of it, in the same row.
    pub empty_before: Vec<Span>,
    /// The words above empty cells behind it, where it is the last of its row with words.
    pub empty_behind: Vec<Span>,
}

impl SourceCells {
    /// The cells of a source's tables, those in cells too.
    pub fn of(source: &Source) -> SourceCells {
        let mut cells = SourceCells::default();
        cells.blocks(&source.blocks, source);
        cells
    }

    /// The cell whose words begin at a byte of the clean text.
    pub fn at(&self, start: usize) -> Option<&SourceCell> {
        self.at.get(&start)
    }

    fn blocks(&mut self, blocks: &[Block], source: &Source) {
        for block in blocks {
            if let Block::Table(table) = block {
                self.table(table, source);
                for cell in table.rows.iter().flatten() {
                    self.blocks(&cell.blocks, source);
                }
            }
        }
    }

    fn table(&mut self, table: &Table, source: &Source) {
        let heads = Heads::of(table, source);
        for (n, row) in table.rows.iter().enumerate() {
            let mut empty: Vec<Span> = Vec::new();
            let mut last = None;
            let several = row
                .iter()
                .filter(|cell| first_words(cell).is_some())
                .count()
                > 1;
            for cell in row {
                let head = heads.above(cell, n).filter(|_| several);
                let Some(span) = first_words(cell) else {
                    empty.extend(head.filter(|_| heads.is_filled(cell.column)));
                    continue;
                };
                let opens_row = last.is_none();
                last = Some(span.start);
                let empty_before = std::mem::take(&mut empty);
                let place = SourceCell {
                    opens_row,
                    head,
                    empty_before,
                    empty_behind: Vec::new(),
                };
                self.at.insert(span.start, place);
            }
            if let Some(last) = last.and_then(|last| self.at.get_mut(&last)) {
                last.empty_behind = empty;
            }
        }
    }
}

/// The words above the columns of a table.
struct Heads {
    /// The first row below them.
    below: usize,
    /// By column.
    words: Vec<Option<Span>>,
    /// Columns in which most rows have words: a cell without any is told there.
    filled: Vec<bool>,
}

impl Heads {
    fn of(table: &Table, source: &Source) -> Heads {
        let rows = &table.rows;
        let is_head = |row: &Vec<Cell>| {
            let all: Vec<Span> = row
                .iter()
                .filter_map(|cell| head_words(cell, source))
                .collect();
            all.len() >= FEWEST_HEADS
                && all.len() == row.iter().filter(|cell| !cell.blocks.is_empty()).count()
        };
        let Some(top) = rows.iter().take(HEAD_IN).position(is_head) else {
            return Heads {
                below: rows.len(),
                words: Vec::new(),
                filled: Vec::new(),
            };
        };
        let mut heads = Heads {
            below: top + 1,
            words: Vec::new(),
            filled: Vec::new(),
        };
        let row = rows.get(top).map_or(&[][..], Vec::as_slice);
        for cell in row {
            let words = head_words(cell, source);
            for column in cell.column..cell.column + cell.columns {
                heads.set(column, words);
            }
            // "Cơ quan thực hiện" above "Chủ trì" and "Phối hợp".
            if cell.columns > 1 {
                heads.below = heads.below.max(top + 2);
            }
        }
        let second = rows.get(top + 1).filter(|_| heads.below > top + 1);
        for cell in second.into_iter().flatten() {
            if let Some(words) = head_words(cell, source) {
                heads.set(cell.column, Some(words));
            }
        }
        heads.filled = heads.count(rows);
        heads
    }

    fn set(&mut self, column: usize, words: Option<Span>) {
        if self.words.len() <= column {
            self.words.resize(column + 1, None);
        }
        if let Some(place) = self.words.get_mut(column) {
            *place = words;
        }
    }

    fn count(&self, rows: &[Vec<Cell>]) -> Vec<bool> {
        let mut counts = vec![(0_usize, 0_usize); self.words.len()];
        for cell in rows.iter().skip(self.below).flatten() {
            if let Some((all, filled)) = counts.get_mut(cell.column) {
                *all += 1;
                *filled += usize::from(first_words(cell).is_some());
            }
        }
        counts
            .into_iter()
            .map(|(all, filled)| filled * 2 > all)
            .collect()
    }

    fn above(&self, cell: &Cell, row: usize) -> Option<Span> {
        let words = self.words.get(cell.column).copied().flatten();
        words.filter(|_| row >= self.below)
    }

    fn is_filled(&self, column: usize) -> bool {
        self.filled.get(column).is_some_and(|&filled| filled)
    }
}

/// The first paragraph of a cell.
fn first_words(cell: &Cell) -> Option<Span> {
    cell.blocks.iter().find_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.span),
        Block::Table(_) => None,
    })
}

/// The words of a cell that could be a head: one short paragraph, no figure.
fn head_words(cell: &Cell, source: &Source) -> Option<Span> {
    let span = first_words(cell).filter(|span| span.end - span.start <= LONGEST_HEAD)?;
    let is_word = source.words(span).starts_with(|c: char| c.is_alphabetic());
    is_word.then_some(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Below each word of the table, the head, whether it opens a row, and the empty cells before and behind it.
    fn told(html: &str) -> Vec<String> {
        let source = tiendo_extract::extract("bang.html", html.as_bytes()).unwrap();
        let cells = SourceCells::of(&source);
        let words = |span: Span| source.words(span).trim().to_owned();
        let all = |spans: &[Span]| {
            spans
                .iter()
                .map(|span| words(*span))
                .collect::<Vec<_>>()
                .join(",")
        };
        let told = source.paragraphs().into_iter().map(|paragraph| {
            let Some(cell) = cells.at(paragraph.span.start) else {
                return words(paragraph.span);
            };
            let head = cell
                .head
                .map_or_else(String::new, |head| format!("{}: ", words(head)));
            let opens = if cell.opens_row { "|" } else { "" };
            let [before, behind] = [&cell.empty_before, &cell.empty_behind].map(|empty| {
                if empty.is_empty() {
                    String::new()
                } else {
                    format!(" ({}) ", all(empty))
                }
            });
            format!("{before}{opens}{head}{}{behind}", words(paragraph.span))
        });
        told.collect()
    }

    const TABLE: &str = "<p>Phụ lục</p><table><tr><td>TT</td><td>Nhiệm vụ</td><td colspan=2>Cơ quan</td><td>Ghi chú</td></tr>\
        <tr><td></td><td></td><td>Chủ trì</td><td>Phối hợp</td><td></td></tr>\
        <tr><td colspan=5>I. NHÓM MỘT</td></tr>\
        <tr><td>1</td><td>Mở lớp</td><td>Sở Y tế</td><td>Sở Nội vụ</td><td></td></tr>\
        <tr><td>2</td><td>Lập sổ</td><td></td><td>Sở Nội vụ</td><td></td></tr>\
        <tr><td></td><td>Mở hội</td><td>Sở Y tế</td><td></td><td></td></tr></table>";

    #[test]
    fn cells_stand_below_their_heads_and_empty_ones_are_told_where_others_have_words() {
        assert_eq!(
            told(TABLE),
            [
                "Phụ lục",
                "|TT",
                "Nhiệm vụ",
                "Cơ quan",
                "Ghi chú",
                "|Chủ trì",
                "Phối hợp",
                "|I. NHÓM MỘT",
                "|TT: 1",
                "Nhiệm vụ: Mở lớp",
                "Chủ trì: Sở Y tế",
                "Phối hợp: Sở Nội vụ",
                // The column of notes is empty in every row.
                "|TT: 2",
                "Nhiệm vụ: Lập sổ",
                " (Chủ trì) Phối hợp: Sở Nội vụ",
                " (TT) |Nhiệm vụ: Mở hội",
                "Chủ trì: Sở Y tế (Phối hợp) ",
            ]
        );
    }

    #[test]
    fn a_table_that_lays_out_a_page_has_no_heads() {
        let layout = "<table><tr><td>UBND TỈNH</td><td>CỘNG HÒA</td></tr><tr><td>Số: 1/KH-UBND</td><td></td></tr></table>";
        assert_eq!(told(layout), ["|UBND TỈNH", "CỘNG HÒA", "|Số: 1/KH-UBND"]);
    }
}
