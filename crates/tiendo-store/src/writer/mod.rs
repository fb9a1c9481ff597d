//! The writer: takes what waits, runs each work in a savepoint, commits once, answers all.
//!
//! Nothing is waited for: work that comes while a batch is on its way to the disk makes up the
//! next batch. One disk sync so serves as many saves as came during the one before.

mod together;
mod work;

pub(crate) use work::{Again, Task, Work};

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use tiendo_domain::id::RealmId;

use self::together::run_together;
use self::work::Outcome;
use crate::engine::{Link, WhereLocked};
use crate::error::StoreError;
use crate::journal::{Entry, Head};
use crate::queue::Queue;
use crate::tables;
use crate::tx::{WriteTx, insert_chunks};
use crate::value::Value;

/// Most savepoints in a batch: the subtransaction cache of PostgreSQL ends at 64 (model: Writers).
pub(crate) const BATCH: usize = 50;

/// What becomes of a work: it is kept, or why not.
pub(crate) type Fate = Result<(), StoreError>;

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

/// What becomes of each work, or why the whole batch is lost.
fn run_all(
    link: &mut dyn Link,
    batch: &mut [Box<dyn Work>],
    salt: fn() -> [u8; 16],
) -> Result<Vec<Fate>, StoreError> {
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
) -> Result<Fate, StoreError> {
    let realm = work.realm();
    let mut head = chains.heads.get(&realm).copied();
    if head.is_none() {
        let ask = link.head(realm, WhereLocked::Wait);
        let rows = link.query(&ask.sql, &ask.params)?;
        head = rows.first().map(Head::from_row).transpose()?;
    }
    let Some(head) = head else {
        return Ok(Err(StoreError::NoRealm(realm.0)));
    };
    chains.heads.insert(realm, head);
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
