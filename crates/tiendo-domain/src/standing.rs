//! Where things stand: what is declared, what stands behind it, what the schedule says, side by
//! side and never mixed.

mod counts;
mod gather;
mod rate;

pub use counts::{Counts, Item, Overall, ReportCounts, ReportItem, count_by, overall};
pub use gather::{AcceptedReport, ExpectedLine, Gathered, items};
pub use rate::{Of, Rate};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::coded::coded;
use crate::plan::TaskDeadline;
use crate::report::line::{DeclaredState, Figures, LineContent};
use crate::time::Left;

coded! {
    /// What the schedule says of a task: computed, never typed. The official count is two by two
    /// (done: in time, late; open: in time, overdue); what has no day is never overdue.
    pub enum Schedule {
        /// Done by the last day.
        DoneOnTime = "done_on_time", "hoàn thành đúng hạn", "done on time";
        /// Done after the last day.
        DoneLate = "done_late", "hoàn thành quá hạn", "done late";
        /// Done, where no day was set.
        Done = "done", "đã hoàn thành (không có thời hạn)", "done (no deadline)";
        /// Open, with time left.
        InTime = "in_time", "trong hạn", "in time";
        /// Open, and the last day is near.
        DueSoon = "due_soon", "sắp đến hạn", "due soon";
        /// Open after the last day.
        Overdue = "overdue", "quá hạn", "overdue";
        /// Open, and no day was set.
        NoDeadline = "no_deadline", "không có thời hạn", "no deadline";
        /// Regular work, judged by its rounds.
        Ongoing = "ongoing", "thường xuyên", "ongoing";
    }
}

/// The schedule's word on a task. `done` is the day on which it was done, if it is; `soon_days` is
/// how many days before the last one count as near (0: only the last day itself).
pub fn schedule(
    deadline: &TaskDeadline,
    done: Option<Date>,
    now: Timestamp,
    soon_days: u16,
) -> Schedule {
    let due = match deadline {
        TaskDeadline::Ongoing | TaskDeadline::Annual(_) => return Schedule::Ongoing,
        TaskDeadline::None | TaskDeadline::AfterEvent(_) => {
            return if done.is_some() {
                Schedule::Done
            } else {
                Schedule::NoDeadline
            };
        }
        TaskDeadline::Day(due) => *due,
    };
    match (done, due.left(now)) {
        (Some(day), _) if due.is_past_on(day) => Schedule::DoneLate,
        (Some(_), _) => Schedule::DoneOnTime,
        (None, Left::Over(_)) => Schedule::Overdue,
        (None, Left::Today) => Schedule::DueSoon,
        (None, Left::Days(days)) if days <= i32::from(soon_days) => Schedule::DueSoon,
        (None, Left::Days(_)) => Schedule::InTime,
    }
}

/// The day on which a body says that a task was done: the day that it gives, else the day on which
/// the report that says so was received. `None` when it does not declare it done.
pub fn done_day(line: &LineContent, received_on: Date) -> Option<Date> {
    match line.declared {
        Some(DeclaredState::Done) => Some(line.done_on.unwrap_or(received_on)),
        Some(DeclaredState::NotStarted | DeclaredState::InProgress) | None => None,
    }
}

/// What a body has said of a task. Silence is no figure: it is never counted as zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    /// Nothing has been accepted from the body.
    NotReported,
    /// The body reported without declaring a state, as a share or an occasion allows.
    ReportedWithoutState,
    /// It declared this.
    Reported(DeclaredState),
}

impl Progress {
    /// What a received line says.
    pub fn of(line: &LineContent) -> Progress {
        line.declared
            .map_or(Progress::ReportedWithoutState, Progress::Reported)
    }
}

coded! {
    /// What stands behind a declared state.
    pub enum Backing {
        /// Nothing but words.
        Nothing = "nothing", "chưa có minh chứng", "no evidence";
        /// A figure.
        Figure = "figure", "có số liệu", "figures";
        /// A file, perhaps with figures.
        File = "file", "có tài liệu minh chứng", "files";
    }
}

impl Backing {
    /// What stands behind a line with so many files.
    pub fn of(line: &LineContent, files: usize) -> Backing {
        let figures = match &line.figures {
            Figures::Given(figures) => !figures.is_empty(),
            Figures::Unstated | Figures::NoFigure => false,
        };
        match (files, figures) {
            (1.., _) => Backing::File,
            (0, true) => Backing::Figure,
            (0, false) => Backing::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::at;
    use crate::time::Deadline;
    use jiff::civil::date;

    #[test]
    fn the_schedule_is_two_by_two_and_only_a_day_can_be_overdue() {
        let due = TaskDeadline::Day(Deadline::Before(date(2026, 11, 15)));
        let after = TaskDeadline::AfterEvent("khi Luật có hiệu lực".into());
        let (none, ongoing, annual) = (
            TaskDeadline::None,
            TaskDeadline::Ongoing,
            TaskDeadline::Annual(None),
        );
        let (first, last) = (Some(date(2026, 11, 14)), Some(date(2026, 11, 15)));
        let (early, near, over) = (
            "2026-10-01T00:00:00Z",
            "2026-11-08T00:00:00Z",
            "2026-11-14T17:00:00Z",
        );
        for (deadline, done, now, expected) in [
            (&due, None, early, Schedule::InTime),
            // Seven days before Saturday the 14th is the 7th.
            (&due, None, "2026-11-06T16:59:59Z", Schedule::InTime),
            (&due, None, "2026-11-06T17:00:00Z", Schedule::DueSoon),
            (&due, None, near, Schedule::DueSoon),
            (&due, None, "2026-11-14T16:59:59Z", Schedule::DueSoon),
            (&due, None, over, Schedule::Overdue),
            (&due, first, over, Schedule::DoneOnTime),
            (&due, last, over, Schedule::DoneLate),
            (&none, None, over, Schedule::NoDeadline),
            (&none, first, over, Schedule::Done),
            (&after, None, over, Schedule::NoDeadline),
            (&ongoing, None, over, Schedule::Ongoing),
            (&ongoing, first, over, Schedule::Ongoing),
            (&annual, None, over, Schedule::Ongoing),
        ] {
            let said = schedule(deadline, done, at(now), 7);
            assert_eq!(said, expected, "{deadline} {done:?} {now}");
        }
    }

    #[test]
    fn a_day_of_completion_needs_the_declaration() {
        let received = date(2026, 11, 12);
        let line = |declared, done_on| LineContent {
            declared,
            done_on,
            ..LineContent::default()
        };
        let june = date(2026, 6, 30);
        for (line, day) in [
            (line(Some(DeclaredState::Done), Some(june)), Some(june)),
            (line(Some(DeclaredState::Done), None), Some(received)),
            (line(Some(DeclaredState::InProgress), Some(june)), None),
            (line(None, None), None),
        ] {
            assert_eq!(done_day(&line, received), day);
        }
    }
}
