//! Where a plan stands: what is declared, what stands behind it, what the schedule says, side by side and never mixed;
//! who has reported; and work without a date, with its age and how long nothing has been heard of it.
//!
//! Every number is the count of a list that [`list`] gives for the same filter.

mod ground;
mod list;
mod sorts;
mod undated;
mod view;

pub use ground::TaskStanding;
pub use list::{Asked, Listed, ListedRow, list};
pub use sorts::{BackedAs, DeclaredAs, ScheduledAs};
pub use undated::{UNDATED, Undated};
pub use view::{AgencyStanding, GroupStanding, ReportRef, StandingView, Tally, view};
