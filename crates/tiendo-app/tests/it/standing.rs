//! Where a plan stands: three columns that each add up to the tasks, and lists that are as long as their numbers.

use tiendo_app::standing::{self, Asked, BackedAs, DeclaredAs, ScheduledAs, StandingView};
use tiendo_domain::report::line::DeclaredState;
use tiendo_domain::standing::{Progress, Schedule};

use crate::round::{Opened, agency};
use crate::support::{Place, on_both};

const TRADE: &str = "Sở Công Thương tỉnh Quảng Ngãi";
const HEALTH: &str = "Sở Y tế tỉnh Quảng Ngãi";

fn view(place: &Place) -> StandingView {
    place
        .read(|ctx, tx| standing::view(ctx, tx, None, None))
        .unwrap()
        .unwrap()
}

fn listed(place: &Place, view: &StandingView, asked: Asked) -> usize {
    let plan = view.plan.plan;
    place
        .read(move |ctx, tx| standing::list(ctx, tx, plan, None, &asked))
        .unwrap()
        .rows
        .len()
}

on_both! {
    fn every_number_is_the_length_of_its_list(place) {
        let round = Opened::new(place);
        let (_, trade) = round.sent_by_head("congthuong", TRADE, DeclaredState::Done, "Đã hỗ trợ 18 đề án khuyến công.");
        round.at("2026-11-16T01:00:00Z");
        let (_, health) = round.sent_by_head("yte", HEALTH, DeclaredState::InProgress, "Đang khám sức khỏe công nhân.");
        let before = view(place);
        // What is sent and not accepted counts as a report that has come, and says nothing of a task.
        assert_eq!((before.reports.received(), before.reports.on_time, before.reports.late), (2, 1, 1));
        assert_eq!(before.whole.declared(DeclaredAs::Done), 0);
        // One that is returned has come, and the list of rounds counts as the page of standing does.
        let line = (round.lines(health)[0].id, "nêu số liệu".to_owned());
        round.focal.write(place, move |ctx, tx| tiendo_app::checking::return_lines(ctx, tx, health, 1, &[line])).unwrap();
        let rows = round.focal.read(place, tiendo_app::rounds::list).unwrap();
        let row = rows.iter().flat_map(|row| &row.rounds).find(|row| row.round.id == round.round).unwrap();
        assert_eq!((row.numbers.received(), row.numbers.expected()), (2, u32::try_from(before.reports.owed()).unwrap()));
        round.accept(&round.focal, trade).unwrap();

        let view = view(place);
        assert_eq!(view.whole.tasks, 41);
        assert_eq!(view.whole.declared.values().sum::<usize>(), 41);
        assert_eq!(view.whole.backed.values().sum::<usize>(), 41);
        assert_eq!(view.whole.scheduled.values().sum::<usize>(), 41);
        assert_eq!(view.groups.iter().map(|one| one.tally.tasks).sum::<usize>(), 41);
        assert!(view.whole.declared(DeclaredAs::Done) > 0 && view.whole.declared(DeclaredAs::NotReported) > 0);
        assert_eq!(view.whole.declared(DeclaredAs::Secret), 1);
        for (one, count) in &view.whole.declared {
            let asked = Asked { declared: vec![*one], ..Asked::default() };
            assert_eq!(listed(place, &view, asked), *count, "{one:?}");
        }
        for (one, count) in &view.whole.backed {
            let asked = Asked { backed: vec![*one], ..Asked::default() };
            assert_eq!(listed(place, &view, asked), *count, "{one:?}");
        }
        for (one, count) in &view.whole.scheduled {
            let asked = Asked { scheduled: vec![*one], ..Asked::default() };
            assert_eq!(listed(place, &view, asked), *count, "{one:?}");
        }
        for group in &view.groups {
            let place_of = group.group.as_ref().map_or(0, |group| group.ordinal);
            let asked = Asked { group: Some(place_of), ..Asked::default() };
            assert_eq!(listed(place, &view, asked), group.tally.tasks);
        }
        let trade = agency(place, TRADE);
        let mine = view.agencies.iter().find(|one| one.agency == trade).unwrap();
        let all = mine.counts.items + mine.counts.secret;
        let asked = Asked { agency: Some(trade), ..Asked::default() };
        assert_eq!(listed(place, &view, asked.clone()) as u64, all);
        let done = mine.counts.declared(Progress::Reported(DeclaredState::Done));
        assert_eq!(listed(place, &view, Asked { declared: vec![DeclaredAs::Done], ..asked }) as u64, done);
        // Declared done without a file or a figure: the columns stay apart.
        assert_eq!(done, mine.counts.items);
        assert_eq!(mine.counts.backed(tiendo_domain::standing::Backing::Nothing), mine.counts.items);
        assert!(view.whole.backed[&BackedAs::Nothing] >= view.whole.declared(DeclaredAs::Done));

        // 10/11 one, 16/11 two in all.
        assert_eq!(view.by_day, [(jiff::civil::date(2026, 11, 10), 1), (jiff::civil::date(2026, 11, 16), 2)]);
        assert_eq!(view.missing.len() as u64, view.reports.waiting + view.reports.missing);
        assert_eq!(view.late.iter().map(|one| one.late).collect::<Vec<_>>(), [Some(2)]);
        // The sample plan has no deadlines: no rate, not 0 %.
        assert_eq!((view.done_of_due.percent(), view.on_time_of_due.percent()), (None, None));
    }

    fn undated_work_shows_its_age_and_its_silence(place) {
        let round = Opened::new(place);
        let (_, trade) = round.sent_by_head("congthuong", TRADE, DeclaredState::InProgress, "Đã hỗ trợ 18 đề án khuyến công.");
        round.accept(&round.focal, trade).unwrap();
        round.at("2026-11-30T01:00:00Z");
        let view = view(place);
        let undated: Vec<ScheduledAs> = standing::UNDATED.to_vec();
        let count = listed(place, &view, Asked { scheduled: undated, ..Asked::default() });
        assert_eq!(view.undated.len(), count);
        assert!(count > 30, "{count}");
        // Signed on 06/11/2024.
        assert!(view.undated.iter().all(|one| one.age == Some(754)));
        assert_eq!(view.undated[0].silent, None);
        let heard: Vec<i32> = view.undated.iter().filter_map(|one| one.silent).collect();
        assert!(!heard.is_empty() && heard.iter().all(|days| *days == 20), "{heard:?}");
    }

    fn a_plan_without_a_round_has_a_schedule_and_no_report(place) {
        place.with_plan();
        let view = view(place);
        assert!(view.round.is_none() && view.by_day.is_empty());
        assert_eq!((view.reports.expected, view.whole.tasks), (0, 41));
        let silent = view.whole.declared(DeclaredAs::NotReported);
        assert_eq!(silent + view.whole.declared(DeclaredAs::Secret) + view.whole.declared(DeclaredAs::Nobody), 41);
        assert!(view.whole.scheduled.contains_key(&ScheduledAs::Is(Schedule::NoDeadline)));
        assert!(!view.agencies.is_empty());
    }
}
