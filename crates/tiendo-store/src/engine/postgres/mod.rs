//! PostgreSQL: where several processes or authorities share one database server.
//!
//! Statements without an answer are held back and sent with the next that has one (pipelined), so
//! a save costs as many round trips as it has questions.

mod driver;

use std::borrow::Cow;
use std::collections::HashMap;

use tiendo_domain::id::RealmId;
use tokio_postgres::Statement;

use self::driver::{Answer, Driver, check};
use super::{Ask, Link, WhereLocked};
use crate::error::{OpenError, StoreError};
use crate::row::Row;
use crate::table::Table;
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
/// How many rows one statement replaces: few sizes, so that they stay prepared. A row of its own costs as much to begin
/// with as several together.
const PUTS: [usize; 6] = [32, 16, 8, 4, 2, 1];

/// A connection to a server.
pub(crate) struct PostgresLink {
    driver: Driver,
    statements: HashMap<String, Statement>,
    /// Those that replace so many rows of a table.
    puts: HashMap<(&'static str, usize), Statement>,
    held: Vec<Held>,
    /// Where in `held` the savepoint would stand: it is set only when something behind it is sent, for what was not sent
    /// is undone by forgetting it.
    mark: Option<usize>,
    open: bool,
}

/// A statement that waits for the next one with an answer.
enum Held {
    /// It begins, ends or divides a transaction, and stays when work is undone.
    Command(Statement),
    /// It writes rows.
    Write(Statement, Vec<Value>),
    /// It replaces a row whose revision stands behind its cells.
    Put(&'static Table, Vec<Value>),
}

/// A statement as it is sent.
struct Sent<'a> {
    statement: Statement,
    params: Cow<'a, [Value]>,
    /// How many rows it must change.
    due: Option<u64>,
}

impl PostgresLink {
    /// Connects and signs in.
    pub(crate) fn connect(url: &str) -> Result<Self, OpenError> {
        Ok(Self {
            driver: Driver::connect(url)?,
            statements: HashMap::new(),
            puts: HashMap::new(),
            held: Vec::new(),
            mark: None,
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
    fn statement(&mut self, sql: &str) -> Result<Statement, StoreError> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.driver.prepare(&sql.replace("{blob}", "BYTEA"))?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    /// Sends everything held and then `asked`, in one round trip, and answers each of `asked`. Of
    /// several errors the first counts: the server passes over what stands behind it.
    fn send(&mut self, asked: &[(Statement, &[Value])]) -> Result<Vec<Answer>, StoreError> {
        self.set_mark()?;
        let held = std::mem::take(&mut self.held);
        let mut all = self.gathered(held)?;
        let first = all.len();
        all.extend(asked.iter().map(|(statement, params)| Sent {
            statement: statement.clone(),
            params: Cow::Borrowed(*params),
            due: None,
        }));
        let answers = self
            .driver
            .run(all.iter().map(|sent| (&sent.statement, &*sent.params)))?;
        let amiss = all
            .iter()
            .zip(&answers)
            .any(|(sent, answer)| sent.due.is_some_and(|due| due != answer.changed));
        if amiss {
            return Err(StoreError::NotOne(0));
        }
        Ok(answers.into_iter().skip(first).collect())
    }

    /// Sends everything held and then one statement.
    fn send_one(&mut self, sql: &str, params: &[Value]) -> Result<Answer, StoreError> {
        let statement = self.statement(sql)?;
        check(&statement, params)?;
        let mut answers = self.send(&[(statement, params)])?;
        Ok(answers.pop().unwrap_or_default())
    }

    /// What is held as it is sent: rows of a table that are replaced one behind the other go in few statements.
    fn gathered(&mut self, held: Vec<Held>) -> Result<Vec<Sent<'static>>, StoreError> {
        let mut all = Vec::with_capacity(held.len());
        let mut puts: Vec<Vec<Value>> = Vec::new();
        let mut held = held.into_iter().peekable();
        while let Some(one) = held.next() {
            let (statement, params) = match one {
                Held::Command(statement) => (statement, Vec::new()),
                Held::Write(statement, params) => (statement, params),
                Held::Put(table, row) => {
                    puts.push(row);
                    let next = held.peek();
                    let more = matches!(next, Some(Held::Put(other, row))
                        if *other == table && puts.iter().all(|put| put[..table.key] != row[..table.key]));
                    if !more {
                        self.gather_puts(table, std::mem::take(&mut puts), &mut all)?;
                    }
                    continue;
                }
            };
            all.push(Sent {
                statement,
                params: Cow::Owned(params),
                due: None,
            });
        }
        Ok(all)
    }

    fn gather_puts(
        &mut self,
        table: &'static Table,
        rows: Vec<Vec<Value>>,
        all: &mut Vec<Sent<'static>>,
    ) -> Result<(), StoreError> {
        let mut rows = rows.into_iter();
        while rows.len() > 0 {
            let left = rows.len();
            let size = PUTS.into_iter().find(|size| *size <= left).unwrap_or(1);
            let statement = match self.puts.get(&(table.name, size)) {
                Some(statement) => statement.clone(),
                None if size == 1 => self.statement(&table.put_sql())?,
                None => self.statement(&table.put_many_sql(size))?,
            };
            self.puts.insert((table.name, size), statement.clone());
            let params: Vec<Value> = rows.by_ref().take(size).flatten().collect();
            check(&statement, &params)?;
            all.push(Sent {
                statement,
                params: Cow::Owned(params),
                due: Some(size as u64),
            });
        }
        Ok(())
    }

    fn hold(&mut self, sql: &str) -> Result<(), StoreError> {
        let statement = self.statement(sql)?;
        self.held.push(Held::Command(statement));
        Ok(())
    }

    fn hold_rows(&mut self, rows: Held) -> Result<(), StoreError> {
        self.held.push(rows);
        if self.held.len() < HELD {
            return Ok(());
        }
        self.send(&[]).map(|_| ())
    }

    /// Sets the savepoint where it belongs, before what is held behind it goes out.
    fn set_mark(&mut self) -> Result<(), StoreError> {
        if let Some(place) = self.mark.take() {
            let savepoint = Held::Command(self.statement(SAVEPOINT)?);
            self.held.insert(place.min(self.held.len()), savepoint);
        }
        Ok(())
    }

    /// Whether a statement with rows waits to be sent, whose error would matter.
    fn holds_rows(&self) -> bool {
        self.held
            .iter()
            .any(|held| !matches!(held, Held::Command(_)))
    }

    /// Whether a row waits to be replaced, which is to be looked at before anything is kept.
    fn holds_puts(&self) -> bool {
        self.held.iter().any(|held| matches!(held, Held::Put(..)))
    }
}

impl Link for PostgresLink {
    fn begin_read(&mut self) -> Result<(), StoreError> {
        self.hold(BEGIN_READ)?;
        self.open = true;
        Ok(())
    }

    fn end_read(&mut self) -> Result<(), StoreError> {
        self.open = false;
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

    fn head(&self, realm: RealmId, where_locked: WhereLocked) -> Ask {
        let sql = match where_locked {
            WhereLocked::Wait => "SELECT seq, hash FROM journal_head WHERE realm = $1 FOR UPDATE",
            WhereLocked::Pass => {
                "SELECT seq, hash FROM journal_head WHERE realm = $1 FOR UPDATE SKIP LOCKED"
            }
        };
        Ask {
            sql: sql.into(),
            params: vec![Value::from(realm)],
        }
    }

    fn lock_schema(&mut self) -> Result<(), StoreError> {
        self.script(SCHEMA_LOCK)
    }

    fn savepoint(&mut self) -> Result<(), StoreError> {
        self.mark = Some(self.held.len());
        Ok(())
    }

    fn release(&mut self) -> Result<(), StoreError> {
        if self.mark == Some(self.held.len()) {
            self.mark = None;
            return Ok(());
        }
        if self.holds_puts() {
            self.send(&[])?;
        }
        if self.holds_rows() {
            self.send_one(RELEASE, &[]).map(|_| ())
        } else {
            self.hold(RELEASE)
        }
    }

    fn release_unseen(&mut self) -> Result<(), StoreError> {
        if self.mark.take().is_some() {
            Ok(())
        } else {
            self.hold(RELEASE)
        }
    }

    fn undo(&mut self) -> Result<(), StoreError> {
        if let Some(place) = self.mark.take() {
            self.held.truncate(place);
            return Ok(());
        }
        // What is held was never sent.
        self.held.retain(|held| matches!(held, Held::Command(_)));
        self.script("ROLLBACK TO work; RELEASE work")
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        if self.holds_puts() {
            self.send(&[])?;
        }
        self.open = false;
        self.send_one(COMMIT, &[]).map(|_| ())
    }

    fn rollback(&mut self) {
        self.held.clear();
        self.mark = None;
        self.open = false;
        if !self.driver.is_lost()
            && let Err(error) = self.script("ROLLBACK")
        {
            tracing::error!(%error, "rolling back failed");
        }
    }

    fn is_open(&mut self) -> bool {
        self.open && !self.driver.is_lost()
    }

    fn is_lost(&mut self) -> bool {
        self.driver.is_lost()
    }

    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.send_one(sql, params).map(|answer| answer.rows)
    }

    fn returning(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.query(sql, params)
    }

    fn ahead(&mut self, asks: &[Ask]) -> Result<Option<Vec<Vec<Row>>>, StoreError> {
        let asked: Vec<(Statement, &[Value])> = asks
            .iter()
            .map(|ask| {
                let statement = self.statement(&ask.sql)?;
                check(&statement, &ask.params)?;
                Ok((statement, &*ask.params))
            })
            .collect::<Result<_, StoreError>>()?;
        let answers = self.send(&asked)?;
        Ok(Some(
            answers.into_iter().map(|answer| answer.rows).collect(),
        ))
    }

    fn execute(&mut self, sql: &str, params: Vec<Value>) -> Result<(), StoreError> {
        let statement = self.statement(sql)?;
        check(&statement, &params)?;
        self.hold_rows(Held::Write(statement, params))
    }

    fn put(
        &mut self,
        table: &'static Table,
        mut row: Vec<Value>,
        rev: i64,
    ) -> Result<(), StoreError> {
        row.push(Value::from(rev));
        self.hold_rows(Held::Put(table, row))
    }

    fn change(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        self.send_one(sql, params).map(|answer| answer.changed)
    }

    fn script(&mut self, sql: &str) -> Result<(), StoreError> {
        if !self.held.is_empty() || self.mark.is_some() {
            self.send(&[])?;
        }
        self.driver.script(sql)
    }

    fn prepare(&mut self, sql: &str) -> Result<(), StoreError> {
        self.statement(sql).map(|_| ())
    }

    fn advise_planner(&mut self) -> Result<(), StoreError> {
        // The server keeps its own statistics.
        Ok(())
    }

    fn tables(&self) -> &'static str {
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
    }

    fn ddl(&self, script: &str) -> String {
        script
            .replace("{int}", "BIGINT")
            .replace("{text}", "TEXT COLLATE \"C\"")
            .replace("{blob}", "BYTEA")
            .replace("{strict}", "")
    }
}
