//! Words with their marks in the text, in small letters or capitals: does a place begin or end with them, where do they stand.

use tiendo_text::normal::plain;

use crate::view::{Place, View};

/// `words`, in small letters in the text, within `place`.
pub(crate) fn find_small(view: &View, place: &Place, words: &str) -> Option<Place> {
    let mut rest = place.clone();
    while let Some(found) = view.find(&rest, words) {
        if !view.is_upper(found.start) {
            return Some(found);
        }
        rest.start = found.end;
    }
    None
}

/// The most characters of words that [`find`] is asked for.
const LONGEST_SAID: usize = 48;

/// `words` with their marks (`đạt`, not `đất`), in small letters or capitals, within `place`.
pub(crate) fn find(view: &View, place: &Place, words: &str) -> Option<Place> {
    let mut buffer = [0_u8; LONGEST_SAID];
    let mut length = 0;
    for (b, c) in buffer.iter_mut().zip(words.chars()) {
        *b = plain(c);
        length += 1;
    }
    let plain_words = buffer.get(..length)?;
    let mut rest = place.clone();
    while let Some(found) = view.find_letters(&rest, plain_words) {
        if view.says(&found, words) {
            return Some(found);
        }
        rest.start = found.end;
    }
    None
}

/// The first of any of the words with their marks; see [`find`].
pub(crate) fn find_any(view: &View, place: &Place, list: &[&str]) -> Option<Place> {
    list.iter()
        .filter_map(|words| find(view, place, words))
        .min_by_key(|at| (at.start, std::cmp::Reverse(at.end)))
}

/// `place` begins with the words, marks and all; what follows them.
#[inline]
pub(crate) fn after(view: &View, place: &Place, words: &str) -> Option<Place> {
    // Most places begin with another letter.
    let first = place.start..place.start + 1;
    if view.small(&first).first() != words.chars().next().as_ref() {
        return None;
    }
    behind(view, place, words)
}

fn behind(view: &View, place: &Place, words: &str) -> Option<Place> {
    let most = place.start..place.end.min(place.start + words.len());
    let mut rest = view.small(&most).iter();
    if !words.chars().all(|c| rest.next() == Some(&c)) {
        return None;
    }
    let head = place.start..most.end - rest.len();
    view.is_whole(&head)
        .then(|| view.trim_start(head.end..place.end))
}

/// `place` begins with the first of these that it does begin with, marks and all; what follows it.
pub(crate) fn after_any(view: &View, place: &Place, list: &[&str]) -> Option<Place> {
    // Most places begin with another letter than all of them; its first byte tells.
    let first = *view.small(&(place.start..place.start + 1)).first()?;
    let mut buffer = [0; 4];
    let lead = first.encode_utf8(&mut buffer).as_bytes().first();
    list.iter()
        .filter(|words| words.as_bytes().first() == lead)
        .find_map(|words| behind(view, place, words))
}

/// `place` ends with the words, marks and all; what stands before them.
pub(crate) fn before(view: &View, place: &Place, words: &str) -> Option<Place> {
    let tail = place.end.checked_sub(words.chars().count())?..place.end;
    (tail.start > place.start && view.says(&tail, words) && view.is_whole(&tail))
        .then(|| view.trim(place.start..tail.start, b""))
}
