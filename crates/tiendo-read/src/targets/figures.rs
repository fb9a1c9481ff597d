//! The figures of a clause, and which of them is what the indicator shall reach.

use tiendo_text::number;

use super::words::{after_any, ends_with_any};
use crate::dates;
use crate::model::Words;
use crate::said;
use crate::view::{Place, View, is_letter, is_word};
use crate::vocabulary::targets::{BEFORE_ORDINAL, BESIDE_FIGURE, REACHES, TIMES};

/// One or two figures.
#[derive(Debug, Clone)]
pub(super) struct Figures {
    pub(super) low: Words,
    pub(super) high: Option<Words>,
    /// From the first figure to the last.
    pub(super) place: Place,
}

/// What leads to a figure: "đạt khoảng", "giảm còn dưới".
#[derive(Debug, Clone)]
pub(super) struct Lead {
    /// From the first word that leads to the figure up to it.
    pub(super) place: Place,
    /// The verb, where there is one.
    pub(super) verb: Option<Place>,
}

/// A figure stands there, nothing before it but what leads to it.
pub(crate) fn begins_with_figure(view: &View, place: &Place) -> bool {
    let first = view.digits(place).next();
    first.is_some_and(|at| lead(view, place.start..at).place.start == place.start)
        || view.byte(place.start) == b'-' && view.byte(place.start + 1).is_ascii_digit()
}

/// The cells that a line with figures holds: lines of a table that were joined ("2,4 dưới 2") are cells of their own.
pub(crate) fn cells(view: &View, place: &Place) -> Vec<Place> {
    let mut all_cells: Vec<Place> = Vec::new();
    let mut from = place.start;
    let mut end = place.start;
    for figures in all(view, place) {
        let led = lead(view, end..figures.place.start).place.start;
        if end > place.start && led <= end + 1 {
            all_cells.push(from..end);
            from = view.trim_start(end..place.end).start;
        }
        end = figures.place.end;
    }
    all_cells.push(from..place.end);
    all_cells
}

/// What the indicator shall reach: the last figure that a verb leads to, else the first of the clause.
pub(super) fn reached(view: &View, place: &Place) -> Option<(Figures, Lead)> {
    let mut all: Vec<(Figures, Lead)> = all(view, place)
        .into_iter()
        .map(|figures| {
            let lead = lead(view, place.start..figures.place.start);
            (figures, lead)
        })
        .collect();
    if all.len() > 1 {
        // "05 năm", "dưới 5 tuổi" belong to what is measured.
        let counts_time = |figures: &Figures| {
            let behind = view.trim_start(figures.place.end..place.end);
            after_any(view, &behind, TIMES).is_some()
        };
        if all.iter().any(|(figures, _)| !counts_time(figures)) {
            all.retain(|(figures, _)| !counts_time(figures));
        }
    }
    let led = all.iter().rposition(|(_, lead)| lead.verb.is_some());
    let chosen = led.unwrap_or(0);
    (chosen < all.len()).then(|| all.swap_remove(chosen))
}

/// The first figure of a clause.
pub(super) fn first(view: &View, place: &Place) -> Option<usize> {
    reached(view, place).map(|(figures, _)| figures.place.start)
}

/// The words that end at a figure and lead to it.
fn lead(view: &View, before: Place) -> Lead {
    let mut rest = view.trim(before.clone(), b":\"");
    let mut verb: Option<Place> = (rest.end < before.end
        && view.trim(before.clone(), b"").end > rest.end)
        .then_some(rest.end..before.end);
    loop {
        // "≥ 90": a sign without a letter.
        if rest.end > rest.start
            && (is_bound_sign(view, rest.end - 1)
                || rest.len() == 1 && view.byte(rest.start) == b'-')
        {
            rest = view.trim(rest.start..rest.end - 1, b"");
            continue;
        }
        let beside = ends_with_any(view, &rest, BESIDE_FIGURE);
        let reaches = ends_with_any(view, &rest, REACHES);
        // "ổn định ở mức" is longer than "mức".
        let longer = |verb: &Place| beside.as_ref().is_none_or(|at| verb.start < at.start);
        if let Some(at) = reaches.filter(longer) {
            rest = view.trim(rest.start..at.start, b"");
            verb = Some(at);
        } else if let Some(at) = beside {
            rest = view.trim(rest.start..at.start, b"");
        } else {
            break;
        }
    }
    Lead {
        place: rest.end..before.end,
        verb,
    }
}

/// `≥`, `>`, `≤`, `<`.
fn is_bound_sign(view: &View, at: usize) -> bool {
    matches!(view.words(&(at..at + 1)), "≥" | "≤" | ">" | "<")
}

/// All figures outside brackets that are no year and no number of a group.
fn all(view: &View, place: &Place) -> Vec<Figures> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut from = place.start;
    while let Some(at) = (from..place.end).find(|&at| {
        match view.byte(at) {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let before = at.checked_sub(1).map_or(b' ', |i| view.byte(i));
        depth == 0
            && view.byte(at).is_ascii_digit()
            && (at == place.start || !is_word(before))
            && !matches!(before, b'.' | b',' | b'/')
    }) {
        from = at + 1;
        if let Some((_, years)) = dates::years_at(view, &(at..place.end)) {
            from = years.end;
            continue;
        }
        if is_ordinal(view, place, at) {
            continue;
        }
        let Some((low, end)) = figure(view, at, place.end) else {
            continue;
        };
        let second = second_figure(view, end, place.end);
        let last = second.as_ref().map_or(end, |(_, end)| *end);
        from = last;
        found.push(Figures {
            low,
            high: second.map(|(high, _)| high),
            place: at..last,
        });
    }
    found
}

/// Digits with dots and commas, in plain decimal form; and their end.
pub(super) fn figure(view: &View, at: usize, limit: usize) -> Option<(Words, usize)> {
    let digit = |i: usize| i < limit && view.byte(i).is_ascii_digit();
    let mut end = at;
    while digit(end) || (matches!(view.byte(end), b'.' | b',') && digit(end + 1)) {
        end += 1;
    }
    let value = plain_decimal(view.words(&(at..end)))?;
    // "7/9 phường": seven of nine.
    let printed = end;
    if view.byte(end) == b'/' && digit(end + 1) {
        end += 1;
        while digit(end) {
            end += 1;
        }
    }
    // A digit that a word goes on from ("4G") is no figure.
    (end > at && !is_letter(view.byte(end))).then(|| (view.derived(value, &(at..printed)), end))
}

/// A figure as data has it; a dot that cannot stand between thousands ("6.8", "0.125") is taken for a comma.
fn plain_decimal(printed: &str) -> Option<String> {
    let printed_so = number::parse(printed).ok().filter(|_| !is_odd(printed));
    printed_so
        .or_else(|| {
            let (whole, part) = printed.split_once('.')?;
            let whole_is_one = !whole.contains(',') && !part.contains(['.', ',']);
            whole_is_one.then(|| number::parse(&format!("{whole},{part}")).ok())?
        })
        .map(|value| value.to_string())
}

/// A figure that is not written as Vietnamese papers write it.
pub(crate) fn is_odd(printed: &str) -> bool {
    number::parse(printed).is_err() || (printed.starts_with("0.") && printed.len() > 2)
}

/// `- 8,25`, `đến 8,25`, a percent sign of the first allowed between.
fn second_figure(view: &View, end: usize, limit: usize) -> Option<(Words, usize)> {
    let mut rest = view.trim_start(end..limit);
    if view.byte(rest.start) == b'%' {
        rest = view.trim_start(rest.start + 1..limit);
    }
    let rest = if view.byte(rest.start) == b'-' && !rest.is_empty() {
        view.trim_start(rest.start + 1..limit)
    } else {
        said::after(view, &rest, "đến").or_else(|| said::after(view, &rest, "tới"))?
    };
    view.byte(rest.start)
        .is_ascii_digit()
        .then(|| figure(view, rest.start, limit))?
}

/// The number of a year, a group, a term: no figure of a target.
fn is_ordinal(view: &View, place: &Place, at: usize) -> bool {
    let before = view.trim(place.start..at, b"-");
    ends_with_any(view, &before, BEFORE_ORDINAL).is_some()
}
