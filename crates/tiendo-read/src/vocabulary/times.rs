//! Words of running text around a time by which something is to be done.

use super::words::{Words, lines};

/// Words that lead to such a time, plain.
pub(crate) static LEADS_TO_TIME: Words =
    Words::new(|| lines(include_str!("words/leads_to_time.txt")));

/// Words between "thời hạn" and the time by which something is to be done, plain.
pub(crate) static OF_DOING: Words = Words::new(|| lines(include_str!("words/of_doing.txt")));

/// Words between "trước" and a time, plain.
pub(crate) static OF_TIME: Words = Words::new(|| lines(include_str!("words/of_time.txt")));

/// Times that stand in no calendar, plain; a longer one before its own beginning.
pub(crate) static SEASONS: Words = Words::new(|| lines(include_str!("words/seasons.txt")));
