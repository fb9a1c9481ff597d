//! Works: writes that wait for their turn, with the way back to whoever asked for them.

use tiendo_domain::id::RealmId;

use super::Fate;
use crate::error::StoreError;
use crate::question::Ahead;
use crate::tx::WriteTx;

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
    fn answer(self: Box<Self>, fate: Fate);
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

    fn answer(self: Box<Self>, fate: Fate) {
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
fn told<T, E: From<StoreError>>(fate: Fate, result: Option<Result<T, E>>) -> Result<T, E> {
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

    fn answer(self: Box<Self>, fate: Fate) {
        (self.reply)(told(fate, self.result));
    }
}
