//! A prepared statement: what it takes and gives, and the binary form of both.

use crate::error::StoreError;
use crate::row::Gathered;
use crate::value::Value;

/// A statement that the server has prepared on one connection.
pub(super) struct Statement {
    /// Its name there.
    pub(super) name: String,
    params: Vec<Kind>,
    pub(super) columns: Vec<Kind>,
}

/// The types of PostgreSQL that cells and parameters have here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Bool,
    Bytes,
    Int8,
    Int4,
    Text,
}

impl Kind {
    /// The type of a number in `pg_type`.
    fn of(oid: u32) -> Result<Self, StoreError> {
        Ok(match oid {
            16 => Self::Bool,
            17 => Self::Bytes,
            20 => Self::Int8,
            23 => Self::Int4,
            19 | 25 | 1043 => Self::Text,
            other => {
                return Err(StoreError::Statement(format!(
                    "a value of the type {other}, which SQLite does not have"
                )));
            }
        })
    }

    /// Adds a cell to an answer; `None` where it is no value of this type.
    pub(super) fn gather(self, cell: Option<&[u8]>, into: &mut Gathered) -> Option<()> {
        let Some(cell) = cell else {
            into.null();
            return Some(());
        };
        match self {
            Self::Bool => into.int(i64::from(*cell.first()? != 0)),
            Self::Int8 => into.int(i64::from_be_bytes(cell.try_into().ok()?)),
            Self::Int4 => into.int(i64::from(i32::from_be_bytes(cell.try_into().ok()?))),
            Self::Text => into.text(cell),
            Self::Bytes => into.blob(cell),
        }
        Some(())
    }
}

impl Statement {
    /// A statement from the numbers of its types.
    pub(super) fn new(name: String, params: &[u32], columns: &[u32]) -> Result<Self, StoreError> {
        let kinds = |oids: &[u32]| -> Result<Vec<Kind>, StoreError> {
            oids.iter().map(|oid| Kind::of(*oid)).collect()
        };
        Ok(Self {
            name,
            params: kinds(params)?,
            columns: kinds(columns)?,
        })
    }

    /// Refuses parameters that the statement does not take, before anything is sent.
    pub(super) fn check(&self, params: &[Value]) -> Result<(), StoreError> {
        if params.len() != self.params.len() {
            return Err(StoreError::Statement(format!(
                "{} parameters where {} are due",
                params.len(),
                self.params.len()
            )));
        }
        for (kind, value) in self.params.iter().zip(params) {
            let fits = match (value, kind) {
                (Value::Null, _)
                | (Value::Int(_), Kind::Int8)
                | (Value::Text(_), Kind::Text)
                | (Value::Blob(_), Kind::Bytes) => true,
                (Value::Int(n), Kind::Int4) => i32::try_from(*n).is_ok(),
                (Value::Int(_) | Value::Text(_) | Value::Blob(_), _) => false,
            };
            if !fits {
                return Err(StoreError::Statement(format!(
                    "a parameter of another kind where {kind:?} is due"
                )));
            }
        }
        Ok(())
    }

    /// Writes a parameter that [`Statement::check`] has seen.
    pub(super) fn encode(
        &self,
        place: usize,
        value: &Value,
        out: &mut Vec<u8>,
    ) -> Result<(), StoreError> {
        let mut sized = |bytes: &[u8]| {
            let length = i32::try_from(bytes.len())
                .map_err(|_| StoreError::Statement("a parameter is too long".into()))?;
            out.extend(length.to_be_bytes());
            out.extend(bytes);
            Ok(())
        };
        match value {
            Value::Null => {
                out.extend((-1_i32).to_be_bytes());
                Ok(())
            }
            Value::Int(n) if self.params.get(place) == Some(&Kind::Int4) => {
                sized(&i32::try_from(*n).unwrap_or_default().to_be_bytes())
            }
            Value::Int(n) => sized(&n.to_be_bytes()),
            Value::Text(text) => sized(text.as_bytes()),
            Value::Blob(bytes) => sized(bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values;

    #[test]
    fn parameters_of_another_kind_or_number_are_refused() {
        let statement = Statement::new("s".into(), &[20, 23, 25, 17], &[]).unwrap();
        let good = values![1, 2, "a", [0_u8; 2].as_slice()];
        assert_eq!(statement.check(&good), Ok(()));
        let null = [Value::Null, Value::Null, Value::Null, Value::Null];
        assert_eq!(statement.check(&null), Ok(()));
        for bad in [
            &values!["1", 2, "a", [0_u8; 2].as_slice()][..],
            &values![1, i64::MAX, "a", [0_u8; 2].as_slice()],
            &values![1, 2, 3, [0_u8; 2].as_slice()],
            &values![1, 2, "a", "b"],
            &values![1, 2, "a"],
        ] {
            assert!(statement.check(bad).is_err(), "{bad:?}");
        }
        assert!(Statement::new("s".into(), &[], &[1700]).is_err());
    }
}
