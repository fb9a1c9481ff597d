//! How the program knows a table: name, columns in order, key, and whether its rows are journalled.
//!
//! The registry of all tables is [`crate::tables`]; the definitions for the database itself are the
//! migrations. A contract test compares the two on each engine.

use std::fmt::Write as _;

use crate::error::StoreError;
use crate::value::Value;

/// The column of a draft row that holds the row's own hash while the draft is open.
pub(crate) const SEAL: &str = "seal";
/// The column of a draft row that says until when saves of it are taken as one; null when closed.
pub(crate) const EDIT_UNTIL: &str = "edit_until";

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A 64-bit integer.
    Int,
    /// Text.
    Text,
    /// Bytes.
    Blob,
}

/// Whether a cell may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nullable {
    /// Every row has a value.
    No,
    /// The cell may be null.
    Yes,
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in the database.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may be empty.
    pub nullable: Nullable,
}

macro_rules! columns {
    ($($name:ident, $opt:ident, $kind:ident;)*) => {
        impl Column {
            $(
                #[doc = concat!("A column of kind `", stringify!($kind), "` that is never null.")]
                pub const fn $name(name: &'static str) -> Self {
                    Self { name, kind: Kind::$kind, nullable: Nullable::No }
                }
                #[doc = concat!("A column of kind `", stringify!($kind), "` that may be null.")]
                pub const fn $opt(name: &'static str) -> Self {
                    Self { name, kind: Kind::$kind, nullable: Nullable::Yes }
                }
            )*
        }
    };
}

columns! {
    int, opt_int, Int;
    text, opt_text, Text;
    blob, opt_blob, Blob;
}

/// Whether the rows of a table are covered by the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Journalled {
    /// Every row written must be covered by a journal entry.
    Yes,
    /// Sessions, attempts, queues and the directory: rows that come and go (model: Realms).
    No,
    /// The journal itself, which only the store writes.
    Itself,
}

/// One table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name in the database.
    pub name: &'static str,
    /// Its columns. New ones are only ever added at the end, nullable.
    pub columns: &'static [Column],
    /// How many of the columns, from the first, make up the key.
    pub key: usize,
    /// Whether its rows are journalled.
    pub journalled: Journalled,
}

impl Table {
    /// The names of the columns, with commas between them.
    pub fn column_list(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|column| column.name).collect();
        names.join(", ")
    }

    /// The place of a column in the rows of this table.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// The columns of the key.
    pub fn key_columns(&self) -> &'static [Column] {
        &self.columns[..self.key]
    }

    /// Whether the rows belong to a realm, which is then the first column.
    pub fn is_of_realm(&self) -> bool {
        self.columns[0].name == "realm"
    }

    /// Refuses a row that the database would refuse or hold otherwise than given.
    pub(crate) fn check(&self, row: &[Value]) -> Result<(), StoreError> {
        let misfit = |problem: String| {
            Err(StoreError::Misfit {
                table: self.name,
                problem,
            })
        };
        if row.len() != self.columns.len() {
            return misfit(format!(
                "{} cells for {} columns",
                row.len(),
                self.columns.len()
            ));
        }
        for (column, value) in self.columns.iter().zip(row) {
            let fits = match (value, column.kind) {
                (Value::Null, _) => column.nullable == Nullable::Yes,
                (Value::Int(_), Kind::Int)
                | (Value::Text(_), Kind::Text)
                | (Value::Blob(_), Kind::Blob) => true,
                (Value::Int(_) | Value::Text(_) | Value::Blob(_), _) => false,
            };
            if !fits {
                return misfit(format!(
                    "the cell for {} is of another kind or null",
                    column.name
                ));
            }
        }
        Ok(())
    }

    /// The key of a row as the journal writes it: the key's cells without the realm, with `/`
    /// between them; a `/` or `%` inside a cell is written `%2F` or `%25`.
    pub fn key_text(&self, row: &[Value]) -> String {
        let skip = usize::from(self.is_of_realm());
        let mut text = String::new();
        for (n, value) in row[skip..self.key].iter().enumerate() {
            if n > 0 {
                text.push('/');
            }
            match value {
                Value::Null => {}
                Value::Int(n) => {
                    write!(text, "{n}").expect("writing into a String cannot fail");
                }
                Value::Text(cell) => text.push_str(&cell.replace('%', "%25").replace('/', "%2F")),
                Value::Blob(bytes) => text.push_str(&crate::hash::hex(bytes)),
            }
        }
        text
    }

    /// `INSERT` of `rows` rows.
    pub(crate) fn insert_sql(&self, rows: usize) -> String {
        let width = self.columns.len();
        let mut sql = format!("INSERT INTO {} ({}) VALUES ", self.name, self.column_list());
        for row in 0..rows {
            sql.push_str(if row == 0 { "(" } else { ", (" });
            for column in 0..width {
                let comma = if column == 0 { "" } else { ", " };
                write!(sql, "{comma}${}", row * width + column + 1)
                    .expect("writing into a String cannot fail");
            }
            sql.push(')');
        }
        sql
    }

    /// `UPDATE` with the given `SET … WHERE …`, answering the whole rows.
    pub(crate) fn update_sql(&self, tail: &str) -> String {
        format!(
            "UPDATE {} {tail} RETURNING {}",
            self.name,
            self.column_list()
        )
    }

    /// `DELETE` with the given `WHERE …`, answering the whole rows.
    pub(crate) fn delete_sql(&self, tail: &str) -> String {
        format!(
            "DELETE FROM {} {tail} RETURNING {}",
            self.name,
            self.column_list()
        )
    }

    /// `UPDATE` of all cells but the key's, for the row with the key and the revision given last.
    pub(crate) fn put_sql(&self) -> String {
        let mut sql = format!("UPDATE {} SET ", self.name);
        for (n, column) in self.columns.iter().enumerate().skip(self.key) {
            let comma = if n == self.key { "" } else { ", " };
            write!(sql, "{comma}{} = ${}", column.name, n + 1)
                .expect("writing into a String cannot fail");
        }
        sql.push_str(" WHERE ");
        for (n, column) in self.key_columns().iter().enumerate() {
            write!(sql, "{} = ${} AND ", column.name, n + 1)
                .expect("writing into a String cannot fail");
        }
        write!(sql, "rev = ${}", self.columns.len() + 1)
            .expect("writing into a String cannot fail");
        sql
    }

    /// The same for so many rows at once, in PostgreSQL's words; each row's cells are followed by its revision.
    pub(crate) fn put_many_sql(&self, count: usize) -> String {
        let kinds = self.columns.iter().map(|column| match column.kind {
            Kind::Int => "BIGINT",
            Kind::Text => "TEXT",
            Kind::Blob => "BYTEA",
        });
        let kinds: Vec<&str> = kinds.chain(["BIGINT"]).collect();
        let mut sql = format!("UPDATE {} AS t SET ", self.name);
        for (n, column) in self.columns.iter().enumerate().skip(self.key) {
            let comma = if n == self.key { "" } else { ", " };
            write!(sql, "{comma}{0} = v.{0}", column.name)
                .expect("writing into a String cannot fail");
        }
        sql.push_str(" FROM (VALUES ");
        for row in 0..count {
            sql.push_str(if row == 0 { "(" } else { ", (" });
            for (n, kind) in kinds.iter().enumerate() {
                let comma = if n == 0 { "" } else { ", " };
                let place = row * kinds.len() + n + 1;
                write!(sql, "{comma}CAST(${place} AS {kind})")
                    .expect("writing into a String cannot fail");
            }
            sql.push(')');
        }
        write!(sql, ") AS v ({}, seen) WHERE ", self.column_list())
            .expect("writing into a String cannot fail");
        for column in self.key_columns() {
            write!(sql, "t.{0} = v.{0} AND ", column.name)
                .expect("writing into a String cannot fail");
        }
        sql.push_str("t.rev = v.seen");
        sql
    }

    /// One page of the realm's rows in the order of the key, at most `limit`: the first page, or
    /// the one behind the key given as `$2…`.
    pub(crate) fn page_sql(&self, page: Page, limit: usize) -> String {
        let names: Vec<&str> = self
            .key_columns()
            .iter()
            .map(|column| column.name)
            .collect();
        let mut sql = format!("SELECT {} FROM {}", self.column_list(), self.name);
        if self.is_of_realm() {
            sql.push_str(" WHERE realm = $1");
        }
        let rest = &names[usize::from(self.is_of_realm())..];
        if page == Page::After && !rest.is_empty() {
            let first = usize::from(self.is_of_realm()) + 1;
            let places: Vec<String> = (first..first + rest.len())
                .map(|n| format!("${n}"))
                .collect();
            let word = if self.is_of_realm() { "AND" } else { "WHERE" };
            write!(
                sql,
                " {word} ({}) > ({})",
                rest.join(", "),
                places.join(", ")
            )
            .expect("writing into a String cannot fail");
        }
        write!(sql, " ORDER BY {} LIMIT {limit}", names.join(", "))
            .expect("writing into a String cannot fail");
        sql
    }
}

/// Which page of a table is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    /// The first.
    First,
    /// The one behind a key.
    After,
}

/// Declares tables and the list of them in one go.
macro_rules! tables {
    ($list:ident: $($(#[$doc:meta])* $konst:ident = $name:literal, key $key:literal, $journalled:ident
        [$($kind:ident $column:ident),* $(,)?];)*) => {
        $(
            $(#[$doc])*
            pub const $konst: $crate::table::Table = $crate::table::Table {
                name: $name,
                columns: &[$($crate::table::Column::$kind(stringify!($column))),*],
                key: $key,
                journalled: $crate::table::Journalled::$journalled,
            };
        )*
        /// The tables of this area, each behind those that it refers to.
        pub const $list: &[&$crate::table::Table] = &[$(&$konst),*];
    };
}
pub(crate) use tables;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values;

    const LINE: Table = Table {
        name: "line",
        columns: &[
            Column::int("realm"),
            Column::text("id"),
            Column::int("rev"),
            Column::opt_text("done"),
        ],
        key: 2,
        journalled: Journalled::Yes,
    };

    #[test]
    fn statements_of_a_table() {
        assert_eq!(
            LINE.insert_sql(2),
            "INSERT INTO line (realm, id, rev, done) VALUES ($1, $2, $3, $4), ($5, $6, $7, $8)"
        );
        assert_eq!(
            LINE.put_sql(),
            "UPDATE line SET rev = $3, done = $4 WHERE realm = $1 AND id = $2 AND rev = $5"
        );
        assert_eq!(
            LINE.put_many_sql(2),
            "UPDATE line AS t SET rev = v.rev, done = v.done FROM (VALUES \
             (CAST($1 AS BIGINT), CAST($2 AS TEXT), CAST($3 AS BIGINT), CAST($4 AS TEXT), CAST($5 AS BIGINT)), \
             (CAST($6 AS BIGINT), CAST($7 AS TEXT), CAST($8 AS BIGINT), CAST($9 AS TEXT), CAST($10 AS BIGINT))\
             ) AS v (realm, id, rev, done, seen) WHERE t.realm = v.realm AND t.id = v.id AND t.rev = v.seen"
        );
        assert_eq!(
            LINE.page_sql(Page::After, 10),
            "SELECT realm, id, rev, done FROM line WHERE realm = $1 AND (id) > ($2) ORDER BY realm, id LIMIT 10"
        );
    }

    #[test]
    fn keys_cannot_be_mixed_up() {
        let two = Table { key: 3, ..LINE };
        let plain = two.key_text(&values![1, "a", 2, None::<&str>]);
        let slash = two.key_text(&values![1, "a/2%", 3, None::<&str>]);
        assert_eq!((plain.as_str(), slash.as_str()), ("a/2", "a%2F2%25/3"));
    }

    #[test]
    fn rows_are_checked_before_they_are_written() {
        assert!(LINE.check(&values![1, "a", 2, None::<&str>]).is_ok());
        assert!(LINE.check(&values![1, "a", 2]).is_err());
        assert!(LINE.check(&values![1, None::<&str>, 2, "x"]).is_err());
        assert!(LINE.check(&values![1, "a", "2", "x"]).is_err());
    }
}
