//! One row of an answer, and its cells read in the order of the statement's columns.

use std::fmt;
use std::ops::Range;
use std::slice::Iter;
use std::str::FromStr;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use tiendo_domain::id::{Id, Kind, RealmId};

use crate::error::StoreError;
use crate::value::Value;

/// One row of an answer. The rows of an answer share what they hold, so that a long one costs few allocations.
#[derive(Clone)]
pub struct Row {
    answer: Arc<Answer>,
    first: usize,
    width: usize,
}

impl Row {
    /// The cells, in the order in which the statement names its columns, to be taken one after the other.
    pub fn cells(&self) -> Cells<'_> {
        Cells {
            answer: &self.answer,
            rest: self.answer.cells[self.first..self.first + self.width].iter(),
            taken: 0,
        }
    }

    /// The row without its first cell.
    pub(crate) fn behind_first(&self) -> Row {
        Row {
            answer: Arc::clone(&self.answer),
            first: self.first + self.width.min(1),
            width: self.width.saturating_sub(1),
        }
    }

    /// The cells as values: for rows that are written again, hashed or compared as a whole.
    pub fn values(&self) -> Vec<Value> {
        let cells = &self.answer.cells[self.first..self.first + self.width];
        cells
            .iter()
            .map(|cell| self.answer.look(cell).value())
            .collect()
    }
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.values() == other.values()
    }
}

impl fmt::Debug for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.values()).finish()
    }
}

/// What the rows of an answer hold.
#[derive(Default)]
struct Answer {
    text: String,
    bytes: Vec<u8>,
    cells: Vec<Cell>,
}

/// A cell; text and bytes lie in the answer.
enum Cell {
    Null,
    Int(i64),
    Text(Range<usize>),
    Blob(Range<usize>),
}

/// A cell with what it holds.
#[derive(Clone, Copy)]
enum Seen<'r> {
    Null,
    Int(i64),
    Text(&'r str),
    Blob(&'r [u8]),
}

impl Answer {
    fn look(&self, cell: &Cell) -> Seen<'_> {
        match cell {
            Cell::Null => Seen::Null,
            Cell::Int(n) => Seen::Int(*n),
            Cell::Text(range) => Seen::Text(&self.text[range.clone()]),
            Cell::Blob(range) => Seen::Blob(&self.bytes[range.clone()]),
        }
    }
}

impl Seen<'_> {
    fn value(self) -> Value {
        match self {
            Seen::Null => Value::Null,
            Seen::Int(n) => Value::Int(n),
            Seen::Text(text) => Value::Text(text.to_owned()),
            Seen::Blob(bytes) => Value::Blob(bytes.to_vec()),
        }
    }
}

/// An answer that is being read from an engine, cell by cell, row by row.
#[derive(Default)]
pub(crate) struct Gathered {
    text: Vec<u8>,
    bytes: Vec<u8>,
    cells: Vec<Cell>,
    rows: usize,
}

impl Gathered {
    pub(crate) fn null(&mut self) {
        self.cells.push(Cell::Null);
    }

    pub(crate) fn int(&mut self, n: i64) {
        self.cells.push(Cell::Int(n));
    }

    /// Text; whether it is UTF-8 is looked at once, in [`Gathered::rows`].
    pub(crate) fn text(&mut self, text: &[u8]) {
        let start = self.text.len();
        self.text.extend_from_slice(text);
        self.cells.push(Cell::Text(start..self.text.len()));
    }

    pub(crate) fn blob(&mut self, bytes: &[u8]) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        self.cells.push(Cell::Blob(start..self.bytes.len()));
    }

    pub(crate) fn end_row(&mut self) {
        self.rows += 1;
    }

    /// The rows. A text that is not UTF-8, which no table here has, comes out as its bytes: whoever expects a text is
    /// told so, and verify can name the row.
    pub(crate) fn rows(mut self) -> Vec<Row> {
        let bytes = std::mem::take(&mut self.text);
        let text = match simdutf8::basic::from_utf8(&bytes) {
            Ok(text) if self.ends_between_letters(text) => text.to_owned(),
            Ok(_) | Err(_) => self.sound_text(&bytes),
        };
        let width = self.cells.len().checked_div(self.rows).unwrap_or(0);
        let answer = Arc::new(Answer {
            text,
            bytes: self.bytes,
            cells: self.cells,
        });
        let row = |n: usize| Row {
            answer: Arc::clone(&answer),
            first: n * width,
            width,
        };
        (0..self.rows).map(row).collect()
    }

    /// Whether each text of a sound whole is sound: one could end within a letter that the next completes.
    fn ends_between_letters(&self, whole: &str) -> bool {
        self.cells.iter().all(|cell| match cell {
            Cell::Text(range) => whole.is_char_boundary(range.end),
            Cell::Null | Cell::Int(_) | Cell::Blob(_) => true,
        })
    }

    /// The texts that are UTF-8; the others become bytes.
    fn sound_text(&mut self, whole: &[u8]) -> String {
        let mut sound = String::with_capacity(whole.len());
        for cell in &mut self.cells {
            let Cell::Text(range) = cell else { continue };
            let bytes = &whole[range.clone()];
            *cell = if let Ok(text) = std::str::from_utf8(bytes) {
                let start = sound.len();
                sound.push_str(text);
                Cell::Text(start..sound.len())
            } else {
                let start = self.bytes.len();
                self.bytes.extend_from_slice(bytes);
                Cell::Blob(start..self.bytes.len())
            };
        }
        sound
    }
}

/// The cells of a row that have not been taken yet. Every method takes the next one.
///
/// # Errors
/// All of them answer [`StoreError::Cell`] when the row is over or the cell does not hold what is
/// asked for, which is a fault of the statement or of the data, never of a person.
pub struct Cells<'r> {
    answer: &'r Answer,
    rest: Iter<'r, Cell>,
    taken: usize,
}

macro_rules! cells {
    ($($(#[$doc:meta])* $name:ident, $opt:ident -> $kind:ty : $read:expr;)*) => {
        $(
            $(#[$doc])*
            #[expect(clippy::missing_errors_doc, reason = "said once, at the type")]
            pub fn $name(&mut self) -> Result<$kind, StoreError> {
                let value = self.next_value()?;
                $read(value).ok_or_else(|| self.wrong(stringify!($name), value))
            }

            #[doc = concat!("The same as [`Cells::", stringify!($name), "`], or `None` where the cell is null.")]
            #[expect(clippy::missing_errors_doc, reason = "said once, at the type")]
            pub fn $opt(&mut self) -> Result<Option<$kind>, StoreError> {
                match self.next_value()? {
                    Seen::Null => Ok(None),
                    value => $read(value).map(Some).ok_or_else(|| self.wrong(stringify!($name), value)),
                }
            }
        )*
    };
}

impl<'r> Cells<'r> {
    cells! {
        /// An integer.
        int, opt_int -> i64: int_of;
        /// A count, an ordinal or another number that is never below zero.
        count, opt_count -> u32: |v: Seen<'_>| int_of(v).and_then(|n| u32::try_from(n).ok());
        /// A 0 or a 1.
        flag, opt_flag -> bool: |v: Seen<'_>| match v { Seen::Int(0) => Some(false), Seen::Int(1) => Some(true), _ => None };
        /// Text.
        text, opt_text -> String: |v: Seen<'_>| text_of(v).map(str::to_owned);
        /// Bytes.
        blob, opt_blob -> Vec<u8>: |v: Seen<'_>| blob_of(v).map(<[u8]>::to_vec);
        /// A SHA-256.
        sha256, opt_sha256 -> [u8; 32]: |v: Seen<'_>| blob_of(v).and_then(|b| b.try_into().ok());
        /// A day.
        date, opt_date -> Date: parsed::<Date>;
        /// An instant.
        timestamp, opt_timestamp -> Timestamp: |v: Seen<'_>| int_of(v).and_then(|us| Timestamp::from_microsecond(us).ok());
        /// A decimal.
        decimal, opt_decimal -> Decimal: parsed::<Decimal>;
        /// The number of a realm.
        realm, opt_realm -> RealmId: |v: Seen<'_>| int_of(v).map(RealmId);
    }

    /// The id of a thing of kind `K`.
    #[expect(clippy::missing_errors_doc, reason = "said once, at the type")]
    pub fn id<K: Kind>(&mut self) -> Result<Id<K>, StoreError> {
        let value = self.next_value()?;
        parsed(value).ok_or_else(|| self.wrong(K::NAME, value))
    }

    /// The same as [`Cells::id`], or `None` where the cell is null.
    #[expect(clippy::missing_errors_doc, reason = "said once, at the type")]
    pub fn opt_id<K: Kind>(&mut self) -> Result<Option<Id<K>>, StoreError> {
        match self.next_value()? {
            Seen::Null => Ok(None),
            value => parsed(value)
                .map(Some)
                .ok_or_else(|| self.wrong(K::NAME, value)),
        }
    }

    /// Text that `read` turns into a value of the domain, such as a kind or a state.
    #[expect(clippy::missing_errors_doc, reason = "said once, at the type")]
    pub fn word<T>(&mut self, read: impl FnOnce(&str) -> Option<T>) -> Result<T, StoreError> {
        let value = self.next_value()?;
        text_of(value)
            .and_then(read)
            .ok_or_else(|| self.wrong("known word", value))
    }

    /// The same as [`Cells::word`], or `None` where the cell is null.
    #[expect(clippy::missing_errors_doc, reason = "said once, at the type")]
    pub fn opt_word<T>(
        &mut self,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, StoreError> {
        match self.next_value()? {
            Seen::Null => Ok(None),
            value => text_of(value)
                .and_then(read)
                .map(Some)
                .ok_or_else(|| self.wrong("known word", value)),
        }
    }

    /// The next cell as it is.
    #[expect(clippy::missing_errors_doc, reason = "said once, at the type")]
    pub fn value(&mut self) -> Result<Value, StoreError> {
        self.next_value().map(Seen::value)
    }

    fn next_value(&mut self) -> Result<Seen<'r>, StoreError> {
        let cell = self.rest.next().ok_or(StoreError::Cell {
            column: self.taken,
            wanted: "one more cell",
            found: "the end of the row",
        })?;
        self.taken += 1;
        Ok(self.answer.look(cell))
    }

    fn wrong(&self, wanted: &'static str, found: Seen<'_>) -> StoreError {
        StoreError::Cell {
            column: self.taken - 1,
            wanted,
            found: match found {
                Seen::Null => "null",
                Seen::Int(_) => "another integer",
                Seen::Text(_) => "another text",
                Seen::Blob(_) => "other bytes",
            },
        }
    }
}

fn int_of(seen: Seen<'_>) -> Option<i64> {
    match seen {
        Seen::Int(n) => Some(n),
        Seen::Null | Seen::Text(_) | Seen::Blob(_) => None,
    }
}

fn text_of(seen: Seen<'_>) -> Option<&str> {
    match seen {
        Seen::Text(text) => Some(text),
        Seen::Null | Seen::Int(_) | Seen::Blob(_) => None,
    }
}

fn blob_of(seen: Seen<'_>) -> Option<&[u8]> {
    match seen {
        Seen::Blob(bytes) => Some(bytes),
        Seen::Null | Seen::Int(_) | Seen::Text(_) => None,
    }
}

fn parsed<T: FromStr>(seen: Seen<'_>) -> Option<T> {
    text_of(seen)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values;

    fn gather(values: &[Value], into: &mut Gathered) {
        for value in values {
            match value {
                Value::Null => into.null(),
                Value::Int(n) => into.int(*n),
                Value::Text(text) => into.text(text.as_bytes()),
                Value::Blob(bytes) => into.blob(bytes),
            }
        }
        into.end_row();
    }

    fn row_of(values: &[Value]) -> Row {
        let mut gathered = Gathered::default();
        gather(values, &mut gathered);
        gathered.rows().remove(0)
    }

    #[test]
    fn rows_keep_their_own_cells() {
        let given = [values![1, "Sở", [7_u8; 3]], values![2, "", [0_u8; 3]]];
        let mut gathered = Gathered::default();
        for row in &given {
            gather(row, &mut gathered);
        }
        let rows = gathered.rows();
        assert_eq!(rows.iter().map(Row::values).collect::<Vec<_>>(), given);
        assert!(Gathered::default().rows().is_empty());
    }

    #[test]
    fn text_that_is_not_utf_8_comes_out_as_bytes() {
        // A broken letter, and two halves that only together make one.
        for cells in [[b"\xe1".as_slice(), b"a"], [b"\xe1\xbb", b"\x9f"]] {
            let mut gathered = Gathered::default();
            gathered.text("Sở".as_bytes());
            for cell in cells {
                gathered.text(cell);
            }
            gathered.end_row();
            let bytes = |cell: &[u8]| match std::str::from_utf8(cell) {
                Ok(text) => Value::from(text),
                Err(_) => Value::from(cell),
            };
            let expected = [Value::from("Sở"), bytes(cells[0]), bytes(cells[1])];
            assert_eq!(gathered.rows()[0].values(), expected);
        }
    }

    #[test]
    fn cells_come_in_order_and_typed() {
        let row = row_of(&values![7, "2026-11-14", None::<&str>, true]);
        let mut cells = row.cells();
        assert_eq!(cells.int(), Ok(7));
        assert_eq!(cells.date(), Ok(jiff::civil::date(2026, 11, 14)));
        assert_eq!(cells.opt_text(), Ok(None));
        assert_eq!(cells.flag(), Ok(true));
        assert!(matches!(
            cells.int(),
            Err(StoreError::Cell { column: 4, .. })
        ));
    }

    #[test]
    fn a_cell_of_another_kind_is_an_error_and_not_a_guess() {
        let row = row_of(&values!["2026-02-30", 2, -1]);
        let mut cells = row.cells();
        assert!(matches!(
            cells.date(),
            Err(StoreError::Cell { column: 0, .. })
        ));
        assert!(cells.flag().is_err());
        assert!(cells.count().is_err());
    }
}
