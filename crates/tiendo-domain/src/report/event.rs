//! What happens to a report, what must be known to judge it, and why it may be refused.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;

use super::state::{Returned, StateName};
use crate::coded::coded;
use crate::id::{Id, Line, Person};
use crate::nonempty::Reason;
use crate::round::Entry;

/// For whom somebody writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// For their own body.
    Own,
    /// The focal officer, from a body's signed paper.
    OnBehalf,
}

/// What happens to a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A line is saved.
    Save {
        /// Who writes.
        by: Id<Person>,
        /// The line.
        line: Id<Line>,
        /// For whom.
        writing: Writing,
    },
    /// The officer hands the report to the head.
    HandToHead {
        /// Who hands it over.
        by: Id<Person>,
    },
    /// It goes back to the officer, asked for by either.
    TakeBack {
        /// Who takes it back.
        by: Id<Person>,
    },
    /// The head or a deputy sends it.
    Send {
        /// Who sends.
        by: Id<Person>,
    },
    /// A signed paper is entered on the body's behalf: a sending too.
    EnterPaper {
        /// Who entered it.
        by: Id<Person>,
        /// The paper's own date.
        dated: Date,
        /// The proved day of receipt.
        received_on: Date,
    },
    /// The body takes a sending back, before it is accepted.
    Withdraw {
        /// Who withdraws.
        by: Id<Person>,
    },
    /// The focal agency wants lines mended.
    Return {
        /// Who returns.
        by: Id<Person>,
        /// Which lines, and why.
        lines: Returned,
    },
    /// The focal agency accepts.
    Accept {
        /// Who accepts.
        by: Id<Person>,
    },
    /// The body need not report this time.
    Excuse {
        /// Who decides.
        by: Id<Person>,
        /// Why.
        why: Reason,
    },
    /// It must report after all.
    Reinstate {
        /// Who decides.
        by: Id<Person>,
    },
}

coded! {
    /// An event without what is known of it.
    pub enum EventName {
        /// [`Event::Save`]
        Save = "save", "lưu", "save";
        /// [`Event::HandToHead`]
        HandToHead = "hand_to_head", "trình thủ trưởng", "hand to the head";
        /// [`Event::TakeBack`]
        TakeBack = "take_back", "lấy lại để sửa", "take back";
        /// [`Event::Send`]
        Send = "send", "gửi báo cáo", "send";
        /// [`Event::EnterPaper`]
        EnterPaper = "enter_paper", "nhập thay theo văn bản", "enter on behalf";
        /// [`Event::Withdraw`]
        Withdraw = "withdraw", "thu hồi", "withdraw";
        /// [`Event::Return`]
        Return = "return", "trả lại", "return";
        /// [`Event::Accept`]
        Accept = "accept", "chấp nhận", "accept";
        /// [`Event::Excuse`]
        Excuse = "excuse", "cho không báo cáo kỳ này", "excuse";
        /// [`Event::Reinstate`]
        Reinstate = "reinstate", "yêu cầu báo cáo lại", "reinstate";
    }
}

impl Event {
    /// The event's name.
    pub const fn name(&self) -> EventName {
        match self {
            Event::Save { .. } => EventName::Save,
            Event::HandToHead { .. } => EventName::HandToHead,
            Event::TakeBack { .. } => EventName::TakeBack,
            Event::Send { .. } => EventName::Send,
            Event::EnterPaper { .. } => EventName::EnterPaper,
            Event::Withdraw { .. } => EventName::Withdraw,
            Event::Return { .. } => EventName::Return,
            Event::Accept { .. } => EventName::Accept,
            Event::Excuse { .. } => EventName::Excuse,
            Event::Reinstate { .. } => EventName::Reinstate,
        }
    }
}

coded! {
    /// How somebody's hand was in a report.
    pub enum Hand {
        /// Wrote a line for their own body.
        Drafted = "drafted", "đã soạn", "drafted";
        /// Typed a line from a paper.
        Typed = "typed", "đã nhập thay", "typed";
        /// Sent it, or entered the paper.
        Sent = "sent", "đã gửi", "sent";
    }
}

/// Whose hands were in a report, over all its sendings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hands {
    /// Who wrote for the body.
    pub drafted: BTreeSet<Id<Person>>,
    /// Who typed from a paper.
    pub typed: BTreeSet<Id<Person>>,
    /// Who sent, or entered a paper.
    pub sent: BTreeSet<Id<Person>>,
}

impl Hands {
    /// How the person's hand was in it, if it was.
    pub fn of(&self, person: Id<Person>) -> Option<Hand> {
        let hands = [
            (&self.drafted, Hand::Drafted),
            (&self.typed, Hand::Typed),
            (&self.sent, Hand::Sent),
        ];
        hands
            .into_iter()
            .find(|(set, _)| set.contains(&person))
            .map(|(_, hand)| hand)
    }
}

/// What must be known of a report, besides its state, to judge an event.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// Now.
    pub now: Timestamp,
    /// Whether the round takes reports now.
    pub entry: Entry,
    /// All lines of the report.
    pub lines: &'a BTreeSet<Id<Line>>,
    /// The lines that still miss something, by [`super::line::check`].
    pub incomplete: &'a [Id<Line>],
    /// How many sendings there were: the number of the last.
    pub sendings: u32,
    /// The last return, whatever has happened since.
    pub last_return: Option<&'a Returned>,
    /// Whose hands were in it.
    pub hands: &'a Hands,
}

/// Why an event is refused. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The event does not belong to the state.
    #[error("{event:?} does not go with {state:?}")]
    WrongState {
        /// Where the report is.
        state: StateName,
        /// What was wanted.
        event: EventName,
    },
    /// The round does not take this now.
    #[error("the round does not take this now: {0:?}")]
    Round(Entry),
    /// The line is no line of this report.
    #[error("no line of this report")]
    NotALine(Id<Line>),
    /// The line is named twice.
    #[error("the line is named twice")]
    Twice(Id<Line>),
    /// Only the lines of the last return are open.
    #[error("the line is not open")]
    LineLocked(Id<Line>),
    /// Lines still miss something.
    #[error("lines still miss something")]
    Incomplete(Vec<Id<Line>>),
    /// The report was returned and nothing has been mended since.
    #[error("nothing has been mended since the return")]
    NothingMended,
    /// Nobody accepts a report that they drafted, typed or sent.
    #[error("one's own hand was in it")]
    OwnHand(Hand),
    /// The paper would have been received on a day to come.
    #[error("received on a day to come")]
    ReceivedInFuture(Date),
    /// The paper would have been received before it was written.
    #[error("received before it was written")]
    ReceivedBeforeDated {
        /// The paper's date.
        dated: Date,
        /// The day of receipt.
        received_on: Date,
    },
}
