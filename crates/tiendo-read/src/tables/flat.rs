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
        .map_while(|place| {
            // "II. PHÂN CÔNG NHIỆM VỤ" heads the part, not a column.
            let is_marked = marks::mark(view, place).is_some_and(|(_, _, rest)| !rest.is_empty());
            heads::column(view.plain(place)).filter(|_| !is_marked)
        })
        .collect();
    // "NHIỆM VỤ NĂM 2026" above "TT" is the table's title: the number's column stands first.
    let is_titled = columns
        .iter()
        .skip(1)
        .any(|column| *column == Column::Number);
    (columns.len() >= 3 && !is_titled && heads::make_tasks(&columns)).then(|| {
        let below = at + columns.len();
        (columns, below)
    })
}

/// Rows until something that no table holds, and the index behind them.
fn rows(view: &View, flow: &[Place], from: usize, columns: &[Column]) -> Option<(Vec<Row>, usize)> {
    let mut rows: Vec<(Option<Place>, Vec<Place>)> = Vec::new();
    let mut end = from;
    for (i, place) in flow.iter().enumerate().skip(from) {
        let group = heads_rows(view, place, flow.get(i + 1));
        if ends_table(view, place) || (is_heading(view, place) && group.is_none()) {
            break;
        }
        match group.or_else(|| row_number(view, place)) {
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

/// "I. Hạ tầng" above a row "1", "1. Cải cách thể chế" above "1.1": a group in one line with its number.
fn heads_rows(view: &View, place: &Place, next: Option<&Place>) -> Option<(Place, Place)> {
    let (mark, at, rest) = marks::mark(view, place)?;
    let (below, _, words) = marks::mark(view, next?)?;
    let heads = match (&mark, below) {
        (Mark::Roman, Mark::Number(_)) => words.is_empty(),
        (Mark::Roman, Mark::Dotted(_)) => true,
        (Mark::Number(n), Mark::Dotted(numbers)) => numbers.first() == Some(n),
        _ => false,
    };
    (heads && !rest.is_empty()).then_some((at, rest))
}

/// "III. TỔ CHỨC THỰC HIỆN": the next part of the document.
fn is_heading(view: &View, place: &Place) -> bool {
    matches!(marks::mark(view, place), Some((Mark::Roman | Mark::Article(_), _, rest)) if !rest.is_empty())
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
    let columns: Vec<Column> = columns
        .iter()
        .copied()
        .filter(|column| *column != Column::Number)
        .collect();
    let kinds: Vec<Looks> = cells.iter().map(|place| looks(view, place)).collect();
    let mut row = Row {
        number,
        ..Row::default()
    };
    let agencies = kinds
        .iter()
        .filter(|looks| **looks == Looks::Bodies)
        .count();
    let for_agencies = columns
        .iter()
        .filter(|column| matches!(column, Column::Lead | Column::Coordinators))
        .count();
    let words = kinds.iter().filter(|looks| **looks == Looks::Words).count();
    let for_words = columns
        .iter()
        .filter(|column| {
            matches!(
                column,
                Column::Product | Column::Level | Column::Note | Column::Other
            )
        })
        .count();
    // One of two columns of words is filled: nothing tells which.
    let which = for_words > 1 && words == 2 && !kinds.is_empty();
    row.cells_guessed = agencies > for_agencies.max(1) || which;
    for (place, column) in cells.into_iter().zip(align(&kinds, &columns)) {
        row.put_cell(column, place);
    }
    row
}

/// What the words of a line look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Looks {
    Bodies,
    Time,
    Words,
}

fn looks(view: &View, place: &Place) -> Looks {
    if names::is_body_list(view, place) {
        Looks::Bodies
    } else if deadline::is_deadline_cell(view, place) {
        Looks::Time
    } else {
        Looks::Words
    }
}

/// How well a line fits into a column.
const fn fit(looks: Looks, column: Column) -> i32 {
    match (looks, column) {
        (Looks::Bodies, Column::Lead | Column::Coordinators) | (Looks::Time, Column::Deadline) => 8,
        (Looks::Words, Column::Content) => 3,
        (Looks::Words, Column::Product) => 2,
        (Looks::Bodies, Column::Level) => 5,
        (Looks::Words, Column::Level | Column::Note | Column::Other) => 1,
        (Looks::Bodies | Looks::Time, Column::Content) => -6,
        (Looks::Words | Looks::Time, Column::Lead | Column::Coordinators) => -9,
        (_, Column::Deadline) => -10,
        (Looks::Bodies, _) => -8,
        (Looks::Time, _) => -4,
        (Looks::Words, Column::Number) => -20,
    }
}

/// What a column without any line costs.
const fn empty(column: Column) -> i32 {
    match column {
        Column::Content => 10,
        Column::Lead => 4,
        Column::Coordinators | Column::Deadline | Column::Product => 2,
        Column::Level | Column::Note | Column::Other | Column::Number => 0,
    }
}

/// What a further line in one column costs.
const fn further(column: Column) -> i32 {
    match column {
        Column::Content => 0,
        Column::Lead | Column::Coordinators => 3,
        _ => 4,
    }
}

/// The column of each line: in order, the best of all ways to lay the lines into the columns.
fn align(kinds: &[Looks], columns: &[Column]) -> Vec<Column> {
    const NEVER: i32 = i32::MIN / 2;
    let width = columns.len();
    // For each line and column, the best score so far and the column of the line before.
    let mut best: Vec<Vec<(i32, usize)>> = Vec::with_capacity(kinds.len());
    for (i, &looks) in kinds.iter().enumerate() {
        let mut line = Vec::with_capacity(width);
        for (j, &column) in columns.iter().enumerate() {
            let skipped = |from: usize| -> i32 {
                columns
                    .iter()
                    .take(j)
                    .skip(from)
                    .map(|&column| empty(column))
                    .sum()
            };
            let (before, from) = match i.checked_sub(1).and_then(|i| best.get(i)) {
                None => (-skipped(0), j),
                Some(above) => above
                    .iter()
                    .take(j + 1)
                    .enumerate()
                    .map(|(k, &(score, _))| {
                        let cost = if k == j {
                            further(column)
                        } else {
                            skipped(k + 1)
                        };
                        (score.max(NEVER) - cost, k)
                    })
                    .max_by_key(|&(score, k)| (score, k))
                    .unwrap_or((NEVER, j)),
            };
            line.push((before + fit(looks, column), from));
        }
        best.push(line);
    }
    let last = best.last().map_or(0, |line| {
        let tail = |j: usize| -> i32 {
            columns
                .iter()
                .skip(j + 1)
                .map(|&column| empty(column))
                .sum()
        };
        (0..width)
            .max_by_key(|&j| {
                let score = line.get(j).map_or(NEVER, |&(score, _)| score);
                (score - tail(j), std::cmp::Reverse(j))
            })
            .unwrap_or(0)
    });
    let mut at = last;
    let mut all: Vec<Column> = Vec::with_capacity(kinds.len());
    for line in best.iter().rev() {
        all.push(columns.get(at).copied().unwrap_or(Column::Content));
        at = line.get(at).map_or(at, |&(_, from)| from);
    }
    all.reverse();
    all
}
