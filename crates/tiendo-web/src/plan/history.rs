//! What the journal says of a plan.

use super::{Tab, frame, sheets, tabs};
use crate::{
    ask::{Ask, page},
    error::Answer,
    extract::{Params, Query},
    frame::{Frame, NavItem},
    i18n as t,
};
use askama::Template;
use tiendo_app::register;
use tiendo_store::{Actor, plan::HistoryEntry};
use tiendo_text::{Lang, date};

#[derive(Template)]
#[template(path = "plan/history.html")]
struct HistoryPage {
    f: Frame,
    tabs: Vec<NavItem>,
    base: String,
    lines: Vec<Line>,
    /// The address of earlier entries, where there are some.
    earlier: Option<String>,
}

/// An entry as pages show it.
pub(super) struct Line {
    pub(super) seq: i64,
    pub(super) when: String,
    pub(super) who: String,
    pub(super) what: String,
}

/// Entries in words.
pub(super) fn lines(lang: Lang, entries: &[HistoryEntry]) -> Vec<Line> {
    entries
        .iter()
        .map(|entry| Line {
            seq: entry.seq,
            when: date::moment(entry.at, lang),
            who: who(lang, entry),
            what: t::events::words(lang, &entry.event),
        })
        .collect()
}

fn who(lang: Lang, entry: &HistoryEntry) -> String {
    match (entry.actor, &entry.name) {
        (Actor::Person(_), Some(name)) => name.clone(),
        (Actor::Person(_), None) => t::plan::unknown_person(lang).to_owned(),
        (Actor::Command, _) => t::plan::by_command(lang).to_owned(),
        (Actor::System, _) => t::plan::by_system(lang).to_owned(),
    }
}

/// The journal of the plan and of its source document, the newest first.
pub(crate) async fn show(ask: Ask, params: Params, query: Query) -> Answer {
    let id = params.id("plan")?;
    let before = query.get("truoc").parse().ok();
    let history = ask
        .read(move |ctx, tx| register::history(ctx, tx, id, before))
        .await?;
    let name = t::plan::plan_name(ask.lang, &history.head.plan);
    let base = ask.at(&format!("ke-hoach/{id}"));
    page(&HistoryPage {
        f: frame(
            &ask,
            &history.head,
            Tab::History,
            t::plan::journal_title(ask.lang, &name),
        ),
        tabs: tabs(&ask, &history.head, Tab::History),
        lines: lines(ask.lang, &history.entries),
        earlier: history
            .next
            .map(|seq| format!("{base}/nhat-ky?truoc={seq}")),
        base,
    })
}

/// The newest entries as a workbook.
pub(crate) async fn download(ask: Ask, params: Params) -> Answer {
    let id = params.id("plan")?;
    let (history, journal) = ask
        .read(move |ctx, tx| {
            Ok((
                register::history(ctx, tx, id, None)?,
                register::journal_head(ctx, tx)?,
            ))
        })
        .await?;
    let name = t::plan::plan_name(ask.lang, &history.head.plan);
    let title = t::plan::journal_title(ask.lang, &name);
    let sheet = sheets::history(&ask, &history.entries, &lines(ask.lang, &history.entries));
    crate::book::answer(&ask, journal, &title, vec![sheet])
}
