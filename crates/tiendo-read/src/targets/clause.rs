//! A clause as a target: how its figures bind, what they are of, and by when.

use super::figures::{Figures, Lead};
use super::name::{self, Named};
use super::unit::{self, Behind};
use super::words::{after_any, joined};
use super::years::{self, When};
use crate::model::{Comparator, Measure, Target, Words};
use crate::said;
use crate::span::Spanned;
use crate::view::{Place, View};
use crate::vocabulary::targets::{
    ABOUT, ABOVE, AT_LEAST, AT_MOST, BELOW, CHANGES_TO, STATEMENTS, STATES_NOT, YEARLY_BEFORE,
};

/// A target, and whether the clause gave its name.
pub(super) struct Read {
    pub(super) target: Target,
    /// The name is what the figure counts: it stands alone.
    pub(super) is_counted: bool,
    /// No name stands in the clause.
    pub(super) is_nameless: bool,
    /// The name without where it holds.
    pub(super) base: Words,
    /// Nothing but where it holds stands in the clause: "80% ở nông thôn".
    pub(super) restricts: bool,
}

/// A clause with a figure.
pub(super) fn with_figures(
    view: &View,
    place: &Place,
    (figures, lead): &(Figures, Lead),
    shared: Option<&Place>,
) -> Read {
    let mut lead = lead.clone();
    let when = match rises_from(view, place, &lead) {
        Some((from, start)) => {
            lead.place.start = start;
            years::when_rising(view, place, from)
        }
        None => years::when(view, place),
    };
    let behind = unit::behind(view, figures.place.end, place.end);
    let named = name::named(view, place, &when.places, &lead, &behind);
    let is_nameless = named.is_none();
    let named = named.unwrap_or_else(|| Named {
        name: nameless(view, place, &behind),
        is_counted: false,
        change: None,
        yearly: None,
        base: None,
        restricts: false,
    });
    let tail = figures.place.end..place.end;
    let (comparator, at) = comparator(view, figures, &lead, &tail);
    let measure = measure(view, &lead, named.change);
    let (low, high) = bounds(comparator, figures);
    let yearly = named
        .yearly
        .filter(|_| measure != Measure::Level)
        .or_else(|| said::find_any(view, &lead.place, YEARLY_BEFORE));
    let unit = shared_unit(view, behind.unit, shared);
    let unit = match yearly {
        Some(yearly) => unit.map(|unit| per_year(view, unit, &yearly)),
        None => unit,
    };
    let mut name = named.name;
    let base = named.base.unwrap_or_else(|| name.clone());
    if let Some(shared) = shared.filter(|_| named.is_counted) {
        name = with_words(&name, &view.value(shared));
    }
    let target = Target {
        name,
        full_name: None,
        comparator: view.derived(comparator, &at),
        approximate: is_rough(view, &lead),
        low,
        high,
        unit,
        period: when.period,
        by: when.by,
        measure,
        text: None,
        baseline: when.baseline,
        parent: None,
    };
    Read {
        target,
        is_counted: named.is_counted,
        is_nameless,
        base,
        restricts: named.restricts,
    }
}

/// What a clause without a name is called where none stands before it.
fn nameless(view: &View, place: &Place, behind: &Behind) -> Words {
    let thing = behind.thing.clone();
    thing.map_or_else(|| view.value(place), |thing| view.value(&thing))
}

/// "tăng từ 20% năm 2024 lên 35%": what it rises from, and where the words that lead to it begin.
fn rises_from(view: &View, place: &Place, lead: &Lead) -> Option<(Place, usize)> {
    let verb = lead.verb.as_ref()?;
    let ends = ["lên", "xuống", "lên đến", "lên tới", "xuống còn", "còn"];
    if !ends.iter().any(|words| view.says(verb, words)) {
        return None;
    }
    let mut rest = place.start..verb.start;
    let mut last = None;
    while let Some(found) = said::find(view, &rest, "từ") {
        rest.start = found.end;
        last = Some(found);
    }
    let last = last?;
    let from = view.trim(last.end..verb.start, b",");
    let is_figure = view.byte(from.start).is_ascii_digit() && !from.is_empty();
    let before = view.trim(place.start..last.start, b"");
    let start = super::words::ends_with_any(view, &before, &["tăng", "giảm", "nâng"])
        .map_or(before.end, |at| at.start);
    is_figure.then_some((from, start))
}

pub(super) fn comparator(
    view: &View,
    figures: &Figures,
    lead: &Lead,
    tail: &Place,
) -> (Comparator, Place) {
    let between = &lead.place;
    let plain = || {
        let comparator = if figures.high.is_some() {
            Comparator::Range
        } else {
            Comparator::Equal
        };
        (comparator, figures.place.clone())
    };
    if between.is_empty() && tail.is_empty() {
        return plain();
    }
    let sign = |signs: [char; 2]| {
        between
            .clone()
            .find(|&i| view.words(&(i..i + 1)).contains(signs))
            .map(|i| i..i + 1)
    };
    // "từ 90% trở lên", but not "20 sản phẩm từ 3 sao trở lên".
    let after = |words| {
        said::find(view, tail, words)
            .filter(|at| view.digits(&(tail.start..at.start)).next().is_none())
    };
    let found = [
        (
            Comparator::AtMost,
            said::find_any(view, between, AT_MOST)
                .or_else(|| after("trở xuống"))
                .or_else(|| sign(['≤', '⩽'])),
        ),
        (
            Comparator::AtLeast,
            said::find_any(view, between, AT_LEAST)
                .or_else(|| after("trở lên"))
                .or_else(|| sign(['≥', '⩾'])),
        ),
        (
            Comparator::Above,
            said::find_any(view, between, ABOVE).or_else(|| sign(['>', '＞'])),
        ),
        (
            Comparator::Below,
            said::find_any(view, between, BELOW).or_else(|| sign(['<', '＜'])),
        ),
    ];
    let bound = found
        .into_iter()
        .find_map(|(comparator, at)| Some((comparator, at?)));
    bound.unwrap_or_else(plain)
}

/// "khoảng": the figure is rough.
pub(super) fn is_rough(view: &View, lead: &Lead) -> bool {
    !lead.place.is_empty() && said::find_any(view, &lead.place, ABOUT).is_some()
}

/// Lower and upper figure, by the comparator.
pub(super) fn bounds(comparator: Comparator, figures: &Figures) -> (Option<Words>, Option<Words>) {
    let low = Some(figures.low.clone());
    let high = figures.high.clone();
    match comparator {
        Comparator::Range => (low, high),
        Comparator::Equal => (low.clone(), low),
        Comparator::Above | Comparator::AtLeast => (low, None),
        Comparator::Below | Comparator::AtMost => (None, high.or(low)),
        Comparator::Qualitative => (None, None),
    }
}

pub(super) fn measure(view: &View, lead: &Lead, change: Option<Measure>) -> Measure {
    if lead.verb.is_none() {
        return change.unwrap_or(Measure::Level);
    }
    let says = |words: &str| said::find(view, &lead.place, words).is_some();
    if CHANGES_TO.iter().any(|words| says(words)) {
        return Measure::Level;
    }
    if says("giảm") {
        Measure::Decrease
    } else if says("tăng") {
        Measure::Increase
    } else {
        Measure::Level
    }
}

/// The unit with "trên 10.000 dân" of the clause behind.
fn shared_unit(view: &View, unit: Option<Words>, shared: Option<&Place>) -> Option<Words> {
    match (unit, shared) {
        (Some(unit), Some(shared)) => Some(with_words(&unit, &view.value(shared))),
        (unit, _) => unit,
    }
}

fn per_year(view: &View, unit: Words, yearly: &Place) -> Words {
    if unit.value.contains("/năm") {
        return unit;
    }
    let mut spans = unit.spans;
    spans.push(view.span(yearly));
    spans.sort_by_key(|span| span.start);
    Spanned {
        value: format!("{}/năm", unit.value),
        spans,
    }
}

pub(super) fn with_words(words: &Words, more: &Words) -> Words {
    Spanned {
        value: format!("{} {}", words.value, more.value),
        spans: words.spans.iter().chain(&more.spans).copied().collect(),
    }
}

/// The name with its parent's before it.
pub(super) fn full_name(parent: &Target, name: &Words) -> Words {
    with_words(&parent.name, name)
}

/// A yearly figure that the clause does not give a year: "Hằng năm, …" before it.
pub(super) fn every_year(view: &View, target: &mut Target, yearly: &Place) {
    // A share that is kept every year grows by nothing.
    let is_share = target
        .unit
        .as_ref()
        .is_some_and(|unit| unit.value.starts_with('%'));
    if is_share && target.measure == Measure::Level {
        return;
    }
    target.unit = target.unit.take().map(|unit| per_year(view, unit, yearly));
}

/// A statement without a figure.
pub(super) fn statement(view: &View, place: &Place) -> Target {
    let at = said::find_any(view, place, STATEMENTS)
        .map(|at| at.start)
        .filter(|&at| at > place.start && after_any(view, place, STATES_NOT).is_none())
        .unwrap_or(place.start);
    let When {
        period,
        by,
        baseline,
        places,
    } = years::when(view, place);
    let before = name::pieces(view, &(place.start..at), &places);
    let text = at..place.end;
    Target {
        name: joined(view, &before).unwrap_or_else(|| view.value(place)),
        full_name: None,
        comparator: view.derived(Comparator::Qualitative, &text),
        approximate: false,
        low: None,
        high: None,
        unit: None,
        period,
        by,
        measure: Measure::Level,
        text: Some(view.value(&text)),
        baseline,
        parent: None,
    }
}
