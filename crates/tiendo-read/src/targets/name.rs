//! The name of an indicator: what stands before its figure, or what the figure counts.

use super::figures::Lead;
use super::unit::Behind;
use super::words::{after_any, ends_with_any, joined};
use crate::model::{Measure, Words};
use crate::view::{Place, View};
use crate::vocabulary::targets::{BEFORE_NAME, INDICATORS, LIGHT, RESTRICTS, YEARLY_BEFORE};

/// A name, and what it says beside.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub(super) name: Words,
    /// What the figure counts gave the name.
    pub(super) is_counted: bool,
    /// "Giảm tỷ lệ …": the verb before the name.
    pub(super) change: Option<Measure>,
    /// "hằng năm" before the figure.
    pub(super) yearly: Option<Place>,
    /// The name without where it holds, where the clause says both.
    pub(super) base: Option<Words>,
    /// The name is nothing but where it holds.
    pub(super) restricts: bool,
}

/// The name in a clause; none where nothing but a time stands there ("đến năm 2030 đạt 5%"). `times` are no part of it.
pub(super) fn named(
    view: &View,
    place: &Place,
    times: &[Place],
    lead: &Lead,
    behind: &Behind,
) -> Option<Named> {
    let mut pieces = pieces(view, &(place.start..lead.place.start), times);
    let mut yearly = None;
    while let Some(last) = pieces.last_mut()
        && let Some(at) = ends_with_any(view, last, YEARLY_BEFORE)
    {
        *last = view.trim(last.start..at.start, b",");
        yearly = Some(at);
        if last.start >= last.end {
            pieces.pop();
        }
    }
    let change = pieces.first_mut().and_then(|first| strip_verb(view, first));
    let thing = behind.thing.clone();
    let restricts = |place: &Place| after_any(view, place, RESTRICTS).is_some();
    if let Some(at) = thing.clone().filter(restricts) {
        let base = joined(view, &pieces);
        pieces.push(at);
        return joined(view, &pieces).map(|name| Named {
            name,
            is_counted: false,
            change,
            yearly,
            restricts: base.is_none(),
            base,
        });
    }
    let counts = lead.verb.as_ref().is_some_and(|verb| view.says(verb, "có"));
    let is_light = match pieces.as_slice() {
        [] => true,
        [one] => after_any(view, one, LIGHT).is_some_and(|at| at.end == one.end),
        _ => false,
    };
    let is_indicator = pieces
        .first()
        .is_some_and(|first| after_any(view, first, INDICATORS).is_some());
    let is_counted =
        thing.is_some() && (is_light || counts || (lead.verb.is_none() && !is_indicator));
    if is_counted {
        if is_light {
            pieces.clear();
        }
        pieces.extend(thing);
    } else if is_light {
        return None;
    }
    joined(view, &pieces).map(|name| Named {
        name,
        is_counted,
        change,
        yearly,
        base: None,
        restricts: false,
    })
}

/// A place without the times in it, and without signs and blanks around what is left.
pub(super) fn pieces(view: &View, place: &Place, times: &[Place]) -> Vec<Place> {
    let mut inside: Vec<&Place> = times
        .iter()
        .filter(|at| at.start < place.end && at.end > place.start)
        .collect();
    inside.sort_by_key(|at| at.start);
    let mut all = Vec::new();
    let mut from = place.start;
    for at in inside {
        all.push(from..at.start.max(from));
        from = at.end;
    }
    all.push(from.min(place.end)..place.end);
    all.into_iter()
        .map(|piece| view.trim(piece, b",:-"))
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// Takes a verb from before an indicator's name: "Giảm tỷ lệ hộ nghèo".
fn strip_verb(view: &View, name: &mut Place) -> Option<Measure> {
    let verb = after_any(view, name, BEFORE_NAME)?;
    let rest = view.trim_start(verb.end..name.end);
    after_any(view, &rest, INDICATORS)?;
    *name = rest;
    if view.says(&verb, "giảm") {
        Some(Measure::Decrease)
    } else if view.says(&verb, "tăng") {
        Some(Measure::Increase)
    } else {
        None
    }
}
