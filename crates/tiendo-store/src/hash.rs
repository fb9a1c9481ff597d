//! The hashes of the journal, over fields that each say their kind and length, so that no two
//! different contents run together into the same bytes.

use sha2::{Digest, Sha256};

use crate::table::Table;
use crate::value::Value;

/// A SHA-256.
pub type Hash = [u8; 32];

/// The hash before the first entry of a chain.
pub const ZERO: Hash = [0; 32];

/// A SHA-256 over typed fields.
pub(crate) struct Fields(Sha256);

impl Fields {
    /// Begins a hash for one purpose; hashes of different purposes never agree.
    pub(crate) fn of(purpose: &str) -> Self {
        Self(Sha256::new()).text(purpose)
    }

    pub(crate) fn int(mut self, n: i64) -> Self {
        self.0.update(b"i");
        self.0.update(n.to_be_bytes());
        self
    }

    pub(crate) fn text(mut self, text: &str) -> Self {
        self.sized(b"t", text.as_bytes());
        self
    }

    pub(crate) fn blob(mut self, bytes: &[u8]) -> Self {
        self.sized(b"b", bytes);
        self
    }

    pub(crate) fn value(self, value: &Value) -> Self {
        match value {
            Value::Null => {
                let mut this = self;
                this.0.update(b"n");
                this
            }
            Value::Int(n) => self.int(*n),
            Value::Text(text) => self.text(text),
            Value::Blob(bytes) => self.blob(bytes),
        }
    }

    pub(crate) fn done(self) -> Hash {
        self.0.finalize().into()
    }

    fn sized(&mut self, tag: &[u8], bytes: &[u8]) {
        self.0.update(tag);
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }
}

/// The hash of a row: its table's name and, for every cell that is not null, the column's name and
/// the typed value. A nullable column that a later version adds leaves old hashes as they are.
pub(crate) fn row_hash(table: &Table, row: &[Value]) -> Hash {
    let mut fields = Fields::of("row").text(table.name);
    for (column, value) in table.columns.iter().zip(row) {
        if *value != Value::Null {
            fields = fields.text(column.name).value(value);
        }
    }
    fields.done()
}

/// The hash of a row without its column `seal`: what the seal of a draft holds.
pub(crate) fn seal(table: &Table, row: &[Value]) -> Hash {
    let mut fields = Fields::of("seal").text(table.name);
    for (column, value) in table.columns.iter().zip(row) {
        if *value != Value::Null && column.name != crate::table::SEAL {
            fields = fields.text(column.name).value(value);
        }
    }
    fields.done()
}

/// The SHA-256 of bytes as any tool computes it: of files and of canonical JSON.
pub fn sha256(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// A hash in lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            write!(text, "{byte:02x}").expect("writing into a String cannot fail");
            text
        })
}

/// Bytes from hexadecimal digits, or `None` where `text` is something else.
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    digits
        .chunks(2)
        .map(|pair| {
            let high = char::from(pair[0]).to_digit(16)?;
            let low = char::from(pair[1]).to_digit(16)?;
            u8::try_from(high * 16 + low).ok()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Column, Journalled, Table};
    use crate::values;

    const NARROW: Table = Table {
        name: "t",
        columns: &[Column::int("realm"), Column::text("id")],
        key: 2,
        journalled: Journalled::Yes,
    };
    const WIDE: Table = Table {
        columns: &[
            Column::int("realm"),
            Column::text("id"),
            Column::opt_text("note"),
        ],
        ..NARROW
    };

    #[test]
    fn a_later_nullable_column_leaves_the_hash() {
        let old = row_hash(&NARROW, &values![1, "a"]);
        assert_eq!(old, row_hash(&WIDE, &values![1, "a", None::<&str>]));
        assert_ne!(old, row_hash(&WIDE, &values![1, "a", ""]));
    }

    #[test]
    fn neighbouring_texts_do_not_run_together() {
        let ab = Fields::of("x").text("ab").text("c").done();
        let a = Fields::of("x").text("a").text("bc").done();
        assert_ne!(ab, a);
        assert_ne!(
            Fields::of("x").int(1).done(),
            Fields::of("x").text("1").done()
        );
    }

    #[test]
    fn hexadecimal_goes_there_and_back() {
        let bytes = [0, 1, 0xab, 0xff];
        assert_eq!(hex(&bytes), "0001abff");
        assert_eq!(from_hex("0001abff").unwrap(), bytes);
        assert_eq!(from_hex("0"), None);
        assert_eq!(from_hex("zz"), None);
    }
}
