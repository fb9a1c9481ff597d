//! Editing one block. Somebody who saved first is shown beside what was typed.

use super::shown::paragraphs;
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
    consolidation::{self, Clash, ConsolidationRefusal, Edited},
};
use tiendo_domain::id::{Block, Id, Round};
use tiendo_text::date;

#[derive(Template)]
#[template(path = "consolidation/block.html")]
struct BlockPage {
    f: Frame,
    action: String,
    back: String,
    rev: i64,
    text: String,
    /// Whether the field is long.
    rows: usize,
    drafted: Vec<String>,
    drafted_label: &'static str,
    clash: Option<ClashView>,
}

/// Two texts of one block.
struct ClashView {
    what: String,
    mine: Vec<String>,
    saved: Vec<String>,
    mine_text: String,
}

fn ids(params: &Params) -> Result<(Id<Round>, Id<Block>), WebError> {
    Ok((params.id("round")?, params.id("block")?))
}

fn seen(form: &Form) -> Result<i64, WebError> {
    form.get("rev").parse().map_err(|_| WebError::Malformed)
}

/// The form of one block.
pub(crate) async fn show(ask: Ask, params: Params) -> Answer {
    show_with(&ask, ids(&params)?, None, Vec::new()).await
}

/// The form, with what was typed and what clashed.
async fn show_with(
    ask: &Ask,
    (round, id): (Id<Round>, Id<Block>),
    typed: Option<(String, Option<Clash>)>,
    problems: Vec<Problem>,
) -> Answer {
    let (record, block) = ask
        .read(move |ctx, tx| consolidation::block(ctx, tx, round, id))
        .await?;
    let lang = ask.lang;
    let (text, clash) = typed.unwrap_or_else(|| (block.text().to_owned(), None));
    let status = match (&clash, problems.is_empty()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, true) => StatusCode::OK,
    };
    let back = format!("bao-cao/ky/{round}/tong-hop");
    let mut f = ask
        .frame(Place::Reports, t::consolidation::edit_title(lang))
        .crumb("bao-cao", t::desk::rounds(lang))
        .crumb(
            &format!("bao-cao/ky/{round}"),
            t::desk::crumb(lang, record.year),
        )
        .crumb(&back, t::consolidation::title(lang, record.year))
        .with_problems(problems);
    f.failed = clash.is_some();
    let back = ask.at(&back);
    page_with(
        status,
        &BlockPage {
            f,
            action: format!("{back}/{id}"),
            back: format!("{back}#b-{id}"),
            rev: clash.as_ref().map_or(block.rev, |clash| clash.rev),
            rows: (text.chars().count() / 80).clamp(3, 20),
            drafted: block.drafted.as_deref().map(paragraphs).unwrap_or_default(),
            drafted_label: if block.moved {
                t::consolidation::made_text_moved(lang)
            } else {
                t::consolidation::made_text(lang)
            },
            clash: clash.map(|clash| clash_view(ask, clash)),
            text,
        },
    )
}

fn clash_view(ask: &Ask, clash: Clash) -> ClashView {
    let lang = ask.lang;
    let (who, at) = match &clash.by {
        Some((who, at)) => (who.as_str(), date::moment(*at, lang)),
        None => (t::consolidation::somebody(lang), String::new()),
    };
    ClashView {
        what: t::consolidation::clash_what(lang, who, &at),
        mine: paragraphs(&clash.mine),
        saved: paragraphs(&clash.saved),
        mine_text: clash.mine,
    }
}

/// Saves a block.
pub(crate) async fn save(ask: Ask, params: Params, form: Form) -> Answer {
    let (round, id) = ids(&params)?;
    let (seen, text) = (seen(&form)?, form.get("text").to_owned());
    let typed = text.clone();
    let edited = ask
        .write(move |ctx, tx| consolidation::edit(ctx, tx, round, id, seen, &typed))
        .await;
    match edited {
        Ok(Edited::Yes) => Ok(back(&ask, round, id)),
        Ok(Edited::Clash(clash)) => {
            let mine = clash.mine.clone();
            show_with(&ask, (round, id), Some((mine, Some(clash))), Vec::new()).await
        }
        Err(AppError::Refused(Refusal::Consolidation(
            refusal @ (ConsolidationRefusal::TooLong | ConsolidationRefusal::ChangedMeanwhile),
        ))) => {
            let problem = Problem::at("text", t::consolidation::refused(ask.lang, refusal));
            show_with(&ask, (round, id), Some((text, None)), vec![problem]).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes back the text as it was made.
pub(crate) async fn restore(ask: Ask, params: Params, form: Form) -> Answer {
    let (round, id) = ids(&params)?;
    let seen = seen(&form)?;
    ask.write(move |ctx, tx| consolidation::restore(ctx, tx, round, id, seen))
        .await?;
    Ok(back(&ask, round, id))
}

fn back(ask: &Ask, round: Id<Round>, id: Id<Block>) -> axum::response::Response {
    let done = Done::Saved.code();
    see_other(&ask.at(&format!("bao-cao/ky/{round}/tong-hop?xong={done}#b-{id}")))
}
