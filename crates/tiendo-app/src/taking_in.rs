//! Taking in: a file is read, a person settles what is unsure, the plan goes into the register.
//!
//! What the text says and what persons decided are kept apart: the reading is the reader's, decisions stand under
//! anchors that outlive it. Nothing is stored of a file that is refused.

mod act;
mod copy;
mod decide;
mod decision;
mod examine;
mod export;
mod kept;
mod made_rows;
mod read_files;
mod register;
mod review;
mod rows;
mod rows_map;
mod splits;
mod take;

pub use copy::{Carried, take_copy};
pub use decide::{
    Choice, OnField, OnFinding, OnName, choose_names, decide_alike, decide_finding, mend_field,
    undo, undo_last,
};
pub use decision::{Decided, Decision, Lapse};
pub use examine::{Examined, examine, examine_with};
pub use export::corrected_json;
pub use kept::{Kept, LastAct, load, opened};
pub use made_rows::{NewRow, add_row, can_be_row, leave_out_row};
pub(crate) use read_files::ReadFiles;
pub use register::{Answers, register, take_in_with};
pub use review::{FindingView, NameView, Review, review};
pub use rows::{Assign, OnRows, RowRefusal, assign, merge_row, row_before};
pub use splits::split_row;
pub use take::{Taken, list, take_in};

use crate::import::ImportGap;
use tiendo_domain::id::{Id, Plan};
use tiendo_domain::nonempty::BadReason;
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
    /// A decision has a reason, and this is none.
    Reason(BadReason),
    /// A task is to get agencies and none was named.
    NoAgencyNamed,
    /// Somebody else decided this since it was shown.
    ChangedMeanwhile,
    /// There is no finding or field of this name in the reading.
    NothingThere,
    /// The value does not suit the field.
    BadValue,
    /// The row was put to another: what is decided on it is decided there.
    RowMerged,
    /// The file is another document that was taken in.
    OtherDocument,
    /// Nothing was done that could be undone.
    NothingToUndo,
    /// Rows cannot be cut, joined or given agencies so.
    Rows(RowRefusal),
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
