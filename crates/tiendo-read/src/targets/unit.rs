//! What stands behind a figure: its unit, and the thing that is counted.

use std::sync::LazyLock;

use super::words::{after_any, joined};
use crate::model::Words;
use crate::phrases::{Phrases, Static};
use crate::said;
use crate::view::{Place, View, is_word};
use crate::vocabulary::targets::{
    BEHIND_COUNTED, COUNTED, GOES_ON, MEASURES, SCALES, SHARES, YEARLY,
};

static TAILS: Static = LazyLock::new(|| Phrases::said(BEHIND_COUNTED));
static EVERY_YEAR: Static = LazyLock::new(|| Phrases::said(YEARLY));
static BOUNDS: Static = LazyLock::new(|| Phrases::said(&["trở lên", "trở xuống"]));

/// Unit and thing behind a figure.
#[derive(Debug, Clone, Default)]
pub(super) struct Behind {
    pub(super) unit: Option<Words>,
    /// What is counted, its counting word included; none where the unit is all.
    pub(super) thing: Option<Place>,
}

/// Words of an unknown unit, at most.
const MOST_WORDS: usize = 4;

/// Words of a unit with "/" in it, at most: "bé trai/100 bé gái sinh ra sống".
const MOST_OF_RATE: usize = 8;

/// What stands from `from` on.
pub(super) fn behind(view: &View, from: usize, limit: usize) -> Behind {
    if from >= limit {
        return Behind::default();
    }
    let quoted = view.byte(from) == b'"' && from < limit;
    let rest = view.trim_start(from + usize::from(quoted)..limit);
    if view.byte(rest.start) == b'%' && !rest.is_empty() {
        let end = percent(view, &rest);
        let thing = thing(view, end, limit);
        return Behind {
            unit: Some(view.value(&(rest.start..end))),
            thing: (!thing.is_empty()).then_some(thing),
        };
    }
    let mut start = rest.clone();
    while let Some(scale) = after_any(view, &start, SCALES) {
        start = view.trim_start(scale.end..limit);
    }
    let measure = after_any(view, &start, MEASURES);
    let counted = after_any(view, &start, COUNTED);
    let ends = |at: &Option<Place>| at.as_ref().map(|at| at.end);
    // "12 điểm du lịch" counts, "80 điểm" measures.
    let goes_on = |end| thing(view, end, limit).len() > 1;
    let is_counted = ends(&counted) > ends(&measure)
        || (counted == measure && ends(&counted).is_some_and(goes_on));
    let word = if is_counted { counted } else { measure };
    let Some(word) = word else {
        return unknown(view, &rest, start.start, limit);
    };
    let end = per(view, word.end, limit);
    let whole = thing(view, if is_counted { start.start } else { end }, limit);
    let unit = with_denominator(view, rest.start..end, &whole, limit);
    let thing = without_rate(view, whole);
    Behind {
        unit: Some(unit),
        thing: (!thing.is_empty()).then_some(thing),
    }
}

/// A unit that no list has: the whole of what is counted where it is short, never a part of a word.
fn unknown(view: &View, rest: &Place, start: usize, limit: usize) -> Behind {
    let whole = thing(view, start, limit);
    let thing = without_rate(view, whole.clone());
    let stop = (thing.start..thing.end)
        .find(|&i| matches!(view.byte(i), b',' | b'('))
        .unwrap_or(thing.end);
    let short = rest.start..stop;
    let words = view
        .plain(&short)
        .split(' ')
        .filter(|word| !word.is_empty());
    let count = words.count();
    let is_rate = view.plain(&short).contains('/');
    let most = if is_rate { MOST_OF_RATE } else { MOST_WORDS };
    let is_unit = (1..=most).contains(&count);
    Behind {
        unit: is_unit.then(|| with_denominator(view, short, &whole, limit)),
        thing: (!thing.is_empty()).then_some(thing),
    }
}

/// "%", "%/năm", "% GRDP", "% dân số": where it ends.
fn percent(view: &View, rest: &Place) -> usize {
    let end = rest.start + 1;
    let per = per(view, end, rest.end);
    if per > end {
        return per;
    }
    let next = view.trim_start(end..rest.end);
    let word = (next.start..rest.end)
        .find(|&i| !is_word(view.byte(i)))
        .unwrap_or(rest.end);
    // A share of something with a name in capitals.
    let share = next.start..word;
    if share.len() > 1 && view.is_all_caps(&share) {
        return word;
    }
    after_any(view, &next, SHARES)
        .filter(|share| thing(view, share.end, rest.end).is_empty())
        .map_or(end, |share| share.end)
}

/// Behind "/người/năm", "/vạn dân", "/10.000 dân" at `at`; `at` where nothing such follows.
fn per(view: &View, at: usize, limit: usize) -> usize {
    let mut end = at;
    while view.byte(end) == b'/' && end + 1 < limit {
        let mut next = view.trim_start(end + 1..limit);
        let word_end = |from: usize| {
            (from..limit)
                .find(|&i| !is_word(view.byte(i)) && !matches!(view.byte(i), b'.'))
                .unwrap_or(limit)
        };
        let is_number = view.byte(next.start).is_ascii_digit();
        if is_number || after_any(view, &next, SCALES).is_some() {
            next = view.trim_start(word_end(next.start)..limit);
        }
        let stop = word_end(next.start);
        let stop = if view.byte(stop - 1) == b'.' {
            stop - 1
        } else {
            stop
        };
        if stop <= next.start {
            break;
        }
        end = stop;
    }
    end
}

/// From `from` to where what is counted ends.
fn thing(view: &View, from: usize, limit: usize) -> Place {
    let mut rest = view.trim_start(from..limit);
    for words in ["trở lên", "trở xuống"] {
        if let Some(behind) = said::after(view, &rest, words) {
            rest = behind;
        }
    }
    if rest.is_empty() {
        return rest;
    }
    let tail = TAILS
        .first(view, &rest)
        .map_or(rest.end, |(_, at)| at.start);
    // "từ 3 sao trở lên" belongs to it, "sản phẩm trở lên" does not.
    let bound = BOUNDS.first(view, &(rest.start..tail));
    let tail = bound
        .map(|(_, at)| at)
        .filter(|at| view.digits(&(rest.start..at.start)).next().is_none())
        .map_or(tail, |at| at.start);
    // "tổng chi hằng năm cho …" goes on behind it.
    let tail = EVERY_YEAR
        .first(view, &(rest.start..tail))
        .filter(|(_, at)| view.trim(at.end..tail, b",.").is_empty())
        .map_or(tail, |(_, at)| at.start);
    let bracket = (rest.start..tail)
        .find(|&i| view.byte(i) == b'(')
        .unwrap_or(tail);
    // ", góp phần …": what comes of it is no part of it.
    let goes_on = (rest.start..bracket).find(|&i| {
        view.byte(i) == b',' && after_any(view, &view.trim_start(i + 1..bracket), GOES_ON).is_some()
    });
    view.trim(rest.start..goes_on.unwrap_or(bracket), b",.:-")
}

/// What is counted without "/năm" at its end.
fn without_rate(view: &View, thing: Place) -> Place {
    let rate = thing.end.checked_sub(4).filter(|&at| at >= thing.start);
    match rate {
        Some(at) if view.says(&(at..thing.end), "/năm") => view.trim(thing.start..at, b""),
        _ => thing,
    }
}

/// The unit with "trên 10.000 dân" or "mỗi năm" behind what is counted.
fn with_denominator(view: &View, unit: Place, thing: &Place, limit: usize) -> Words {
    if let Some(share) = denominator(view, unit.end, thing.end.max(unit.end)) {
        if share.start <= unit.end + 1 {
            return view.value(&(unit.start..share.end));
        }
        return joined(view, &[unit.clone(), share]).unwrap_or_else(|| view.value(&unit));
    }
    let behind = view.trim_start(thing.end.max(unit.end)..limit);
    let words = view.value(&unit);
    let rate = thing.end.checked_sub(4).filter(|&at| at >= unit.end);
    let rate = rate.filter(|&at| view.says(&(at..thing.end), "/năm"));
    let yearly = rate
        .map(|at| at..thing.end)
        .or_else(|| after_any(view, &behind, YEARLY));
    match yearly {
        Some(yearly) if !words.value.ends_with("/năm") => {
            let mut spans = words.spans;
            spans.push(view.span(&yearly));
            crate::span::Spanned {
                value: format!("{}/năm", words.value),
                spans,
            }
        }
        _ => words,
    }
}

/// "trên 10.000 dân" in a place.
pub(super) fn denominator(view: &View, from: usize, limit: usize) -> Option<Place> {
    let at = said::find(view, &(from..limit), "trên")?;
    let number = view.trim_start(at.end..limit);
    let behind =
        (number.start..limit).find(|&i| !view.byte(i).is_ascii_digit() && view.byte(i) != b'.')?;
    let who = view.trim_start(behind..limit);
    let end = (who.start..limit)
        .find(|&i| !is_word(view.byte(i)))
        .unwrap_or(limit);
    (behind > number.start && end > who.start).then_some(at.start..end)
}
