//! The desk of a round: who has reported, one report beside last year's, returning, accepting, excusing.

pub(crate) mod acts;
mod detail;
mod list;
mod workbook;

pub(crate) use workbook::download;

use crate::{
    ask::{Ask, page_with},
    error::Answer,
    extract::{Params, Query},
    frame::{Frame, Place, Problem},
    i18n as t,
};
use askama::Template;
use axum::http::StatusCode;
use detail::{Detail, Typed};
use list::{Count, Heap, Missing, Row};
use tiendo_app::checking::{self, Desk, Sheet};
use tiendo_domain::{
    id::{Id, Report, Round},
    round::RoundState,
};

#[derive(Template)]
#[template(path = "desk/page.html")]
struct DeskPage {
    f: Frame,
    base: String,
    lede: String,
    closed: bool,
    tally: Vec<Count>,
    /// The list that is shown, with its count.
    heading: String,
    rows: Vec<Row>,
    /// Whether nobody at all has reported.
    nobody: bool,
    owed_href: String,
    excused: Option<Count>,
    detail: Option<Detail>,
    missing_title: String,
    missing: Vec<Missing>,
    /// The head of the column of the round before.
    before: Option<String>,
    /// Whether the asker runs the round.
    runs: bool,
    /// What closing would leave as it is, where the asker may close the round.
    closing: Option<String>,
}

/// The desk, with the list and the report that the address asks for.
pub(crate) async fn show(ask: Ask, params: Params, query: Query) -> Answer {
    let round = params.id("round")?;
    let (heap, report) = (Heap::of_code(query.get("loc")), query.id("bc"));
    show_with(&ask, round, heap, report, Typed::default(), Vec::new()).await
}

/// The desk after the round should be closed and the sentence that says what this means was not ticked.
pub(crate) async fn close_unconfirmed(ask: &Ask, round: Id<Round>) -> Answer {
    let problem = Problem::at("xac_nhan", t::desk::close_confirm_first(ask.lang));
    show_with(ask, round, None, None, Typed::default(), vec![problem]).await
}

/// The desk after a form that must be mended: nothing typed is lost.
async fn show_with(
    ask: &Ask,
    round: Id<Round>,
    heap: Option<Heap>,
    report: Option<Id<Report>>,
    typed: Typed,
    problems: Vec<Problem>,
) -> Answer {
    let (desk, heap, sheet) = ask
        .read(move |ctx, tx| {
            let desk = checking::desk(ctx, tx, round)?;
            let heap = heap.unwrap_or_else(|| Heap::first(&desk));
            let first = desk
                .rows
                .iter()
                .find(|row| heap.holds(row))
                .map(|row| row.report);
            let wanted = report
                .filter(|id| desk.rows.iter().any(|row| row.report == *id))
                .or(first);
            let sheet = wanted.map(|id| checking::sheet(ctx, tx, id)).transpose()?;
            Ok((desk, heap, sheet))
        })
        .await?;
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    page_with(
        status,
        &desk_page(ask, &desk, heap, sheet.as_ref(), &typed, problems),
    )
}

fn desk_page(
    ask: &Ask,
    desk: &Desk,
    heap: Heap,
    sheet: Option<&Sheet>,
    typed: &Typed,
    problems: Vec<Problem>,
) -> DeskPage {
    let lang = ask.lang;
    let round = &desk.round;
    let base = ask.at(&format!("bao-cao/ky/{}", round.id));
    let open = sheet.map(|sheet| sheet.loaded.id());
    let rows: Vec<Row> = desk
        .rows
        .iter()
        .filter(|row| heap.holds(row))
        .map(|row| Row::of(lang, &base, heap, row, open))
        .collect();
    let missing: Vec<Missing> = desk
        .rows
        .iter()
        .filter(|row| Heap::Missing.holds(row))
        .map(|row| Missing::of(lang, &base, row))
        .collect();
    DeskPage {
        f: ask
            .frame(Place::Reports, t::desk::title(lang, round.year))
            .crumb("bao-cao", t::desk::rounds(lang))
            .with_problems(problems),
        lede: t::desk::lede(
            lang,
            &t::plan::plan_name(lang, &desk.plan),
            &round.calendar.due.words(lang),
        ) + &crate::round_dates::sentences(lang, &round.calendar),
        closed: match round.state {
            RoundState::Closed { .. } => true,
            RoundState::Preparing | RoundState::Open { .. } => false,
        },
        tally: list::tally(lang, &base, &desk.tally),
        heading: heap.heading(lang, rows.len()),
        nobody: desk.tally.received == 0,
        owed_href: format!("{base}?loc={}", Heap::Owed.code()),
        excused: list::excused(lang, &base, &desk.tally),
        detail: sheet.map(|sheet| Detail::of(ask, &base, sheet, typed)),
        missing_title: t::desk::missing_title(lang, &t::count(missing.len())),
        missing,
        before: desk.before.map(|year| t::desk::col_now(lang, year)),
        runs: desk.runs,
        closing: matches!(round.state, RoundState::Open { .. })
            .then(|| t::desk::close_what(lang, &t::count(desk.unsettled())))
            .filter(|_| desk.runs),
        rows,
        base,
    }
}
