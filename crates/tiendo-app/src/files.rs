//! Stored files: uploads and evidence, named by the SHA-256 of their bytes, beside the database.
//!
//! A file is written and synced before the row that names it is committed, so that an acknowledged upload is on disk;
//! a file that no row names is harmless.

use sha2::{Digest, Sha256};
use std::{
    fs, io,
    io::Write as _,
    path::{Path, PathBuf},
};

/// The folder that holds an installation's files.
#[derive(Debug, Clone)]
pub struct Files {
    root: PathBuf,
}

impl Files {
    /// Uses `root`, made where it is missing.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn open(root: impl Into<PathBuf>) -> io::Result<Files> {
        let root = root.into();
        make_private_folder(&root)?;
        Ok(Files { root })
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Stores bytes and gives their SHA-256 as 64 hex digits. Storing the same bytes again changes nothing.
    ///
    /// # Errors
    /// When the file cannot be written or synced; nothing half-written stays under its name.
    pub fn put(&self, bytes: &[u8]) -> io::Result<String> {
        let name = hex(&Sha256::digest(bytes));
        let path = self.path(&name);
        if path.exists() {
            return Ok(name);
        }
        let folder = self.folder(&name);
        fs::create_dir_all(&folder)?;
        let part = folder.join(format!("{name}.{}.part", hex(&crate::chance::bytes::<8>())));
        let written = fs::File::create(&part)
            .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
            .and_then(|()| fs::rename(&part, &path))
            .and_then(|()| fs::File::open(&folder)?.sync_all());
        if written.is_err() {
            // The sentence to the user is about the failed write; a part left behind is named by nothing.
            let _ = fs::remove_file(&part);
        }
        written.map(|()| name)
    }

    /// The bytes of a stored file, or `None` where there is none of that name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn get(&self, sha256: &str) -> io::Result<Option<Vec<u8>>> {
        if sha256.len() != 64 || !sha256.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Ok(None);
        }
        match fs::read(self.path(sha256)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn folder(&self, sha256: &str) -> PathBuf {
        self.root.join(&sha256[..2])
    }

    fn path(&self, sha256: &str) -> PathBuf {
        self.folder(sha256).join(sha256)
    }
}

/// Makes a folder, and those above it, where they are missing: for nobody but the user who runs the program, since
/// password hashes and unpublished reports will lie there.
///
/// # Errors
/// When it cannot be made.
pub fn make_private_folder(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
}

/// Lower-case hex digits of some bytes.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_is_got_back_under_its_hash() {
        let dir = tempfile::tempdir().unwrap();
        let files = Files::open(dir.path().join("files")).unwrap();
        let name = files.put("tệp mẫu".as_bytes()).unwrap();
        assert_eq!(files.put("tệp mẫu".as_bytes()).unwrap(), name);
        assert_eq!(
            files.get(&name).unwrap().as_deref(),
            Some("tệp mẫu".as_bytes())
        );
        assert_eq!(files.get("../../etc/passwd").unwrap(), None);
        assert_eq!(files.get(&"0".repeat(64)).unwrap(), None);
    }
}
