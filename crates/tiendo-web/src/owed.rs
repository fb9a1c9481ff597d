//! What I owe: the one page that nobody has to hunt beyond. Reports by deadline, past-due first; tasks of my bodies; for
//! the focal officer what must be opened and checked.

use crate::{
    ask::{Ask, page},
    error::Answer,
    frame::{Frame, Place},
    i18n as t,
    mark::{Mark, capital},
};
use askama::Template;
use tiendo_app::reports::{self, Owed, OwedReport, OwedTask};
use tiendo_domain::{
    plan::PlanFact,
    report::StateName,
    time::{Deadline, day_of},
};
use tiendo_text::date;

#[derive(Template)]
#[template(path = "owed/page.html")]
struct OwedPage {
    f: Frame,
    lede: String,
    groups: Vec<(String, Vec<Row>)>,
    undated: Vec<Undated>,
    sent: Vec<Row>,
}

/// One thing that is owed.
struct Row {
    due: String,
    left: String,
    what: String,
    href: String,
    detail: String,
    mark: Mark,
    /// Words of the button; empty where there is nothing to press.
    action: &'static str,
}

/// A task without a deadline.
struct Undated {
    number: String,
    href: String,
    words: String,
    since: String,
    heard: String,
}

/// The page.
pub(crate) async fn show(ask: Ask) -> Answer {
    let lang = ask.lang;
    let owed = ask.read(reports::owed).await?;
    let title = match owed.bodies.as_slice() {
        [one] => t::owed::title_of(lang, one),
        _ => t::owed::title(lang).to_owned(),
    };
    let groups = groups(&ask, &owed);
    let count: usize = groups.iter().map(|(_, rows)| rows.len()).sum();
    let today = day_of(ask.now);
    let day = format!(
        "{}, {}",
        date::weekday(today.weekday(), lang),
        date::short(today)
    );
    let sent = owed
        .reports
        .iter()
        .filter(|one| !one.is_open())
        .map(|one| report(&ask, one));
    page(&OwedPage {
        f: ask.frame(Place::Owed, title),
        lede: if count == 0 {
            t::owed::lede_of_none(lang, &capital(&day))
        } else {
            t::owed::lede(lang, &capital(&day), count)
        },
        sent: sent.collect(),
        undated: owed.undated.iter().map(|one| undated(&ask, one)).collect(),
        groups,
    })
}

fn groups(ask: &Ask, owed: &Owed) -> Vec<(String, Vec<Row>)> {
    let lang = ask.lang;
    let (mut past, mut soon, mut later) = (Vec::new(), Vec::new(), Vec::new());
    let mut put = |deadline: Option<Deadline>, row: Row| match deadline {
        Some(deadline) if deadline.is_past(ask.now) => past.push(row),
        Some(deadline) if days_to(ask, deadline) <= 7 => soon.push(row),
        Some(_) | None => later.push(row),
    };
    for one in owed.reports.iter().filter(|one| one.is_open()) {
        put(Some(one.round.calendar.due), report(ask, one));
    }
    for one in &owed.tasks {
        put(one.task.deadline.due(), task(ask, one));
    }
    let desk: Vec<Row> = to_check(ask, owed).chain(to_open(ask, owed)).collect();
    [
        (t::owed::past(lang), past),
        (t::owed::soon(lang), soon),
        (t::owed::later(lang), later),
        (t::owed::desk(lang), desk),
    ]
    .into_iter()
    .filter(|(_, rows)| !rows.is_empty())
    .map(|(heading, rows)| (format!("{heading} ({})", t::count(rows.len())), rows))
    .collect()
}

fn days_to(ask: &Ask, deadline: Deadline) -> i32 {
    match deadline.left(ask.now) {
        tiendo_domain::time::Left::Days(days) => days,
        _ => 0,
    }
}

fn report(ask: &Ask, one: &OwedReport) -> Row {
    let lang = ask.lang;
    let due = one.round.calendar.due;
    let (complete, all) = one.complete;
    let (required, own, occasion) = one.lines;
    let state = one.listed.report.name;
    let words = match state {
        StateName::NotStarted | StateName::Draft => {
            t::owed::complete(lang, &capital(state.words(lang)), complete, all)
        }
        _ => capital(state.words(lang)),
    };
    let (class, icon) = match state {
        StateName::NotStarted => ("miss", "miss"),
        StateName::Draft | StateName::AwaitingHead => ("go", "draft"),
        StateName::Returned => ("warn", "back"),
        StateName::Submitted | StateName::Accepted => ("ok", "ok"),
        StateName::Excused => ("", "none"),
    };
    Row {
        due: due.words(lang),
        left: if one.is_open() {
            due.left(ask.now).words(lang)
        } else {
            String::new()
        },
        what: t::owed::report_of(lang, i64::from(one.round.year), &one.listed.agency_short),
        href: ask.at(&format!("bao-cao/{}", one.listed.report.id)),
        detail: format!(
            "{}: {}",
            plan_words(ask, &one.plan),
            t::owed::lines(lang, required, own, occasion)
        ),
        mark: Mark::new(class, icon, words),
        action: match state {
            StateName::NotStarted => t::owed::write(lang),
            StateName::Draft => t::owed::go_on(lang),
            StateName::AwaitingHead => t::owed::look(lang),
            StateName::Returned => t::owed::mend(lang),
            StateName::Submitted | StateName::Accepted | StateName::Excused => "",
        },
    }
}

fn plan_words(ask: &Ask, plan: &PlanFact) -> String {
    t::owed::plan(ask.lang, plan.number.as_deref().unwrap_or(&plan.title))
}

fn task_href(ask: &Ask, one: &OwedTask) -> String {
    ask.at(&format!(
        "ke-hoach/{}/nhiem-vu/{}",
        one.plan.plan, one.task.task
    ))
}

fn task(ask: &Ask, one: &OwedTask) -> Row {
    let lang = ask.lang;
    let due = one.task.deadline.due();
    Row {
        due: due.map(|due| due.words(lang)).unwrap_or_default(),
        left: due
            .map(|due| due.left(ask.now).words(lang))
            .unwrap_or_default(),
        what: format!("{} {}", one.task.number.as_deref().unwrap_or(""), one.words),
        href: task_href(ask, one),
        detail: format!("{} · {}", plan_words(ask, &one.plan), one.agency_short),
        mark: Mark::schedule(lang, one.schedule),
        action: "",
    }
}

fn undated(ask: &Ask, one: &OwedTask) -> Undated {
    let lang = ask.lang;
    let today = day_of(ask.now);
    Undated {
        number: one.task.number.clone().unwrap_or_default(),
        href: task_href(ask, one),
        words: one.words.clone(),
        since: one.since.map_or_else(String::new, |since| {
            t::owed::days(lang, i64::from((today - since).get_days()))
        }),
        heard: one
            .heard
            .map_or_else(|| t::owed::never_heard(lang).to_owned(), date::short),
    }
}

fn to_check<'a>(ask: &'a Ask, owed: &'a Owed) -> impl Iterator<Item = Row> + 'a {
    owed.to_check.iter().map(|(round, plan, count)| Row {
        due: String::new(),
        left: String::new(),
        what: t::owed::check(ask.lang, i64::from(*count), i64::from(round.year)),
        href: ask.at(&format!("bao-cao/ky/{}", round.id)),
        detail: plan_words(ask, plan),
        mark: Mark::new("warn", "ask", t::owed::waiting(ask.lang)),
        action: t::owed::open_desk(ask.lang),
    })
}

fn to_open<'a>(ask: &'a Ask, owed: &'a Owed) -> impl Iterator<Item = Row> + 'a {
    owed.to_open.iter().flat_map(move |row| {
        row.unopened.iter().map(move |year| Row {
            due: year.due.words(ask.lang),
            left: year.due.left(ask.now).words(ask.lang),
            what: t::owed::round_to_open(ask.lang, i64::from(year.year)),
            href: ask.at("bao-cao"),
            detail: plan_words(ask, &row.plan),
            mark: Mark::new("", "idle", t::owed::not_open(ask.lang)),
            action: t::owed::prepare(ask.lang),
        })
    })
}
