//! The leader's page of a plan.

use super::{BackedAs, DeclaredAs, ScheduledAs, Undated, ground::Ground, undated::undated};
use crate::{AppError, Ctx, checking::Gathering};
use jiff::civil::Date;
use std::collections::BTreeMap;
use tiendo_domain::{
    id::{Agency, Id, Plan, Report, Round},
    plan::{GroupFact, PlanFact},
    report::{Receipt, Received, StateName, Timeliness},
    standing::{Counts, Gathered, Rate, ReportCounts, Schedule, count_by},
    time::AsOf,
};
use tiendo_store::{ReadTx, plan, plan::When, round};

/// How many tasks have each word, in each of the three columns. Each column adds up to the tasks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// All tasks.
    pub tasks: usize,
    /// By what is declared.
    pub declared: BTreeMap<DeclaredAs, usize>,
    /// By what stands behind it.
    pub backed: BTreeMap<BackedAs, usize>,
    /// By the schedule.
    pub scheduled: BTreeMap<ScheduledAs, usize>,
}

impl Tally {
    fn add(&mut self, one: &super::TaskStanding) {
        self.tasks += 1;
        *self.declared.entry(one.declared).or_default() += 1;
        *self.backed.entry(one.backed).or_default() += 1;
        *self.scheduled.entry(one.scheduled).or_default() += 1;
    }

    /// How many tasks are declared so.
    pub fn declared(&self, one: DeclaredAs) -> usize {
        self.declared.get(&one).copied().unwrap_or(0)
    }
}

/// A group with its numbers.
#[derive(Debug, Clone)]
pub struct GroupStanding {
    /// The group; none for tasks outside all groups.
    pub group: Option<GroupFact>,
    /// Its numbers.
    pub tally: Tally,
}

/// A body with the numbers of what it leads, by name or as a member.
#[derive(Debug, Clone)]
pub struct AgencyStanding {
    /// The body.
    pub agency: Id<Agency>,
    /// Its name.
    pub name: String,
    /// Whether its report has come; `None` where the plan has no round, or it need not report.
    pub received: Option<Received>,
    /// Whether its report is accepted: before that it says nothing of a task.
    pub accepted: bool,
    /// Its numbers: items, one a task.
    pub counts: Counts,
}

/// A report in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRef {
    /// The report.
    pub report: Id<Report>,
    /// The body's name.
    pub name: String,
    /// When it came.
    pub receipt: Option<Receipt>,
    /// Days late.
    pub late: Option<i32>,
}

/// Where a plan stands.
#[derive(Debug, Clone)]
pub struct StandingView {
    /// The plan.
    pub plan: PlanFact,
    /// All plans, the newest first.
    pub plans: Vec<PlanFact>,
    /// The round that is counted.
    pub round: Option<round::Record>,
    /// The rounds that could be counted, with their years, the newest first.
    pub rounds: Vec<(Id<Round>, i16)>,
    /// Its reports.
    pub reports: ReportCounts,
    /// The tasks.
    pub whole: Tally,
    /// By group, in the plan's order.
    pub groups: Vec<GroupStanding>,
    /// By body, those that lead something, by name.
    pub agencies: Vec<AgencyStanding>,
    /// Of the tasks that fell due and were reported on: done.
    pub done_of_due: Rate,
    /// Of the tasks that fell due and were reported on: done in time.
    pub on_time_of_due: Rate,
    /// Tasks that fell due and that nothing was reported on: in neither rate.
    pub due_in_silence: usize,
    /// How many reports had come by the end of each day on which one came.
    pub by_day: Vec<(Date, u64)>,
    /// Reports that have not come.
    pub missing: Vec<ReportRef>,
    /// Reports that came late.
    pub late: Vec<ReportRef>,
    /// Tasks without a day.
    pub undated: Vec<Undated>,
}

/// Where a plan stands: the one that is asked for, else the newest; `None` where there is no plan. It is counted by
/// the round that is asked for, else by the newest that was opened.
///
/// # Errors
/// [`AppError::NotFound`] where there is no such plan within reach; faults.
pub fn view(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    asked: Option<Id<Plan>>,
    round: Option<Id<Round>>,
) -> Result<Option<StandingView>, AppError> {
    if !ctx.reach.covers_realm() {
        return Err(AppError::NotFound);
    }
    let plans = plan::all(tx, ctx.realm, When::now_known(AsOf(ctx.today())))?;
    let Some(id) = asked.or(first(ctx, tx, &plans)?) else {
        return Ok(None);
    };
    let ground = Ground::load(ctx, tx, id, round)?;
    let undated = undated(ctx, tx, &ground)?;
    let reports: &[Gathered] = ground.gathering.as_ref().map_or(&[], |one| &one.reports);
    let report_items: Vec<_> = reports.iter().map(Gathered::report_item).collect();
    let mut whole = Tally::default();
    for task in &ground.tasks {
        whole.add(task);
    }
    let due_in_silence = ground
        .tasks
        .iter()
        .filter(|one| silent_and_due(one))
        .count();
    let (done_of_due, on_time_of_due) = rates(&whole, due_in_silence);
    Ok(Some(StandingView {
        plans,
        reports: ReportCounts::of(&report_items),
        groups: groups(&ground),
        agencies: agencies(&ground),
        done_of_due,
        on_time_of_due,
        due_in_silence,
        by_day: by_day(reports),
        missing: refs(ground.gathering.as_ref(), |received| match received {
            Received::Waiting | Received::Missing => true,
            Received::Yes(_) => false,
        }),
        late: refs(ground.gathering.as_ref(), |received| match received {
            Received::Yes(Timeliness::Late { .. }) => true,
            Received::Yes(Timeliness::OnTime) | Received::Waiting | Received::Missing => false,
        }),
        undated,
        rounds: ground.rounds.iter().map(|one| (one.id, one.year)).collect(),
        round: ground.gathering.map(|one| one.round),
        plan: ground.plan,
        whole,
    }))
}

/// The plan of the newest opened round, else the newest plan.
fn first(ctx: &Ctx, tx: &mut ReadTx<'_>, plans: &[PlanFact]) -> Result<Option<Id<Plan>>, AppError> {
    let mut rounds = round::all(tx, ctx.realm)?;
    rounds.retain(|one| one.state != tiendo_domain::round::RoundState::Preparing);
    // Where several plans have a round of that year, the plan that was registered first: ids grow with time.
    let newest = rounds.first().map(|one| one.year);
    let of_newest = rounds
        .iter()
        .filter(|one| Some(one.year) == newest)
        .map(|one| one.plan)
        .min();
    Ok(of_newest.or(plans.first().map(|plan| plan.plan)))
}

/// Whether a task fell due and nothing was reported on it.
fn silent_and_due(one: &super::TaskStanding) -> bool {
    one.scheduled == ScheduledAs::Is(Schedule::Overdue) && one.declared == DeclaredAs::NotReported
}

/// Of the tasks with a day that fell due or were done before it: done, and done in time. Silence is in neither number.
fn rates(whole: &Tally, in_silence: usize) -> (Rate, Rate) {
    let on = |schedule| {
        whole
            .scheduled
            .get(&ScheduledAs::Is(schedule))
            .copied()
            .unwrap_or(0)
    };
    let (on_time, late) = (on(Schedule::DoneOnTime), on(Schedule::DoneLate));
    let due = on_time + late + on(Schedule::Overdue).saturating_sub(in_silence);
    let rate = |part: usize| Rate {
        part: u64::try_from(part).unwrap_or(u64::MAX),
        whole: u64::try_from(due).unwrap_or(u64::MAX),
        of: tiendo_domain::standing::Of::ItemsDue,
    };
    (rate(on_time + late), rate(on_time))
}

fn groups(ground: &Ground) -> Vec<GroupStanding> {
    let mut tallies: BTreeMap<_, Tally> = BTreeMap::new();
    for task in &ground.tasks {
        tallies.entry(task.task.group).or_default().add(task);
    }
    let mut groups: Vec<GroupStanding> = ground
        .groups
        .iter()
        .filter_map(|group| {
            let tally = tallies.remove(&Some(group.group))?;
            Some(GroupStanding {
                group: Some(group.clone()),
                tally,
            })
        })
        .collect();
    groups.extend(
        tallies
            .into_values()
            .map(|tally| GroupStanding { group: None, tally }),
    );
    groups
}

fn agencies(ground: &Ground) -> Vec<AgencyStanding> {
    let reports: BTreeMap<Id<Agency>, &Gathered> = ground
        .gathering
        .iter()
        .flat_map(|one| &one.reports)
        .filter(|one| one.state != StateName::Excused)
        .map(|one| (one.agency, one))
        .collect();
    let mut agencies: Vec<AgencyStanding> = count_by(&ground.items, |item| item.agency)
        .into_iter()
        .filter(|(_, counts)| counts.items > 0 || counts.secret > 0)
        .map(|(agency, counts)| AgencyStanding {
            agency,
            name: ground.names.get(&agency).cloned().unwrap_or_default(),
            received: reports.get(&agency).map(|one| one.received),
            accepted: reports
                .get(&agency)
                .is_some_and(|one| one.accepted.is_some()),
            counts,
        })
        .collect();
    agencies.sort_by_key(|one| tiendo_text::sort_key(&one.name));
    agencies
}

/// How many reports had come by the end of each day on which one came.
fn by_day(reports: &[Gathered]) -> Vec<(Date, u64)> {
    let mut days: BTreeMap<Date, u64> = BTreeMap::new();
    for report in reports.iter().filter(|one| one.state != StateName::Excused) {
        if let (Received::Yes(_), Some(receipt)) = (report.received, report.receipt) {
            *days.entry(receipt.day()).or_default() += 1;
        }
    }
    let mut so_far = 0;
    days.into_iter()
        .map(|(day, count)| {
            so_far += count;
            (day, so_far)
        })
        .collect()
}

/// The reports that must be sent and that `keep` wants, by the names of the bodies.
fn refs(gathering: Option<&Gathering>, keep: impl Fn(Received) -> bool) -> Vec<ReportRef> {
    let all = gathering.into_iter().flat_map(Gathering::iter);
    all.filter(|(_, one)| one.state != StateName::Excused && keep(one.received))
        .map(|(listed, one)| ReportRef {
            report: listed.report.id,
            name: one.name.clone(),
            receipt: one.receipt,
            late: match one.received {
                Received::Yes(Timeliness::Late { days }) => Some(days),
                Received::Yes(Timeliness::OnTime) | Received::Waiting | Received::Missing => None,
            },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fell_due_in_silence_is_in_no_rate() {
        let tally = |of: &[(Schedule, usize)]| Tally {
            scheduled: of
                .iter()
                .map(|(one, n)| (ScheduledAs::Is(*one), *n))
                .collect(),
            ..Tally::default()
        };
        let (done, on_time) = rates(&tally(&[(Schedule::Overdue, 3)]), 3);
        assert_eq!((done.percent(), on_time.percent()), (None, None));
        let some = [
            (Schedule::DoneOnTime, 1),
            (Schedule::DoneLate, 1),
            (Schedule::Overdue, 3),
            (Schedule::InTime, 5),
        ];
        let (done, on_time) = rates(&tally(&some), 1);
        assert_eq!(
            (done.part, on_time.part, done.whole, on_time.whole),
            (2, 1, 4, 4)
        );
    }
}
