//! What those who lay down a document have decided: it gives nobody anything to do.

use std::sync::LazyLock;

use crate::addressees::Addressees;
use crate::body_tasks::items::Item;
use crate::phrases::{Phrases, Static};
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::tasks;

static DECIDERS: Static = LazyLock::new(|| Phrases::plain(&tasks::DECIDERS));
static DECIDING: Static = LazyLock::new(|| Phrases::said(&tasks::DECIDING));

/// "Chính phủ thống nhất …", "Chính phủ thông qua …": what those who speak have decided gives nobody anything to do.
pub(super) fn decides(view: &View, item: &Item) -> bool {
    let ([who], Some(words)) = (item.actor.who.as_slice(), item.row.content.first()) else {
        return false;
    };
    let Some(who) = who.spans.first().map(|span| view.place(*span)) else {
        return false;
    };
    let rest = view.trim_start(who.end.max(words.start)..words.end.max(who.end));
    who.start == words.start && who_decides(view, &who, &rest)
}

fn who_decides(view: &View, who: &Place, rest: &Place) -> bool {
    DECIDERS.begin(view, who).is_some() && DECIDING.begin(view, rest).is_some()
}

/// What the body does is to decide, and another clause behind it gives something to somebody.
pub(in crate::body_tasks) fn has_decided(view: &View, bodies: &Addressees, rest: &Place) -> bool {
    let [who] = bodies.who.as_slice() else {
        return false;
    };
    let who = who.spans.first().map(|span| view.place(*span));
    who.is_some_and(|who| {
        who_decides(view, &who, rest) && said::find_any(view, rest, &["giao"]).is_some()
    })
}
