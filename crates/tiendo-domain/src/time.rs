//! Days, periods and deadlines. A date is not an instant: the register holds dates, the journal
//! instants, and the two meet only in one zone.

mod deadline;
mod period;

pub use deadline::{BadDeadline, Deadline, Left, YearlyDay, weekend_day};
pub use period::{AsOf, EmptyPeriod, Known, KnownAt, Period};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The zone of every date here.
pub const ZONE: &str = "Asia/Ho_Chi_Minh";

/// The zone's rules, from the database that is built in.
fn zone() -> TimeZone {
    TimeZone::get(ZONE).expect("the zone database is compiled in and holds Asia/Ho_Chi_Minh")
}

/// The day on which `at` falls in Vietnam.
pub fn day_of(at: Timestamp) -> Date {
    zone().to_datetime(at).date()
}

/// The first moment of `day` in Vietnam, which is also 24:00 of the day before.
pub fn start_of(day: Date) -> Timestamp {
    zone()
        .to_timestamp(day.at(0, 0, 0, 0))
        .unwrap_or(Timestamp::MAX)
}
