//! Counting items and reports. Every number is the count of a list that can be shown.

use std::collections::BTreeMap;

use super::rate::{Of, Rate};
use super::{Backing, Progress, Schedule};
use crate::assignment::{Demand, Secrecy};
use crate::id::{Agency, Group, Id, Task};
use crate::report::line::DeclaredState;
use crate::report::{Received, StateName, Timeliness};

/// One body's share of one task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// The task.
    pub task: Id<Task>,
    /// Its group.
    pub group: Option<Id<Group>>,
    /// The body.
    pub agency: Id<Agency>,
    /// How much is asked of it.
    pub demand: Demand,
    /// A secret item is counted and nothing else is said of it.
    pub secrecy: Secrecy,
    /// What the body declares.
    pub progress: Progress,
    /// What stands behind it.
    pub backing: Backing,
    /// What the schedule says.
    pub schedule: Schedule,
}

/// How many items there are of each sort. Secret ones are only in `secret`; what is reported on
/// occasion is nowhere, for it is never missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Items that are led and not secret: the whole of the three below.
    pub items: u64,
    /// Items under "chế độ mật".
    pub secret: u64,
    /// By what is declared.
    pub progress: BTreeMap<Progress, u64>,
    /// By what stands behind it, of those reported on.
    pub backing: BTreeMap<Backing, u64>,
    /// By the schedule.
    pub schedule: BTreeMap<Schedule, u64>,
}

impl Counts {
    fn add(&mut self, item: &Item) {
        match item.demand {
            Demand::OnOccasion => return,
            Demand::OwnShare | Demand::Required => {}
        }
        match item.secrecy {
            Secrecy::StateSecret => {
                self.secret += 1;
                return;
            }
            Secrecy::Open => {}
        }
        self.items += 1;
        *self.progress.entry(item.progress).or_default() += 1;
        *self.schedule.entry(item.schedule).or_default() += 1;
        if item.progress != Progress::NotReported {
            *self.backing.entry(item.backing).or_default() += 1;
        }
    }

    /// Items of which this is declared, or nothing.
    pub fn declared(&self, progress: Progress) -> u64 {
        self.progress.get(&progress).copied().unwrap_or(0)
    }

    /// Items of which the schedule says this.
    pub fn scheduled(&self, schedule: Schedule) -> u64 {
        self.schedule.get(&schedule).copied().unwrap_or(0)
    }

    /// Reported items behind which stands this.
    pub fn backed(&self, backing: Backing) -> u64 {
        self.backing.get(&backing).copied().unwrap_or(0)
    }

    /// Items that something was reported on.
    pub fn reported(&self) -> u64 {
        self.items - self.declared(Progress::NotReported)
    }

    /// Items with a day that fell due, or were done before it.
    fn due(&self) -> u64 {
        self.done_with_day() + self.scheduled(Schedule::Overdue)
    }

    fn done_with_day(&self) -> u64 {
        self.scheduled(Schedule::DoneOnTime) + self.scheduled(Schedule::DoneLate)
    }

    /// Done, of what fell due.
    pub fn done_of_due(&self) -> Rate {
        Rate {
            part: self.done_with_day(),
            whole: self.due(),
            of: Of::ItemsDue,
        }
    }

    /// Done in time, of what fell due.
    pub fn on_time_of_due(&self) -> Rate {
        let part = self.scheduled(Schedule::DoneOnTime);
        Rate {
            part,
            whole: self.due(),
            of: Of::ItemsDue,
        }
    }

    /// Declared done, of what was reported on: silence is in neither number.
    pub fn done_of_reported(&self) -> Rate {
        let part = self.declared(Progress::Reported(DeclaredState::Done));
        Rate {
            part,
            whole: self.reported(),
            of: Of::ItemsReported,
        }
    }
}

/// The counts of each group, body or whatever `key` tells apart.
pub fn count_by<K: Ord>(items: &[Item], key: impl Fn(&Item) -> K) -> BTreeMap<K, Counts> {
    let mut counts: BTreeMap<K, Counts> = BTreeMap::new();
    for item in items {
        counts.entry(key(item)).or_default().add(item);
    }
    counts
}

/// A task in one row. A task that several bodies lead has no state of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overall {
    /// Nobody leads it who must report: it has no lead, or its lead is not in the expected set.
    NobodyLeads,
    /// One body leads it: its word.
    One(Item),
    /// "Từng cơ quan": each body has its own.
    EachBody(Counts),
    /// "Chế độ mật": nobody leads it openly.
    Secret,
}

/// What to show of a task in one row, from all its items.
pub fn overall(items: &[Item]) -> Overall {
    let leads = items.iter().filter(|item| match item.demand {
        Demand::Required | Demand::OwnShare => true,
        Demand::OnOccasion => false,
    });
    let (secret, open): (Vec<&Item>, Vec<&Item>) =
        leads.partition(|item| item.secrecy == Secrecy::StateSecret);
    match (open.as_slice(), secret.as_slice()) {
        ([], []) => Overall::NobodyLeads,
        ([], [..]) => Overall::Secret,
        ([one], []) => Overall::One(**one),
        _ => {
            let mut counts = Counts::default();
            for item in open.into_iter().chain(secret) {
                counts.add(item);
            }
            Overall::EachBody(counts)
        }
    }
}

/// One expected report, as far as counting goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportItem {
    /// Whose.
    pub agency: Id<Agency>,
    /// Where it is.
    pub state: StateName,
    /// Whether it has come.
    pub received: Received,
}

/// How many reports there are of each sort. `expected` is `excused`, `on_time`, `late`, `waiting`
/// and `missing` together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReportCounts {
    /// In the frozen set.
    pub expected: u64,
    /// Need not report this time.
    pub excused: u64,
    /// Came in time.
    pub on_time: u64,
    /// Came late.
    pub late: u64,
    /// Not come, not due yet.
    pub waiting: u64,
    /// Not come, and due.
    pub missing: u64,
    /// Accepted, of those that came.
    pub accepted: u64,
    /// Returned and not sent again, of those that came.
    pub returned: u64,
}

impl ReportCounts {
    /// The counts of the reports.
    pub fn of(reports: &[ReportItem]) -> Self {
        let mut counts = ReportCounts::default();
        for report in reports {
            counts.expected += 1;
            match report.state {
                StateName::Excused => {
                    counts.excused += 1;
                    continue;
                }
                StateName::Accepted => counts.accepted += 1,
                StateName::Returned => counts.returned += 1,
                StateName::NotStarted
                | StateName::Draft
                | StateName::AwaitingHead
                | StateName::Submitted => {}
            }
            match report.received {
                Received::Yes(Timeliness::OnTime) => counts.on_time += 1,
                Received::Yes(Timeliness::Late { .. }) => counts.late += 1,
                Received::Waiting => counts.waiting += 1,
                Received::Missing => counts.missing += 1,
            }
        }
        counts
    }

    /// That must be sent.
    pub fn owed(&self) -> u64 {
        self.expected - self.excused
    }

    /// That have come.
    pub fn received(&self) -> u64 {
        self.on_time + self.late
    }

    /// Come, of what must be sent.
    pub fn received_of_owed(&self) -> Rate {
        Rate {
            part: self.received(),
            whole: self.owed(),
            of: Of::ReportsOwed,
        }
    }

    /// Come in time, of what must be sent.
    pub fn on_time_of_owed(&self) -> Rate {
        Rate {
            part: self.on_time,
            whole: self.owed(),
            of: Of::ReportsOwed,
        }
    }

    /// Come in time, of what has come.
    pub fn on_time_of_received(&self) -> Rate {
        Rate {
            part: self.on_time,
            whole: self.received(),
            of: Of::ReportsReceived,
        }
    }
}

#[cfg(test)]
mod tests;
