//! The register's pages: plans, tasks, targets, who must do what, bodies, search. Nothing here
//! changes anything.

pub(crate) mod agencies;
pub(crate) mod cited;
pub(crate) mod history;
pub(crate) mod list;
pub(crate) mod overview;
pub(crate) mod promises;
pub(crate) mod search;
mod sheets;
pub(crate) mod targets;
pub(crate) mod task;
pub(crate) mod tasks;

use crate::{
    ask::Ask,
    frame::{Frame, NavItem, Place},
    i18n as t,
};
use tiendo_app::register::{HolderView, PlanHead};

/// A part of a plan's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Overview,
    Tasks,
    Targets,
    Promises,
    Cited,
    Recipients,
    History,
}

/// The frame of a page of a plan, under the list of plans and the plan itself.
fn frame(ask: &Ask, head: &PlanHead, tab: Tab, title: String) -> Frame {
    let plan = &head.plan;
    let frame = ask
        .frame(Place::Plans, title)
        .crumb("ke-hoach", t::plan::plans(ask.lang));
    if tab == Tab::Overview {
        return frame;
    }
    frame.crumb(
        &ask.dated(&format!("ke-hoach/{}", plan.plan)),
        t::plan::plan_short(plan),
    )
}

/// The plan's parts that the asker may open.
fn tabs(ask: &Ask, head: &PlanHead, current: Tab) -> Vec<NavItem> {
    let lang = ask.lang;
    let count = |n: u32| tiendo_text::number::integer(i64::from(n));
    let all = [
        (Tab::Overview, "", t::plan::tab_overview(lang).to_owned()),
        (
            Tab::Tasks,
            "/nhiem-vu",
            t::plan::tab_tasks(lang, &count(head.counts.tasks)),
        ),
        (
            Tab::Targets,
            "/chi-tieu",
            t::plan::tab_targets(lang, &count(head.counts.targets)),
        ),
        (
            Tab::Promises,
            "/che-do",
            t::plan::tab_promises(lang).to_owned(),
        ),
        (
            Tab::Cited,
            "/van-ban-vien-dan",
            t::plan::tab_cited(lang, &count(head.counts.cited)),
        ),
        (
            Tab::Recipients,
            "/noi-nhan",
            t::plan::tab_recipients(lang).to_owned(),
        ),
        (
            Tab::History,
            "/nhat-ky",
            t::plan::tab_history(lang).to_owned(),
        ),
    ];
    let mut tabs: Vec<NavItem> = all
        .into_iter()
        .filter(|(_, rest, _)| ask.may_open(&format!("ke-hoach/{{plan}}{rest}")))
        .map(|(tab, rest, label)| NavItem {
            href: ask.dated(&ask.at(&format!("ke-hoach/{}{rest}", head.plan.plan))),
            label,
            current: tab == current,
        })
        .collect();
    if let Some(document) = head.plan.document
        && ask.may_open("ke-hoach/van-ban/{document}")
    {
        let source = NavItem {
            href: ask.at(&format!("ke-hoach/van-ban/{document}")),
            label: t::plan::tab_source(lang).to_owned(),
            current: false,
        };
        // The journal stands last.
        tabs.insert(tabs.len().saturating_sub(1), source);
    }
    tabs
}

/// Names one after the other, for a list.
fn briefly(list: &[HolderView]) -> String {
    let names: Vec<&str> = list.iter().map(|one| one.brief.as_str()).collect();
    names.join("; ")
}

/// Names one after the other, in full.
fn names(list: &[HolderView]) -> String {
    let names: Vec<&str> = list.iter().map(|one| one.name.as_str()).collect();
    names.join("; ")
}

/// How long a task's text is in a list, in characters.
const CLIP: usize = 170;

/// The beginning of a task's text up to a whole word, and whether something is left out.
fn clipped(parts: &[String]) -> (String, bool) {
    let text = parts.join(" ");
    match tiendo_text::clip::head(&text, CLIP) {
        Some(head) => (head, true),
        None => (text, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_clipped_at_a_word() {
        let (text, more) = clipped(&["Đẩy mạnh ".repeat(40)]);
        assert!(more && text.ends_with("mạnh") || text.ends_with("Đẩy"));
        assert!(text.chars().count() <= CLIP);
        assert_eq!(
            clipped(&["a b".into(), "c".into()]),
            ("a b c".into(), false)
        );
    }
}
