//! Dates and times as Vietnamese papers and people write them.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;

use crate::Lang;

/// The zone of every date and time, on screen, on paper and in every rule.
pub const ZONE: &str = "Asia/Ho_Chi_Minh";

/// The zone's rules, looked up once.
static RULES: LazyLock<TimeZone> = LazyLock::new(|| {
    TimeZone::get(ZONE).expect("the zone database is compiled in and holds Asia/Ho_Chi_Minh")
});

/// What clock and calendar on a wall in Vietnam show at `at`.
pub fn in_vietnam(at: Timestamp) -> DateTime {
    RULES.to_datetime(at)
}

/// The day on which `at` falls in Vietnam.
pub fn day_of(at: Timestamp) -> Date {
    in_vietnam(at).date()
}

/// The first moment of `day` in Vietnam, which is also 24:00 of the day before.
pub fn start_of(day: Date) -> Timestamp {
    let midnight = RULES.to_timestamp(day.at(0, 0, 0, 0));
    midnight.unwrap_or(Timestamp::MAX)
}

/// Day and month as an official paper writes them: a day under 10 and the months 1 and 2 get a 0.
/// Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.
fn day_and_month(day: Date) -> (String, String) {
    let month = day.month();
    let month = if month < 3 {
        format!("{month:02}")
    } else {
        month.to_string()
    };
    (format!("{:02}", day.day()), month)
}

/// `15/11/2026`, `02/6/2026`.
pub fn short(day: Date) -> String {
    let (d, m) = day_and_month(day);
    format!("{d}/{m}/{}", day.year())
}

/// `ngày 06 tháng 11 năm 2024`: the form of a paper's place and date line.
pub fn long(day: Date) -> String {
    let (d, m) = day_and_month(day);
    format!("ngày {d} tháng {m} năm {}", day.year())
}

/// "thứ Bảy" · "Saturday".
pub const fn weekday(weekday: Weekday, lang: Lang) -> &'static str {
    match weekday {
        Weekday::Monday => lang.pick("thứ Hai", "Monday"),
        Weekday::Tuesday => lang.pick("thứ Ba", "Tuesday"),
        Weekday::Wednesday => lang.pick("thứ Tư", "Wednesday"),
        Weekday::Thursday => lang.pick("thứ Năm", "Thursday"),
        Weekday::Friday => lang.pick("thứ Sáu", "Friday"),
        Weekday::Saturday => lang.pick("thứ Bảy", "Saturday"),
        Weekday::Sunday => lang.pick("Chủ nhật", "Sunday"),
    }
}

/// `08:15`, in Vietnam.
pub fn clock(at: Timestamp) -> String {
    in_vietnam(at).strftime("%H:%M").to_string()
}

/// `08:15 ngày 10/11/2026` · `08:15, 10/11/2026`, in Vietnam.
pub fn moment(at: Timestamp, lang: Lang) -> String {
    let day = short(day_of(at));
    match lang {
        Lang::Vi => format!("{} ngày {day}", clock(at)),
        Lang::En => format!("{}, {day}", clock(at)),
    }
}

/// What somebody typed is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadDate {
    /// Neither day/month/year nor year-month-day.
    #[error("not of the form 15/11/2026")]
    Form,
    /// The form is right, the calendar has no such day.
    #[error("there is no such day")]
    NoSuchDay,
}

/// A date that somebody typed: `15/11/2026`, `15-11-2026`, `15.11.2026`, `2026-11-15`; blanks
/// around the parts do not matter. The year has four digits: nothing is guessed.
/// # Errors
/// [`BadDate`] says whether the form or the day is wrong.
pub fn parse(text: &str) -> Result<Date, BadDate> {
    let parts: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let &[a, b, c] = parts.as_slice() else {
        return Err(BadDate::Form);
    };
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    let plain = |s: &str, most: usize| {
        (1..=most).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit())
    };
    if year.len() != 4 || !plain(year, 4) || !plain(month, 2) || !plain(day, 2) {
        return Err(BadDate::Form);
    }
    let number = |s: &str| s.parse::<i16>().map_err(|_| BadDate::Form);
    let small = |s: &str| s.parse::<i8>().map_err(|_| BadDate::Form);
    Date::new(number(year)?, small(month)?, small(day)?).map_err(|_| BadDate::NoSuchDay)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn official_forms() {
        for (day, s, l) in [
            (date(2024, 11, 6), "06/11/2024", "ngày 06 tháng 11 năm 2024"),
            (date(2026, 6, 2), "02/6/2026", "ngày 02 tháng 6 năm 2026"),
            (date(2026, 2, 15), "15/02/2026", "ngày 15 tháng 02 năm 2026"),
            (
                date(2026, 11, 15),
                "15/11/2026",
                "ngày 15 tháng 11 năm 2026",
            ),
        ] {
            assert_eq!(short(day), s);
            assert_eq!(long(day), l);
            assert_eq!(parse(s), Ok(day));
        }
    }

    #[test]
    fn what_people_type() {
        let day = date(2026, 11, 5);
        for text in [
            "5/11/2026",
            "05-11-2026",
            "2026-11-05",
            " 5 / 11 / 2026 ",
            "5.11.2026",
        ] {
            assert_eq!(parse(text), Ok(day), "{text}");
        }
        for (text, error) in [
            ("31/11/2026", BadDate::NoSuchDay),
            ("29/02/2026", BadDate::NoSuchDay),
            ("0/1/2026", BadDate::NoSuchDay),
            ("5/11/26", BadDate::Form),
            ("5/11", BadDate::Form),
            ("", BadDate::Form),
            ("a/b/2026", BadDate::Form),
            ("+5/11/2026", BadDate::Form),
            ("5/11/2026/1", BadDate::Form),
        ] {
            assert_eq!(parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn instants_are_shown_in_vietnam() {
        let at: Timestamp = "2026-11-09T23:05:00Z".parse().unwrap();
        assert_eq!(day_of(at), date(2026, 11, 10));
        assert_eq!(start_of(day_of(at)).to_string(), "2026-11-09T17:00:00Z");
        assert_eq!(clock(at), "06:05");
        assert_eq!(moment(at, Lang::Vi), "06:05 ngày 10/11/2026");
        assert_eq!(moment(at, Lang::En), "06:05, 10/11/2026");
    }

    #[test]
    fn weekdays() {
        assert_eq!(weekday(date(2026, 11, 14).weekday(), Lang::Vi), "thứ Bảy");
        assert_eq!(weekday(date(2027, 11, 14).weekday(), Lang::En), "Sunday");
    }
}
