//! How a review goes on: the things done in it, the last of which can be undone, and how much is settled.

use jiff::Timestamp;
use tiendo_domain::id::{Document, Id, RealmId, ReviewAct};

use crate::error::StoreError;
use crate::journal::Actor;
use crate::row::Row;
use crate::statement::statements;
use crate::tables::{REVIEW_ACT, REVIEW_PROGRESS};
use crate::tx::{ReadTx, WriteTx};
use crate::values;

/// One thing that a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Which.
    pub id: Id<ReviewAct>,
    /// The document under review.
    pub document: Id<Document>,
    /// Which of the document's, from 1; numbers of undone acts come again.
    pub n: i64,
    /// The decisions as they stood before, in JSON.
    pub body: String,
    /// By whom.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// How much of a review is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Progress {
    /// Points that are settled.
    pub settled: i64,
    /// Points to look at.
    pub total: i64,
}

statements! {
    LAST = "SELECT a.id, a.document, a.n, a.body, a.acted_by, a.acted_at, p.name
        FROM review_act a LEFT JOIN person p ON p.realm = a.realm AND p.id = substr(a.acted_by, length('person:') + 1)
        WHERE a.realm = $1 AND a.document = $2 ORDER BY a.n DESC LIMIT 1";
    remove UNDONE of REVIEW_ACT = "WHERE realm = $1 AND id = $2";
    remove FORGOTTEN of REVIEW_ACT = "WHERE realm = $1 AND document = $2";
    change CAME of REVIEW_PROGRESS = "SET settled = $3, total = $4 WHERE realm = $1 AND document = $2";
}

/// The last thing that was done and not undone, with the name of who did it.
///
/// # Errors
/// Any [`StoreError`].
pub fn last(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    document: Id<Document>,
) -> Result<Option<(Act, Option<String>)>, StoreError> {
    let row = tx.query_opt(LAST, &values![realm, document])?;
    row.as_ref().map(act).transpose()
}

/// Keeps what was done.
///
/// # Errors
/// Any [`StoreError`].
pub fn insert(tx: &mut WriteTx<'_>, new: &Act) -> Result<(), StoreError> {
    let row = values![
        tx.realm(),
        new.id,
        new.document,
        new.n,
        &new.body,
        new.by.word(),
        new.at
    ];
    tx.insert(&REVIEW_ACT, &row)
}

/// Takes out what was undone.
///
/// # Errors
/// Any [`StoreError`].
pub fn remove(tx: &mut WriteTx<'_>, id: Id<ReviewAct>) -> Result<(), StoreError> {
    let params = values![tx.realm(), id];
    UNDONE.run(tx, &params).map(drop)
}

/// Takes out all that was done on a document: nothing before this can be undone.
///
/// # Errors
/// Any [`StoreError`].
pub fn forget(tx: &mut WriteTx<'_>, document: Id<Document>) -> Result<(), StoreError> {
    let params = values![tx.realm(), document];
    FORGOTTEN.run(tx, &params).map(drop)
}

/// Notes how much of a review is settled.
///
/// # Errors
/// Any [`StoreError`].
pub fn note_progress(
    tx: &mut WriteTx<'_>,
    document: Id<Document>,
    progress: Progress,
) -> Result<(), StoreError> {
    let row = values![tx.realm(), document, progress.settled, progress.total];
    if CAME.run(tx, &row)?.is_empty() {
        tx.insert(&REVIEW_PROGRESS, &row)?;
    }
    Ok(())
}

fn act(row: &Row) -> Result<(Act, Option<String>), StoreError> {
    let mut cells = row.cells();
    let act = Act {
        id: cells.id()?,
        document: cells.id()?,
        n: cells.int()?,
        body: cells.text()?,
        by: cells.word(Actor::from_word)?,
        at: cells.timestamp()?,
    };
    Ok((act, cells.opt_text()?))
}
