//! The rounds of all plans with their numbers, and the years that could be opened.

use crate::{AppError, Ctx};
use std::collections::BTreeMap;
use tiendo_domain::{
    id::{Id, Plan, Round},
    plan::{ObligationFact, ObligationKind, PlanFact},
    report::StateName,
    round::RoundState,
    time::{AsOf, Deadline, Left},
};
use tiendo_store::{ReadTx, plan, plan::When, round};

/// How many reports of a round are in which state, and how many have come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers {
    states: BTreeMap<StateName, u32>,
    came: u32,
}

impl Numbers {
    /// How many are in a state.
    pub fn of(&self, state: StateName) -> u32 {
        self.states.get(&state).copied().unwrap_or(0)
    }

    /// How many the round expects, without those that were excused.
    pub fn expected(&self) -> u32 {
        self.states
            .iter()
            .filter(|(state, _)| **state != StateName::Excused)
            .map(|(_, n)| n)
            .sum()
    }

    /// How many have come, as the pages of standing count them: one that was returned has come.
    pub fn received(&self) -> u32 {
        self.came
    }
}

/// A round in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundRow {
    /// The round.
    pub round: round::Record,
    /// Its numbers; all zero while it is prepared.
    pub numbers: Numbers,
}

/// A year for which no round has been prepared yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnopenedYear {
    /// The year.
    pub year: i16,
    /// By when its reports are due.
    pub due: Deadline,
}

/// An obligation with its rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObligationRow {
    /// The plan.
    pub plan: PlanFact,
    /// The obligation.
    pub obligation: ObligationFact,
    /// Its rounds, the newest first.
    pub rounds: Vec<RoundRow>,
    /// The years that may be prepared, where there is no round: those whose reports are due within the next twelve
    /// months. A plan runs for decades, and nobody prepares them all.
    pub unopened: Vec<UnopenedYear>,
}

/// The obligations of all plans to report to the focal agency, each with its rounds. Somebody who does not reach the
/// whole realm sees opened and closed rounds only.
///
/// # Errors
/// Only faults.
pub fn list(ctx: &Ctx, tx: &mut ReadTx<'_>) -> Result<Vec<ObligationRow>, AppError> {
    let when = When::now_known(AsOf(ctx.today()));
    let mut numbers: BTreeMap<Id<Round>, Numbers> = BTreeMap::new();
    for (round, state, count) in round::tally(tx, ctx.realm)? {
        let of = numbers.entry(round).or_default();
        of.states.insert(state, count);
    }
    for (round, count) in round::came(tx, ctx.realm)? {
        numbers.entry(round).or_default().came = count;
    }
    let whole = ctx.reach.covers_realm();
    let rounds: Vec<round::Record> = round::all(tx, ctx.realm)?
        .into_iter()
        .filter(|round| whole || round.state != RoundState::Preparing)
        .collect();
    let plans: BTreeMap<Id<Plan>, PlanFact> = plan::all(tx, ctx.realm, when)?
        .into_iter()
        .map(|plan| (plan.plan, plan))
        .collect();
    let mut rows = Vec::new();
    for plan_fact in plans.into_values() {
        let obligations = plan::obligations(tx, ctx.realm, plan_fact.plan, when)?;
        for obligation in obligations.into_iter().filter(collected) {
            let mine = rounds
                .iter()
                .filter(|round| round.obligation == obligation.obligation);
            let mine: Vec<RoundRow> = mine
                .map(|round| RoundRow {
                    round: round.clone(),
                    numbers: numbers.get(&round.id).cloned().unwrap_or_default(),
                })
                .collect();
            let unopened = if whole {
                unopened(ctx, &plan_fact, &obligation, &mine)
            } else {
                Vec::new()
            };
            rows.push(ObligationRow {
                plan: plan_fact.clone(),
                obligation,
                rounds: mine,
                unopened,
            });
        }
    }
    Ok(rows)
}

/// Whether bodies send their reports of this obligation to the focal agency. What the focal agency writes from them is
/// another paper.
fn collected(obligation: &ObligationFact) -> bool {
    match obligation.kind {
        ObligationKind::PeriodicReport | ObligationKind::FinalReport => true,
        ObligationKind::ConsolidatedReport => false,
    }
}

fn unopened(
    ctx: &Ctx,
    plan: &PlanFact,
    obligation: &ObligationFact,
    rounds: &[RoundRow],
) -> Vec<UnopenedYear> {
    let Some(rule) = obligation.due else {
        return Vec::new();
    };
    let this = ctx.today().year();
    let first = plan.issued_on.map_or(this, jiff::civil::Date::year);
    let last = plan.horizon.unwrap_or(i16::MAX);
    (this - 1..=this + 1)
        .filter(|year| (first..=last).contains(year))
        .filter(|year| rounds.iter().all(|row| row.round.year != *year))
        .filter_map(|year| rule.in_year(year).map(|due| UnopenedYear { year, due }))
        .filter(|unopened| matches!(unopened.due.left(ctx.now), Left::Today | Left::Days(..=366)))
        .collect()
}
