//! One task: its parts, who holds each, and the members of the collectives that it names.

use std::collections::BTreeSet;

use tiendo_domain::assignment::{AssignmentFact, Holder, Role, Secrecy};
use tiendo_domain::id::{Id, Plan, Task};
use tiendo_domain::plan::{GroupFact, TaskFact};
use tiendo_store::ReadTx;
use tiendo_store::plan::{self, HistoryEntry};

use super::plans::{PlanHead, head};
use super::promises::recent;
use super::tasks::once_each;
use super::{CollectiveView, Directory, HolderView, when};
use crate::{AppError, Ctx};

/// A part of a task with who holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartView {
    /// Its place in the task, from 1.
    pub ordinal: u32,
    /// As printed.
    pub text: String,
    /// Who leads.
    pub leads: Vec<HolderView>,
    /// Who coordinates.
    pub coordinators: Vec<HolderView>,
    /// Why somebody holds it whom the plan does not name: a person's decision.
    pub cause: Option<String>,
}

/// A task with everything that its page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskDetail {
    /// The plan.
    pub head: PlanHead,
    /// The task.
    pub task: TaskFact,
    /// Its group, where it stands in one.
    pub group: Option<GroupFact>,
    /// Its parts, in order.
    pub parts: Vec<PartView>,
    /// Whether it is reported on as a state secret.
    pub secrecy: Secrecy,
    /// The collectives that it names, with their members of today.
    pub collectives: Vec<CollectiveView>,
    /// The task before it in the plan.
    pub before: Option<(Id<Task>, Option<String>)>,
    /// The task behind it in the plan.
    pub after: Option<(Id<Task>, Option<String>)>,
    /// What the journal says of it, the newest first; empty for the public.
    pub history: Vec<HistoryEntry>,
}

/// One task of a plan.
///
/// # Errors
/// [`AppError::NotFound`] where there is no such task in a plan within reach.
pub fn task(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    plan: Id<Plan>,
    id: Id<Task>,
) -> Result<TaskDetail, AppError> {
    let when = when(ctx);
    plan::ahead_of_task(tx, ctx.realm, (plan, id), when)?;
    let head = head(ctx, tx, plan)?;
    let tasks = plan::tasks(tx, ctx.realm, plan, when)?;
    let place = tasks
        .iter()
        .position(|task| task.task == id)
        .ok_or(AppError::NotFound)?;
    let parts = plan::parts_of(tx, ctx.realm, id, when)?;
    let assignments = plan::assignments_of(tx, ctx.realm, id, when)?;
    let names = Directory::load(tx, ctx.realm, when)?;
    let task = tasks[place].clone();
    let neighbour = |task: &TaskFact| (task.task, task.number.clone());
    let groups = plan::groups(tx, ctx.realm, plan, when)?;
    Ok(TaskDetail {
        group: groups.into_iter().find(|g| Some(g.group) == task.group),
        secrecy: assignments
            .iter()
            .map(|a| a.secrecy)
            .max()
            .unwrap_or(Secrecy::Open),
        collectives: collectives(&assignments, &names),
        parts: parts
            .into_iter()
            .map(|part| {
                let of: Vec<&AssignmentFact> =
                    assignments.iter().filter(|a| a.part == part.part).collect();
                PartView {
                    ordinal: part.ordinal,
                    leads: once_each(&of, Role::Lead, &names),
                    coordinators: once_each(&of, Role::Coordinate, &names),
                    cause: of.iter().find_map(|a| a.cause.clone()),
                    text: part.text,
                }
            })
            .collect(),
        before: place.checked_sub(1).map(|n| neighbour(&tasks[n])),
        after: tasks.get(place + 1).map(neighbour),
        history: recent(ctx, tx, &head.plan)?,
        task,
        head,
    })
}

/// The collectives that hold something, each once, in the order in which the plan names them.
fn collectives(held: &[AssignmentFact], names: &Directory) -> Vec<CollectiveView> {
    let mut seen = BTreeSet::new();
    held.iter()
        .filter_map(|a| match a.holder {
            Holder::Collective(collective) => Some(collective),
            Holder::Agency(_) => None,
        })
        .filter(|collective| seen.insert(*collective))
        .map(|collective| names.collective(collective))
        .collect()
}
