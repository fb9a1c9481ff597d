//! The register of the sample plan: what its pages are made of.

use tiendo_app::AppError;
use tiendo_app::register::{self, Arrange, AskedTasks, TaskList};
use tiendo_domain::assignment::{Demand, Role, Secrecy};
use tiendo_domain::id::{Agency, Id};
use tiendo_domain::plan::CitedAs;

use crate::support::{Place, on_both};

fn asked(place: &Place, asked: AskedTasks) -> TaskList {
    let plan = place.read(register::list).unwrap()[0].plan.plan;
    place
        .read(move |ctx, tx| register::tasks(ctx, tx, plan, &asked))
        .unwrap()
}

fn numbers(list: &TaskList) -> Vec<&str> {
    list.sections
        .iter()
        .flat_map(|section| &section.tasks)
        .map(|row| row.task.number.as_deref().unwrap_or("-"))
        .collect()
}

fn agency(place: &Place, name: &'static str) -> Id<Agency> {
    let rows = place.read(register::agencies).unwrap();
    let found = rows.iter().find(|row| row.fact.name == name);
    found.unwrap_or_else(|| panic!("{name}")).fact.agency
}

on_both! {
    fn the_plan_at_a_glance(place) {
        let plan = place.with_plan();
        let list = place.read(register::list).unwrap();
        assert_eq!(list.len(), 1);
        assert_eq!((list[0].tasks, list[0].opened), (41, false));
        let overview = place.read(move |ctx, tx| register::overview(ctx, tx, plan)).unwrap();
        assert_eq!(overview.head.plan.number.as_deref(), Some("214/KH-UBND"));
        assert_eq!(overview.head.counts, tiendo_store::plan::Counts { tasks: 41, targets: 9, cited: 31 });
        let groups: Vec<usize> = overview.groups.iter().map(|g| g.tasks).collect();
        assert_eq!(groups.len(), 10);
        assert_eq!(groups.iter().sum::<usize>() + overview.ungrouped, 41);
        assert_eq!(overview.focal.unwrap().brief, "Sở Kế hoạch và Đầu tư");
        // "Trước ngày 15/11" ends on Saturday the 14th; the demo's day is the 10th.
        let (_, due) = overview.next.unwrap();
        assert_eq!(due.last_day(), jiff::civil::date(2026, 11, 14));
    }

    fn tasks_stand_by_group_and_by_lead(place) {
        place.with_plan();
        let all = asked(place, AskedTasks::default());
        assert_eq!((all.shown, all.groups.len(), all.sections.len()), (41, 10, 10));
        let first = &all.sections[0].tasks[0];
        let leads: Vec<&str> = first.leads.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(leads, ["Các sở, ban, ngành", "UBND các huyện, thị xã, thành phố"]);
        // Task 1.2 has no agency in the document; a person gave it those of 1.1, with a reason.
        let mended = &all.sections[0].tasks[1];
        assert_eq!(mended.task.number.as_deref(), Some("1.2"));
        assert_eq!(mended.leads, first.leads);
        assert!(mended.cause.as_deref().is_some_and(|cause| cause.contains("như nhiệm vụ 1.1")));
        assert_eq!(first.cause, None);

        let by_lead = asked(place, AskedTasks { arrange: Arrange::ByLead, ..AskedTasks::default() });
        assert_eq!(by_lead.shown, 41);
        assert!(by_lead.sections.iter().all(|section| section.lead.is_some() || section.tasks.iter().all(|row| row.leads.is_empty())));
        // Two tasks have two leads, so they stand twice.
        let twice: Vec<&str> = {
            let mut seen = std::collections::BTreeMap::new();
            for number in numbers(&by_lead) {
                *seen.entry(number).or_insert(0) += 1;
            }
            seen.into_iter().filter(|(_, n)| *n > 1).map(|(number, _)| number).collect()
        };
        assert!(twice.contains(&"3.6") && twice.contains(&"9.5"), "{twice:?}");
    }

    fn filters_narrow_the_tasks(place) {
        place.with_plan();
        let group = asked(place, AskedTasks { group: Some(4), ..AskedTasks::default() });
        assert_eq!(numbers(&group), ["4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7"]);
        assert_eq!(group.head.counts.tasks, 41);

        let words = asked(place, AskedTasks { words: "nong thon tin dung".into(), ..AskedTasks::default() });
        assert_eq!(numbers(&words), ["4.7"]);
        let number = asked(place, AskedTasks { words: "10.2".into(), ..AskedTasks::default() });
        assert_eq!(numbers(&number), ["10.2"]);

        let finance = agency(place, "Sở Tài chính tỉnh Quảng Ngãi");
        let of = |role| AskedTasks { agency: Some(finance), role, ..AskedTasks::default() };
        let leads = asked(place, of(Some(Role::Lead)));
        // 3.3 by name, 1.1 as one of all departments.
        let found = numbers(&leads);
        assert!(found.contains(&"3.3") && found.contains(&"1.1"), "{found:?}");
        assert!(!found.contains(&"3.4"));
        let both = asked(place, of(None));
        assert!(numbers(&both).contains(&"3.4"), "coordinates through the collective");
        assert!(both.shown < 41 || both.agencies.iter().any(|(id, _)| *id == finance));

        let nothing = asked(place, AskedTasks { words: "không có từ này".into(), ..AskedTasks::default() });
        assert_eq!((nothing.shown, nothing.sections.len()), (0, 0));
    }

    fn a_task_shows_its_parts_and_the_members_of_a_day(place) {
        let plan = place.with_plan();
        let all = asked(place, AskedTasks::default());
        let find = |number: &str| {
            let rows = all.sections.iter().flat_map(|s| &s.tasks);
            rows.clone().find(|row| row.task.number.as_deref() == Some(number)).unwrap().task.task
        };
        let first = find("1.1");
        let task = place.read(move |ctx, tx| register::task(ctx, tx, plan, first)).unwrap();
        assert_eq!(task.parts.len(), 1);
        assert_eq!(task.group.unwrap().number.as_deref(), Some("1"));
        assert_eq!(task.before, None);
        assert_eq!(task.after.unwrap().1.as_deref(), Some("1.2"));
        let names: Vec<&str> = task.collectives.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names, ["Các sở, ban, ngành", "UBND các huyện, thị xã, thành phố"]);
        let departments: Vec<&str> = task.collectives[0].members.iter().map(|m| m.name.as_str()).collect();
        assert!(departments.contains(&"Sở Kế hoạch và Đầu tư tỉnh Quảng Ngãi"), "{departments:?}");
        assert!(task.history.iter().any(|entry| entry.event == "plan.registered"));
        assert_eq!(task.secrecy, Secrecy::Open);

        let secret = find("3.6");
        let task = place.read(move |ctx, tx| register::task(ctx, tx, plan, secret)).unwrap();
        assert_eq!(task.secrecy, Secrecy::StateSecret);
        let parted = find("10.2");
        let task = place.read(move |ctx, tx| register::task(ctx, tx, plan, parted)).unwrap();
        assert!(task.parts.len() > 1);
    }

    fn promises_citations_and_recipients_come_whole(place) {
        let plan = place.with_plan();
        let promises = place.read(move |ctx, tx| register::promises(ctx, tx, plan)).unwrap();
        assert_eq!((promises.obligations.len(), promises.duties.len()), (2, 7));
        let yearly = &promises.obligations[0];
        assert_eq!(yearly.addressees.len(), 3);
        assert!(yearly.addressees.iter().any(|one| one.open), "{:?}", yearly.addressees);
        assert_eq!(yearly.this_year.unwrap().last_day(), jiff::civil::date(2026, 11, 14));

        let cited = place.read(move |ctx, tx| register::cited(ctx, tx, plan)).unwrap();
        assert_eq!(cited.basis.len() + cited.mentioned.len(), 31);
        assert!(cited.basis.iter().all(|one| one.cited_as == CitedAs::LegalBasis));
        assert!(cited.basis.iter().any(|one| one.number == "111/NQ-CP"));

        let (_, recipients) = place.read(move |ctx, tx| register::recipients(ctx, tx, plan)).unwrap();
        assert!(!recipients.is_empty());
        let history = place.read(move |ctx, tx| register::history(ctx, tx, plan, None)).unwrap();
        assert!(history.entries.iter().any(|entry| entry.event == "plan.registered"));
        assert_eq!(history.next, None);
    }

    fn a_body_sees_all_that_it_owes(place) {
        place.with_plan();
        let finance = agency(place, "Sở Tài chính tỉnh Quảng Ngãi");
        let owes = place.read(move |ctx, tx| register::agency(ctx, tx, finance)).unwrap();
        let of = |demand| -> Vec<&str> {
            let tasks = owes.tasks.iter().filter(|task| task.demand == demand);
            tasks.map(|task| task.task.number.as_deref().unwrap_or("-")).collect()
        };
        assert!(of(Demand::Required).contains(&"3.3"));
        assert!(of(Demand::OwnShare).contains(&"1.1"));
        assert!(of(Demand::OnOccasion).contains(&"3.4"));
        // Named leads first.
        assert!(owes.tasks.is_sorted_by(|a, b| a.demand >= b.demand));
        assert!(owes.member_of.contains(&"Các sở, ban, ngành".to_owned()));
        assert!(owes.obligations.iter().any(|one| one.this_year.is_some()));
        assert!(!owes.duties.is_empty());

        let rows = place.read(register::agencies).unwrap();
        let row = rows.iter().find(|row| row.fact.agency == finance).unwrap();
        let counts = [Demand::Required, Demand::OwnShare, Demand::OnOccasion].map(|demand| of(demand).len());
        assert_eq!([row.leads, row.shares, row.coordinates], counts);
    }

    fn search_finds_without_marks(place) {
        let plan = place.with_plan();
        let find = |words: &'static str| place.read(move |ctx, tx| register::search(ctx, tx, words)).unwrap();
        let found = find("nong thon tin dung").unwrap();
        assert_eq!(found.tasks.list.len(), 1);
        assert_eq!(found.tasks.list[0].number.as_deref(), Some("4.7"));
        let found = find("so tai chinh").unwrap();
        assert!(found.agencies.iter().any(|one| one.name == "Sở Tài chính tỉnh Quảng Ngãi"));
        let found = find("111/nq").unwrap();
        assert!(found.cited.list.iter().any(|(of, cited)| *of == plan && cited.number == "111/NQ-CP"));
        assert!(find("214/KH").unwrap().plans.iter().any(|one| one.plan == plan));
        assert_eq!(find("  "), None);
        let none = find("xyzt").unwrap();
        assert!(none.tasks.list.is_empty() && none.agencies.is_empty() && none.cited.list.is_empty());
    }

    fn the_public_sees_nothing_before_a_decision(place) {
        let plan = place.with_plan();
        assert_eq!(place.read_public(register::list).unwrap(), []);
        let tasks = place.read_public(move |ctx, tx| register::tasks(ctx, tx, plan, &AskedTasks::default()));
        assert!(matches!(tasks, Err(AppError::NotFound)));
        let overview = place.read_public(move |ctx, tx| register::overview(ctx, tx, plan));
        assert!(matches!(overview, Err(AppError::NotFound)));
    }
}
