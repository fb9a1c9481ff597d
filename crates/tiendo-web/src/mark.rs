//! A status as pages show it: icon, word and colour, always together; and how words are capitalised.

use crate::i18n as t;
use tiendo_domain::{
    report::{Received, Timeliness, line::DeclaredState},
    standing::{Backing, Schedule},
};
use tiendo_text::{Lang, number};

/// A status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// `ok`, `go`, `warn`, `bad`, `miss`, or empty for one without a judgement.
    pub(crate) class: &'static str,
    /// The icon's name.
    pub(crate) icon: &'static str,
    /// The words.
    pub(crate) words: String,
}

impl Mark {
    /// A status of these three.
    pub(crate) fn new(class: &'static str, icon: &'static str, words: impl Into<String>) -> Mark {
        Mark {
            class,
            icon,
            words: words.into(),
        }
    }

    /// What a body declares.
    pub(crate) fn declared(lang: Lang, state: DeclaredState) -> Mark {
        let (class, icon) = match state {
            DeclaredState::Done => ("ok", "ok"),
            DeclaredState::InProgress => ("go", "go"),
            DeclaredState::NotStarted => ("", "idle"),
        };
        Mark::new(class, icon, capital(state.words(lang)))
    }

    /// What stands behind a declaration.
    pub(crate) fn backing(lang: Lang, backing: Backing) -> Mark {
        let (class, icon) = match backing {
            Backing::File | Backing::Figure => ("ok", "clip"),
            Backing::Nothing => ("warn", "noclip"),
        };
        Mark::new(class, icon, capital(backing.words(lang)))
    }

    /// What the schedule says.
    pub(crate) fn schedule(lang: Lang, schedule: Schedule) -> Mark {
        let (class, icon) = match schedule {
            Schedule::DoneOnTime | Schedule::Done => ("ok", "ok"),
            Schedule::DoneLate => ("warn", "late"),
            Schedule::InTime => ("go", "go"),
            Schedule::DueSoon => ("warn", "soon"),
            Schedule::Overdue => ("bad", "bad"),
            Schedule::NoDeadline | Schedule::Ongoing => ("", "none"),
        };
        Mark::new(class, icon, capital(schedule.words(lang)))
    }

    /// Whether a report came in time.
    pub(crate) fn timeliness(lang: Lang, timeliness: Timeliness) -> Mark {
        match timeliness {
            Timeliness::OnTime => Mark::new("ok", "ok", t::desk::on_time(lang)),
            Timeliness::Late { days } => Mark::new(
                "warn",
                "late",
                t::desk::late_by(lang, &number::integer(days.into())),
            ),
        }
    }

    /// Whether a report has come, and in time.
    pub(crate) fn received(lang: Lang, received: Received) -> Mark {
        match received {
            Received::Yes(timeliness) => Mark::timeliness(lang, timeliness),
            Received::Waiting => Mark::new("miss", "miss", t::desk::not_due(lang)),
            Received::Missing => Mark::new("miss", "miss", t::desk::not_come(lang)),
        }
    }
}

/// Printed words with dates such as "17 /11/2022" kept on one line: the words stay as they are printed.
pub(crate) fn tied(words: &str) -> String {
    let chars: Vec<char> = words.chars().collect();
    let gap = |at: usize| {
        let digit = |at: Option<usize>| {
            at.and_then(|at| chars.get(at))
                .is_some_and(char::is_ascii_digit)
        };
        chars[at] == ' '
            && chars.get(at + 1) == Some(&'/')
            && digit(at.checked_sub(1))
            && digit(Some(at + 2))
    };
    (0..chars.len())
        .map(|at| if gap(at) { '\u{a0}' } else { chars[at] })
        .collect()
}

/// The words with a capital letter.
pub(crate) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let first: String = chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    first + chars.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_with_a_gap_stays_on_one_line() {
        assert_eq!(tied("NGÀY 17 /11/2022 CỦA"), "NGÀY 17\u{a0}/11/2022 CỦA");
        assert_eq!(tied("và / hoặc 5 / 6 /"), "và / hoặc 5 / 6 /");
        assert_eq!(tied(""), "");
    }

    #[test]
    fn a_phrase_begins_with_a_capital() {
        assert_eq!(capital("đang thực hiện"), "Đang thực hiện");
    }
}
