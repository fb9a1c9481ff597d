//! A batch of works that say what they ask: one question for all of them, and everything they write at once.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use tiendo_domain::id::RealmId;

use super::work::{Outcome, Work};
use super::{Chains, Fate, Post, panic_text, undo, write_entries};
use crate::engine::{Ask, Link, WhereLocked};
use crate::error::StoreError;
use crate::journal::Head;
use crate::question::{Ahead, Question};
use crate::row::Row;
use crate::tx::{Known, Touched, WriteTx};
use crate::value::Value;

/// The heads of the realms that were to be had, and what was found for each work, if it was asked.
type Found = (Chains, Vec<Option<Vec<Row>>>);

/// Runs works that all say what they ask: what they ask is asked at once, what they write goes out at once, and nobody
/// waits in between. `None` where one does not say it; an error where anything failed at all, and then nothing was kept.
/// A work has no fate where its realm's head was not to be had.
pub(super) fn run_together(
    link: &mut dyn Link,
    batch: &mut [Box<dyn Work>],
    salt: fn() -> [u8; 16],
    post: &Post<'_>,
) -> Option<Result<Vec<Option<Fate>>, StoreError>> {
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
) -> Result<Vec<Option<Fate>>, StoreError> {
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
) -> Result<Found, StoreError> {
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
