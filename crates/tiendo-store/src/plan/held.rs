//! The register from a body's side: what it and the collectives that it is in hold, over all plans.

use tiendo_domain::assignment::{AssignmentFact, Holder};
use tiendo_domain::id::RealmId;
use tiendo_domain::plan::{DutyFact, ObligationFact, PartFact, TaskFact};

use super::{When, holder_id, promises, tasks};
use crate::error::StoreError;
use crate::row::{Cells, Row};
use crate::statement::statements;
use crate::tx::ReadTx;
use crate::value::Value;
use crate::values;

/// For how many holders one statement asks; `IN` lists of one length stay prepared.
const HOLDERS: usize = 16;

statements! {
    HELD = "SELECT a.id, a.part, a.holder_kind, a.holder, a.role, a.secrecy, a.cause, a.predecessor,
            a.valid_from, a.valid_until,
            p.part, p.task, p.ordinal, p.text, p.valid_from, p.valid_until,
            t.task, t.plan, t.task_group, t.number, t.ordinal, t.deadline_words, t.deadline, t.product, t.note,
            t.valid_from, t.valid_until
        FROM assignment a
        JOIN part_fact p ON p.realm = a.realm AND p.part = a.part
        JOIN task_fact t ON t.realm = p.realm AND t.task = p.task
        WHERE a.realm = $1 AND a.holder IN
                ($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            AND (a.valid_from IS NULL OR a.valid_from <= $2) AND (a.valid_until IS NULL OR a.valid_until > $2)
            AND a.known_from <= $3 AND (a.known_until IS NULL OR a.known_until > $3)
            AND (p.valid_from IS NULL OR p.valid_from <= $2) AND (p.valid_until IS NULL OR p.valid_until > $2)
            AND p.known_from <= $3 AND (p.known_until IS NULL OR p.known_until > $3)
            AND (t.valid_from IS NULL OR t.valid_from <= $2) AND (t.valid_until IS NULL OR t.valid_until > $2)
            AND t.known_from <= $3 AND (t.known_until IS NULL OR t.known_until > $3)
        ORDER BY t.plan, t.ordinal, p.ordinal, a.ordinal, a.id";
    ALL_HELD = "SELECT a.id, a.part, a.holder_kind, a.holder, a.role, a.secrecy, a.cause, a.predecessor,
            a.valid_from, a.valid_until,
            p.part, p.task, p.ordinal, p.text, p.valid_from, p.valid_until,
            t.task, t.plan, t.task_group, t.number, t.ordinal, t.deadline_words, t.deadline, t.product, t.note,
            t.valid_from, t.valid_until
        FROM assignment a
        JOIN part_fact p ON p.realm = a.realm AND p.part = a.part
        JOIN task_fact t ON t.realm = p.realm AND t.task = p.task
        WHERE a.realm = $1
            AND (a.valid_from IS NULL OR a.valid_from <= $2) AND (a.valid_until IS NULL OR a.valid_until > $2)
            AND a.known_from <= $3 AND (a.known_until IS NULL OR a.known_until > $3)
            AND (p.valid_from IS NULL OR p.valid_from <= $2) AND (p.valid_until IS NULL OR p.valid_until > $2)
            AND p.known_from <= $3 AND (p.known_until IS NULL OR p.known_until > $3)
            AND (t.valid_from IS NULL OR t.valid_from <= $2) AND (t.valid_until IS NULL OR t.valid_until > $2)
            AND t.known_from <= $3 AND (t.known_until IS NULL OR t.known_until > $3)
        ORDER BY t.plan, t.ordinal, p.ordinal, a.ordinal, a.id";
    HELD_OBLIGATIONS = "SELECT a.words, a.holder_kind, a.holder,
            f.obligation, f.plan, f.kind, f.frequency, f.due, f.to_words, f.via_words, f.focal,
            f.valid_from, f.valid_until
        FROM obligation_addressee a
        JOIN obligation_fact f
            ON f.realm = a.realm AND f.obligation = a.obligation AND f.known_from = a.known_from AND f.n = a.n
        WHERE a.realm = $1 AND a.holder IN
                ($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            AND (f.valid_from IS NULL OR f.valid_from <= $2) AND (f.valid_until IS NULL OR f.valid_until > $2)
            AND f.known_from <= $3 AND (f.known_until IS NULL OR f.known_until > $3)
        ORDER BY f.plan, f.ordinal, f.obligation, a.ordinal";
    HELD_DUTIES = "SELECT a.words, a.holder_kind, a.holder,
            f.duty, f.plan, f.kind, f.frequency, f.due, f.to_words, f.decides, f.valid_from, f.valid_until
        FROM duty_addressee a
        JOIN duty_fact f ON f.realm = a.realm AND f.duty = a.duty AND f.known_from = a.known_from AND f.n = a.n
        WHERE a.realm = $1 AND a.holder IN
                ($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
            AND (f.valid_from IS NULL OR f.valid_from <= $2) AND (f.valid_until IS NULL OR f.valid_until > $2)
            AND f.known_from <= $3 AND (f.known_until IS NULL OR f.known_until > $3)
        ORDER BY f.plan, f.ordinal, f.duty, a.ordinal";
}

/// A part that a holder holds, with its task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldPart {
    /// The task.
    pub task: TaskFact,
    /// The part.
    pub part: PartFact,
    /// Who holds it, and how.
    pub assignment: AssignmentFact,
}

/// An obligation that addresses a holder. Its list of addressees is left empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldObligation {
    /// The words that address the holder.
    pub words: String,
    /// The holder.
    pub holder: Option<Holder>,
    /// The obligation.
    pub obligation: ObligationFact,
}

/// A duty that addresses a holder. Its list of addressees is left empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldDuty {
    /// The words that address the holder.
    pub words: String,
    /// The holder.
    pub holder: Option<Holder>,
    /// The duty.
    pub duty: DutyFact,
}

/// All that anybody holds on the day, over all plans; of a plan in its order.
///
/// # Errors
/// Any [`StoreError`].
pub fn all_held(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    when: When,
) -> Result<Vec<HeldPart>, StoreError> {
    tx.query(ALL_HELD, &values![realm, when.as_of.0, when.known_at.0])?
        .iter()
        .map(|row| held(&mut row.cells()))
        .collect()
}

/// What these holders hold on the day, over all plans; of a plan in its order.
///
/// # Errors
/// Any [`StoreError`].
pub fn held_by(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    holders: &[Holder],
    when: When,
) -> Result<Vec<HeldPart>, StoreError> {
    let mut found = in_chunks(tx, HELD, realm, holders, when, held)?;
    found.sort_by_key(|one| (one.task.plan, one.task.ordinal, one.part.ordinal));
    Ok(found)
}

/// The obligations that address these holders on the day, over all plans.
///
/// # Errors
/// Any [`StoreError`].
pub fn obligations_of(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    holders: &[Holder],
    when: When,
) -> Result<Vec<HeldObligation>, StoreError> {
    in_chunks(tx, HELD_OBLIGATIONS, realm, holders, when, |cells| {
        Ok(HeldObligation {
            words: cells.text()?,
            holder: super::opt_holder(cells)?,
            obligation: promises::obligation(cells)?,
        })
    })
}

/// The duties that address these holders on the day, over all plans.
///
/// # Errors
/// Any [`StoreError`].
pub fn duties_of(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    holders: &[Holder],
    when: When,
) -> Result<Vec<HeldDuty>, StoreError> {
    in_chunks(tx, HELD_DUTIES, realm, holders, when, |cells| {
        Ok(HeldDuty {
            words: cells.text()?,
            holder: super::opt_holder(cells)?,
            duty: promises::duty(cells)?,
        })
    })
}

fn held(cells: &mut Cells<'_>) -> Result<HeldPart, StoreError> {
    Ok(HeldPart {
        assignment: tasks::assignment(cells)?,
        part: tasks::part(cells)?,
        task: tasks::task(cells)?,
    })
}

/// Asks for the holders, as many at a time as a statement has places. An empty text, which is
/// nobody's id, fills the places that are left.
fn in_chunks<T>(
    tx: &mut ReadTx<'_>,
    sql: &str,
    realm: RealmId,
    holders: &[Holder],
    when: When,
    read: impl Fn(&mut Cells<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut found = Vec::new();
    for chunk in holders.chunks(HOLDERS) {
        let mut params = values![realm, when.as_of.0, when.known_at.0].to_vec();
        params.extend(chunk.iter().map(|holder| holder_id(*holder)));
        params.resize(3 + HOLDERS, Value::from(""));
        let rows: Vec<Row> = tx.query(sql, &params)?;
        for row in &rows {
            found.push(read(&mut row.cells())?);
        }
    }
    Ok(found)
}
