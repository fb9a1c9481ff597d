//! What goes into a statement and comes out of a row: four kinds of cell, the same on both engines.
//!
//! Instants are integers (microseconds UTC), dates text `YYYY-MM-DD`, booleans 0 and 1, ids and
//! decimals text. The conversions stand here and in [`crate::row`], nowhere else.

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use tiendo_domain::id::{Id, RealmId};

/// One cell, or one parameter of a statement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Nothing.
    Null,
    /// A 64-bit integer.
    Int(i64),
    /// Text in UTF-8 without the character NUL, which PostgreSQL cannot hold.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

/// Makes an array of [`Value`]s from anything that turns into one:
/// `values![realm, id, "Sở Tài chính", None::<i64>]`.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { [$($crate::Value::from($value)),*] };
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Int(i64::from(value))
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&String> for Value {
    fn from(value: &String) -> Self {
        Self::Text(value.clone())
    }
}

impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Self::Blob(value)
    }
}

impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Self {
        Self::Blob(value.to_vec())
    }
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(value: [u8; N]) -> Self {
        Self::Blob(value.to_vec())
    }
}

impl From<Timestamp> for Value {
    fn from(value: Timestamp) -> Self {
        Self::Int(value.as_microsecond())
    }
}

impl From<Date> for Value {
    fn from(value: Date) -> Self {
        Self::Text(value.to_string())
    }
}

impl From<Decimal> for Value {
    fn from(value: Decimal) -> Self {
        Self::Text(value.to_string())
    }
}

impl From<RealmId> for Value {
    fn from(value: RealmId) -> Self {
        Self::Int(value.0)
    }
}

impl<K> From<Id<K>> for Value {
    fn from(value: Id<K>) -> Self {
        Self::Text(value.to_string())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_dates_and_nothing_have_one_form_each() {
        let at: Timestamp = "2026-11-14T17:00:00.000001Z".parse().unwrap();
        let [instant, day, none, yes] =
            values![at, jiff::civil::date(2026, 1, 5), None::<Date>, true];
        assert_eq!(instant, Value::Int(1_794_675_600_000_001));
        assert_eq!(day, Value::Text("2026-01-05".into()));
        assert_eq!(none, Value::Null);
        assert_eq!(yes, Value::Int(1));
    }
}
