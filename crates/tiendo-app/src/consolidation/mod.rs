//! The consolidated report of a round: drafted from the accepted reports, edited block by block, written as a paper.
//!
//! What the draft says is the domain's ([`tiendo_domain::consolidate`]); here it is cut into blocks that keep their
//! origin and, once somebody has edited them, their words: making it anew loses no edit.

mod anew;
mod blocks;
mod edit;
mod make;
mod paper;
mod view;
mod words;

pub use blocks::{BlockKind, Table};
pub use edit::{Clash, Edited, edit, restore};
pub use make::make;
pub use paper::paper;
pub use view::{BlockView, Body, ConsolidationView, Source, Standing, block, view};

use crate::{AppError, Ctx, Refusal, journal::commit};
use tiendo_domain::id::{Id, Person};

/// The most characters that an edited block has.
pub const TEXT_MOST: usize = 20_000;

/// The code of the focal department's own report to the issuer of the plan.
const FOCAL_REPORT: &str = "focal_report";

/// The code of a report that has not been signed.
const DRAFT: &str = "draft";

/// Why a consolidated report was not made or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsolidationRefusal {
    /// Nothing has been accepted that it could be made from.
    NothingAccepted,
    /// Somebody has made it anew since.
    ChangedMeanwhile,
    /// A table is counted, not written.
    NotText,
    /// The text is longer than [`TEXT_MOST`].
    TooLong,
}

fn refuse<T>(refusal: ConsolidationRefusal) -> Result<T, AppError> {
    Err(AppError::Refused(Refusal::Consolidation(refusal)))
}

fn person(ctx: &Ctx) -> Result<Id<Person>, AppError> {
    ctx.person().ok_or(AppError::NotFound)
}
