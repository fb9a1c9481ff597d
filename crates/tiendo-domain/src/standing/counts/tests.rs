//! That nothing is counted twice, lost, or taken for zero.

use proptest::prelude::*;

use super::*;
use crate::id::IdMaker;
use crate::testing::ids;

fn item(maker: &mut IdMaker, demand: Demand, progress: Progress, schedule: Schedule) -> Item {
    Item {
        task: maker.next_id(),
        group: None,
        agency: maker.next_id(),
        demand,
        secrecy: Secrecy::Open,
        progress,
        backing: Backing::Nothing,
        schedule,
    }
}

#[test]
fn rates_name_two_denominators_and_leave_silence_out() {
    let mut maker = ids();
    let done = Progress::Reported(DeclaredState::Done);
    let open = Progress::Reported(DeclaredState::InProgress);
    let mut items = Vec::new();
    for (progress, schedule, times) in [
        (done, Schedule::DoneOnTime, 6),
        (done, Schedule::DoneLate, 2),
        (open, Schedule::Overdue, 1),
        (Progress::NotReported, Schedule::Overdue, 1),
        (Progress::NotReported, Schedule::InTime, 5),
        (Progress::NotReported, Schedule::NoDeadline, 5),
    ] {
        for _ in 0..times {
            items.push(item(&mut maker, Demand::Required, progress, schedule));
        }
    }
    items.push(item(
        &mut maker,
        Demand::OnOccasion,
        Progress::NotReported,
        Schedule::Overdue,
    ));
    let counts = count_by(&items, |_| ()).remove(&()).unwrap();
    assert_eq!((counts.items, counts.reported()), (20, 9));
    assert_eq!(counts.done_of_due().percent().as_deref(), Some("80 %"));
    assert_eq!(counts.on_time_of_due().percent().as_deref(), Some("60 %"));
    let reported = counts.done_of_reported();
    assert_eq!((reported.part, reported.whole), (8, 9));

    let silent = [item(
        &mut maker,
        Demand::Required,
        Progress::NotReported,
        Schedule::NoDeadline,
    )];
    let counts = count_by(&silent, |_| ()).remove(&()).unwrap();
    assert_eq!(counts.done_of_reported().percent(), None);
    assert_eq!(counts.done_of_due().percent(), None);
}

#[test]
fn one_row_for_a_task() {
    let mut maker = ids();
    let done = Progress::Reported(DeclaredState::Done);
    let lead = item(&mut maker, Demand::Required, done, Schedule::Done);
    let share = item(
        &mut maker,
        Demand::OwnShare,
        Progress::NotReported,
        Schedule::NoDeadline,
    );
    let helper = item(&mut maker, Demand::OnOccasion, done, Schedule::Done);
    let secret = Item {
        secrecy: Secrecy::StateSecret,
        ..share
    };
    assert_eq!(overall(&[]), Overall::NobodyLeads);
    assert_eq!(overall(&[helper]), Overall::NobodyLeads);
    assert_eq!(overall(&[helper, lead]), Overall::One(lead));
    assert_eq!(overall(&[secret, helper]), Overall::Secret);
    let Overall::EachBody(counts) = overall(&[lead, secret]) else {
        panic!("one of two leads openly");
    };
    assert_eq!((counts.items, counts.secret), (1, 1));
    let Overall::EachBody(counts) = overall(&[lead, share, helper]) else {
        panic!("two lead it");
    };
    assert_eq!((counts.items, counts.reported()), (2, 1));
}

#[test]
fn reports_are_each_counted_once() {
    let agency = ids().next_id();
    let late = Received::Yes(Timeliness::Late { days: 3 });
    let on_time = Received::Yes(Timeliness::OnTime);
    let reports = [
        (StateName::Accepted, on_time),
        (StateName::Submitted, on_time),
        (StateName::Returned, late),
        (StateName::Draft, Received::Missing),
        (StateName::NotStarted, Received::Missing),
        (StateName::Excused, Received::Missing),
        (StateName::NotStarted, Received::Waiting),
    ]
    .map(|(state, received)| ReportItem {
        agency,
        state,
        received,
    });
    let counts = ReportCounts::of(&reports);
    assert_eq!(
        counts,
        ReportCounts {
            expected: 7,
            excused: 1,
            on_time: 2,
            late: 1,
            waiting: 1,
            missing: 2,
            accepted: 1,
            returned: 1,
        }
    );
    assert_eq!(counts.received_of_owed().percent().as_deref(), Some("50 %"));
    assert_eq!(
        counts.on_time_of_received().percent().as_deref(),
        Some("66,7 %")
    );
    assert_eq!(ReportCounts::of(&[]).received_of_owed().percent(), None);
}

fn any_item() -> impl Strategy<Value = (Demand, bool, Option<Option<DeclaredState>>, Schedule)> {
    (
        prop::sample::select(Demand::ALL),
        any::<bool>(),
        prop::option::of(prop::option::of(prop::sample::select(DeclaredState::ALL))),
        prop::sample::select(Schedule::ALL),
    )
}

proptest! {
    /// Groups add up to the whole, no rate is above 1, and one body's silence changes no rate of
    /// what was reported.
    #[test]
    fn counts_add_up(drawn in prop::collection::vec(any_item(), 0..30)) {
        let mut maker = ids();
        let items: Vec<Item> = drawn
            .into_iter()
            .map(|(demand, secret, said, schedule)| {
                let progress = match said {
                    None => Progress::NotReported,
                    Some(None) => Progress::ReportedWithoutState,
                    Some(Some(state)) => Progress::Reported(state),
                };
                let secrecy = if secret { Secrecy::StateSecret } else { Secrecy::Open };
                Item { secrecy, ..item(&mut maker, demand, progress, schedule) }
            })
            .collect();
        let whole = count_by(&items, |_| ()).remove(&()).unwrap_or_default();
        let groups = count_by(&items, |item| item.demand);
        let sum = |of: fn(&Counts) -> u64| groups.values().map(of).sum::<u64>();
        prop_assert_eq!(sum(|c| c.items), whole.items);
        prop_assert_eq!(sum(|c| c.secret), whole.secret);
        prop_assert_eq!(whole.progress.values().sum::<u64>(), whole.items);
        prop_assert_eq!(whole.schedule.values().sum::<u64>(), whole.items);
        prop_assert_eq!(whole.backing.values().sum::<u64>(), whole.reported());
        for rate in [whole.done_of_due(), whole.on_time_of_due(), whole.done_of_reported()] {
            prop_assert!(rate.part <= rate.whole);
            prop_assert_eq!(rate.percent().is_none(), rate.whole == 0);
        }
        let mut more = items.clone();
        more.push(item(&mut maker, Demand::Required, Progress::NotReported, Schedule::Ongoing));
        let with_silence = count_by(&more, |_| ()).remove(&()).unwrap();
        prop_assert_eq!(with_silence.done_of_reported(), whole.done_of_reported());
    }
}
