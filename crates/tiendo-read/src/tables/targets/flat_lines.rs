//! Tables of targets that were flattened to one cell a line.

use super::heads::kinds;
use super::{Column, Holds, TITLE, TargetRow, TargetTable, begin};
use crate::marks::{self, Mark};
use crate::model::Words;
use crate::tables::flat;
use crate::view::{Place, View};
use crate::vocabulary::target_heads as words;

/// The most heads of a table in lines, and the most characters of one.
const MOST_HEADS: usize = 16;
const LONGEST_HEAD: usize = 60;

/// The most characters of a cell with figures.
const LONGEST_FIGURE: usize = 40;

/// Takes tables of targets that were flattened to one cell a line out of the flow.
pub(in crate::tables) fn take_flat(
    view: &View,
    flow: &mut Vec<Place>,
    tables: &mut Vec<TargetTable>,
) {
    let mut kept: Vec<Place> = Vec::with_capacity(flow.len());
    let mut at = 0;
    while let Some(place) = flow.get(at) {
        if let Some((table, end)) = flat_at(view, flow, at, &kept) {
            tables.push(table);
            at = end;
        } else {
            kept.push(place.clone());
            at += 1;
        }
    }
    *flow = kept;
}

fn flat_at(view: &View, flow: &[Place], at: usize, kept: &[Place]) -> Option<(TargetTable, usize)> {
    let first = flow.get(at)?;
    if !is_first_head(view, first) {
        return None;
    }
    let heads: Vec<&Place> = flow
        .iter()
        .skip(at)
        .take(MOST_HEADS)
        .take_while(|place| place.len() <= LONGEST_HEAD && !opens_row(view, place))
        .collect();
    let above = kept.get(kept.len().saturating_sub(TITLE)..)?.to_vec();
    let levels: Vec<Vec<Place>> = heads.iter().map(|&head| vec![head.clone()]).collect();
    let mut columns = kinds(view, &levels, &above)?;
    let mut said: Vec<Option<Words>> = heads.iter().map(|head| Some(view.value(head))).collect();
    drop_upper_heads(&mut columns, &mut said);
    let mut table = begin(view, &columns, &said, above);
    let count = table.figures.len();
    let mut end = at + heads.len();
    let mut lines: Vec<(Option<Place>, Vec<Place>)> = Vec::new();
    let mut number = 0;
    while let Some(line) = flow.get(end) {
        let next = flow.get(end + 1);
        let opens = opens_row(view, line)
            .then(|| next_number(view, line, number))
            .flatten();
        let has_words = next.is_some_and(|next| !is_figure(view, next) && !opens_row(view, next));
        if let Some(n) = opens.filter(|_| has_words) {
            number = n;
            lines.push((Some(line.clone()), Vec::new()));
        } else if flat::ends_table(view, line)
            || flat::is_heading(view, line)
            || is_first_head(view, line)
        {
            break;
        } else {
            lines.last_mut()?.1.push(line.clone());
        }
        end += 1;
    }
    for (number, cells) in lines {
        flat_rows(view, number, &cells, &columns, count, &mut table.rows);
    }
    let has_figures = table.rows.iter().any(|row| !row.figures.is_empty());
    has_figures.then_some((table, end))
}

/// "TT", "Chỉ tiêu": what stands first in a table of targets.
fn is_first_head(view: &View, place: &Place) -> bool {
    place.len() <= LONGEST_HEAD && {
        let plain = view.plain(place);
        words::NUMBERS.contains(&plain) || words::NAMES.contains(&plain)
    }
}

/// "Mục tiêu" above "2025", "2030": a head over others is no column.
fn drop_upper_heads(columns: &mut Vec<Column>, heads: &mut Vec<Option<Words>>) {
    let dated = |column: &Column| matches!(column, Column::Figures(Holds::By(_) | Holds::Over(..)));
    while let Some(at) = columns
        .windows(2)
        .position(|pair| matches!(pair, [Column::Figures(Holds::Aim), below] if dated(below)))
    {
        columns.remove(at);
        heads.remove(at);
    }
}

/// A line that is a number alone.
fn opens_row(view: &View, place: &Place) -> bool {
    matches!(
        marks::mark(view, place),
        Some((Mark::Number(_) | Mark::Dotted(_) | Mark::Roman, _, rest)) if rest.is_empty()
    )
}

/// The row's number where it may come behind the last one; a Roman one, or one of its own below it, goes on with it.
fn next_number(view: &View, place: &Place, last: u32) -> Option<u32> {
    match marks::mark(view, place)?.0 {
        Mark::Number(n) => (n == last + 1 || n == 1).then_some(n),
        // "3.650" is a figure, "3.6" below "3" a row.
        Mark::Dotted(numbers) => (numbers.first() == Some(&last)
            && numbers.iter().all(|&n| n < MOST_BELOW))
        .then_some(last),
        Mark::Roman => Some(last),
        _ => None,
    }
}

/// The most rows below one.
const MOST_BELOW: u32 = 100;

/// The lines of a numbered row: itself, and those below it that a dash opens.
fn flat_rows(
    view: &View,
    number: Option<Place>,
    cells: &[Place],
    columns: &[Column],
    count: usize,
    rows: &mut Vec<TargetRow>,
) {
    let mut from = 0;
    let mut number = number;
    while from < cells.len() {
        let cells_left = cells.get(from..).unwrap_or_default();
        let to = cells_left
            .iter()
            .skip(1)
            .position(|line| {
                matches!(marks::mark(view, line), Some((Mark::Bullet, ..)))
                    && !is_figure(view, line)
            })
            .map_or(cells.len(), |i| from + 1 + i);
        let own = cells.get(from..to).unwrap_or_default();
        rows.push(flat_row(view, number.take(), own, columns, count));
        from = to;
    }
}

fn flat_row(
    view: &View,
    number: Option<Place>,
    cells: &[Place],
    columns: &[Column],
    count: usize,
) -> TargetRow {
    let has_units = columns.iter().any(|column| matches!(column, Column::Unit));
    let first = cells
        .iter()
        .position(|cell| is_figure(view, cell))
        .unwrap_or(cells.len());
    let (words, rest) = cells.split_at_checked(first).unwrap_or((cells, &[]));
    let mut row = TargetRow {
        number: number.map(|number| view.trim(number, b".)-:")),
        ..TargetRow::default()
    };
    match words {
        [name @ .., unit] if has_units && !name.is_empty() && first < cells.len() => {
            row.name = name.to_vec();
            row.unit = Some(unit.clone());
        }
        name => row.name = name.to_vec(),
    }
    let figures: Vec<Place> = rest
        .iter()
        .take_while(|cell| is_figure(view, cell))
        .flat_map(|line| crate::targets::cells(view, line))
        .collect();
    if figures.len() == count {
        row.figures = figures.into_iter().enumerate().collect();
    } else {
        row.is_short = !figures.is_empty();
    }
    row
}

/// A line that holds a figure, or the dash of an empty cell.
fn is_figure(view: &View, place: &Place) -> bool {
    if place.len() > LONGEST_FIGURE {
        return false;
    }
    if view
        .words(place)
        .trim_matches(['-', '–', '—', ' ', '…', '.'])
        .is_empty()
    {
        return true;
    }
    crate::targets::begins_with_figure(view, place)
}
