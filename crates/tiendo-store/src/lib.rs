//! All SQL, migrations, journal and backup; the only crate that knows a database.
//!
//! [`Store`] opens a database of either engine. Work is a function over [`ReadTx`] (one snapshot)
//! or [`WriteTx`] (a savepoint in the batch of the realm's writer); what it writes is closed by
//! [`WriteTx::commit`] into the hash-chained journal. Each query is written once, in the module of
//! its area; the engines meet only in `engine`.
//!
//! Not here: rules (`tiendo-domain`), the clock, who may do what.

pub mod agency;
pub mod attempt;
mod axes;
pub mod backup;
pub mod collective;
pub mod consolidation;
pub mod document;
mod engine;
mod error;
pub mod evidence;
mod hash;
mod journal;
mod migrate;
mod page;
pub mod person;
pub mod plan;
pub mod publication;
mod question;
mod queue;
pub mod reading;
pub mod realm;
pub mod report;
pub mod review;
pub mod round;
mod row;
pub mod session;
pub mod setting;
pub mod standing;
mod statement;
mod store;
pub mod stored_file;
mod table;
pub mod tables;
mod tx;
mod value;
pub mod verify;
pub mod visit;
mod writer;

pub use engine::Ask;
pub use error::{OpenError, StoreError};
pub use hash::{Hash, ZERO, from_hex, hex, sha256};
pub use journal::{Actor, Event, Head};
pub use question::Ahead;
pub use row::{Cells, Row};
pub use statement::all_statements;
pub use store::{Engine, INSTALLATION, Location, Options, Store, system_salt};
pub use table::{Column, Journalled, Kind, Nullable, Table};
pub use tx::{ReadTx, WriteTx, head};
pub use value::Value;
