//! Names whose field of work is a list: "Trường Đào tạo, bồi dưỡng nghiệp vụ kiểm sát", "Ban Dân chủ, giám sát và phản biện xã hội".

use std::sync::LazyLock;

use crate::names;
use crate::phrases::{Phrases, Static};
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::fields;

static PAIRS: Static = LazyLock::new(|| Phrases::said(&fields::PAIRS));

/// Kinds of bodies that are named by what they work at, with their marks.
const BY_WORK: &[&str] = &[
    "vụ",
    "cục",
    "tổng cục",
    "chi cục",
    "ban",
    "ủy ban",
    "phòng",
    "trường",
    "trung tâm",
    "viện",
    "học viện",
    "khoa",
    "quỹ",
    "đội",
    "hội đồng",
    "bộ phận",
];

/// The most characters from the comma to the last word of the list.
const LONGEST: usize = 90;

/// The most words of what stands between two commas.
const MOST_WORDS: usize = 5;

/// Behind the comma at `comma` the name that stands before it goes on: up to where its words are none of the sentence.
///
/// `kind`: where what follows the word for the kind of body begins.
/// `is_begun`: the name has gone on behind another comma before.
pub(super) fn through(
    view: &View,
    place: &Place,
    kind: usize,
    comma: usize,
    is_begun: bool,
) -> Option<usize> {
    let rest = view.trim_start(comma + 1..place.end);
    if rest.is_empty() || names::starts_name(view, &rest) {
        return None;
    }
    if let Some(end) = paired(view, place, comma) {
        return Some(end);
    }
    let by_work = said::after_any(view, place, BY_WORK).is_some();
    if !by_work || names::begins(view, &rest) {
        return None;
    }
    let field = view.trim(kind..comma, b"");
    worked_at(view, &field, &rest).or_else(|| listed(view, &field, &rest, is_begun))
}

/// "phòng, chống": two words that a comma joins wherever they stand.
pub(super) fn paired(view: &View, place: &Place, comma: usize) -> Option<usize> {
    let around =
        comma.saturating_sub(LONGEST_HALF).max(place.start)..place.end.min(comma + LONGEST_HALF);
    PAIRS
        .hits(view, &around)
        .find(|(_, at)| at.contains(&comma))
        .map(|(_, at)| at.end)
}

/// The most characters of one word of a pair.
const LONGEST_HALF: usize = 20;

/// "Đào tạo, bồi dưỡng …": all that is said of the body is a word for its work, and another in small letters stands behind the comma.
fn worked_at(view: &View, field: &Place, rest: &Place) -> Option<usize> {
    if !view.is_upper(field.start) || view.is_upper(rest.start) {
        return None;
    }
    names::behind_verb(view, field)
        .filter(|&end| end == field.end)
        .and_then(|_| names::behind_verb(view, rest))
}

/// "Kiểm sát việc tạm giữ, tạm giam, quản lý và giáo dục …": a list in which no body stands ends with what its `và` joins.
fn listed(view: &View, field: &Place, rest: &Place, is_begun: bool) -> Option<usize> {
    let limit = rest.end.min(rest.start + LONGEST);
    let sign = (rest.start..limit)
        .find(|&i| {
            matches!(
                view.byte(i),
                b';' | b':' | b'.' | b'(' | b')' | b'\n' | b'"'
            )
        })
        .unwrap_or(limit);
    let joined = view.find(&(rest.start..sign), "va")?;
    let last = view.trim_start(joined.end..sign);
    let between = view.split(&(rest.start..joined.start), b",");
    let is_field = |words: &Place| {
        let words = view.trim(words.clone(), b"");
        !words.is_empty()
            && view.split(&words, b" ").len() <= MOST_WORDS
            && !names::begins(view, &words)
            && names::never_in_names(view, &words).is_none()
    };
    // A sentence may begin with a word of doing; so does a field behind a short one.
    let is_short = || view.is_upper(field.start) && view.split(field, b" ").len() <= 2;
    let opens =
        is_begun || view.is_upper(rest.start) || is_short() || !names::opens_with_verb(view, rest);
    let is_list = opens
        && !last.is_empty()
        && between.iter().all(is_field)
        && !names::starts_name(view, &last)
        && names::never_in_names(view, &last).is_none_or(|at| at.start > last.start);
    is_list.then(|| names::behind_verb(view, &last).unwrap_or_else(|| first_word(view, &last)))
}

/// Where the first word ends.
fn first_word(view: &View, place: &Place) -> usize {
    place
        .clone()
        .find(|&i| view.byte(i) == b' ')
        .unwrap_or(place.end)
}
