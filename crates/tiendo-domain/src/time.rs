//! Days, periods and deadlines. A date is not an instant: the register holds dates, the journal
//! instants, and the two meet only in one zone.

mod deadline;
mod period;

pub use deadline::{BadDeadline, Deadline, Left, YearlyDay, weekend_day};
pub use period::{AsOf, EmptyPeriod, Known, KnownAt, Period};

pub use tiendo_text::date::{ZONE, day_of, start_of};
