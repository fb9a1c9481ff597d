//! Plans and what they promise, over both axes of time: saving a plan that was taken in, and asking
//! for it as of a day and as believed at an entry of the journal.
//!
//! Facts are never changed here; a later version closes some and adds others.

mod around;
mod cited;
mod found;
mod held;
mod promises;
mod save;
mod tasks;
mod version;

pub use around::{Counts, HistoryEntry, counts, history, opened, task_counts};
pub use cited::{cited, recipients};
pub use found::{Found, FoundPart, cited_with, tasks_with};
pub use held::{HeldDuty, HeldObligation, HeldPart, all_held, duties_of, held_by, obligations_of};
pub use promises::{duties, obligations, targets};
pub use save::insert;
pub use tasks::{
    ahead_of_task, ahead_of_tasks, assignments, assignments_of, groups, parts, parts_of, tasks,
};
pub use version::{all, find, numbered};

use tiendo_domain::assignment::{AssignmentFact, Holder};
use tiendo_domain::id::{Id, Plan, RealmId};
use tiendo_domain::plan::{
    CitedDocument, DutyFact, GroupFact, ObligationFact, PartFact, PlanFact, Recipient, TargetFact,
    TaskFact,
};
use tiendo_domain::time::{AsOf, KnownAt};

use crate::error::StoreError;
use crate::row::Cells;
use crate::tx::ReadTx;
use crate::value::Value;

/// Where on both axes the register is asked: what held on a day, as believed at an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The day.
    pub as_of: AsOf,
    /// The entry.
    pub known_at: KnownAt,
}

impl When {
    /// A day, as believed now.
    pub const fn now_known(as_of: AsOf) -> Self {
        Self {
            as_of,
            known_at: KnownAt(i64::MAX),
        }
    }
}

/// All facts of a plan in one version. The lists stand in the order of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFacts {
    /// The plan itself.
    pub plan: PlanFact,
    /// Its task groups.
    pub groups: Vec<GroupFact>,
    /// Its tasks.
    pub tasks: Vec<TaskFact>,
    /// Their parts.
    pub parts: Vec<PartFact>,
    /// Who holds the parts; of one part in the order in which the document names them.
    pub assignments: Vec<AssignmentFact>,
    /// Its targets.
    pub targets: Vec<TargetFact>,
    /// Its obligations to report.
    pub obligations: Vec<ObligationFact>,
    /// What else it lays on bodies.
    pub duties: Vec<DutyFact>,
    /// What it cites.
    pub cited: Vec<CitedDocument>,
    /// To whom it is sent.
    pub recipients: Vec<Recipient>,
}

/// All facts of a plan as of a day; `None` where there is no such plan or it does not hold yet.
///
/// # Errors
/// Any [`StoreError`].
pub fn load(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    plan: Id<Plan>,
    when: When,
) -> Result<Option<PlanFacts>, StoreError> {
    let Some(version) = find(tx, realm, plan, when)? else {
        return Ok(None);
    };
    Ok(Some(PlanFacts {
        groups: groups(tx, realm, plan, when)?,
        tasks: tasks(tx, realm, plan, when)?,
        parts: parts(tx, realm, plan, when)?,
        assignments: assignments(tx, realm, plan, when)?,
        targets: targets(tx, realm, plan, when)?,
        obligations: obligations(tx, realm, plan, when)?,
        duties: duties(tx, realm, plan, when)?,
        cited: cited(tx, realm, plan, version.version, when.known_at)?,
        recipients: recipients(tx, realm, plan, version.version, when.known_at)?,
        plan: version,
    }))
}

/// The texts of all statements of the register.
pub(crate) fn statements() -> Vec<String> {
    [
        version::statements(),
        tasks::statements(),
        promises::statements(),
        cited::statements(),
        held::statements(),
        found::statements(),
        around::statements(),
    ]
    .concat()
}

/// The parameters that nearly every statement here begins with.
fn asked(realm: RealmId, plan: Id<Plan>, when: When) -> [Value; 4] {
    crate::values![realm, plan, when.as_of.0, when.known_at.0]
}

/// Reads `holder_kind, holder`, both null where nobody is known yet.
fn opt_holder(cells: &mut Cells<'_>) -> Result<Option<Holder>, StoreError> {
    match cells.opt_text()?.as_deref() {
        None => {
            cells.opt_text()?;
            Ok(None)
        }
        Some("agency") => Ok(Some(Holder::Agency(cells.id()?))),
        Some(_) => Ok(Some(Holder::Collective(cells.id()?))),
    }
}

/// The id of a holder, as its column holds it.
fn holder_id(holder: Holder) -> Value {
    match holder {
        Holder::Agency(agency) => Value::from(agency),
        Holder::Collective(collective) => Value::from(collective),
    }
}
