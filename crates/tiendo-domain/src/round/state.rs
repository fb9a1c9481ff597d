//! The states of a round: preparing, open, closed.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{BadCalendar, Calendar, Frozen, RoundPlan};
use crate::id::{Id, Person};
use crate::time::{Deadline, day_of};

/// Where a round is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoundState {
    /// Who must report can still be changed.
    Preparing,
    /// The expected set is frozen; bodies report.
    Open {
        /// When it was opened.
        at: Timestamp,
        /// Who opened it.
        by: Id<Person>,
    },
    /// Nothing changes any more.
    Closed {
        /// When it was opened.
        opened: Timestamp,
        /// When it was closed.
        at: Timestamp,
        /// Who closed it.
        by: Id<Person>,
    },
}

/// What a person confirms when opening a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// Who opens it.
    pub by: Id<Person>,
    /// Now.
    pub at: Timestamp,
    /// The last day as the person was shown and confirmed it in words ("hết ngày 14/11/2026 (thứ
    /// Bảy)"). It must be the calendar's.
    pub confirmed_last_day: Option<Date>,
}

/// Why a round cannot be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenRefusal {
    /// It is not in preparation.
    #[error("the round is not in preparation")]
    NotPreparing,
    /// The dates do not fit.
    #[error(transparent)]
    Calendar(#[from] BadCalendar),
    /// Nobody has said who belongs to the open set.
    #[error("the members of the open set are not named")]
    OpenSetNotNamed,
    /// The last day was not confirmed, or another one was.
    #[error("the last day must be confirmed")]
    LastDayNotConfirmed(Deadline),
    /// It is over already.
    #[error("the deadline has passed")]
    AlreadyPast(Deadline),
}

/// The round is in another state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the round is not open")]
pub struct WrongRoundState;

/// Whether bodies may write and send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// They may.
    Open,
    /// The round is still prepared.
    NotOpened,
    /// The entry window begins on this day.
    NotYet(Date),
    /// The entry window ended before this day; only returned lines may still be mended.
    Over(Date),
    /// The round is closed.
    Closed,
}

impl RoundState {
    /// Opens a round and freezes who must report.
    /// # Errors
    /// [`OpenRefusal`], and nothing has changed.
    pub fn open(
        &self,
        plan: &RoundPlan,
        calendar: &Calendar,
        opening: Opening,
    ) -> Result<(RoundState, Frozen), OpenRefusal> {
        match self {
            RoundState::Preparing => {}
            RoundState::Open { .. } | RoundState::Closed { .. } => {
                return Err(OpenRefusal::NotPreparing);
            }
        }
        calendar.check()?;
        if !plan.open_set_settled() {
            return Err(OpenRefusal::OpenSetNotNamed);
        }
        if opening.confirmed_last_day != Some(calendar.due.last_day()) {
            return Err(OpenRefusal::LastDayNotConfirmed(calendar.due));
        }
        if calendar.due.is_past(opening.at) {
            return Err(OpenRefusal::AlreadyPast(calendar.due));
        }
        let open = RoundState::Open {
            at: opening.at,
            by: opening.by,
        };
        Ok((open, plan.freeze()))
    }

    /// Closes an open round.
    /// # Errors
    /// [`WrongRoundState`] when it is not open.
    pub fn close(&self, by: Id<Person>, at: Timestamp) -> Result<RoundState, WrongRoundState> {
        match self {
            RoundState::Open { at: opened, .. } => Ok(RoundState::Closed {
                opened: *opened,
                at,
                by,
            }),
            RoundState::Preparing | RoundState::Closed { .. } => Err(WrongRoundState),
        }
    }

    /// Whether bodies may write and send at `now`.
    pub fn entry(&self, calendar: &Calendar, now: Timestamp) -> Entry {
        match self {
            RoundState::Preparing => return Entry::NotOpened,
            RoundState::Closed { .. } => return Entry::Closed,
            RoundState::Open { .. } => {}
        }
        let today = day_of(now);
        match (calendar.entry.from(), calendar.entry.until()) {
            (Some(from), _) if today < from => Entry::NotYet(from),
            (_, Some(until)) if today >= until => Entry::Over(until),
            _ => Entry::Open,
        }
    }

    /// The code in the database: `preparing`, `open`, `closed`.
    pub const fn code(&self) -> &'static str {
        match self {
            RoundState::Preparing => "preparing",
            RoundState::Open { .. } => "open",
            RoundState::Closed { .. } => "closed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{at, ids};
    use crate::time::Period;
    use jiff::civil::date;

    #[test]
    fn the_entry_window_follows_the_vietnamese_day() {
        let by = ids().next_id();
        let calendar = Calendar {
            cut_off: None,
            due: Deadline::Before(date(2026, 11, 15)),
            entry: Period::new(Some(date(2026, 11, 1)), Some(date(2026, 12, 1))).unwrap(),
        };
        let open = RoundState::Open {
            at: at("2026-10-20T01:00:00Z"),
            by,
        };
        for (now, entry) in [
            ("2026-10-31T16:59:59Z", Entry::NotYet(date(2026, 11, 1))),
            ("2026-10-31T17:00:00Z", Entry::Open),
            ("2026-11-20T00:00:00Z", Entry::Open),
            ("2026-11-30T17:00:00Z", Entry::Over(date(2026, 12, 1))),
        ] {
            assert_eq!(open.entry(&calendar, at(now)), entry, "{now}");
        }
        let now = at("2026-11-20T00:00:00Z");
        let closed = open.close(by, now).unwrap();
        assert_eq!(closed.entry(&calendar, now), Entry::Closed);
        assert_eq!(
            RoundState::Preparing.entry(&calendar, now),
            Entry::NotOpened
        );
        assert_eq!(closed.close(by, now), Err(WrongRoundState));
        assert_eq!(RoundState::Preparing.close(by, now), Err(WrongRoundState));
    }
}
