//! The list of plans, and one plan at a glance.

use std::collections::BTreeMap;

use tiendo_domain::assignment::Holder;
use tiendo_domain::id::{Group, Id, Plan};
use tiendo_domain::plan::{GroupFact, ObligationFact, PlanFact};
use tiendo_domain::time::Deadline;
use tiendo_store::ReadTx;
use tiendo_store::plan::{self, Counts};

use super::{Directory, HolderView, visible, when};
use crate::{AppError, Ctx};

/// A plan in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// The plan.
    pub plan: PlanFact,
    /// How many tasks it has today.
    pub tasks: u32,
    /// Whether a recorded decision has opened it to the public.
    pub opened: bool,
}

/// What stands over every page of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanHead {
    /// The plan, in the version of today.
    pub plan: PlanFact,
    /// How much it holds.
    pub counts: Counts,
}

/// A group with the number of its tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupCount {
    /// The group.
    pub group: GroupFact,
    /// How many tasks stand in it.
    pub tasks: usize,
}

/// A plan at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// The plan and how much it holds.
    pub head: PlanHead,
    /// Whether a recorded decision has opened it to the public.
    pub opened: bool,
    /// Its groups.
    pub groups: Vec<GroupCount>,
    /// How many tasks stand in no group.
    pub ungrouped: usize,
    /// Who collects the reports.
    pub focal: Option<HolderView>,
    /// The report that is due next, and by when.
    pub next: Option<(ObligationFact, Deadline)>,
}

/// The plans that the asker may see, the newest first.
///
/// # Errors
/// Only faults.
pub fn list(ctx: &Ctx, tx: &mut ReadTx<'_>) -> Result<Vec<PlanRow>, AppError> {
    let when = when(ctx);
    let opened = plan::opened(tx, ctx.realm)?;
    let counts: BTreeMap<Id<Plan>, u32> = plan::task_counts(tx, ctx.realm, when)?
        .into_iter()
        .collect();
    let mut plans = plan::all(tx, ctx.realm, when)?;
    if !ctx.reach.covers_realm() {
        let may = ctx.reach.covers_opened();
        plans.retain(|plan| may && opened.contains(&plan.plan));
    }
    Ok(plans
        .into_iter()
        .map(|plan| PlanRow {
            tasks: counts.get(&plan.plan).copied().unwrap_or(0),
            opened: opened.contains(&plan.plan),
            plan,
        })
        .collect())
}

/// What stands over every page of a plan.
///
/// # Errors
/// [`AppError::NotFound`] where there is no such plan within reach.
pub fn head(ctx: &Ctx, tx: &mut ReadTx<'_>, plan: Id<Plan>) -> Result<PlanHead, AppError> {
    let plan = visible(ctx, tx, plan)?;
    let counts = plan::counts(tx, ctx.realm, plan.plan, when(ctx))?;
    Ok(PlanHead { plan, counts })
}

/// One plan at a glance.
///
/// # Errors
/// [`AppError::NotFound`] where there is no such plan within reach.
pub fn overview(ctx: &Ctx, tx: &mut ReadTx<'_>, id: Id<Plan>) -> Result<Overview, AppError> {
    let head = head(ctx, tx, id)?;
    let when = when(ctx);
    let tasks = plan::tasks(tx, ctx.realm, id, when)?;
    let mut of: BTreeMap<Option<Id<Group>>, usize> = BTreeMap::new();
    for task in &tasks {
        *of.entry(task.group).or_default() += 1;
    }
    let groups = plan::groups(tx, ctx.realm, id, when)?
        .into_iter()
        .map(|group| GroupCount {
            tasks: of.remove(&Some(group.group)).unwrap_or(0),
            group,
        })
        .collect();
    let obligations = plan::obligations(tx, ctx.realm, id, when)?;
    let names = Directory::load(tx, ctx.realm, when)?;
    let focal = obligations.iter().find_map(|o| o.focal);
    Ok(Overview {
        opened: plan::opened(tx, ctx.realm)?.contains(&id),
        groups,
        ungrouped: of.into_values().sum(),
        focal: focal.map(|agency| names.view(Holder::Agency(agency))),
        next: next_due(ctx, &head.plan, obligations),
        head,
    })
}

/// The obligation whose next day comes first, up to the plan's last year.
fn next_due(
    ctx: &Ctx,
    plan: &PlanFact,
    obligations: Vec<ObligationFact>,
) -> Option<(ObligationFact, Deadline)> {
    let year = ctx.register_day().year();
    let years = [year, year.saturating_add(1)];
    let last = plan.horizon.unwrap_or(i16::MAX);
    obligations
        .into_iter()
        .filter_map(|obligation| {
            let due = years
                .into_iter()
                .filter(|year| *year <= last)
                .filter_map(|year| obligation.due?.in_year(year))
                .find(|due| !due.is_past(ctx.now))?;
            Some((obligation, due))
        })
        .min_by_key(|(_, due)| due.last_day())
}
