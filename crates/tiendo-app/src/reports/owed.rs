//! What a person owes, by deadline: reports of their bodies, tasks that these lead, and for the focal officer the rounds
//! to open and the reports to check.

use super::view::completeness;
use crate::{AppError, Ctx, rounds, settings};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use tiendo_domain::{
    access::RoleName,
    assignment::{Demand, Holder, Role},
    id::{Agency, Id, Plan, Report, Round},
    plan::{PlanFact, TaskFact},
    report::{StateName, line::LineFacts, line::Previous, line::check},
    round::RoundState,
    standing::{Schedule, done_day, schedule},
    time::{AsOf, day_of},
};
use tiendo_store::{ReadTx, agency, evidence, plan, plan::When, report, report::line, round};

/// A report that is owed, or was sent this time.
#[derive(Debug, Clone)]
pub struct OwedReport {
    /// The report.
    pub listed: report::Listed,
    /// Its round.
    pub round: round::Record,
    /// The plan's number as printed.
    pub plan: PlanFact,
    /// How many lines must hold something are complete, and how many there are.
    pub complete: (usize, usize),
    /// Lines by demand: required, own share, on occasion.
    pub lines: (usize, usize, usize),
}

impl OwedReport {
    /// Whether the body still has something to do.
    pub fn is_open(&self) -> bool {
        match self.listed.report.name {
            StateName::NotStarted
            | StateName::Draft
            | StateName::AwaitingHead
            | StateName::Returned => true,
            StateName::Submitted | StateName::Accepted | StateName::Excused => false,
        }
    }
}

/// A task that a body of the asker leads by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwedTask {
    /// The task.
    pub task: TaskFact,
    /// The plan.
    pub plan: PlanFact,
    /// The first words of its first part.
    pub words: String,
    /// The body that leads it.
    pub agency_short: String,
    /// What the schedule says of it.
    pub schedule: Schedule,
    /// The day since which it has been on the body: of the assignment, else of the plan.
    pub since: Option<Date>,
    /// When the body last wrote something about it.
    pub heard: Option<Date>,
}

/// All that a person owes.
#[derive(Debug, Clone, Default)]
pub struct Owed {
    /// The names of the bodies that they act for.
    pub bodies: Vec<String>,
    /// Reports of open rounds, returned ones first, then by due date.
    pub reports: Vec<OwedReport>,
    /// Tasks with a day, by day.
    pub tasks: Vec<OwedTask>,
    /// Tasks without a day, in the plan's order.
    pub undated: Vec<OwedTask>,
    /// For the focal officer: rounds that may be prepared or are in preparation.
    pub to_open: Vec<rounds::ObligationRow>,
    /// For the focal officer: open rounds with sent reports to be checked, and how many.
    pub to_check: Vec<(round::Record, PlanFact, u32)>,
}

/// What the asker owes today.
///
/// # Errors
/// Only faults.
pub fn owed(ctx: &Ctx, tx: &mut ReadTx<'_>) -> Result<Owed, AppError> {
    let today = ctx.today();
    let when = When::now_known(AsOf(today));
    let mine = bodies(ctx, today);
    let plans: BTreeMap<Id<Plan>, PlanFact> = plan::all(tx, ctx.realm, when)?
        .into_iter()
        .map(|plan| (plan.plan, plan))
        .collect();
    let mut facts = agency::facts(tx, ctx.realm, when.known_at)?;
    facts.retain(|fact| fact.valid.contains(today));
    let names = facts.iter().filter(|fact| mine.contains(&fact.agency));
    let mut owed = Owed {
        bodies: names.map(|fact| fact.name.clone()).collect(),
        ..Owed::default()
    };
    let mut said: Vec<(line::Record, Option<Date>)> = Vec::new();
    if !mine.is_empty() {
        let rounds: BTreeMap<Id<Round>, round::Record> = round::all(tx, ctx.realm)?
            .into_iter()
            .map(|round| (round.id, round))
            .collect();
        for listed in report::all(tx, ctx.realm, today)? {
            if !mine.contains(&listed.answerable) {
                continue;
            }
            // One or two bodies a person, one report a year each: a query for each is the smallest answer.
            let lines = line::of_report(tx, ctx.realm, listed.report.id)?;
            let sent = sent_on(&listed.report);
            said.extend(lines.iter().map(|line| (line.clone(), sent)));
            let round = rounds.get(&listed.report.round);
            let open = round.filter(|round| matches!(round.state, RoundState::Open { .. }));
            if let Some((round, plan)) =
                open.and_then(|round| Some((round, plans.get(&round.plan)?)))
            {
                let files = file_counts(tx, ctx, listed.report.id)?;
                owed.reports
                    .push(owed_report(ctx, listed, round, plan, &lines, &files));
            }
        }
    }
    owed.reports.sort_by_key(|one| {
        (
            one.listed.report.name != StateName::Returned,
            one.round.calendar.due.last_day(),
            one.listed.report.id,
        )
    });
    let soon = u16::try_from(settings::SOON_DAYS.get(tx, ctx.realm)?).unwrap_or(u16::MAX);
    let holders: Vec<Holder> = mine.iter().map(|agency| Holder::Agency(*agency)).collect();
    let held = if holders.is_empty() {
        Vec::new()
    } else {
        plan::held_by(tx, ctx.realm, &holders, when)?
    };
    let mut seen = BTreeSet::new();
    for held in held
        .into_iter()
        .filter(|held| held.assignment.role == Role::Lead)
    {
        let (Some(plan), true) = (plans.get(&held.task.plan), seen.insert(held.task.task)) else {
            continue;
        };
        let about = said
            .iter()
            .filter(|(line, _)| line.task == held.task.task && !line.content.is_empty());
        let done = about
            .clone()
            .find_map(|(line, sent)| done_day(&line.content, (*sent)?));
        let short = |holder| match holder {
            Holder::Agency(id) => facts
                .iter()
                .find(|f| f.agency == id)
                .map(|f| f.short.clone()),
            Holder::Collective(_) => None,
        };
        let task = OwedTask {
            schedule: schedule(&held.task.deadline, done, ctx.now, soon),
            plan: plan.clone(),
            words: held.part.text,
            agency_short: short(held.assignment.holder).unwrap_or_default(),
            since: held.assignment.valid.from().or(plan.issued_on),
            heard: about
                .filter_map(|(line, _)| line.written.map(|(_, at)| day_of(at)))
                .max(),
            task: held.task,
        };
        if task.task.deadline.due().is_some() {
            owed.tasks.push(task);
        } else {
            owed.undated.push(task);
        }
    }
    owed.tasks.sort_by_key(|one| {
        (
            one.task
                .deadline
                .due()
                .map(tiendo_domain::time::Deadline::last_day),
            one.task.ordinal,
        )
    });
    if is_focal(ctx, today) {
        focal(ctx, tx, &plans, &mut owed)?;
    }
    Ok(owed)
}

fn focal(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    plans: &BTreeMap<Id<Plan>, PlanFact>,
    owed: &mut Owed,
) -> Result<(), AppError> {
    let rows = rounds::list(
        &Ctx {
            reach: tiendo_domain::access::Reach::Realm,
            ..ctx.clone()
        },
        tx,
    )?;
    for row in &rows {
        for round in &row.rounds {
            let count = round.numbers.of(StateName::Submitted);
            let open = matches!(round.round.state, RoundState::Open { .. });
            if let (true, 1.., Some(plan)) = (open, count, plans.get(&round.round.plan)) {
                owed.to_check
                    .push((round.round.clone(), plan.clone(), count));
            }
        }
    }
    owed.to_open = rows
        .into_iter()
        .filter(|row| {
            let preparing = row
                .rounds
                .iter()
                .any(|round| round.round.state == RoundState::Preparing);
            preparing
                || row
                    .unopened
                    .iter()
                    .any(|one| one.year == ctx.today().year())
        })
        .collect();
    Ok(())
}

fn owed_report(
    ctx: &Ctx,
    listed: report::Listed,
    round: &round::Record,
    plan: &PlanFact,
    lines: &[line::Record],
    files: &BTreeMap<Id<tiendo_domain::id::Line>, usize>,
) -> OwedReport {
    let complete = |line: &line::Record| {
        let facts = LineFacts {
            demand: line.demand,
            secrecy: line.secrecy,
            files: files.get(&line.id).copied().unwrap_or(0),
            // Whether "unchanged" is true of something is looked at when the report is handed over.
            previous: Previous::Unknown,
            today: ctx.today(),
        };
        check(&line.content, facts).is_empty()
    };
    let count = |demand| lines.iter().filter(|line| line.demand == demand).count();
    OwedReport {
        complete: completeness(lines.iter().map(|line| (line, complete(line)))),
        lines: (
            count(Demand::Required),
            count(Demand::OwnShare),
            count(Demand::OnOccasion),
        ),
        listed,
        round: round.clone(),
        plan: plan.clone(),
    }
}

fn file_counts(
    tx: &mut ReadTx<'_>,
    ctx: &Ctx,
    report: Id<Report>,
) -> Result<BTreeMap<Id<tiendo_domain::id::Line>, usize>, AppError> {
    let mut counts = BTreeMap::new();
    for file in evidence::of_report(tx, ctx.realm, report)? {
        if file.removed.is_none() {
            *counts.entry(file.line).or_insert(0) += 1;
        }
    }
    Ok(counts)
}

/// The day on which what stands in the report was sent; `None` where it is still being written.
fn sent_on(report: &report::Record) -> Option<Date> {
    match report.name {
        StateName::Submitted | StateName::Accepted => Some(day_of(report.changed_at)),
        StateName::NotStarted
        | StateName::Draft
        | StateName::AwaitingHead
        | StateName::Returned
        | StateName::Excused => None,
    }
}

/// The bodies that the asker acts for.
fn bodies(ctx: &Ctx, today: Date) -> BTreeSet<Id<Agency>> {
    let held = ctx
        .grants
        .iter()
        .filter(|grant| grant.valid.contains(today));
    held.filter_map(|grant| match grant.role {
        RoleName::AgencyOfficer | RoleName::AgencyHead | RoleName::FocalOfficer => grant.agency,
        RoleName::Office
        | RoleName::Leader
        | RoleName::Clerk
        | RoleName::Inspector
        | RoleName::Overseer
        | RoleName::Auditor
        | RoleName::Administrator => None,
    })
    .collect()
}

fn is_focal(ctx: &Ctx, today: Date) -> bool {
    ctx.grants
        .iter()
        .any(|grant| grant.role == RoleName::FocalOfficer && grant.valid.contains(today))
}
