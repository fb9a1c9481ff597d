//! The seam below which the two engines differ: begin, query, execute, commit over [`Value`]s.
//!
//! Only this module names a driver. Everything above it is written once.

mod postgres;
mod sqlite;

pub(crate) use postgres::PostgresLink;
pub(crate) use sqlite::SqliteLink;

use std::borrow::Cow;

use tiendo_domain::id::RealmId;

use crate::error::StoreError;
use crate::row::Row;
use crate::table::Table;
use crate::value::Value;

/// A question: a statement with its parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The statement.
    pub sql: Cow<'static, str>,
    /// Its parameters.
    pub params: Vec<Value>,
}

/// What becomes of the question for a head that another writer keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WhereLocked {
    /// It waits.
    Wait,
    /// It finds nothing.
    Pass,
}

/// One connection. It lives on one thread and is never shared.
///
/// A link may hold statements back to send them together with the next one that has an answer; the
/// order is kept, and an error of a held statement comes out of the call that sent it.
pub(crate) trait Link {
    /// Begins a transaction that sees one snapshot and changes nothing.
    fn begin_read(&mut self) -> Result<(), StoreError>;
    /// Ends what [`Link::begin_read`] began, now or together with the next that is begun.
    fn end_read(&mut self) -> Result<(), StoreError>;
    /// Sends what is held back, because nothing follows soon.
    fn settle(&mut self) -> Result<(), StoreError>;
    /// Begins a transaction that writes.
    fn begin_write(&mut self) -> Result<(), StoreError>;
    /// The question for number and hash of the last entry of a realm's journal; asked in a
    /// transaction that writes, it keeps every other writer from adding one until the end.
    fn head(&self, realm: RealmId, where_locked: WhereLocked) -> Ask;
    /// Keeps every other process from migrating until this transaction ends.
    fn lock_schema(&mut self) -> Result<(), StoreError>;
    /// Sets the savepoint, replacing the one before.
    fn savepoint(&mut self) -> Result<(), StoreError>;
    /// Keeps what was done since the savepoint.
    fn release(&mut self) -> Result<(), StoreError>;
    /// Keeps what was done since the savepoint, without waiting to hear whether it could be done:
    /// an error may come out of any later call, and then nothing since [`Link::begin_write`] is of
    /// use.
    fn release_unseen(&mut self) -> Result<(), StoreError>;
    /// Undoes what was done since the savepoint.
    fn undo(&mut self) -> Result<(), StoreError>;
    /// Puts everything on disk; only after `Ok` may anybody be told.
    fn commit(&mut self) -> Result<(), StoreError>;
    /// Drops the transaction. Cannot fail in a way that matters: what is not committed is gone.
    fn rollback(&mut self);
    /// Whether the transaction is still open, after a statement failed.
    fn is_open(&mut self) -> bool;
    /// Whether the connection can serve no longer.
    fn is_lost(&mut self) -> bool;
    /// Runs a statement and answers its rows.
    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError>;
    /// Runs a statement that writes, and answers the rows that it returns.
    fn returning(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError>;
    /// Asks several questions at once where that saves waiting, and answers each; `None` where an
    /// answer is only a call away, so that nothing is saved.
    fn ahead(&mut self, asks: &[Ask]) -> Result<Option<Vec<Vec<Row>>>, StoreError>;
    /// Runs a statement that has no answer, now or together with the next.
    fn execute(&mut self, sql: &str, params: Vec<Value>) -> Result<(), StoreError>;
    /// Runs a statement and answers how many rows it changed.
    fn change(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError>;
    /// Replaces a row that has the revision `rev`, now or together with the next; where it has
    /// another, that is an error.
    fn put(&mut self, table: &'static Table, row: Vec<Value>, rev: i64) -> Result<(), StoreError>;
    /// Runs a script of statements without parameters.
    fn script(&mut self, sql: &str) -> Result<(), StoreError>;
    /// Prepares a statement without running it.
    fn prepare(&mut self, sql: &str) -> Result<(), StoreError>;
    /// Tells the planner of statements what it would only guess of the finished schema.
    fn advise_planner(&mut self) -> Result<(), StoreError>;
    /// Asks for the names of the tables that stand where ours do or will.
    fn tables(&self) -> &'static str;
    /// The script of a migration in this engine's words.
    fn ddl(&self, script: &str) -> String;
}
