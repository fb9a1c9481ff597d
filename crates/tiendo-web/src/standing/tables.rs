//! The tables of the leader's page: every number a link to its list, none is a dash and not a zero.

use super::Links;
use crate::{ask::Ask, i18n as t, mark::Mark};
use tiendo_app::standing::{
    BackedAs, DeclaredAs, GroupStanding, ScheduledAs, StandingView, Tally, Undated,
};
use tiendo_domain::{
    id::{Id, Plan},
    report::{Received, line::DeclaredState},
    standing::{Backing, Progress, Schedule},
};
use tiendo_text::{Lang, number};

/// How long a task's words are here, and a group's, in characters.
const TASK: usize = 150;
const GROUP: usize = 90;

/// A number with its link and its words.
pub(super) struct Cell {
    /// Empty where there is no list that the asker may open.
    pub(super) href: String,
    /// Empty for none.
    pub(super) count: String,
    pub(super) words: String,
}

impl Cell {
    fn of(href: String, count: usize, words: impl Into<String>) -> Cell {
        let count = if count == 0 {
            String::new()
        } else {
            t::count(count)
        };
        Cell {
            href,
            count,
            words: words.into(),
        }
    }
}

/// A group.
pub(super) struct GroupRow {
    pub(super) title: String,
    pub(super) href: String,
    pub(super) bars: Vec<Bar>,
    pub(super) cells: Vec<Cell>,
}

/// A bar of a group's chart: the numbers stand beside it.
pub(super) struct Bar {
    pub(super) class: &'static str,
    pub(super) x: usize,
    pub(super) width: usize,
}

/// A word with how many tasks have it.
pub(super) struct Sorted {
    pub(super) mark: Mark,
    pub(super) cell: Cell,
}

/// The head of a narrow column, in two lines of about one length: figures below it stay close together.
pub(super) fn head(words: &str) -> (String, String) {
    let middle = words.len() / 2;
    let best = words
        .match_indices(' ')
        .min_by_key(|(at, _)| at.abs_diff(middle));
    match best {
        Some((at, _)) => (words[..at].to_owned(), words[at + 1..].to_owned()),
        None => (words.to_owned(), String::new()),
    }
}

/// A body.
pub(super) struct AgencyRow {
    pub(super) name: String,
    pub(super) href: String,
    pub(super) received: Option<Mark>,
    pub(super) cells: Vec<Cell>,
}

/// A task without a day.
pub(super) struct UndatedRow {
    pub(super) href: String,
    pub(super) number: String,
    pub(super) words: String,
    pub(super) age: String,
    pub(super) silent: String,
}

fn whole(n: u64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

/// The headline numbers of the round's reports, each rate with its denominator.
pub(super) fn reports(lang: Lang, links: &Links, view: &StandingView) -> Vec<Cell> {
    let counts = view.reports;
    let rate = |rate, with: fn(Lang, &str) -> String, without: &str| {
        t::standing::rate(lang, rate).map_or_else(|| without.to_owned(), |rate| with(lang, &rate))
    };
    let one = |heap: &str, count: u64, words: String| Cell {
        href: links.desk(heap),
        count: t::count(whole(count)),
        words,
    };
    vec![
        one(
            "phai-gui",
            counts.owed(),
            t::standing::owed(lang).to_owned(),
        ),
        one(
            "da-gui",
            counts.received(),
            rate(
                counts.received_of_owed(),
                t::standing::received,
                t::standing::received_none(lang),
            ),
        ),
        one(
            "dung-han",
            counts.on_time,
            rate(
                counts.on_time_of_owed(),
                t::standing::on_time,
                t::standing::on_time_none(lang),
            ),
        ),
        one("gui-cham", counts.late, t::standing::late(lang).to_owned()),
        one(
            "chua",
            counts.waiting + counts.missing,
            t::standing::missing(lang).to_owned(),
        ),
    ]
}

pub(super) fn groups(lang: Lang, links: &Links, view: &StandingView) -> Vec<GroupRow> {
    let most = view
        .groups
        .iter()
        .map(|one| one.tally.tasks)
        .max()
        .unwrap_or(1)
        .max(1);
    view.groups
        .iter()
        .map(|one| group(lang, links, one, most))
        .collect()
}

/// The words that the table of groups puts in one column.
const OTHER: [DeclaredAs; 4] = [
    DeclaredAs::EachBody,
    DeclaredAs::Secret,
    DeclaredAs::WithoutState,
    DeclaredAs::Nobody,
];

fn group(lang: Lang, links: &Links, one: &GroupStanding, most: usize) -> GroupRow {
    let tally = &one.tally;
    let (place, title) = match &one.group {
        Some(group) => (
            group.ordinal,
            match &group.number {
                Some(number) => format!("{number}. {}", group.title),
                None => group.title.clone(),
            },
        ),
        None => (0, t::standing::no_group(lang).to_owned()),
    };
    let base = links.list(&format!("&nhom={place}"));
    let cell = |declared: DeclaredAs, words: &str| {
        Cell::of(
            format!("{base}&tt={}", declared.code()),
            tally.declared(declared),
            words,
        )
    };
    // One column for several words: its number opens the only one there is, else the whole group.
    let others: Vec<DeclaredAs> = OTHER
        .into_iter()
        .filter(|one| tally.declared(*one) > 0)
        .collect();
    let shared = match others.as_slice() {
        [only] => format!("{base}&tt={}", only.code()),
        _ => format!("{base}&tt=khac"),
    };
    let other: usize = others.iter().map(|one| tally.declared(*one)).sum();
    GroupRow {
        title: tiendo_text::clip::clipped(&title, GROUP),
        bars: bars(tally, other, most),
        cells: vec![
            Cell::of(base.clone(), tally.tasks, t::standing::col_tasks(lang)),
            cell(DeclaredAs::Done, t::standing::col_done(lang)),
            cell(DeclaredAs::InProgress, t::standing::col_in_progress(lang)),
            cell(DeclaredAs::NotStarted, t::standing::col_not_started(lang)),
            Cell::of(shared, other, t::standing::col_shared(lang)),
            cell(DeclaredAs::NotReported, t::standing::col_missing(lang)),
        ],
        href: base,
    }
}

/// Width of the drawing of a group's bars, which the template names too.
const WIDTH: usize = 184;

fn bars(tally: &Tally, other: usize, most: usize) -> Vec<Bar> {
    let mut x = 1;
    let mut bars = Vec::new();
    for (class, count) in [
        ("k-ok", tally.declared(DeclaredAs::Done)),
        ("k-go", tally.declared(DeclaredAs::InProgress)),
        ("k-idle", tally.declared(DeclaredAs::NotStarted)),
        ("k-part", other),
        ("k-miss", tally.declared(DeclaredAs::NotReported)),
    ] {
        if count > 0 {
            let width = ((WIDTH - 2) * count / most).saturating_sub(2).max(3);
            bars.push(Bar { class, x, width });
            x += width + 2;
        }
    }
    bars
}

/// What is declared, as a status.
pub(super) fn declared_mark(lang: Lang, one: DeclaredAs) -> Mark {
    match one {
        DeclaredAs::Done => Mark::declared(lang, DeclaredState::Done),
        DeclaredAs::InProgress => Mark::declared(lang, DeclaredState::InProgress),
        DeclaredAs::NotStarted => Mark::declared(lang, DeclaredState::NotStarted),
        DeclaredAs::WithoutState => Mark::new("", "idle", t::standing::declared(lang, one)),
        DeclaredAs::EachBody => Mark::new("", "part", t::standing::declared(lang, one)),
        DeclaredAs::Secret => Mark::new("", "lock", t::standing::declared(lang, one)),
        DeclaredAs::NotReported => Mark::new("miss", "miss", t::standing::declared(lang, one)),
        DeclaredAs::Nobody => Mark::new("", "none", t::standing::declared(lang, one)),
    }
}

/// What stands behind it, as a status.
pub(super) fn backed_mark(lang: Lang, one: BackedAs) -> Mark {
    match one {
        BackedAs::File => Mark::backing(lang, Backing::File),
        BackedAs::Figure => Mark::backing(lang, Backing::Figure),
        BackedAs::Nothing => Mark::backing(lang, Backing::Nothing),
        BackedAs::EachBody => Mark::new("", "part", t::standing::backed(lang, one)),
        BackedAs::Secret => Mark::new("", "lock", t::standing::backed(lang, one)),
        BackedAs::NotReported => Mark::new("miss", "miss", t::standing::backed(lang, one)),
        BackedAs::Nobody => Mark::new("", "none", t::standing::backed(lang, one)),
    }
}

/// What the schedule says, as a status.
pub(super) fn scheduled_mark(lang: Lang, one: ScheduledAs) -> Mark {
    match one {
        ScheduledAs::Is(schedule) => Mark::schedule(lang, schedule),
        ScheduledAs::Secret => Mark::new("", "lock", t::standing::scheduled(lang, one)),
    }
}

pub(super) fn declared(lang: Lang, links: &Links, tally: &Tally) -> Vec<Sorted> {
    let all = DeclaredAs::ALL.into_iter().filter_map(|one| {
        let count = tally.declared.get(&one).copied()?;
        let href = links.list(&format!("&tt={}", one.code()));
        Some(Sorted {
            mark: declared_mark(lang, one),
            cell: Cell::of(href, count, ""),
        })
    });
    all.collect()
}

pub(super) fn backed(lang: Lang, links: &Links, tally: &Tally) -> Vec<Sorted> {
    let all = BackedAs::ALL.into_iter().filter_map(|one| {
        let count = tally.backed.get(&one).copied()?;
        let href = links.list(&format!("&mc={}", one.code()));
        Some(Sorted {
            mark: backed_mark(lang, one),
            cell: Cell::of(href, count, ""),
        })
    });
    all.collect()
}

pub(super) fn scheduled(lang: Lang, links: &Links, tally: &Tally) -> Vec<Sorted> {
    let all = ScheduledAs::all().filter_map(|one| {
        let count = tally.scheduled.get(&one).copied()?;
        let href = links.list(&format!("&th={}", one.code()));
        Some(Sorted {
            mark: scheduled_mark(lang, one),
            cell: Cell::of(href, count, ""),
        })
    });
    all.collect()
}

/// How a body's report stands: what has come and is not accepted is said so.
fn report(lang: Lang, received: Received, accepted: bool) -> Mark {
    match received {
        Received::Yes(_) if !accepted => Mark::new("go", "go", t::standing::not_accepted(lang)),
        Received::Yes(_) | Received::Waiting | Received::Missing => Mark::received(lang, received),
    }
}

pub(super) fn agencies(lang: Lang, links: &Links, view: &StandingView) -> Vec<AgencyRow> {
    view.agencies
        .iter()
        .map(|one| {
            let counts = &one.counts;
            let base = links.list(&format!("&cq={}", one.agency));
            let declared = |progress: Progress, words: &str| {
                let href = format!("{base}&tt={}", DeclaredAs::of(progress).code());
                Cell::of(href, whole(counts.declared(progress)), words)
            };
            let scheduled = |schedule: Schedule, words: &str| {
                let href = format!("{base}&th={}", schedule.code());
                Cell::of(href, whole(counts.scheduled(schedule)), words)
            };
            let backed = counts.backed(Backing::File) + counts.backed(Backing::Figure);
            AgencyRow {
                name: one.name.clone(),
                received: one
                    .received
                    .map(|received| report(lang, received, one.accepted)),
                cells: vec![
                    Cell::of(
                        base.clone(),
                        whole(counts.items + counts.secret),
                        t::standing::col_items(lang),
                    ),
                    declared(
                        Progress::Reported(DeclaredState::Done),
                        t::standing::col_done(lang),
                    ),
                    declared(
                        Progress::Reported(DeclaredState::InProgress),
                        t::standing::col_in_progress(lang),
                    ),
                    declared(
                        Progress::Reported(DeclaredState::NotStarted),
                        t::standing::col_not_started(lang),
                    ),
                    declared(
                        Progress::ReportedWithoutState,
                        t::standing::without_state(lang),
                    ),
                    declared(Progress::NotReported, t::standing::col_missing(lang)),
                    Cell::of(
                        format!("{base}&mc=co"),
                        whole(backed),
                        t::standing::col_backed(lang),
                    ),
                    scheduled(Schedule::DueSoon, t::standing::col_soon(lang)),
                    scheduled(Schedule::Overdue, t::standing::col_overdue(lang)),
                ],
                href: base,
            }
        })
        .collect()
}

pub(super) fn undated(ask: &Ask, plan: Id<Plan>, one: &Undated) -> UndatedRow {
    let lang = ask.lang;
    let days = |days: i32| t::standing::days(lang, &number::integer(days.into()));
    UndatedRow {
        href: ask.at(&format!("ke-hoach/{plan}/nhiem-vu/{}", one.task)),
        number: one.number.clone().unwrap_or_else(|| "•".to_owned()),
        words: tiendo_text::clip::clipped(&one.words, TASK),
        age: one.age.map_or_else(String::new, days),
        silent: one
            .silent
            .map_or_else(|| t::standing::never(lang).to_owned(), days),
    }
}
