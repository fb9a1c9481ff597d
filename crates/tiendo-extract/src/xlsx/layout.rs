//! A sheet to blocks. Workbooks do not say which of their cells are a table: rows with three words or more side by side
//! are, with what stands between and right below them; other rows are lines, side by side where two words are.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::sheet::{At, Sheet};
use crate::build::Clean;
use crate::limits::{MAX_CELLS, MAX_COLUMNS};
use crate::source::CellPlace;
use crate::{Block, Cell, ExtractError, Limit, Span, Table};

#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) clean: Clean,
    pub(super) blocks: Vec<Block>,
    /// Where each cell's words begin.
    pub(super) places: Vec<(usize, CellPlace)>,
    /// Cells of tables so far.
    cells: usize,
}

/// A row with something in it.
struct Row<'s> {
    at: usize,
    /// Column and words.
    cells: Vec<(usize, &'s Arc<str>)>,
}

/// Words side by side that make a row one of a table.
const OF_TABLE: usize = 3;

impl Row<'_> {
    fn is_wide(&self) -> bool {
        self.cells.len() >= OF_TABLE
    }

    /// Its first words are a number as rows are numbered by.
    fn is_numbered(&self) -> bool {
        let Some((_, words)) = self.cells.first() else {
            return false;
        };
        let words = words.trim().trim_end_matches(['.', ')', '/']);
        let digits = words
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'-'));
        let roman = words.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        !words.is_empty() && words.len() <= 12 && (digits || roman || words.len() == 1)
    }
}

impl Layout {
    /// Adds what stands on a sheet.
    /// # Errors
    /// [`ExtractError::Beyond`] where its tables have too many cells.
    pub(super) fn sheet(&mut self, name: &Arc<str>, sheet: &Sheet) -> Result<(), ExtractError> {
        let mut rows: Vec<Row> = Vec::new();
        for (&(row, column), words) in &sheet.cells {
            match rows.last_mut() {
                Some(last) if last.at == row => last.cells.push((column, words)),
                _ => rows.push(Row {
                    at: row,
                    cells: vec![(column, words)],
                }),
            }
        }
        let mut at = 0;
        while at < rows.len() {
            let end = end_of_table(&rows, at);
            if end > at {
                self.table(name, sheet, rows.get(at..end).unwrap_or_default())?;
                at = end;
                continue;
            }
            // Lines; those with two words side by side, one below the other, are laid out together.
            let beside = rows
                .iter()
                .skip(at)
                .take_while(|row| row.cells.len() > 1 && !row.is_wide())
                .count();
            if beside > 0 {
                self.table(name, sheet, rows.get(at..at + beside).unwrap_or_default())?;
                at += beside;
            } else {
                if let Some(row) = rows.get(at) {
                    for (column, words) in &row.cells {
                        let blocks = self.words(name, (row.at, *column), words);
                        self.blocks.extend(blocks);
                    }
                }
                at += 1;
            }
        }
        Ok(())
    }

    /// The words of a sheet that stand last above a row, from 1; else its first.
    pub(super) fn above(&self, sheet: &Arc<str>, row: usize) -> Option<Span> {
        let mut on_sheet = self
            .places
            .iter()
            .filter(|(_, place)| place.sheet == *sheet);
        let first = on_sheet.clone().next();
        let above = on_sheet.rfind(|(_, place)| place.at.0 + 1 < row);
        let (start, _) = above.or(first)?;
        let line = self.clean.text.get(*start..)?.find('\n')?;
        Some(Span {
            start: *start,
            end: start + line,
        })
    }

    /// The words of a cell: a paragraph a line.
    fn words(&mut self, sheet: &Arc<str>, at: At, words: &str) -> Vec<Block> {
        let begin = self.clean.len();
        let mut blocks = Vec::new();
        for line in words.split(['\n', '\r']) {
            self.clean.words(line);
            blocks.extend(self.clean.end_paragraph().map(Block::Paragraph));
        }
        if self.clean.len() > begin {
            let sheet = Arc::clone(sheet);
            self.places.push((begin, CellPlace { sheet, at }));
        }
        blocks
    }

    fn table(&mut self, name: &Arc<str>, sheet: &Sheet, rows: &[Row]) -> Result<(), ExtractError> {
        let merged = Covered::of(sheet, rows)?;
        let columns = merged.columns.clone();
        self.cells = self
            .cells
            .saturating_add(columns.len().saturating_mul(rows.len()));
        if self.cells > MAX_CELLS {
            return Err(ExtractError::Beyond(Limit::Cells));
        }
        let first_words = columns.clone().find(|column| {
            rows.iter()
                .any(|row| row.cells.iter().any(|(c, _)| c == column))
        });
        let mut table = Table::default();
        for row in rows {
            let words: BTreeMap<usize, &Arc<str>> = row.cells.iter().copied().collect();
            let mut cells = Vec::new();
            for column in columns.clone() {
                let at = (row.at, column);
                if merged.cells.contains(&at) {
                    continue;
                }
                let (down, across) = merged.sizes.get(&at).copied().unwrap_or((1, 1));
                let dotted = sheet
                    .dotted
                    .get(&at)
                    .filter(|_| first_words == Some(column));
                let blocks = match dotted.or(words.get(&column).copied()) {
                    Some(words) => self.words(name, at, words),
                    None => Vec::new(),
                };
                cells.push(Cell {
                    column: column - columns.start,
                    columns: across,
                    rows: down,
                    blocks,
                });
            }
            table.rows.push(cells);
        }
        self.blocks.push(Block::Table(table));
        Ok(())
    }
}

/// The end of the table that begins at row `at`; `at` itself where none does.
fn end_of_table(rows: &[Row], at: usize) -> usize {
    let begins = rows.get(at).is_some_and(Row::is_wide)
        && rows
            .iter()
            .skip(at + 1)
            .take(4)
            .any(|row| row.cells.len() > 1);
    if !begins {
        return at;
    }
    let left = rows
        .iter()
        .skip(at)
        .take_while(|row| row.is_wide())
        .filter_map(|row| Some(row.cells.first()?.0))
        .min()
        .unwrap_or(0);
    let mut end = at + 1;
    for (i, pair) in rows.windows(2).enumerate().skip(at) {
        let [above, row] = pair else { break };
        let gap = row.at > above.at + 1;
        // Below free rows the table goes on where the numbers of its rows do.
        let mut below = rows.iter().skip(i + 1).take(3);
        let mut numbers_go_on = || {
            below
                .find(|row| row.is_wide())
                .is_some_and(Row::is_numbered)
        };
        if gap && !row.is_numbered() && !numbers_go_on() {
            break;
        }
        // Words in the first column that number nothing: what stands below the table, unless the table goes on.
        let goes_on = row.is_wide()
            || row.is_numbered()
            || (row.cells.len() > 1 && row.cells.first().is_some_and(|(c, _)| *c > left));
        if goes_on {
            end = i + 2;
        } else if row.cells.len() > 1 {
            break;
        }
    }
    end
}

/// Merged cells within some rows: where each begins and how far it reaches there, and what it covers.
struct Covered {
    sizes: BTreeMap<At, (usize, usize)>,
    cells: BTreeSet<At>,
    /// The columns that the rows take.
    columns: Range<usize>,
}

impl Covered {
    fn of(sheet: &Sheet, rows: &[Row]) -> Result<Self, ExtractError> {
        let taken = || rows.iter().flat_map(|row| &row.cells).map(|(c, _)| *c);
        let first = taken().min().unwrap_or(0);
        let mut end = taken().max().map_or(0, |last| last + 1);
        let index = |row: usize| rows.partition_point(|r| r.at < row);
        // Words that reach further to the right than any other widen the table, as a person sees it.
        let here = |at: At| rows.get(index(at.0)).is_some_and(|row| row.at == at.0);
        for m in &sheet.merged {
            if here(m.from) && sheet.cells.contains_key(&m.from) {
                end = end.max((m.to.1 + 1).min(MAX_COLUMNS));
            }
        }
        let mut all = Self {
            sizes: BTreeMap::new(),
            cells: BTreeSet::new(),
            columns: first..end,
        };
        let mut area = 0_usize;
        for m in &sheet.merged {
            let across = m.from.1.max(all.columns.start)..(m.to.1 + 1).min(all.columns.end);
            let down = index(m.from.0)..index(m.to.0.saturating_add(1));
            if across.is_empty() || down.is_empty() {
                continue;
            }
            area = area.saturating_add(across.len().saturating_mul(down.len()));
            if area > MAX_CELLS {
                return Err(ExtractError::Beyond(Limit::Cells));
            }
            let first = rows.get(down.start).map_or(0, |row| row.at);
            all.sizes
                .insert((first, across.start), (down.len(), across.len()));
            for row in rows.get(down.clone()).unwrap_or_default() {
                for column in across.clone() {
                    if (row.at, column) != (first, across.start) {
                        all.cells.insert((row.at, column));
                    }
                }
            }
        }
        Ok(all)
    }
}
