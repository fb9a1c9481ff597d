//! What the heads of a table of targets say that its columns hold.

use tiendo_extract::Table;

use super::{Column, Holds, Mean};
use crate::dates;
use crate::model::Words;
use crate::tables::grid;
use crate::view::{Place, View};
use crate::vocabulary::heads::{self, Column as TaskColumn};
use crate::vocabulary::target_heads as words;

/// What each column of the grid holds, its head, and how many rows the heads take.
pub(super) type Heads = (Vec<Column>, Vec<Option<Words>>, usize);

pub(super) fn heads_at(view: &View, table: &Table, top: usize, above: &[Place]) -> Option<Heads> {
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
pub(super) fn kinds(view: &View, levels: &[Vec<Place>], above: &[Place]) -> Option<Vec<Column>> {
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

pub(super) fn speaks_of_targets(view: &View, place: &Place) -> bool {
    words::SPEAKS_OF_TARGETS
        .iter()
        .chain(&["tieu chi"])
        .any(|word| view.has(place, word))
}
