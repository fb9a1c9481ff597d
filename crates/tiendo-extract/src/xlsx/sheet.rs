//! A sheet's cells as words, what is merged, and what is hidden.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::number::{Form, Point};
use super::strings::rich;
use super::styles::Styles;
use crate::apart::ApartKind;
use crate::limits::{MAX_CELLS, MAX_COLUMNS, MAX_TEXT};
use crate::xml::{Part, Piece, Tag, truth};
use crate::{ExtractError, Limit};

/// Row and column, from 0.
pub(super) type At = (usize, usize);

/// Both corners of merged cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merged {
    pub(super) from: At,
    pub(super) to: At,
}

#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Cells with words, by row.
    pub(super) cells: BTreeMap<At, Arc<str>>,
    pub(super) merged: Vec<Merged>,
    /// Headers and footers.
    pub(super) around: Vec<(ApartKind, String)>,
    /// Cells whose number reads with a dot where it numbers a row.
    pub(super) dotted: BTreeMap<At, Arc<str>>,
    hidden_rows: Vec<usize>,
    /// For each column whether it is hidden; those further right hold nothing.
    hidden_columns: Vec<bool>,
}

/// Merged cells that are looked at.
const MOST_MERGED: usize = 20_000;

impl Sheet {
    pub(super) fn is_row_hidden(&self, row: usize) -> bool {
        self.hidden_rows.binary_search(&row).is_ok()
    }

    fn is_hidden(&self, at: At) -> bool {
        self.is_row_hidden(at.0) || self.is_column_hidden(at.1)
    }

    fn is_column_hidden(&self, column: usize) -> bool {
        self.hidden_columns.get(column).copied().unwrap_or(false)
    }

    /// Takes out what is not shown. Words of merged cells that are shown in part move to where they are.
    pub(super) fn take_hidden(&mut self) -> BTreeMap<At, Arc<str>> {
        let mut hidden = BTreeMap::new();
        if self.hidden_rows.is_empty() && self.hidden_columns.is_empty() {
            return hidden;
        }
        let mut merged = std::mem::take(&mut self.merged);
        for m in &mut merged {
            let row = (m.from.0..=m.to.0)
                .take(MAX_COLUMNS)
                .find(|row| !self.is_row_hidden(*row));
            let column = (m.from.1..=m.to.1)
                .take(MAX_COLUMNS)
                .find(|column| !self.is_column_hidden(*column));
            if let (Some(row), Some(column)) = (row, column)
                && (row, column) != m.from
            {
                if let Some(words) = self.cells.remove(&m.from) {
                    self.cells.insert((row, column), words);
                }
                m.from = (row, column);
            }
        }
        self.merged = merged;
        let cells = std::mem::take(&mut self.cells);
        for (at, words) in cells {
            if self.is_hidden(at) {
                hidden.insert(at, words);
            } else {
                self.cells.insert(at, words);
            }
        }
        hidden
    }
}

/// What reading a sheet needs of the workbook, and what is left of the limits.
pub(super) struct Reading<'w> {
    strings: &'w [Arc<str>],
    styles: &'w Styles,
    from_1904: bool,
    cells_left: usize,
    text_left: usize,
}

impl<'w> Reading<'w> {
    pub(super) fn new(strings: &'w [Arc<str>], styles: &'w Styles, from_1904: bool) -> Self {
        Self {
            strings,
            styles,
            from_1904,
            cells_left: MAX_CELLS,
            text_left: MAX_TEXT,
        }
    }

    /// # Errors
    /// Where the part is damaged or beyond a limit.
    pub(super) fn sheet(&mut self, text: &str) -> Result<Sheet, ExtractError> {
        let mut part = Part::new("worksheet", text);
        let mut sheet = Sheet::default();
        // Where the next row and cell are that do not say it.
        let mut row = 0;
        let mut column = 0;
        while let Some(piece) = part.next()? {
            let Piece::Open(tag) = piece else { continue };
            match tag.name() {
                "col" => {
                    let hidden = is(&tag, "hidden") || tag.get("width").as_deref() == Some("0");
                    if let (true, Some(min), Some(max)) = (
                        hidden,
                        tag.number::<usize>("min"),
                        tag.number::<usize>("max"),
                    ) {
                        sheet.hidden_columns.resize(MAX_COLUMNS, false);
                        let hidden = sheet.hidden_columns.iter_mut();
                        for hidden in hidden.take(max).skip(min.saturating_sub(1)) {
                            *hidden = true;
                        }
                    }
                }
                "row" => {
                    row = tag
                        .number::<usize>("r")
                        .map_or(row, |r| r.saturating_sub(1))
                        .min(LAST_ROW);
                    column = 0;
                    if is(&tag, "hidden") || tag.get("ht").as_deref() == Some("0") {
                        sheet.hidden_rows.push(row);
                    }
                    // The next row, unless it says otherwise.
                    row += 1;
                }
                "c" => {
                    let at = tag
                        .get("r")
                        .and_then(|name| cell_at(&name))
                        .unwrap_or((row.saturating_sub(1), column));
                    column = at.1 + 1;
                    self.cell(&tag, at, &mut part, &mut sheet)?;
                }
                "mergeCell" => {
                    let area = tag.get("ref").unwrap_or_default();
                    if let Some((from, to)) = area.split_once(':')
                        && let (Some(from), Some(to)) = (cell_at(from), cell_at(to))
                        && from <= to
                        && from.1 <= to.1
                        && sheet.merged.len() < MOST_MERGED
                    {
                        sheet.merged.push(Merged { from, to });
                    }
                }
                name @ ("oddHeader" | "evenHeader" | "firstHeader" | "oddFooter" | "evenFooter"
                | "firstFooter") => {
                    let kind = if name.ends_with("Header") {
                        ApartKind::Header
                    } else {
                        ApartKind::Footer
                    };
                    let pieces = around(&part.words()?).into_iter();
                    sheet.around.extend(pieces.map(|words| (kind, words)));
                }
                _ => {}
            }
        }
        sheet.hidden_rows.sort_unstable();
        Ok(sheet)
    }

    /// Reads the content of a cell that was just opened.
    fn cell(
        &mut self,
        tag: &Tag,
        at: At,
        part: &mut Part,
        sheet: &mut Sheet,
    ) -> Result<(), ExtractError> {
        let kind = tag.get("t").unwrap_or_default();
        let style = tag.number("s").unwrap_or(0);
        let mut value = String::new();
        let mut words: Option<Arc<str>> = None;
        let mut reading = false;
        while let Some(piece) = part.next()? {
            match piece {
                Piece::Open(tag) => match tag.name() {
                    "v" => reading = true,
                    "is" => words = Some(rich(part, "is")?.into()),
                    "f" => part.skip()?,
                    _ => {}
                },
                Piece::Text(more) if reading => value += &more,
                Piece::Text(_) => {}
                Piece::Close(name) if name == "c" => break,
                Piece::Close(_) => reading = false,
            }
        }
        let value = value.trim();
        let words = match kind.as_str() {
            "s" => value
                .parse::<usize>()
                .ok()
                .and_then(|i| self.strings.get(i))
                .cloned(),
            "inlineStr" => words,
            "b" => Some(if truth(value) { "TRUE" } else { "FALSE" }.into()),
            "" | "n" => self.number(value, style, at, sheet),
            // Text that a formula made, errors, days in words.
            _ => Some(value.into()),
        };
        let Some(words) = words.filter(|words| words.chars().any(|c| !c.is_whitespace())) else {
            return Ok(());
        };
        if at.1 >= MAX_COLUMNS {
            return Err(ExtractError::Beyond(Limit::Columns));
        }
        self.cells_left = self
            .cells_left
            .checked_sub(1)
            .ok_or(ExtractError::Beyond(Limit::Cells))?;
        self.text_left = self
            .text_left
            .checked_sub(words.len())
            .ok_or(ExtractError::Beyond(Limit::Text))?;
        sheet.cells.insert(at, words);
        Ok(())
    }

    fn number(&self, value: &str, style: usize, at: At, sheet: &mut Sheet) -> Option<Arc<str>> {
        if value.is_empty() {
            return None;
        }
        let Ok(number) = value.parse::<f64>() else {
            return Some(value.into());
        };
        let form = self.styles.form(style).unwrap_or(&Form::General);
        let shown = form.show(number, self.from_1904, Point::Comma);
        if !matches!(form, Form::Moment(_)) && shown.contains(',') {
            let dotted = form.show(number, self.from_1904, Point::Dot);
            sheet.dotted.insert(at, dotted.into());
        }
        Some(shown.into())
    }
}

/// The last row that a sheet can have.
const LAST_ROW: usize = 1_048_575;

fn is(tag: &Tag, name: &str) -> bool {
    tag.get(name).is_some_and(|value| truth(&value))
}

/// `B12` as row and column.
fn cell_at(name: &str) -> Option<At> {
    let name = name.replace('$', "");
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at_checked(digits)?;
    let mut column = 0_usize;
    for letter in letters.bytes() {
        let value = letter
            .to_ascii_uppercase()
            .checked_sub(b'A')
            .filter(|v| *v < 26)?;
        column = column
            .checked_mul(26)?
            .checked_add(usize::from(value) + 1)?;
    }
    let row: usize = row.parse().ok()?;
    (column > 0 && row > 0 && row <= LAST_ROW + 1).then(|| (row - 1, column - 1))
}

/// The left, middle and right words of a header or footer, freed of what says how they look.
fn around(code: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '&' {
            if let Some(last) = pieces.last_mut() {
                last.push(c);
            }
            continue;
        }
        match chars.next() {
            Some('L' | 'C' | 'R') => pieces.push(String::new()),
            Some('"') => while chars.next().is_some_and(|c| c != '"') {},
            Some('K') => {
                for _ in 0..6 {
                    chars.next();
                }
            }
            Some('0'..='9') => while chars.next_if(char::is_ascii_digit).is_some() {},
            Some('&') => {
                if let Some(last) = pieces.last_mut() {
                    last.push('&');
                }
            }
            _ => {}
        }
    }
    let lines = pieces.iter().flat_map(|piece| piece.lines());
    lines
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells() {
        for (name, at) in [
            ("A1", Some((0, 0))),
            ("$AB$12", Some((11, 27))),
            ("XFD1048576", Some((1_048_575, 16_383))),
            ("A0", None),
            ("12", None),
            ("A1048577", None),
            ("Ơ1", None),
        ] {
            assert_eq!(cell_at(name), at, "{name}");
        }
    }

    #[test]
    fn headers_without_their_looks() {
        assert_eq!(
            around("&L&\"Times New Roman,Bold\"&14MẬT\n&CTrang &P&R&KFF0000R&&D"),
            ["MẬT", "Trang", "R&D"]
        );
    }
}
