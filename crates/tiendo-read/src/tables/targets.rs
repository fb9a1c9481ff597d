//! Tables of targets: a row for each indicator, its figures in columns for years.

use tiendo_extract::{Cell, Table};

use super::flat;
use super::grid;
use crate::dates;
use crate::marks::{self, Mark};
use crate::model::Words;
use crate::span::Spanned;
use crate::view::{Place, View};
use crate::vocabulary::heads::{self, Column as TaskColumn};
use crate::vocabulary::target_heads as words;

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

/// What each column of the grid holds, its head, and how many rows the heads take.
type Heads = (Vec<Column>, Vec<Option<Words>>, usize);

fn heads_at(view: &View, table: &Table, top: usize, above: &[Place]) -> Option<Heads> {
    let first = table.rows.get(top)?;
    let deep = first.iter().map(|cell| cell.rows).max().unwrap_or(1).min(3);
    let width = first.iter().map(|cell| cell.column + cell.columns).max()?;
    let mut levels: Vec<Vec<Place>> = vec![Vec::new(); width];
    for cell in table.rows.iter().skip(top).take(deep).flatten() {
        let places = grid::paragraphs(view, &cell.blocks);
        if let (Some(a), Some(b)) = (places.first(), places.last()) {
            for column in levels.iter_mut().skip(cell.column).take(cell.columns) {
                column.push(a.start..b.end);
            }
        }
    }
    let columns = kinds(view, &levels, above)?;
    let heads = levels
        .iter()
        .map(|levels| crate::targets::joined(view, levels))
        .collect();
    Some((columns, heads, top + deep))
}

/// What columns with these heads hold, each from the upper level to the lower; none where it is no table of targets.
fn kinds(view: &View, levels: &[Vec<Place>], above: &[Place]) -> Option<Vec<Column>> {
    let plain: Vec<String> = levels
        .iter()
        .map(|levels| plain_head(view, levels))
        .collect();
    let whole = |list: &[&str]| plain.iter().position(|head| list.contains(&head.as_str()));
    let named = whole(words::NAMES);
    let name = named.or_else(|| whole(words::LOOSE_NAMES))?;
    let unit = whole(words::UNITS);
    let mut columns: Vec<Column> = Vec::with_capacity(levels.len());
    for (i, (levels, head)) in levels.iter().zip(&plain).enumerate() {
        columns.push(if i == name {
            Column::Name
        } else if Some(i) == unit {
            Column::Unit
        } else if words::NUMBERS.contains(&head.as_str()) {
            Column::Number
        } else {
            figures(view, levels, head).map_or(Column::Other, Column::Figures)
        });
    }
    let is_aim = |column: &Column| matches!(column, Column::Figures(holds) if !matches!(holds, Holds::Baseline));
    let is_dated =
        |column: &Column| matches!(column, Column::Figures(Holds::By(_) | Holds::Over(..)));
    let tasks: Vec<TaskColumn> = columns
        .iter()
        .zip(&plain)
        .filter(|(column, _)| matches!(column, Column::Other))
        .filter_map(|(_, head)| heads::column(head))
        .collect();
    let has_task = tasks.contains(&TaskColumn::Content);
    let has_aim = columns.iter().any(is_aim) && (unit.is_some() || columns.iter().any(is_dated));
    let says_targets = named.is_some()
        || plain.iter().zip(&columns).any(|(head, column)| {
            is_aim(column)
                && words::SPEAKS_OF_TARGETS
                    .iter()
                    .any(|word| head.contains(word))
        })
        || (unit.is_some() && above.iter().any(|place| speaks_of_targets(view, place)));
    let shares_work = tasks
        .iter()
        .any(|column| matches!(column, TaskColumn::Lead | TaskColumn::Coordinators));
    let is_table = has_aim && !has_task && says_targets && (named.is_some() || !shares_work);
    is_table.then_some(columns)
}

/// A head in one line, plain, without signs around it.
fn plain_head(view: &View, levels: &[Place]) -> String {
    let words: Vec<String> = levels
        .iter()
        .flat_map(|level| {
            let level = view.plain(level).replace(['\n', '(', ')', ':', '*'], " ");
            level
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    words.join(" ").trim_matches(['.', ' ']).to_owned()
}

/// What a column of figures holds; none where it holds something else.
fn figures(view: &View, levels: &[Place], head: &str) -> Option<Holds> {
    let says = |list: &[&str]| list.iter().any(|word| holds_words(head, word));
    let says_first = |list: &[&str]| {
        levels.iter().any(|level| {
            list.iter()
                .any(|word| view.after(&view.trim(level.clone(), b"("), word).is_some())
        })
    };
    if says(words::OTHERS) {
        return None;
    }
    let is_baseline = says(words::BASELINES)
        || (says_first(words::BASELINES_FIRST) && !says(&["ke hoach", "muc tieu", "chi tieu"]));
    let level = levels
        .iter()
        .rev()
        .find(|level| view.digits(level).next().is_some());
    let Some(level) = level else {
        if is_baseline {
            return Some(Holds::Baseline);
        }
        return words::AIMS.contains(&head).then_some(Holds::Aim);
    };
    // "2026/2025" compares.
    if view.plain(level).contains('/') {
        return None;
    }
    let mean = if says(&["binh quan", "bq", "trung binh"]) {
        Mean::Mean
    } else {
        Mean::Whole
    };
    let holds = if let Some((years, at)) = dates::find_years(view, level) {
        Holds::Over(view.derived(years, &at), mean)
    } else {
        let (year, at) = view
            .digits(level)
            .find_map(|at| dates::year_at(view, &(at..level.end)))?;
        Holds::By(view.derived(year, &at))
    };
    Some(if is_baseline { Holds::Baseline } else { holds })
}

/// Whole words in a head.
fn holds_words(head: &str, words: &str) -> bool {
    head.match_indices(words).any(|(at, _)| {
        let before = head.get(..at).unwrap_or_default();
        let behind = head.get(at + words.len()..).unwrap_or_default();
        !before.ends_with(|c: char| c.is_ascii_alphanumeric())
            && !behind.starts_with(|c: char| c.is_ascii_alphanumeric())
    })
}

fn speaks_of_targets(view: &View, place: &Place) -> bool {
    words::SPEAKS_OF_TARGETS
        .iter()
        .chain(&["tieu chi"])
        .any(|word| view.has(place, word))
}

/// The most heads of a table in lines, and the most characters of one.
const MOST_HEADS: usize = 16;
const LONGEST_HEAD: usize = 60;

/// The most characters of a cell with figures.
const LONGEST_FIGURE: usize = 40;

/// Takes tables of targets that were flattened to one cell a line out of the flow.
pub(super) fn take_flat(view: &View, flow: &mut Vec<Place>, tables: &mut Vec<TargetTable>) {
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
