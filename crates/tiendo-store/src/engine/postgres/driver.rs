//! The driver, used from one thread: prepared statements sent together, their values both ways, its errors as ours.

use std::error::Error;
use std::future::Future;
use std::pin::Pin;
use std::task::Poll;

use futures_util::TryStreamExt;
use tokio::runtime::Runtime;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Client, Config, NoTls, Statement};

use crate::error::{OpenError, StoreError};
use crate::row::{Gathered, Row};
use crate::value::Value;

/// Every statement here looks rows up by its parameters alike: planning it anew for each of them costs more than running
/// it, and so does compiling it. What is looked up is in memory or on a disk without arms, so a row behind an index is
/// not the four pages read in a row that the server assumes, for which it would go through whole tables.
const PLANNER: &str = "-c plan_cache_mode=force_generic_plan -c jit=off -c random_page_cost=1.1";

/// Turns of the runtime in which a connection reads what came while it was idle: one for the
/// system to say that there is something, one to read it, one to end.
const TURNS: usize = 3;

/// A signed-in connection, with the small runtime that drives it.
pub(super) struct Driver {
    runtime: Runtime,
    client: Client,
}

/// The answer to one statement.
#[derive(Default)]
pub(super) struct Answer {
    pub(super) rows: Vec<Row>,
    /// How many rows it changed or found.
    pub(super) changed: u64,
}

type Sent<'a> = Pin<Box<dyn Future<Output = Result<Answer, StoreError>> + 'a>>;

impl Driver {
    /// Connects and signs in.
    pub(super) fn connect(url: &str) -> Result<Self, OpenError> {
        let mut config: Config = url
            .parse()
            .map_err(|error: tokio_postgres::Error| OpenError::BadUrl(causes(&error)))?;
        if config.get_application_name().is_none() {
            config.application_name("tiendo");
        }
        let given = config.get_options().unwrap_or_default();
        config.options(format!("{given} {PLANNER}"));
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
        Ok(Self { runtime, client })
    }

    /// Prepares a statement; a round trip.
    pub(super) fn prepare(&self, sql: &str) -> Result<Statement, StoreError> {
        self.runtime
            .block_on(self.client.prepare(sql))
            .map_err(|error| fault(&error))
    }

    /// Runs a script of statements without parameters.
    pub(super) fn script(&self, sql: &str) -> Result<(), StoreError> {
        self.runtime
            .block_on(self.client.batch_execute(sql))
            .map_err(|error| fault(&error))
    }

    /// Sends statements together, in their order, and answers each; of several errors the first one
    /// sent, since the others follow from it.
    pub(super) fn run<'a>(
        &'a self,
        all: impl Iterator<Item = (&'a Statement, &'a [Value])>,
    ) -> Result<Vec<Answer>, StoreError> {
        let client = &self.client;
        let sent = all.map(|(statement, params)| asked(client, statement, params));
        let sent: Vec<Sent<'a>> = sent.collect();
        self.runtime.block_on(in_order(sent)).into_iter().collect()
    }

    /// Whether the connection has ended.
    pub(super) fn is_lost(&self) -> bool {
        // It is driven only while something runs; a few turns let it see that it ended.
        self.runtime.block_on(async {
            for _ in 0..TURNS {
                tokio::task::yield_now().await;
            }
        });
        self.client.is_closed()
    }
}

/// Refuses another number of parameters than the statement takes, which the driver takes for a programmer's error.
pub(super) fn check(statement: &Statement, params: &[Value]) -> Result<(), StoreError> {
    let due = statement.params().len();
    if params.len() == due {
        return Ok(());
    }
    Err(StoreError::Statement(format!(
        "{} parameters where {due} are due",
        params.len()
    )))
}

fn asked<'a>(client: &'a Client, statement: &'a Statement, params: &'a [Value]) -> Sent<'a> {
    Box::pin(async move {
        let stream = client
            .query_raw(statement, params)
            .await
            .map_err(|error| fault(&error))?;
        let mut stream = std::pin::pin!(stream);
        let mut rows = Gathered::default();
        while let Some(row) = stream.try_next().await.map_err(|error| fault(&error))? {
            gather(&row, &mut rows)?;
        }
        Ok(Answer {
            rows: rows.rows(),
            changed: stream.rows_affected().unwrap_or_default(),
        })
    })
}

/// Drives all futures, and polls them first in their order: that is the order of sending.
async fn in_order(mut sent: Vec<Sent<'_>>) -> Vec<Result<Answer, StoreError>> {
    let mut answers: Vec<Option<Result<Answer, StoreError>>> = sent.iter().map(|_| None).collect();
    let mut all_sent = false;
    std::future::poll_fn(|context| {
        let mut waiting = false;
        let open = sent.iter_mut().zip(&mut answers);
        for (future, answer) in open.filter(|(_, answer)| answer.is_none()) {
            match future.as_mut().poll(context) {
                Poll::Ready(done) => *answer = Some(done),
                Poll::Pending => {
                    waiting = true;
                    // Answers come in order too: none of those behind it has come.
                    if all_sent {
                        break;
                    }
                }
            }
        }
        all_sent = true;
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

/// The bytes of a cell as they came: whether text is UTF-8 is looked at once for a whole answer.
struct Raw<'r>(&'r [u8]);

impl<'r> FromSql<'r> for Raw<'r> {
    fn from_sql(_: &Type, raw: &'r [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self(raw))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

fn gather(row: &tokio_postgres::Row, into: &mut Gathered) -> Result<(), StoreError> {
    let wrong = |error: &(dyn Error + 'static)| StoreError::Statement(causes(error));
    for (place, column) in row.columns().iter().enumerate() {
        let raw: Option<Raw<'_>> = row.try_get(place).map_err(|error| wrong(&error))?;
        let Some(Raw(bytes)) = raw else {
            into.null();
            continue;
        };
        let kind = column.type_();
        let int = match *kind {
            Type::TEXT | Type::VARCHAR | Type::NAME => {
                into.text(bytes);
                continue;
            }
            Type::BYTEA => {
                into.blob(bytes);
                continue;
            }
            Type::INT8 => i64::from_sql(kind, bytes),
            Type::INT4 => i32::from_sql(kind, bytes).map(i64::from),
            Type::BOOL => bool::from_sql(kind, bytes).map(i64::from),
            ref other => {
                return Err(StoreError::Statement(format!(
                    "a column of type {other}, which SQLite does not have"
                )));
            }
        };
        into.int(int.map_err(|error| wrong(&*error))?);
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
