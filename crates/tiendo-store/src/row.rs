//! One row of an answer, and its cells read in the order of the statement's columns.

use std::slice::Iter;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use tiendo_domain::id::{Id, Kind, RealmId};

use crate::error::StoreError;
use crate::value::Value;

/// One row of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The cells, in the order in which the statement names its columns.
    pub values: Vec<Value>,
}

impl Row {
    /// The cells, to be taken one after the other.
    pub fn cells(&self) -> Cells<'_> {
        Cells {
            rest: self.values.iter(),
            taken: 0,
        }
    }
}

/// The cells of a row that have not been taken yet. Every method takes the next one.
///
/// # Errors
/// All of them answer [`StoreError::Cell`] when the row is over or the cell does not hold what is
/// asked for, which is a fault of the statement or of the data, never of a person.
#[derive(Debug)]
pub struct Cells<'r> {
    rest: Iter<'r, Value>,
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
                    Value::Null => Ok(None),
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
        count, opt_count -> u32: |v: &Value| int_of(v).and_then(|n| u32::try_from(n).ok());
        /// A 0 or a 1.
        flag, opt_flag -> bool: |v: &Value| match v { Value::Int(0) => Some(false), Value::Int(1) => Some(true), _ => None };
        /// Text.
        text, opt_text -> String: |v: &Value| text_of(v).map(str::to_owned);
        /// Bytes.
        blob, opt_blob -> Vec<u8>: |v: &Value| blob_of(v).map(<[u8]>::to_vec);
        /// A SHA-256.
        sha256, opt_sha256 -> [u8; 32]: |v: &Value| blob_of(v).and_then(|b| b.try_into().ok());
        /// A day.
        date, opt_date -> Date: parsed::<Date>;
        /// An instant.
        timestamp, opt_timestamp -> Timestamp: |v: &Value| int_of(v).and_then(|us| Timestamp::from_microsecond(us).ok());
        /// A decimal.
        decimal, opt_decimal -> Decimal: parsed::<Decimal>;
        /// The number of a realm.
        realm, opt_realm -> RealmId: |v: &Value| int_of(v).map(RealmId);
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
            Value::Null => Ok(None),
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
            Value::Null => Ok(None),
            value => text_of(value)
                .and_then(read)
                .map(Some)
                .ok_or_else(|| self.wrong("known word", value)),
        }
    }

    /// The next cell as it is.
    #[expect(clippy::missing_errors_doc, reason = "said once, at the type")]
    pub fn value(&mut self) -> Result<Value, StoreError> {
        self.next_value().cloned()
    }

    fn next_value(&mut self) -> Result<&'r Value, StoreError> {
        let value = self.rest.next().ok_or(StoreError::Cell {
            column: self.taken,
            wanted: "one more cell",
            found: "the end of the row",
        })?;
        self.taken += 1;
        Ok(value)
    }

    fn wrong(&self, wanted: &'static str, found: &Value) -> StoreError {
        StoreError::Cell {
            column: self.taken - 1,
            wanted,
            found: match found {
                Value::Null => "null",
                Value::Int(_) => "another integer",
                Value::Text(_) => "another text",
                Value::Blob(_) => "other bytes",
            },
        }
    }
}

fn int_of(value: &Value) -> Option<i64> {
    match value {
        Value::Int(n) => Some(*n),
        Value::Null | Value::Text(_) | Value::Blob(_) => None,
    }
}

fn text_of(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        Value::Null | Value::Int(_) | Value::Blob(_) => None,
    }
}

fn blob_of(value: &Value) -> Option<&[u8]> {
    match value {
        Value::Blob(bytes) => Some(bytes),
        Value::Null | Value::Int(_) | Value::Text(_) => None,
    }
}

fn parsed<T: FromStr>(value: &Value) -> Option<T> {
    text_of(value)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values;

    #[test]
    fn cells_come_in_order_and_typed() {
        let row = Row {
            values: values![7, "2026-11-14", None::<&str>, true].to_vec(),
        };
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
        let row = Row {
            values: values!["2026-02-30", 2, -1].to_vec(),
        };
        let mut cells = row.cells();
        assert!(matches!(
            cells.date(),
            Err(StoreError::Cell { column: 0, .. })
        ));
        assert!(cells.flag().is_err());
        assert!(cells.count().is_err());
    }
}
