//! The states of a report, and which of its lines are open in each.

use std::collections::BTreeSet;

use crate::coded::coded;
use crate::id::{Id, Line, Person};
use crate::nonempty::{NonEmpty, Reason};

/// The lines of a return, each with what is to be mended.
pub type Returned = NonEmpty<(Id<Line>, Reason)>;

/// Where a report is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nobody has written anything.
    NotStarted,
    /// Being written.
    Draft,
    /// The officer is done; the head has it.
    AwaitingHead {
        /// Who handed it over.
        drafter: Id<Person>,
    },
    /// Sent; sending `n` is immutable.
    Submitted {
        /// Which sending, from 1.
        n: u32,
    },
    /// The focal agency wants lines mended.
    Returned {
        /// Which sending was returned.
        n: u32,
        /// The lines, and why.
        lines: Returned,
    },
    /// Accepted; nothing changes any more.
    Accepted {
        /// Which sending was accepted.
        n: u32,
        /// By whom.
        by: Id<Person>,
    },
    /// Need not report this time.
    Excused {
        /// Who decided.
        by: Id<Person>,
        /// Why.
        why: Reason,
    },
}

coded! {
    /// A state without what is known in it.
    pub enum StateName {
        /// [`State::NotStarted`]
        NotStarted = "not_started", "chưa báo cáo", "not reported";
        /// [`State::Draft`]
        Draft = "draft", "bản nháp", "draft";
        /// [`State::AwaitingHead`]
        AwaitingHead = "awaiting_head", "chờ thủ trưởng duyệt", "awaiting the head";
        /// [`State::Submitted`]
        Submitted = "submitted", "đã gửi", "submitted";
        /// [`State::Returned`]
        Returned = "returned", "đã trả lại, cần bổ sung", "returned";
        /// [`State::Accepted`]
        Accepted = "accepted", "đã chấp nhận", "accepted";
        /// [`State::Excused`]
        Excused = "excused", "không phải báo cáo kỳ này", "excused";
    }
}

impl State {
    /// The state's name.
    pub const fn name(&self) -> StateName {
        match self {
            State::NotStarted => StateName::NotStarted,
            State::Draft => StateName::Draft,
            State::AwaitingHead { .. } => StateName::AwaitingHead,
            State::Submitted { .. } => StateName::Submitted,
            State::Returned { .. } => StateName::Returned,
            State::Accepted { .. } => StateName::Accepted,
            State::Excused { .. } => StateName::Excused,
        }
    }
}

/// The lines that may be written now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenLines {
    /// None.
    None,
    /// All.
    All,
    /// The lines of the last return.
    Only(BTreeSet<Id<Line>>),
}

impl OpenLines {
    /// Whether `line` may be written.
    pub fn contains(&self, line: Id<Line>) -> bool {
        match self {
            OpenLines::None => false,
            OpenLines::All => true,
            OpenLines::Only(lines) => lines.contains(&line),
        }
    }
}

/// The lines that may be written in `state`. Once there was a return, only its lines are open, in
/// every state until acceptance and also after withdrawing.
pub fn open_lines(state: &State, last_return: Option<&Returned>) -> OpenLines {
    match state {
        State::NotStarted | State::Draft | State::Returned { .. } => match last_return {
            None => OpenLines::All,
            Some(lines) => OpenLines::Only(lines.iter().map(|(line, _)| *line).collect()),
        },
        State::AwaitingHead { .. }
        | State::Submitted { .. }
        | State::Accepted { .. }
        | State::Excused { .. } => OpenLines::None,
    }
}
