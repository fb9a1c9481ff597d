//! The register from a body's side: the list of bodies, and all that one of them owes.

use std::collections::BTreeMap;

use tiendo_domain::agency::AgencyFact;
use tiendo_domain::assignment::{
    Answer, AssignmentFact, Demand, Holder, Register, Role, Secrecy, Via, answers,
};
use tiendo_domain::id::{Agency, Id, Part, Plan, Task};
use tiendo_domain::plan::{DutyFact, ObligationFact, PartFact, PlanFact, TaskFact};
use tiendo_domain::time::Deadline;
use tiendo_store::ReadTx;
use tiendo_store::plan::{self, HeldPart, When};

use super::{Directory, HolderView, when};
use crate::{AppError, Ctx};

/// A body in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyRow {
    /// The body, as of today.
    pub fact: AgencyFact,
    /// How many tasks it leads by name.
    pub leads: usize,
    /// How many more it leads through a collective.
    pub shares: usize,
    /// How many more it coordinates, by name or through a collective.
    pub coordinates: usize,
}

/// A task that a body answers for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwedTask {
    /// The task.
    pub task: TaskFact,
    /// The texts of the parts that it holds.
    pub parts: Vec<String>,
    /// How much the task asks of it.
    pub demand: Demand,
    /// In which role.
    pub role: Role,
    /// The collective through which it holds it; none where the plan names it.
    pub through: Option<HolderView>,
    /// Whether it is reported on as a state secret.
    pub secrecy: Secrecy,
}

/// An obligation that a body has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwedObligation {
    /// The obligation.
    pub fact: ObligationFact,
    /// The words of the plan that address it.
    pub words: String,
    /// When it is due in the year of the request.
    pub this_year: Option<Deadline>,
}

/// A duty that a body has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwedDuty {
    /// The duty.
    pub fact: DutyFact,
    /// The words of the plan that address it.
    pub words: String,
}

/// All that a body owes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyOwes {
    /// The body, as of today.
    pub fact: AgencyFact,
    /// The body above it.
    pub superior: Option<HolderView>,
    /// The collectives that it is a member of today.
    pub member_of: Vec<String>,
    /// Its tasks, in the order of the plans: named leads first, then own shares, then coordination.
    pub tasks: Vec<OwedTask>,
    /// What it must report.
    pub obligations: Vec<OwedObligation>,
    /// What else it must do.
    pub duties: Vec<OwedDuty>,
    /// The plans that all these stand in.
    pub plans: BTreeMap<Id<Plan>, PlanFact>,
}

/// The name of a body of today.
///
/// # Errors
/// [`AppError::NotFound`] where it does not exist today.
pub fn agency_name(ctx: &Ctx, tx: &mut ReadTx<'_>, id: Id<Agency>) -> Result<String, AppError> {
    tiendo_store::agency::name_on(tx, ctx.realm, id, ctx.register_day())?.ok_or(AppError::NotFound)
}

/// Every body of today with the number of its tasks over all plans.
///
/// # Errors
/// Only faults.
pub fn agencies(ctx: &Ctx, tx: &mut ReadTx<'_>) -> Result<Vec<AgencyRow>, AppError> {
    let when = when(ctx);
    let names = Directory::load(tx, ctx.realm, when)?;
    let held = plan::all_held(tx, ctx.realm, when)?;
    let mut answers = answered(&held, &names, when);
    Ok(names
        .bodies()
        .iter()
        .map(|fact| {
            let mine = answers.remove(&fact.agency).unwrap_or_default();
            let count = |demand| mine.iter().filter(|one| one.demand == demand).count();
            AgencyRow {
                leads: count(Demand::Required),
                shares: count(Demand::OwnShare),
                coordinates: count(Demand::OnOccasion),
                fact: fact.clone(),
            }
        })
        .collect())
}

/// All that one body owes.
///
/// # Errors
/// [`AppError::NotFound`] where it does not exist today.
pub fn agency(ctx: &Ctx, tx: &mut ReadTx<'_>, id: Id<Agency>) -> Result<AgencyOwes, AppError> {
    let when = when(ctx);
    let names = Directory::load(tx, ctx.realm, when)?;
    let fact = names.body(id).cloned().ok_or(AppError::NotFound)?;
    let holders: Vec<Holder> = names.holders_of(id).into_iter().collect();
    let held = plan::held_by(tx, ctx.realm, &holders, when)?;
    let obligations = plan::obligations_of(tx, ctx.realm, &holders, when)?;
    let duties = plan::duties_of(tx, ctx.realm, &holders, when)?;
    let plans = plan::all(tx, ctx.realm, when)?;
    let year = ctx.register_day().year();
    Ok(AgencyOwes {
        superior: fact.superior.map(|one| names.view(Holder::Agency(one))),
        member_of: holders
            .iter()
            .filter(|holder| matches!(holder, Holder::Collective(_)))
            .map(|holder| names.name(*holder).to_owned())
            .collect(),
        tasks: owed_tasks(id, &held, &names, when),
        obligations: once_each(obligations, |held| held.obligation.obligation)
            .into_iter()
            .map(|held| OwedObligation {
                this_year: held.obligation.due.and_then(|due| due.in_year(year)),
                fact: held.obligation,
                words: held.words,
            })
            .collect(),
        duties: once_each(duties, |held| held.duty.duty)
            .into_iter()
            .map(|held| OwedDuty {
                fact: held.duty,
                words: held.words,
            })
            .collect(),
        plans: plans.into_iter().map(|plan| (plan.plan, plan)).collect(),
        fact,
    })
}

/// What each body answers for, by the rule of the domain, from what holders hold.
fn answered(held: &[HeldPart], names: &Directory, when: When) -> BTreeMap<Id<Agency>, Vec<Answer>> {
    let mut tasks: BTreeMap<Id<Task>, TaskFact> = BTreeMap::new();
    let mut parts: BTreeMap<Id<Part>, PartFact> = BTreeMap::new();
    for one in held {
        tasks
            .entry(one.task.task)
            .or_insert_with(|| one.task.clone());
        parts
            .entry(one.part.part)
            .or_insert_with(|| one.part.clone());
    }
    let assignments: Vec<AssignmentFact> = held.iter().map(|one| one.assignment.clone()).collect();
    let register = Register {
        tasks: &tasks.into_values().collect::<Vec<_>>(),
        parts: &parts.into_values().collect::<Vec<_>>(),
        assignments: &assignments,
        members: names.members(),
    };
    answers(register, when.as_of)
}

/// The tasks that one body answers for: named leads first, then own shares, then coordination.
fn owed_tasks(id: Id<Agency>, held: &[HeldPart], names: &Directory, when: When) -> Vec<OwedTask> {
    let mine = answered(held, names, when).remove(&id).unwrap_or_default();
    let mut tasks: Vec<OwedTask> = mine
        .into_iter()
        .filter_map(|answer| {
            let task = held.iter().find(|one| one.task.task == answer.task)?;
            let mut parts: BTreeMap<u32, String> = BTreeMap::new();
            for one in held
                .iter()
                .filter(|one| answer.parts.contains(&one.part.part))
            {
                parts.insert(one.part.ordinal, one.part.text.clone());
            }
            Some(OwedTask {
                task: task.task.clone(),
                parts: parts.into_values().collect(),
                demand: answer.demand,
                role: answer.role,
                through: match answer.via {
                    Via::Name => None,
                    Via::Collective(one) => Some(names.view(Holder::Collective(one))),
                },
                secrecy: answer.secrecy,
            })
        })
        .collect();
    tasks.sort_by(|a, b| {
        (b.demand, a.task.plan, a.task.ordinal).cmp(&(a.demand, b.task.plan, b.task.ordinal))
    });
    tasks
}

/// The first of each thing: a body may be addressed twice.
fn once_each<T, K: Ord>(list: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut seen = std::collections::BTreeSet::new();
    list.into_iter()
        .filter(|one| seen.insert(key(one)))
        .collect()
}
