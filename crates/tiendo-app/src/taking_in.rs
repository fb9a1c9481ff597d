//! Taking in: a file is read, a person settles what is unsure, the plan goes into the register.
//!
//! What the text says and what persons decided are kept apart: the reading is the reader's, decisions stand under
//! anchors that outlive it. Nothing is stored of a file that is refused.

mod decide;
mod decision;
mod examine;
mod kept;
mod register;
mod review;
mod take;

pub use decide::{
    Choice, OnField, OnFinding, OnName, choose_names, decide_finding, mend_field, undo,
};
pub use decision::Decision;
pub use examine::{Examined, examine};
pub use kept::{Kept, load, opened};
pub use register::{Answers, register, take_in_with};
pub use review::{FindingView, NameView, Review, review};
pub use take::{Taken, list, take_in};

use crate::import::ImportGap;
use tiendo_domain::id::{Id, Plan};
use tiendo_extract::{ExtractError, secrecy::Degree};

/// Why something in taking in was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakingInRefusal {
    /// No file was chosen.
    NoFile,
    /// The file's name or text is marked as a state secret: nothing of it was kept.
    Secret(Degree),
    /// The file gives no text.
    Unreadable(ExtractError),
    /// The text is no administrative document.
    Unrecognised,
    /// A decision has a reason.
    ReasonMissing,
    /// A task is to get agencies and none was named.
    NoAgencyNamed,
    /// Somebody else decided this since it was shown.
    ChangedMeanwhile,
    /// There is no finding or field of this name in the reading.
    NothingThere,
    /// The value does not suit the field.
    BadValue,
    /// The plan is in the register already: only an amendment changes it.
    Registered(Id<Plan>),
    /// So many findings must be settled first.
    Undecided(usize),
    /// So many names must be settled first.
    NamesOpen(usize),
    /// A name is said to be the same as one that is itself not settled.
    NameUnclear(String),
    /// The document does not say what the register needs.
    Gap(ImportGap),
}

pub(crate) fn refuse(refusal: TakingInRefusal) -> crate::AppError {
    crate::AppError::Refused(crate::Refusal::TakingIn(refusal))
}
