//! Who is expected, on what, and that freezing is for good.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::assignment::{AssignmentFact, Role};
use crate::collective::Members;
use crate::id::IdMaker;
use crate::nonempty::Reason;
use crate::plan::{Addressee, ObligationKind, PartFact, TaskFact};
use crate::round::{BadCalendar, Calendar, OpenRefusal, Opening, RoundState};
use crate::testing::{agency, assigned, at, ids, part, task};
use crate::time::{Deadline, Period};

const DAY: Date = date(2026, 11, 10);

struct World {
    maker: IdMaker,
    agencies: Vec<AgencyFact>,
    obligation: ObligationFact,
    tasks: Vec<TaskFact>,
    parts: Vec<PartFact>,
    assignments: Vec<AssignmentFact>,
    departments: Id<Collective>,
    members: Members,
    open_set: OpenSet,
}

impl World {
    /// Four departments, the first focal, of which two are in the addressed collective; the first
    /// task is led by the second department, the second by all in the collective.
    fn new() -> Self {
        let mut maker = ids();
        let agencies: Vec<_> = ["A", "B", "C", "D"].map(|n| agency(&mut maker, n)).into();
        let plan = maker.next_id();
        let departments = maker.next_id();
        let members = Members::from([(
            departments,
            BTreeSet::from([agencies[1].agency, agencies[2].agency]),
        )]);
        let tasks = vec![task(&mut maker, plan, 1), task(&mut maker, plan, 2)];
        let parts: Vec<_> = tasks.iter().map(|t| part(&mut maker, t.task, 1)).collect();
        let named = Holder::Agency(agencies[1].agency);
        let all = Holder::Collective(departments);
        let assignments = vec![
            assigned(&mut maker, parts[0].part, named, Role::Lead),
            assigned(&mut maker, parts[1].part, all, Role::Lead),
        ];
        let obligation = ObligationFact {
            obligation: maker.next_id(),
            plan,
            kind: ObligationKind::PeriodicReport,
            frequency: None,
            due: None,
            addressees: vec![Addressee {
                ordinal: 1,
                words: "các sở, ban, ngành".into(),
                holder: Some(all),
            }],
            to: None,
            via: None,
            focal: Some(agencies[0].agency),
            valid: Period::ALWAYS,
        };
        World {
            maker,
            agencies,
            obligation,
            tasks,
            parts,
            assignments,
            departments,
            members,
            open_set: OpenSet::Absent,
        }
    }

    fn prepare(&self) -> Result<RoundPlan, PrepareRefusal> {
        prepare(&Preparation {
            obligation: &self.obligation,
            agencies: &self.agencies,
            register: Register {
                tasks: &self.tasks,
                parts: &self.parts,
                assignments: &self.assignments,
                members: &self.members,
            },
            open_set: self.open_set.clone(),
            as_of: AsOf(DAY),
        })
    }
}

fn reason(words: &str) -> Reason {
    Reason::new(words).unwrap()
}

fn calendar() -> Calendar {
    Calendar {
        cut_off: None,
        due: Deadline::Before(date(2026, 11, 15)),
        entry: Period::ALWAYS,
    }
}

#[test]
fn addressees_the_open_set_and_the_focal_agency_are_expected_once_each() {
    let mut world = World::new();
    let [a, b, c, d] = [0, 1, 2, 3].map(|i| world.agencies[i].agency);
    let because = reason("chủ đầu tư dự án");
    let named = |agency| NamedMember {
        agency,
        reason: because.clone(),
    };
    world.open_set = OpenSet::Named(vec![named(d), named(b)]);
    let plan = world.prepare().unwrap();
    let seen: Vec<_> = plan
        .expected()
        .into_iter()
        .map(|e| {
            (
                e.agency,
                e.why,
                e.lines.iter().map(|l| l.demand).collect::<Vec<_>>(),
            )
        })
        .collect();
    let member = Why::Member(world.departments);
    assert_eq!(
        seen,
        [
            (a, Why::Focal, vec![]),
            (b, member.clone(), vec![Demand::Required, Demand::OwnShare]),
            (c, member, vec![Demand::OwnShare]),
            (d, Why::OpenSet(because), vec![]),
        ]
    );
}

#[test]
fn a_lead_that_nobody_addresses_is_pointed_out() {
    let mut world = World::new();
    let lead = world.agencies[1].agency;
    assert_eq!(world.prepare().unwrap().unaddressed(), []);
    world
        .members
        .get_mut(&world.departments)
        .unwrap()
        .remove(&lead);
    assert_eq!(world.prepare().unwrap().unaddressed(), [lead]);
}

#[test]
fn what_is_not_settled_is_refused() {
    let mut world = World::new();
    world.obligation.addressees[0].holder = None;
    let words = vec!["các sở, ban, ngành".to_owned()];
    assert_eq!(
        world.prepare(),
        Err(PrepareRefusal::UnknownAddressees(words))
    );

    let mut world = World::new();
    world.agencies[2].valid = Period::new(None, Some(DAY)).unwrap();
    let gone = vec![world.agencies[2].agency];
    assert_eq!(world.prepare(), Err(PrepareRefusal::NotOnThatDay(gone)));

    let mut world = World::new();
    world.obligation.focal = None;
    world.members.clear();
    assert_eq!(world.prepare(), Err(PrepareRefusal::Nobody));
}

#[test]
fn demands_change_with_a_reason_until_the_round_opens() {
    let world = World::new();
    let [a, b, c] = [0, 1, 2].map(|i| world.agencies[i].agency);
    let [first, second] = [0, 1].map(|i| world.tasks[i].task);
    let mut plan = world.prepare().unwrap();
    let light = reason("không phát sinh trong năm");
    plan.change_demand(c, second, Demand::OnOccasion, light.clone())
        .unwrap();
    assert_eq!(plan.expected()[2].lines[0].demand, Demand::OnOccasion);
    assert_eq!(plan.override_reason(c, second), Some(&light));
    assert_eq!(plan.override_reason(b, second), None);
    let refused = plan.change_demand(c, first, Demand::Required, light.clone());
    assert_eq!(refused, Err(BadOverride::NoSuchLine(c, first)));
    let stranger = world.agencies[3].agency;
    let refused = plan.change_demand(stranger, first, Demand::Required, light.clone());
    assert_eq!(refused, Err(BadOverride::NotExpected(stranger)));
    assert_eq!(
        plan.change_demand(a, first, Demand::Required, light.clone()),
        Err(BadOverride::NoSuchLine(a, first))
    );
    plan.change_demand(c, second, Demand::OwnShare, light)
        .unwrap();
    assert_eq!(plan.override_reason(c, second), None);
    assert_eq!(plan, world.prepare().unwrap());
}

#[test]
fn a_round_opens_only_when_everything_is_confirmed() {
    let mut world = World::new();
    let by = world.maker.next_id();
    let now = at("2026-11-10T01:00:00Z");
    let confirmed = Opening {
        by,
        at: now,
        confirmed_last_day: Some(date(2026, 11, 14)),
    };
    let plan = world.prepare().unwrap();
    let due = calendar().due;
    for (opening, refusal) in [
        (
            Opening {
                confirmed_last_day: None,
                ..confirmed
            },
            OpenRefusal::LastDayNotConfirmed(due),
        ),
        (
            // Somebody who read "trước ngày 15" as the 15th has not confirmed this deadline.
            Opening {
                confirmed_last_day: Some(date(2026, 11, 15)),
                ..confirmed
            },
            OpenRefusal::LastDayNotConfirmed(due),
        ),
        (
            Opening {
                at: due.last_moment(),
                ..confirmed
            },
            OpenRefusal::AlreadyPast(due),
        ),
    ] {
        assert_eq!(
            RoundState::Preparing.open(&plan, &calendar(), opening),
            Err(refusal)
        );
    }
    let bad = Calendar {
        cut_off: Some(date(2026, 12, 14)),
        ..calendar()
    };
    let bad_dates = BadCalendar::CutOffAfterDue {
        cut_off: date(2026, 12, 14),
        last_day: date(2026, 11, 14),
    };
    assert_eq!(
        RoundState::Preparing.open(&plan, &bad, confirmed),
        Err(OpenRefusal::Calendar(bad_dates))
    );
    world.open_set = OpenSet::Unsettled;
    let unsettled = world.prepare().unwrap();
    assert_eq!(
        RoundState::Preparing.open(&unsettled, &calendar(), confirmed),
        Err(OpenRefusal::OpenSetNotNamed)
    );
    let (open, frozen) = RoundState::Preparing
        .open(&plan, &calendar(), confirmed)
        .unwrap();
    assert_eq!(open, RoundState::Open { at: now, by });
    assert_eq!(frozen.expected(), plan.expected());
    assert_eq!(
        open.open(&plan, &calendar(), confirmed),
        Err(OpenRefusal::NotPreparing)
    );
}

proptest! {
    /// Every expected body is addressed and exists, nobody is expected twice, and the lines of a
    /// body are those that it answers for, in the plan's order.
    #[test]
    fn the_expected_set_is_what_the_text_addresses(
        in_collective in prop::collection::vec(any::<bool>(), 4),
        named in prop::collection::vec(0..4_usize, 0..4),
        born in prop::collection::vec(-3..4_i32, 4),
    ) {
        let mut world = World::new();
        for (fact, born) in world.agencies.iter_mut().zip(&born) {
            fact.valid = Period::since(DAY + born.days());
        }
        let all: Vec<_> = world.agencies.iter().map(|f| f.agency).collect();
        let set: BTreeSet<_> =
            all.iter().zip(&in_collective).filter(|(_, is_in)| **is_in).map(|(a, _)| *a).collect();
        world.members.insert(world.departments, set.clone());
        let members = named.iter().map(|i| NamedMember { agency: all[*i], reason: reason("x") });
        world.open_set = OpenSet::Named(members.collect());

        let mut addressed = set;
        addressed.extend(named.iter().map(|i| all[*i]));
        addressed.insert(all[0]);
        let all_alive = addressed.iter().all(|a| born[all.iter().position(|x| x == a).unwrap()] <= 0);
        match world.prepare() {
            Ok(plan) => {
                prop_assert!(all_alive);
                let expected = plan.expected();
                let bodies: Vec<_> = expected.iter().map(|e| e.agency).collect();
                prop_assert_eq!(bodies, addressed.into_iter().collect::<Vec<_>>());
                for one in expected {
                    let places: Vec<_> = one.lines.iter().map(|l| l.task).collect();
                    prop_assert!(places.is_sorted());
                }
            }
            Err(refusal) => {
                prop_assert!(!all_alive, "{refusal:?}");
            }
        }
    }
}
