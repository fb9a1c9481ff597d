//! The writer: takes what waits, runs each work in a savepoint, commits once, answers all.
//!
//! Nothing is waited for: work that comes while a batch is on its way to the disk makes up the
//! next batch. One disk sync so serves as many saves as came during the one before.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use tiendo_domain::id::RealmId;

use crate::engine::{Ask, Link, WhereLocked};
use crate::error::StoreError;
use crate::journal::{Entry, Head};
use crate::question::{Ahead, Question};
use crate::queue::Queue;
use crate::row::Row;
use crate::tables;
use crate::tx::{Known, Touched, WriteTx, insert_chunks};
use crate::value::Value;

/// Most savepoints in a batch: the subtransaction cache of PostgreSQL ends at 64 (model: Writers).
pub(crate) const BATCH: usize = 50;

/// What a writer does with works that it cannot do at once.
pub(crate) enum Post<'s> {
    /// It alone in this process writes in its realm, or in all; it waits.
    Own,
    /// It writes in several realms, only works that say what they ask, and waits for nobody: what it cannot do at once is
    /// handed on to the realm's own writer, or back where there is none any more.
    Shared(&'s HandOn<'s>),
}

/// Hands a work on.
pub(crate) type HandOn<'s> = dyn Fn(Box<dyn Work>) -> Result<(), Box<dyn Work>> + 's;

/// What a work wants done with what it wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Keep,
    Undo,
}

/// A write that waits. It is run and then answered, whatever happened.
pub(crate) trait Work: Send {
    fn realm(&self) -> RealmId;
    /// What the work asks first. One that says so may be run a second time, after what it did the first time was undone.
    fn ahead(&self) -> Option<&Ahead> {
        None
    }
    fn run(&mut self, tx: &mut WriteTx<'_>) -> Outcome;
    /// Tells the waiting caller: its own result, or why it was not kept.
    fn answer(self: Box<Self>, fate: Result<(), StoreError>);
}

/// A work by function, with the way back to the caller.
pub(crate) struct Task<F, T, E, R> {
    realm: RealmId,
    work: Option<F>,
    result: Option<Result<T, E>>,
    reply: R,
}

impl<F, T, E, R> Task<F, T, E, R> {
    pub(crate) fn new(realm: RealmId, work: F, reply: R) -> Self {
        Self {
            realm,
            work: Some(work),
            result: None,
            reply,
        }
    }
}

/// A work that says what it asks first, and may be run again.
pub(crate) struct Again<F, T, E, R> {
    ahead: Ahead,
    realm: RealmId,
    work: F,
    result: Option<Result<T, E>>,
    reply: R,
}

impl<F, T, E, R> Again<F, T, E, R> {
    pub(crate) fn new(realm: RealmId, ahead: Ahead, work: F, reply: R) -> Self {
        Self {
            ahead,
            realm,
            work,
            result: None,
            reply,
        }
    }
}

impl<F, T, E, R> Work for Again<F, T, E, R>
where
    F: FnMut(&mut WriteTx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
    R: FnOnce(Result<T, E>) + Send,
{
    fn realm(&self) -> RealmId {
        self.realm
    }

    fn ahead(&self) -> Option<&Ahead> {
        Some(&self.ahead)
    }

    fn run(&mut self, tx: &mut WriteTx<'_>) -> Outcome {
        self.result = None;
        let result = (self.work)(tx);
        let outcome = outcome_of(&result);
        self.result = Some(result);
        outcome
    }

    fn answer(self: Box<Self>, fate: Result<(), StoreError>) {
        (self.reply)(told(fate, self.result));
    }
}

fn outcome_of<T, E>(result: &Result<T, E>) -> Outcome {
    if result.is_ok() {
        Outcome::Keep
    } else {
        Outcome::Undo
    }
}

/// What the caller is told: its own result, or why it was not kept.
fn told<T, E: From<StoreError>>(
    fate: Result<(), StoreError>,
    result: Option<Result<T, E>>,
) -> Result<T, E> {
    match (fate, result) {
        // A refusal stands whatever became of the batch: it wrote nothing.
        (Ok(()), Some(result)) => result,
        (Err(_), Some(Err(refusal))) => Err(refusal),
        (Err(error), Some(Ok(_)) | None) => Err(error.into()),
        (Ok(()), None) => Err(StoreError::Closed.into()),
    }
}

impl<F, T, E, R> Work for Task<F, T, E, R>
where
    F: FnOnce(&mut WriteTx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
    R: FnOnce(Result<T, E>) + Send,
{
    fn realm(&self) -> RealmId {
        self.realm
    }

    fn run(&mut self, tx: &mut WriteTx<'_>) -> Outcome {
        let Some(work) = self.work.take() else {
            return Outcome::Undo;
        };
        let result = work(tx);
        let outcome = outcome_of(&result);
        self.result = Some(result);
        outcome
    }

    fn answer(self: Box<Self>, fate: Result<(), StoreError>) {
        (self.reply)(told(fate, self.result));
    }
}

/// Serves a queue until it is closed. `connect` is called again when a connection was lost.
pub(crate) fn serve(
    queue: &Queue<Box<dyn Work>>,
    mut link: Option<Box<dyn Link + Send>>,
    connect: impl Fn() -> Result<Box<dyn Link + Send>, StoreError>,
    salt: fn() -> [u8; 16],
    post: &Post<'_>,
) {
    loop {
        let batch = queue.take(BATCH);
        if batch.is_empty() {
            return;
        }
        if link.as_mut().is_none_or(|link| link.is_lost()) {
            link = match connect() {
                Ok(link) => Some(link),
                Err(error) => {
                    tracing::error!(%error, "the writer has no connection");
                    for work in batch {
                        work.answer(Err(error.clone()));
                    }
                    continue;
                }
            };
        }
        if let Some(link) = link.as_mut() {
            for part in parts(batch) {
                run_batch(link.as_mut(), part, salt, post);
            }
        }
    }
}

/// Divides what waits, in its order, where works that say what they ask stand beside works that do not.
fn parts(batch: Vec<Box<dyn Work>>) -> Vec<Vec<Box<dyn Work>>> {
    let mut parts: Vec<Vec<Box<dyn Work>>> = Vec::new();
    for work in batch {
        match parts.last_mut() {
            Some(part)
                if part
                    .iter()
                    .all(|one| one.ahead().is_some() == work.ahead().is_some()) =>
            {
                part.push(work);
            }
            Some(_) | None => parts.push(vec![work]),
        }
    }
    parts
}

/// Runs a batch in one transaction and answers every work in it.
pub(crate) fn run_batch(
    link: &mut dyn Link,
    mut batch: Vec<Box<dyn Work>>,
    salt: fn() -> [u8; 16],
    post: &Post<'_>,
) {
    let mut done = run_together(link, &mut batch, salt, post);
    if let Some(Err(error)) = &done
        && !link.is_lost()
    {
        // Whose fault it was is not known; one by one it will be.
        tracing::warn!(%error, "works of a batch are run again, one by one");
        link.rollback();
        done = None;
    }
    if done.is_none()
        && let Post::Shared(hand_on) = post
    {
        return hand_on_all(link, batch, salt, hand_on);
    }
    let done = done.unwrap_or_else(|| {
        let fates = run_all(link, &mut batch, salt)?;
        Ok(fates.into_iter().map(Some).collect())
    });
    match done {
        Ok(fates) => {
            let mut elsewhere = Vec::new();
            for (work, fate) in batch.into_iter().zip(fates) {
                match (fate, post) {
                    (Some(fate), _) => work.answer(fate),
                    (None, Post::Shared(_)) => elsewhere.push(work),
                    (None, Post::Own) => {
                        let realm = work.realm();
                        work.answer(Err(StoreError::NoRealm(realm.0)));
                    }
                }
            }
            if let Post::Shared(hand_on) = post {
                hand_on_all(link, elsewhere, salt, hand_on);
            }
        }
        Err(error) => {
            tracing::error!(%error, "a batch of writes failed");
            link.rollback();
            for work in batch {
                work.answer(Err(error.clone()));
            }
        }
    }
}

/// Hands works on to the writers of their realms. Where the store is closing there are none, and what waits is still done.
fn hand_on_all(
    link: &mut dyn Link,
    works: Vec<Box<dyn Work>>,
    salt: fn() -> [u8; 16],
    hand_on: &HandOn<'_>,
) {
    for work in works {
        if let Err(work) = hand_on(work) {
            run_batch(link, vec![work], salt, &Post::Own);
        }
    }
}

/// The heads of the realms in a batch, as they will be after it, and the entries in between.
#[derive(Default)]
struct Chains {
    heads: BTreeMap<RealmId, Head>,
    /// The realms whose head has moved.
    moved: BTreeSet<RealmId>,
    entries: Vec<Entry>,
}

impl Chains {
    fn add(&mut self, realm: RealmId, entries: Vec<Entry>) {
        if let Some(last) = entries.last() {
            self.heads.insert(realm, last.head());
            self.moved.insert(realm);
        }
        self.entries.extend(entries);
    }
}

/// Runs works that all say what they ask: what they ask is asked at once, what they write goes out at once, and nobody
/// waits in between. `None` where one does not say it; an error where anything failed at all, and then nothing was kept.
/// A work has no fate where its realm's head was not to be had.
fn run_together(
    link: &mut dyn Link,
    batch: &mut [Box<dyn Work>],
    salt: fn() -> [u8; 16],
    post: &Post<'_>,
) -> Option<Result<Vec<Option<Result<(), StoreError>>>, StoreError>> {
    let aheads: Vec<Ahead> = batch
        .iter()
        .map(|work| work.ahead().cloned())
        .collect::<Option<_>>()?;
    Some(run_known(link, batch, aheads, salt, post))
}

fn run_known(
    link: &mut dyn Link,
    batch: &mut [Box<dyn Work>],
    aheads: Vec<Ahead>,
    salt: fn() -> [u8; 16],
    post: &Post<'_>,
) -> Result<Vec<Option<Result<(), StoreError>>>, StoreError> {
    link.begin_write()?;
    let realms: Vec<RealmId> = batch.iter().map(|work| work.realm()).collect();
    let (mut chains, found) = ask_together(link, &realms, &aheads, post)?;
    let mut touched = Touched::default();
    let mut fates = Vec::with_capacity(batch.len());
    for ((work, ahead), rows) in batch.iter_mut().zip(aheads).zip(found) {
        let realm = work.realm();
        let Some(head) = chains.heads.get(&realm).copied() else {
            fates.push(None);
            continue;
        };
        let known = rows.filter(|_| touched.leaves(&ahead.report));
        let known = known.map(|rows| Known {
            question: ahead.question,
            key: ahead.key,
            rows,
        });
        link.savepoint()?;
        let mut tx = WriteTx::new(link, realm, head, salt).knowing(known);
        let outcome = catch_unwind(AssertUnwindSafe(|| work.run(&mut tx)))
            .map_err(|panic| StoreError::Panic(panic_text(panic.as_ref())))?;
        if let Some(error) = tx.failure() {
            return Err(error.clone());
        }
        match outcome {
            Outcome::Keep => {
                let (entries, written) = tx.finish()?;
                link.release_unseen()?;
                touched.add(written);
                chains.add(realm, entries);
            }
            Outcome::Undo => undo(link)?,
        }
        fates.push(Some(Ok(())));
    }
    write_entries(link, &chains)?;
    link.commit()?;
    Ok(fates)
}

/// Locks the heads of the realms and finds what the works ask, in one round trip; nothing is found where that would save
/// nothing.
fn ask_together(
    link: &mut dyn Link,
    realms: &[RealmId],
    aheads: &[Ahead],
    post: &Post<'_>,
) -> Result<(Chains, Vec<Option<Vec<Row>>>), StoreError> {
    let locked: BTreeSet<RealmId> = realms.iter().copied().collect();
    let where_locked = match post {
        Post::Own => WhereLocked::Wait,
        Post::Shared(_) => WhereLocked::Pass,
    };
    let heads = locked.iter().map(|realm| link.head(*realm, where_locked));
    let mut asks: Vec<Ask> = heads.collect();
    let mut questions: Vec<(Question, Vec<usize>)> = Vec::new();
    for (place, ahead) in aheads.iter().enumerate() {
        match questions
            .iter_mut()
            .find(|(question, _)| question.is(&ahead.question))
        {
            Some((_, places)) => places.push(place),
            None => questions.push((ahead.question, vec![place])),
        }
    }
    for (question, places) in &questions {
        let keys: Vec<&[Value]> = places.iter().map(|place| &*aheads[*place].key).collect();
        asks.push(question.ask(&keys));
    }
    let mut found: Vec<Option<Vec<Row>>> = vec![None; aheads.len()];
    let heads = if let Some(mut answers) = link.ahead(&asks)? {
        let rows = answers.split_off(locked.len());
        for ((_, places), rows) in questions.into_iter().zip(rows) {
            let divided = Question::divide(&rows, places.len())?;
            for (place, rows) in places.into_iter().zip(divided) {
                found[place] = Some(rows);
            }
        }
        answers
    } else {
        let locks = asks.iter().take(locked.len());
        locks
            .map(|ask| link.query(&ask.sql, &ask.params))
            .collect::<Result<_, _>>()?
    };
    let mut chains = Chains::default();
    for (realm, rows) in locked.into_iter().zip(heads) {
        if let Some(row) = rows.first() {
            chains.heads.insert(realm, Head::from_row(row)?);
        }
    }
    Ok((chains, found))
}

/// What becomes of each work, or why the whole batch is lost.
fn run_all(
    link: &mut dyn Link,
    batch: &mut [Box<dyn Work>],
    salt: fn() -> [u8; 16],
) -> Result<Vec<Result<(), StoreError>>, StoreError> {
    let mut chains = Chains::default();
    let mut fates = Vec::with_capacity(batch.len());
    link.begin_write()?;
    for work in batch {
        fates.push(run_one(link, work.as_mut(), &mut chains, salt)?);
    }
    write_entries(link, &chains)?;
    link.commit()?;
    Ok(fates)
}

fn run_one(
    link: &mut dyn Link,
    work: &mut dyn Work,
    chains: &mut Chains,
    salt: fn() -> [u8; 16],
) -> Result<Result<(), StoreError>, StoreError> {
    let realm = work.realm();
    let head = match chains.heads.get(&realm) {
        Some(head) => *head,
        None => {
            let ask = link.head(realm, WhereLocked::Wait);
            match link.query(&ask.sql, &ask.params)?.first() {
                Some(row) => *chains.heads.entry(realm).or_insert(Head::from_row(row)?),
                None => return Ok(Err(StoreError::NoRealm(realm.0))),
            }
        }
    };
    link.savepoint()?;
    let mut tx = WriteTx::new(link, realm, head, salt);
    // The transaction is not looked at after a panic, only undone.
    let finished = match catch_unwind(AssertUnwindSafe(|| work.run(&mut tx))) {
        Ok(Outcome::Keep) => tx.finish().map(Some),
        Ok(Outcome::Undo) => Ok(None),
        Err(panic) => Err(StoreError::Panic(panic_text(panic.as_ref()))),
    };
    let kept = match finished {
        Ok(Some((entries, _))) => link.release().map(|()| Some(entries)),
        Ok(None) => Ok(None),
        Err(error) => Err(error),
    };
    match kept {
        Ok(Some(entries)) => {
            chains.add(realm, entries);
            Ok(Ok(()))
        }
        Ok(None) => undo(link).map(Ok),
        Err(error) => {
            undo(link)?;
            Ok(Err(error))
        }
    }
}

/// Back to the savepoint. A full disk may have ended the whole transaction on SQLite; then the
/// batch is lost.
fn undo(link: &mut dyn Link) -> Result<(), StoreError> {
    if link.is_open() {
        link.undo()
    } else {
        Err(StoreError::Disk(
            "the database gave up the transaction after an error".into(),
        ))
    }
}

fn write_entries(link: &mut dyn Link, chains: &Chains) -> Result<(), StoreError> {
    if chains.entries.is_empty() {
        return Ok(());
    }
    let entries = &chains.entries;
    insert_chunks(
        link,
        &tables::JOURNAL,
        entries.iter().map(Entry::row).collect(),
    )?;
    insert_chunks(
        link,
        &tables::JOURNAL_PAYLOAD,
        entries.iter().map(Entry::payload_row).collect(),
    )?;
    insert_chunks(
        link,
        &tables::JOURNAL_ROW,
        entries.iter().flat_map(Entry::mark_rows).collect(),
    )?;
    let moved = chains
        .heads
        .iter()
        .filter(|(realm, _)| chains.moved.contains(realm));
    for (realm, head) in moved {
        link.execute(
            "UPDATE journal_head SET seq = $2, hash = $3 WHERE realm = $1",
            vec![
                Value::from(*realm),
                Value::from(head.seq),
                Value::from(&head.hash),
            ],
        )?;
    }
    Ok(())
}

/// What a panic said.
pub(crate) fn panic_text(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no message".to_owned())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, channel};

    use super::*;
    use crate::engine::SqliteLink;
    use crate::migrate::migrate;
    use crate::tables::{LOGIN_ATTEMPT, REALM_DIRECTORY};
    use crate::values;

    /// A work that inserts an attempt whose address is so many bytes long.
    fn note(id: &'static str, bytes: usize) -> (Box<dyn Work>, Receiver<Result<(), StoreError>>) {
        let (reply, answer) = channel();
        let work = move |tx: &mut WriteTx<'_>| {
            let address = "x".repeat(bytes);
            let row = values![RealmId(1), id, "an", address, 1, true];
            tx.insert(&LOGIN_ATTEMPT, &row)
        };
        let task = Task::new(RealmId(1), work, move |result| {
            reply.send(result).unwrap();
        });
        (Box::new(task), answer)
    }

    #[test]
    fn on_a_full_disk_only_what_is_there_was_acknowledged() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("t.db");
        let mut link = SqliteLink::writer(&file).unwrap();
        migrate(&mut link).unwrap();
        let realm = values![1, "a", "", "", 0, 1].to_vec();
        link.execute(&REALM_DIRECTORY.insert_sql(1), realm).unwrap();
        link.script("INSERT INTO journal_head SELECT 1, seq, hash FROM journal_head")
            .unwrap();
        let pages = link.query("PRAGMA page_count", &[]).unwrap()[0]
            .cells()
            .int()
            .unwrap();
        link.script(&format!("PRAGMA max_page_count = {}", pages + 8))
            .unwrap();

        let works = [("1", 10), ("2", 1 << 20), ("3", 10)];
        let (batch, answers): (Vec<_>, Vec<_>) =
            works.into_iter().map(|(id, bytes)| note(id, bytes)).unzip();
        run_batch(&mut link, batch, || [0; 16], &Post::Own);
        let answers: Vec<_> = answers
            .iter()
            .map(|answer| answer.recv().unwrap())
            .collect();
        assert_eq!(answers[1], Err(StoreError::DiskFull));

        let mut reader = SqliteLink::reader(&file).unwrap();
        for ((id, _), answer) in works.into_iter().zip(answers) {
            let sql = "SELECT id FROM login_attempt WHERE id = $1";
            let there = reader.query(sql, &values![id]).unwrap().len() == 1;
            assert_eq!(there, answer.is_ok(), "{id}");
        }
        // Once there is room, the same connection goes on.
        link.script("PRAGMA max_page_count = 100000").unwrap();
        let (work, answer) = note("4", 10);
        run_batch(&mut link, vec![work], || [0; 16], &Post::Own);
        assert_eq!(answer.recv().unwrap(), Ok(()));
    }
}
