//! The page on which a round is prepared: its dates, who must report, what is asked of whom; and opening it.

use super::dates;
use crate::{
    ask::{Ask, page_with, see_other},
    error::{Answer, WebError},
    extract::{Form, Params},
    frame::{Frame, Place, Problem},
    i18n::{self as t, done::Done},
};
use askama::Template;
use axum::http::StatusCode;
use tiendo_app::{
    AppError, Refusal,
    rounds::{self, PreparationView},
};
use tiendo_domain::{
    id::{Agency, Id, Round},
    round::RoundState,
};

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
    dates: dates::Typed,
    member: TypedMember,
    /// Bodies that lead a task by name and would not be asked.
    leads_unasked: String,
    /// Changed demands: body, task, what is asked for now, why, and the address of the body's lines.
    changed: Vec<Changed>,
}

/// What was typed into the form of a member of the open set.
#[derive(Default)]
struct TypedMember {
    body: String,
    reason: String,
}

/// What was typed and must be mended.
#[derive(Default)]
pub(super) struct Typed {
    dates: Option<dates::Typed>,
    member: TypedMember,
}

impl From<dates::Typed> for Typed {
    fn from(dates: dates::Typed) -> Self {
        Self {
            dates: Some(dates),
            ..Self::default()
        }
    }
}

struct Changed {
    body: String,
    task: String,
    demand: &'static str,
    reason: String,
    href: String,
}

/// The page of preparation.
pub(crate) async fn prepare(ask: Ask, params: Params) -> Answer {
    shown(&ask, params.id("round")?, Typed::default(), Vec::new()).await
}

/// The page, with what was typed where it must be mended.
pub(super) async fn shown(
    ask: &Ask,
    id: Id<Round>,
    typed: Typed,
    problems: Vec<Problem>,
) -> Answer {
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
    let nobody = (String::new(), t::rounds::choose(lang).to_owned());
    let bodies = view
        .choices
        .iter()
        .map(|one| (one.agency.to_string(), one.name.clone()));
    let choices = std::iter::once(nobody).chain(bodies).collect();
    let leads = view.choices.iter().filter(|one| one.leads);
    let leads: Vec<&str> = leads.map(|one| one.name.as_str()).collect();
    let leads_unasked = leads.join("; ");
    let base = ask.at(&format!("bao-cao/chuan-bi/{id}"));
    let changed = view.demands.iter().map(|(change, body, task)| Changed {
        body: body.clone(),
        task: task.clone(),
        demand: t::rounds::demand(lang, change.demand),
        reason: change.reason.as_str().to_owned(),
        href: format!("{base}/co-quan/{}", change.agency),
    });
    page_with(
        status,
        &PreparePage {
            changed: changed.collect(),
            member: typed.member,
            leads_unasked,
            dates: typed.dates.unwrap_or_else(|| dates::Typed::of(&view.round)),
            base,
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
    let typed = Typed {
        member: TypedMember {
            body: form.get("co_quan").to_owned(),
            reason: form.get("ly_do").to_owned(),
        },
        ..Typed::default()
    };
    let Ok(agency) = typed.member.body.parse::<Id<Agency>>() else {
        let problem = Problem::at("co_quan", t::rounds::choose_body(ask.lang));
        return shown(&ask, id, typed, vec![problem]).await;
    };
    let reason = typed.member.reason.clone();
    let named = ask
        .write(move |ctx, tx| rounds::name_member(ctx, tx, id, agency, &reason))
        .await;
    done_or_mend(&ask, id, named, "ly_do", typed).await
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
    done_or_mend(&ask, id, out, "co_quan", Typed::default()).await
}

/// Says that nobody else belongs to the open set.
pub(crate) async fn settle(ask: Ask, params: Params, _form: Form) -> Answer {
    let id: Id<Round> = params.id("round")?;
    let settled = ask
        .write(move |ctx, tx| rounds::settle_open_set(ctx, tx, id))
        .await;
    done_or_mend(&ask, id, settled, "", Typed::default()).await
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
        other => done_or_mend(&ask, id, other, "xac_nhan", Typed::default()).await,
    }
}

async fn done_or_mend(
    ask: &Ask,
    id: Id<Round>,
    result: Result<(), AppError>,
    field: &str,
    typed: Typed,
) -> Answer {
    match result {
        Ok(()) => Ok(see_other(&ask.at(&format!(
            "bao-cao/chuan-bi/{id}?xong={}",
            Done::Saved.code()
        )))),
        Err(AppError::Refused(Refusal::Rounds(refusal))) => {
            let problem = Problem::at(field, t::rounds::refusal(ask.lang, &refusal));
            shown(ask, id, typed, vec![problem]).await
        }
        Err(error) => Err(error.into()),
    }
}
