//! The register's lists as sheets of a workbook.

use super::{history, names, promises};
use crate::{
    ask::Ask,
    book::{Cell, Column, ColumnKind, Sheet, column, day, opt_text, text, whole, words},
    i18n as t,
};
use rust_decimal::Decimal;
use tiendo_app::register::{
    AgencyOwes, AgencyRow, CitedList, PlanRow, Promises, TaskList, TaskRow,
};
use tiendo_domain::{
    assignment::Secrecy,
    plan::{CitedDocument, Recipient, TargetFact},
};
use tiendo_store::plan::HistoryEntry;
use tiendo_text::date;

/// How much of a list a sheet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of it.
    Whole,
    /// What a filter has left, which the sheet says.
    Filtered,
}

fn sheet(ask: &Ask, name: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet {
        name: name.to_owned(),
        note: t::plan::sheet_as_of(ask.lang, &date::short(ask.register_day())),
        columns,
        rows,
    }
}

/// The plans.
pub(super) fn plans(ask: &Ask, rows: &[PlanRow]) -> Sheet {
    let l = ask.lang;
    let columns = vec![
        words(t::plan::col_document(l), 18),
        words(t::plan::col_plan(l), 70),
        words(t::plan::issuer(l), 30),
        column(t::plan::col_issued(l), 12, ColumnKind::Time),
        words(t::plan::col_horizon(l), 24),
        column(t::plan::col_tasks(l), 10, ColumnKind::Whole),
        words(t::plan::col_state(l), 14),
    ];
    let rows = rows
        .iter()
        .map(|row| {
            let plan = &row.plan;
            let state = if row.opened {
                t::plan::opened_state(l)
            } else {
                t::plan::internal_state(l)
            };
            vec![
                opt_text(plan.number.as_deref()),
                text(&plan.title),
                text(&plan.issuer),
                day(plan.issued_on),
                text(t::plan::plan_period(l, plan)),
                whole(row.tasks),
                text(state),
            ]
        })
        .collect();
    sheet(ask, t::plan::plans(l), columns, rows)
}

/// The tasks, in the order of the list.
pub(super) fn tasks(ask: &Ask, list: &TaskList, extent: Extent) -> Sheet {
    let l = ask.lang;
    let columns = vec![
        words(t::plan::col_group(l), 34),
        column(t::plan::col_number(l), 7, ColumnKind::Mark),
        words(t::plan::col_content(l), 70),
        words(t::plan::col_leads(l), 32),
        words(t::plan::col_coordinators(l), 32),
        words(t::plan::col_deadline(l), 20),
        words(t::plan::col_product(l), 24),
        words(t::plan::col_note(l), 24),
    ];
    let rows = list
        .sections
        .iter()
        .flat_map(|section| &section.tasks)
        .map(|row| task_cells(ask, list, row))
        .collect();
    let mut sheet = sheet(ask, t::plan::col_tasks(l), columns, rows);
    if extent == Extent::Filtered {
        sheet.note = format!("{} {}", sheet.note, t::plan::sheet_filtered(l));
    }
    sheet
}

fn task_cells(ask: &Ask, list: &TaskList, row: &TaskRow) -> Vec<Cell> {
    let task = &row.task;
    let group = list
        .groups
        .iter()
        .find(|group| Some(group.group) == task.group);
    let group = group.map(|group| match &group.number {
        Some(number) => format!("{number}. {}", group.title),
        None => group.title.clone(),
    });
    let secret = (row.secrecy == Secrecy::StateSecret).then(|| t::plan::secret(ask.lang));
    let note: Vec<&str> = task
        .note
        .as_deref()
        .into_iter()
        .chain(row.cause.as_deref())
        .chain(secret)
        .collect();
    vec![
        opt_text(group.as_deref()),
        opt_text(task.number.as_deref()),
        text(row.parts.join("\n")),
        text(names(&row.leads)),
        text(names(&row.coordinators)),
        text(t::plan::deadline(ask.lang, task)),
        opt_text(task.product.as_deref()),
        text(note.join("; ")),
    ]
}

/// The targets.
pub(super) fn targets(ask: &Ask, targets: &[TargetFact]) -> Sheet {
    let l = ask.lang;
    let columns = vec![
        column(t::plan::col_number(l), 7, ColumnKind::Mark),
        words(t::plan::col_target(l), 50),
        words(t::plan::col_aim(l), 34),
        column(t::plan::col_low(l), 12, ColumnKind::Words),
        column(t::plan::col_high(l), 12, ColumnKind::Words),
        words(t::plan::col_unit(l), 12),
        words(t::plan::col_measure(l), 22),
        words(t::plan::col_by(l), 14),
    ];
    let figure = |figure: Option<Decimal>| figure.map_or(Cell::Blank, Cell::Number);
    let rows = targets
        .iter()
        .map(|target| {
            vec![
                whole(target.ordinal),
                text(&target.name),
                text(t::plan::aim(l, target)),
                figure(target.low),
                figure(target.high),
                opt_text(target.unit.as_deref()),
                opt_text(target.measure.map(|measure| measure.words(l))),
                text(t::plan::target_years(l, target)),
            ]
        })
        .collect();
    sheet(ask, t::plan::col_target(l), columns, rows)
}

/// The obligations to report.
pub(super) fn obligations(ask: &Ask, list: &Promises) -> Sheet {
    let l = ask.lang;
    let columns = vec![
        words(t::plan::col_obligation(l), 24),
        words(t::plan::frequency(l), 14),
        words(t::plan::due(l), 28),
        words(t::plan::send_to(l), 24),
        words(t::plan::send_via(l), 28),
        words(t::plan::col_addressees(l), 60),
    ];
    let rows = list
        .obligations
        .iter()
        .map(|one| {
            let fact = &one.fact;
            vec![
                text(fact.kind.words(l)),
                opt_text(fact.frequency.map(|frequency| frequency.words(l))),
                text(
                    fact.due
                        .map(|due| t::plan::due_rule(l, due))
                        .unwrap_or_default(),
                ),
                opt_text(fact.to.as_deref()),
                opt_text(fact.via.as_deref()),
                text(promises::words(&one.addressees)),
            ]
        })
        .collect();
    sheet(ask, t::plan::obligations(l), columns, rows)
}

/// The other duties.
pub(super) fn duties(ask: &Ask, list: &Promises) -> Sheet {
    let l = ask.lang;
    let columns = vec![
        words(t::plan::col_obligation(l), 34),
        words(t::plan::frequency(l), 14),
        words(t::plan::due(l), 28),
        words(t::plan::send_to(l), 24),
        words(t::plan::decides(l), 24),
        words(t::plan::col_addressees(l), 60),
    ];
    let rows = list
        .duties
        .iter()
        .map(|one| {
            let fact = &one.fact;
            vec![
                text(fact.kind.words(l)),
                opt_text(fact.frequency.map(|frequency| frequency.words(l))),
                text(
                    fact.due
                        .map(|due| t::plan::due_rule(l, due))
                        .unwrap_or_default(),
                ),
                opt_text(fact.to.as_deref()),
                opt_text(fact.decides.as_deref()),
                text(promises::words(&one.addressees)),
            ]
        })
        .collect();
    sheet(ask, t::plan::duties(l), columns, rows)
}

/// Legal basis and other cited documents.
pub(super) fn cited(ask: &Ask, list: &CitedList) -> Sheet {
    let l = ask.lang;
    let columns = vec![
        words(t::plan::col_document(l), 22),
        words(t::plan::col_kind(l), 18),
        column(t::plan::issued_on(l), 13, ColumnKind::Time),
        words(t::plan::issuer(l), 34),
        words(t::plan::col_cited_as(l), 20),
    ];
    let row = |document: &CitedDocument| {
        vec![
            text(&document.number),
            opt_text(document.kind.as_deref()),
            day(document.date),
            opt_text(document.issuer.as_deref()),
            text(document.cited_as.words(l)),
        ]
    };
    let rows = list.basis.iter().chain(&list.mentioned).map(row).collect();
    sheet(ask, t::plan::mentioned(l), columns, rows)
}

/// The recipients.
pub(super) fn recipients(ask: &Ask, list: &[Recipient]) -> Sheet {
    let l = ask.lang;
    let columns = vec![
        column(t::plan::col_number(l), 7, ColumnKind::Mark),
        words(t::plan::col_recipient(l), 80),
    ];
    let rows = list
        .iter()
        .map(|one| vec![whole(one.ordinal), text(&one.words)])
        .collect();
    sheet(ask, t::plan::tab_recipients(l), columns, rows)
}

/// Entries of the journal.
pub(super) fn history(ask: &Ask, entries: &[HistoryEntry], lines: &[history::Line]) -> Sheet {
    let l = ask.lang;
    let columns = vec![
        column(t::plan::col_seq(l), 10, ColumnKind::Whole),
        column(t::plan::col_when(l), 18, ColumnKind::Time),
        words(t::plan::col_who(l), 30),
        words(t::plan::col_what(l), 50),
    ];
    let rows = entries
        .iter()
        .zip(lines)
        .map(|(entry, line)| {
            vec![
                whole(entry.seq),
                Cell::Moment(entry.at),
                text(&line.who),
                text(&line.what),
            ]
        })
        .collect();
    sheet(ask, t::plan::tab_history(l), columns, rows)
}

/// The bodies.
pub(super) fn agencies(ask: &Ask, rows: &[AgencyRow], extent: Extent) -> Sheet {
    let l = ask.lang;
    let columns = vec![
        words(t::plan::col_agency(l), 50),
        words(t::plan::short_name(l), 24),
        words(t::plan::col_agency_kind(l), 24),
        words(t::plan::standing(l), 24),
        column(t::plan::col_leading(l), 10, ColumnKind::Whole),
        column(t::plan::col_share(l), 14, ColumnKind::Whole),
        column(t::plan::col_coordinating(l), 12, ColumnKind::Whole),
    ];
    let cells = rows
        .iter()
        .map(|row| {
            vec![
                text(&row.fact.name),
                text(&row.fact.short),
                text(row.fact.kind.words(l)),
                text(row.fact.standing.words(l)),
                whole(row.leads as u64),
                whole(row.shares as u64),
                whole(row.coordinates as u64),
            ]
        })
        .collect();
    let mut sheet = sheet(ask, t::plan::col_agency(l), columns, cells);
    if extent == Extent::Filtered {
        sheet.note = format!("{} {}", sheet.note, t::plan::sheet_filtered(l));
    }
    sheet
}

/// The tasks that a body answers for.
pub(super) fn owed_tasks(ask: &Ask, owes: &AgencyOwes) -> Sheet {
    let l = ask.lang;
    let columns = vec![
        words(t::plan::col_plan(l), 18),
        column(t::plan::col_number(l), 7, ColumnKind::Mark),
        words(t::plan::col_content(l), 70),
        words(t::plan::filter_role(l), 12),
        words(t::plan::col_demand(l), 20),
        words(t::plan::col_through(l), 34),
        words(t::plan::col_deadline(l), 22),
    ];
    let rows = owes
        .tasks
        .iter()
        .map(|owed| {
            let plan = owes.plans.get(&owed.task.plan);
            vec![
                opt_text(plan.map(t::plan::plan_short)),
                opt_text(owed.task.number.as_deref()),
                text(owed.parts.join("\n")),
                text(t::plan::role(l, owed.role)),
                text(owed.demand.words(l)),
                opt_text(owed.through.as_ref().map(|through| through.name.as_str())),
                text(t::plan::deadline(l, &owed.task)),
            ]
        })
        .collect();
    sheet(ask, t::plan::col_tasks(l), columns, rows)
}

/// What else a body owes.
pub(super) fn owed_duties(ask: &Ask, owes: &AgencyOwes) -> Sheet {
    let l = ask.lang;
    let columns = vec![
        words(t::plan::col_plan(l), 18),
        words(t::plan::col_obligation(l), 40),
        words(t::plan::frequency(l), 14),
        words(t::plan::due(l), 28),
        words(t::plan::col_addressees(l), 50),
    ];
    let plan = |id| opt_text(owes.plans.get(id).map(t::plan::plan_short));
    let due = |due: Option<_>| text(due.map(|due| t::plan::due_rule(l, due)).unwrap_or_default());
    let obligations = owes.obligations.iter().map(|one| {
        vec![
            plan(&one.fact.plan),
            text(one.fact.kind.words(l)),
            opt_text(one.fact.frequency.map(|frequency| frequency.words(l))),
            due(one.fact.due),
            text(&one.words),
        ]
    });
    let duties = owes.duties.iter().map(|one| {
        vec![
            plan(&one.fact.plan),
            text(one.fact.kind.words(l)),
            opt_text(one.fact.frequency.map(|frequency| frequency.words(l))),
            due(one.fact.due),
            text(&one.words),
        ]
    });
    let rows = obligations.chain(duties).collect();
    sheet(ask, t::plan::must_report(l), columns, rows)
}
