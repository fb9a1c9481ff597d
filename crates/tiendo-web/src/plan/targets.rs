//! The targets of a plan.

use super::{Tab, frame, sheets, tabs};
use crate::{
    ask::{Ask, page},
    error::Answer,
    extract::Params,
    frame::{Frame, NavItem},
    i18n as t,
};
use askama::Template;
use tiendo_app::register;
use tiendo_domain::plan::TargetFact;

#[derive(Template)]
#[template(path = "plan/targets.html")]
struct TargetsPage {
    f: Frame,
    tabs: Vec<NavItem>,
    base: String,
    targets: Vec<TargetFact>,
}

/// The plan's targets, as printed.
pub(crate) async fn show(ask: Ask, params: Params) -> Answer {
    let id = params.id("plan")?;
    let (head, targets) = ask
        .read(move |ctx, tx| register::targets(ctx, tx, id))
        .await?;
    let title = t::plan::targets_title(ask.lang, &t::plan::plan_name(ask.lang, &head.plan));
    page(&TargetsPage {
        f: frame(&ask, &head, Tab::Targets, title),
        tabs: tabs(&ask, &head, Tab::Targets),
        base: ask.at(&format!("ke-hoach/{id}")),
        targets,
    })
}

/// The same as a workbook.
pub(crate) async fn download(ask: Ask, params: Params) -> Answer {
    let id = params.id("plan")?;
    let ((head, targets), journal) = ask
        .read(move |ctx, tx| {
            Ok((
                register::targets(ctx, tx, id)?,
                register::journal_head(ctx, tx)?,
            ))
        })
        .await?;
    let title = t::plan::targets_title(ask.lang, &t::plan::plan_name(ask.lang, &head.plan));
    crate::book::answer(&ask, journal, &title, vec![sheets::targets(&ask, &targets)])
}
