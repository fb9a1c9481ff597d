//! One report: written by its body, or read by who may; handed to the head, sent, withdrawn; files behind its lines; and
//! a signed paper entered on the body's behalf.

pub(crate) mod acts;
mod conflict;
pub(crate) mod evidence;
mod fields;
mod page;
pub(crate) mod paper;
mod problems;
mod said;
pub(crate) mod save;

use crate::{
    ask::{Ask, page_with},
    error::Answer,
    extract::Params,
    frame::Problem,
};
use axum::http::StatusCode;
use page::{ReportPage, Typed};
use tiendo_app::reports;
use tiendo_domain::id::{Id, Report};

/// The report.
pub(crate) async fn show(ask: Ask, params: Params) -> Answer {
    show_with(&ask, params.id("report")?, Typed::default(), Vec::new()).await
}

/// The report after a form that must be mended: nothing typed is lost.
async fn show_with(ask: &Ask, id: Id<Report>, typed: Typed, problems: Vec<Problem>) -> Answer {
    let view = ask.read(move |ctx, tx| reports::view(ctx, tx, id)).await?;
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    page_with(status, &ReportPage::of(ask, &view, typed, problems))
}
