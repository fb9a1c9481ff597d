//! Preparing a round: from the obligation's addressees to a set of expected reports.

use std::collections::{BTreeMap, BTreeSet};

use crate::agency::AgencyFact;
use crate::assignment::{Answer, Demand, Holder, Register, answers};
use crate::id::{Agency, Collective, Id, Obligation, Task};
use crate::nonempty::Reason;
use crate::plan::ObligationFact;
use crate::time::AsOf;

/// Why a body is expected to report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The obligation names it.
    Named,
    /// It is a member of a collective that the obligation names.
    Member(Id<Collective>),
    /// The obligation's open set, and a person named it with this reason.
    OpenSet(Reason),
    /// It is the focal agency, which reports too.
    Focal,
}

/// A body that a person named as belonging to the open set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedMember {
    /// The body.
    pub agency: Id<Agency>,
    /// Why it belongs.
    pub reason: Reason,
}

/// What was decided about the open set ("… doanh nghiệp liên quan").
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenSet {
    /// The obligation has none.
    Absent,
    /// It has one, and nobody has named its members yet: the round cannot open.
    Unsettled,
    /// These are its members; none is an answer too.
    Named(Vec<NamedMember>),
}

/// A report that the round expects, with its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Who must report.
    pub agency: Id<Agency>,
    /// Why: the strongest reason.
    pub why: Why,
    /// The tasks that it answers for, in the plan's order. None is possible: such a body still
    /// reports, in general words.
    pub lines: Vec<Answer>,
}

/// What a round is prepared from.
#[derive(Debug, Clone)]
pub struct Preparation<'a> {
    /// The obligation.
    pub obligation: &'a ObligationFact,
    /// The bodies that exist.
    pub agencies: &'a [AgencyFact],
    /// Tasks and who does them; its members are expanded as of the same day.
    pub register: Register<'a>,
    /// What was decided about the open set.
    pub open_set: OpenSet,
    /// The day as of which addressees and lines are taken.
    pub as_of: AsOf,
}

/// A round in preparation: it may still be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundPlan {
    obligation: Id<Obligation>,
    as_of: AsOf,
    expected: BTreeMap<Id<Agency>, Expected>,
    overrides: BTreeMap<(Id<Agency>, Id<Task>), Override>,
    unaddressed: Vec<Id<Agency>>,
    open_set_settled: bool,
}

/// A demand that a person changed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Override {
    demand: Demand,
    reason: Reason,
}

/// Why a round cannot be prepared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PrepareRefusal {
    /// These words of the obligation are no known body or collective yet.
    #[error("addressees not settled: {0:?}")]
    UnknownAddressees(Vec<String>),
    /// These named bodies do not exist on the day.
    #[error("{0:?} do not exist on the day")]
    NotOnThatDay(Vec<Id<Agency>>),
    /// Nobody would have to report.
    #[error("nobody would have to report")]
    Nobody,
}

/// Works out who must report and on what, as of a day.
///
/// A body that is addressed twice is expected once; the strongest reason stands (named, member,
/// open set, focal). The focal agency is always among them.
/// # Errors
/// [`PrepareRefusal`] when an addressee is not settled, a named body does not exist on the day, or
/// nobody would have to report.
pub fn prepare(from: &Preparation<'_>) -> Result<RoundPlan, PrepareRefusal> {
    let unknown: Vec<String> = from
        .obligation
        .addressees
        .iter()
        .filter(|a| a.holder.is_none())
        .map(|a| a.words.clone())
        .collect();
    if !unknown.is_empty() {
        return Err(PrepareRefusal::UnknownAddressees(unknown));
    }

    let mut why: BTreeMap<Id<Agency>, Why> = BTreeMap::new();
    let holders = from.obligation.addressees.iter().filter_map(|a| a.holder);
    for holder in holders.clone() {
        if let Holder::Agency(agency) = holder {
            why.insert(agency, Why::Named);
        }
    }
    for holder in holders {
        if let Holder::Collective(collective) = holder {
            for agency in from.register.members.get(&collective).into_iter().flatten() {
                why.entry(*agency).or_insert(Why::Member(collective));
            }
        }
    }
    if let OpenSet::Named(named) = &from.open_set {
        for member in named {
            let because = Why::OpenSet(member.reason.clone());
            why.entry(member.agency).or_insert(because);
        }
    }
    if let Some(focal) = from.obligation.focal {
        why.entry(focal).or_insert(Why::Focal);
    }

    let alive: BTreeSet<Id<Agency>> = from
        .agencies
        .iter()
        .filter(|f| f.valid.contains(from.as_of.0))
        .map(|f| f.agency)
        .collect();
    let gone: Vec<_> = why.keys().filter(|a| !alive.contains(a)).copied().collect();
    if !gone.is_empty() {
        return Err(PrepareRefusal::NotOnThatDay(gone));
    }
    if why.is_empty() {
        return Err(PrepareRefusal::Nobody);
    }

    let mut lines = answers(from.register, from.as_of);
    let expected: BTreeMap<_, _> = why
        .into_iter()
        .map(|(agency, why)| {
            let lines = lines.remove(&agency).unwrap_or_default();
            (agency, Expected { agency, why, lines })
        })
        .collect();
    Ok(RoundPlan {
        obligation: from.obligation.obligation,
        as_of: from.as_of,
        expected,
        overrides: BTreeMap::new(),
        unaddressed: lines
            .into_iter()
            .filter(|(_, lines)| lines.iter().any(|l| l.demand == Demand::Required))
            .map(|(agency, _)| agency)
            .collect(),
        open_set_settled: from.open_set != OpenSet::Unsettled,
    })
}

/// Why a demand cannot be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadOverride {
    /// The body is not expected to report.
    #[error("{0:?} is not expected to report")]
    NotExpected(Id<Agency>),
    /// The body has no line for the task.
    #[error("{0:?} has no line for {1:?}")]
    NoSuchLine(Id<Agency>, Id<Task>),
}

impl RoundPlan {
    /// The obligation that the round is for.
    pub fn obligation(&self) -> Id<Obligation> {
        self.obligation
    }

    /// The day as of which it was prepared.
    pub fn as_of(&self) -> AsOf {
        self.as_of
    }

    /// Whether somebody has said who belongs to the open set, or there is none.
    pub fn open_set_settled(&self) -> bool {
        self.open_set_settled
    }

    /// Bodies that lead a task by name, although the obligation does not address them: a person
    /// decides whether they belong to the open set.
    pub fn unaddressed(&self) -> &[Id<Agency>] {
        &self.unaddressed
    }

    /// The expected reports, with the changed demands in place.
    pub fn expected(&self) -> Vec<Expected> {
        let with_overrides = |one: &Expected| {
            let mut one = one.clone();
            for line in &mut one.lines {
                if let Some(change) = self.overrides.get(&(one.agency, line.task)) {
                    line.demand = change.demand;
                }
            }
            one
        };
        self.expected.values().map(with_overrides).collect()
    }

    /// Why the demand of a line was changed, if it was.
    pub fn override_reason(&self, agency: Id<Agency>, task: Id<Task>) -> Option<&Reason> {
        self.overrides.get(&(agency, task)).map(|o| &o.reason)
    }

    /// Changes what a line asks for, before the round opens. Setting it back to what the
    /// assignments demand takes the change away.
    /// # Errors
    /// [`BadOverride`] when there is no such line.
    pub fn change_demand(
        &mut self,
        agency: Id<Agency>,
        task: Id<Task>,
        demand: Demand,
        reason: Reason,
    ) -> Result<(), BadOverride> {
        let one = self.expected.get(&agency);
        let one = one.ok_or(BadOverride::NotExpected(agency))?;
        let line = one.lines.iter().find(|l| l.task == task);
        let line = line.ok_or(BadOverride::NoSuchLine(agency, task))?;
        if line.demand == demand {
            self.overrides.remove(&(agency, task));
        } else {
            self.overrides
                .insert((agency, task), Override { demand, reason });
        }
        Ok(())
    }

    /// The set as it is now, for good. Only [`super::Opening`] freezes.
    pub(super) fn freeze(&self) -> Frozen {
        Frozen(self.expected())
    }
}

/// The expected reports of an opened round. There is no way to change them: the rates of a year
/// must not move with later reorganisations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen(Vec<Expected>);

impl Frozen {
    /// The reports, by body.
    pub fn expected(&self) -> &[Expected] {
        &self.0
    }
}

#[cfg(test)]
mod tests;
