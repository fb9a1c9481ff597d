//! Proves that nothing was altered past the program: the chain of the journal, every journalled row
//! against the hash of its last entry, the files, and a head that was kept elsewhere.
//!
//! Whoever owns the database could recompute a whole chain; only a head that lies outside, given as
//! `against`, shows that (product, part 7).

mod chain;
mod rows;

use std::fmt;
use std::io;
use std::str::FromStr;

use tiendo_domain::id::RealmId;

use crate::error::StoreError;
use crate::hash::{Hash, from_hex, hex, sha256};
use crate::journal::Head;
use crate::statement::statements;
use crate::stored_file;
use crate::tx::{ReadTx, head};
use crate::values;

pub(crate) use chain::statements as chain_statements;
pub(crate) use rows::statements as row_statements;

/// What was looked at, and everything that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// The realm.
    pub realm: RealmId,
    /// Where its chain ends.
    pub head: Head,
    /// Entries looked at.
    pub entries: u64,
    /// Entries whose payload was erased; the chain covers its hash still.
    pub erased: u64,
    /// Rows looked at.
    pub rows: u64,
    /// Drafts among them, which their own seal covers and no entry yet.
    pub drafts: u64,
    /// Files looked at.
    pub files: u64,
    /// What is wrong, in the order in which it was found. Empty is well.
    pub problems: Vec<Problem>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Entries are missing from the chain.
    EntriesMissing {
        /// The first that is missing.
        from: i64,
        /// The last that is missing.
        to: i64,
    },
    /// The entry's fields do not match its hash.
    EntryAltered {
        /// Its number.
        seq: i64,
    },
    /// The entry does not follow from the one before.
    ChainBroken {
        /// Its number.
        seq: i64,
    },
    /// The entry's payload is not the one that was written.
    PayloadAltered {
        /// Its number.
        seq: i64,
    },
    /// The entry's list of rows is not the one that was written.
    RowListAltered {
        /// Its number.
        seq: i64,
    },
    /// There are payloads or lists of rows of entries that do not exist.
    Strays {
        /// How many.
        count: i64,
    },
    /// The head row says another end than the chain has.
    HeadDiffers {
        /// The number that the head row names.
        head: i64,
        /// The number of the last entry.
        last: i64,
    },
    /// A row is not as its last entry left it.
    RowAltered {
        /// The table.
        table: String,
        /// The key, without the realm.
        key: String,
        /// The last entry that wrote it.
        seq: i64,
    },
    /// A row is gone that no entry deleted.
    RowMissing {
        /// The table.
        table: String,
        /// The key, without the realm.
        key: String,
        /// The last entry that wrote it.
        seq: i64,
    },
    /// A row is there that no entry wrote.
    RowExtra {
        /// The table.
        table: String,
        /// The key, without the realm.
        key: String,
    },
    /// A draft does not match its own seal.
    DraftAltered {
        /// The table.
        table: String,
        /// The key, without the realm.
        key: String,
    },
    /// An entry names a table that this program does not know.
    UnknownTable {
        /// The name.
        table: String,
    },
    /// A file is gone.
    FileMissing {
        /// The SHA-256 that it had, in hexadecimal.
        sha256: String,
    },
    /// A file has other bytes.
    FileAltered {
        /// The SHA-256 that it had, in hexadecimal.
        sha256: String,
    },
    /// The chain ends before the head that was kept elsewhere: its tail was cut.
    TailCut {
        /// The number that was kept.
        kept: i64,
        /// The number of the last entry.
        last: i64,
    },
    /// The entry that was kept elsewhere has another hash: the chain was rewritten.
    Rewritten {
        /// Its number.
        seq: i64,
    },
}

/// A head that is kept outside the database: on a sheet, in a file, in the properties of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadNote {
    /// The realm's short name.
    pub slug: String,
    /// Number and hash of the entry.
    pub head: Head,
}

/// One line: `tiendo-head quang-ngai 1042 3f…`.
impl fmt::Display for HeadNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Head { seq, hash } = &self.head;
        write!(f, "tiendo-head {} {seq} {}", self.slug, hex(hash))
    }
}

/// Text that is no head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a head of a journal: it looks like `tiendo-head REALM NUMBER SHA256`")]
pub struct BadHeadNote;

impl FromStr for HeadNote {
    type Err = BadHeadNote;

    fn from_str(text: &str) -> Result<Self, BadHeadNote> {
        let mut words = text.split_whitespace();
        let (Some("tiendo-head"), Some(slug), Some(seq), Some(hash), None) = (
            words.next(),
            words.next(),
            words.next(),
            words.next(),
            words.next(),
        ) else {
            return Err(BadHeadNote);
        };
        let hash = from_hex(hash).and_then(|bytes| Hash::try_from(bytes).ok());
        Ok(Self {
            slug: slug.to_owned(),
            head: Head {
                seq: seq.parse().map_err(|_| BadHeadNote)?,
                hash: hash.ok_or(BadHeadNote)?,
            },
        })
    }
}

/// Reads a kept file by the SHA-256 of its bytes; `None` where it is gone.
pub type ReadFile<'a> = &'a dyn Fn(&Hash) -> io::Result<Option<Vec<u8>>>;

/// Why the check itself could not be made.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file could not be read.
    #[error("a kept file cannot be read: {0}")]
    File(#[from] io::Error),
}

statements! {
    ENTRY_HASH = "SELECT hash FROM journal WHERE realm = $1 AND seq = $2";
}

/// Checks a realm: chain, rows, files, and the heads `against` that were kept elsewhere.
///
/// # Errors
/// [`VerifyError`] when the check could not be made. What is wrong with the data is no error but
/// among [`Verification::problems`].
pub fn verify(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    files: ReadFile<'_>,
    against: &[Head],
) -> Result<Verification, VerifyError> {
    let mut found = Verification {
        realm,
        head: head(tx, realm)?,
        entries: 0,
        erased: 0,
        rows: 0,
        drafts: 0,
        files: 0,
        problems: Vec::new(),
    };
    chain::check(tx, &mut found)?;
    rows::check(tx, &mut found)?;
    check_files(tx, &mut found, files)?;
    for kept in against {
        check_against(tx, &mut found, *kept)?;
    }
    Ok(found)
}

fn check_files(
    tx: &mut ReadTx<'_>,
    found: &mut Verification,
    files: ReadFile<'_>,
) -> Result<(), VerifyError> {
    for name in stored_file::kept(tx, found.realm)? {
        found.files += 1;
        match files(&name)? {
            None => found
                .problems
                .push(Problem::FileMissing { sha256: hex(&name) }),
            Some(bytes) if sha256(&bytes) != name => {
                found
                    .problems
                    .push(Problem::FileAltered { sha256: hex(&name) });
            }
            Some(_) => {}
        }
    }
    Ok(())
}

fn check_against(
    tx: &mut ReadTx<'_>,
    found: &mut Verification,
    kept: Head,
) -> Result<(), StoreError> {
    if kept.seq > found.head.seq {
        let last = found.head.seq;
        found.problems.push(Problem::TailCut {
            kept: kept.seq,
            last,
        });
        return Ok(());
    }
    if kept.seq == 0 {
        return Ok(());
    }
    let row = tx.query_opt(ENTRY_HASH, &values![found.realm, kept.seq])?;
    let same = match row {
        Some(row) => row.cells().sha256()? == kept.hash,
        None => false,
    };
    if !same {
        found.problems.push(Problem::Rewritten { seq: kept.seq });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_note_is_read_back() {
        let note = HeadNote {
            slug: "quang-ngai".into(),
            head: Head {
                seq: 1042,
                hash: [0x3f; 32],
            },
        };
        assert_eq!(note.to_string().parse(), Ok(note));
        for wrong in [
            "",
            "tiendo-head x 1 00",
            "tiendo-head x y 00",
            "head x 1 00",
        ] {
            assert_eq!(wrong.parse::<HeadNote>(), Err(BadHeadNote));
        }
    }
}
