//! What the words of a deadline mean. A meaning is given only where the words hold it; the words stay beside it.

mod in_text;
mod range;
mod recurring;

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::dates::{self, Day};
use crate::model::Words;
use crate::phrases::{Phrases, Static};
use crate::said;
use crate::span::{Span, Spanned};
use crate::view::{Place, View};
use crate::vocabulary::times;
pub(crate) use in_text::in_text;

/// The meaning of a deadline's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineMeaning {
    /// What kind of deadline.
    pub kind: DeadlineKind,
    /// First day of the span, where the words name one.
    pub from: Option<Date>,
    /// Last day, or with `exclusive` the day before which.
    pub until: Option<Date>,
    /// "trước …": `until` itself is too late.
    pub exclusive: bool,
    /// The event that it waits for.
    pub depends_on: Option<Words>,
}

impl DeadlineMeaning {
    /// A span of days, its last one included.
    const fn span(kind: DeadlineKind, from: Option<Date>, until: Option<Date>) -> Self {
        Self {
            kind,
            from,
            until,
            exclusive: false,
            depends_on: None,
        }
    }
}

impl DeadlineMeaning {
    /// The last day on which the task is done in time, where the words settle one.
    pub fn last_day(&self) -> Option<Date> {
        let until = self.until?;
        if self.exclusive {
            until.yesterday().ok()
        } else {
            Some(until)
        }
    }
}

/// Kinds of deadlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadlineKind {
    /// One day.
    Date,
    /// Within a month.
    Month,
    /// Within a quarter.
    Quarter,
    /// Within a half-year.
    HalfYear,
    /// Within a year.
    Year,
    /// Over several years.
    Period,
    /// Every year.
    Annual,
    /// All the time, or whenever it arises.
    Ongoing,
    /// Before a day, exclusive.
    Before,
    /// After an event.
    AfterEvent,
    /// The words name a time that is not settled by them alone (a month without its year).
    Open,
}

impl DeadlineKind {
    /// Its name in the JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half_year",
            Self::Year => "year",
            Self::Period => "period",
            Self::Annual => "annual",
            Self::Ongoing => "ongoing",
            Self::Before => "before",
            Self::AfterEvent => "after_event",
            Self::Open => "open",
        }
    }
}

/// Words that say that something never ends.
const ONGOING: &[&str] = &[
    "thuong xuyen",
    "lien tuc",
    "hang quy",
    "hang thang",
    "hang tuan",
    "moi quy",
    "moi thang",
    "khi co phat sinh",
    "khi phat sinh",
];
/// Words that say every year.
const ANNUAL: &[&str] = &["hang nam", "moi nam", "dinh ky nam"];
/// Words that open an event.
const EVENTS: &[&str] = &[
    "sau khi",
    "ngay sau",
    "ke tu",
    "theo yeu cau",
    "theo tien do",
    "theo ke hoach",
    "theo quy dinh",
    "theo huong dan",
    "khi co",
    "khi trung uong",
];
/// Words that may stand before the time itself.
const LEADING: &[&str] = &[
    "hoan thanh",
    "thuc hien",
    "xong",
    "trong",
    "cham nhat",
    "den het",
    "den",
    "vao",
    "thang",
    "ngay",
    "quy",
    "nam",
    "giai doan",
    "thoi ky",
    "truoc",
    "cuoi",
    "dau",
    "6 thang",
    "het",
    "tu",
];

/// Times of a day, with their marks.
const OF_DAY: &[&str] = &["sáng", "trưa", "chiều", "tối", "đêm"];

static UNSETTLED: Static = LazyLock::new(|| Phrases::plain(&times::UNSETTLED));

/// The most characters of a cell with a time that no calendar settles.
const LONGEST_UNSETTLED: usize = 60;

static ONGOING_WORDS: Static = LazyLock::new(|| Phrases::plain(ONGOING));
static EVENT_WORDS: Static = LazyLock::new(|| Phrases::plain(EVENTS));
static RECURRING: Static = LazyLock::new(|| Phrases::plain(&times::RECURRING));

/// A short cell that holds a time and nothing else.
pub(crate) fn is_deadline_cell(view: &View, place: &Place) -> bool {
    if place.len() <= LONGEST_UNSETTLED && UNSETTLED.begin(view, place).is_some() {
        return true;
    }
    if is_days(view, place) {
        return true;
    }
    place.len() <= 120
        && meaning(view, place).is_some_and(|found| {
            let meaning = found.value;
            let begins = LEADING
                .iter()
                .chain(ONGOING)
                .chain(ANNUAL)
                .chain(EVENTS)
                .any(|words| view.after(place, words).is_some());
            // "Tối 26/7/2026", not "Sáng tác …".
            let of_day = || {
                said::after_any(view, place, OF_DAY).is_some_and(|day| {
                    view.byte(day.start).is_ascii_digit() || view.after(&day, "ngay").is_some()
                })
            };
            begins
                || of_day()
                || (view.byte(place.start).is_ascii_digit() && meaning.until.is_some())
        })
}

/// "15/4", "01/4 - 10/4": days of the document's year, and nothing else.
fn is_days(view: &View, place: &Place) -> bool {
    let whole = view.trim(place.clone(), b".;,");
    let Some(first) = dates::day_at(view, &whole).filter(|_| whole.len() <= LONGEST_DAYS) else {
        return false;
    };
    let rest = view.trim(first.place.end..whole.end, b"-");
    rest.is_empty() || dates::day_at(view, &rest).is_some_and(|second| second.place.end == rest.end)
}

/// The most characters of two days with a dash between them.
const LONGEST_DAYS: usize = 24;

/// The meaning of a deadline's words, resting on the words that settle it.
pub(crate) fn meaning(view: &View, place: &Place) -> Option<Spanned<DeadlineMeaning>> {
    let place = view.trim(place.clone(), b".;,");
    let of = |kind, at: &Place| Some(view.derived(DeadlineMeaning::span(kind, None, None), at));
    if let Some(at) = ONGOING_WORDS.first(view, &place).map(|(_, at)| at) {
        return of(DeadlineKind::Ongoing, &at);
    }
    if let Some(at) = EVENT_WORDS.first(view, &place).map(|(_, at)| at) {
        return Some(view.derived(
            DeadlineMeaning {
                kind: DeadlineKind::AfterEvent,
                from: None,
                until: None,
                exclusive: false,
                depends_on: Some(view.value(&(at.start..place.end))),
            },
            &(at.start..place.end),
        ));
    }
    let time = find_time(view, &place);
    if time.is_none()
        && let Some(at) = view.find_any(&place, ANNUAL)
    {
        return of(DeadlineKind::Annual, &at);
    }
    if time.is_none()
        && let Some((_, at)) = RECURRING.first(view, &place)
    {
        return of(DeadlineKind::Ongoing, &at);
    }
    let mut time = time.filter(|time| !is_cut_out(view, &place, time.start()))?;
    if view.find_any(&place, ANNUAL).is_some() && time.value.until.is_none() {
        time.value.kind = DeadlineKind::Annual;
    }
    if let Some(before) = view.find(&place, "truoc")
        && view.span(&before).start <= time.start()
    {
        let first = time.value.from.or(time.value.until);
        time.value = DeadlineMeaning {
            kind: if first.is_some() {
                DeadlineKind::Before
            } else {
                time.value.kind
            },
            from: None,
            until: first,
            exclusive: true,
            depends_on: None,
        };
    }
    Some(time)
}

/// "31/6/2026" is no day of the calendar, and its year is not what was meant.
fn is_cut_out(view: &View, place: &Place, start: usize) -> bool {
    let at = view.place(Span { start, end: start }).start;
    let sign = at.checked_sub(1).filter(|sign| *sign > place.start);
    sign.is_some_and(|sign| {
        matches!(view.byte(sign), b'/' | b'-' | b'.') && view.byte(sign - 1).is_ascii_digit()
    })
}

/// The span of days that the words name.
fn find_time(view: &View, place: &Place) -> Option<Spanned<DeadlineMeaning>> {
    let of = |kind, from: Option<Date>, until: Option<Date>, at: &Place| {
        view.derived(DeadlineMeaning::span(kind, from, until), at)
    };
    if let Some((years, at)) = dates::find_years(view, place) {
        let (from, until) = (
            Date::new(years.0, 1, 1).ok(),
            Date::new(years.1, 12, 31).ok(),
        );
        return Some(of(DeadlineKind::Period, from, until, &at));
    }
    if let Some(day) = last_day(view, place) {
        let date = day.date();
        return Some(match date {
            Some(date) => of(DeadlineKind::Date, None, Some(date), &day.place),
            None => of(DeadlineKind::Open, None, None, &day.place),
        });
    }
    let year = last_year(view, place);
    let days = |from_month: i8, to_month: i8| {
        let (year, _) = year.as_ref()?;
        let from = Date::new(*year, from_month, 1).ok()?;
        let until = Date::new(*year, to_month, 1).ok()?.last_of_month();
        Some((from, until))
    };
    let with_year = |at: Place| {
        let end = year.as_ref().map_or(at.end, |(_, y)| y.end.max(at.end));
        at.start..end
    };
    let found = |kind, from_month, to_month, at: Place| {
        let at = with_year(at);
        match days(from_month, to_month) {
            Some((from, until)) => of(kind, Some(from), Some(until), &at),
            None => of(DeadlineKind::Open, None, None, &at),
        }
    };
    if let Some(at) = view.find(place, "6 thang dau") {
        return Some(found(DeadlineKind::HalfYear, 1, 6, at));
    }
    if let Some(at) = view.find(place, "6 thang cuoi") {
        return Some(found(DeadlineKind::HalfYear, 7, 12, at));
    }
    if let Some((first, last, at)) = quarters(view, place) {
        return Some(found(DeadlineKind::Quarter, first * 3 - 2, last * 3, at));
    }
    if let Some((first, last, at)) = months(view, place) {
        return Some(found(DeadlineKind::Month, first, last, at));
    }
    let (year, at) = year?;
    let (from, until) = (Date::new(year, 1, 1).ok(), Date::new(year, 12, 31).ok());
    Some(of(DeadlineKind::Year, from, until, &at))
}

/// Of several days the last: all is to be done by then.
fn last_day(view: &View, place: &Place) -> Option<Day> {
    let mut last = None;
    let mut rest = place.clone();
    while let Some(day) = dates::find_day(view, &rest) {
        rest.start = day.place.end;
        // "6/2026" is a month; "30/6" without a year is no date yet.
        last = Some(day);
    }
    last
}

fn last_year(view: &View, place: &Place) -> Option<(i16, Place)> {
    let mut last = None;
    for at in view.digits(place) {
        let before = at.checked_sub(1).map_or(b' ', |i| view.byte(i));
        if !crate::view::is_word(before)
            && let Some((year, year_at)) = dates::year_at(view, &(at..place.end))
        {
            let word = year_at
                .start
                .checked_sub(4)
                .filter(|&w| w >= place.start && view.plain(&(w..year_at.start)) == "nam ");
            last = Some((year, word.unwrap_or(year_at.start)..year_at.end));
        }
    }
    last
}

/// `Q2/2023`, `QII/2023`.
fn short_quarter(view: &View, place: &Place) -> Option<(i8, i8, Place)> {
    let start = place.clone().find(|&i| {
        let opens = i == place.start || !crate::view::is_word(view.byte(i - 1));
        opens && view.byte(i) == b'q' && view.is_upper(i)
    })?;
    let end = (start + 1..place.end)
        .find(|&i| !crate::view::is_word(view.byte(i)))
        .unwrap_or(place.end);
    let quarter = match view.plain(&(start + 1..end)) {
        "1" | "i" => 1,
        "2" | "ii" => 2,
        "3" | "iii" => 3,
        "4" | "iv" => 4,
        _ => return None,
    };
    Some((quarter, quarter, start..end))
}

/// `quý II`, `quý I, II`, `quý 3`: first and last.
fn quarters(view: &View, place: &Place) -> Option<(i8, i8, Place)> {
    if let Some(short) = short_quarter(view, place) {
        return Some(short);
    }
    let word = view.find(place, "quy")?;
    let mut all: Vec<i8> = Vec::new();
    let mut end = word.end;
    let mut start = None;
    for at in word.end..=place.end {
        let b = if at < place.end { view.byte(at) } else { b' ' };
        if crate::view::is_word(b) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            let quarter = match view.plain(&(from..at)) {
                "i" | "1" => 1,
                "ii" | "2" => 2,
                "iii" | "3" => 3,
                "iv" | "4" => 4,
                "va" | "quy" | "den" => continue,
                _ => break,
            };
            all.push(quarter);
            end = at;
        }
    }
    Some((*all.iter().min()?, *all.iter().max()?, word.start..end))
}

/// `tháng 6`, `tháng 11, tháng 12`, `tháng 11, 12`: first and last; also `6/2026` alone.
fn months(view: &View, place: &Place) -> Option<(i8, i8, Place)> {
    let words = view.find_all(place, "thang");
    let number = |from: usize| {
        let at = view.trim_start(from..place.end);
        let end = (at.start..at.end)
            .find(|&i| !view.byte(i).is_ascii_digit())
            .unwrap_or(at.end);
        let month: i8 = view.plain(&(at.start..end)).parse().ok()?;
        (1..=12).contains(&month).then_some((month, end))
    };
    let mut all = Vec::new();
    let mut span: Option<Place> = None;
    for word in words {
        if let Some((month, end)) = number(word.end) {
            all.push(month);
            span.get_or_insert(word.clone()).end = end;
        }
    }
    if all.is_empty() {
        let at = (place.start..place.end).find(|&i| view.byte(i).is_ascii_digit())?;
        let (month, end) = number(at)?;
        let (_, year) = dates::year_at(view, &(end + 1..place.end.max(end + 1)))?;
        (view.byte(end) == b'/').then_some(())?;
        return Some((month, month, at..year.end));
    }
    Some((*all.iter().min()?, *all.iter().max()?, span?))
}
