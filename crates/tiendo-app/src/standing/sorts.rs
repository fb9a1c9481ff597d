//! The one word that a task gets in each of the three columns. A task that several bodies lead has no word of its own
//! in what is declared and what stands behind it: "từng cơ quan".

use jiff::Timestamp;
use tiendo_domain::{
    plan::TaskDeadline,
    report::line::DeclaredState,
    standing::{Backing, Counts, Overall, Progress, Schedule, schedule},
};

/// What is declared of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeclaredAs {
    /// Done.
    Done,
    /// In progress.
    InProgress,
    /// Not started.
    NotStarted,
    /// Reported on without a state.
    WithoutState,
    /// Each body has its own.
    EachBody,
    /// Under "chế độ mật".
    Secret,
    /// Nothing has been accepted. Never zero.
    NotReported,
    /// Nobody leads it who must report.
    Nobody,
}

impl DeclaredAs {
    /// All, in the order of the page.
    pub const ALL: [DeclaredAs; 8] = [
        DeclaredAs::Done,
        DeclaredAs::InProgress,
        DeclaredAs::NotStarted,
        DeclaredAs::WithoutState,
        DeclaredAs::EachBody,
        DeclaredAs::Secret,
        DeclaredAs::NotReported,
        DeclaredAs::Nobody,
    ];

    /// The code in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            DeclaredAs::Done => "xong",
            DeclaredAs::InProgress => "dang-lam",
            DeclaredAs::NotStarted => "chua-lam",
            DeclaredAs::WithoutState => "khong-neu",
            DeclaredAs::EachBody => "tung-co-quan",
            DeclaredAs::Secret => "mat",
            DeclaredAs::NotReported => "chua-bao-cao",
            DeclaredAs::Nobody => "chua-giao",
        }
    }

    /// The word of a code, if it is one.
    pub fn from_code(code: &str) -> Option<DeclaredAs> {
        DeclaredAs::ALL.into_iter().find(|one| one.code() == code)
    }

    /// What a body declares of its own share.
    pub fn of(progress: Progress) -> DeclaredAs {
        match progress {
            Progress::NotReported => DeclaredAs::NotReported,
            Progress::ReportedWithoutState => DeclaredAs::WithoutState,
            Progress::Reported(DeclaredState::Done) => DeclaredAs::Done,
            Progress::Reported(DeclaredState::InProgress) => DeclaredAs::InProgress,
            Progress::Reported(DeclaredState::NotStarted) => DeclaredAs::NotStarted,
        }
    }

    /// What is declared of a task as a whole.
    pub fn of_task(overall: &Overall) -> DeclaredAs {
        match overall {
            Overall::NobodyLeads => DeclaredAs::Nobody,
            Overall::Secret => DeclaredAs::Secret,
            Overall::One(item) => DeclaredAs::of(item.progress),
            Overall::EachBody(counts) if counts.reported() == 0 && counts.items > 0 => {
                DeclaredAs::NotReported
            }
            Overall::EachBody(_) => DeclaredAs::EachBody,
        }
    }
}

/// What stands behind what is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BackedAs {
    /// A file.
    File,
    /// A figure.
    Figure,
    /// Nothing but words.
    Nothing,
    /// Each body has its own.
    EachBody,
    /// Under "chế độ mật".
    Secret,
    /// Nothing has been accepted that it could stand behind.
    NotReported,
    /// Nobody leads it who must report.
    Nobody,
}

impl BackedAs {
    /// All, in the order of the page.
    pub const ALL: [BackedAs; 7] = [
        BackedAs::File,
        BackedAs::Figure,
        BackedAs::Nothing,
        BackedAs::EachBody,
        BackedAs::Secret,
        BackedAs::NotReported,
        BackedAs::Nobody,
    ];

    /// The code in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            BackedAs::File => "tep",
            BackedAs::Figure => "so-lieu",
            BackedAs::Nothing => "chua-co",
            BackedAs::EachBody => "tung-co-quan",
            BackedAs::Secret => "mat",
            BackedAs::NotReported => "chua-bao-cao",
            BackedAs::Nobody => "chua-giao",
        }
    }

    /// The word of a code, if it is one.
    pub fn from_code(code: &str) -> Option<BackedAs> {
        BackedAs::ALL.into_iter().find(|one| one.code() == code)
    }

    /// What stands behind one body's share.
    pub fn of(progress: Progress, backing: Backing) -> BackedAs {
        match (progress, backing) {
            (Progress::NotReported, _) => BackedAs::NotReported,
            (Progress::Reported(_) | Progress::ReportedWithoutState, Backing::File) => {
                BackedAs::File
            }
            (Progress::Reported(_) | Progress::ReportedWithoutState, Backing::Figure) => {
                BackedAs::Figure
            }
            (Progress::Reported(_) | Progress::ReportedWithoutState, Backing::Nothing) => {
                BackedAs::Nothing
            }
        }
    }

    /// What stands behind a task as a whole.
    pub fn of_task(overall: &Overall) -> BackedAs {
        match overall {
            Overall::NobodyLeads => BackedAs::Nobody,
            Overall::Secret => BackedAs::Secret,
            Overall::One(item) => BackedAs::of(item.progress, item.backing),
            Overall::EachBody(counts) if counts.reported() == 0 && counts.items > 0 => {
                BackedAs::NotReported
            }
            Overall::EachBody(_) => BackedAs::EachBody,
        }
    }
}

/// What the schedule says of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScheduledAs {
    /// The schedule's word.
    Is(Schedule),
    /// Under "chế độ mật": whether it is done is not known here.
    Secret,
}

impl ScheduledAs {
    /// All, in the order of the page.
    pub fn all() -> impl Iterator<Item = ScheduledAs> {
        Schedule::ALL
            .iter()
            .copied()
            .map(ScheduledAs::Is)
            .chain([ScheduledAs::Secret])
    }

    /// The code in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            ScheduledAs::Is(schedule) => schedule.code(),
            ScheduledAs::Secret => "secret",
        }
    }

    /// The word of a code, if it is one.
    pub fn from_code(code: &str) -> Option<ScheduledAs> {
        ScheduledAs::all().find(|one| one.code() == code)
    }

    /// What the schedule says of a task as a whole. One that several bodies lead is done when all have done their
    /// share, and late when one of them was.
    pub fn of_task(
        overall: &Overall,
        deadline: &TaskDeadline,
        now: Timestamp,
        soon_days: u16,
    ) -> ScheduledAs {
        let open = || schedule(deadline, None, now, soon_days);
        match overall {
            Overall::Secret => ScheduledAs::Secret,
            Overall::NobodyLeads => ScheduledAs::Is(open()),
            Overall::One(item) => ScheduledAs::Is(item.schedule),
            Overall::EachBody(counts) => ScheduledAs::Is(all_done(counts).unwrap_or_else(open)),
        }
    }
}

/// The schedule's word where every body has done its share.
fn all_done(counts: &Counts) -> Option<Schedule> {
    let done = [Schedule::DoneOnTime, Schedule::DoneLate, Schedule::Done];
    let of_done: u64 = done.iter().map(|one| counts.scheduled(*one)).sum();
    if counts.items == 0 || counts.secret > 0 || of_done < counts.items {
        return None;
    }
    [Schedule::DoneLate, Schedule::DoneOnTime, Schedule::Done]
        .into_iter()
        .find(|one| counts.scheduled(*one) > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use tiendo_domain::time::Deadline;

    fn counts(schedules: &[(Schedule, u64)]) -> Counts {
        Counts {
            items: schedules.iter().map(|(_, n)| n).sum(),
            schedule: schedules.iter().copied().collect(),
            ..Counts::default()
        }
    }

    #[test]
    fn a_shared_task_is_done_when_all_have_done_their_share() {
        let due = TaskDeadline::Day(Deadline::On(date(2026, 6, 30)));
        let now: Timestamp = "2026-11-10T01:00:00Z".parse().unwrap();
        for (schedules, expected) in [
            (vec![(Schedule::DoneOnTime, 3)], Schedule::DoneOnTime),
            (
                vec![(Schedule::DoneOnTime, 2), (Schedule::DoneLate, 1)],
                Schedule::DoneLate,
            ),
            (
                vec![(Schedule::DoneOnTime, 2), (Schedule::Overdue, 1)],
                Schedule::Overdue,
            ),
        ] {
            let overall = Overall::EachBody(counts(&schedules));
            let said = ScheduledAs::of_task(&overall, &due, now, 7);
            assert_eq!(said, ScheduledAs::Is(expected), "{schedules:?}");
        }
        // A secret share says nothing of being done.
        let overall = Overall::EachBody(Counts {
            secret: 1,
            ..counts(&[(Schedule::DoneOnTime, 2)])
        });
        assert_eq!(
            ScheduledAs::of_task(&overall, &due, now, 7),
            ScheduledAs::Is(Schedule::Overdue)
        );
    }

    #[test]
    fn silence_of_all_is_silence_and_not_a_share_of_something() {
        let silent = Counts {
            progress: [(Progress::NotReported, 3)].into(),
            ..counts(&[(Schedule::NoDeadline, 3)])
        };
        assert_eq!(
            DeclaredAs::of_task(&Overall::EachBody(silent.clone())),
            DeclaredAs::NotReported
        );
        assert_eq!(
            BackedAs::of_task(&Overall::EachBody(silent)),
            BackedAs::NotReported
        );
    }

    #[test]
    fn codes_are_read_back() {
        for one in DeclaredAs::ALL {
            assert_eq!(DeclaredAs::from_code(one.code()), Some(one));
        }
        for one in BackedAs::ALL {
            assert_eq!(BackedAs::from_code(one.code()), Some(one));
        }
        for one in ScheduledAs::all() {
            assert_eq!(ScheduledAs::from_code(one.code()), Some(one));
        }
    }
}
