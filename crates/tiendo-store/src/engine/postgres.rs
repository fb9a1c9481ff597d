//! PostgreSQL: where several processes or authorities share one database server.
//!
//! Statements without an answer are held back and sent with the next that has one (pipelined), so
//! a save costs as many round trips as it has questions.

use std::collections::BTreeMap;
use std::error::Error;
use std::future::Future;
use std::pin::Pin;
use std::task::Poll;

use futures_util::TryStreamExt;
use tiendo_domain::id::RealmId;
use tokio::runtime::Runtime;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Client, Config, NoTls, Statement};

use super::{Ask, Link};
use crate::error::{OpenError, StoreError};
use crate::row::{Gathered, Row};
use crate::value::Value;

/// The advisory lock that migrating processes take: "tiendo" in ASCII.
const SCHEMA_LOCK: &str = "SELECT pg_advisory_xact_lock(127996022121583)";
/// The oldest server that the contract tests have seen, as `server_version_num` says it.
const OLDEST: i64 = 140_000;

const COMMIT: &str = "COMMIT";
const BEGIN_READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
/// Between two reads: one message for both.
const COMMIT_AND_READ: &str = "COMMIT; BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
const RELEASE: &str = "RELEASE work";
/// Between two works of a batch: one message for both.
const RELEASE_AND_SET: &str = "RELEASE work; SAVEPOINT work";
/// How many statements are held back at most: a restore has no end of them.
const HELD: usize = 64;

/// Turns of the runtime in which a connection reads what came while it was idle: one for the
/// system to say that there is something, one to read it, one to end.
const TURNS: usize = 3;

/// A connection to a server, with the small runtime that drives it.
pub(crate) struct PostgresLink {
    runtime: Runtime,
    client: Client,
    statements: BTreeMap<String, Statement>,
    held: Vec<Held>,
    /// Answers that came ahead of their questions.
    ready: Vec<(Ask, Vec<Row>)>,
    open: bool,
}

/// A statement that waits for the next one with an answer.
enum Held {
    Command(&'static str),
    Prepared(Statement, Vec<Value>),
}

type Sent<'a> = Pin<Box<dyn Future<Output = Result<Vec<Row>, StoreError>> + 'a>>;

impl PostgresLink {
    /// Connects and signs in.
    pub(crate) fn connect(url: &str) -> Result<Self, OpenError> {
        let mut config: Config = url
            .parse()
            .map_err(|error: tokio_postgres::Error| OpenError::BadUrl(causes(&error)))?;
        if config.get_application_name().is_none() {
            config.application_name("tiendo");
        }
        // Every statement here looks rows up by its parameters alike: planning it anew for each of them costs more than
        // running it.
        let options = config.get_options().unwrap_or_default();
        config.options(format!("{options} -c plan_cache_mode=force_generic_plan"));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .build()
            .map_err(|error| OpenError::NoThread(error.to_string()))?;
        let (client, connection) = runtime
            .block_on(config.connect(NoTls))
            .map_err(|error| OpenError::NoConnection(causes(&error)))?;
        runtime.spawn(async move {
            if let Err(error) = connection.await {
                tracing::warn!(error = %causes(&error), "the connection to PostgreSQL ended");
            }
        });
        Ok(Self {
            runtime,
            client,
            statements: BTreeMap::new(),
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

    fn statement(&mut self, sql: &str) -> Result<Statement, StoreError> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self
            .runtime
            .block_on(self.client.prepare(sql))
            .map_err(|error| fault(&error))?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    /// Sends everything held, then `last`, and answers the rows of each query in `last`, or how
    /// many rows its change met; of several errors the first one sent, since the others follow
    /// from it.
    fn send(&mut self, last: Last<'_>) -> Result<(Vec<Vec<Row>>, u64), StoreError> {
        let held = std::mem::take(&mut self.held);
        let client = &self.client;
        let mut changed = 0;
        let mut sent: Vec<Sent<'_>> = Vec::with_capacity(held.len() + 1);
        for one in &held {
            sent.push(match one {
                Held::Command(sql) => command(client, sql),
                Held::Prepared(statement, params) => Box::pin(async move {
                    client
                        .execute_raw(statement, params)
                        .await
                        .map_err(|error| fault(&error))?;
                    Ok(Vec::new())
                }),
            });
        }
        match last {
            Last::Nothing => {}
            Last::Command(sql) => sent.push(command(client, sql)),
            Last::Query(statement, params) => sent.push(query(client, statement, params)),
            Last::Queries(asks) => {
                for (statement, params) in asks {
                    sent.push(query(client, statement, params));
                }
            }
            Last::Change(statement, params) => {
                let changed = &mut changed;
                sent.push(Box::pin(async move {
                    *changed = client
                        .execute_raw(statement, params)
                        .await
                        .map_err(|error| fault(&error))?;
                    Ok(Vec::new())
                }));
            }
        }
        let answers: Result<Vec<Vec<Row>>, StoreError> =
            self.runtime.block_on(in_order(sent)).into_iter().collect();
        Ok((answers?.split_off(held.len()), changed))
    }

    /// Whether a statement with rows waits to be sent, whose error would matter.
    fn holds_rows(&self) -> bool {
        self.held
            .iter()
            .any(|held| matches!(held, Held::Prepared(..)))
    }
}

/// What goes out behind the held statements.
#[derive(Clone, Copy)]
enum Last<'a> {
    Nothing,
    Command(&'static str),
    Query(&'a Statement, &'a [Value]),
    Queries(&'a [(Statement, Vec<Value>)]),
    Change(&'a Statement, &'a [Value]),
}

impl Link for PostgresLink {
    fn begin_read(&mut self) -> Result<(), StoreError> {
        self.open = true;
        self.ready.clear();
        match self.held.last_mut() {
            Some(Held::Command(last)) if *last == COMMIT => *last = COMMIT_AND_READ,
            Some(Held::Command(_) | Held::Prepared(..)) | None => {
                self.held.push(Held::Command(BEGIN_READ));
            }
        }
        Ok(())
    }

    fn end_read(&mut self) -> Result<(), StoreError> {
        self.open = false;
        self.ready.clear();
        self.held.push(Held::Command(COMMIT));
        Ok(())
    }

    fn settle(&mut self) -> Result<(), StoreError> {
        if self.held.is_empty() {
            return Ok(());
        }
        self.send(Last::Nothing).map(|_| ())
    }

    fn begin_write(&mut self) -> Result<(), StoreError> {
        self.open = true;
        self.held
            .push(Held::Command("BEGIN ISOLATION LEVEL READ COMMITTED"));
        Ok(())
    }

    fn lock_head(&mut self, realm: RealmId) -> Result<Vec<Row>, StoreError> {
        self.query(
            "SELECT seq, hash FROM journal_head WHERE realm = $1 FOR UPDATE",
            &[Value::from(realm)],
        )
    }

    fn lock_schema(&mut self) -> Result<(), StoreError> {
        self.send(Last::Command(SCHEMA_LOCK)).map(|_| ())
    }

    fn savepoint(&mut self) -> Result<(), StoreError> {
        self.ready.clear();
        match self.held.last_mut() {
            Some(Held::Command(last)) if *last == RELEASE => *last = RELEASE_AND_SET,
            Some(Held::Command(_) | Held::Prepared(..)) | None => {
                self.held.push(Held::Command("SAVEPOINT work"));
            }
        }
        Ok(())
    }

    fn release(&mut self) -> Result<(), StoreError> {
        if self.holds_rows() {
            self.send(Last::Command(RELEASE)).map(|_| ())
        } else {
            self.held.push(Held::Command(RELEASE));
            Ok(())
        }
    }

    fn undo(&mut self) -> Result<(), StoreError> {
        self.ready.clear();
        // What is held was never sent, but the savepoint itself may be among it.
        self.held.retain(|held| matches!(held, Held::Command(_)));
        self.send(Last::Command("ROLLBACK TO work; RELEASE work"))
            .map(|_| ())
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        self.open = false;
        self.send(Last::Command(COMMIT)).map(|_| ())
    }

    fn rollback(&mut self) {
        self.held.clear();
        self.open = false;
        if !self.client.is_closed()
            && let Err(error) = self.send(Last::Command("ROLLBACK"))
        {
            tracing::error!(%error, "rolling back failed");
        }
    }

    fn is_open(&mut self) -> bool {
        self.open && !self.client.is_closed()
    }

    fn is_lost(&mut self) -> bool {
        // The connection is driven only while something runs; a few turns let it see that it ended.
        self.runtime.block_on(async {
            for _ in 0..TURNS {
                tokio::task::yield_now().await;
            }
        });
        self.client.is_closed()
    }

    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        let same = |(ask, _): &(Ask, Vec<Row>)| ask.sql == sql && ask.params == params;
        if let Some(place) = self.ready.iter().position(same) {
            return Ok(self.ready[place].1.clone());
        }
        let statement = self.statement(sql)?;
        let (mut answers, _) = self.send(Last::Query(&statement, params))?;
        Ok(answers.pop().unwrap_or_default())
    }

    fn returning(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.ready.clear();
        self.query(sql, params)
    }

    fn ahead(&mut self, asks: Vec<Ask>) -> Result<(), StoreError> {
        let sent: Vec<(Statement, Vec<Value>)> = asks
            .iter()
            .map(|ask| Ok((self.statement(ask.sql)?, ask.params.clone())))
            .collect::<Result<_, StoreError>>()?;
        let (answers, _) = self.send(Last::Queries(&sent))?;
        self.ready.extend(asks.into_iter().zip(answers));
        Ok(())
    }

    fn execute(&mut self, sql: &str, params: Vec<Value>) -> Result<(), StoreError> {
        self.ready.clear();
        let statement = self.statement(sql)?;
        self.held.push(Held::Prepared(statement, params));
        if self.held.len() < HELD {
            return Ok(());
        }
        self.send(Last::Nothing).map(|_| ())
    }

    fn change(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        self.ready.clear();
        let statement = self.statement(sql)?;
        self.send(Last::Change(&statement, params))
            .map(|(_, changed)| changed)
    }

    fn script(&mut self, sql: &str) -> Result<(), StoreError> {
        self.send(Last::Nothing)?;
        self.runtime
            .block_on(self.client.batch_execute(sql))
            .map_err(|error| fault(&error))
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

fn query<'a>(client: &'a Client, statement: &'a Statement, params: &'a [Value]) -> Sent<'a> {
    Box::pin(async move {
        let stream = client
            .query_raw(statement, params)
            .await
            .map_err(|error| fault(&error))?;
        let mut stream = std::pin::pin!(stream);
        let mut answer = Gathered::default();
        while let Some(row) = stream.try_next().await.map_err(|error| fault(&error))? {
            gather(&row, &mut answer)?;
        }
        Ok(answer.rows())
    })
}

fn command<'a>(client: &'a Client, sql: &'static str) -> Sent<'a> {
    Box::pin(async move {
        client
            .batch_execute(sql)
            .await
            .map(|()| Vec::new())
            .map_err(|error| fault(&error))
    })
}

/// Drives all futures, and polls them first in their order: that is the order of sending.
async fn in_order(mut sent: Vec<Sent<'_>>) -> Vec<Result<Vec<Row>, StoreError>> {
    let mut answers: Vec<Option<Result<Vec<Row>, StoreError>>> =
        sent.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        let mut waiting = false;
        for (future, answer) in sent.iter_mut().zip(&mut answers) {
            if answer.is_none() {
                match future.as_mut().poll(context) {
                    Poll::Ready(done) => *answer = Some(done),
                    Poll::Pending => waiting = true,
                }
            }
        }
        if waiting {
            Poll::Pending
        } else {
            Poll::Ready(())
        }
    })
    .await;
    answers.into_iter().flatten().collect()
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self, kind) {
            (Self::Null, _) => Ok(IsNull::Yes),
            (Self::Int(n), &Type::INT8) => n.to_sql(kind, out),
            (Self::Int(n), &Type::INT4) => i32::try_from(*n)?.to_sql(kind, out),
            (Self::Text(text), &Type::TEXT | &Type::VARCHAR | &Type::NAME) => {
                text.to_sql(kind, out)
            }
            (Self::Blob(bytes), &Type::BYTEA) => bytes.to_sql(kind, out),
            (Self::Int(_) | Self::Text(_) | Self::Blob(_), other) => {
                Err(format!("a parameter of another kind where {other} is due").into())
            }
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn gather(row: &tokio_postgres::Row, into: &mut Gathered) -> Result<(), StoreError> {
    fn cell<'r, T: FromSql<'r>>(
        row: &'r tokio_postgres::Row,
        place: usize,
    ) -> Result<Option<T>, StoreError> {
        row.try_get(place)
            .map_err(|error| StoreError::Statement(causes(&error)))
    }
    for (place, column) in row.columns().iter().enumerate() {
        let int = match *column.type_() {
            Type::INT8 => cell::<i64>(row, place)?,
            Type::INT4 => cell::<i32>(row, place)?.map(i64::from),
            Type::BOOL => cell::<bool>(row, place)?.map(i64::from),
            Type::TEXT | Type::VARCHAR | Type::NAME => {
                match cell::<&str>(row, place)? {
                    Some(text) => into.text(text.as_bytes()),
                    None => into.null(),
                }
                continue;
            }
            Type::BYTEA => {
                match cell::<&[u8]>(row, place)? {
                    Some(bytes) => into.blob(bytes),
                    None => into.null(),
                }
                continue;
            }
            ref other => {
                return Err(StoreError::Statement(format!(
                    "a column of type {other}, which SQLite does not have"
                )));
            }
        };
        match int {
            Some(n) => into.int(n),
            None => into.null(),
        }
    }
    into.end_row();
    Ok(())
}

fn fault(error: &tokio_postgres::Error) -> StoreError {
    let text = causes(error);
    let Some(code) = error.code() else {
        return if error.is_closed()
            || error
                .source()
                .is_some_and(<dyn Error>::is::<std::io::Error>)
        {
            StoreError::Gone(text)
        } else {
            StoreError::Statement(text)
        };
    };
    if code.code().starts_with("23") {
        StoreError::Constraint(text)
    } else if *code == SqlState::DISK_FULL {
        StoreError::DiskFull
    } else if code.code().starts_with("57P") || code.code().starts_with("08") {
        StoreError::Gone(text)
    } else if *code == SqlState::LOCK_NOT_AVAILABLE || *code == SqlState::T_R_DEADLOCK_DETECTED {
        StoreError::Busy
    } else if *code == SqlState::INSUFFICIENT_PRIVILEGE
        || *code == SqlState::READ_ONLY_SQL_TRANSACTION
    {
        StoreError::NoPermission(text)
    } else {
        StoreError::Statement(text)
    }
}

/// The error with its causes, which the driver's own text leaves out.
fn causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        next = cause.source();
    }
    text
}
