//! Fields of authority, from which the names of departments, ministries and offices are made, and what may follow a name.

use super::words::{Words, lines};

/// Bodies that are named by a field.
pub(crate) static WITH_FIELD: Words = Words::new(|| lines(include_str!("words/with_field.txt")));

/// Fields as they are named, small letters; the longest that fits counts.
pub(crate) static FIELDS: Words = Words::new(|| lines(include_str!("words/fields.txt")));

/// Fields with which longer ones begin that nobody knows ("kỹ thuật", "thanh niên"), small letters: they count where the name ends
/// behind them.
pub(crate) static FIELDS_BEGUN: Words =
    Words::new(|| lines(include_str!("words/fields_begun.txt")));

/// Names known as a whole, small letters.
pub(crate) static WHOLE: Words = Words::new(|| lines(include_str!("words/whole.txt")));

/// What may follow a name and belongs to it, small letters.
pub(crate) static TAILS: Words = Words::new(|| lines(include_str!("words/tails.txt")));

/// Of [`TAILS`], those that a place's proper name may follow.
pub(crate) static BEFORE_PROPER: Words =
    Words::new(|| lines(include_str!("words/before_proper.txt")));

/// Small words that no name holds, with their marks.
pub(crate) static STOPS: Words = Words::new(|| lines(include_str!("words/stops.txt")));

/// Words in which a verb is only the tail or a part, small letters: no name ends before it there.
pub(crate) static COMPOUNDS: Words = Words::new(|| lines(include_str!("words/compounds.txt")));

/// Bodies that are named short where their own part stands before them ("Thanh tra Sở"), small letters.
pub(crate) static OWN_BODIES: Words = Words::new(|| lines(include_str!("words/own_bodies.txt")));

/// Pairs of words for one work that a comma joins, small letters: no name ends between them.
pub(crate) static PAIRS: Words = Words::new(|| lines(include_str!("words/pairs.txt")));
