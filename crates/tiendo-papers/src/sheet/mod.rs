//! Lists as workbooks (Office Open XML), for people who think in Excel.
//!
//! Every sheet has the same shape, so that it can be found again by a program too: title in the first
//! row, note in the second, heads in the third ([`HEAD_ROW`]), then one row for each thing. Dates are
//! dates and figures are figures; a text is never a formula. Absence is a blank cell or words that say
//! so, never a nought.

mod format;
mod name;
mod write;

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;

pub use write::write_xlsx;

use crate::Properties;

/// Row of the heads, counted from 0.
pub const HEAD_ROW: u32 = 2;

/// A workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// What it is a list of; stands over every sheet and in the properties.
    pub title: String,
    /// Sheets from left to right, at least one.
    pub sheets: Vec<Sheet>,
    /// What the file says about itself.
    pub properties: Properties,
}

/// One list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Name on its tab. What Excel forbids (`214/KH-UBND`, more than 31 letters, the same name twice) is
    /// mended, so any words will do.
    pub name: String,
    /// What a reader must know: as of which day, what was left out. May be empty.
    pub note: String,
    /// Columns from left to right, at least one.
    pub columns: Vec<Column>,
    /// Rows from top to bottom, each with one cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a [`Sheet`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Its width, in characters of the body's size.
    pub width: u16,
    /// What its figures are; cells that hold words or days show them whatever the kind.
    pub kind: ColumnKind,
}

/// What the cells of a column mostly hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words, at the left; a figure among them is shown as it is.
    Words,
    /// Short words or ordinal numbers, in the middle.
    Mark,
    /// Whole figures, grouped by thousands: money in đồng, counts.
    Whole,
    /// Figures with this many decimals.
    Decimals(u8),
    /// Per cent: 84.5 is shown as `84,5 %`.
    Percent,
    /// Days, and instants.
    Time,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is known.
    Blank,
    /// Words. Never taken for a formula, whatever they begin with.
    Text(String),
    /// A figure. One with more than the 15 digits that Excel keeps is written as words instead of being rounded.
    Number(Decimal),
    /// A day, shown as 15/11/2026.
    Day(Date),
    /// An instant, shown by the clock of Vietnam as 08:15 15/11/2026.
    Moment(Timestamp),
}
