//! A realm's register as of a day, whole: what leaves the system for other programs. Only reading.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use tiendo_domain::agency::AgencyFact;
use tiendo_domain::id::{Id, Report};
use tiendo_domain::report::{Happened, Receipt, Stand, StateName, Timeliness, stand, timeliness};
use tiendo_domain::round::RoundState;
use tiendo_store::report::sending;
use tiendo_store::{ReadTx, report, round};

use crate::register::{self, AskedTasks, TaskList};
use crate::{AppError, Ctx};

/// The register as of a day.
#[derive(Debug, Clone)]
pub struct Register {
    /// The bodies of the day, by name.
    pub bodies: Vec<AgencyFact>,
    /// The plans with their tasks and who holds them.
    pub plans: Vec<TaskList>,
    /// The rounds that were open by then, with where each report stood at the end of the day.
    pub rounds: Vec<RoundStand>,
    /// Number and hash of the journal's last entry, as [`register::journal_head`] writes them.
    pub journal_head: String,
}

/// A round with its reports.
#[derive(Debug, Clone)]
pub struct RoundStand {
    /// The round.
    pub round: round::Record,
    /// Its reports, by the names of the bodies.
    pub reports: Vec<ReportStand>,
}

/// Where one report stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportStand {
    /// The report.
    pub report: Id<Report>,
    /// The body that was expected to report, as the round froze its name.
    pub agency: String,
    /// Where it stood.
    pub stand: Stand,
    /// How the sending that stood then reached the focal agency.
    pub receipt: Option<Receipt>,
    /// Whether that was in time.
    pub timeliness: Option<Timeliness>,
}

/// Reads the register as of the day of `ctx`, at its instant.
///
/// # Errors
/// Only faults.
pub fn register(ctx: &Ctx, tx: &mut ReadTx<'_>) -> Result<Register, AppError> {
    let bodies = register::agencies(ctx, tx)?;
    let mut plans = Vec::new();
    for row in register::list(ctx, tx)? {
        let asked = AskedTasks::default();
        plans.push(register::tasks(ctx, tx, row.plan.plan, &asked)?);
    }
    let mut rounds = Vec::new();
    for round in round::all(tx, ctx.realm)? {
        if opened_by(&round, ctx.today()) {
            rounds.push(stands(ctx, tx, round)?);
        }
    }
    Ok(Register {
        bodies: bodies.into_iter().map(|row| row.fact).collect(),
        plans,
        rounds,
        journal_head: register::journal_head(ctx, tx)?,
    })
}

/// Whether a round was open by a day: `as_of` is the day on which it was opened.
fn opened_by(round: &round::Record, day: Date) -> bool {
    round.state != RoundState::Preparing && round.as_of.0 <= day
}

fn stands(ctx: &Ctx, tx: &mut ReadTx<'_>, round: round::Record) -> Result<RoundStand, AppError> {
    let mut happened: BTreeMap<Id<Report>, Vec<Happened>> = BTreeMap::new();
    let mut receipts: BTreeMap<Id<Report>, Vec<(Timestamp, Receipt)>> = BTreeMap::new();
    for sent in sending::of_round(tx, ctx.realm, round.id)? {
        let events = happened.entry(sent.report).or_default();
        events.push(Happened::Sent(sent.at));
        events.extend(sent.withdrawn.map(|(_, at)| Happened::Withdrawn(at)));
        let receipt = (sent.at, sent.sending().receipt);
        receipts.entry(sent.report).or_default().push(receipt);
    }
    for returned in sending::returns_of_round(tx, ctx.realm, round.id)? {
        let events = happened.entry(returned.report).or_default();
        events.push(Happened::Returned(returned.at));
    }
    let mut reports = Vec::new();
    for listed in report::of_round(tx, ctx.realm, round.id, ctx.today())? {
        let id = listed.report.id;
        let mut events = happened.remove(&id).unwrap_or_default();
        events.extend(listed.report.accepted.map(|(_, at)| Happened::Accepted(at)));
        if listed.report.name == StateName::Excused {
            events.push(Happened::Excused(listed.report.changed_at));
        }
        let stood = stand(&events, ctx.now);
        let receipt = match stood {
            Stand::NotSent | Stand::Excused => None,
            Stand::Sent | Stand::Returned | Stand::Accepted => {
                let sent = receipts.get(&id).into_iter().flatten();
                sent.filter(|(at, _)| *at <= ctx.now)
                    .map(|(_, receipt)| *receipt)
                    .next_back()
            }
        };
        reports.push(ReportStand {
            report: id,
            agency: listed.agency_name,
            stand: stood,
            receipt,
            timeliness: receipt.map(|receipt| timeliness(round.calendar.due, receipt)),
        });
    }
    Ok(RoundStand { round, reports })
}
