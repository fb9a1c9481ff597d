//! The consolidated report of a round: made by one click, edited block by block, downloaded as a paper.

pub(crate) mod block;
mod shown;

use crate::{
    ask::{Ask, page_with, see_other},
    download::docx,
    error::{Answer, WebError},
    extract::{Form, Params},
    frame::{Frame, Place, Problem},
    i18n::{self as t, done::Done},
};
use askama::Template;
use axum::http::StatusCode;
use shown::{Piece, pieces};
use tiendo_app::{
    AppError, Fault, Refusal,
    consolidation::{self, ConsolidationView},
};
use tiendo_domain::{
    id::{Id, Round},
    round::RoundState,
};
use tiendo_text::date;

#[derive(Template)]
#[template(path = "consolidation/page.html")]
struct ConsolidationPage {
    f: Frame,
    base: String,
    desk: String,
    lede: String,
    /// The title of the paper, and when and by whom it was made; none where it has not been.
    made: Option<(String, String)>,
    /// How many reports were accepted since.
    stale: Option<String>,
    rev: i64,
    pieces: Vec<Piece>,
    /// Why nothing can be made yet.
    empty: Option<(String, String)>,
    /// Where to go then.
    see: Vec<(String, String)>,
    may_edit: bool,
}

/// The consolidated report of a round.
pub(crate) async fn show(ask: Ask, params: Params) -> Answer {
    show_with(&ask, params.id("round")?, Vec::new()).await
}

async fn show_with(ask: &Ask, round: Id<Round>, problems: Vec<Problem>) -> Answer {
    let view = ask
        .read(move |ctx, tx| consolidation::view(ctx, tx, round))
        .await?;
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    page_with(status, &page_of(ask, &view, problems))
}

fn page_of(ask: &Ask, view: &ConsolidationView, problems: Vec<Problem>) -> ConsolidationPage {
    let lang = ask.lang;
    let round = &view.round;
    let desk = ask.at(&format!("bao-cao/ky/{}", round.id));
    let made = view.made.as_ref();
    ConsolidationPage {
        f: ask
            .frame(Place::Reports, t::consolidation::title(lang, round.year))
            .crumb("bao-cao", t::desk::rounds(lang))
            .crumb(
                &format!("bao-cao/ky/{}", round.id),
                t::desk::crumb(lang, round.year),
            )
            .with_problems(problems),
        lede: t::consolidation::lede(
            lang,
            &t::plan::plan_name(lang, &view.plan),
            &t::count(view.accepted),
            &t::count(view.owed),
        ),
        made: made.map(|made| {
            let at = date::moment(made.made_at, lang);
            (
                made.title.clone(),
                t::consolidation::made(lang, &at, &made.made_by),
            )
        }),
        stale: made
            .filter(|made| made.accepted_since > 0)
            .map(|made| t::consolidation::stale(lang, &t::count(made.accepted_since))),
        rev: made.map_or(0, |made| made.rev),
        pieces: made.map_or_else(Vec::new, |made| pieces(ask, &made.blocks)),
        empty: (view.accepted == 0 && made.is_none()).then(|| nothing_yet(ask, view)),
        see: see(ask, &desk, view),
        may_edit: view.may_edit,
        base: format!("{desk}/tong-hop"),
        desk,
    }
}

/// Why nothing can be made yet, in a heading and a sentence.
fn nothing_yet(ask: &Ask, view: &ConsolidationView) -> (String, String) {
    let lang = ask.lang;
    let heading = if view.received == 0 {
        t::consolidation::nobody_reported(lang)
    } else {
        t::consolidation::nothing_accepted(lang)
    };
    let opened = match view.round.state {
        RoundState::Open { at, .. } | RoundState::Closed { opened: at, .. } => at,
        RoundState::Preparing => view.round.created_at,
    };
    let due = view.round.calendar.due.words(lang);
    let opened = date::short(date::day_of(opened));
    (
        heading.to_owned(),
        t::consolidation::nothing_accepted_what(lang, &opened, &due),
    )
}

/// The lists of the desk that help on.
fn see(ask: &Ask, desk: &str, view: &ConsolidationView) -> Vec<(String, String)> {
    let lang = ask.lang;
    let mut see = Vec::new();
    if view.to_check > 0 {
        let words = t::consolidation::to_check(lang, &t::count(view.to_check));
        see.push((format!("{desk}?loc=can-kiem-tra"), words));
    }
    let words = t::consolidation::see_owed(lang, &t::count(view.owed));
    see.push((format!("{desk}?loc=phai-gui"), words));
    see
}

/// Makes the draft, or makes it anew.
pub(crate) async fn make(ask: Ask, params: Params, form: Form) -> Answer {
    let round: Id<Round> = params.id("round")?;
    let seen: i64 = form.get("rev").parse().map_err(|_| WebError::Malformed)?;
    let made = ask
        .write(move |ctx, tx| consolidation::make(ctx, tx, round, seen))
        .await;
    match made {
        Ok(()) => Ok(see_other(&ask.at(&format!(
            "bao-cao/ky/{round}/tong-hop?xong={}",
            Done::Consolidated.code()
        )))),
        Err(AppError::Refused(Refusal::Consolidation(refusal))) => {
            let words = t::consolidation::refused(ask.lang, refusal);
            show_with(&ask, round, vec![Problem::at("", words)]).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The report as a Word document.
pub(crate) async fn download(ask: Ask, params: Params) -> Answer {
    let round: Id<Round> = params.id("round")?;
    let paper = ask
        .read(move |ctx, tx| consolidation::paper(ctx, tx, round))
        .await?;
    let bytes =
        tiendo_papers::write_docx(&paper).map_err(|error| WebError::Fault(Fault::new(error)))?;
    docx(bytes, &paper.title)
}
