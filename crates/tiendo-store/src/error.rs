//! What can go wrong below the rules: faults of the disk, of the database or of our own code.
//!
//! A refusal or a conflict is no error here: the use cases say it with types of their own.

use std::path::PathBuf;

/// A read or a write that did not happen. Nothing of it was kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Another process holds the database for longer than we wait.
    #[error("the database is busy: another process is writing")]
    Busy,
    /// No space is left where the database lies.
    #[error("the disk that holds the database is full")]
    DiskFull,
    /// The file system refused to read or write.
    #[error("the disk that holds the database failed: {0}")]
    Disk(String),
    /// The file cannot be written by this user, or is mounted read-only.
    #[error("the database may not be written: {0}")]
    NoPermission(String),
    /// The file is not a database, or is damaged.
    #[error("the database file is damaged: {0}")]
    Damaged(String),
    /// The connection to the server is gone; the next request opens a new one. After a write this
    /// leaves open whether it was kept.
    #[error("the connection to the database was lost: {0}")]
    Gone(String),
    /// A key is there already, or a link leads nowhere. The rules are checked before, so this is
    /// a fault of the program.
    #[error("the database refused the row: {0}")]
    Constraint(String),
    /// The statement is wrong or the database refused it.
    #[error("the database refused a statement: {0}")]
    Statement(String),
    /// A cell does not hold what the program expects.
    #[error("column {column}: expected {wanted}, found {found}")]
    Cell {
        /// The column's place in the row, from 0.
        column: usize,
        /// What was asked for.
        wanted: &'static str,
        /// What is there.
        found: &'static str,
    },
    /// A row does not fit its table as the registry knows it.
    #[error("table {table}: {problem}")]
    Misfit {
        /// The table.
        table: &'static str,
        /// What does not fit.
        problem: String,
    },
    /// Where one row is due there is none, or there are several.
    #[error("expected one row, found {0}")]
    NotOne(usize),
    /// The work ended with rows written that no journal entry covers.
    #[error("the write ended with {0} rows that no journal entry covers")]
    Uncommitted(usize),
    /// The work panicked; the message is the panic's.
    #[error("a panic inside the database work: {0}")]
    Panic(String),
    /// The realm has no journal, so it does not exist.
    #[error("there is no realm with the number {0}")]
    NoRealm(i64),
    /// The store is being shut down.
    #[error("the store is closed")]
    Closed,
}

/// Why a database could not be opened. Every sentence says what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The database was written by a newer program.
    #[error(
        "the database has migration {found}, this program knows only {known}: start the newer program, or restore a backup made before the update"
    )]
    Newer {
        /// The newest migration in the database.
        found: i64,
        /// The newest that the program has.
        known: i64,
    },
    /// Tables stand there that this program did not make.
    #[error(
        "the database belongs to another program (table {table}): name an empty folder or database"
    )]
    Foreign {
        /// One of them.
        table: String,
    },
    /// A migration that was applied differs from the one in the program.
    #[error(
        "migration {number} in the database is not the one of this program: the database comes from an unreleased version; make a backup with that version and restore it with this one"
    )]
    OtherMigration {
        /// Its number.
        number: i64,
    },
    /// The folder of the database file does not exist.
    #[error("the folder {} does not exist: create it, or name another with --data", .0.display())]
    NoFolder(PathBuf),
    /// A setting would let an acknowledged save be lost.
    #[error(
        "the database's setting {setting} is {value}, so that an acknowledged save could be lost in a power cut: set it to {needed} and start again"
    )]
    Unsafe {
        /// The setting's name.
        setting: &'static str,
        /// What it is.
        value: String,
        /// What it must be.
        needed: &'static str,
    },
    /// The server's version or encoding does not serve.
    #[error("the PostgreSQL server has {setting} {value}, needed is {needed}")]
    Unsuitable {
        /// What was looked at.
        setting: &'static str,
        /// What it is.
        value: String,
        /// What is needed.
        needed: &'static str,
    },
    /// The address of the server cannot be read.
    #[error(
        "the database address cannot be read ({0}): it looks like postgres://user@host/database"
    )]
    BadUrl(String),
    /// The server does not answer or refuses the sign-in.
    #[error(
        "cannot connect to PostgreSQL ({0}): check that the server runs, and the address, user and password"
    )]
    NoConnection(String),
    /// A thread could not be started.
    #[error("the system gives no more threads: {0}")]
    NoThread(String),
    /// Anything below.
    #[error("cannot open the database: {error}{}", advice(.error))]
    Store {
        /// What happened.
        #[from]
        error: StoreError,
    },
}

fn advice(error: &StoreError) -> &'static str {
    match error {
        StoreError::Busy => "; stop the other process or wait until it is done",
        StoreError::DiskFull => "; free some space and start again",
        StoreError::NoPermission(_) => {
            "; give the user that runs this program the right to write the folder and the file"
        }
        StoreError::Damaged(_) => "; restore the last backup with `tiendo restore`",
        StoreError::Disk(_)
        | StoreError::Gone(_)
        | StoreError::Constraint(_)
        | StoreError::Statement(_)
        | StoreError::Cell { .. }
        | StoreError::Misfit { .. }
        | StoreError::NotOne(_)
        | StoreError::Uncommitted(_)
        | StoreError::Panic(_)
        | StoreError::NoRealm(_)
        | StoreError::Closed => "",
    }
}
