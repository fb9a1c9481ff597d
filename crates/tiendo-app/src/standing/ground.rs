//! What the pages of one plan are counted from: its tasks, its rounds, and one item for each body's share of a task.

use super::{BackedAs, DeclaredAs, ScheduledAs};
use crate::{AppError, Ctx, checking::Gathering, settings};
use std::collections::BTreeMap;
use tiendo_domain::{
    assignment::{Register, answers},
    collective::expand_all,
    id::{Agency, Id, Obligation, Plan, Round, Task},
    plan::{GroupFact, PartFact, PlanFact, TaskFact},
    round::RoundState,
    standing::{Backing, Item, Overall, Progress, items, overall, schedule},
    time::{AsOf, KnownAt},
};
use tiendo_store::{ReadTx, agency, collective, plan, plan::When, round};

/// A task with its three words.
#[derive(Debug, Clone)]
pub struct TaskStanding {
    /// The task.
    pub task: TaskFact,
    /// Its paragraphs.
    pub words: String,
    /// Who leads it openly, each with its own items.
    pub overall: Overall,
    /// What is declared.
    pub declared: DeclaredAs,
    /// What stands behind it.
    pub backed: BackedAs,
    /// What the schedule says.
    pub scheduled: ScheduledAs,
}

/// The names of bodies.
pub(super) type Names = BTreeMap<Id<Agency>, String>;

/// Everything that the pages of a plan are counted from.
pub(super) struct Ground {
    pub(super) plan: PlanFact,
    pub(super) groups: Vec<GroupFact>,
    pub(super) tasks: Vec<TaskStanding>,
    pub(super) items: Vec<Item>,
    /// The rounds of the plan that were opened, the newest first.
    pub(super) rounds: Vec<round::Record>,
    /// The round that is counted, where the plan has one.
    pub(super) gathering: Option<Gathering>,
    /// The names of the bodies that lead something.
    pub(super) names: Names,
}

impl Ground {
    /// Loads a plan with one of its rounds: the one that is asked for, else the newest.
    pub(super) fn load(
        ctx: &Ctx,
        tx: &mut ReadTx<'_>,
        id: Id<Plan>,
        asked: Option<Id<Round>>,
    ) -> Result<Ground, AppError> {
        if !ctx.reach.covers_realm() {
            return Err(AppError::NotFound);
        }
        let today = When::now_known(AsOf(ctx.today()));
        let current = plan::find(tx, ctx.realm, id, today)?.ok_or(AppError::NotFound)?;
        let rounds = rounds(ctx, tx, id, today)?;
        let chosen = rounds
            .iter()
            .find(|one| Some(one.id) == asked)
            .or(rounds.first())
            .cloned();
        let gathering = chosen
            .map(|round| Gathering::load(tx, ctx.realm, round, ctx.now))
            .transpose()?;
        // A round is counted by the words and the bodies of the day that it was opened for.
        let when = gathering
            .as_ref()
            .map_or(today, |one| When::now_known(AsOf(one.round.as_of.0)));
        let tasks = plan::tasks(tx, ctx.realm, id, when)?;
        let parts = plan::parts(tx, ctx.realm, id, when)?;
        let soon_days = u16::try_from(settings::SOON_DAYS.get(tx, ctx.realm)?).unwrap_or(u16::MAX);
        let (items, names) = match &gathering {
            Some(gathering) => (
                items(&gathering.reports, &tasks, ctx.now, soon_days),
                gathering
                    .reports
                    .iter()
                    .map(|one| (one.agency, one.name.clone()))
                    .collect(),
            ),
            None => unreported(ctx, tx, (&tasks, &parts), when, soon_days)?,
        };
        let mut words = words(&parts);
        let tasks = tasks
            .into_iter()
            .map(|task| {
                let of_task: Vec<Item> = items
                    .iter()
                    .filter(|item| item.task == task.task)
                    .copied()
                    .collect();
                let overall = overall(&of_task);
                TaskStanding {
                    words: words.remove(&task.task).unwrap_or_default(),
                    declared: DeclaredAs::of_task(&overall),
                    backed: BackedAs::of_task(&overall),
                    scheduled: ScheduledAs::of_task(&overall, &task.deadline, ctx.now, soon_days),
                    overall,
                    task,
                }
            })
            .collect();
        Ok(Ground {
            plan: current,
            groups: plan::groups(tx, ctx.realm, id, when)?,
            tasks,
            items,
            rounds,
            gathering,
            names,
        })
    }
}

/// The opened rounds of a plan's obligations, the newest first.
fn rounds(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    id: Id<Plan>,
    when: When,
) -> Result<Vec<round::Record>, AppError> {
    let of_plan: Vec<Id<Obligation>> = plan::obligations(tx, ctx.realm, id, when)?
        .into_iter()
        .map(|one| one.obligation)
        .collect();
    let mut rounds = round::all(tx, ctx.realm)?;
    rounds.retain(|one| of_plan.contains(&one.obligation) && one.state != RoundState::Preparing);
    Ok(rounds)
}

/// The items of a plan that has no round: everybody's share, and nothing reported.
fn unreported(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    (tasks, parts): (&[TaskFact], &[PartFact]),
    when: When,
    soon_days: u16,
) -> Result<(Vec<Item>, Names), AppError> {
    let Some(of) = tasks.first().map(|task| task.plan) else {
        return Ok((Vec::new(), Names::new()));
    };
    let known: KnownAt = when.known_at;
    let mut agencies = agency::facts(tx, ctx.realm, known)?;
    agencies.retain(|fact| fact.valid.contains(when.as_of.0));
    let collectives = collective::facts(tx, ctx.realm, known)?;
    let listed = collective::members(tx, ctx.realm, known)?;
    let members = expand_all(&collectives, &listed, &agencies, when.as_of);
    let assignments = plan::assignments(tx, ctx.realm, of, when)?;
    let register = Register {
        tasks,
        parts,
        assignments: &assignments,
        members: &members,
    };
    let by_id: BTreeMap<Id<Task>, &TaskFact> = tasks.iter().map(|task| (task.task, task)).collect();
    let mut items = Vec::new();
    for (agency, answers) in answers(register, when.as_of) {
        for answer in answers {
            let Some(task) = by_id.get(&answer.task) else {
                continue;
            };
            items.push(Item {
                task: task.task,
                group: task.group,
                agency,
                demand: answer.demand,
                secrecy: answer.secrecy,
                progress: Progress::NotReported,
                backing: Backing::Nothing,
                schedule: schedule(&task.deadline, None, ctx.now, soon_days),
            });
        }
    }
    let names = agencies
        .into_iter()
        .map(|fact| (fact.agency, fact.name))
        .collect();
    Ok((items, names))
}

/// The paragraphs of each task, in order.
fn words(parts: &[PartFact]) -> BTreeMap<Id<Task>, String> {
    let mut parts: Vec<&PartFact> = parts.iter().collect();
    parts.sort_by_key(|part| part.ordinal);
    let mut words: BTreeMap<Id<Task>, String> = BTreeMap::new();
    for part in parts {
        let text = words.entry(part.task).or_default();
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&part.text);
    }
    words
}
