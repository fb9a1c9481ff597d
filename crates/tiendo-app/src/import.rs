//! The bridge from what a document says to what the register holds.
//!
//! The reader and the register are strangers: here printed names become bodies, printed deadlines become deadlines, and
//! what a person decided takes the place of what the text says. Everything here is a function of its arguments.

mod added;
mod cells;
mod codes;
mod facts;
mod join;
mod names;
mod row_at;
mod settled;
mod shape;
mod vocabulary;

pub use added::{SourceLine, lines_between, source_lines};
pub use cells::{SourceCell, SourceCells};
pub use codes::{comparator, due_rule, duty_kind, frequency, obligation_kind};
pub use facts::{ImportGap, deadline_of_words, facts, printed_deadline};
pub use names::{Certainty, Known, Named, PrintedName, Proposal, named, printed_names, propose};
pub use row_at::{Cut, Joined, NoRow, RowAt};
pub use settled::{Correction, Settled, Value, settle};
pub use shape::{Arrangement, Misfits, Placed, Shaped, shape};
pub use vocabulary::secrecy_is_likely;
