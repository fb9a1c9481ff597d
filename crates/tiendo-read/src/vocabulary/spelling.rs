//! Phrases in which a slip of one letter is told from another word: words of structure, dates, names of bodies.

use super::words::{Words, lines};

/// Words that hold a document's structure together, small letters; `#` is a number or a date.
pub(crate) static PHRASES: Words = Words::new(|| lines(include_str!("words/spelling_phrases.txt")));

/// Kinds of bodies that a field follows.
pub(crate) static OPENERS: Words = Words::new(|| lines(include_str!("words/spelling_openers.txt")));

/// Words that open names of their own and are one letter from one that opens names of bodies.
pub(crate) static OPENS_OTHERS: Words =
    Words::new(|| lines(include_str!("words/spelling_opens_others.txt")));

/// First words of bodies that "và" joins to those before them.
pub(crate) static JOINED: Words = Words::new(|| lines(include_str!("words/spelling_joined.txt")));

/// Words that are one letter from "và".
pub(crate) static LIKE_AND: Words =
    Words::new(|| lines(include_str!("words/spelling_like_and.txt")));

/// Names of bodies beside those of the other lists, as every province has them.
pub(crate) static NAMES: Words = Words::new(|| lines(include_str!("words/spelling_names.txt")));

/// Collectives beside those of the other lists.
pub(crate) static COLLECTIVES: Words =
    Words::new(|| lines(include_str!("words/spelling_collectives.txt")));

/// Words that join others in any sentence: one is never a slip of another.
pub(crate) static JOINING: Words = Words::new(|| lines(include_str!("words/spelling_joining.txt")));

/// Words of the language that may stand in a body's name though no known name has them.
pub(crate) static ORDINARY: Words =
    Words::new(|| lines(include_str!("words/spelling_ordinary.txt")));

/// Words from elsewhere that stand in official texts.
pub(crate) static FOREIGN: Words = Words::new(|| lines(include_str!("words/spelling_foreign.txt")));

/// Surnames, small letters: before another word with a capital none is a slip.
pub(crate) static SURNAMES: Words = Words::new(|| lines(include_str!("words/surnames.txt")));
