//! What goes into the register, and what is still to be done before.

use crate::{
    frame::NavItem,
    i18n::{self as t, Lang},
};
use tiendo_app::taking_in::Review;

/// What is shown before the plan goes into the register.
pub(super) struct Confirm {
    pub(super) missing: Vec<NavItem>,
    pub(super) counts: Vec<(String, String)>,
    /// Rows that may be state secrets, by their addresses.
    pub(super) secret: Vec<(String, String)>,
    pub(super) stale: usize,
}

/// Counts what goes into the register.
pub(super) fn confirm(lang: Lang, base: &str, review: &Review) -> Confirm {
    let document = &review.settled.document;
    let mut missing = Vec::new();
    let mut need = |count: usize, view: &str, words: String| {
        if count > 0 {
            missing.push(NavItem {
                href: format!("{base}?xem={view}"),
                label: words,
                current: false,
            });
        }
    };
    let (undecided, names) = (review.undecided(), review.names_open());
    need(
        undecided,
        "diem",
        t::taking_in::undecided(lang, t::count(undecided)),
    );
    need(
        names,
        "ten",
        t::taking_in::names_open(lang, t::count(names)),
    );
    let counts = [
        (t::taking_in::count_groups(lang), document.groups.len()),
        (t::taking_in::count_tasks(lang), document.tasks.len()),
        (t::taking_in::count_targets(lang), document.targets.len()),
        (
            t::taking_in::count_obligations(lang),
            document.obligations.len(),
        ),
        (t::taking_in::count_duties(lang), document.duties.len()),
        (
            t::taking_in::count_citations(lang),
            document.citations.len(),
        ),
        (
            t::taking_in::count_recipients(lang),
            document.header.recipients.len(),
        ),
    ];
    let likely = review.likely_secret().into_iter();
    Confirm {
        missing,
        counts: counts
            .map(|(label, count)| (label.to_owned(), t::count(count)))
            .into(),
        secret: likely
            .filter_map(|row| {
                let task = document.tasks.get(review.shape.index(row)?)?;
                Some((row.to_string(), t::taking_in::secret_task(lang, task)))
            })
            .collect(),
        stale: review.stale.len(),
    }
}
