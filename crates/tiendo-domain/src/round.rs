//! Report rounds: who must report, how much and by when, frozen when the round opens.

mod prepare;
mod state;

pub use prepare::{
    BadOverride, Expected, Frozen, NamedMember, OpenSet, Preparation, PrepareRefusal, RoundPlan,
    Why, prepare,
};
pub use state::{Entry, OpenRefusal, Opening, RoundState, WrongRoundState};

use jiff::civil::Date;

use crate::time::{Deadline, Period};

/// The three dates of a round, which are never one: Nghị định 09/2019/NĐ-CP sets the cut-off of
/// figures apart from the day of sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// The day up to which figures are counted (thời gian chốt số liệu), inclusive.
    pub cut_off: Option<Date>,
    /// By when reports are due.
    pub due: Deadline,
    /// The days on which bodies may write and send. Reports that come within it but after `due`
    /// are late; an open end is the normal case.
    pub entry: Period,
}

/// What makes a calendar impossible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadCalendar {
    /// Figures would be counted up to a day after the report is due.
    #[error("the cut-off {cut_off} is after the last day {last_day}")]
    CutOffAfterDue {
        /// The cut-off.
        cut_off: Date,
        /// The last day to report.
        last_day: Date,
    },
    /// Nobody could send in time.
    #[error("the entry window has no day up to {last_day}")]
    NoEntryBeforeDue {
        /// The last day to report.
        last_day: Date,
    },
    /// The window closes before the reports are due.
    #[error("the entry window ends before the last day {last_day}")]
    EntryEndsBeforeDue {
        /// The last day to report.
        last_day: Date,
    },
}

impl Calendar {
    /// Whether the three dates fit each other.
    /// # Errors
    /// [`BadCalendar`] with the dates that do not.
    pub fn check(&self) -> Result<(), BadCalendar> {
        let last_day = self.due.last_day();
        if let Some(cut_off) = self.cut_off.filter(|c| *c > last_day) {
            return Err(BadCalendar::CutOffAfterDue { cut_off, last_day });
        }
        if self.entry.from().is_some_and(|from| from > last_day) {
            return Err(BadCalendar::NoEntryBeforeDue { last_day });
        }
        if self.entry.until().is_some_and(|until| until <= last_day) {
            return Err(BadCalendar::EntryEndsBeforeDue { last_day });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_three_dates_must_fit() {
        let due = Deadline::Before(date(2026, 11, 15));
        let last_day = date(2026, 11, 14);
        let calendar = |cut_off, from, until| Calendar {
            cut_off,
            due,
            entry: Period::new(from, until).unwrap(),
        };
        let (first, fifteenth) = (Some(date(2026, 11, 1)), Some(date(2026, 11, 15)));
        for (calendar, expected) in [
            (calendar(Some(date(2026, 10, 31)), first, None), Ok(())),
            (calendar(Some(last_day), None, fifteenth), Ok(())),
            (
                calendar(fifteenth, None, None),
                Err(BadCalendar::CutOffAfterDue {
                    cut_off: date(2026, 11, 15),
                    last_day,
                }),
            ),
            (
                calendar(None, fifteenth, None),
                Err(BadCalendar::NoEntryBeforeDue { last_day }),
            ),
            (
                calendar(None, first, Some(last_day)),
                Err(BadCalendar::EntryEndsBeforeDue { last_day }),
            ),
        ] {
            assert_eq!(calendar.check(), expected);
        }
    }
}
