//! The demo's finished rounds: that of 2025 of the signed plan, with reports on time, late, returned, on paper and
//! missing; and the half-year of 2026 of the made-up plan, whose tasks have deadlines.

use super::{at, cast::Cast, dated, reports};
use jiff::{Timestamp, civil::Date};
use std::collections::BTreeMap;
use tiendo_app::{AppError, checking, rounds};
use tiendo_domain::{
    id::{Agency, Id, Plan, Round},
    plan::{ObligationFact, ObligationKind},
    report::StateName,
    time::AsOf,
};
use tiendo_store::{plan, report};

/// Keys of the bodies that the plan leaves open: unions and associations of the province.
const NAMED: [&str; 4] = [
    "ldld-tinh",
    "lien-minh-htx-tinh",
    "hoi-nong-dan-tinh",
    "hoi-lhpn-tinh",
];

/// Plays the round of 2025 of the signed plan.
pub(super) fn of_2025(
    cast: &Cast,
    plan: Id<Plan>,
    bodies: &BTreeMap<String, Id<Agency>>,
) -> anyhow::Result<()> {
    let round = open_signed(cast, plan, bodies, 2025)?;
    for (n, listed) in all(cast, round)?.iter().enumerate() {
        reports::play(cast, n, listed)?;
    }
    accept_and_close(cast, round, (2025, 12))
}

/// Plays the half-year of 2026 of the made-up plan.
pub(super) fn of_june_2026(cast: &Cast, plan: Id<Plan>) -> anyhow::Result<()> {
    cast.clock.set(at((2026, 6, 1), (8, 0)));
    let round = open(cast, plan, jiff::civil::date(2026, 6, 19), Vec::new())?;
    for (n, listed) in all(cast, round)?.iter().enumerate() {
        dated::play(cast, n, listed)?;
    }
    accept_and_close(cast, round, LAST_CLOSED_IN)
}

/// Year and month in which the second round is closed.
const LAST_CLOSED_IN: (i16, i8) = (2026, 7);

/// When the second round is closed, the last thing that is made.
pub(super) fn last_closing() -> Timestamp {
    closing(LAST_CLOSED_IN)
}

fn closing((year, month): (i16, i8)) -> Timestamp {
    at((year, month, 30), (16, 0))
}

fn all(cast: &Cast, round: Id<Round>) -> anyhow::Result<Vec<report::Listed>> {
    cast.look(move |ctx, tx| Ok(report::of_round(tx, ctx.realm, round, ctx.today())?))
}

fn accept_and_close(cast: &Cast, round: Id<Round>, (year, month): (i16, i8)) -> anyhow::Result<()> {
    cast.clock.set(at((year, month, 10), (9, 0)));
    accept_what_came(cast, round)?;
    cast.clock.set(closing((year, month)));
    cast.act("daumoi", move |ctx, tx| rounds::close(ctx, tx, round))
}

/// Opens the round of a year of the signed plan on 1 October, with the bodies that the plan leaves open named.
pub(crate) fn open_signed(
    cast: &Cast,
    plan: Id<Plan>,
    bodies: &BTreeMap<String, Id<Agency>>,
    year: i16,
) -> anyhow::Result<Id<Round>> {
    cast.clock.set(at((year, 10, 1), (8, 0)));
    let named = NAMED
        .iter()
        .filter_map(|key| bodies.get(*key).copied())
        .collect();
    open(cast, plan, jiff::civil::date(year, 11, 14), named)
}

/// Opens the round of the plan's periodic obligation whose last day is `last_day`.
fn open(
    cast: &Cast,
    plan: Id<Plan>,
    last_day: Date,
    named: Vec<Id<Agency>>,
) -> anyhow::Result<Id<Round>> {
    let year = last_day.year();
    let obligation = cast.look(move |ctx, tx| {
        let when = plan::When::now_known(AsOf(ctx.today()));
        let all = plan::obligations(tx, ctx.realm, plan, when)?;
        let due = |one: &ObligationFact| one.due.and_then(|rule| rule.in_year(year));
        let periodic = all.into_iter().find(|one| {
            one.kind == ObligationKind::PeriodicReport
                && due(one).is_some_and(|due| due.last_day() == last_day)
        });
        Ok(periodic.ok_or(AppError::NotFound)?.obligation)
    })?;
    let round = cast.act("daumoi", move |ctx, tx| {
        rounds::start(ctx, tx, obligation, year)
    })?;
    for agency in named {
        let reason = "Tổ chức của tỉnh có nhiệm vụ trong kế hoạch (lý do mẫu)";
        cast.act("daumoi", move |ctx, tx| {
            rounds::name_member(ctx, tx, round, agency, reason)
        })?;
    }
    cast.act("daumoi", move |ctx, tx| {
        rounds::open(ctx, tx, round, Some(last_day))
    })?;
    Ok(round)
}

/// The second focal officer accepts everything that came and was not returned: the first typed the papers.
fn accept_what_came(cast: &Cast, round: Id<Round>) -> anyhow::Result<()> {
    let reports =
        cast.look(move |ctx, tx| Ok(report::of_round(tx, ctx.realm, round, ctx.today())?))?;
    for listed in reports {
        if listed.report.name == StateName::Submitted {
            let (id, n) = (listed.report.id, listed.report.sendings);
            cast.act("daumoi2", move |ctx, tx| checking::accept(ctx, tx, id, n))?;
        }
    }
    Ok(())
}
