//! The draft of a consolidated report: from the accepted reports of a round, by task group, with
//! numbers, lists of late and missing, and the origin of each block.
//!
//! It repeats and counts; it adds no judgement, and smooths nothing over. What was not reported is
//! said to be not reported. The focal officer edits the draft.

mod results;
mod spoken;
mod summary;
mod words;

use jiff::Timestamp;
use tiendo_text::{date, number};

use crate::id::{Agency, Id, Line, Report, Submission};
use crate::plan::{GroupFact, PartFact, PlanFact, TaskFact};
use crate::report::StateName;
use crate::standing::{Gathered, items};

/// What a consolidated report is drafted from.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The plan.
    pub plan: &'a PlanFact,
    /// The year of the round.
    pub year: i16,
    /// Now: what the schedule says depends on it.
    pub now: Timestamp,
    /// How many days before its last one a task counts as due soon.
    pub soon_days: u16,
    /// The plan's groups, in its order.
    pub groups: &'a [GroupFact],
    /// Its tasks, in its order.
    pub tasks: &'a [TaskFact],
    /// Their parts.
    pub parts: &'a [PartFact],
    /// The expected reports and what came of them, in the order of the lists.
    pub reports: &'a [Gathered],
}

/// A drafted report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The subject: "Kết quả thực hiện Kế hoạch số … năm 2026".
    pub title: String,
    /// Chapters, with their parts following them.
    pub sections: Vec<Section>,
}

/// A heading with what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// 1 for a chapter (`I`), 2 for a task group, 3 for a task, [`Section::ANNEX`] for an annex.
    pub level: u8,
    /// As printed, without the closing dot: `II`, `10`, `10.2`. Empty where there is none.
    pub number: String,
    /// The heading.
    pub heading: String,
    /// What stands under it, before the next heading.
    pub blocks: Vec<Block>,
}

impl Section {
    /// The level of an annex.
    pub const ANNEX: u8 = 0;
}

/// A paragraph or table, with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it says.
    pub body: Body,
    /// Where it comes from, one or more.
    pub origins: Vec<Origin>,
}

/// What a block says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Plain text; line breaks are the reporter's.
    Paragraph(String),
    /// Rows under a head; every row is as long as the head.
    Table {
        /// The head.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
}

/// Where a block comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// Counted from the round's reports.
    Computed,
    /// The words of one line of an accepted sending.
    Line {
        /// Whose.
        agency: Id<Agency>,
        /// The report.
        report: Id<Report>,
        /// The sending that was accepted.
        submission: Id<Submission>,
        /// The line.
        line: Id<Line>,
    },
}

impl Block {
    fn computed(text: impl Into<String>) -> Block {
        Block {
            body: Body::Paragraph(text.into()),
            origins: vec![Origin::Computed],
        }
    }

    fn table(head: &[&str], rows: Vec<Vec<String>>) -> Block {
        Block {
            body: Body::Table {
                head: head.iter().map(|&cell| cell.to_owned()).collect(),
                rows,
            },
            origins: vec![Origin::Computed],
        }
    }
}

/// Drafts the consolidated report of a round.
pub fn draft(material: &Material<'_>) -> Draft {
    let items = items(
        material.reports,
        material.tasks,
        material.now,
        material.soon_days,
    );
    let mut sections = vec![summary::reports(material)];
    sections.extend(results::results(material, &items));
    sections.push(results::gathered_words(
        material,
        results::Field::Difficulties,
    ));
    sections.push(results::gathered_words(material, results::Field::Proposals));
    let mut chapter = 0;
    for section in sections.iter_mut().filter(|s| s.level == 1) {
        chapter += 1;
        section.number = number::roman(chapter);
    }
    sections.push(summary::annex(material, &items));
    sections.extend(spoken::annex(material));
    Draft {
        title: title(material.plan, material.year),
        sections,
    }
}

fn title(plan: &PlanFact, year: i16) -> String {
    let mut title = format!("Kết quả thực hiện {}", plan.kind);
    if let Some(number) = &plan.number {
        title.push_str(" số ");
        title.push_str(number);
    }
    if let Some(day) = plan.issued_on {
        title.push_str(" ngày ");
        title.push_str(&date::short(day));
    }
    title.push_str(" của ");
    title.push_str(&plan.issuer);
    title.push_str(" năm ");
    title.push_str(&year.to_string());
    title
}

/// The reports that must be sent.
fn owed<'a>(material: &Material<'a>) -> impl Iterator<Item = &'a Gathered> {
    material
        .reports
        .iter()
        .filter(|r| r.state != StateName::Excused)
}

#[cfg(test)]
mod tests;
