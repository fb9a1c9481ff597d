//! What stands around a plan: how much it holds, whether it was opened to the public, and what the
//! journal says of it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use tiendo_domain::id::{Document, Id, Plan, RealmId};

use super::{When, asked};
use crate::engine::Ask;
use crate::error::StoreError;
use crate::journal::Actor;
use crate::statement::statements;
use crate::tx::ReadTx;
use crate::values;

statements! {
    COUNTS = "SELECT
        (SELECT CAST(COUNT(*) AS BIGINT) FROM task_fact
            WHERE realm = $1 AND plan = $2
                AND (valid_from IS NULL OR valid_from <= $3) AND (valid_until IS NULL OR valid_until > $3)
                AND known_from <= $4 AND (known_until IS NULL OR known_until > $4)),
        (SELECT CAST(COUNT(*) AS BIGINT) FROM target_fact
            WHERE realm = $1 AND plan = $2
                AND (valid_from IS NULL OR valid_from <= $3) AND (valid_until IS NULL OR valid_until > $3)
                AND known_from <= $4 AND (known_until IS NULL OR known_until > $4)),
        (SELECT CAST(COUNT(*) AS BIGINT) FROM citation
            WHERE realm = $1 AND plan = $2
                AND version = (SELECT version FROM plan_version
                    WHERE realm = $1 AND plan = $2 AND known_from <= $4 AND (known_until IS NULL OR known_until > $4)
                        AND (effective_from IS NULL OR effective_from <= $3)
                    ORDER BY version DESC, known_from DESC, n DESC LIMIT 1)
                AND known_from <= $4 AND (known_until IS NULL OR known_until > $4))";
    TASK_COUNTS = "SELECT plan, CAST(COUNT(*) AS BIGINT) FROM task_fact
        WHERE realm = $1
            AND (valid_from IS NULL OR valid_from <= $2) AND (valid_until IS NULL OR valid_until > $2)
            AND known_from <= $3 AND (known_until IS NULL OR known_until > $3)
        GROUP BY plan ORDER BY plan";
    OPENED = "SELECT subject FROM publication
        WHERE realm = $1 AND subject_kind = 'plan' AND ended_at IS NULL ORDER BY subject";
    HISTORY = "SELECT j.seq, j.at, j.actor, j.event, j.subject, p.name
        FROM journal j LEFT JOIN person p ON p.realm = j.realm AND p.id = substr(j.actor, length('person:') + 1)
        WHERE j.realm = $1 AND j.subject IN ($2, $3) AND j.seq < $4
        ORDER BY j.seq DESC LIMIT $5";
}

/// How much a plan holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Tasks.
    pub tasks: u32,
    /// Targets.
    pub targets: u32,
    /// Cited documents, its legal basis among them.
    pub cited: u32,
}

/// An entry of the journal, without its payload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// Its number.
    pub seq: i64,
    /// When, by the server's clock.
    pub at: Timestamp,
    /// By whom.
    pub actor: Actor,
    /// The name of the person who did it, where a person did.
    pub name: Option<String>,
    /// What, as a stable word: `plan.registered`.
    pub event: String,
    /// On what: `plan:…`.
    pub subject: String,
}

/// What [`counts`] asks.
pub(super) fn ask_counts(realm: RealmId, plan: Id<Plan>, when: When) -> Ask {
    Ask {
        sql: COUNTS.into(),
        params: asked(realm, plan, when).to_vec(),
    }
}

/// How much a plan holds on the day, in the version of the day.
///
/// # Errors
/// Any [`StoreError`].
pub fn counts(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    plan: Id<Plan>,
    when: When,
) -> Result<Counts, StoreError> {
    let row = tx.query_one(COUNTS, &asked(realm, plan, when))?;
    let mut cells = row.cells();
    Ok(Counts {
        tasks: cells.count()?,
        targets: cells.count()?,
        cited: cells.count()?,
    })
}

/// How many tasks each plan has on the day; a plan without tasks is absent.
///
/// # Errors
/// Any [`StoreError`].
pub fn task_counts(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    when: When,
) -> Result<Vec<(Id<Plan>, u32)>, StoreError> {
    tx.query(TASK_COUNTS, &values![realm, when.as_of.0, when.known_at.0])?
        .iter()
        .map(|row| {
            let mut cells = row.cells();
            Ok((cells.id()?, cells.count()?))
        })
        .collect()
}

/// The plans that a recorded decision has opened to the public.
///
/// # Errors
/// Any [`StoreError`].
pub fn opened(tx: &mut ReadTx<'_>, realm: RealmId) -> Result<BTreeSet<Id<Plan>>, StoreError> {
    tx.query(OPENED, &values![realm])?
        .iter()
        .map(|row| row.cells().id())
        .collect()
}

/// What the journal says of a plan and of the document that it was taken from, before the entry `before`, the newest
/// first, at most so many.
///
/// # Errors
/// Any [`StoreError`].
pub fn history(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    plan: Id<Plan>,
    document: Option<Id<Document>>,
    (before, most): (i64, usize),
) -> Result<Vec<HistoryEntry>, StoreError> {
    let of_plan = format!("plan:{plan}");
    let of_document = document.map_or_else(|| of_plan.clone(), |id| format!("document:{id}"));
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    tx.query(HISTORY, &values![realm, of_plan, of_document, before, most])?
        .iter()
        .map(|row| {
            let mut cells = row.cells();
            Ok(HistoryEntry {
                seq: cells.int()?,
                at: cells.timestamp()?,
                actor: cells.word(Actor::from_word)?,
                event: cells.text()?,
                subject: cells.text()?,
                name: cells.opt_text()?,
            })
        })
        .collect()
}
