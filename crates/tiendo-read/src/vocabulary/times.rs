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

/// Words that say how often a time comes again, plain; the longest that fits counts.
pub(crate) static RECURRING: Words = Words::new(|| lines(include_str!("words/recurring.txt")));

/// Words behind which "trước năm …" tells what something is, and not by when it is done, plain.
pub(crate) static OF_MATTER: Words = Words::new(|| lines(include_str!("words/of_matter.txt")));

/// Words that open a cell with a time that no calendar settles, plain: "Trong các đợt tiêm", "Trước mùa mưa bão".
pub(crate) static UNSETTLED: Words = Words::new(|| lines(include_str!("words/unsettled.txt")));
