//! Which column the cells of a row belong to, told from their words, where their places do not tell.

use crate::deadline;
use crate::names;
use crate::roles;
use crate::view::{Place, View};
use crate::vocabulary::heads::Column;

/// What the words of a line or cell look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Looks {
    Bodies,
    Time,
    Words,
}

/// What the words look like: worked out once, since the table and what is found in it ask alike.
pub(crate) fn looks(view: &View, place: &Place) -> Looks {
    let known = view.looks.borrow().get(place).copied();
    known.unwrap_or_else(|| {
        let looks = look(view, place);
        view.looks.borrow_mut().insert(place.clone(), looks);
        looks
    })
}

fn look(view: &View, place: &Place) -> Looks {
    if names::is_body_list(view, place) || roles::split(view, place).is_some() {
        Looks::Bodies
    } else if deadline::is_deadline_cell(view, place) {
        Looks::Time
    } else {
        Looks::Words
    }
}

/// How well a line fits into a column.
pub(crate) const fn fit(looks: Looks, column: Column) -> i32 {
    match (looks, column) {
        (Looks::Bodies, Column::Lead | Column::Coordinators) | (Looks::Time, Column::Deadline) => 8,
        (Looks::Words, Column::Content) => 3,
        (Looks::Words, Column::Product) => 2,
        (Looks::Bodies, Column::Level) => 5,
        (Looks::Words, Column::Level | Column::Note | Column::Group | Column::Other) => 1,
        (Looks::Bodies | Looks::Time, Column::Content) => -6,
        (Looks::Words | Looks::Time, Column::Lead | Column::Coordinators) => -9,
        (_, Column::Deadline) => -10,
        (Looks::Bodies, _) => -8,
        (Looks::Time, _) => -4,
        (Looks::Words, Column::Number) => -20,
    }
}

/// What a column without any line costs.
pub(crate) const fn empty(column: Column) -> i32 {
    match column {
        Column::Content => 10,
        Column::Lead => 4,
        Column::Coordinators | Column::Deadline | Column::Product => 2,
        Column::Level | Column::Note | Column::Other | Column::Group | Column::Number => 0,
    }
}

/// What a further line in one column costs.
const fn further(column: Column) -> i32 {
    match column {
        Column::Content => 0,
        Column::Lead | Column::Coordinators => 3,
        // A time is one line; a second one is a note.
        Column::Deadline => 14,
        _ => 4,
    }
}

/// The column of each line: in order, the best of all ways to lay the lines into the columns.
pub(super) fn align(kinds: &[Looks], columns: &[Column]) -> Vec<Column> {
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
