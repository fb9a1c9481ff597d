//! Rounds: the list by plan, and the page on which the focal officer prepares and opens one.

use crate::{
    ask::{Ask, page, page_with, see_other},
    error::{Answer, WebError},
    extract::{Form, Params},
    frame::{Frame, Place, Problem},
    i18n::{self as t, done::Done},
    mark::Mark,
};
use askama::Template;
use axum::http::StatusCode;
use tiendo_app::{
    AppError, Refusal,
    rounds::{self, ObligationRow, PreparationView, RoundRow},
};
use tiendo_domain::{
    access::RoleName,
    id::{Agency, Id, Obligation, Round},
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
            .unopened
            .first()
            .map(|year| year.due.rule_words(lang))
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

#[derive(Template)]
#[template(path = "rounds/prepare.html")]
struct PreparePage {
    f: Frame,
    view: PreparationView,
    base: String,
    due: String,
    rule: String,
    weekend: bool,
    confirm: String,
    choices: Vec<(String, String)>,
    /// Why the expected set cannot be worked out.
    obstacle: String,
}

/// The page of preparation.
pub(crate) async fn prepare(ask: Ask, params: Params) -> Answer {
    shown(&ask, params.id("round")?, Vec::new()).await
}

async fn shown(ask: &Ask, id: Id<Round>, problems: Vec<Problem>) -> Answer {
    let view = ask
        .read(move |ctx, tx| rounds::preparation(ctx, tx, id))
        .await?;
    if view.round.state != RoundState::Preparing {
        return Ok(see_other(&ask.at(&format!("bao-cao/ky/{id}"))));
    }
    let lang = ask.lang;
    let due = view.round.calendar.due;
    let title = t::rounds::prepare_title(lang, i64::from(view.round.year));
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let f = ask
        .frame(Place::Reports, title)
        .crumb("bao-cao", t::rounds::title(lang))
        .with_problems(problems);
    let obstacle = view
        .expected
        .as_ref()
        .err()
        .map(|refusal| t::rounds::refusal(lang, refusal));
    let choices = view
        .choices
        .iter()
        .map(|one| (one.agency.to_string(), one.name.clone()))
        .collect();
    page_with(
        status,
        &PreparePage {
            base: ask.at(&format!("bao-cao/chuan-bi/{id}")),
            due: due.words(lang),
            rule: due.rule_words(lang),
            weekend: due.weekend().is_some(),
            confirm: t::rounds::confirm(lang, &due.words(lang)),
            choices,
            obstacle: obstacle.unwrap_or_default(),
            f,
            view,
        },
    )
}

/// Names a member of the open set.
pub(crate) async fn name_member(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Round> = params.id("round")?;
    let Ok(agency) = form.get("co_quan").parse::<Id<Agency>>() else {
        return shown(
            &ask,
            id,
            vec![Problem::at("co_quan", t::rounds::choose_body(ask.lang))],
        )
        .await;
    };
    let reason = form.get("ly_do").to_owned();
    let named = ask
        .write(move |ctx, tx| rounds::name_member(ctx, tx, id, agency, &reason))
        .await;
    done_or_mend(&ask, id, named, "ly_do").await
}

/// Takes a member out again.
pub(crate) async fn unname_member(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Round> = params.id("round")?;
    let agency: Id<Agency> = form
        .get("co_quan")
        .parse()
        .map_err(|_| WebError::Malformed)?;
    let out = ask
        .write(move |ctx, tx| rounds::unname_member(ctx, tx, id, agency))
        .await;
    done_or_mend(&ask, id, out, "co_quan").await
}

/// Says that nobody else belongs to the open set.
pub(crate) async fn settle(ask: Ask, params: Params, _form: Form) -> Answer {
    let id: Id<Round> = params.id("round")?;
    let settled = ask
        .write(move |ctx, tx| rounds::settle_open_set(ctx, tx, id))
        .await;
    done_or_mend(&ask, id, settled, "").await
}

/// Opens the round: the last day is confirmed in words.
pub(crate) async fn open(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Round> = params.id("round")?;
    let confirmed = form
        .get("ngay")
        .parse()
        .ok()
        .filter(|_| form.has("xac_nhan"));
    let opened = ask
        .write(move |ctx, tx| rounds::open(ctx, tx, id, confirmed))
        .await;
    match opened {
        Ok(()) => Ok(see_other(
            &ask.at(&format!("bao-cao?xong={}", Done::RoundOpened.code())),
        )),
        other => done_or_mend(&ask, id, other, "xac_nhan").await,
    }
}

async fn done_or_mend(
    ask: &Ask,
    id: Id<Round>,
    result: Result<(), AppError>,
    field: &str,
) -> Answer {
    match result {
        Ok(()) => Ok(see_other(&ask.at(&format!(
            "bao-cao/chuan-bi/{id}?xong={}",
            Done::Saved.code()
        )))),
        Err(AppError::Refused(Refusal::Rounds(refusal))) => {
            let problem = Problem::at(field, t::rounds::refusal(ask.lang, &refusal));
            shown(ask, id, vec![problem]).await
        }
        Err(error) => Err(error.into()),
    }
}
