//! Heads of journals in a file outside the database: a line each, only ever added.

use crate::{exit::Stop, words};
use std::{
    fs, io,
    io::Write as _,
    path::{Path, PathBuf},
    time::Duration,
};
use tiendo_app::App;
use tiendo_store::{StoreError, realm, verify::HeadNote};
use tiendo_text::Lang;

/// How often a server writes heads that have moved.
const EVERY: Duration = Duration::from_hours(1);

/// The file into which a server writes the heads of its journals.
#[derive(Clone)]
pub(crate) struct KeptHeads {
    app: App,
    path: PathBuf,
}

impl KeptHeads {
    /// Writes the heads of now, or says that the file cannot be written.
    pub(crate) fn begin(lang: Lang, app: &App, path: PathBuf) -> Result<KeptHeads, Stop> {
        let heads = KeptHeads {
            app: app.clone(),
            path,
        };
        let now = heads
            .now()
            .map_err(|error| Stop::fault(error.to_string()))?;
        append(&heads.path, &now)
            .map_err(|error| Stop::fault(words::heads_unwritten(lang, &heads.path, &error)))?;
        Ok(heads)
    }

    /// Writes them again and again.
    pub(crate) async fn keep(self) {
        loop {
            tokio::time::sleep(EVERY).await;
            let heads = self.clone();
            // It reads from the database and waits for the disk.
            let _ = tokio::task::spawn_blocking(move || heads.write()).await;
        }
    }

    /// Writes the heads of now. A server goes on without; the log says so.
    pub(crate) fn write(&self) {
        let written = self
            .now()
            .map_err(io::Error::other)
            .and_then(|heads| append(&self.path, &heads));
        if let Err(error) = written {
            tracing::error!(%error, "the heads of the journals could not be written");
        }
    }

    fn now(&self) -> Result<Vec<HeadNote>, StoreError> {
        self.app.store.read_blocking(|tx| {
            realm::all(tx)?
                .into_iter()
                .map(|realm| {
                    Ok(HeadNote {
                        head: tiendo_store::head(tx, realm.number)?,
                        slug: realm.slug.to_string(),
                    })
                })
                .collect()
        })
    }
}

/// The heads of a file, in its order; lines that are none are passed over.
pub(crate) fn read(path: &Path) -> io::Result<Vec<HeadNote>> {
    let text = fs::read_to_string(path)?;
    Ok(text.lines().filter_map(|line| line.parse().ok()).collect())
}

/// Adds the heads that are not the last of their realm in the file, and puts them on disk. The file is made where it
/// is missing.
pub(crate) fn append(path: &Path, heads: &[HeadNote]) -> io::Result<()> {
    let there = match read(path) {
        Ok(there) => there,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error),
    };
    let mut lines = Vec::new();
    for note in heads {
        let last = there.iter().rev().find(|kept| kept.slug == note.slug);
        if last != Some(note) {
            writeln!(lines, "{note}")?;
        }
    }
    let mut file = fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)?;
    file.write_all(&lines)?;
    file.sync_all()
}
