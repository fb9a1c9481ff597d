//! The round as a workbook: its reports, and every line that was sent.

use crate::{
    ask::Ask,
    book::{self, Cell, Column, ColumnKind, Sheet, column, text, whole},
    error::Answer,
    extract::Params,
    i18n as t,
    mark::{Mark, capital},
};
use rust_decimal::Decimal;
use tiendo_app::{
    checking::{self, Bucket, DeskRow, Export, ExportLine},
    register::journal_head,
};
use tiendo_domain::report::{Received, Timeliness};
use tiendo_text::{Lang, date, number};

/// The round as a workbook.
pub(crate) async fn download(ask: Ask, params: Params) -> Answer {
    let round = params.id("round")?;
    let (export, head) = ask
        .read(move |ctx, tx| Ok((checking::export(ctx, tx, round)?, journal_head(ctx, tx)?)))
        .await?;
    let title = t::desk::book_title(ask.lang, export.desk.round.year);
    let sheets = vec![reports(&ask, &export), lines(&ask, &export)];
    book::answer(&ask, head, &title, sheets)
}

fn count(count: usize) -> Cell {
    whole(Decimal::from(count))
}

fn sheet(ask: &Ask, name: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Sheet {
    let note = t::desk::book_note(ask.lang, &date::moment(ask.now, ask.lang));
    Sheet {
        name: name.to_owned(),
        note,
        columns,
        rows,
    }
}

fn reports(ask: &Ask, export: &Export) -> Sheet {
    let lang = ask.lang;
    let columns = vec![
        column(t::desk::col_agency(lang), 44, ColumnKind::Words),
        column(t::desk::col_state(lang), 22, ColumnKind::Words),
        column(t::desk::col_received(lang), 13, ColumnKind::Time),
        column(t::desk::col_days_late(lang), 10, ColumnKind::Whole),
        column(t::desk::col_paper(lang), 18, ColumnKind::Words),
        column(t::desk::col_must(lang), 10, ColumnKind::Whole),
    ];
    let rows = export
        .desk
        .rows
        .iter()
        .map(|row| report_row(lang, row))
        .collect();
    sheet(ask, t::desk::sheet_reports(lang), columns, rows)
}

fn report_row(lang: Lang, row: &DeskRow) -> Vec<Cell> {
    let late = match (row.bucket, row.received) {
        (Bucket::Excused, _) => Cell::Blank,
        (_, Received::Yes(Timeliness::Late { days })) => Cell::Number(Decimal::from(days)),
        (_, Received::Yes(Timeliness::OnTime) | Received::Waiting | Received::Missing) => {
            Cell::Blank
        }
    };
    vec![
        text(&row.name),
        text(capital(row.state.words(lang))),
        row.receipt
            .map_or(Cell::Blank, |receipt| Cell::Day(receipt.day())),
        late,
        text(row.paper.as_deref().unwrap_or_default()),
        count(row.must),
    ]
}

fn lines(ask: &Ask, export: &Export) -> Sheet {
    let lang = ask.lang;
    let columns = vec![
        column(t::desk::col_number(lang), 7, ColumnKind::Mark),
        column(t::desk::col_group(lang), 24, ColumnKind::Words),
        column(t::desk::col_task(lang), 44, ColumnKind::Words),
        column(t::desk::col_agency(lang), 28, ColumnKind::Words),
        column(t::desk::col_demand(lang), 14, ColumnKind::Words),
        column(t::desk::col_declared(lang), 16, ColumnKind::Words),
        column(t::desk::col_done(lang), 50, ColumnKind::Words),
        column(t::desk::col_figures(lang), 28, ColumnKind::Words),
        column(t::desk::col_difficulties(lang), 30, ColumnKind::Words),
        column(t::desk::col_proposals(lang), 30, ColumnKind::Words),
        column(t::desk::col_files(lang), 10, ColumnKind::Whole),
        column(t::desk::col_accepted(lang), 10, ColumnKind::Mark),
    ];
    let rows = export
        .lines
        .iter()
        .map(|line| line_row(lang, line))
        .collect();
    sheet(ask, t::desk::sheet_lines(lang), columns, rows)
}

fn line_row(lang: Lang, line: &ExportLine) -> Vec<Cell> {
    let task = &line.task;
    let mut row = vec![
        text(task.number.as_deref().unwrap_or_default()),
        text(task.group_title.as_deref().unwrap_or_default()),
        text(&task.words),
        text(&line.agency),
        text(line.demand.words(lang)),
    ];
    match &line.said {
        None => {
            row.push(text(t::desk::secret_line(lang)));
            row.extend((0..5).map(|_| Cell::Blank));
        }
        Some(said) => {
            let declared = said
                .content()
                .declared
                .map(|state| Mark::declared(lang, state).words);
            let figures: Vec<String> = said
                .figures
                .iter()
                .map(|f| format!("{}: {} {}", f.label, number::decimal(f.value), f.unit))
                .collect();
            let done = match &said.nothing_arose {
                Some(why) if said.done.is_empty() => t::desk::nothing_arose(lang, why),
                _ if said.unchanged && said.done.is_empty() => t::desk::unchanged(lang).to_owned(),
                _ => said.done.clone(),
            };
            row.extend([
                text(declared.as_deref().unwrap_or_default()),
                text(&done),
                text(figures.join("; ")),
                text(&said.difficulties),
                text(&said.proposals),
                count(said.evidence.len()),
            ]);
        }
    }
    row.push(text(if line.accepted {
        t::desk::yes(lang)
    } else {
        t::desk::no(lang)
    }));
    row
}
