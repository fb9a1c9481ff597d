//! What a plan promises: groups, tasks, parts, targets, obligations, duties, and what it cites.
//!
//! The official number and wording stand apart from ids. A fact holds over a period of days; the
//! version that a decision makes closes one and opens the next.

mod deadline;
mod duty;
mod target;

pub use deadline::TaskDeadline;
pub use duty::{Addressee, DueRule, DutyFact, DutyKind, Frequency, ObligationFact, ObligationKind};
pub use target::{Comparator, Measure, TargetFact};

use jiff::civil::Date;

use crate::coded::coded;
use crate::id::{Document, Group, Id, Part, Plan, Task};
use crate::time::Period;

/// A plan, in one of its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFact {
    /// The plan.
    pub plan: Id<Plan>,
    /// 1 as signed; a decided amendment makes the next.
    pub version: u32,
    /// The number and symbol as printed: `214/KH-UBND`. No key: other issuers use the same.
    pub number: Option<String>,
    /// "Kế hoạch", "Quyết định": a plan may be any kind of document.
    pub kind: String,
    /// The title (trích yếu) as printed.
    pub title: String,
    /// Who issued it, as printed.
    pub issuer: String,
    /// The day it was issued.
    pub issued_on: Option<Date>,
    /// The day from which this version holds.
    pub effective_from: Option<Date>,
    /// The last year of the plan, where it says one.
    pub horizon: Option<i16>,
    /// The year of its vision. A vision is never a percentage.
    pub vision: Option<i16>,
    /// The document it was taken from.
    pub document: Option<Id<Document>>,
}

/// A task group: a bold row of the annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupFact {
    /// The group.
    pub group: Id<Group>,
    /// Its plan.
    pub plan: Id<Plan>,
    /// As printed, without the closing dot: `10`.
    pub number: Option<String>,
    /// Its place in the plan, from 1.
    pub ordinal: u32,
    /// As printed.
    pub title: String,
    /// The days on which it is so.
    pub valid: Period,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskFact {
    /// The task.
    pub task: Id<Task>,
    /// Its plan.
    pub plan: Id<Plan>,
    /// Its group, where it stands in one.
    pub group: Option<Id<Group>>,
    /// As printed: `10.2`; none for a bullet.
    pub number: Option<String>,
    /// Its place in the plan, from 1, over all groups.
    pub ordinal: u32,
    /// The printed words of its deadline.
    pub deadline_words: Option<String>,
    /// What they mean.
    pub deadline: TaskDeadline,
    /// The product or result, as printed.
    pub product: Option<String>,
    /// The note, as printed.
    pub note: Option<String>,
    /// The days on which it is so.
    pub valid: Period,
}

/// A paragraph of a task: a unit of its own, which may go to another body later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartFact {
    /// The part.
    pub part: Id<Part>,
    /// Its task.
    pub task: Id<Task>,
    /// Its place in the task, from 1.
    pub ordinal: u32,
    /// As printed.
    pub text: String,
    /// The days on which it is so.
    pub valid: Period,
}

/// A document that the plan cites. Number, date and issuer together name it; a number alone does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedDocument {
    /// As printed, blanks mended: `29-NQ/TW`.
    pub number: String,
    /// "Nghị quyết".
    pub kind: Option<String>,
    /// The day it was issued, where the text says it.
    pub date: Option<Date>,
    /// Who issued it, as the text says.
    pub issuer: Option<String>,
    /// Why it is cited.
    pub cited_as: CitedAs,
}

coded! {
    /// Why a document is cited.
    pub enum CitedAs {
        /// It is a ground of the plan.
        LegalBasis = "legal_basis", "căn cứ", "legal basis";
        /// It is mentioned.
        Mention = "mention", "văn bản viện dẫn", "cited document";
    }
}

/// A line of "Nơi nhận", as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Its place in the list, from 1.
    pub ordinal: u32,
    /// As printed: "Bộ Kế hoạch và Đầu tư (báo cáo)".
    pub words: String,
}
