//! Preparing a round: its dates, the open set, changed demands; and the page that shows what would be expected.

use super::{Ground, RoundsRefusal, commit, refuse};
use crate::{AppError, Ctx};
use jiff::{ToSpan, civil::Date};
use tiendo_domain::{
    assignment::Demand,
    id::{Agency, Id, Obligation, Person, Round},
    nonempty::Reason,
    round::{Calendar, PrepareRefusal, RoundState, Why},
    time::{AsOf, Period},
};
use tiendo_store::{ReadTx, WriteTx, round, round::expected::TaskWords};

/// Begins to prepare the round of an obligation for a year.
///
/// # Errors
/// [`RoundsRefusal`] where the obligation has no round in that year; [`AppError::NotFound`]; faults.
pub fn start(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    obligation: Id<Obligation>,
    year: i16,
) -> Result<Id<Round>, AppError> {
    let by = person(ctx)?;
    let as_of = AsOf(ctx.today());
    let ground = Ground::load(tx, ctx.realm, obligation, as_of)?.ok_or(AppError::NotFound)?;
    let due = due_in(&ground, year).map_err(refused)?;
    let rounds = round::of_obligation(tx, ctx.realm, obligation)?;
    if let Some(round) = rounds.iter().find(|round| round.year == year) {
        return refuse(RoundsRefusal::Exists(round.id));
    }
    let id = ctx.ids.next_id();
    round::insert(
        tx,
        &round::Record {
            id,
            rev: 1,
            plan: ground.plan.plan,
            obligation,
            year,
            state: RoundState::Preparing,
            calendar: Calendar {
                cut_off: None,
                due,
                entry: Period::ALWAYS,
            },
            as_of,
            open_set_settled: false,
            created_by: by,
            created_at: ctx.now,
            confirmed_last_day: None,
        },
    )?;
    let payload = serde_json::json!({ "obligation": obligation.to_string(), "year": year, "due": due.to_string() });
    commit(ctx, tx, "round.prepared", id, payload)?;
    Ok(id)
}

/// By when the reports of a year are due.
pub(super) fn due_in(
    ground: &Ground,
    year: i16,
) -> Result<tiendo_domain::time::Deadline, RoundsRefusal> {
    let rule = ground.obligation.due.ok_or(RoundsRefusal::NoDueRule)?;
    if ground.plan.issued_on.is_some_and(|day| year < day.year()) {
        return Err(RoundsRefusal::BeforePlan(year));
    }
    if ground.plan.horizon.is_some_and(|last| year > last) {
        return Err(RoundsRefusal::BeyondPlan(year));
    }
    rule.in_year(year).ok_or(RoundsRefusal::NoDueDay(year))
}

/// The dates of a round, as typed; the last days of the window is inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarChange {
    /// The revision that was seen.
    pub rev: i64,
    /// Up to which day figures are counted.
    pub cut_off: Option<Date>,
    /// First day on which bodies may write.
    pub entry_from: Option<Date>,
    /// Last day on which they may.
    pub entry_last: Option<Date>,
}

/// Sets cut-off and entry window. The due date is the obligation's and is not for setting.
///
/// # Errors
/// [`RoundsRefusal`]; [`AppError::NotFound`]; faults.
pub fn set_calendar(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Round>,
    change: CalendarChange,
) -> Result<(), AppError> {
    let mut record = preparing(ctx, tx, id)?;
    let until = change.entry_last.map(|day| day.saturating_add(1.day()));
    let entry = Period::new(change.entry_from, until);
    let entry = entry.map_err(|empty| {
        let until = empty.until.saturating_sub(1.day());
        refused(RoundsRefusal::EntryEmpty {
            from: empty.from,
            until,
        })
    })?;
    record.calendar = Calendar {
        cut_off: change.cut_off,
        entry,
        ..record.calendar
    };
    record
        .calendar
        .check()
        .map_err(|bad| refused(RoundsRefusal::Calendar(bad)))?;
    record.rev = change.rev + 1;
    if !round::put(tx, &record, change.rev)? {
        return refuse(RoundsRefusal::ChangedMeanwhile);
    }
    commit(ctx, tx, "round.calendar_set", id, serde_json::json!({}))
}

/// Names a body as a member of the open set, with a reason.
///
/// # Errors
/// [`RoundsRefusal`]; [`AppError::NotFound`]; faults.
pub fn name_member(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Round>,
    agency: Id<Agency>,
    reason: &str,
) -> Result<(), AppError> {
    let by = person(ctx)?;
    let record = preparing(ctx, tx, id)?;
    let reason = Reason::new(reason).map_err(|bad| refused(RoundsRefusal::Reason(bad)))?;
    let ground = ground_of(ctx, tx, &record)?;
    if !ground.by_id().contains_key(&agency) {
        return refuse(RoundsRefusal::Prepare(PrepareRefusal::NotOnThatDay(vec![
            agency,
        ])));
    }
    let member = round::Member {
        agency,
        reason,
        named_by: by,
        named_at: ctx.now,
    };
    round::name_member(tx, id, &member)?;
    settle(tx, record)?;
    commit(
        ctx,
        tx,
        "round.member_named",
        id,
        serde_json::json!({ "agency": agency.to_string() }),
    )
}

/// Takes a member of the open set out again.
///
/// # Errors
/// [`RoundsRefusal`]; [`AppError::NotFound`]; faults.
pub fn unname_member(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Round>,
    agency: Id<Agency>,
) -> Result<(), AppError> {
    preparing(ctx, tx, id)?;
    if !round::unname_member(tx, id, agency)? {
        return Err(AppError::NotFound);
    }
    commit(
        ctx,
        tx,
        "round.member_unnamed",
        id,
        serde_json::json!({ "agency": agency.to_string() }),
    )
}

/// Says that the named members, perhaps none, are all of the open set.
///
/// # Errors
/// [`RoundsRefusal`]; [`AppError::NotFound`]; faults.
pub fn settle_open_set(ctx: &mut Ctx, tx: &mut WriteTx<'_>, id: Id<Round>) -> Result<(), AppError> {
    let record = preparing(ctx, tx, id)?;
    settle(tx, record)?;
    commit(ctx, tx, "round.open_set_settled", id, serde_json::json!({}))
}

fn settle(tx: &mut WriteTx<'_>, record: round::Record) -> Result<(), AppError> {
    if record.open_set_settled {
        return Ok(());
    }
    let seen = record.rev;
    let next = round::Record {
        rev: seen + 1,
        open_set_settled: true,
        ..record
    };
    if round::put(tx, &next, seen)? {
        Ok(())
    } else {
        refuse(RoundsRefusal::ChangedMeanwhile)
    }
}

/// A body that the round would expect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyLines {
    /// The body.
    pub agency: Id<Agency>,
    /// Its name.
    pub name: String,
    /// Why it must report.
    pub why: Why,
    /// The name of the collective that it is addressed through.
    pub collective: Option<String>,
    /// Lines that are required.
    pub required: usize,
    /// Lines for its own share.
    pub own_share: usize,
    /// Lines on occasion.
    pub on_occasion: usize,
}

/// A body that may be named as a member of the open set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberChoice {
    /// The body.
    pub agency: Id<Agency>,
    /// Its name.
    pub name: String,
    /// Whether it leads a task by name, although the obligation does not address it.
    pub leads: bool,
}

/// Everything that the page of preparation shows.
#[derive(Debug, Clone)]
pub struct PreparationView {
    /// The round.
    pub round: round::Record,
    /// The plan, the obligation, the bodies.
    pub ground: Ground,
    /// Who would be expected, by name; or why it cannot be worked out.
    pub expected: Result<Vec<BodyLines>, RoundsRefusal>,
    /// The named members of the open set, with their names.
    pub members: Vec<(round::Member, String)>,
    /// Bodies that may be named.
    pub choices: Vec<MemberChoice>,
    /// The changed demands, with the names of body and task.
    pub demands: Vec<(round::ChangedDemand, String, String)>,
}

/// What a round in preparation would expect as of today.
///
/// # Errors
/// [`AppError::NotFound`]; faults.
pub fn preparation(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    id: Id<Round>,
) -> Result<PreparationView, AppError> {
    let record = round::find(tx, ctx.realm, id)?.ok_or(AppError::NotFound)?;
    let ground = ground_of(ctx, tx, &record)?;
    let members = round::members(tx, ctx.realm, id)?;
    let demands = round::demands(tx, ctx.realm, id)?;
    let plan = ground.round_plan(record.open_set_settled, &members, &demands);
    let words = ground.task_words();
    let name = |agency: Id<Agency>| {
        ground
            .by_id()
            .get(&agency)
            .map_or_else(|| agency.to_string(), |fact| fact.name.clone())
    };
    let choices = choices(&ground, plan.as_ref().ok());
    let expected = plan.map(|plan| bodies(&ground, &plan.expected()));
    Ok(PreparationView {
        expected,
        members: members
            .into_iter()
            .map(|member| (member.clone(), name(member.agency)))
            .collect(),
        choices,
        demands: demands
            .into_iter()
            .map(|change| {
                let task = words
                    .iter()
                    .find(|words| words.task == change.task)
                    .map(title);
                (
                    change.clone(),
                    name(change.agency),
                    task.unwrap_or_default(),
                )
            })
            .collect(),
        round: record,
        ground,
    })
}

fn bodies(ground: &Ground, expected: &[tiendo_domain::round::Expected]) -> Vec<BodyLines> {
    let place: Vec<Id<Agency>> = ground.agencies.iter().map(|fact| fact.agency).collect();
    let names = ground.by_id();
    let mut list: Vec<BodyLines> = expected
        .iter()
        .map(|one| {
            let count = |demand| {
                one.lines
                    .iter()
                    .filter(|line| line.demand == demand)
                    .count()
            };
            BodyLines {
                agency: one.agency,
                name: names
                    .get(&one.agency)
                    .map(|fact| fact.name.clone())
                    .unwrap_or_default(),
                why: one.why.clone(),
                collective: match &one.why {
                    Why::Member(id) => {
                        let of = ground.collectives.iter().find(|c| c.collective == *id);
                        of.map(|c| c.name.clone())
                    }
                    Why::Named | Why::OpenSet(_) | Why::Focal => None,
                },
                required: count(Demand::Required),
                own_share: count(Demand::OwnShare),
                on_occasion: count(Demand::OnOccasion),
            }
        })
        .collect();
    list.sort_by_key(|body| place.iter().position(|agency| *agency == body.agency));
    list
}

/// The bodies that are not expected yet: those that lead a task by name first.
fn choices(ground: &Ground, plan: Option<&tiendo_domain::round::RoundPlan>) -> Vec<MemberChoice> {
    let expected: Vec<Id<Agency>> = plan
        .map(|plan| plan.expected().iter().map(|one| one.agency).collect())
        .unwrap_or_default();
    let leads = plan.map_or(&[][..], |plan| plan.unaddressed());
    let others = ground
        .agencies
        .iter()
        .filter(|fact| !expected.contains(&fact.agency));
    let mut list: Vec<MemberChoice> = others
        .map(|fact| MemberChoice {
            agency: fact.agency,
            name: fact.name.clone(),
            leads: leads.contains(&fact.agency),
        })
        .collect();
    list.sort_by_key(|choice| !choice.leads);
    list
}

/// The number and the first words of a task.
pub(super) fn title(words: &TaskWords) -> String {
    const MOST: usize = 90;
    let first = words.words.lines().next().unwrap_or_default();
    let cut = tiendo_text::clip::clipped(first, MOST);
    match &words.number {
        Some(number) => format!("{number}. {cut}"),
        None => cut,
    }
}

/// The round, which must still be in preparation.
pub(super) fn preparing(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    id: Id<Round>,
) -> Result<round::Record, AppError> {
    let record = round::find(tx, ctx.realm, id)?.ok_or(AppError::NotFound)?;
    match record.state {
        RoundState::Preparing => Ok(record),
        RoundState::Open { .. } | RoundState::Closed { .. } => refuse(RoundsRefusal::NotPreparing),
    }
}

/// The ground of a round as of today.
pub(super) fn ground_of(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    record: &round::Record,
) -> Result<Ground, AppError> {
    let as_of = match record.state {
        RoundState::Preparing => AsOf(ctx.today()),
        RoundState::Open { .. } | RoundState::Closed { .. } => record.as_of,
    };
    Ground::load(tx, ctx.realm, record.obligation, as_of)?.ok_or(AppError::NotFound)
}

pub(super) fn person(ctx: &Ctx) -> Result<Id<Person>, AppError> {
    ctx.person().ok_or(AppError::NotFound)
}

pub(super) fn refused(refusal: RoundsRefusal) -> AppError {
    AppError::Refused(crate::Refusal::Rounds(refusal))
}
