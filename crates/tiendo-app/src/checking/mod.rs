//! Checking the reports of a round: who has reported and who has not, one report beside what the body said last year,
//! and what the focal agency does with it: returns lines, accepts, excuses a body.
//!
//! What may follow what is the domain's answer ([`tiendo_domain::report`]). Hints help whoever checks; they are never
//! printed and never counted.

mod decide;
mod desk;
mod export;
mod gathering;
mod hints;
mod sheet;

pub use decide::{accept, excuse, reinstate, return_lines};
pub(crate) use desk::opened;
pub use desk::{Bucket, Desk, DeskRow, Tally, desk};
pub use export::{Export, ExportLine, export};
pub use gathering::Gathering;
pub use hints::{Hint, hints};
pub use sheet::{CheckedLine, MayAccept, Power, Powers, Sheet, sheet};

use tiendo_domain::{
    id::{Id, Line},
    nonempty::BadReason,
    report,
};

/// Why a report was not returned, accepted or excused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckingRefusal {
    /// The state machine says no.
    Rule(report::Refusal),
    /// No line was ticked.
    NothingTicked,
    /// Ticked lines without a reason, or with one that is too long.
    Reasons(Vec<BadLine>),
    /// Why a body is excused is missing or too long.
    Reason(BadReason),
    /// The body has sent again, or taken back, since the page was opened.
    ChangedMeanwhile,
    /// A leader accepts only what no officer of the focal agency may: the focal agency's own report.
    LeaderOnlyFocal,
}

/// A ticked line whose reason is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// The line.
    pub line: Id<Line>,
    /// The task's number as printed.
    pub number: String,
    /// What is wrong with the reason.
    pub bad: BadReason,
}
