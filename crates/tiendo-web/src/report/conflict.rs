//! Both versions of lines that somebody else saved first: nothing is lost, the writer chooses.

use super::{fields::Fields, page::Shown, said::said};
use crate::{
    ask::{Ask, page_with},
    error::Answer,
    frame::Frame,
    i18n as t,
    mark::{Mark, capital},
};
use askama::Template;
use axum::http::StatusCode;
use tiendo_app::reports::{self, Clash, LineSave, ReportView, ReportsRefusal};
use tiendo_domain::{
    id::{Id, Report},
    report::line::{DeclaredState, LineContent},
};
use tiendo_text::date;

#[derive(Template)]
#[template(path = "report/conflict.html")]
struct ConflictPage {
    f: Frame,
    base: String,
    why: String,
    may_save: bool,
    states: Vec<(&'static str, String)>,
    clashes: Vec<Both>,
}

/// Both versions of a line; its fields hold the writer's.
struct Both {
    line: Shown,
    mark: Option<Mark>,
    mine: Vec<String>,
    who: Option<String>,
}

/// Somebody else saved these lines first.
pub(super) async fn clashed(ask: &Ask, id: Id<Report>, clashes: &[Clash]) -> Answer {
    let view = ask.read(move |ctx, tx| reports::view(ctx, tx, id)).await?;
    let both = clashes.iter().map(|clash| {
        let written = clash.saved.written.map(|(by, at)| {
            let at = date::moment(at, ask.lang);
            t::report::clash_who(ask.lang, view.name(by), &at)
        });
        (clash.saved.id, &clash.mine, written)
    });
    let both: Vec<Both> = both
        .filter_map(|(line, mine, who)| both_of(ask, &view, line, mine, who))
        .collect();
    let page = ConflictPage {
        f: super::page::frame(ask, &view, t::report::clash_title(ask.lang).to_owned()).of_failure(),
        base: ask.at(&format!("bao-cao/{id}")),
        why: t::report::clash_what(ask.lang).to_owned(),
        may_save: true,
        states: states(ask),
        clashes: both,
    };
    page_with(StatusCode::CONFLICT, &page)
}

/// The rule says no: what was written is shown, to be copied.
pub(super) fn refused(
    ask: &Ask,
    view: &ReportView,
    saves: &[LineSave],
    refusal: &ReportsRefusal,
) -> Answer {
    let changed = saves.iter().filter(|save| {
        let line = view.lines.iter().find(|line| line.line.id == save.line);
        line.is_some_and(|line| line.line.content != save.content)
    });
    let both: Vec<Both> = changed
        .filter_map(|save| both_of(ask, view, save.line, &save.content, None))
        .collect();
    let why = format!(
        "{} {}",
        t::report::refused(ask.lang, refusal),
        t::report::not_saved_what(ask.lang)
    );
    let page = ConflictPage {
        f: super::page::frame(ask, view, t::report::not_saved_title(ask.lang).to_owned())
            .of_failure(),
        base: ask.at(&format!("bao-cao/{}", view.loaded.id())),
        why,
        may_save: false,
        states: states(ask),
        clashes: both,
    };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn both_of(
    ask: &Ask,
    view: &ReportView,
    line: Id<tiendo_domain::id::Line>,
    mine: &LineContent,
    who: Option<String>,
) -> Option<Both> {
    let found = view.lines.iter().find(|one| one.line.id == line)?;
    let fields = Fields::of_content(mine, found.line.rev);
    Some(Both {
        line: Shown::of(ask, view, found, Some(fields)),
        mark: mine.declared.map(|state| Mark::declared(ask.lang, state)),
        mine: said(ask.lang, mine),
        who,
    })
}

fn states(ask: &Ask) -> Vec<(&'static str, String)> {
    DeclaredState::ALL
        .iter()
        .map(|state| (state.code(), capital(state.words(ask.lang))))
        .collect()
}
