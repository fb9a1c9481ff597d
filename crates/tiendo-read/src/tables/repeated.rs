//! Rows in which a converter repeats the words of a merged cell in each column that it covers: "I | Hạ tầng | Hạ tầng | Hạ tầng".

use std::borrow::Cow;

use tiendo_extract::Cell;

use super::grid::paragraphs;
use crate::view::{Place, View};

/// Fewer equal cells side by side may each say it for themselves: a body that leads and coordinates.
const FEWEST: usize = 3;

/// Shorter words are marks ("x", "KH") that stand in several columns of their own.
const SHORTEST: usize = 8;

/// The cells of a row, each run of equal ones as the one cell that it was.
pub(super) fn merged<'c>(view: &View, cells: &'c [Cell]) -> Cow<'c, [Cell]> {
    if !cells.windows(FEWEST).any(|run| all_equal(view, run)) {
        return Cow::Borrowed(cells);
    }
    let mut merged: Vec<Cell> = Vec::with_capacity(cells.len());
    let mut rest = cells;
    while let [first, behind @ ..] = rest {
        let more = behind
            .iter()
            .take_while(|cell| is_same(view, first, cell))
            .count();
        let (run, others) = rest.split_at(if more + 1 < FEWEST { 1 } else { more + 1 });
        merged.push(Cell {
            columns: run.iter().map(|cell| cell.columns).sum(),
            ..first.clone()
        });
        rest = others;
    }
    Cow::Owned(merged)
}

fn all_equal(view: &View, run: &[Cell]) -> bool {
    run.split_first()
        .is_some_and(|(first, others)| others.iter().all(|cell| is_same(view, first, cell)))
}

fn is_same(view: &View, one: &Cell, other: &Cell) -> bool {
    let words = |cell: &Cell| paragraphs(view, &cell.blocks);
    let (one, other) = (words(one), words(other));
    let length: usize = one.iter().map(Place::len).sum();
    length >= SHORTEST
        && one.len() == other.len()
        && one
            .iter()
            .zip(&other)
            .all(|(a, b)| view.small(a) == view.small(b))
}
