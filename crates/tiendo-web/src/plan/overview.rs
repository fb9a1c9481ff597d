//! One plan at a glance.

use super::{Tab, frame, sheets, tabs};
use crate::{
    ask::{Ask, page},
    error::Answer,
    extract::Params,
    frame::{Frame, NavItem},
    i18n as t,
};
use askama::Template;
use tiendo_app::register::{self, AskedTasks, Overview};

#[derive(Template)]
#[template(path = "plan/overview.html")]
struct OverviewPage {
    f: Frame,
    tabs: Vec<NavItem>,
    base: String,
    plan: Overview,
    /// The next deadline in words, and what is due.
    next: Option<(String, String)>,
    /// Whether the asker may open the plan to the public, and it is not open yet.
    publishes: bool,
    /// Whether the asker may see who must report.
    sees_promises: bool,
}

/// One plan at a glance.
pub(crate) async fn show(ask: Ask, params: Params) -> Answer {
    let id = params.id("plan")?;
    let plan = ask
        .read(move |ctx, tx| register::overview(ctx, tx, id))
        .await?;
    let lang = ask.lang;
    let next = plan.next.as_ref().map(|(obligation, due)| {
        let to = obligation
            .to
            .as_deref()
            .map(|to| t::plan::sent_to(lang, to));
        let via = obligation
            .via
            .as_deref()
            .map(|via| t::plan::sent_via(lang, via));
        (
            t::plan::next_due(lang, &due.words(lang), &due.left(ask.now).words(lang)),
            t::plan::next_report(
                lang,
                obligation.kind.words(lang),
                &to.unwrap_or_default(),
                &via.unwrap_or_default(),
            ),
        )
    });
    page(&OverviewPage {
        f: frame(
            &ask,
            &plan.head,
            Tab::Overview,
            t::plan::plan_name(lang, &plan.head.plan),
        ),
        tabs: tabs(&ask, &plan.head, Tab::Overview),
        base: ask.at(&format!("ke-hoach/{id}")),
        sees_promises: ask.may_open("ke-hoach/{plan}/che-do"),
        publishes: !plan.opened && ask.may_open("ke-hoach/{plan}/cong-khai"),
        next,
        plan,
    })
}

/// The whole plan as a workbook, a sheet for each part.
pub(crate) async fn download(ask: Ask, params: Params) -> Answer {
    let id = params.id("plan")?;
    let (tasks, targets, promises, cited, recipients, head) = ask
        .read(move |ctx, tx| {
            Ok((
                register::tasks(ctx, tx, id, &AskedTasks::default())?,
                register::targets(ctx, tx, id)?.1,
                register::promises(ctx, tx, id)?,
                register::cited(ctx, tx, id)?,
                register::recipients(ctx, tx, id)?.1,
                register::journal_head(ctx, tx)?,
            ))
        })
        .await?;
    let title = t::plan::plan_name(ask.lang, &tasks.head.plan);
    let sheets = vec![
        sheets::tasks(&ask, &tasks, sheets::Extent::Whole),
        sheets::targets(&ask, &targets),
        sheets::obligations(&ask, &promises),
        sheets::duties(&ask, &promises),
        sheets::cited(&ask, &cited),
        sheets::recipients(&ask, &recipients),
    ];
    crate::book::answer(&ask, head, &title, sheets)
}
