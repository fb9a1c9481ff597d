//! Obligations to report and other duties of a plan, with their addressees.

use super::{Tab, frame, sheets, tabs};
use crate::{
    ask::{Ask, page},
    error::Answer,
    extract::Params,
    frame::{Frame, NavItem},
    i18n as t,
};
use askama::Template;
use tiendo_app::register::{self, AddresseeView, Promises};
use tiendo_text::date;

#[derive(Template)]
#[template(path = "plan/promises.html")]
struct PromisesPage {
    f: Frame,
    tabs: Vec<NavItem>,
    base: String,
    day: String,
    year: i16,
    promises: Promises,
}

/// What the plan lays on bodies besides its tasks.
pub(crate) async fn show(ask: Ask, params: Params) -> Answer {
    let id = params.id("plan")?;
    let promises = ask
        .read(move |ctx, tx| register::promises(ctx, tx, id))
        .await?;
    let name = t::plan::plan_name(ask.lang, &promises.head.plan);
    let day = ask.register_day();
    page(&PromisesPage {
        f: frame(
            &ask,
            &promises.head,
            Tab::Promises,
            t::plan::promises_title(ask.lang, &name),
        ),
        tabs: tabs(&ask, &promises.head, Tab::Promises),
        base: ask.at(&format!("ke-hoach/{id}")),
        day: date::short(day),
        year: day.year(),
        promises,
    })
}

/// The same as a workbook.
pub(crate) async fn download(ask: Ask, params: Params) -> Answer {
    let id = params.id("plan")?;
    let (promises, journal) = ask
        .read(move |ctx, tx| {
            Ok((
                register::promises(ctx, tx, id)?,
                register::journal_head(ctx, tx)?,
            ))
        })
        .await?;
    let name = t::plan::plan_name(ask.lang, &promises.head.plan);
    let title = t::plan::promises_title(ask.lang, &name);
    let sheets = vec![
        sheets::obligations(&ask, &promises),
        sheets::duties(&ask, &promises),
    ];
    crate::book::answer(&ask, journal, &title, sheets)
}

/// Addressees one after the other, as printed.
pub(super) fn words(list: &[AddresseeView]) -> String {
    let words: Vec<&str> = list.iter().map(|one| one.words.as_str()).collect();
    words.join("; ")
}
