//! Rounds: the list by plan, and the pages on which the focal officer prepares, opens and closes one.

mod close;
mod dates;
mod demands;
mod prepare;

pub(crate) use close::close;
pub(crate) use dates::set as set_dates;
pub(crate) use demands::{save as save_demands, show as demands};
pub(crate) use prepare::{name_member, open, prepare, settle, unname_member};

use crate::{
    ask::{Ask, page, see_other},
    error::{Answer, WebError},
    extract::Form,
    frame::{Frame, Place},
    i18n as t,
    mark::Mark,
};
use askama::Template;
use tiendo_app::{
    AppError, Refusal,
    rounds::{self, ObligationRow, RoundRow},
};
use tiendo_domain::{
    access::RoleName,
    id::{Id, Obligation},
    round::RoundState,
    time::day_of,
};

#[derive(Template)]
#[template(path = "rounds/list.html")]
struct ListPage {
    f: Frame,
    obligations: Vec<Block>,
}

/// An obligation with its rounds.
struct Block {
    heading: String,
    rule: String,
    plan: String,
    id: Id<Obligation>,
    rounds: Vec<RoundLine>,
    /// Year and its deadline in words.
    unopened: Vec<(i16, String)>,
}

struct RoundLine {
    year: i16,
    href: String,
    due: String,
    mark: Mark,
    expected: u32,
    received: u32,
}

/// The rounds of all plans.
pub(crate) async fn list(ask: Ask) -> Answer {
    let rows = ask.read(rounds::list).await?;
    let focal = is_focal(&ask);
    let obligations = rows
        .into_iter()
        .map(|row| block(&ask, focal, &row))
        .collect();
    let f = ask.frame(Place::Reports, t::rounds::title(ask.lang));
    page(&ListPage { f, obligations })
}

fn is_focal(ask: &Ask) -> bool {
    let today = day_of(ask.now);
    ask.person.as_ref().is_some_and(|person| {
        let held = |grant: &tiendo_domain::access::RoleGrant| {
            grant.role == RoleName::FocalOfficer && grant.valid.contains(today)
        };
        person.grants.iter().any(held)
    })
}

fn block(ask: &Ask, focal: bool, row: &ObligationRow) -> Block {
    let lang = ask.lang;
    let number = row.plan.number.as_deref().unwrap_or(&row.plan.title);
    let unopened = row.unopened.iter().filter(|_| focal);
    Block {
        heading: t::rounds::of_plan(lang, row.obligation.kind.words(lang), number),
        rule: row
            .obligation
            .due
            .map(|due| t::plan::due_rule(lang, due))
            .unwrap_or_default(),
        plan: ask.at(&format!("ke-hoach/{}", row.plan.plan)),
        id: row.obligation.obligation,
        rounds: row
            .rounds
            .iter()
            .map(|round| line(ask, focal, round))
            .collect(),
        unopened: unopened
            .map(|year| (year.year, year.due.words(lang)))
            .collect(),
    }
}

fn line(ask: &Ask, focal: bool, row: &RoundRow) -> RoundLine {
    let lang = ask.lang;
    let (mark, rest) = match row.round.state {
        RoundState::Preparing if focal => (
            Mark::new("go", "draft", t::rounds::preparing(lang)),
            "bao-cao/chuan-bi",
        ),
        RoundState::Preparing => (Mark::new("go", "draft", t::rounds::preparing(lang)), ""),
        RoundState::Open { .. } => (Mark::new("ok", "go", t::rounds::open(lang)), "bao-cao/ky"),
        RoundState::Closed { .. } => (Mark::new("", "lock", t::rounds::closed(lang)), "bao-cao/ky"),
    };
    let follows = crate::routes::may_ask("/{realm}/bao-cao/ky/{round}", ask);
    let href = match rest {
        "" => String::new(),
        "bao-cao/ky" if !follows => String::new(),
        rest => ask.at(&format!("{rest}/{}", row.round.id)),
    };
    RoundLine {
        year: row.round.year,
        href,
        due: row.round.calendar.due.words(lang),
        mark,
        expected: row.numbers.expected(),
        received: row.numbers.received(),
    }
}

/// Begins to prepare a round.
pub(crate) async fn start(ask: Ask, form: Form) -> Answer {
    let obligation: Id<Obligation> = form
        .get("che_do")
        .parse()
        .map_err(|_| WebError::Malformed)?;
    let year: i16 = form.get("nam").parse().map_err(|_| WebError::Malformed)?;
    let started = ask
        .write(move |ctx, tx| rounds::start(ctx, tx, obligation, year))
        .await;
    let id = match started {
        Err(AppError::Refused(Refusal::Rounds(rounds::RoundsRefusal::Exists(id)))) => id,
        other => other?,
    };
    Ok(see_other(&ask.at(&format!("bao-cao/chuan-bi/{id}"))))
}
