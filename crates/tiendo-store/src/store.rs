//! The store: one database of either engine, its readers and its writers.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use tiendo_domain::id::RealmId;
use tokio::sync::oneshot;

use crate::engine::{Link, PostgresLink, SqliteLink};
use crate::error::{OpenError, StoreError};
use crate::migrate;
use crate::question::{self, Ahead, Question};
use crate::queue::Queue;
use crate::row::Row;
use crate::tx::{ReadTx, WriteTx};
use crate::value::Value;
use crate::writer::{self, Again, Post, Task, Work};

/// The number under which the installation itself is written: its directory of realms and its
/// administrators. It has no journal of its own.
pub const INSTALLATION: RealmId = RealmId(0);

/// Where the database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// A file; it is made where it is missing, its folder is not.
    Sqlite(PathBuf),
    /// The address of a PostgreSQL database: `postgres://user@host/database`.
    Postgres(String),
}

/// Which of the two engines serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The embedded file.
    Sqlite,
    /// A server.
    Postgres,
}

/// How a store is run.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How many reads run at the same time, each with a connection; at least 1.
    pub readers: usize,
    /// Where the salts of the journal's payloads come from.
    pub salt: fn() -> [u8; 16],
}

impl Options {
    /// For a server: one reader more than there are processors, at least three, at most sixteen. Each keeps memory of its
    /// own, and reading is work for processors.
    pub fn server() -> Self {
        let processors = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            readers: (processors + 1).clamp(3, 16),
            salt: system_salt,
        }
    }

    /// For a command that does one thing: a single reader.
    pub fn command() -> Self {
        Self {
            readers: 1,
            salt: system_salt,
        }
    }
}

/// A salt from the system's random source.
///
/// # Panics
/// When the system has no random numbers: it could not keep a server safe.
#[expect(
    clippy::disallowed_methods,
    reason = "salts are no ids and decide nothing; tests give their own in `Options::salt`"
)]
pub fn system_salt() -> [u8; 16] {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).expect("a system without random numbers cannot run a server");
    salt
}

/// An open database. Cloning is cheap; the last clone to go ends the threads, after what waits
/// has been written.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

/// A read that waits.
enum Read {
    /// It is given the transaction, or why there is none, and answers by itself.
    Work(ReadWork),
    /// One question for a key; who ask the same at the same time are answered together.
    Asked(Asked),
}

type ReadWork = Box<dyn FnOnce(Result<ReadTx<'_>, StoreError>) + Send>;
type ReadQueue = Queue<Read>;

struct Asked {
    question: Question,
    key: Vec<Value>,
    reply: oneshot::Sender<Result<Vec<Row>, StoreError>>,
}
type WriteQueue = Queue<Box<dyn Work>>;

struct Inner {
    location: Location,
    options: Options,
    reads: Arc<ReadQueue>,
    /// The writers' queues. On SQLite there is one, under [`INSTALLATION`], for all realms; on PostgreSQL each realm has
    /// one, and there are those of [`shared_writer`].
    writes: Mutex<BTreeMap<RealmId, Arc<WriteQueue>>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Store {
    /// Opens a database, brings it up to date, and starts its threads.
    ///
    /// # Errors
    /// [`OpenError`], each with what to do about it.
    pub fn open(location: &Location, options: Options) -> Result<Self, OpenError> {
        let mut first = connect_writer(location)?;
        migrate::migrate(first.as_mut())?;
        let store = Self {
            inner: Arc::new(Inner {
                location: location.clone(),
                options,
                reads: Arc::new(Queue::new()),
                writes: Mutex::new(BTreeMap::new()),
                threads: Mutex::new(Vec::new()),
            }),
        };
        match location {
            Location::Sqlite(_) => {
                store.start_writer(INSTALLATION, Some(first))?;
            }
            // A writer a realm, started when the realm is first written.
            Location::Postgres(_) => drop(first),
        }
        for number in 1..=options.readers.max(1) {
            let link = connect_reader(location)?;
            store.start_reader(number, link)?;
        }
        Ok(store)
    }

    /// Which engine serves.
    pub fn engine(&self) -> Engine {
        match self.inner.location {
            Location::Sqlite(_) => Engine::Sqlite,
            Location::Postgres(_) => Engine::Postgres,
        }
    }

    /// Reads in one snapshot, on a thread of the store. Never waits for a writer.
    ///
    /// # Errors
    /// Those of `work`, or a [`StoreError`] of the store itself.
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut ReadTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.start_read(work, move |result| {
            // Whoever asked may have gone away; then nobody wants the answer.
            let _gone = reply.send(result);
        });
        answer
            .await
            .unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    /// What one question finds for a key. As one statement it sees one snapshot, and needs no transaction around it.
    pub(crate) async fn ask(
        &self,
        question: Question,
        key: Vec<Value>,
    ) -> Result<Vec<Row>, StoreError> {
        let (reply, answer) = oneshot::channel();
        let asked = Read::Asked(Asked {
            question,
            key,
            reply,
        });
        if self.inner.reads.push(asked).is_err() {
            return Err(StoreError::Closed);
        }
        answer.await.unwrap_or(Err(StoreError::Closed))
    }

    /// As [`Store::read`], for a thread that may wait: commands and tests.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn read_blocking<T, E>(
        &self,
        work: impl FnOnce(&mut ReadTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (reply, answer) = sync_channel(1);
        self.start_read(work, move |result| {
            let _gone = reply.send(result);
        });
        answer
            .recv()
            .unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    /// Writes in a realm. `work` is run alone, in its turn, on the realm's writer; the answer comes
    /// when the shared commit is on disk, also when `work` refuses.
    ///
    /// # Errors
    /// Those of `work`, after which nothing of it is kept, or a [`StoreError`] of the store itself.
    pub async fn write<T, E>(
        &self,
        realm: RealmId,
        work: impl FnOnce(&mut WriteTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.start_write(Box::new(Task::new(realm, work, move |result| {
            let _gone = reply.send(result);
        })));
        answer
            .await
            .unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    /// As [`Store::write`], for a work that is done often and says what it asks first: that is asked together with what
    /// the other works of the batch ask, and what they write is sent together. `work` may be run a second time, when
    /// something of the batch failed; what it did the first time is undone then.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub async fn write_ahead<T, E>(
        &self,
        realm: RealmId,
        ahead: Ahead,
        work: impl FnMut(&mut WriteTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.start_write(Box::new(Again::new(realm, ahead, work, move |result| {
            let _gone = reply.send(result);
        })));
        answer
            .await
            .unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    /// As [`Store::write`], for a thread that may wait: commands, the demo, tests.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn write_blocking<T, E>(
        &self,
        realm: RealmId,
        work: impl FnOnce(&mut WriteTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (reply, answer) = sync_channel(1);
        self.start_write(Box::new(Task::new(realm, work, move |result| {
            let _gone = reply.send(result);
        })));
        answer
            .recv()
            .unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    /// How many writes of a realm wait for their turn (on SQLite: of all realms).
    pub fn waiting(&self, realm: RealmId) -> usize {
        let writes = self
            .inner
            .writes
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        writes
            .get(&self.writer_of(realm))
            .map_or(0, |queue| queue.len())
    }

    fn writer_of(&self, realm: RealmId) -> RealmId {
        match self.inner.location {
            Location::Sqlite(_) => INSTALLATION,
            Location::Postgres(_) => realm,
        }
    }

    fn start_read<T, E>(
        &self,
        work: impl FnOnce(&mut ReadTx<'_>) -> Result<T, E> + Send + 'static,
        reply: impl FnOnce(Result<T, E>) + Send + 'static,
    ) where
        E: From<StoreError>,
    {
        let job: ReadWork = Box::new(move |tx| {
            let result = match tx {
                Err(error) => Err(error.into()),
                Ok(mut tx) => {
                    catch_unwind(AssertUnwindSafe(|| work(&mut tx))).unwrap_or_else(|panic| {
                        Err(StoreError::Panic(writer::panic_text(panic.as_ref())).into())
                    })
                }
            };
            reply(result);
        });
        if let Err(Read::Work(job)) = self.inner.reads.push(Read::Work(job)) {
            job(Err(StoreError::Closed));
        }
    }

    fn start_write(&self, work: Box<dyn Work>) {
        let realm = work.realm();
        let writer = match self.inner.location {
            Location::Postgres(_) if work.ahead().is_some() => shared_writer(realm),
            Location::Sqlite(_) | Location::Postgres(_) => self.writer_of(realm),
        };
        self.start_write_at(writer, work);
    }

    fn start_write_at(&self, writer: RealmId, work: Box<dyn Work>) {
        let queue = self
            .inner
            .writes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&writer)
            .cloned();
        let refused = match queue {
            Some(queue) => queue.push(work),
            None => match self.start_writer(writer, None) {
                Ok(queue) => queue.push(work),
                Err(error) => {
                    tracing::error!(%error, "a writer could not be started");
                    Err(work)
                }
            },
        };
        if let Err(work) = refused {
            work.answer(Err(StoreError::Closed));
        }
    }

    /// Starts the writer of a realm, or finds the one that another request has just started.
    fn start_writer(
        &self,
        realm: RealmId,
        link: Option<Box<dyn Link + Send>>,
    ) -> Result<Arc<WriteQueue>, OpenError> {
        let mut writes = self
            .inner
            .writes
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(queue) = writes.get(&realm) {
            return Ok(Arc::clone(queue));
        }
        let queue = Arc::new(Queue::new());
        let (served, location, salt) = (
            Arc::clone(&queue),
            self.inner.location.clone(),
            self.inner.options.salt,
        );
        let inner = Arc::downgrade(&self.inner);
        self.spawn(format!("tiendo-write-{}", realm.0), move || {
            let connect = || connect_writer(&location).map_err(lost);
            let hand_on = move |work: Box<dyn Work>| match inner.upgrade() {
                Some(inner) => {
                    let realm = work.realm();
                    Store { inner }.start_write_at(realm, work);
                    Ok(())
                }
                None => Err(work),
            };
            let post = if realm.0 < 0 {
                Post::Shared(&hand_on)
            } else {
                Post::Own
            };
            writer::serve(&served, link, connect, salt, &post);
        })?;
        writes.insert(realm, Arc::clone(&queue));
        Ok(queue)
    }

    fn start_reader(&self, number: usize, link: Box<dyn Link + Send>) -> Result<(), OpenError> {
        let (queue, location) = (Arc::clone(&self.inner.reads), self.inner.location.clone());
        self.spawn(format!("tiendo-read-{number}"), move || {
            serve_reads(&queue, link, || connect_reader(&location).map_err(lost));
        })
    }

    fn spawn(&self, name: String, work: impl FnOnce() + Send + 'static) -> Result<(), OpenError> {
        let thread = std::thread::Builder::new()
            .name(name)
            .spawn(work)
            .map_err(|error| OpenError::NoThread(error.to_string()))?;
        self.inner
            .threads
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(thread);
        Ok(())
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.reads.close();
        for queue in self
            .writes
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
            .values()
        {
            queue.close();
        }
        let this = std::thread::current().id();
        let threads = self
            .threads
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        for thread in threads.drain(..) {
            // The last clone may have lived in a work; a thread cannot wait for itself.
            if thread.thread().id() != this && thread.join().is_err() {
                tracing::error!("a thread of the store had panicked");
            }
        }
    }
}

/// The writer on PostgreSQL, by a number below that of any realm, of works that say what they ask: it takes those of
/// several realms together, since a batch costs much the same whether it holds one save or twenty. One for two
/// processors; a realm always has the same.
fn shared_writer(realm: RealmId) -> RealmId {
    let processors = std::thread::available_parallelism().map_or(2, usize::from);
    let writers = i64::try_from(processors / 2).unwrap_or(1).max(1);
    RealmId(-1 - realm.0.rem_euclid(writers))
}

fn serve_reads(
    queue: &ReadQueue,
    mut link: Box<dyn Link + Send>,
    connect: impl Fn() -> Result<Box<dyn Link + Send>, StoreError>,
) {
    while let Some(read) = next_read(queue, link.as_mut()) {
        if link.is_lost() {
            match connect() {
                Ok(new) => link = new,
                Err(error) => {
                    tracing::error!(%error, "a reader has no connection");
                    match read {
                        Read::Work(work) => work(Err(error)),
                        Read::Asked(asked) => asked.answer(Err(error)),
                    }
                    continue;
                }
            }
        }
        let work = match read {
            Read::Work(work) => work,
            Read::Asked(asked) => {
                let same = |other: &Read| matches!(other, Read::Asked(other) if other.question.is(&asked.question));
                let others = queue.take_while(question::MOST - 1, same);
                let others = others.into_iter().filter_map(|read| match read {
                    Read::Asked(asked) => Some(asked),
                    Read::Work(_) => None,
                });
                let all = std::iter::once(asked).chain(others).collect();
                answer_all(link.as_mut(), all);
                continue;
            }
        };
        match link.begin_read() {
            Ok(()) => work(Ok(ReadTx::new(link.as_mut()))),
            Err(error) => work(Err(error)),
        }
        let ended = link.end_read();
        ended_well(ended, link.as_mut());
    }
}

impl Asked {
    fn answer(self, answer: Result<Vec<Row>, StoreError>) {
        // Whoever asked may have gone away; then nobody wants the answer.
        let _gone = self.reply.send(answer);
    }
}

/// Answers askers of one question, where that saves something with one statement.
fn answer_all(link: &mut dyn Link, all: Vec<Asked>) {
    let Some(question) = all.first().map(|asked| asked.question) else {
        return;
    };
    let keys: Vec<&[Value]> = all.iter().map(|asked| &*asked.key).collect();
    let found = link.ahead(&[question.ask(&keys)]).and_then(|answers| {
        let rows = answers.and_then(|mut answers| answers.pop());
        rows.map(|rows| Question::divide(&rows, all.len()))
            .transpose()
    });
    if let Ok(Some(found)) = found {
        for (asked, rows) in all.into_iter().zip(found) {
            asked.answer(Ok(rows));
        }
        return;
    }
    // One by one: so the engine has it, or one of them failed and shall not fail the others.
    for asked in all {
        let answer = link.query(&question.sql(), &asked.key);
        let answer = answer.map(|rows| rows.iter().map(Row::behind_first).collect());
        asked.answer(answer);
    }
}

/// The next read. Where one waits, the end of the read before goes out with its beginning; else it goes out now, so that
/// no snapshot is held by a reader that has nothing to do.
fn next_read(queue: &ReadQueue, link: &mut dyn Link) -> Option<Read> {
    queue.take_waiting().or_else(|| {
        let settled = link.settle();
        ended_well(settled, link);
        queue.take(1).pop()
    })
}

fn ended_well(ended: Result<(), StoreError>, link: &mut dyn Link) {
    if let Err(error) = ended {
        tracing::warn!(%error, "a read did not end well");
        link.rollback();
    }
}

fn connect_writer(location: &Location) -> Result<Box<dyn Link + Send>, OpenError> {
    Ok(match location {
        Location::Sqlite(file) => Box::new(SqliteLink::writer(file)?),
        Location::Postgres(url) => {
            let mut link = PostgresLink::connect(url)?;
            link.check_server()?;
            Box::new(link)
        }
    })
}

fn connect_reader(location: &Location) -> Result<Box<dyn Link + Send>, OpenError> {
    Ok(match location {
        Location::Sqlite(file) => Box::new(SqliteLink::reader(file)?),
        Location::Postgres(url) => Box::new(PostgresLink::connect(url)?),
    })
}

/// The error of connecting again, for a work that waits for it.
fn lost(error: OpenError) -> StoreError {
    match error {
        OpenError::Store { error } => error,
        other => StoreError::Gone(other.to_string()),
    }
}
