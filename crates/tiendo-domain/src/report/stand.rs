//! Where a report stood at an instant, from what was kept of its sendings and returns.

use jiff::Timestamp;

use crate::coded::coded;

coded! {
    /// Where a report stood, as far as others could see it: what a body wrote and did not send leaves no trace.
    pub enum Stand {
        /// Nothing had been sent, or what was sent had been withdrawn.
        NotSent = "not_sent", "chưa gửi", "not sent";
        /// Sent, and not yet checked.
        Sent = "sent", "đã gửi", "sent";
        /// Returned with reasons, and not yet sent again.
        Returned = "returned", "đã trả lại", "returned";
        /// Accepted.
        Accepted = "accepted", "đã chấp nhận", "accepted";
        /// Excused from reporting.
        Excused = "excused", "không phải báo cáo", "excused";
    }
}

/// What happened to a report, in any order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// It was sent or entered.
    Sent(Timestamp),
    /// Its last sending was taken back.
    Withdrawn(Timestamp),
    /// Its last sending was returned.
    Returned(Timestamp),
    /// Its last sending was accepted.
    Accepted(Timestamp),
    /// It was excused.
    Excused(Timestamp),
}

impl Happened {
    fn at(self) -> Timestamp {
        match self {
            Happened::Sent(at)
            | Happened::Withdrawn(at)
            | Happened::Returned(at)
            | Happened::Accepted(at)
            | Happened::Excused(at) => at,
        }
    }
}

/// Where a report stood just after `at`: what happened last up to then decides.
pub fn stand(happened: &[Happened], at: Timestamp) -> Stand {
    let until = happened.iter().filter(|event| event.at() <= at);
    match until.max_by_key(|event| event.at()) {
        None | Some(Happened::Withdrawn(_)) => Stand::NotSent,
        Some(Happened::Sent(_)) => Stand::Sent,
        Some(Happened::Returned(_)) => Stand::Returned,
        Some(Happened::Accepted(_)) => Stand::Accepted,
        Some(Happened::Excused(_)) => Stand::Excused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: i64) -> Timestamp {
        Timestamp::from_second(day * 86_400).unwrap()
    }

    #[test]
    fn what_happened_last_decides() {
        let happened = [
            Happened::Accepted(day(6)),
            Happened::Sent(day(1)),
            Happened::Withdrawn(day(2)),
            Happened::Sent(day(3)),
            Happened::Returned(day(4)),
            Happened::Sent(day(5)),
        ];
        let stands: Vec<Stand> = (0..8).map(|n| stand(&happened, day(n))).collect();
        assert_eq!(
            stands,
            [
                Stand::NotSent,
                Stand::Sent,
                Stand::NotSent,
                Stand::Sent,
                Stand::Returned,
                Stand::Sent,
                Stand::Accepted,
                Stand::Accepted,
            ]
        );
        assert_eq!(stand(&[Happened::Excused(day(1))], day(1)), Stand::Excused);
    }
}
