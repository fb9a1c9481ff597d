//! Late is late: by the server's clock for what is sent here, by the proved day of receipt for
//! paper.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::time::{Deadline, day_of};

/// When a report reached the focal agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    /// Sent here, at this instant of the server's clock.
    Here(Timestamp),
    /// On paper, received on this day as the register of incoming papers proves; typed later.
    Paper {
        /// The day of receipt.
        received_on: Date,
        /// When it was entered here: shown, never counted.
        entered_at: Timestamp,
    },
}

impl Receipt {
    /// The day of receipt in Vietnam.
    pub fn day(self) -> Date {
        match self {
            Receipt::Here(at) => day_of(at),
            Receipt::Paper { received_on, .. } => received_on,
        }
    }
}

/// One sending of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sending {
    /// 1, 2, …
    pub n: u32,
    /// When it came.
    pub receipt: Receipt,
    /// Whether the body took it back itself.
    pub withdrawn: bool,
}

/// In time or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Timeliness {
    /// Up to the last moment.
    OnTime,
    /// Later, by so many days after the last day: 1 or more.
    Late {
        /// Days after the last day.
        days: i32,
    },
}

/// Whether an expected report has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Received {
    /// It has.
    Yes(Timeliness),
    /// Not yet, and it is not due yet.
    Waiting,
    /// Not, and it was due.
    Missing,
}

/// Whether a receipt is in time for `due`.
pub fn timeliness(due: Deadline, receipt: Receipt) -> Timeliness {
    let late = match receipt {
        Receipt::Here(at) => due.is_past(at),
        Receipt::Paper { received_on, .. } => due.is_past_on(received_on),
    };
    if late {
        let days = (receipt.day() - due.last_day()).get_days();
        Timeliness::Late { days }
    } else {
        Timeliness::OnTime
    }
}

/// Whether a report has come, judged by its first sending that the body did not take back itself:
/// a return by the focal agency does not make a report late, and one that was withdrawn counts
/// from when it came again.
pub fn received(due: Deadline, sendings: &[Sending], now: Timestamp) -> Received {
    let first = sendings.iter().filter(|s| !s.withdrawn).min_by_key(|s| s.n);
    match first {
        Some(sending) => Received::Yes(timeliness(due, sending.receipt)),
        None if due.is_past(now) => Received::Missing,
        None => Received::Waiting,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::at;
    use jiff::civil::date;

    const DUE: Deadline = Deadline::Before(date(2026, 11, 15));

    #[test]
    fn the_clock_judges_what_is_sent_here_and_the_day_what_is_paper() {
        let paper = |day, entered: &str| Receipt::Paper {
            received_on: date(2026, 11, day),
            entered_at: at(entered),
        };
        for (receipt, expected) in [
            (
                Receipt::Here(at("2026-11-14T16:59:59Z")),
                Timeliness::OnTime,
            ),
            (
                Receipt::Here(at("2026-11-14T17:00:00Z")),
                Timeliness::Late { days: 1 },
            ),
            (
                Receipt::Here(at("2026-11-20T02:00:00Z")),
                Timeliness::Late { days: 6 },
            ),
            (paper(14, "2026-11-20T02:00:00Z"), Timeliness::OnTime),
            (
                paper(16, "2026-11-16T02:00:00Z"),
                Timeliness::Late { days: 2 },
            ),
        ] {
            assert_eq!(timeliness(DUE, receipt), expected, "{receipt:?}");
        }
    }

    #[test]
    fn a_return_does_not_make_late_and_a_withdrawn_sending_does_not_count() {
        let sending = |n, time: &str, withdrawn| Sending {
            n,
            receipt: Receipt::Here(at(time)),
            withdrawn,
        };
        let (before, after) = ("2026-11-12T02:00:00Z", "2026-11-18T02:00:00Z");
        let now = at("2026-11-20T00:00:00Z");
        let on_time = Received::Yes(Timeliness::OnTime);
        let late = Received::Yes(Timeliness::Late { days: 4 });
        for (sendings, expected) in [
            (vec![], Received::Missing),
            (
                vec![sending(1, before, false), sending(2, after, false)],
                on_time,
            ),
            (
                vec![sending(2, after, false), sending(1, before, true)],
                late,
            ),
            (vec![sending(1, before, true)], Received::Missing),
            (
                vec![sending(1, before, false), sending(2, after, true)],
                on_time,
            ),
        ] {
            assert_eq!(received(DUE, &sendings, now), expected, "{sendings:?}");
        }
        assert_eq!(received(DUE, &[], at(before)), Received::Waiting);
    }
}
