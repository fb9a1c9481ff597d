//! SQLite: the embedded engine. WAL, every commit synced, foreign keys checked.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql, params_from_iter};
use tiendo_domain::id::RealmId;

use super::{Ask, Link, WhereLocked};
use crate::error::{OpenError, StoreError};
use crate::row::{Gathered, Row};
use crate::table::Table;
use crate::value::Value;

/// How long a writer waits for another process that writes.
const BUSY: Duration = Duration::from_secs(10);
/// How much of the file a reader keeps: what most pages have in common. The rest is a copy away, in the system's memory,
/// which all readers share; 1 MB here is half of what SQLite would keep for each of them.
const READER_CACHE: &str = "PRAGMA cache_size = -1000";
/// How many prepared statements a connection keeps.
const STATEMENTS: usize = 256;

/// A connection to a database file.
pub(crate) struct SqliteLink {
    connection: Connection,
}

impl SqliteLink {
    /// Opens the file to write, making it where it is missing.
    pub(crate) fn writer(file: &Path) -> Result<Self, OpenError> {
        if let Some(folder) = file.parent()
            && !folder.as_os_str().is_empty()
            && !folder.is_dir()
        {
            return Err(OpenError::NoFolder(folder.to_owned()));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let link = Self::open(file, flags)?;
        let setting = |sql: &str| -> Result<String, StoreError> {
            link.connection
                .query_row(sql, [], |row| {
                    row.get_ref(0).map(|cell| match cell {
                        ValueRef::Integer(n) => n.to_string(),
                        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                        ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => String::new(),
                    })
                })
                .map_err(fault)
        };
        let mode = setting("PRAGMA journal_mode = WAL")?;
        if mode != "wal" {
            return Err(OpenError::Unsafe {
                setting: "journal_mode",
                value: mode,
                needed: "wal (a local disk, no network share)",
            });
        }
        let synchronous = setting("PRAGMA synchronous")?;
        if !matches!(synchronous.as_str(), "2" | "3") {
            return Err(OpenError::Unsafe {
                setting: "synchronous",
                value: synchronous,
                needed: "FULL",
            });
        }
        Ok(link)
    }

    /// Opens an existing file to read.
    pub(crate) fn reader(file: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let link = Self::open(file, flags)?;
        link.connection.execute_batch(READER_CACHE).map_err(fault)?;
        Ok(link)
    }

    fn open(file: &Path, flags: OpenFlags) -> Result<Self, StoreError> {
        let connection = Connection::open_with_flags(file, flags).map_err(fault)?;
        connection.busy_timeout(BUSY).map_err(fault)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        // Plans do not hang on parameters; else SQLite prepares a statement anew whenever one is bound that a plan
        // might hang on, which took a quarter of the time of a page.
        connection
            .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
            .map_err(fault)?;
        connection
            .execute_batch(
                "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;",
            )
            .map_err(fault)?;
        Ok(Self { connection })
    }

    fn run(&self, sql: &str) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.raw_execute())
            .map(|_| ())
            .map_err(fault)
    }
}

impl Link for SqliteLink {
    fn begin_read(&mut self) -> Result<(), StoreError> {
        self.run("BEGIN DEFERRED")
    }

    fn end_read(&mut self) -> Result<(), StoreError> {
        self.run("COMMIT")
    }

    fn settle(&mut self) -> Result<(), StoreError> {
        Ok(())
    }

    fn begin_write(&mut self) -> Result<(), StoreError> {
        self.run("BEGIN IMMEDIATE")
    }

    fn head(&self, realm: RealmId, _: WhereLocked) -> Ask {
        // BEGIN IMMEDIATE already keeps out every other writer.
        Ask {
            sql: "SELECT seq, hash FROM journal_head WHERE realm = $1".into(),
            params: vec![Value::from(realm)],
        }
    }

    fn lock_schema(&mut self) -> Result<(), StoreError> {
        Ok(())
    }

    fn savepoint(&mut self) -> Result<(), StoreError> {
        self.run("SAVEPOINT work")
    }

    fn release(&mut self) -> Result<(), StoreError> {
        self.run("RELEASE work")
    }

    fn release_unseen(&mut self) -> Result<(), StoreError> {
        self.release()
    }

    fn undo(&mut self) -> Result<(), StoreError> {
        self.run("ROLLBACK TO work")?;
        self.run("RELEASE work")
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        self.run("COMMIT")
    }

    fn rollback(&mut self) {
        if self.is_open()
            && let Err(error) = self.run("ROLLBACK")
        {
            tracing::error!(%error, "rolling back failed");
        }
    }

    fn is_open(&mut self) -> bool {
        !self.connection.is_autocommit()
    }

    fn is_lost(&mut self) -> bool {
        false
    }

    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached(&numbered(sql))
            .map_err(fault)?;
        let columns = statement.column_count();
        let mut rows = statement.query(params_from_iter(params)).map_err(fault)?;
        let mut answer = Gathered::default();
        while let Some(row) = rows.next().map_err(fault)? {
            for column in 0..columns {
                gather(row.get_ref(column).map_err(fault)?, &mut answer);
            }
            answer.end_row();
        }
        Ok(answer.rows())
    }

    fn returning(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.query(sql, params)
    }

    fn ahead(&mut self, asks: &[Ask]) -> Result<Option<Vec<Vec<Row>>>, StoreError> {
        // An answer is a call away, so nothing is saved; only a wrong statement fails here too.
        asks.iter().try_for_each(|ask| {
            let statement = self.connection.prepare_cached(&numbered(&ask.sql));
            statement.map(|_| ()).map_err(fault)
        })?;
        Ok(None)
    }

    fn execute(&mut self, sql: &str, params: Vec<Value>) -> Result<(), StoreError> {
        self.change(sql, &params).map(|_| ())
    }

    fn change(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached(&numbered(sql))
            .map_err(fault)?;
        statement
            .execute(params_from_iter(params))
            .map(|changed| changed as u64)
            .map_err(fault)
    }

    fn put(
        &mut self,
        table: &'static Table,
        mut row: Vec<Value>,
        rev: i64,
    ) -> Result<(), StoreError> {
        row.push(Value::from(rev));
        match self.change(&table.put_sql(), &row)? {
            1 => Ok(()),
            other => Err(StoreError::NotOne(usize::try_from(other).unwrap_or(0))),
        }
    }

    fn script(&mut self, sql: &str) -> Result<(), StoreError> {
        self.connection.execute_batch(sql).map_err(fault)
    }

    fn prepare(&mut self, sql: &str) -> Result<(), StoreError> {
        self.connection
            .prepare(&numbered(sql))
            .map(|_| ())
            .map_err(fault)
    }

    fn advise_planner(&mut self) -> Result<(), StoreError> {
        let advice = self
            .query(INDEXES, &[])?
            .iter()
            .map(advice_of)
            .collect::<Result<Vec<_>, _>>()?;
        let has_table = "SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'";
        if self.query(has_table, &[])?.is_empty() {
            // Makes the table, and looks at nothing.
            self.script("ANALYZE sqlite_schema")?;
        }
        let advised = self.query(
            "SELECT tbl, idx, stat FROM sqlite_stat1 ORDER BY tbl, idx",
            &[],
        )?;
        if advised.iter().map(Row::values).eq(advice.iter().cloned()) {
            return Ok(());
        }
        self.script("DELETE FROM sqlite_stat1")?;
        for row in advice {
            self.execute(
                "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)",
                row,
            )?;
        }
        // Reads the advice in.
        self.script("ANALYZE sqlite_schema")
    }

    fn tables(&self) -> &'static str {
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    }

    fn ddl(&self, script: &str) -> String {
        script
            .replace("{int}", "INTEGER")
            .replace("{text}", "TEXT")
            .replace("{blob}", "BLOB")
            .replace("{strict}", "STRICT")
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(n) => ValueRef::Integer(*n),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// What no table here has, a text that is not UTF-8 or a binary fraction, comes out as its bytes: whoever expects a text
/// is told so, and verify can name the row.
fn gather(cell: ValueRef<'_>, into: &mut Gathered) {
    match cell {
        ValueRef::Null => into.null(),
        ValueRef::Integer(n) => into.int(n),
        ValueRef::Text(text) => into.text(text),
        ValueRef::Blob(bytes) => into.blob(bytes),
        // No table here has a binary fraction; it comes out as its bytes, so that verify can name the row.
        ValueRef::Real(fraction) => into.blob(&fraction.to_be_bytes()),
    }
}

/// The indexes that begin with the realm, with how many columns each has and whether they are a key.
const INDEXES: &str = "SELECT t.name, i.name, COUNT(*), i.\"unique\"
    FROM sqlite_schema t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c
    WHERE t.type = 'table'
    GROUP BY t.name, i.name
    HAVING MAX(c.seqno = 0 AND c.name = 'realm') = 1
    ORDER BY t.name, i.name";

/// How many rows are left when the first columns of an index are given: nearly all for the realm, few for the next.
/// With no statistics SQLite takes every first column for selective, and goes through a whole realm for one row; with
/// those of the data its plans would change as the data grows.
const LEFT: [&str; 5] = ["1000000", "500000", "50", "10", "5"];

/// A row of `sqlite_stat1` from one of [`INDEXES`].
fn advice_of(index: &Row) -> Result<Vec<Value>, StoreError> {
    let mut cells = index.cells();
    let (table, name) = (cells.text()?, cells.text()?);
    let columns = usize::try_from(cells.int()?).unwrap_or(0);
    let mut left: Vec<&str> = (0..=columns)
        .map(|n| LEFT.get(n).copied().unwrap_or("5"))
        .collect();
    if cells.flag()? {
        left[columns] = "1";
    }
    Ok(vec![
        Value::from(table),
        Value::from(name),
        Value::from(left.join(" ")),
    ])
}

/// `$1` → `?1`: SQLite would number `$n` by first use. Text between quotes stays.
fn numbered(sql: &str) -> String {
    if sql.contains("{blob}") {
        return numbered(&sql.replace("{blob}", "BLOB"));
    }
    if !sql.contains('\'') {
        return sql.replace('$', "?");
    }
    let mut quoted = false;
    let mut chars = sql.chars().peekable();
    let mut answer = String::with_capacity(sql.len());
    while let Some(char) = chars.next() {
        quoted ^= char == '\'';
        let place = char == '$' && !quoted && chars.peek().is_some_and(char::is_ascii_digit);
        answer.push(if place { '?' } else { char });
    }
    answer
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "`map_err(fault)` hands it over"
)]
fn fault(error: rusqlite::Error) -> StoreError {
    let text = error.to_string();
    match error.sqlite_error_code() {
        Some(
            ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::FileLockingProtocolFailed,
        ) => StoreError::Busy,
        Some(ErrorCode::DiskFull) => StoreError::DiskFull,
        Some(ErrorCode::SystemIoFailure) => StoreError::Disk(text),
        Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            StoreError::NoPermission(text)
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => StoreError::Damaged(text),
        Some(ErrorCode::ConstraintViolation) => StoreError::Constraint(text),
        Some(_) | None => StoreError::Statement(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_numbered_by_what_they_say() {
        assert_eq!(
            numbered("UPDATE t SET a = $12 WHERE b = $1 AND c = '$1'"),
            "UPDATE t SET a = ?12 WHERE b = ?1 AND c = '$1'"
        );
    }
}
