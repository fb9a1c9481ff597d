//! What each line of one body asks for in a round in preparation.

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
    rounds::{self, BodyDemands},
};
use tiendo_domain::{
    assignment::Demand,
    id::{Agency, Id, Round, Task},
};

/// From most to least, as on the report.
const DEMANDS: [Demand; 3] = [Demand::Required, Demand::OwnShare, Demand::OnOccasion];

#[derive(Template)]
#[template(path = "rounds/demands.html")]
struct DemandsPage {
    f: Frame,
    action: String,
    back: String,
    lines: Vec<Line>,
    reason: String,
}

struct Line {
    field: String,
    words: String,
    assigned: &'static str,
    /// Code, words and whether it is the one asked for.
    choices: Vec<(&'static str, &'static str, bool)>,
    reason: String,
}

/// What was typed before it must be mended.
#[derive(Debug, Default)]
struct Typed {
    wanted: Vec<(Id<Task>, Demand)>,
    reason: String,
}

/// The lines of a body.
pub(crate) async fn show(ask: Ask, params: Params) -> Answer {
    let (round, agency) = (params.id("round")?, params.id("agency")?);
    shown(&ask, round, agency, Typed::default(), Vec::new()).await
}

async fn shown(
    ask: &Ask,
    round: Id<Round>,
    agency: Id<Agency>,
    typed: Typed,
    problems: Vec<Problem>,
) -> Answer {
    let demands = ask
        .read(move |ctx, tx| rounds::body_demands(ctx, tx, round, agency))
        .await?;
    let lang = ask.lang;
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let back = format!("bao-cao/chuan-bi/{round}");
    let year = i64::from(demands.round.year);
    let page = DemandsPage {
        lines: lines(ask, &demands, &typed),
        action: ask.at(&format!("{back}/co-quan/{agency}")),
        f: ask
            .frame(
                Place::Reports,
                t::rounds::demands_title(lang, &demands.name),
            )
            .crumb("bao-cao", t::rounds::title(lang))
            .crumb(&back, t::rounds::prepare_title(lang, year))
            .with_problems(problems),
        back: ask.at(&back),
        reason: typed.reason,
    };
    page_with(status, &page)
}

fn lines(ask: &Ask, demands: &BodyDemands, typed: &Typed) -> Vec<Line> {
    let lang = ask.lang;
    let line = |line: &rounds::DemandLine| {
        let wanted = typed.wanted.iter().find(|(task, _)| *task == line.task);
        let now = wanted.map_or(line.demand, |(_, demand)| *demand);
        Line {
            field: format!("muc-{}", line.task),
            words: line.words.clone(),
            assigned: t::rounds::demand(lang, line.assigned),
            choices: DEMANDS
                .map(|one| (one.code(), t::rounds::demand(lang, one), one == now))
                .to_vec(),
            reason: line
                .reason
                .as_ref()
                .map(|reason| reason.as_str().to_owned())
                .unwrap_or_default(),
        }
    };
    demands.lines.iter().map(line).collect()
}

/// Saves what is asked for.
pub(crate) async fn save(ask: Ask, params: Params, form: Form) -> Answer {
    let (round, agency): (Id<Round>, Id<Agency>) = (params.id("round")?, params.id("agency")?);
    let mut wanted: Vec<(Id<Task>, Demand)> = Vec::new();
    for (key, value) in form.with_prefix("muc-") {
        let task = key.parse().map_err(|_| WebError::Malformed)?;
        wanted.push((task, Demand::from_code(value).ok_or(WebError::Malformed)?));
    }
    let reason = form.get("ly_do").to_owned();
    let (set, why) = (wanted.clone(), reason.clone());
    let saved = ask
        .write(move |ctx, tx| rounds::set_demands(ctx, tx, round, agency, &set, &why))
        .await;
    match saved {
        Ok(()) => Ok(see_other(&ask.at(&format!(
            "bao-cao/chuan-bi/{round}?xong={}",
            Done::Saved.code()
        )))),
        Err(AppError::Refused(Refusal::Rounds(refusal))) => {
            let words = t::rounds::refusal(ask.lang, &refusal);
            let problems = vec![Problem::at("ly_do", words)];
            shown(&ask, round, agency, Typed { wanted, reason }, problems).await
        }
        Err(error) => Err(error.into()),
    }
}
