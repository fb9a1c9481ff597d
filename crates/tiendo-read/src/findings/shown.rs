//! The words of a paragraph as far as a finding shows them.

use crate::view::{Place, View, is_word};

/// The first words, some `most` characters of them, and where they stand; " …" follows where there are more.
pub(super) fn first_words(view: &View, place: &Place, most: usize) -> (String, Place) {
    let cut = place.start + most;
    let end = (cut..place.end).find(|&i| !is_word(view.byte(i)));
    let shown = view.trim(place.start..end.unwrap_or(place.end), b"");
    let more = if end.is_some() { " …" } else { "" };
    (format!("{}{more}", view.words(&shown)), shown)
}
