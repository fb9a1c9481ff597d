//! Assignments, and what a body answers for because of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::coded::coded;
use crate::collective::Members;
use crate::id::{Agency, Assignment, Collective, Id, Part, Task};
use crate::plan::{PartFact, TaskFact};
use crate::time::{AsOf, Period};

coded! {
    /// What a holder does for a task part.
    pub enum Role {
        /// Leads (chủ trì, thực hiện).
        Lead = "lead", "chủ trì", "lead";
        /// Coordinates (phối hợp).
        Coordinate = "coordinate", "phối hợp", "coordinate";
    }
}

coded! {
    /// Whether an assignment may be reported on here in words.
    pub enum Secrecy {
        /// It may.
        Open = "open", "thường", "open";
        /// "Chế độ mật": only the fact and the day of reporting are kept here.
        /// Luật Bảo vệ bí mật nhà nước 117/2025/QH15.
        StateSecret = "state_secret", "chế độ mật", "state secret";
    }
}

coded! {
    /// How much a report line asks for. Ordered from least to most.
    pub enum Demand {
        /// Coordinator, by name or through a collective: folded, empty is complete, never missing.
        OnOccasion = "on_occasion", "khi có phát sinh", "on occasion";
        /// Member of a leading collective: one short entry, "không phát sinh" with a reason allowed.
        OwnShare = "own_share", "phần việc của cơ quan", "own share";
        /// Named lead: declared state, what was done, and a figure, a file or "no figure".
        Required = "required", "bắt buộc", "required";
    }
}

/// Who holds an assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// A body by name.
    Agency(Id<Agency>),
    /// A collective; each member is answerable for its own share.
    Collective(Id<Collective>),
}

impl Holder {
    /// The kind in the database: `agency`, `collective`.
    pub const fn code(self) -> &'static str {
        match self {
            Holder::Agency(_) => "agency",
            Holder::Collective(_) => "collective",
        }
    }
}

/// One holder in one role for one task part, over a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentFact {
    /// The assignment.
    pub assignment: Id<Assignment>,
    /// The part that is held.
    pub part: Id<Part>,
    /// Who holds it.
    pub holder: Holder,
    /// In which role.
    pub role: Role,
    /// Whether it may be reported on in words.
    pub secrecy: Secrecy,
    /// The days on which it is held.
    pub valid: Period,
    /// Why it is so, where the plan's own words do not say it: a person's decision.
    pub cause: Option<String>,
    /// The assignment that this one took over from.
    pub predecessor: Option<Id<Assignment>>,
}

/// What the register holds of tasks and who does them: the ground of [`answers`].
#[derive(Debug, Clone, Copy)]
pub struct Register<'a> {
    /// Tasks, with their places in the plan.
    pub tasks: &'a [TaskFact],
    /// Their parts.
    pub parts: &'a [PartFact],
    /// Who holds the parts.
    pub assignments: &'a [AssignmentFact],
    /// The collectives, expanded as of the day that is asked for.
    pub members: &'a Members,
}

/// Through what a body answers for a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Via {
    /// The plan names the body.
    Name,
    /// It is a member of a collective that the plan names.
    Collective(Id<Collective>),
}

/// A task that a body answers for: what becomes a line of its report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The task.
    pub task: Id<Task>,
    /// All parts of it that the body holds, in whatever role.
    pub parts: BTreeSet<Id<Part>>,
    /// The most that any of the body's assignments in the task demands.
    pub demand: Demand,
    /// The role that the demand comes from.
    pub role: Role,
    /// Through what that role is held.
    pub via: Via,
    /// Secret when any of its assignments is.
    pub secrecy: Secrecy,
}

/// What an assignment demands of a body that holds it in `role` through `via`. A coordinator,
/// named or not, reports on occasion.
fn demand(role: Role, via: Via) -> Demand {
    match (role, via) {
        (Role::Lead, Via::Name) => Demand::Required,
        (Role::Lead, Via::Collective(_)) => Demand::OwnShare,
        (Role::Coordinate, Via::Name | Via::Collective(_)) => Demand::OnOccasion,
    }
}

/// What every body answers for on the day `as_of`: one [`Answer`] a task, in the plan's order.
/// Bodies that hold nothing are absent.
pub fn answers(register: Register<'_>, as_of: AsOf) -> BTreeMap<Id<Agency>, Vec<Answer>> {
    let tasks: BTreeMap<Id<Task>, u32> = register
        .tasks
        .iter()
        .filter(|t| t.valid.contains(as_of.0))
        .map(|t| (t.task, t.ordinal))
        .collect();
    let task_of: BTreeMap<Id<Part>, Id<Task>> = register
        .parts
        .iter()
        .filter(|p| p.valid.contains(as_of.0) && tasks.contains_key(&p.task))
        .map(|p| (p.part, p.task))
        .collect();

    let mut found: BTreeMap<(Id<Agency>, Id<Task>), Answer> = BTreeMap::new();
    for held in register.assignments {
        let Some(&task) = task_of.get(&held.part) else {
            continue;
        };
        if !held.valid.contains(as_of.0) {
            continue;
        }
        let (via, bodies) = bodies(held.holder, register.members);
        let demand = demand(held.role, via);
        for agency in bodies {
            let one = found.entry((agency, task)).or_insert_with(|| Answer {
                task,
                parts: BTreeSet::new(),
                demand,
                role: held.role,
                via,
                secrecy: Secrecy::Open,
            });
            one.parts.insert(held.part);
            one.secrecy = one.secrecy.max(held.secrecy);
            // Equal demands: the name goes before the collective, so that the order in which the
            // assignments come does not matter.
            if demand > one.demand || demand == one.demand && via < one.via {
                (one.demand, one.role, one.via) = (demand, held.role, via);
            }
        }
    }

    let mut by_agency: BTreeMap<Id<Agency>, Vec<Answer>> = BTreeMap::new();
    for ((agency, _), answer) in found {
        by_agency.entry(agency).or_default().push(answer);
    }
    for list in by_agency.values_mut() {
        list.sort_by_key(|a| (tasks.get(&a.task).copied(), a.task));
    }
    by_agency
}

fn bodies(holder: Holder, members: &Members) -> (Via, Vec<Id<Agency>>) {
    match holder {
        Holder::Agency(agency) => (Via::Name, vec![agency]),
        Holder::Collective(collective) => {
            let set = members.get(&collective);
            let bodies = set.into_iter().flatten().copied().collect();
            (Via::Collective(collective), bodies)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::IdMaker;
    use crate::testing::{assigned, ids, part, task};
    use jiff::civil::date;
    use proptest::prelude::*;

    const DAY: AsOf = AsOf(date(2026, 11, 10));

    struct Plan {
        maker: IdMaker,
        tasks: Vec<TaskFact>,
        parts: Vec<PartFact>,
        assignments: Vec<AssignmentFact>,
        members: Members,
    }

    impl Plan {
        /// Two tasks, the first of two parts.
        fn new() -> Self {
            let mut maker = ids();
            let plan = maker.next_id();
            let tasks = vec![task(&mut maker, plan, 1), task(&mut maker, plan, 2)];
            let parts = vec![
                part(&mut maker, tasks[0].task, 1),
                part(&mut maker, tasks[0].task, 2),
                part(&mut maker, tasks[1].task, 1),
            ];
            Plan {
                maker,
                tasks,
                parts,
                assignments: Vec::new(),
                members: Members::new(),
            }
        }

        fn assign(&mut self, part: usize, holder: Holder, role: Role) -> &mut AssignmentFact {
            let fact = assigned(&mut self.maker, self.parts[part].part, holder, role);
            self.assignments.push(fact);
            self.assignments.last_mut().unwrap()
        }

        fn answers(&self) -> BTreeMap<Id<Agency>, Vec<Answer>> {
            let register = Register {
                tasks: &self.tasks,
                parts: &self.parts,
                assignments: &self.assignments,
                members: &self.members,
            };
            answers(register, DAY)
        }
    }

    #[test]
    fn a_line_covers_all_parts_held_and_demands_the_most() {
        let mut plan = Plan::new();
        let (finance, health, industry) = (
            plan.maker.next_id(),
            plan.maker.next_id(),
            plan.maker.next_id(),
        );
        let all = plan.maker.next_id();
        plan.members.insert(all, BTreeSet::from([finance, health]));
        plan.assign(0, Holder::Agency(finance), Role::Lead);
        plan.assign(1, Holder::Collective(all), Role::Coordinate);
        plan.assign(2, Holder::Collective(all), Role::Lead);
        plan.assign(2, Holder::Agency(finance), Role::Coordinate);
        plan.assign(2, Holder::Agency(industry), Role::Coordinate);

        let found = plan.answers();
        let short = |agency| -> Vec<(usize, usize, Demand, Via)> {
            let place = |a: &Answer| plan.tasks.iter().position(|t| t.task == a.task).unwrap();
            let lines = found[&agency].iter();
            lines
                .map(|a| (place(a), a.parts.len(), a.demand, a.via))
                .collect()
        };
        assert_eq!(
            short(finance),
            [
                (0, 2, Demand::Required, Via::Name),
                (1, 1, Demand::OwnShare, Via::Collective(all))
            ]
        );
        assert_eq!(
            short(health),
            [
                (0, 1, Demand::OnOccasion, Via::Collective(all)),
                (1, 1, Demand::OwnShare, Via::Collective(all))
            ]
        );
        assert_eq!(short(industry), [(1, 1, Demand::OnOccasion, Via::Name)]);
    }

    #[test]
    fn one_secret_assignment_makes_the_line_secret_and_an_ended_one_counts_for_nothing() {
        let mut plan = Plan::new();
        let (military, police) = (plan.maker.next_id(), plan.maker.next_id());
        plan.assign(0, Holder::Agency(military), Role::Lead);
        plan.assign(1, Holder::Agency(military), Role::Lead).secrecy = Secrecy::StateSecret;
        plan.assign(0, Holder::Agency(police), Role::Lead).valid =
            Period::new(None, Some(DAY.0)).unwrap();
        let found = plan.answers();
        assert_eq!(found[&military][0].secrecy, Secrecy::StateSecret);
        assert!(!found.contains_key(&police));
    }

    proptest! {
        /// The order in which assignments are stored does not matter, and no part gets lost.
        #[test]
        fn order_does_not_matter(
            held in prop::collection::vec((0..3_usize, 0..4_usize, any::<bool>()), 1..12),
            seed in any::<u64>(),
        ) {
            let mut plan = Plan::new();
            let agencies = [plan.maker.next_id(), plan.maker.next_id(), plan.maker.next_id()];
            let both = plan.maker.next_id();
            plan.members.insert(both, BTreeSet::from([agencies[0], agencies[1]]));
            for (part, holder, lead) in held {
                let holder = agencies.get(holder).map_or(Holder::Collective(both), |a| Holder::Agency(*a));
                plan.assign(part, holder, if lead { Role::Lead } else { Role::Coordinate });
            }
            let found = plan.answers();
            for fact in &plan.assignments {
                let (via, bodies) = bodies(fact.holder, &plan.members);
                for agency in bodies {
                    let answer = found[&agency].iter().find(|a| a.parts.contains(&fact.part)).unwrap();
                    prop_assert!(answer.demand >= demand(fact.role, via));
                }
            }
            let turn = usize::try_from(seed % 12).unwrap() % plan.assignments.len();
            plan.assignments.rotate_left(turn);
            plan.assignments.reverse();
            prop_assert_eq!(plan.answers(), found);
        }
    }
}
