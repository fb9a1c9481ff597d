//! Deadlines: "trước ngày 15/11" is exclusive and stays so.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan};
use tiendo_text::Lang;

use super::{day_of, start_of};

/// A day by which something is due, kept as the document says it.
///
/// No law defines "trước ngày …"; the last moment is 24:00 of the day before, by analogy with
/// Bộ luật Dân sự 2015, Điều 148. It never rolls to a working day: that would contradict "trước".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deadline {
    /// "trước ngày …": the day named is already too late.
    Before(Date),
    /// "đến ngày …", "trong ngày …": the day named is the last.
    On(Date),
}

/// How many days are left on a day, or over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// So many days after today, 1 or more.
    Days(i32),
    /// Today is the last day.
    Today,
    /// The last day was so many days ago, 1 or more.
    Over(i32),
}

impl Deadline {
    /// The last day that is still in time.
    pub fn last_day(self) -> Date {
        match self {
            Deadline::Before(day) => day.saturating_sub(1.day()),
            Deadline::On(day) => day,
        }
    }

    /// 24:00 of the last day in Vietnam: the first instant that is too late.
    pub fn last_moment(self) -> Timestamp {
        start_of(self.last_day().saturating_add(1.day()))
    }

    /// Whether `now` is too late. At 24:00 sharp it is.
    pub fn is_past(self, now: Timestamp) -> bool {
        now >= self.last_moment()
    }

    /// Whether a day, such as the proved day of receipt, is too late.
    pub fn is_past_on(self, day: Date) -> bool {
        day > self.last_day()
    }

    /// How many days are left at `now`.
    pub fn left(self, now: Timestamp) -> Left {
        let days = (self.last_day() - day_of(now)).get_days();
        match days {
            0 => Left::Today,
            1.. => Left::Days(days),
            _ => Left::Over(-days),
        }
    }

    /// The last day's weekday, when it is a Saturday or a Sunday: to be confirmed by a person.
    pub fn weekend(self) -> Option<Weekday> {
        weekend_day(self.last_day())
    }

    /// "hết ngày 14/11/2026 (thứ Bảy)" · "end of Saturday 14/11/2026".
    pub fn words(self, lang: Lang) -> String {
        let day = self.last_day();
        let date = tiendo_text::date::short(day);
        let weekday = tiendo_text::date::weekday(day.weekday(), lang);
        match lang {
            Lang::Vi => format!("hết ngày {date} ({weekday})"),
            Lang::En => format!("end of {weekday} {date}"),
        }
    }

    /// The words of the rule: "trước ngày 15/11/2026" · "before 15/11/2026".
    pub fn rule_words(self, lang: Lang) -> String {
        let (day, vi, en) = match self {
            Deadline::Before(day) => (day, "trước ngày", "before"),
            Deadline::On(day) => (day, "đến hết ngày", "by the end of"),
        };
        format!("{} {}", lang.pick(vi, en), tiendo_text::date::short(day))
    }
}

/// The weekday of `day`, when it is a Saturday or a Sunday.
pub fn weekend_day(day: Date) -> Option<Weekday> {
    let weekday = day.weekday();
    matches!(weekday, Weekday::Saturday | Weekday::Sunday).then_some(weekday)
}

impl Left {
    /// "còn 4 ngày" · "hôm nay là ngày cuối" · "quá hạn 3 ngày".
    pub fn words(self, lang: Lang) -> String {
        match (self, lang) {
            (Left::Days(n), Lang::Vi) => format!("còn {n} ngày"),
            (Left::Days(1), Lang::En) => "1 day left".to_owned(),
            (Left::Days(n), Lang::En) => format!("{n} days left"),
            (Left::Today, _) => lang
                .pick("hôm nay là ngày cuối", "today is the last day")
                .to_owned(),
            (Left::Over(n), Lang::Vi) => format!("quá hạn {n} ngày"),
            (Left::Over(1), Lang::En) => "1 day overdue".to_owned(),
            (Left::Over(n), Lang::En) => format!("{n} days overdue"),
        }
    }
}

/// Text that is no deadline in its written form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a deadline")]
pub struct BadDeadline;

/// The form in the database: `before:2026-11-15`, `on:2026-11-14`.
impl fmt::Display for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Deadline::Before(day) => write!(f, "before:{day}"),
            Deadline::On(day) => write!(f, "on:{day}"),
        }
    }
}

impl FromStr for Deadline {
    type Err = BadDeadline;

    fn from_str(text: &str) -> Result<Self, BadDeadline> {
        let (kind, day) = text.split_once(':').ok_or(BadDeadline)?;
        let day = day.parse().map_err(|_| BadDeadline)?;
        match kind {
            "before" => Ok(Deadline::Before(day)),
            "on" => Ok(Deadline::On(day)),
            _ => Err(BadDeadline),
        }
    }
}

/// A deadline that recurs each year: "trước ngày 15/11 hằng năm".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum YearlyDay {
    /// "trước ngày": exclusive.
    Before {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
    /// The last day itself.
    On {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
}

impl YearlyDay {
    /// The deadline of `year`; `None` when the year has no such day (29/02).
    pub fn in_year(self, year: i16) -> Option<Deadline> {
        match self {
            YearlyDay::Before { month, day } => {
                Date::new(year, month, day).ok().map(Deadline::Before)
            }
            YearlyDay::On { month, day } => Date::new(year, month, day).ok().map(Deadline::On),
        }
    }
}

/// The form in the database: `before:--11-15`, `on:--11-14` (ISO 8601 without the year).
impl fmt::Display for YearlyDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, month, day) = match self {
            YearlyDay::Before { month, day } => ("before", month, day),
            YearlyDay::On { month, day } => ("on", month, day),
        };
        write!(f, "{kind}:--{month:02}-{day:02}")
    }
}

impl FromStr for YearlyDay {
    type Err = BadDeadline;

    fn from_str(text: &str) -> Result<Self, BadDeadline> {
        let (kind, rest) = text.split_once(":--").ok_or(BadDeadline)?;
        // 2024 is a leap year, so it has every day that some year has.
        let whole: Date = format!("2024-{rest}").parse().map_err(|_| BadDeadline)?;
        let (month, day) = (whole.month(), whole.day());
        match kind {
            "before" => Ok(YearlyDay::Before { month, day }),
            "on" => Ok(YearlyDay::On { month, day }),
            _ => Err(BadDeadline),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn before_the_15th_ends_at_24_00_of_saturday_the_14th_in_vietnam() {
        let rule: YearlyDay = "before:--11-15".parse().unwrap();
        let due = rule.in_year(2026).unwrap();
        assert_eq!(due, Deadline::Before(date(2026, 11, 15)));
        assert_eq!(due.last_day(), date(2026, 11, 14));
        assert_eq!(due.last_moment(), at("2026-11-14T17:00:00Z"));
        assert!(!due.is_past(at("2026-11-14T16:59:59.999999Z")));
        assert!(due.is_past(at("2026-11-14T17:00:00Z")));
        assert!(!due.is_past_on(date(2026, 11, 14)) && due.is_past_on(date(2026, 11, 15)));
        assert_eq!(due.weekend(), Some(Weekday::Saturday));
        assert_eq!(rule.in_year(2027).unwrap().weekend(), Some(Weekday::Sunday));
        assert_eq!(rule.in_year(2025).unwrap().weekend(), None);
        assert_eq!(due.words(Lang::Vi), "hết ngày 14/11/2026 (thứ Bảy)");
        assert_eq!(due.words(Lang::En), "end of Saturday 14/11/2026");
        assert_eq!(due.rule_words(Lang::Vi), "trước ngày 15/11/2026");
        assert_eq!(
            Deadline::On(date(2026, 11, 14)).last_moment(),
            due.last_moment()
        );
    }

    #[test]
    fn days_left_are_counted_by_the_vietnamese_calendar() {
        let due = Deadline::Before(date(2026, 11, 15));
        for (now, left, vi) in [
            ("2026-11-10T01:00:00Z", Left::Days(4), "còn 4 ngày"),
            // 23:30 UTC on the 9th is the 10th in Vietnam.
            ("2026-11-09T23:30:00Z", Left::Days(4), "còn 4 ngày"),
            ("2026-11-14T16:59:00Z", Left::Today, "hôm nay là ngày cuối"),
            ("2026-11-14T17:00:00Z", Left::Over(1), "quá hạn 1 ngày"),
            ("2026-12-20T00:00:00Z", Left::Over(36), "quá hạn 36 ngày"),
        ] {
            assert_eq!(due.left(at(now)), left, "{now}");
            assert_eq!(left.words(Lang::Vi), vi);
        }
        assert_eq!(Left::Over(1).words(Lang::En), "1 day overdue");
    }

    #[test]
    fn written_forms_are_read_back() {
        for text in ["before:2026-11-15", "on:2026-12-31"] {
            assert_eq!(text.parse::<Deadline>().unwrap().to_string(), text);
        }
        for text in ["before:--11-15", "on:--02-29"] {
            assert_eq!(text.parse::<YearlyDay>().unwrap().to_string(), text);
        }
        let leap: YearlyDay = "on:--02-29".parse().unwrap();
        assert_eq!(leap.in_year(2026), None);
        for text in ["", "2026-11-15", "by:2026-11-15", "before:2026-02-30"] {
            assert_eq!(text.parse::<Deadline>(), Err(BadDeadline), "{text}");
        }
        for text in ["--11-15", "on:--02-30", "on:--1-5", "by:--11-15"] {
            assert_eq!(text.parse::<YearlyDay>(), Err(BadDeadline), "{text}");
        }
    }
}
