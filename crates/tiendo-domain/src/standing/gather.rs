//! From the reports of a round to items: one rule for the standing's page and the consolidated
//! report.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Backing, Item, Progress, ReportItem, Schedule, done_day, schedule};
use crate::assignment::{Demand, Secrecy};
use crate::id::{Agency, Id, Line, Report, Submission, Task};
use crate::plan::TaskFact;
use crate::report::submission::{SentLine, Snapshot};
use crate::report::{Receipt, Received, StateName};

/// A line that the frozen round expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpectedLine {
    /// The line.
    pub line: Id<Line>,
    /// Its task.
    pub task: Id<Task>,
    /// How much is asked for.
    pub demand: Demand,
    /// Whether words are kept of it.
    pub secrecy: Secrecy,
}

/// The accepted sending of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptedReport {
    /// The report.
    pub report: Id<Report>,
    /// The sending that was accepted.
    pub submission: Id<Submission>,
    /// What it says.
    pub snapshot: Snapshot,
    /// The day on which it was received: stands for a day of completion that is not given.
    pub received_on: Date,
}

/// One expected report and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered {
    /// Whose.
    pub agency: Id<Agency>,
    /// The body's name, as on the day of the round.
    pub name: String,
    /// Where the report is.
    pub state: StateName,
    /// Whether it has come, and in time.
    pub received: Received,
    /// When the sending came that counts for that.
    pub receipt: Option<Receipt>,
    /// Its expected lines, in the plan's order.
    pub lines: Vec<ExpectedLine>,
    /// What was accepted. What is not accepted yet says nothing.
    pub accepted: Option<AcceptedReport>,
}

impl Gathered {
    /// What the accepted report says in a line. A paper may leave one blank: then the body is as silent on it as if it had
    /// not reported, and is not counted as if it had.
    pub fn said(&self, line: Id<Line>) -> Option<&SentLine> {
        let accepted = self.accepted.as_ref()?;
        accepted
            .snapshot
            .lines
            .iter()
            .find(|sent| sent.line == line && !sent.says_nothing())
    }

    /// The report, as far as counting reports goes.
    pub fn report_item(&self) -> ReportItem {
        ReportItem {
            agency: self.agency,
            state: self.state,
            received: self.received,
        }
    }
}

/// The items of the reports that are owed, by report and line; an excused report has none. Lines of
/// tasks that are not given are left out.
pub fn items(
    reports: &[Gathered],
    tasks: &[TaskFact],
    now: Timestamp,
    soon_days: u16,
) -> Vec<Item> {
    let tasks: BTreeMap<Id<Task>, &TaskFact> = tasks.iter().map(|t| (t.task, t)).collect();
    let owed = reports.iter().filter(|r| r.state != StateName::Excused);
    let lines = owed.flat_map(|report| report.lines.iter().map(move |line| (report, line)));
    lines
        .filter_map(|(report, line)| {
            let task = tasks.get(&line.task)?;
            Some(item(report, line, task, now, soon_days))
        })
        .collect()
}

fn item(
    report: &Gathered,
    line: &ExpectedLine,
    task: &TaskFact,
    now: Timestamp,
    soon_days: u16,
) -> Item {
    let said = report
        .said(line.line)
        .map(|sent| (sent.content(), sent.evidence.len()));
    let received_on = report.accepted.as_ref().map(|a| a.received_on);
    let done = match (&said, received_on) {
        (Some((content, _)), Some(day)) => done_day(content, day),
        _ => None,
    };
    let of_task: Schedule = schedule(&task.deadline, done, now, soon_days);
    Item {
        task: line.task,
        group: task.group,
        agency: report.agency,
        demand: line.demand,
        secrecy: line.secrecy,
        progress: said
            .as_ref()
            .map_or(Progress::NotReported, |(c, _)| Progress::of(c)),
        backing: said
            .as_ref()
            .map_or(Backing::Nothing, |(c, files)| Backing::of(c, *files)),
        schedule: of_task,
    }
}
