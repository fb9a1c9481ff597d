//! What was changed by hand: every decision with who made it, when and why, and those that do not hold any more.

use super::{fields::Fields, names};
use crate::{
    ask::Ask,
    i18n::{self as t, Lang},
};
use tiendo_app::{
    import::{Joined, RowAt},
    taking_in::{Decided, Decision, Examined, Kept, Review},
};
use tiendo_text::{clip::clipped, date};

/// How long words are here, in characters.
const LONGEST: usize = 160;

/// The pane.
pub(super) struct ChangedPane {
    pub(super) standing: Vec<Change>,
    pub(super) stale: Vec<Change>,
    /// Whether decisions can be taken back, and a newer copy read.
    pub(super) open: bool,
}

/// A decision.
pub(super) struct Change {
    /// What it is about.
    pub(super) what: String,
    /// The query of where that stands; empty where it is gone.
    pub(super) query: String,
    /// What was decided.
    pub(super) how: String,
    pub(super) reason: String,
    pub(super) who: String,
    /// Why it does not hold.
    pub(super) why: String,
    pub(super) anchor: String,
    pub(super) seen: String,
}

/// The pane, the last decision first.
pub(super) fn pane(
    ask: &Ask,
    kept: &Kept,
    examined: &Examined,
    review: &Review,
    all: &Fields<'_>,
) -> ChangedPane {
    let list = |decisions: &[Decision]| {
        let list = decisions.iter().rev();
        list.map(|one| change(ask.lang, kept, examined, review, all, one))
            .collect()
    };
    ChangedPane {
        standing: list(&review.standing),
        stale: list(&review.stale),
        open: kept.plan().is_none(),
    }
}

fn change(
    lang: Lang,
    kept: &Kept,
    examined: &Examined,
    review: &Review,
    all: &Fields<'_>,
    decision: &Decision,
) -> Change {
    let holds = review
        .standing
        .iter()
        .any(|one| one.anchor == decision.anchor);
    let (what, query) = if holds {
        place(examined, review, all, decision).unwrap_or_default()
    } else {
        (String::new(), String::new())
    };
    let what = if what.is_empty() {
        t::review::anchor_label(lang, decision.first_anchor())
    } else {
        what
    };
    Change {
        what,
        query,
        how: how(lang, kept, review, all, decision, holds),
        reason: decision.reason.clone(),
        who: t::review::decided_by(
            lang,
            decision
                .by
                .as_deref()
                .unwrap_or(t::review::by_program(lang)),
            &date::moment(decision.record.decided_at, lang),
        ),
        why: if holds {
            String::new()
        } else {
            t::review::because(lang, t::review::lapse(lang, decision.lapse))
        },
        anchor: decision.anchor.clone(),
        seen: decision.token(),
    }
}

/// What a decision is about and the query that shows it; nothing where its anchor says it best.
fn place(
    examined: &Examined,
    review: &Review,
    all: &Fields<'_>,
    decision: &Decision,
) -> Option<(String, String)> {
    let lang = all.lang();
    let query = |key: &str, value: &str| {
        let mut query = form_urlencoded::Serializer::new("?".to_owned());
        query.append_pair(key, value);
        query.finish()
    };
    match &decision.decided {
        Decided::Field { pointer, .. } => Some((all.row(pointer).label, query("truong", pointer))),
        Decided::Keep | Decided::Noted => {
            let mut views = review.findings.iter();
            let at = views.position(|view| view.key == decision.anchor)?;
            let message = review.findings[at].finding.message.pick(lang).to_owned();
            Some((message, query("diem", &(at + 1).to_string())))
        }
        Decided::Name(_) => {
            let key = decision.anchor.strip_prefix("name:")?;
            let view = review.names.iter().find(|view| view.name.key == key)?;
            Some((view.name.printed.clone(), "?xem=ten".to_owned()))
        }
        Decided::Split(row) => {
            let words = all.row(&format!("/tasks/{row}/content/0"));
            let row = Joined::Row(*row).to_string();
            Some((clipped(&words.value, LONGEST), query("hang", &row)))
        }
        Decided::Merge { joined, into } => {
            let into = Joined::Row(review.shape.stands_in(*into)).to_string();
            let document = &examined.reading.document;
            let words = match joined {
                Joined::Heading(group) => document.groups.get(*group)?.title.as_ref(),
                Joined::Row(row) => document.tasks.get(row.task()?)?.content.first(),
            };
            Some((clipped(&words?.value, LONGEST), query("hang", &into)))
        }
        Decided::LeftOut(row) => {
            let task = examined.reading.document.tasks.get(row.task()?)?;
            let words = &task.content.first()?.value;
            let pointer = format!("/tasks/{}", RowAt::whole(row.task()?));
            Some((clipped(words, LONGEST), query("truong", &pointer)))
        }
        Decided::Added { first, .. } => {
            let row = RowAt::Added(*first);
            let words = all.row(&format!("/tasks/{row}/content/0"));
            Some((
                clipped(&words.value, LONGEST),
                query("hang", &Joined::Row(row).to_string()),
            ))
        }
    }
}

fn how(
    lang: Lang,
    kept: &Kept,
    review: &Review,
    all: &Fields<'_>,
    decision: &Decision,
    holds: bool,
) -> String {
    match &decision.decided {
        Decided::Field { pointer, value } => {
            let before = if holds {
                all.row(pointer).value
            } else {
                String::new()
            };
            let before = if before.is_empty() {
                "–".to_owned()
            } else {
                before
            };
            let after = value.words("; ");
            let after = if after.is_empty() { "–" } else { &after };
            t::review::from_to(lang, &clipped(&before, LONGEST), &clipped(after, LONGEST))
        }
        Decided::Keep => t::review::was_kept(lang).to_owned(),
        Decided::Noted => t::review::was_noted(lang).to_owned(),
        Decided::Split(_) => t::review::was_split(lang).to_owned(),
        Decided::Merge { into, .. } => {
            let into = review.shape.stands_in(*into);
            let number = review.shape.index(into).and_then(|index| {
                let task = review.settled.document.tasks.get(index)?;
                task.number.as_ref().map(|number| number.value.clone())
            });
            t::review::was_merged(lang, number.as_deref().unwrap_or("–"))
        }
        Decided::LeftOut(_) => t::review::was_left_out(lang).to_owned(),
        Decided::Added { first, last } => t::review::was_added(lang, first, last),
        Decided::Name(named) => t::review::was_named(lang, &names::words(kept, review, named)),
    }
}
