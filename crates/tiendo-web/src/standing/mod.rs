//! The leader's page: where a plan stands, and the lists behind its numbers.

mod chart;
pub(crate) mod list;
mod tables;

use crate::{
    ask::{Ask, page},
    error::Answer,
    extract::Query,
    frame::{Frame, NavItem, Place},
    i18n as t,
};
use askama::Template;
use chart::Chart;
use tables::{AgencyRow, Cell, GroupRow, Sorted, UndatedRow};
use tiendo_app::standing::{self, ReportRef, StandingView};
use tiendo_text::{Lang, date, number};

/// How many reports and tasks are named before the rest is a link.
const SHOWN: usize = 6;

#[derive(Template)]
#[template(path = "standing/page.html")]
struct StandingPage {
    f: Frame,
    lede: String,
    plans: Vec<NavItem>,
    rounds: Vec<NavItem>,
    has_round: bool,
    tally: Vec<Cell>,
    by_group: String,
    group_heads: Vec<(String, String)>,
    groups: Vec<GroupRow>,
    declared: Vec<Sorted>,
    backed: Vec<Sorted>,
    scheduled: Vec<Sorted>,
    rates: String,
    agency_heads: Vec<(String, String)>,
    agencies: Vec<AgencyRow>,
    undated_title: String,
    undated: Vec<UndatedRow>,
    /// The tasks that are not named: address and words.
    undated_more: Option<(String, String)>,
    chart: Option<Chart>,
    missing: Reports,
    late: Reports,
}

/// A list of reports beside the tables.
struct Reports {
    title: String,
    /// Address (empty where the asker may not open it), body, a second line.
    rows: Vec<(String, String, String)>,
    more: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "standing/empty.html")]
struct EmptyPage {
    f: Frame,
}

/// Where the plan stands that the address asks for.
pub(crate) async fn show(ask: Ask, query: Query) -> Answer {
    let (plan, round) = (query.id("kh"), query.id("ky"));
    let view = ask
        .read(move |ctx, tx| standing::view(ctx, tx, plan, round))
        .await?;
    match view {
        None => page(&EmptyPage {
            f: ask.frame(Place::Standing, t::standing::place(ask.lang)),
        }),
        Some(view) => page(&standing_page(&ask, &view)),
    }
}

fn standing_page(ask: &Ask, view: &StandingView) -> StandingPage {
    let lang = ask.lang;
    let links = Links::of(ask, view);
    let undated: Vec<UndatedRow> = view
        .undated
        .iter()
        .take(SHOWN)
        .map(|one| tables::undated(ask, view.plan.plan, one))
        .collect();
    let rest = view.undated.len() - undated.len();
    StandingPage {
        f: ask.frame(
            Place::Standing,
            t::standing::title(lang, &t::plan::plan_name(lang, &view.plan)),
        ),
        lede: lede(ask, view),
        plans: plans(ask, view),
        rounds: rounds(ask, view),
        has_round: view.round.is_some(),
        tally: tables::reports(lang, &links, view),
        by_group: t::standing::by_group(lang, &t::count(view.whole.tasks)),
        group_heads: heads(&[
            t::standing::col_tasks(lang),
            t::standing::col_done(lang),
            t::standing::col_in_progress(lang),
            t::standing::col_not_started(lang),
            t::standing::col_shared(lang),
            t::standing::col_missing(lang),
        ]),
        groups: tables::groups(lang, &links, view),
        declared: tables::declared(lang, &links, &view.whole),
        backed: tables::backed(lang, &links, &view.whole),
        scheduled: tables::scheduled(lang, &links, &view.whole),
        rates: rates(lang, view),
        agency_heads: heads(&[
            t::standing::col_items(lang),
            t::standing::col_done(lang),
            t::standing::col_in_progress(lang),
            t::standing::col_not_started(lang),
            t::standing::without_state(lang),
            t::standing::col_missing(lang),
            t::standing::col_backed(lang),
            t::standing::col_soon(lang),
            t::standing::col_overdue(lang),
        ]),
        agencies: tables::agencies(lang, &links, view),
        undated_title: t::standing::undated(lang, &t::count(view.undated.len())),
        undated_more: (rest > 0).then(|| {
            let href = links.list("&th=khong-han");
            (href, t::standing::undated_more(lang, &t::count(rest)))
        }),
        undated,
        chart: Chart::of(lang, view),
        missing: reports(
            lang,
            &links,
            &view.missing,
            "chua",
            t::standing::missing_title(lang, &t::count(view.missing.len())),
        ),
        late: reports(
            lang,
            &links,
            &view.late,
            "gui-cham",
            t::standing::late_title(lang, &t::count(view.late.len())),
        ),
    }
}

fn heads(words: &[&str]) -> Vec<(String, String)> {
    words.iter().map(|words| tables::head(words)).collect()
}

/// Where the numbers lead.
struct Links {
    /// The list of tasks, with plan and round.
    list: String,
    /// The desk of the round, where the asker may open it.
    desk: Option<String>,
}

impl Links {
    fn of(ask: &Ask, view: &StandingView) -> Links {
        let round = view
            .round
            .as_ref()
            .map_or_else(String::new, |round| round.id.to_string());
        let list = ask.at(&format!(
            "tinh-hinh/danh-sach?kh={}&ky={round}",
            view.plan.plan
        ));
        let desk = view
            .round
            .as_ref()
            .filter(|_| ask.may_open("bao-cao/ky/{round}"));
        Links {
            list,
            desk: desk.map(|round| ask.at(&format!("bao-cao/ky/{}", round.id))),
        }
    }

    /// The list of tasks with more conditions.
    fn list(&self, more: &str) -> String {
        format!("{}{more}", self.list)
    }

    /// A list of the desk; empty where the asker may not open it.
    fn desk(&self, heap: &str) -> String {
        match &self.desk {
            Some(desk) => format!("{desk}?loc={heap}"),
            None => String::new(),
        }
    }
}

fn lede(ask: &Ask, view: &StandingView) -> String {
    let lang = ask.lang;
    let at = t::standing::at(lang, &date::moment(ask.now, lang));
    let by = match &view.round {
        Some(round) => t::standing::round_due(lang, round.year, &round.calendar.due.words(lang)),
        None => t::standing::no_round(lang).to_owned(),
    };
    format!("{at} {by}")
}

fn plans(ask: &Ask, view: &StandingView) -> Vec<NavItem> {
    if view.plans.len() < 2 {
        return Vec::new();
    }
    let item = |plan: &tiendo_domain::plan::PlanFact| NavItem {
        href: ask.at(&format!("tinh-hinh?kh={}", plan.plan)),
        label: t::plan::plan_name(ask.lang, plan),
        current: plan.plan == view.plan.plan,
    };
    view.plans.iter().map(item).collect()
}

fn rounds(ask: &Ask, view: &StandingView) -> Vec<NavItem> {
    if view.rounds.len() < 2 {
        return Vec::new();
    }
    let current = view.round.as_ref().map(|round| round.id);
    let rounds = view.rounds.iter().map(|(round, year)| NavItem {
        href: ask.at(&format!("tinh-hinh?kh={}&ky={round}", view.plan.plan)),
        label: t::standing::round_year(ask.lang, *year),
        current: current == Some(*round),
    });
    rounds.collect()
}

/// Both rates, each with the denominator that it is of, and what is in neither.
fn rates(lang: Lang, view: &StandingView) -> String {
    let (done, on_time) = (view.done_of_due, view.on_time_of_due);
    let whole = |n: u64| number::integer(i64::try_from(n).unwrap_or(i64::MAX));
    let mut words = match (done.percent(), on_time.percent()) {
        (Some(of_done), Some(of_on_time)) => t::standing::rates(
            lang,
            &whole(done.whole),
            &format!("{} ({of_done})", whole(done.part)),
            &format!("{} ({of_on_time})", whole(on_time.part)),
        ),
        _ => t::standing::rates_none(lang).to_owned(),
    };
    if view.due_in_silence > 0 {
        words.push(' ');
        words.push_str(&t::standing::due_in_silence(
            lang,
            &t::count(view.due_in_silence),
        ));
    }
    words
}

fn reports(lang: Lang, links: &Links, all: &[ReportRef], heap: &str, title: String) -> Reports {
    let row = |one: &ReportRef| {
        let href = match &links.desk {
            Some(desk) => format!("{desk}?loc={heap}&bc={}#bc", one.report),
            None => String::new(),
        };
        let when = one.receipt.map(|receipt| date::short(receipt.day()));
        let late = one
            .late
            .map(|days| t::desk::late_by(lang, &number::integer(days.into())));
        let line: Vec<String> = when.into_iter().chain(late).collect();
        (href, one.name.clone(), line.join(", "))
    };
    let rest = all.len().saturating_sub(SHOWN);
    Reports {
        title,
        rows: all.iter().take(SHOWN).map(row).collect(),
        more: (rest > 0).then(|| (links.desk(heap), t::standing::others(lang, &t::count(rest)))),
    }
}
