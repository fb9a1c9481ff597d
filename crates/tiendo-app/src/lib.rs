//! Use cases: a function for each thing that a person does. A use case loads, lets the domain decide, saves, and closes
//! the journal entry; it holds no rule of its own and no SQL.
//!
//! Functions are handed a [`Ctx`] first and the transaction second. What takes long (reading a document, hashing a
//! password, writing a file) is done before the transaction begins.

pub mod bodies;
pub mod chance;
pub mod checking;
mod clock;
pub mod consolidation;
mod ctx;
pub mod demo;
mod error;
pub mod export;
pub mod files;
pub mod import;
mod journal;
pub mod password;
pub mod people;
pub mod publication;
pub mod realms;
pub mod register;
pub mod reports;
pub mod rounds;
pub mod settings;
pub mod sign_in;
pub mod spellings;
pub mod standing;
pub mod taking_in;
pub mod typed;
pub mod visit;

pub use clock::{Clock, FixedClock, MovedClock};
pub use ctx::{Ctx, Realm, SignedIn};
pub use error::{AppError, Fault, Refusal};

use files::Files;
use jiff::Timestamp;
use std::{io, path::Path, sync::Arc};
use tiendo_store::{Location, OpenError, Options, Store};
use tokio::sync::Semaphore;

/// A running installation: its store, its files, its clock. Cloning is cheap.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub store: Store,
    /// Uploads and evidence.
    pub files: Files,
    /// Where the time comes from.
    pub clock: Clock,
    /// What is particular to the demo; `None` in earnest.
    pub demo: Option<Arc<demo::Demo>>,
    /// Files that were read last: a review asks for the same one with every key.
    read_files: taking_in::ReadFiles,
    /// Password hashes computed at a time: each takes 19 `MiB` and a core.
    hashing: Arc<Semaphore>,
}

/// Why an installation could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The folder for files cannot be used.
    #[error("cannot use the data folder: {0}")]
    Folder(#[from] io::Error),
    /// The database cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
}

impl App {
    /// Opens an installation: the folder is made where it is missing, the database brought up to date.
    ///
    /// # Errors
    /// [`StartError`], with what to do about it.
    pub fn open(
        folder: &Path,
        location: &Location,
        options: Options,
        clock: Clock,
    ) -> Result<App, StartError> {
        files::make_private_folder(folder)?;
        let files = Files::open(folder.join("files"))?;
        let store = Store::open(location, options)?;
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Ok(App {
            store,
            files,
            clock,
            demo: None,
            read_files: taking_in::ReadFiles::default(),
            hashing: Arc::new(Semaphore::new(cores)),
        })
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn healthy(&self) -> Result<(), AppError> {
        self.store
            .read(|tx| Ok(tiendo_store::realm::count(tx).map(|_| ())?))
            .await
    }

    /// The realms that anyone may see listed.
    ///
    /// # Errors
    /// Only faults.
    pub async fn public_realms(&self) -> Result<Vec<Realm>, AppError> {
        self.store.read(|tx| Ok(visit::public_realms(tx)?)).await
    }
}
