//! Words at the ends of places, marks and all.

use crate::model::Words;
use crate::said;
use crate::span::Spanned;
use crate::view::{Place, View};

/// `place` begins with one of the words: where they stand, the longest.
pub(super) fn after_any(view: &View, place: &Place, list: &[&str]) -> Option<Place> {
    let first = *view.small(&(place.start..place.start + 1)).first()?;
    list.iter()
        .filter(|words| words.starts_with(first))
        .filter(|words| said::after(view, place, words).is_some())
        .map(|words| place.start..place.start + words.chars().count())
        .max_by_key(|at| at.end)
}

/// `place` ends with one of the words, or is them: where they stand, the longest.
pub(super) fn ends_with_any(view: &View, place: &Place, list: &[&str]) -> Option<Place> {
    let end = place.end.checked_sub(1).filter(|&at| at >= place.start)?;
    let letter = *view.small(&(end..place.end)).first()?;
    list.iter()
        .filter(|words| words.ends_with(letter))
        .filter_map(|words| {
            let start = place.end.checked_sub(words.chars().count())?;
            let at = start..place.end;
            (start >= place.start && view.says(&at, words) && view.is_whole(&at)).then_some(at)
        })
        .min_by_key(|at| at.start)
}

/// The words of several places as one value, one blank between them; empty ones do not count.
pub(crate) fn joined(view: &View, places: &[Place]) -> Option<Words> {
    let values: Vec<Words> = places
        .iter()
        .filter(|place| !place.is_empty())
        .map(|place| view.value(place))
        .collect();
    let said: Vec<&str> = values.iter().map(|words| words.value.as_str()).collect();
    (!values.is_empty()).then(|| Spanned {
        value: said.join(" "),
        spans: values
            .iter()
            .flat_map(|words| &words.spans)
            .copied()
            .collect(),
    })
}
