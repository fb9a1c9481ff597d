//! What a plan rests on, what else it cites, and to whom it is sent.

use super::{Tab, frame, sheets, tabs};
use crate::{
    ask::{Ask, page},
    error::Answer,
    extract::Params,
    frame::{Frame, NavItem},
    i18n as t,
};
use askama::Template;
use tiendo_app::register::{self, CitedList};
use tiendo_domain::plan::Recipient;

#[derive(Template)]
#[template(path = "plan/cited.html")]
struct CitedPage {
    f: Frame,
    tabs: Vec<NavItem>,
    base: String,
    cited: CitedList,
}

/// The legal basis and the other cited documents.
pub(crate) async fn show(ask: Ask, params: Params) -> Answer {
    let id = params.id("plan")?;
    let cited = ask
        .read(move |ctx, tx| register::cited(ctx, tx, id))
        .await?;
    let name = t::plan::plan_name(ask.lang, &cited.head.plan);
    page(&CitedPage {
        f: frame(
            &ask,
            &cited.head,
            Tab::Cited,
            t::plan::cited_title(ask.lang, &name),
        ),
        tabs: tabs(&ask, &cited.head, Tab::Cited),
        base: ask.at(&format!("ke-hoach/{id}")),
        cited,
    })
}

/// The same as a workbook.
pub(crate) async fn download(ask: Ask, params: Params) -> Answer {
    let id = params.id("plan")?;
    let (cited, journal) = ask
        .read(move |ctx, tx| {
            Ok((
                register::cited(ctx, tx, id)?,
                register::journal_head(ctx, tx)?,
            ))
        })
        .await?;
    let name = t::plan::plan_name(ask.lang, &cited.head.plan);
    let title = t::plan::cited_title(ask.lang, &name);
    crate::book::answer(&ask, journal, &title, vec![sheets::cited(&ask, &cited)])
}

#[derive(Template)]
#[template(path = "plan/recipients.html")]
struct RecipientsPage {
    f: Frame,
    tabs: Vec<NavItem>,
    base: String,
    recipients: Vec<Recipient>,
}

/// To whom the plan is sent.
pub(crate) async fn recipients(ask: Ask, params: Params) -> Answer {
    let id = params.id("plan")?;
    let (head, recipients) = ask
        .read(move |ctx, tx| register::recipients(ctx, tx, id))
        .await?;
    let title = t::plan::recipients_title(ask.lang, &t::plan::plan_name(ask.lang, &head.plan));
    page(&RecipientsPage {
        f: frame(&ask, &head, Tab::Recipients, title),
        tabs: tabs(&ask, &head, Tab::Recipients),
        base: ask.at(&format!("ke-hoach/{id}")),
        recipients,
    })
}

/// The same as a workbook.
pub(crate) async fn download_recipients(ask: Ask, params: Params) -> Answer {
    let id = params.id("plan")?;
    let ((head, recipients), journal) = ask
        .read(move |ctx, tx| {
            Ok((
                register::recipients(ctx, tx, id)?,
                register::journal_head(ctx, tx)?,
            ))
        })
        .await?;
    let title = t::plan::recipients_title(ask.lang, &t::plan::plan_name(ask.lang, &head.plan));
    crate::book::answer(
        &ask,
        journal,
        &title,
        vec![sheets::recipients(&ask, &recipients)],
    )
}
