//! Makes the data by the same use cases as the demo: realms with bodies, people and the signed plan, an open round
//! with its reports, and in the first realm a hundred other plans of a hundred tasks.

use super::{
    manifest::{Desk, Manifest, Realm},
    plans,
};
use crate::{
    command::serve,
    config::Data,
    demo::{self, Beginning, cast::Cast},
    exit::Stop,
    words,
};
use tiendo_app::{App, Clock, FixedClock, taking_in::Answers};
use tiendo_domain::{
    agency::AgencyKind,
    assignment::Secrecy,
    id::{Id, Round},
    time::{AsOf, KnownAt},
};
use tiendo_store::{Options, agency, plan, realm, report, report::line};
use tiendo_text::Lang;

/// How much is made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    /// Realms.
    pub(crate) realms: usize,
    /// Plans in the first realm besides the signed one.
    pub(crate) plans: usize,
    /// Tasks in each of them.
    pub(crate) tasks: usize,
}

/// How many bodies lead and coordinate the other plans.
const BODIES: usize = 46;
/// How many lines of a report are saved in turn: fewer than a client saves before its clock starts, so that then
/// every line has been written before.
const LINES: usize = 10;
/// The year whose round is open.
const YEAR: i16 = 2026;

/// Makes the data in an empty place.
pub(crate) fn make_data(lang: Lang, data: &Data, size: Size) -> Result<(), Stop> {
    let clock = FixedClock::at(demo::first_instant());
    let app = serve::open(lang, data, Clock::Fixed(clock.clone()), Options::command())?;
    let fault = |error: anyhow::Error| Stop::fault(words::demo_failed(lang, &error));
    let there = app.store.read_blocking(realm::count);
    if there.map_err(|error| fault(error.into()))? > 0 {
        return Err(Stop::usage(words::bench_needs_empty(lang)));
    }
    let made = make(&app, &clock, size).map_err(fault)?;
    made.write(&data.folder).map_err(fault)
}

fn make(app: &App, clock: &FixedClock, size: Size) -> anyhow::Result<Manifest> {
    let mut realms = Vec::with_capacity(size.realms);
    for n in 1..=size.realms {
        let slug = format!("do-{n}");
        let Beginning { cast, plan, bodies } = demo::begin(app, clock, &slug)?;
        let round = demo::rounds::open_signed(&cast, plan, &bodies, YEAR)?;
        let tasks = if n == 1 {
            other_plans(&cast, size)?
        } else {
            Vec::new()
        };
        realms.push(Realm {
            slug,
            plan: plan.to_string(),
            tasks,
            desks: desks(&cast, round)?,
        });
    }
    Ok(Manifest {
        password: demo::PASSWORD.to_owned(),
        realms,
    })
}

/// Takes the other plans in; the answer are the addresses of their tasks.
fn other_plans(cast: &Cast, size: Size) -> anyhow::Result<Vec<String>> {
    let names = leading_bodies(cast)?;
    let mut addresses = Vec::with_capacity(size.plans * size.tasks);
    for n in 1..=size.plans {
        let (name, bytes) = plans::plan(n, size.tasks, &names);
        let answers = Answers {
            reason: "Theo gợi ý (số liệu đo)",
            secret: &[],
        };
        let plan = demo::plans::take_in(cast, &name, &bytes, answers)?;
        addresses.extend(cast.look(move |ctx, tx| {
            let when = plan::When::now_known(AsOf(ctx.today()));
            let tasks = plan::tasks(tx, ctx.realm, plan, when)?;
            let address =
                |task: &tiendo_domain::plan::TaskFact| format!("{plan}/nhiem-vu/{}", task.task);
            Ok(tasks.iter().map(address).collect::<Vec<_>>())
        })?);
    }
    Ok(addresses)
}

/// Names of bodies of the province, as plans print them: without the place.
fn leading_bodies(cast: &Cast) -> anyhow::Result<Vec<String>> {
    let kinds = [
        AgencyKind::Department,
        AgencyKind::Board,
        AgencyKind::District,
        AgencyKind::Office,
    ];
    cast.look(move |ctx, tx| {
        let facts = agency::facts(tx, ctx.realm, KnownAt(i64::MAX))?;
        let of_kinds = facts.into_iter().filter(|fact| kinds.contains(&fact.kind));
        let names = of_kinds.map(|fact| fact.name.replace(" tỉnh Quảng Ngãi", ""));
        Ok(names.take(BODIES).collect())
    })
}

/// The reports of the bodies that write here.
fn desks(cast: &Cast, round: Id<Round>) -> anyhow::Result<Vec<Desk>> {
    let reports =
        cast.look(move |ctx, tx| Ok(report::of_round(tx, ctx.realm, round, ctx.today())?))?;
    let mut desks = Vec::new();
    for listed in reports {
        let Some((officer, head)) = cast.writers(listed.answerable) else {
            continue;
        };
        let id = listed.report.id;
        let lines = cast.look(move |ctx, tx| Ok(line::of_report(tx, ctx.realm, id)?))?;
        let open = lines.iter().filter(|line| line.secrecy == Secrecy::Open);
        desks.push(Desk {
            writers: [officer.to_owned(), head.to_owned()],
            report: id.to_string(),
            lines: open.take(LINES).map(|line| line.id.to_string()).collect(),
        });
    }
    Ok(desks)
}
