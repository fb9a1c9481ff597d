//! Why a use case did not do what was asked. Findings are data and stand elsewhere; these are refusals and faults.

use std::sync::Arc;
use tiendo_store::StoreError;

/// Why a use case changed nothing.
#[derive(Debug, Clone, thiserror::Error)]
pub enum AppError {
    /// There is no such thing, or the asker may not see it.
    #[error("not found")]
    NotFound,
    /// A rule says no; the variant carries the facts that the sentence needs.
    #[error("refused: {0:?}")]
    Refused(crate::Refusal),
    /// The disk, the database or the program failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A failure that is not the user's: logged once, shown by its incident code.
#[derive(Debug, Clone)]
pub struct Fault {
    source: Arc<anyhow::Error>,
    disk_full: bool,
}

impl Fault {
    /// Wraps the error that caused it.
    pub fn new(error: impl Into<anyhow::Error>) -> Fault {
        Fault {
            source: Arc::new(error.into()),
            disk_full: false,
        }
    }

    /// Whether the disk is full, which the user is told in so many words.
    pub fn disk_full(&self) -> bool {
        self.disk_full
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:#}", self.source)
    }
}

impl std::error::Error for Fault {}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> AppError {
        let disk_full = matches!(error, StoreError::DiskFull);
        AppError::Fault(Fault {
            source: Arc::new(error.into()),
            disk_full,
        })
    }
}

impl From<std::io::Error> for AppError {
    fn from(error: std::io::Error) -> AppError {
        let disk_full = error.kind() == std::io::ErrorKind::StorageFull;
        AppError::Fault(Fault {
            source: Arc::new(error.into()),
            disk_full,
        })
    }
}

/// A rule that says no, by area. The words are the web layer's; the facts are here.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// About people and their roles.
    People(crate::people::PeopleRefusal),
    /// About bodies.
    Bodies(crate::bodies::BodiesRefusal),
    /// About making a realm.
    Realm(crate::realms::SlugTaken),
    /// About the realm's settings.
    Settings(crate::settings::SettingsRefusal),
    /// About report rounds.
    Rounds(crate::rounds::RoundsRefusal),
    /// About reports.
    Reports(crate::reports::ReportsRefusal),
    /// About checking reports.
    Checking(crate::checking::CheckingRefusal),
    /// About consolidated reports.
    Consolidation(crate::consolidation::ConsolidationRefusal),
    /// About opening a plan to the public.
    Publication(crate::publication::PublicationRefusal),
    /// About taking documents in.
    TakingIn(crate::taking_in::TakingInRefusal),
}
