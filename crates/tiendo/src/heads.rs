//! Heads of journals in a file outside the database: a line each, only ever added.

use std::{fs, io, io::Write as _, path::Path};
use tiendo_store::verify::HeadNote;

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
