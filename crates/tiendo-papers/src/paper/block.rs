//! The blocks that the text of a paper is made of, as the caller gives them.

use crate::PaperError;

/// A piece of text or a table. A line break inside a text starts a new paragraph of the same kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A titled division. Its number is counted here (`I.`, `1.`, `a)`) and must not be in `text`.
    Heading {
        /// Depth of the division.
        level: Level,
        /// Title, without number.
        text: String,
    },
    /// An ordinary paragraph, justified, its first line indented.
    Paragraph(String),
    /// Points of one kind, each with a dash.
    Bullets(Vec<String>),
    /// A ruled table.
    Table(Table),
}

/// Depth of a titled division; Nghị định 30/2020/NĐ-CP, phụ lục I, mục II, khoản 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Mục: `I.`, capitals, bold.
    Section,
    /// Khoản with a title: `1.`, bold.
    Clause,
    /// Điểm: `a)`, by the Vietnamese alphabet (a, b, c, d, đ, e, g …).
    Point,
}

/// A ruled table; its head is repeated on every page it runs over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Title above the table; may be absent.
    pub caption: Option<String>,
    /// Columns from left to right, at least one.
    pub columns: Vec<TableColumn>,
    /// Rows from top to bottom.
    pub rows: Vec<TableRow>,
}

/// A column of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableColumn {
    /// A head shared with the neighbours that have the same one (`Đã hoàn thành` over `Đúng hạn` and
    /// `Quá hạn`).
    pub over: Option<String>,
    /// Its own head.
    pub head: String,
    /// Its share of the width, in proportion to the shares of the others; 0 counts as 1.
    pub share: u16,
    /// How its cells are set.
    pub align: Align,
}

/// A row of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableRow {
    /// One bold cell over the whole width, such as a task group.
    Group(String),
    /// One cell for each column.
    Cells(Vec<String>),
    /// One cell for each column, bold: a total.
    Total(Vec<String>),
}

/// How a cell is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Ordinal numbers, dates, short states.
    Centre,
    /// Figures.
    Right,
}

/// Every table has columns, and every row as many cells.
pub(super) fn check(blocks: &[Block]) -> Result<(), PaperError> {
    for block in blocks {
        if let Block::Table(table) = block {
            check_table(table)?;
        }
    }
    Ok(())
}

fn check_table(table: &Table) -> Result<(), PaperError> {
    let caption = || table.caption.clone().unwrap_or_default();
    if table.columns.is_empty() {
        return Err(PaperError::Empty(caption()));
    }
    for (index, row) in table.rows.iter().enumerate() {
        let (TableRow::Cells(cells) | TableRow::Total(cells)) = row else {
            continue;
        };
        if cells.len() != table.columns.len() {
            return Err(PaperError::RowShape {
                table: caption(),
                row: index + 1,
                expected: table.columns.len(),
                found: cells.len(),
            });
        }
    }
    Ok(())
}
