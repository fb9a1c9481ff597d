//! What a recorded decision has opened to the public.

use jiff::Timestamp;
use jiff::civil::Date;
use tiendo_domain::id::{Id, Plan, RealmId};

use crate::error::StoreError;
use crate::journal::Actor;
use crate::statement::statements;
use crate::tables::PUBLICATION;
use crate::tx::{ReadTx, WriteTx};
use crate::values;

/// The decision that opened a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The decision's number, or what else names it.
    pub decision: String,
    /// Its day.
    pub decided_on: Date,
    /// Who entered it.
    pub opened_by: Actor,
    /// When.
    pub opened_at: Timestamp,
}

statements! {
    OF_PLAN = "SELECT decision, decided_on, opened_by, opened_at FROM publication
        WHERE realm = $1 AND subject_kind = 'plan' AND subject = $2 AND ended_at IS NULL";
}

/// The decision that opened a plan, if one did.
///
/// # Errors
/// Any [`StoreError`].
pub fn of_plan(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    plan: Id<Plan>,
) -> Result<Option<Opened>, StoreError> {
    let row = tx.query_opt(OF_PLAN, &values![realm, plan])?;
    row.map(|row| {
        let mut cells = row.cells();
        Ok(Opened {
            decision: cells.text()?,
            decided_on: cells.date()?,
            opened_by: cells.word(Actor::from_word)?,
            opened_at: cells.timestamp()?,
        })
    })
    .transpose()
}

/// Opens a plan that was not opened before.
///
/// # Errors
/// Any [`StoreError`].
pub fn open_plan(tx: &mut WriteTx<'_>, plan: Id<Plan>, opened: &Opened) -> Result<(), StoreError> {
    let row = values![
        tx.realm(),
        "plan",
        plan,
        1,
        &opened.decision,
        opened.decided_on,
        opened.opened_by.word(),
        opened.opened_at,
        None::<Timestamp>
    ];
    tx.insert(&PUBLICATION, &row)
}
