//! Made things for this crate's tests.

use jiff::Timestamp;

use crate::agency::{AgencyFact, AgencyKind, Channel, Standing};
use crate::assignment::{AssignmentFact, Holder, Role, Secrecy};
use crate::id::{Id, IdMaker, Part, Plan, Task};
use crate::plan::{PartFact, TaskDeadline, TaskFact};
use crate::time::Period;

/// A maker that gives the same ids in every run.
pub(crate) fn ids() -> IdMaker {
    IdMaker::new(Timestamp::UNIX_EPOCH, [0; 32])
}

/// An instant, written `2026-11-10T01:00:00Z`.
pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A department of that name.
pub(crate) fn agency(maker: &mut IdMaker, name: &str) -> AgencyFact {
    AgencyFact {
        agency: maker.next_id(),
        name: name.to_owned(),
        short: name.to_owned(),
        code: None,
        symbol: None,
        kind: AgencyKind::Department,
        superior: None,
        standing: Standing::Confirmed,
        channel: Channel::Online,
        valid: Period::ALWAYS,
    }
}

/// The task at that place of the plan, without a deadline.
pub(crate) fn task(maker: &mut IdMaker, plan: Id<Plan>, ordinal: u32) -> TaskFact {
    TaskFact {
        task: maker.next_id(),
        plan,
        group: None,
        number: Some(format!("1.{ordinal}")),
        ordinal,
        deadline_words: None,
        deadline: TaskDeadline::None,
        product: None,
        note: None,
        valid: Period::ALWAYS,
    }
}

/// The part at that place of the task.
pub(crate) fn part(maker: &mut IdMaker, task: Id<Task>, ordinal: u32) -> PartFact {
    PartFact {
        part: maker.next_id(),
        task,
        ordinal,
        text: "Thực hiện.".to_owned(),
        valid: Period::ALWAYS,
    }
}

/// An open assignment without end.
pub(crate) fn assigned(
    maker: &mut IdMaker,
    part: Id<Part>,
    holder: Holder,
    role: Role,
) -> AssignmentFact {
    AssignmentFact {
        assignment: maker.next_id(),
        part,
        holder,
        role,
        secrecy: Secrecy::Open,
        valid: Period::ALWAYS,
        cause: None,
        predecessor: None,
    }
}
