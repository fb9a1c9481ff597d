//! Reports: writing and saving, handing to the head, sending and withdrawing, entering a signed paper, evidence; and
//! the pages of what is owed and of one report.
//!
//! The state machine is the domain's ([`tiendo_domain::report`]). Checking by the focal agency is another area, which
//! builds on [`Loaded`].

mod evidence;
mod hand;
mod loaded;
mod media;
mod owed;
mod paper;
mod save;
mod send;
mod view;

pub use evidence::{
    FileToSend, NewFile, PersonalData, add_file, file_to_send, note_reading, remove_file,
};
pub use hand::{hand_to_head, take_back};
pub use loaded::{Loaded, names};
pub use media::{Media, sniff};
pub use owed::{Owed, OwedReport, OwedTask, owed};
pub use paper::{NewPaper, begin_paper, enter_paper, paper_file};
pub use save::{Clash, LineSave, Saved, SavedLine, WINDOW, ahead_of_save, save, save_line};
pub use send::{send, withdraw};
pub use view::{EarlierLine, FileRow, LineView, ReportView, SendingRow, view};

use crate::{AppError, Ctx, Refusal, journal::commit};
use tiendo_domain::access::RoleName;
use tiendo_domain::{
    id::{Agency, Id, Line, Person},
    report::{BadSender, Writing, line::LineProblem},
};
use tiendo_extract::secrecy::Degree;

/// Why something about a report was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportsRefusal {
    /// The state machine says no.
    Rule(tiendo_domain::report::Refusal),
    /// Lines still miss something: each with what.
    Incomplete(Vec<(Id<Line>, Vec<LineProblem>)>),
    /// Lines have moved on since the sender saw them.
    Moved(Vec<Id<Line>>),
    /// The sender is not stated well.
    Sender(BadSender),
    /// A secret line takes no words and no files here.
    SecretLine(Id<Line>),
    /// The paper's particulars come first.
    NoPaper,
    /// The paper's number is missing or too long.
    PaperNumber,
    /// The signed file must be a PDF.
    PaperNotPdf,
    /// The file is none of the kinds that are taken.
    FileKind,
    /// The file's name is marked as a state secret of this degree.
    FileSecret(Degree),
    /// A line holds at most this many files.
    TooManyFiles(usize),
    /// Somebody saved first.
    ChangedMeanwhile,
}

fn refuse<T>(refusal: ReportsRefusal) -> Result<T, AppError> {
    Err(refused(refusal))
}

fn refused(refusal: ReportsRefusal) -> AppError {
    AppError::Refused(Refusal::Reports(refusal))
}

fn rule(refusal: tiendo_domain::report::Refusal) -> AppError {
    refused(ReportsRefusal::Rule(refusal))
}

fn person(ctx: &Ctx) -> Result<Id<Person>, AppError> {
    ctx.person().ok_or(AppError::NotFound)
}

/// For whom the person writes in a report that `agency` answers for: for their own body, or as the focal officer on a
/// body's behalf; nobody else writes.
pub fn writing(ctx: &Ctx, agency: Id<Agency>) -> Option<Writing> {
    let today = ctx.today();
    let mut held = ctx
        .grants
        .iter()
        .filter(|grant| grant.valid.contains(today));
    let own = held.clone().any(|grant| {
        let writes = match grant.role {
            RoleName::AgencyOfficer | RoleName::AgencyHead | RoleName::FocalOfficer => true,
            RoleName::Office
            | RoleName::Leader
            | RoleName::Clerk
            | RoleName::Inspector
            | RoleName::Overseer
            | RoleName::Auditor
            | RoleName::Administrator => false,
        };
        writes && grant.agency == Some(agency)
    });
    if own {
        return Some(Writing::Own);
    }
    held.any(|grant| grant.role == RoleName::FocalOfficer)
        .then_some(Writing::OnBehalf)
}
