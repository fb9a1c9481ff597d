//! The two dates of a round that who reports must know beside the deadline, in words: up to when figures count, and when
//! may be written and sent. A round that leaves them open has nothing to say.

use crate::i18n as t;
use tiendo_domain::round::Calendar;
use tiendo_text::{Lang, date::short};

/// Each with its label.
pub(crate) fn parts(lang: Lang, calendar: &Calendar) -> Vec<(String, String)> {
    let mut parts = Vec::new();
    if let Some(day) = calendar.cut_off {
        parts.push((
            t::rounds::figures(lang).to_owned(),
            t::rounds::figures_until(lang, &short(day)),
        ));
    }
    let from = calendar.entry.from().map(short);
    let last = calendar.entry.last().map(short);
    let words = match (from, last) {
        (Some(from), Some(last)) => Some(t::rounds::entry_between(lang, &from, &last)),
        (Some(from), None) => Some(t::rounds::entry_since(lang, &from)),
        (None, Some(last)) => Some(t::rounds::entry_until(lang, &last)),
        (None, None) => None,
    };
    parts.extend(words.map(|words| (t::rounds::entry(lang).to_owned(), words)));
    parts
}

/// The same as sentences.
pub(crate) fn sentences(lang: Lang, calendar: &Calendar) -> String {
    let sentence = |(label, words)| format!(" {label}: {words}.");
    parts(lang, calendar).into_iter().map(sentence).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use tiendo_domain::time::{Deadline, Period};

    fn calendar(cut_off: bool, from: bool, until: bool) -> Calendar {
        Calendar {
            cut_off: cut_off.then(|| date(2026, 10, 31)),
            due: Deadline::Before(date(2026, 11, 15)),
            entry: Period::new(
                from.then(|| date(2026, 11, 5)),
                until.then(|| date(2026, 12, 1)),
            )
            .unwrap(),
        }
    }

    #[test]
    fn an_open_date_is_not_spoken_of() {
        let said = |calendar| sentences(Lang::Vi, &calendar);
        assert_eq!(said(calendar(false, false, false)), "");
        assert_eq!(
            said(calendar(true, true, true)),
            " Số liệu: tính đến hết ngày 31/10/2026. Thời gian nhập: từ ngày 05/11/2026 đến hết ngày 30/11/2026."
        );
        assert_eq!(
            said(calendar(false, false, true)),
            " Thời gian nhập: đến hết ngày 30/11/2026."
        );
        assert_eq!(
            said(calendar(false, true, false)),
            " Thời gian nhập: từ ngày 05/11/2026."
        );
    }
}
