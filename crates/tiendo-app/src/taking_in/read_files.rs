//! The files that were read last, as they were read. Reading is a function of the bytes, so what is kept here is never out
//! of date.

use super::Examined;
use crate::spellings::Spellings;
use std::sync::{Arc, Mutex, PoisonError};
use tiendo_store::Hash;

/// How many readings are kept: reviews that go on at one time.
const READINGS: usize = 4;

/// Larger files are read anew: their readings would take more memory than they save time.
const LARGEST: usize = 4 * 1024 * 1024;

/// Readings by their files, the last asked for first.
#[derive(Debug, Clone, Default)]
pub(crate) struct ReadFiles(Arc<Mutex<Vec<Arc<Examined>>>>);

impl ReadFiles {
    /// The reading of a file, where it is still here.
    pub(super) fn get(
        &self,
        sha256: &Hash,
        name: &str,
        spellings: &Spellings,
    ) -> Option<Arc<Examined>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|one| {
            one.sha256 == *sha256 && one.name == name && one.spellings == *spellings
        })?;
        let found = kept.remove(at);
        kept.insert(0, found.clone());
        Some(found)
    }

    /// Keeps a reading instead of the one that was asked for longest ago.
    pub(super) fn put(&self, examined: Arc<Examined>) {
        if examined.bytes.len() > LARGEST {
            return;
        }
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|one| one.sha256 != examined.sha256);
        kept.insert(0, examined);
        kept.truncate(READINGS);
    }
}
