//! What the load must know of the data: kept beside it, so that nothing has to be searched for.

use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Name of the file in the data folder.
const FILE: &str = "bench.json";

/// The data.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// Password of every account.
    pub(crate) password: String,
    /// The realms, that with the other plans first.
    pub(crate) realms: Vec<Realm>,
}

/// A realm.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Realm {
    /// First segment of its paths.
    pub(crate) slug: String,
    /// The signed plan of 41 tasks.
    pub(crate) plan: String,
    /// Tasks of the other plans, as `{plan}/nhiem-vu/{task}`.
    pub(crate) tasks: Vec<String>,
    /// The bodies that report here.
    pub(crate) desks: Vec<Desk>,
}

/// A body's report and who writes in it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Desk {
    /// User names of two persons.
    pub(crate) writers: [String; 2],
    /// The report.
    pub(crate) report: String,
    /// Its lines.
    pub(crate) lines: Vec<String>,
}

impl Manifest {
    /// Writes it into the data folder.
    pub(crate) fn write(&self, folder: &Path) -> anyhow::Result<()> {
        let text = serde_json::to_string(self)?;
        std::fs::write(folder.join(FILE), text)?;
        Ok(())
    }

    /// Reads it from the data folder.
    pub(crate) fn read(folder: &Path) -> anyhow::Result<Manifest> {
        let path = folder.join(FILE);
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("{}: make it with tiendo bench data", path.display()))?;
        Ok(serde_json::from_str(&text)?)
    }
}
