//! The register as a workbook: plans, tasks, bodies, and where the reports of each round stand.

use super::About;
use crate::words;
use rust_decimal::Decimal;
use tiendo_app::{
    export::{Register, ReportStand, RoundStand},
    register::{HolderView, TaskList, TaskRow},
};
use tiendo_domain::{
    assignment::Secrecy,
    plan::PlanFact,
    report::{Receipt, Timeliness},
};
use tiendo_papers::{
    PaperError, Properties, Workbook,
    sheet::{Cell, Column, ColumnKind, Sheet},
    write_xlsx,
};
use tiendo_text::Lang;

/// The workbook's bytes.
pub(crate) fn to_xlsx(
    lang: Lang,
    about: &About,
    register: &Register,
) -> Result<Vec<u8>, PaperError> {
    let note = words::export_as_of(lang, &tiendo_text::date::short(about.as_of));
    let sheet = |name: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>| Sheet {
        name: name.to_owned(),
        note: note.clone(),
        columns,
        rows,
    };
    let mut sheets = vec![
        sheet(
            words::export_plans(lang),
            plan_columns(lang),
            register.plans.iter().map(plan).collect(),
        ),
        sheet(
            words::export_tasks(lang),
            task_columns(lang),
            register
                .plans
                .iter()
                .flat_map(|list| tasks(lang, list))
                .collect(),
        ),
        sheet(
            words::export_bodies(lang),
            vec![
                wide(words::export_body(lang)),
                words_column(words::export_short(lang), 24),
                mark(words::export_symbol(lang), 12),
            ],
            register
                .bodies
                .iter()
                .map(|body| {
                    vec![
                        text(&body.name),
                        text(&body.short),
                        optional(body.symbol.as_deref()),
                    ]
                })
                .collect(),
        ),
    ];
    for stand in &register.rounds {
        let name = words::export_round(lang, &number_of(register, stand), stand.round.year);
        let rows = stand.reports.iter().map(|one| report(lang, one)).collect();
        sheets.push(sheet(&name, report_columns(lang), rows));
    }
    write_xlsx(&Workbook {
        title: words::export_title(lang, &about.realm.name),
        sheets,
        properties: Properties {
            author: about.realm.name.clone(),
            made_at: about.made_at,
            journal_head: Some(register.journal_head.clone()),
        },
    })
}

/// The number of a round's plan, as printed.
fn number_of(register: &Register, stand: &RoundStand) -> String {
    let plan = register.plans.iter().map(|list| &list.head.plan);
    let plan = plan.into_iter().find(|plan| plan.plan == stand.round.plan);
    plan.and_then(|plan| plan.number.clone())
        .unwrap_or_default()
}

fn column(head: &str, width: u16, kind: ColumnKind) -> Column {
    Column {
        head: head.to_owned(),
        width,
        kind,
    }
}

fn words_column(head: &str, width: u16) -> Column {
    column(head, width, ColumnKind::Words)
}

fn wide(head: &str) -> Column {
    words_column(head, 60)
}

fn mark(head: &str, width: u16) -> Column {
    column(head, width, ColumnKind::Mark)
}

fn text(text: &str) -> Cell {
    if text.is_empty() {
        Cell::Blank
    } else {
        Cell::Text(text.to_owned())
    }
}

fn optional(words: Option<&str>) -> Cell {
    words.map_or(Cell::Blank, text)
}

fn plan_columns(lang: Lang) -> Vec<Column> {
    vec![
        words_column(words::export_number(lang), 18),
        wide(words::export_plan(lang)),
        words_column(words::export_issuer(lang), 30),
        column(words::export_issued(lang), 12, ColumnKind::Time),
        column(words::export_task_count(lang), 10, ColumnKind::Whole),
    ]
}

fn plan(list: &TaskList) -> Vec<Cell> {
    let plan: &PlanFact = &list.head.plan;
    vec![
        optional(plan.number.as_deref()),
        text(&plan.title),
        text(&plan.issuer),
        plan.issued_on.map_or(Cell::Blank, Cell::Day),
        Cell::Number(Decimal::from(list.shown)),
    ]
}

fn task_columns(lang: Lang) -> Vec<Column> {
    vec![
        words_column(words::export_number(lang), 18),
        wide(words::export_group(lang)),
        mark(words::export_task_number(lang), 10),
        wide(words::export_task(lang)),
        words_column(words::export_leads(lang), 36),
        words_column(words::export_coordinators(lang), 36),
        words_column(words::export_deadline(lang), 20),
        words_column(words::export_product(lang), 30),
        words_column(words::export_note(lang), 24),
    ]
}

fn tasks(lang: Lang, list: &TaskList) -> Vec<Vec<Cell>> {
    let number = list.head.plan.number.as_deref();
    let mut rows = Vec::new();
    for section in &list.sections {
        let group = section
            .group
            .as_ref()
            .map_or("", |group| group.title.as_str());
        rows.extend(
            section
                .tasks
                .iter()
                .map(|row| task(lang, number, group, row)),
        );
    }
    rows
}

fn task(lang: Lang, plan: Option<&str>, group: &str, row: &TaskRow) -> Vec<Cell> {
    let note = match row.secrecy {
        Secrecy::Open => row.task.note.clone().unwrap_or_default(),
        Secrecy::StateSecret => row.secrecy.words(lang).to_owned(),
    };
    vec![
        optional(plan),
        text(group),
        optional(row.task.number.as_deref()),
        text(&row.parts.join("\n")),
        text(&names(&row.leads)),
        text(&names(&row.coordinators)),
        optional(row.task.deadline_words.as_deref()),
        optional(row.task.product.as_deref()),
        text(&note),
    ]
}

fn names(holders: &[HolderView]) -> String {
    let names: Vec<&str> = holders.iter().map(|holder| holder.name.as_str()).collect();
    names.join("; ")
}

fn report_columns(lang: Lang) -> Vec<Column> {
    vec![
        wide(words::export_body(lang)),
        mark(words::export_state(lang), 20),
        column(words::export_received(lang), 18, ColumnKind::Time),
        column(words::export_days_late(lang), 12, ColumnKind::Whole),
    ]
}

/// How late a report is that has not come, nobody says here: it is blank, not nought.
fn report(lang: Lang, one: &ReportStand) -> Vec<Cell> {
    let received = match one.receipt {
        None => Cell::Blank,
        Some(Receipt::Here(at)) => Cell::Moment(at),
        Some(Receipt::Paper { received_on, .. }) => Cell::Day(received_on),
    };
    let late = match one.timeliness {
        None => Cell::Blank,
        Some(Timeliness::OnTime) => Cell::Number(Decimal::ZERO),
        Some(Timeliness::Late { days }) => Cell::Number(Decimal::from(days)),
    };
    vec![
        text(&one.agency),
        text(one.stand.words(lang)),
        received,
        late,
    ]
}
