//! Tables of targets: a row for each indicator, its figures in columns for years.

mod flat_lines;
mod heads;

use tiendo_extract::{Cell, Table};

pub(super) use flat_lines::take_flat;
use heads::{heads_at, speaks_of_targets};

use super::grid;
use crate::marks::{self, Mark};
use crate::model::Words;
use crate::span::Spanned;
use crate::view::{Place, View};

/// A table of targets, its cells sorted by what they hold.
#[derive(Debug, Clone)]
pub(crate) struct TargetTable {
    /// The columns with figures.
    pub(crate) figures: Vec<FigureColumn>,
    pub(crate) rows: Vec<TargetRow>,
    /// What stands above the table: it may give the year.
    pub(crate) above: Vec<Place>,
}

/// A column of figures.
#[derive(Debug, Clone)]
pub(crate) struct FigureColumn {
    /// Its head.
    pub(crate) head: Words,
    pub(crate) holds: Holds,
}

/// What the figures of a column are.
#[derive(Debug, Clone)]
pub(crate) enum Holds {
    /// To be reached by a year.
    By(Spanned<i16>),
    /// To be reached over a period, on the mean where that is said.
    Over(Spanned<(i16, i16)>, Mean),
    /// To be reached; the head gives no year.
    Aim,
    /// How things are.
    Baseline,
}

/// Whether a figure is a mean over its period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mean {
    /// "bình quân".
    Mean,
    /// A figure for the whole of it.
    Whole,
}

/// An indicator.
#[derive(Debug, Clone, Default)]
pub(crate) struct TargetRow {
    pub(crate) number: Option<Place>,
    pub(crate) name: Vec<Place>,
    pub(crate) unit: Option<Place>,
    /// What stands in the columns of figures, by their index.
    pub(crate) figures: Vec<(usize, Place)>,
    /// Fewer figures than columns in lines that do not say which is missing.
    pub(crate) is_short: bool,
}

/// What a column of the table holds.
#[derive(Debug, Clone)]
enum Column {
    Number,
    Name,
    Unit,
    Figures(Holds),
    Other,
}

/// The most rows above the heads.
const MOST_ABOVE: usize = 6;

/// The most paragraphs above a table that may be its title.
const TITLE: usize = 4;

/// The table as one of targets, if its heads say so; `flow` is what stands above it.
pub(super) fn in_grid(view: &View, table: &Table, flow: &[Place]) -> Option<TargetTable> {
    let above = flow.get(flow.len().saturating_sub(TITLE)..)?.to_vec();
    let first_rows = table.rows.iter().take(MOST_ABOVE).flatten();
    let speaks = first_rows
        .flat_map(|cell| grid::paragraphs(view, &cell.blocks))
        .chain(above.iter().cloned())
        .any(|place| speaks_of_targets(view, &place));
    if !speaks {
        return None;
    }
    let (columns, heads, below) =
        (0..table.rows.len().min(MOST_ABOVE)).find_map(|top| heads_at(view, table, top, &above))?;
    let mut read = begin(view, &columns, &heads, above);
    let index = figure_index(&columns);
    // Units that reach down into later rows: how many are left.
    let mut reaching: Option<(Place, usize)> = None;
    for cells in table.rows.iter().skip(below) {
        if grid::counts_columns(view, cells) {
            continue;
        }
        let mut row = TargetRow::default();
        for cell in cells {
            put(view, cell, &columns, &index, &mut row, &mut reaching);
        }
        if let Some((unit, left)) = &mut reaching {
            if row.unit.is_none() {
                row.unit = Some(unit.clone());
                *left -= 1;
            }
            if *left == 0 {
                reaching = None;
            }
        }
        settle(view, &mut row);
        if !row.name.is_empty() {
            read.rows.push(row);
        }
    }
    Some(read)
}

fn put(
    view: &View,
    cell: &Cell,
    columns: &[Column],
    index: &[Option<usize>],
    row: &mut TargetRow,
    reaching: &mut Option<(Place, usize)>,
) {
    let places = grid::paragraphs(view, &cell.blocks);
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        return;
    };
    let whole = first.start..last.end;
    let reaches_name = columns
        .iter()
        .skip(cell.column)
        .take(cell.columns)
        .any(|column| matches!(column, Column::Name));
    match columns.get(cell.column) {
        // "I | Về kinh tế" over the width of the table.
        _ if reaches_name => row.name.extend(places),
        Some(Column::Number) => row.number = Some(whole),
        Some(Column::Unit) => {
            if cell.rows > 1 {
                *reaching = Some((whole.clone(), cell.rows - 1));
            }
            row.unit = Some(whole);
        }
        Some(Column::Figures(_)) => {
            // One figure for several years stands for each of them.
            let covered = index.iter().skip(cell.column).take(cell.columns).flatten();
            row.figures
                .extend(covered.map(|&column| (column, whole.clone())));
        }
        _ => {}
    }
}

/// The name without a number or capital letter before it.
fn settle(view: &View, row: &mut TargetRow) {
    if let Some(number) = row.number.take() {
        let number = view.trim(number, b".)-:");
        row.number = (!number.is_empty()).then_some(number);
    }
    if let Some(first) = row.name.first_mut()
        && row.number.is_none()
        && let Some((mark, at, rest)) = marks::mark(view, first)
        && !rest.is_empty()
        && mark != Mark::Bullet
    {
        *first = rest;
        row.number = Some(at);
    }
}

fn begin(
    view: &View,
    columns: &[Column],
    heads: &[Option<Words>],
    above: Vec<Place>,
) -> TargetTable {
    let figures = columns
        .iter()
        .zip(heads)
        .filter_map(|(column, head)| match (column, head) {
            (Column::Figures(holds), Some(head)) => Some(FigureColumn {
                head: head.clone(),
                holds: holds.clone(),
            }),
            _ => None,
        })
        .collect();
    let above = above
        .into_iter()
        // "(Kèm theo Kế hoạch số … ngày …)".
        .filter(|place| view.byte(place.start) != b'(')
        .collect();
    TargetTable {
        figures,
        rows: Vec::new(),
        above,
    }
}

/// For each column, which of the columns of figures it is.
fn figure_index(columns: &[Column]) -> Vec<Option<usize>> {
    let mut count = 0;
    columns
        .iter()
        .map(|column| {
            matches!(column, Column::Figures(_)).then(|| {
                count += 1;
                count - 1
            })
        })
        .collect()
}
