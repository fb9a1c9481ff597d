//! The day on which a report is due: one of the calendar, or words.

use super::{MOST_TIMES, within};
use crate::dates::{self, Day};
use crate::model::Due;
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::reports::{BEGIN, BEHIND_DAY, IN_A_TIME, LEADS, RECURRING, WEEKDAYS};

/// A due day, whether the day itself still counts, and its words.
pub(super) struct DueDay {
    pub(super) day: Day,
    pub(super) inclusive: bool,
    pub(super) place: Place,
}

/// The exclusive and the inclusive form of a due day.
pub(super) fn pair(due: &DueDay) -> (Option<Due>, Option<Due>) {
    // A year that is no leap year, to count days of a recurring date in.
    const ANY_YEAR: i16 = 2023;
    let Some(day) =
        jiff::civil::Date::new(due.day.year.unwrap_or(ANY_YEAR), due.day.month, due.day.day).ok()
    else {
        return (None, None);
    };
    let form = |date: jiff::civil::Date| match due.day.year {
        Some(_) => Due::Day(date),
        None => Due::Yearly(date.month(), date.day()),
    };
    let other = if due.inclusive {
        day.tomorrow()
    } else {
        day.yesterday()
    }
    .ok();
    // The day before 1 March depends on the year.
    let leaps = due.day.year.is_none()
        && ((day.month(), day.day()) == (3, 1) || (day.month(), day.day()) == (2, 28));
    if due.inclusive {
        (other.filter(|_| !leaps).map(form), Some(form(day)))
    } else {
        (Some(form(day)), other.filter(|_| !leaps).map(form))
    }
}

/// Days behind "trước ngày", "chậm nhất", each further one behind a comma or `và`; an hour before the day makes it the last one.
pub(super) fn days(view: &View, sentence: &Place) -> Vec<DueDay> {
    let mut all: Vec<DueDay> = Vec::new();
    let figures = figures(view, sentence);
    for (words, inclusive) in LEADS {
        let leads = view.find_all(sentence, words).into_iter();
        let of_report = |lead: &Place| {
            figures
                .as_ref()
                .is_none_or(|figures| !within(lead, figures))
        };
        for lead in leads.filter(of_report) {
            let mut rest = view.trim_start(lead.end..sentence.end);
            for filler in ["den", "la", "vao", "het"] {
                rest = view.after(&rest, filler).unwrap_or(rest);
            }
            let hour = hour(view, &rest);
            let inclusive = *inclusive || hour.is_some();
            let mut rest = hour.unwrap_or(rest);
            let mut from = lead.start;
            while let Some(day) = dates::day_at(view, &rest) {
                let end = day.place.end;
                all.push(DueDay {
                    place: from..end,
                    day,
                    inclusive,
                });
                rest = further(view, end, sentence.end);
                from = rest.start;
            }
        }
    }
    // "chậm nhất trước ngày 10/12": the shorter words say it.
    all.sort_by_key(|due| (due.place.end, std::cmp::Reverse(due.place.start)));
    all.dedup_by_key(|due| due.place.end);
    all.truncate(MOST_TIMES);
    all
}

/// "(số liệu chốt đến hết ngày 14/12)": words that tell a day of figures, up to the sign behind them.
fn figures(view: &View, sentence: &Place) -> Option<Place> {
    let said = view.find_any(
        sentence,
        &[
            "chot so lieu",
            "so lieu chot",
            "so lieu tinh",
            "so lieu bao cao",
        ],
    )?;
    let end = (said.end..sentence.end).find(|&i| matches!(view.byte(i), b',' | b';' | b')'));
    Some(said.start..end.unwrap_or(sentence.end))
}

/// "17 giờ 00", "16h30" before a day: what stands behind.
fn hour(view: &View, rest: &Place) -> Option<Place> {
    let digits = |from: usize| {
        (from..rest.end)
            .find(|&i| !view.byte(i).is_ascii_digit())
            .unwrap_or(rest.end)
    };
    let end = digits(rest.start);
    if end == rest.start {
        return None;
    }
    let word = view.trim_start(end..rest.end);
    let behind = if view.byte(end) == b'h' && !word.is_empty() {
        end + 1
    } else {
        view.after(&word, "gio")?.start
    };
    let minutes = view.trim_start(behind..rest.end);
    let behind = view.trim(digits(minutes.start)..rest.end, b",");
    Some(view.after(&behind, "phut").unwrap_or(behind))
}

/// Behind a day: the next one, "và ngày 10/12", ", trước ngày 10/12 (đối với báo cáo năm)".
fn further(view: &View, end: usize, limit: usize) -> Place {
    let next = view.trim(end..limit, b",;");
    view.after(&next, "va").unwrap_or(next)
}

/// The most characters of due words.
const LONGEST: usize = 120;

/// Due words without a day of the calendar.
pub(super) struct DueWords {
    pub(super) place: Place,
    /// "trong tháng 12/2026": once, within a time.
    pub(super) is_once: bool,
}

/// "trước ngày 25 hằng tháng", "trước 17 giờ hằng ngày", "thứ Sáu hằng tuần": a due date without a day of the calendar.
pub(super) fn words(view: &View, sentence: &Place) -> Option<DueWords> {
    let mut begins: Vec<Place> = BEGIN
        .iter()
        .chain(WEEKDAYS)
        .chain(IN_A_TIME)
        .flat_map(|words| view.find_all(sentence, words))
        .collect();
    begins.sort_by_key(|at| (at.start, std::cmp::Reverse(at.end)));
    begins.into_iter().find_map(|lead| {
        let limit = sentence.end.min(lead.end + LONGEST);
        let end = (lead.end..limit)
            .find(|&i| {
                matches!(view.byte(i), b',' | b';' | b'(' | b')')
                    || (view.byte(i) == b'.' && !view.byte(i + 1).is_ascii_digit())
            })
            .unwrap_or(limit);
        let end = said::find_any(view, &(lead.end..end), BEHIND_DAY).map_or(end, |at| at.start);
        let place = view.trim(lead.start..end, b".:");
        let is_time = IN_A_TIME
            .iter()
            .any(|words| view.after(&place, words).is_some());
        if is_time && view.digits(&place).next().is_some() {
            return Some(DueWords {
                place,
                is_once: true,
            });
        }
        let settles = view.digits(&place).next().is_some()
            || WEEKDAYS.iter().any(|day| view.has(&place, day));
        let recurs = RECURRING
            .iter()
            .filter_map(|words| view.find(&place, words))
            .max_by_key(|at| at.end)?;
        (settles && within(&recurs, &place)).then_some(DueWords {
            place,
            is_once: false,
        })
    })
}
