//! Opening a round: what it expects is frozen, and every report begins with its lines.

use super::{
    RoundsRefusal, commit,
    prepare::{ground_of, person, preparing, refused},
};
use crate::{AppError, Ctx};
use jiff::civil::Date;
use std::collections::BTreeMap;
use tiendo_domain::{
    assignment::Answer,
    id::{Id, Report, Round, Task},
    report::{StateName, line::LineContent},
    round::{Expected, Frozen, Opening, RoundState},
    time::AsOf,
};
use tiendo_store::{
    WriteTx, report,
    report::line,
    round,
    round::expected::{self, TaskWords},
};

/// Opens a round: `confirmed` is the last day as the person was shown it and confirmed it in words.
///
/// # Errors
/// [`RoundsRefusal`]; [`AppError::NotFound`]; faults.
pub fn open(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Round>,
    confirmed: Option<Date>,
) -> Result<(), AppError> {
    let by = person(ctx)?;
    let record = preparing(ctx, tx, id)?;
    let ground = ground_of(ctx, tx, &record)?;
    let members = round::members(tx, ctx.realm, id)?;
    let demands = round::demands(tx, ctx.realm, id)?;
    let settled = record.open_set_settled;
    let plan = ground
        .round_plan(settled, &members, &demands)
        .map_err(refused)?;
    let opening = Opening {
        by,
        at: ctx.now,
        confirmed_last_day: confirmed,
    };
    let (state, frozen) = record
        .state
        .open(&plan, &record.calendar, opening)
        .map_err(|refusal| refused(RoundsRefusal::Open(refusal)))?;
    let seen = record.rev;
    let next = round::Record {
        rev: seen + 1,
        state,
        as_of: AsOf(ctx.today()),
        confirmed_last_day: confirmed,
        ..record
    };
    if !round::put(tx, &next, seen)? {
        return Err(refused(RoundsRefusal::ChangedMeanwhile));
    }
    let tasks = ground.task_words();
    let written = write(ctx, tx, id, &ground, &frozen, &tasks)?;
    let payload = serde_json::json!({
        "last_day": next.calendar.due.last_day().to_string(), "expected": written.0, "lines": written.1,
    });
    commit(ctx, tx, "round.opened", id, payload)
}

/// Writes the frozen set, its reports and their lines; answers how many of each of the last two.
fn write(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    round: Id<Round>,
    ground: &super::Ground,
    frozen: &Frozen,
    tasks: &[TaskWords],
) -> Result<(usize, usize), AppError> {
    let names = ground.by_id();
    let places: BTreeMap<Id<Task>, &TaskWords> =
        tasks.iter().map(|task| (task.task, task)).collect();
    let (mut expected, mut reports, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    for one in frozen.expected() {
        let Expected {
            agency,
            why,
            lines: answers,
        } = one;
        let fact = names.get(agency).ok_or(AppError::NotFound)?;
        let id = ctx.ids.next_id();
        expected.push(expected::Record {
            id,
            agency: *agency,
            agency_name: fact.name.clone(),
            agency_short: fact.short.clone(),
            why: why.clone(),
        });
        let report = ctx.ids.next_id();
        reports.push(report::Record {
            id: report,
            rev: 1,
            expected: id,
            round,
            agency: *agency,
            name: StateName::NotStarted,
            sendings: 0,
            drafter: None,
            accepted: None,
            excused: None,
            changed_at: ctx.now,
        });
        for answer in answers {
            lines.push(new_line(
                ctx,
                report,
                answer,
                places.get(&answer.task).copied(),
            ));
        }
    }
    expected::freeze(tx, round, ctx.today(), &expected, tasks)?;
    report::insert_many(tx, &reports)?;
    line::insert_many(tx, &lines)?;
    Ok((reports.len(), lines.len()))
}

fn new_line(
    ctx: &mut Ctx,
    report: Id<Report>,
    answer: &Answer,
    task: Option<&TaskWords>,
) -> line::Record {
    line::Record {
        id: ctx.ids.next_id(),
        rev: 1,
        report,
        task: answer.task,
        ordinal: task.map_or(0, |task| task.ordinal),
        number: task.and_then(|task| task.number.clone()),
        parts: answer.parts.clone(),
        demand: answer.demand,
        role: answer.role,
        via: answer.via,
        secrecy: answer.secrecy,
        content: LineContent::default(),
        written: None,
        edit_until: None,
    }
}

/// Closes a round: nothing in it changes any more.
///
/// # Errors
/// [`RoundsRefusal::NotOpen`]; [`AppError::NotFound`]; faults.
pub fn close(ctx: &mut Ctx, tx: &mut WriteTx<'_>, id: Id<Round>) -> Result<(), AppError> {
    let by = person(ctx)?;
    let record = round::find(tx, ctx.realm, id)?.ok_or(AppError::NotFound)?;
    let state: RoundState = record
        .state
        .close(by, ctx.now)
        .map_err(|_| refused(RoundsRefusal::NotOpen))?;
    let seen = record.rev;
    let next = round::Record {
        rev: seen + 1,
        state,
        ..record
    };
    if !round::put(tx, &next, seen)? {
        return Err(refused(RoundsRefusal::ChangedMeanwhile));
    }
    commit(ctx, tx, "round.closed", id, serde_json::json!({}))
}
