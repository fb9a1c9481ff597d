//! "…, từ 01/9 đến 30/9/2025": from when to when, behind what is to be done.

use crate::dates;
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::times;

/// The most characters of a span of time.
const LONGEST: usize = 60;

/// The last span of days that stands apart, between signs or at the end.
pub(super) fn range(view: &View, place: &Place) -> Option<Place> {
    let words = view.find_all(place, "tu").into_iter().rev();
    words
        .filter(|word| {
            let before = view.trim(place.start..word.start, b"");
            matches!(view.byte(before.end.saturating_sub(1)), b',' | b';' | b'(')
                && before.end > place.start
        })
        .find_map(|word| {
            let limit = place.end.min(word.end + LONGEST);
            let from = view.trim_start(word.end..limit);
            let to = said::find(view, &from, "đến")?;
            let end = (to.end..limit)
                .find(|&i| {
                    matches!(view.byte(i), b',' | b';' | b')') || is_stop(view, i, place.end)
                })
                .unwrap_or(limit);
            let last = view.trim_start(to.end..end);
            let last = view.after(&last, "het").unwrap_or(last);
            let day = dates::day_at(view, &last)?;
            let closed = view.trim(day.place.end..end, b".").is_empty()
                && end < limit.max(place.end)
                || day.place.end == place.end;
            (is_time(view, &(from.start..to.start)) && closed).then_some(word.start..day.place.end)
        })
}

/// A stop behind the last figure.
fn is_stop(view: &View, at: usize, limit: usize) -> bool {
    view.byte(at) == b'.' && (at + 1 >= limit || !view.byte(at + 1).is_ascii_digit())
}

/// Figures and words of time.
fn is_time(view: &View, words: &Place) -> bool {
    view.plain(words)
        .split(|c: char| !c.is_ascii_alphanumeric())
        .all(|word| {
            word.is_empty()
                || word.starts_with(|c: char| c.is_ascii_digit())
                || times::OF_TIME.contains(&word)
        })
}
