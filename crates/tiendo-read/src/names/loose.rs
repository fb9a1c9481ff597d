//! Names without what often varies: by their letters, whatever the signs and the case between them.

use std::sync::LazyLock;

use tiendo_text::normal::plain;

use crate::view::{Place, View, is_word};
use crate::vocabulary::bodies;

/// A name without what often varies: case, the word for the province, signs.
pub(crate) fn loose_key(name: &str) -> String {
    let mut plain_name = String::with_capacity(name.len());
    plain_name.extend(name.chars().map(|c| char::from(plain(c))));
    let mut key = String::with_capacity(plain_name.len());
    for word in plain_name.split(|c: char| !c.is_ascii_alphanumeric()) {
        if !word.is_empty() && word != "tinh" {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(word);
        }
    }
    key
}

/// The letters and digits of words, plain.
fn letters(words: &str) -> Vec<u8> {
    words.chars().map(plain).filter(|&b| is_word(b)).collect()
}

/// Each collective with its letters.
static COLLECTIVES: LazyLock<Vec<(Vec<u8>, &str)>> = LazyLock::new(|| {
    bodies::COLLECTIVES
        .iter()
        .map(|name| (letters(name), *name))
        .collect()
});

/// A collective in its normal spelling where only its punctuation or case is off, by the words that were meant.
pub(crate) fn known_collective(view: &View, place: &Place) -> Option<String> {
    let letters = || view.plain(place).bytes().filter(|&b| is_word(b));
    let (_, normal) = COLLECTIVES
        .iter()
        .find(|(known, _)| letters().eq(known.iter().copied()))?;
    let mut chars = normal.chars();
    let settled = match (view.meant(place).chars().next(), chars.next()) {
        (Some(first), Some(normal_first)) if first.is_lowercase() => {
            normal_first.to_lowercase().chain(chars).collect()
        }
        _ => (*normal).to_owned(),
    };
    Some(settled)
}
