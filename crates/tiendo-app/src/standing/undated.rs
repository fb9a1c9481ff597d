//! Work without a date is where promises hide: each such task shows its age, and how long nothing has been heard of it.

use super::{ScheduledAs, ground::Ground};
use crate::{AppError, Ctx};
use jiff::civil::Date;
use std::collections::BTreeMap;
use tiendo_domain::{
    id::{Id, Task},
    report::submission::Snapshot,
    standing::Schedule,
    time::day_of,
};
use tiendo_store::{ReadTx, report::sending};

/// What the schedule says of work that is open and has no day.
pub const UNDATED: [ScheduledAs; 2] = [
    ScheduledAs::Is(Schedule::NoDeadline),
    ScheduledAs::Is(Schedule::Ongoing),
];

/// A task without a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undated {
    /// The task.
    pub task: Id<Task>,
    /// Its number as printed.
    pub number: Option<String>,
    /// Its paragraphs.
    pub words: String,
    /// Days since it was promised; `None` where the plan bears no date.
    pub age: Option<i32>,
    /// Days since an accepted report said something of it; `None` where none ever did.
    pub silent: Option<i32>,
}

/// The tasks whose schedule is one of [`UNDATED`], those of which nothing was heard for longest first.
pub(super) fn undated(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    ground: &Ground,
) -> Result<Vec<Undated>, AppError> {
    let heard = heard(ctx, tx, ground)?;
    let today = ctx.today();
    let since = |day: Date| (today - day).get_days().max(0);
    let mut list: Vec<Undated> = ground
        .tasks
        .iter()
        .filter(|one| UNDATED.contains(&one.scheduled))
        .map(|one| Undated {
            task: one.task.task,
            number: one.task.number.clone(),
            words: one.words.clone(),
            age: one.task.valid.from().or(ground.plan.issued_on).map(since),
            silent: heard.get(&one.task.task).copied().map(since),
        })
        .collect();
    // Never heard of comes before everything else.
    list.sort_by_key(|one| (one.silent.is_some(), one.silent.map(|days| -days)));
    Ok(list)
}

/// The last day on which an accepted report said something of each task.
fn heard(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    ground: &Ground,
) -> Result<BTreeMap<Id<Task>, Date>, AppError> {
    let mut heard: BTreeMap<Id<Task>, Date> = BTreeMap::new();
    let Some(gathering) = &ground.gathering else {
        return Ok(heard);
    };
    let round = &gathering.round;
    for said in sending::earlier(tx, ctx.realm, round.obligation, round.year)? {
        // A snapshot of an unknown form is as good as silence here.
        if let Ok(snapshot) = Snapshot::read(&said.body) {
            note(&mut heard, &snapshot, day_of(snapshot.at));
        }
    }
    for report in &gathering.reports {
        if let Some(accepted) = &report.accepted {
            note(&mut heard, &accepted.snapshot, accepted.received_on);
        }
    }
    Ok(heard)
}

fn note(heard: &mut BTreeMap<Id<Task>, Date>, snapshot: &Snapshot, day: Date) {
    for line in snapshot
        .lines
        .iter()
        .filter(|line| !line.content().is_empty())
    {
        let last = heard.entry(line.task).or_insert(day);
        *last = day.max(*last);
    }
}
