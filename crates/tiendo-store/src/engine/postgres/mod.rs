//! PostgreSQL: where several processes or authorities share one database server.
//!
//! Statements without an answer are held back and sent with the next that has one (pipelined), so
//! a save costs as many round trips as it has questions.

mod connect;
mod statement;
mod wire;

use std::collections::HashMap;
use std::sync::Arc;

use tiendo_domain::id::RealmId;

use self::statement::Statement;
use self::wire::{Message, Wire, gather};
use super::{Ask, Link};
use crate::error::{OpenError, StoreError};
use crate::row::{Gathered, Row};
use crate::value::Value;

/// The advisory lock that migrating processes take: "tiendo" in ASCII.
const SCHEMA_LOCK: &str = "SELECT pg_advisory_xact_lock(127996022121583)";
/// The oldest server that the contract tests have seen, as `server_version_num` says it.
const OLDEST: i64 = 140_000;

const BEGIN_READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
const BEGIN_WRITE: &str = "BEGIN ISOLATION LEVEL READ COMMITTED";
const COMMIT: &str = "COMMIT";
const SAVEPOINT: &str = "SAVEPOINT work";
const RELEASE: &str = "RELEASE work";
/// How many statements are held back at most: a restore has no end of them.
const HELD: usize = 64;

/// A connection to a server.
pub(crate) struct PostgresLink {
    wire: Wire,
    statements: HashMap<String, Arc<Statement>>,
    held: Vec<Held>,
    /// Answers that came ahead of their questions.
    ready: Vec<(Ask, Vec<Row>)>,
    open: bool,
}

/// A statement that waits for the next one with an answer.
struct Held {
    statement: Arc<Statement>,
    params: Vec<Value>,
    /// Whether it begins, ends or divides a transaction, and so stays when work is undone.
    command: bool,
}

/// The answer to one statement.
#[derive(Default)]
struct Answer {
    rows: Vec<Row>,
    /// How many rows it changed.
    changed: u64,
}

impl PostgresLink {
    /// Connects and signs in.
    pub(crate) fn connect(url: &str) -> Result<Self, OpenError> {
        Ok(Self {
            wire: connect::connect(url)?,
            statements: HashMap::new(),
            held: Vec::new(),
            ready: Vec::new(),
            open: false,
        })
    }

    /// Refuses a server that could lose an acknowledged save, or sort and hold text otherwise.
    pub(crate) fn check_server(&mut self) -> Result<(), OpenError> {
        let mut setting = |name: &str| -> Result<String, StoreError> {
            let rows = self.query("SELECT current_setting($1)", &[Value::from(name)])?;
            rows.first().ok_or(StoreError::NotOne(0))?.cells().text()
        };
        for name in ["fsync", "full_page_writes"] {
            let value = setting(name)?;
            if value != "on" {
                return Err(OpenError::Unsafe {
                    setting: if name == "fsync" {
                        "fsync"
                    } else {
                        "full_page_writes"
                    },
                    value,
                    needed: "on",
                });
            }
        }
        let commit = setting("synchronous_commit")?;
        if commit == "off" {
            return Err(OpenError::Unsafe {
                setting: "synchronous_commit",
                value: commit,
                needed: "on",
            });
        }
        let encoding = setting("server_encoding")?;
        if encoding != "UTF8" {
            return Err(OpenError::Unsuitable {
                setting: "encoding",
                value: encoding,
                needed: "UTF8",
            });
        }
        let version = setting("server_version_num")?;
        if version.parse::<i64>().is_ok_and(|number| number < OLDEST) {
            return Err(OpenError::Unsuitable {
                setting: "version",
                value: version,
                needed: "14 or newer",
            });
        }
        Ok(())
    }

    /// The statement as the server has prepared it; for a new one that is a round trip.
    fn statement(&mut self, sql: &str) -> Result<Arc<Statement>, StoreError> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(Arc::clone(statement));
        }
        let name = format!("s{}", self.statements.len());
        self.wire.prepare(&name, sql)?;
        self.wire.sync();
        self.wire.flush()?;
        let (mut params, mut columns, mut failed) = (Vec::new(), Vec::new(), None);
        loop {
            match self.wire.next() {
                Ok(Message::Parameters(types)) => params = types,
                Ok(Message::Columns(types)) => columns = types,
                Ok(Message::Failed(error)) => failed = failed.or(Some(error)),
                Ok(Message::Ready) => break,
                Ok(_) => {}
                Err(error) => return Err(failed.unwrap_or(error)),
            }
        }
        if let Some(error) = failed {
            return Err(error);
        }
        let statement = Arc::new(Statement::new(name, &params, &columns)?);
        self.statements
            .insert(sql.to_owned(), Arc::clone(&statement));
        Ok(statement)
    }

    /// Sends everything held and then `asked`, in one round trip, and answers each of `asked`. Of
    /// several errors the first counts: the server passes over what stands behind it.
    fn send(&mut self, asked: &[(Arc<Statement>, &[Value])]) -> Result<Vec<Answer>, StoreError> {
        let held = std::mem::take(&mut self.held);
        let first = held.len();
        let held = held.iter().map(|held| (&held.statement, &*held.params));
        let all: Vec<(&Arc<Statement>, &[Value])> = held
            .chain(asked.iter().map(|(statement, params)| (statement, *params)))
            .collect();
        for (statement, params) in &all {
            if let Err(error) = self.wire.run(statement, params) {
                self.wire.forget();
                return Err(error);
            }
        }
        self.wire.sync();
        self.wire.flush()?;
        let mut answers = Vec::with_capacity(asked.len());
        let (mut done, mut gathered) = (0, Gathered::default());
        let mut failed = None;
        loop {
            match self.wire.next() {
                Ok(Message::Row(cells)) => {
                    let Some((statement, _)) = all.get(done) else {
                        continue;
                    };
                    if let Err(error) = gather(statement, cells, &mut gathered) {
                        failed = failed.or(Some(error));
                    }
                }
                Ok(Message::Done(changed)) => {
                    let rows = std::mem::take(&mut gathered).rows();
                    if done >= first {
                        answers.push(Answer { rows, changed });
                    }
                    done += 1;
                }
                Ok(Message::Failed(error)) => failed = failed.or(Some(error)),
                Ok(Message::Ready) => break,
                Ok(_) => {}
                Err(error) => return Err(failed.unwrap_or(error)),
            }
        }
        match failed {
            Some(error) => Err(error),
            None => Ok(answers),
        }
    }

    /// Sends everything held and then one statement.
    fn send_one(&mut self, sql: &str, params: &[Value]) -> Result<Answer, StoreError> {
        let statement = self.statement(sql)?;
        statement.check(params)?;
        let mut answers = self.send(&[(statement, params)])?;
        Ok(answers.pop().unwrap_or_default())
    }

    fn hold(&mut self, sql: &str) -> Result<(), StoreError> {
        let statement = self.statement(sql)?;
        self.held.push(Held {
            statement,
            params: Vec::new(),
            command: true,
        });
        Ok(())
    }

    /// Whether a statement with rows waits to be sent, whose error would matter.
    fn holds_rows(&self) -> bool {
        self.held.iter().any(|held| !held.command)
    }
}

impl Link for PostgresLink {
    fn begin_read(&mut self) -> Result<(), StoreError> {
        self.ready.clear();
        self.hold(BEGIN_READ)?;
        self.open = true;
        Ok(())
    }

    fn end_read(&mut self) -> Result<(), StoreError> {
        self.open = false;
        self.ready.clear();
        self.hold(COMMIT)
    }

    fn settle(&mut self) -> Result<(), StoreError> {
        if self.held.is_empty() {
            return Ok(());
        }
        self.send(&[]).map(|_| ())
    }

    fn begin_write(&mut self) -> Result<(), StoreError> {
        self.hold(BEGIN_WRITE)?;
        self.open = true;
        Ok(())
    }

    fn lock_head(&mut self, realm: RealmId) -> Result<Vec<Row>, StoreError> {
        self.query(
            "SELECT seq, hash FROM journal_head WHERE realm = $1 FOR UPDATE",
            &[Value::from(realm)],
        )
    }

    fn lock_schema(&mut self) -> Result<(), StoreError> {
        self.script(SCHEMA_LOCK)
    }

    fn savepoint(&mut self) -> Result<(), StoreError> {
        self.ready.clear();
        self.hold(SAVEPOINT)
    }

    fn release(&mut self) -> Result<(), StoreError> {
        if self.holds_rows() {
            self.send_one(RELEASE, &[]).map(|_| ())
        } else {
            self.hold(RELEASE)
        }
    }

    fn undo(&mut self) -> Result<(), StoreError> {
        self.ready.clear();
        // What is held was never sent, but the savepoint itself may be among it.
        self.held.retain(|held| held.command);
        self.script("ROLLBACK TO work; RELEASE work")
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        self.open = false;
        self.send_one(COMMIT, &[]).map(|_| ())
    }

    fn rollback(&mut self) {
        self.held.clear();
        self.open = false;
        if !self.wire.is_lost()
            && let Err(error) = self.script("ROLLBACK")
        {
            tracing::error!(%error, "rolling back failed");
        }
    }

    fn is_open(&mut self) -> bool {
        self.open && !self.wire.is_lost()
    }

    fn is_lost(&mut self) -> bool {
        self.wire.is_lost()
    }

    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        let same = |(ask, _): &(Ask, Vec<Row>)| ask.sql == sql && ask.params == params;
        if let Some(place) = self.ready.iter().position(same) {
            return Ok(self.ready[place].1.clone());
        }
        self.send_one(sql, params).map(|answer| answer.rows)
    }

    fn returning(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.ready.clear();
        self.query(sql, params)
    }

    fn ahead(&mut self, asks: Vec<Ask>) -> Result<(), StoreError> {
        let asked: Vec<(Arc<Statement>, &[Value])> = asks
            .iter()
            .map(|ask| {
                let statement = self.statement(ask.sql)?;
                statement.check(&ask.params)?;
                Ok((statement, &*ask.params))
            })
            .collect::<Result<_, StoreError>>()?;
        let answers = self.send(&asked)?;
        let rows = answers.into_iter().map(|answer| answer.rows);
        self.ready.extend(asks.into_iter().zip(rows));
        Ok(())
    }

    fn execute(&mut self, sql: &str, params: Vec<Value>) -> Result<(), StoreError> {
        self.ready.clear();
        let statement = self.statement(sql)?;
        statement.check(&params)?;
        self.held.push(Held {
            statement,
            params,
            command: false,
        });
        if self.held.len() < HELD {
            return Ok(());
        }
        self.send(&[]).map(|_| ())
    }

    fn change(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        self.ready.clear();
        self.send_one(sql, params).map(|answer| answer.changed)
    }

    fn script(&mut self, sql: &str) -> Result<(), StoreError> {
        if !self.held.is_empty() {
            self.send(&[])?;
        }
        self.wire.script(sql)?;
        self.wire.flush()?;
        let mut failed = None;
        loop {
            match self.wire.next() {
                Ok(Message::Failed(error)) => failed = failed.or(Some(error)),
                Ok(Message::Ready) => break,
                Ok(_) => {}
                Err(error) => return Err(failed.unwrap_or(error)),
            }
        }
        failed.map_or(Ok(()), Err)
    }

    fn prepare(&mut self, sql: &str) -> Result<(), StoreError> {
        self.statement(sql).map(|_| ())
    }

    fn advise_planner(&mut self) -> Result<(), StoreError> {
        // The server keeps its own statistics.
        Ok(())
    }

    fn ddl(&self, script: &str) -> String {
        script
            .replace("{int}", "BIGINT")
            .replace("{text}", "TEXT COLLATE \"C\"")
            .replace("{blob}", "BYTEA")
            .replace("{strict}", "")
    }
}

/// The error of a code of the server (`SQLSTATE`).
fn refused_by(code: &str, text: String) -> StoreError {
    match code {
        "53100" => StoreError::DiskFull,
        // A lock that is not to be had, or a deadlock.
        "55P03" | "40P01" => StoreError::Busy,
        // No right to do it, or a transaction that only reads.
        "42501" | "25006" => StoreError::NoPermission(text),
        _ if code.starts_with("23") => StoreError::Constraint(text),
        _ if code.starts_with("57P") || code.starts_with("08") => StoreError::Gone(text),
        _ => StoreError::Statement(text),
    }
}
