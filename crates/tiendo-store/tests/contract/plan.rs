//! A plan is saved with all its facts and asked for on both axes of time.

use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use tiendo_domain::agency::{AgencyFact, AgencyKind, Channel, Standing};
use tiendo_domain::assignment::{AssignmentFact, Holder, Role, Secrecy};
use tiendo_domain::collective::{CollectiveFact, Rule};
use tiendo_domain::id::{Agency, Collective, Id, IdMaker};
use tiendo_domain::plan::{
    Addressee, CitedAs, CitedDocument, Comparator, DutyFact, DutyKind, Frequency, GroupFact,
    Measure, ObligationFact, ObligationKind, PartFact, PlanFact, Recipient, TargetFact,
    TaskDeadline, TaskFact,
};
use tiendo_domain::time::{AsOf, KnownAt, Period};
use tiendo_store::plan::{self, PlanFacts, When};
use tiendo_store::{Event, Store, StoreError, agency, collective};

use crate::support::{REALM, at, contract, event, make_realm};

const SIGNED: Date = date(2024, 11, 6);
const TODAY: When = When::now_known(AsOf(date(2026, 11, 10)));

/// Two bodies and a collective, which plans can name.
struct Bodies {
    finance: Id<Agency>,
    military: Id<Agency>,
    all: Id<Collective>,
}

fn bodies(store: &Store, maker: &mut IdMaker) -> Bodies {
    let fact = |agency, name: &str| AgencyFact {
        agency,
        name: name.into(),
        short: name.into(),
        code: None,
        symbol: None,
        kind: AgencyKind::Department,
        superior: None,
        standing: Standing::Confirmed,
        channel: Channel::Online,
        valid: Period::ALWAYS,
    };
    let bodies = Bodies {
        finance: maker.next_id(),
        military: maker.next_id(),
        all: maker.next_id(),
    };
    let new = [
        (bodies.finance, "Sở Tài chính"),
        (bodies.military, "Bộ CHQS"),
    ]
    .map(|(id, name)| agency::NewFact {
        id: maker.next_id::<Agency>().to_string(),
        fact: fact(id, name),
        source: "kế hoạch".into(),
    });
    let all = CollectiveFact {
        collective: bodies.all,
        name: "các sở, ban, ngành".into(),
        rule: Rule::Listed,
        valid: Period::ALWAYS,
    };
    let rule = maker.next_id::<Collective>().to_string();
    store
        .write_blocking(REALM, move |tx| {
            agency::insert_many(tx, &new)?;
            collective::insert_many(tx, &[(rule, all)])?;
            tx.commit(event("agency.added"))
        })
        .unwrap();
    bodies
}

/// A plan with one of everything, and a task that ends when the district level does.
fn facts(maker: &mut IdMaker, bodies: &Bodies) -> PlanFacts {
    let plan = maker.next_id();
    let (group, stays, ends) = (maker.next_id(), maker.next_id(), maker.next_id());
    let parts = [maker.next_id(), maker.next_id(), maker.next_id()];
    let valid = Period::since(SIGNED);
    let short = Period::new(Some(SIGNED), Some(date(2025, 7, 1))).unwrap();
    let task = |task, ordinal: u32, deadline, valid| TaskFact {
        task,
        plan,
        group: (ordinal == 1).then_some(group),
        number: Some(format!("1.{ordinal}")),
        ordinal,
        deadline_words: Some("Hằng năm".into()),
        deadline,
        product: None,
        note: Some("Khi được giao".into()),
        valid,
    };
    let held = |assignment, part, holder, role, valid| AssignmentFact {
        assignment,
        part,
        holder,
        role,
        secrecy: Secrecy::Open,
        valid,
        cause: Some("như nhiệm vụ 1.1".into()),
        predecessor: None,
    };
    let addressees = vec![
        Addressee {
            ordinal: 1,
            words: "Các sở, ban, ngành".into(),
            holder: Some(Holder::Collective(bodies.all)),
        },
        Addressee {
            ordinal: 2,
            words: "doanh nghiệp liên quan".into(),
            holder: None,
        },
    ];
    let whole = maker.next_id();
    let share = maker.next_id();
    let target = |target, ordinal, parent| TargetFact {
        target,
        plan,
        ordinal,
        name: "GRDP bình quân đầu người".into(),
        comparator: Comparator::Range,
        approximate: true,
        low: Some(Decimal::new(725, 2)),
        high: Some(Decimal::new(825, 2)),
        unit: Some("%/năm".into()),
        measure: Some(Measure::AverageOverPeriod),
        by: Some(2030),
        years: Some((2021, 2030)),
        text: None,
        parent,
        valid,
    };
    PlanFacts {
        plan: PlanFact {
            plan,
            version: 1,
            number: Some("214/KH-UBND".into()),
            kind: "Kế hoạch".into(),
            title: "Thực hiện Nghị quyết số 111/NQ-CP".into(),
            issuer: "UBND tỉnh".into(),
            issued_on: Some(SIGNED),
            effective_from: Some(SIGNED),
            horizon: Some(2030),
            vision: Some(2045),
            document: None,
        },
        groups: vec![GroupFact {
            group,
            plan,
            number: Some("1".into()),
            ordinal: 1,
            title: "Quán triệt".into(),
            valid,
        }],
        tasks: vec![
            task(stays, 1, TaskDeadline::Annual(None), valid),
            task(ends, 2, "on:2026-12-31".parse().unwrap(), short),
        ],
        parts: [
            (parts[0], stays, 1),
            (parts[1], stays, 2),
            (parts[2], ends, 1),
        ]
        .map(|(part, task, ordinal)| PartFact {
            part,
            task,
            ordinal,
            text: format!("Bảo trợ xã hội {ordinal}"),
            valid,
        })
        .to_vec(),
        // The order of naming is not that of the ids.
        assignments: {
            let mut ids: Vec<_> = (0..4).map(|_| maker.next_id()).collect();
            ids.reverse();
            vec![
                held(
                    ids[0],
                    parts[0],
                    Holder::Agency(bodies.finance),
                    Role::Lead,
                    valid,
                ),
                held(
                    ids[1],
                    parts[0],
                    Holder::Collective(bodies.all),
                    Role::Coordinate,
                    valid,
                ),
                held(
                    ids[2],
                    parts[1],
                    Holder::Agency(bodies.military),
                    Role::Lead,
                    valid,
                ),
                held(
                    ids[3],
                    parts[2],
                    Holder::Agency(bodies.finance),
                    Role::Lead,
                    short,
                ),
            ]
        },
        targets: vec![target(whole, 1, None), target(share, 2, Some(whole))],
        obligations: vec![ObligationFact {
            obligation: maker.next_id(),
            plan,
            kind: ObligationKind::PeriodicReport,
            frequency: Some(Frequency::Annual),
            due: Some("before:--11-15".parse().unwrap()),
            addressees: addressees.clone(),
            to: Some("UBND tỉnh".into()),
            via: Some("Sở Kế hoạch và Đầu tư".into()),
            focal: Some(bodies.finance),
            valid,
        }],
        duties: vec![DutyFact {
            duty: maker.next_id(),
            plan,
            kind: DutyKind::DetailedPlan,
            addressees,
            frequency: None,
            due: None,
            to: None,
            decides: Some("UBND tỉnh".into()),
            valid,
        }],
        cited: vec![
            CitedDocument {
                number: "111/NQ-CP".into(),
                kind: Some("Nghị quyết".into()),
                date: Some(date(2024, 7, 22)),
                issuer: Some("Chính phủ".into()),
                cited_as: CitedAs::LegalBasis,
            },
            CitedDocument {
                number: "01-NQ/TW".into(),
                kind: None,
                date: None,
                issuer: None,
                cited_as: CitedAs::Mention,
            },
        ],
        recipients: vec![Recipient {
            ordinal: 1,
            words: "Bộ Kế hoạch và Đầu tư".into(),
        }],
    }
}

fn insert(store: &Store, facts: &PlanFacts) {
    let facts = facts.clone();
    store
        .write_blocking(REALM, move |tx| {
            plan::insert(tx, &facts)?;
            tx.commit(event("plan.registered"))
        })
        .unwrap();
}

fn load(store: &Store, of: &PlanFacts, when: When) -> Option<PlanFacts> {
    let id = of.plan.plan;
    store
        .read_blocking(move |tx| plan::load(tx, REALM, id, when))
        .unwrap()
}

fn ids() -> IdMaker {
    IdMaker::new(at(0), [1; 32])
}

contract! {
    fn all_facts_of_a_plan_come_back_as_they_were_saved(place) {
        let store = place.store();
        let mut maker = ids();
        let bodies = bodies(&store, &mut maker);
        let saved = facts(&mut maker, &bodies);
        insert(&store, &saved);
        let signed = When::now_known(AsOf(SIGNED));
        assert_eq!(load(&store, &saved, signed), Some(saved));
    }

    fn a_day_and_an_entry_choose_the_facts(place) {
        let store = place.store();
        let mut maker = ids();
        let bodies = bodies(&store, &mut maker);
        let saved = facts(&mut maker, &bodies);
        insert(&store, &saved);

        let today = load(&store, &saved, TODAY).unwrap();
        assert_eq!(today.tasks, saved.tasks[..1]);
        assert_eq!(today.assignments, saved.assignments[..3]);

        let before_signing = When::now_known(AsOf(date(2024, 11, 5)));
        assert_eq!(load(&store, &saved, before_signing), None);
        let before_taking_in = When { known_at: KnownAt(1), ..TODAY };
        assert_eq!(load(&store, &saved, before_taking_in), None);
        let since_taking_in = When { known_at: KnownAt(2), ..TODAY };
        assert_eq!(load(&store, &saved, since_taking_in), Some(today));
    }

    fn a_holder_finds_what_it_holds_and_owes(place) {
        let store = place.store();
        let mut maker = ids();
        let bodies = bodies(&store, &mut maker);
        let saved = facts(&mut maker, &bodies);
        insert(&store, &saved);
        let mine = [Holder::Agency(bodies.finance), Holder::Collective(bodies.all)];
        let asked = mine.to_vec();
        let (held, obligations, duties) = store.read_blocking(move |tx| Ok::<_, StoreError>((
            plan::held_by(tx, REALM, &asked, TODAY)?,
            plan::obligations_of(tx, REALM, &asked, TODAY)?,
            plan::duties_of(tx, REALM, &asked, TODAY)?,
        ))).unwrap();
        let found: Vec<_> = held.iter().map(|h| (h.task.ordinal, h.part.ordinal, h.assignment.holder)).collect();
        assert_eq!(found, [(1, 1, mine[0]), (1, 1, mine[1])]);
        assert_eq!(held[0].assignment, saved.assignments[0]);
        assert_eq!(held[0].part, saved.parts[0]);
        assert_eq!(held[0].task, saved.tasks[0]);
        assert_eq!(obligations.len(), 1);
        assert_eq!((obligations[0].words.as_str(), obligations[0].holder), ("Các sở, ban, ngành", Some(mine[1])));
        assert_eq!(obligations[0].obligation.due, saved.obligations[0].due);
        assert_eq!(duties[0].duty.kind, DutyKind::DetailedPlan);

        // More holders than one statement has places for, and none that holds anything.
        let many: Vec<Holder> = (0..40).map(|_| Holder::Agency(maker.next_id())).chain(mine).collect();
        let found = store.read_blocking(move |tx| plan::held_by(tx, REALM, &many, TODAY)).unwrap();
        assert_eq!(found, held);
    }

    fn plans_are_listed_and_found_by_number(place) {
        let store = place.store();
        let other = make_realm(&store, "kon-tum");
        let mut maker = ids();
        let bodies = bodies(&store, &mut maker);
        let first = facts(&mut maker, &bodies);
        let mut second = facts(&mut maker, &bodies);
        second.plan.issued_on = Some(date(2026, 1, 5));
        insert(&store, &first);
        insert(&store, &second);
        let list = store.read_blocking(|tx| plan::all(tx, REALM, TODAY)).unwrap();
        assert_eq!(list, [second.plan, first.plan.clone()]);
        let found = store.read_blocking(|tx| plan::numbered(tx, REALM, "214/KH-UBND", SIGNED)).unwrap();
        assert_eq!(found, [first.plan]);
        assert_eq!(store.read_blocking(move |tx| plan::all(tx, other, TODAY)).unwrap(), []);
    }

    fn words_without_marks_find_tasks_and_citations(place) {
        let store = place.store();
        let mut maker = ids();
        let bodies = bodies(&store, &mut maker);
        let saved = facts(&mut maker, &bodies);
        insert(&store, &saved);
        let tasks = |words: &'static str| store.read_blocking(move |tx| plan::tasks_with(tx, REALM, words, TODAY)).unwrap();
        let cited = |words: &'static str| store.read_blocking(move |tx| plan::cited_with(tx, REALM, words, TODAY)).unwrap();

        let found = tasks(" xa hoi bao ");
        let places: Vec<_> = found.list.iter().map(|f| (f.ordinal, f.part)).collect();
        // The task that has ended is not found.
        assert_eq!(places, [(1, 1), (1, 2)]);
        assert_eq!(found.list[0].text, "Bảo trợ xã hội 1");
        assert!(!found.more);
        assert_eq!(tasks(" xa hoi 2 ").list.len(), 1);
        // Whole words only.
        assert_eq!(tasks(" xa ho ").list, []);

        assert_eq!(cited(" 111 nq chinh phu ").list, [(saved.plan.plan, saved.cited[0].clone())]);
        assert_eq!(cited(" nq ").list.len(), 2);
        assert_eq!(cited(" khong co ").list, []);
    }

    fn a_plan_is_counted_and_its_journal_read(place) {
        let store = place.store();
        let mut maker = ids();
        let bodies = bodies(&store, &mut maker);
        let saved = facts(&mut maker, &bodies);
        let (id, facts) = (saved.plan.plan, saved.clone());
        store.write_blocking(REALM, move |tx| {
            plan::insert(tx, &facts)?;
            tx.commit(Event { subject: format!("plan:{id}"), ..event("plan.registered") })
        }).unwrap();
        let (counts, all, opened, history) = store.read_blocking(move |tx| Ok::<_, StoreError>((
            plan::counts(tx, REALM, id, TODAY)?,
            plan::task_counts(tx, REALM, TODAY)?,
            plan::opened(tx, REALM)?,
            plan::history(tx, REALM, id, None, (i64::MAX, 5))?,
        ))).unwrap();
        assert_eq!(counts, plan::Counts { tasks: 1, targets: 2, cited: 2 });
        assert_eq!(all, [(id, 1)]);
        assert!(opened.is_empty());
        assert_eq!(history.len(), 1);
        assert_eq!((history[0].event.as_str(), history[0].at, history[0].seq), ("plan.registered", at(0), 2));
    }
}
