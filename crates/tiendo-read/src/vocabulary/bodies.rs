//! How names of bodies begin, what looks like one and is none, and names in their normal spelling.

use super::words::{Words, lines};

/// First words of bodies and collectives, small letters, tone marks settled.
pub(crate) static OPENERS: Words = Words::new(|| lines(include_str!("words/openers.txt")));

/// Small words after `các` that make a collective.
pub(crate) static AFTER_ALL: Words = Words::new(|| lines(include_str!("words/after_all.txt")));

/// Beginnings that look like a body and are the beginning of a sentence.
pub(crate) static NOT_BODIES: Words = Words::new(|| lines(include_str!("words/not_bodies.txt")));

/// Small words with which the sentence goes on behind the bodies that it speaks of, plain.
pub(crate) static VERBS: Words = Words::new(|| lines(include_str!("words/verbs.txt")));

/// Words that open what is to be done, small letters.
pub(crate) static TASK_VERBS: Words = Words::new(|| lines(include_str!("words/task_verbs.txt")));

/// Of [`VERBS`], those that no name of a body holds.
pub(crate) static NEVER_IN_NAMES: Words =
    Words::new(|| lines(include_str!("words/never_in_names.txt")));

/// Names that hold an `và` or a comma between what would be two bodies, plain.
pub(crate) static KEPT_TOGETHER: Words =
    Words::new(|| lines(include_str!("words/kept_together.txt")));

/// Bodies and people that nobody names, which a list in small letters joins, small letters.
pub(crate) static UNNAMED: Words = Words::new(|| lines(include_str!("words/unnamed.txt")));

/// First words of a bracket that says which of several bodies are meant.
pub(crate) static WHICH_IN_BRACKETS: Words =
    Words::new(|| lines(include_str!("words/which_in_brackets.txt")));

/// Collectives in normal spelling.
pub(crate) static COLLECTIVES: Words = Words::new(|| lines(include_str!("words/collectives.txt")));

/// Bodies in normal spelling, for names that a document prints in capitals only; a longer name stands first.
pub(crate) static NAMES: Words = Words::new(|| lines(include_str!("words/names.txt")));

/// Kinds of bodies that are named by their trade or field and a proper name, in normal spelling; a longer one stands first.
pub(crate) static OF_TRADE: Words = Words::new(|| lines(include_str!("words/of_trade.txt")));

/// Trades and fields by which they are named, in normal spelling; a longer one stands first.
pub(crate) static TRADES: Words = Words::new(|| lines(include_str!("words/trades.txt")));

/// Units of the map whose proper name follows, plain; the longer first.
pub(crate) static UNITS: Words = Words::new(|| lines(include_str!("words/units.txt")));

/// The offices of who speaks for a body, plain: "Giám đốc Sở Y tế".
pub(crate) static OFFICES: Words = Words::new(|| lines(include_str!("words/offices.txt")));

/// What a body is for the document, in a bracket behind its name, plain: "Sở Y tế (cơ quan thường trực)".
pub(crate) static ROLES_IN_BRACKETS: Words =
    Words::new(|| lines(include_str!("words/roles_in_brackets.txt")));

/// Words that are written in capitals in every name, plain.
pub(crate) static ACRONYMS: Words = Words::new(|| lines(include_str!("words/acronyms.txt")));

/// Words in front of the rest of a proper name ("TỈNH ỦY …", "HẢI PHÒNG"), plain: behind them no further body begins.
pub(crate) static HALF_NAMES: Words = Words::new(|| lines(include_str!("words/half_names.txt")));

/// Bodies that stand below another, plain; in one line with it they begin the next name.
pub(crate) static BELOW: Words = Words::new(|| lines(include_str!("words/below.txt")));

/// Organs through which a body acts, as loose keys: alone below its name they are named with it.
pub(crate) const ORGANS: &[&str] = &["ban thuong truc", "thuong truc"];
