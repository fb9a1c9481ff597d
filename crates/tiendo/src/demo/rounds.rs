//! The finished round of 2025: opened, reported, checked and closed, with reports on time, late, returned, on paper and
//! missing.

use super::{at, cast::Cast, reports};
use std::collections::BTreeMap;
use tiendo_app::{AppError, checking, rounds};
use tiendo_domain::{
    id::{Agency, Id, Plan, Round},
    plan::ObligationKind,
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

/// Plays the round.
pub(super) fn of_2025(
    cast: &Cast,
    plan: Id<Plan>,
    bodies: &BTreeMap<String, Id<Agency>>,
) -> anyhow::Result<()> {
    let round = open(cast, plan, bodies, 2025)?;
    let today = jiff::civil::date(2025, 10, 1);
    let reports = cast.look(move |ctx, tx| Ok(report::of_round(tx, ctx.realm, round, today)?))?;
    for (n, listed) in reports.iter().enumerate() {
        reports::play(cast, n, listed)?;
    }
    cast.clock.set(at((2025, 12, 10), (9, 0)));
    accept_what_came(cast, round)?;
    cast.clock.set(at((2025, 12, 30), (16, 0)));
    cast.act("daumoi", move |ctx, tx| rounds::close(ctx, tx, round))
}

/// Opens the round of a year on 1 October, with the bodies that the plan leaves open named.
pub(crate) fn open(
    cast: &Cast,
    plan: Id<Plan>,
    bodies: &BTreeMap<String, Id<Agency>>,
    year: i16,
) -> anyhow::Result<Id<Round>> {
    cast.clock.set(at((year, 10, 1), (8, 0)));
    let named = NAMED.iter().filter_map(|key| bodies.get(*key).copied());
    let obligation = cast.look(move |ctx, tx| {
        let when = plan::When::now_known(AsOf(ctx.today()));
        let all = plan::obligations(tx, ctx.realm, plan, when)?;
        let periodic = all
            .into_iter()
            .find(|one| one.kind == ObligationKind::PeriodicReport);
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
    let last_day = jiff::civil::date(year, 11, 14);
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
