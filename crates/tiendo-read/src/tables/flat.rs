//! A table that was flattened to one cell a line: the heads one below the other, then rows that open with a number.
//! Empty cells leave no trace, so what a line holds is told from its words and the heads.

use super::{Layout, Row, TaskTable};
use crate::deadline;
use crate::marks::{self, Mark};
use crate::names;
use crate::view::{Place, View};
use crate::vocabulary::heads::{self, Column};

/// Takes flattened tables out of the flow.
pub(super) fn take(view: &View, layout: &mut Layout) {
    let mut kept = Vec::with_capacity(layout.flow.len());
    let mut at = 0;
    while let Some(place) = layout.flow.get(at) {
        if let Some((columns, below)) = heads_at(view, &layout.flow, at)
            && let Some((rows, end)) = rows(view, &layout.flow, below, &columns)
        {
            let last = layout.flow.get(below - 1).map_or(place.end, |p| p.end);
            layout.tables.push(TaskTable {
                columns,
                head: place.start..last,
                rows,
            });
            at = end;
        } else {
            kept.push(place.clone());
            at += 1;
        }
    }
    layout.flow = kept;
}

/// The most columns of a table.
const MOST_COLUMNS: usize = 12;

/// Heads one below the other from `at` on, and the index below them.
fn heads_at(view: &View, flow: &[Place], at: usize) -> Option<(Vec<Column>, usize)> {
    let columns: Vec<Column> = flow
        .iter()
        .skip(at)
        .take(MOST_COLUMNS)
        .map_while(|place| heads::column(view.plain(place)))
        .collect();
    (columns.len() >= 3 && heads::make_tasks(&columns)).then(|| {
        let below = at + columns.len();
        (columns, below)
    })
}

/// Rows until something that no table holds, and the index behind them.
fn rows(view: &View, flow: &[Place], from: usize, columns: &[Column]) -> Option<(Vec<Row>, usize)> {
    let mut rows: Vec<(Option<Place>, Vec<Place>)> = Vec::new();
    let mut end = from;
    for place in flow.iter().skip(from) {
        if ends_table(view, place) {
            break;
        }
        match row_number(view, place) {
            Some((number, rest)) => {
                let first = (!rest.is_empty()).then_some(rest);
                rows.push((Some(number), first.into_iter().collect()));
            }
            None => rows.last_mut()?.1.push(place.clone()),
        }
        end += 1;
    }
    (!rows.is_empty()).then(|| {
        let rows = rows
            .into_iter()
            .map(|(number, cells)| row(view, number, cells, columns))
            .collect();
        (rows, end)
    })
}

/// A footnote, the recipients, the next annex, a signature.
fn ends_table(view: &View, place: &Place) -> bool {
    let plain = view.plain(place);
    (plain.starts_with('[') && plain.as_bytes().get(1).is_some_and(u8::is_ascii_digit))
        || plain.starts_with("noi nhan")
        || plain.starts_with("phu luc")
        || (["tm. ", "kt. ", "tl. ", "tuq. "]
            .iter()
            .any(|sign| plain.starts_with(sign)))
}

/// A line that is a number alone, or a dotted number with words behind it.
fn row_number(view: &View, place: &Place) -> Option<(Place, Place)> {
    let (mark, at, rest) = marks::mark(view, place)?;
    match mark {
        Mark::Number(_) | Mark::Roman if rest.is_empty() => Some((at, rest)),
        Mark::Dotted(_) => Some((at, rest)),
        _ => None,
    }
}

fn row(view: &View, number: Option<Place>, cells: Vec<Place>, columns: &[Column]) -> Row {
    let has = |column| columns.contains(&column);
    let is_deadline =
        |place: &Place| has(Column::Deadline) && deadline::is_deadline_cell(view, place);
    let first_cell = cells
        .iter()
        .enumerate()
        .skip(1)
        .find(|(_, place)| names::is_body_list(view, place) || is_deadline(place))
        .map_or(cells.len(), |(i, _)| i);
    let mut row = Row {
        number,
        ..Row::default()
    };
    let mut agencies = Vec::new();
    for (i, place) in cells.into_iter().enumerate() {
        if i < first_cell {
            row.content.push(place);
        } else if names::is_body_list(view, &place) {
            agencies.push(place);
        } else if row.deadline.is_empty() && is_deadline(&place) {
            row.deadline.push(place);
        } else if has(Column::Product) && row.product.is_empty() {
            row.product.push(place);
        } else {
            row.note.push(place);
        }
    }
    row.cells_guessed = agencies.len() > 2;
    if has(Column::Coordinators) && agencies.len() > 1 {
        row.coordinators.extend(agencies.pop());
    }
    row.leads = agencies;
    row
}
