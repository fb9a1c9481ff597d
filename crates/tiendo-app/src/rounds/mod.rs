//! Report rounds: preparing one from its obligation, opening it, and the list of all.
//!
//! Who must report and how much is the domain's answer ([`tiendo_domain::round`]); here the register is loaded for it,
//! and what it decides is written.

mod demands;
mod ground;
mod list;
mod open;
mod prepare;

pub use demands::{BodyDemands, DemandLine, body_demands, set_demands};
pub use ground::Ground;
pub use list::{Numbers, ObligationRow, RoundRow, UnopenedYear, list};
pub use open::{close, open};
pub use prepare::{
    BodyLines, CalendarChange, MemberChoice, PreparationView, name_member, preparation,
    set_calendar, settle_open_set, start, unname_member,
};

use crate::{AppError, Refusal, journal::commit};
use jiff::civil::Date;
use tiendo_domain::{
    id::{Id, Round},
    nonempty::BadReason,
    round::{BadCalendar, BadOverride, OpenRefusal, PrepareRefusal},
};

/// Why something about a round was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoundsRefusal {
    /// The obligation says no day on which its reports are due.
    NoDueRule,
    /// It gives none in this year.
    NoDueDay(i16),
    /// The plan was signed after this year.
    BeforePlan(i16),
    /// The plan ends before this year.
    BeyondPlan(i16),
    /// There is a round of the obligation for the year.
    Exists(Id<Round>),
    /// It is no longer in preparation.
    NotPreparing,
    /// It is not open.
    NotOpen,
    /// Somebody saved first.
    ChangedMeanwhile,
    /// A reason is needed, or is too long.
    Reason(BadReason),
    /// Who must report cannot be worked out.
    Prepare(PrepareRefusal),
    /// The dates do not fit.
    Calendar(BadCalendar),
    /// The entry window ends before it begins.
    EntryEmpty {
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
    },
    /// There is no such line.
    Demand(BadOverride),
    /// The round cannot be opened.
    Open(OpenRefusal),
}

fn refuse<T>(refusal: RoundsRefusal) -> Result<T, AppError> {
    Err(AppError::Refused(Refusal::Rounds(refusal)))
}
