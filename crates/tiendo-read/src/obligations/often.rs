//! How often a report is due.

use super::{MOST_TIMES, within};
use crate::model::Frequency;
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::reports::{FREQUENCIES, JOINED};

/// All words of a sentence that say how often, in their order; one place says one thing.
pub(super) fn often(view: &View, sentence: &Place) -> Vec<(Frequency, Place)> {
    let mut all: Vec<(Frequency, Place)> = Vec::new();
    for (words, frequency) in FREQUENCIES {
        let found = view.find_all(sentence, words).into_iter();
        let new = found.filter(|at| is_time(view, sentence, at));
        all.extend(new.map(|at| (*frequency, at)));
    }
    // The longer words come first where they begin at one place.
    all.sort_by_key(|(_, at)| (at.start, std::cmp::Reverse(at.end)));
    let mut end = sentence.start;
    all.retain(|(_, at)| {
        let is_new = at.start >= end;
        if is_new {
            end = at.end;
        }
        is_new
    });
    all.truncate(MOST_TIMES);
    let mut joined = Vec::new();
    for (_, at) in &all {
        let mut rest = view.trim_start(at.end..sentence.end);
        while let Some((frequency, place)) = joined_at(view, &rest) {
            rest = view.trim_start(place.end..sentence.end);
            if all
                .iter()
                .any(|(_, known)| within(known, &place) || within(&place, known))
            {
                break;
            }
            joined.push((frequency, place));
        }
    }
    all.extend(joined);
    all.sort_by_key(|(_, at)| at.start);
    // "định kỳ hằng năm … trong tháng 12 hằng năm" says one thing twice.
    all.dedup_by_key(|(frequency, _)| *frequency);
    all
}

/// "kết quả 6 tháng đầu năm" is a time that figures are of, "6 tháng/lần" how often.
fn is_time(view: &View, sentence: &Place, at: &Place) -> bool {
    let behind = view.trim_start(at.end..sentence.end);
    let is_part = ["dau nam", "cuoi nam"]
        .iter()
        .any(|words| view.after(&behind, words).is_some());
    !is_part
        || view
            .find_any(sentence, &["dinh ky", "bao cao 6 thang", "bao cao so ket"])
            .is_some()
}

/// ", năm", "và năm", ", 01 năm" behind a word for a time.
fn joined_at(view: &View, rest: &Place) -> Option<(Frequency, Place)> {
    // "6 tháng (trước ngày 10/6) và năm".
    let bracket = view.byte(rest.start) == b'(' && !rest.is_empty();
    let close = (rest.start..rest.end).find(|&i| bracket && view.byte(i) == b')');
    let rest = &close.map_or_else(
        || rest.clone(),
        |close| view.trim_start(close + 1..rest.end),
    );
    let signed = matches!(view.byte(rest.start), b',' | b';') && !rest.is_empty();
    let next = if signed {
        view.trim_start(rest.start + 1..rest.end)
    } else {
        rest.clone()
    };
    let next = match said::after(view, &next, "và").or_else(|| said::after(view, &next, "hoặc"))
    {
        Some(next) => next,
        None if signed => next,
        None => return None,
    };
    let next = ["bao cao", "hang", "1", "01", "mot"]
        .iter()
        .find_map(|filler| view.after(&next, filler))
        .unwrap_or(next);
    JOINED.iter().find_map(|(word, frequency)| {
        let rest = view.after(&next, word)?;
        // "năm 2026" is a year.
        (!view.byte(rest.start).is_ascii_digit() || rest.is_empty())
            .then(|| (*frequency, view.trim(next.start..rest.start, b"")))
    })
}
