//! Tables whose heads say nothing known ("Việc cần làm | Ai làm | Khi nào"): what a column holds is told by its cells.

use tiendo_extract::{Cell, Table};

use super::align::{Looks, looks};
use super::grid::{Heads, paragraphs};
use crate::names;
use crate::view::{Place, View};
use crate::vocabulary::heads::Column;

/// A head and so many rows are the least that tell what a column holds.
const FEWEST: usize = 3;

/// So many rows are looked at.
const LOOKED_AT: usize = 12;

/// Wider tables are statistics.
const WIDEST: usize = 10;

/// What the cells of a column look like.
#[derive(Default, Clone)]
struct Cells {
    filled: usize,
    tasks: usize,
    bodies: usize,
    times: usize,
    numbers: usize,
}

impl Cells {
    fn add(&mut self, view: &View, place: &Place) {
        self.filled += 1;
        let plain = view.plain(place);
        if plain.bytes().all(|b| !b.is_ascii_lowercase()) && plain.len() <= 5 {
            self.numbers += 1;
            return;
        }
        match looks(view, place) {
            Looks::Bodies => self.bodies += 1,
            Looks::Time => self.times += 1,
            Looks::Words if names::begins_with_task(view, place) => self.tasks += 1,
            Looks::Words => {}
        }
    }

    /// One of so many begins with what is done; not every verb is known.
    fn tell_tasks(&self, share: usize) -> bool {
        self.tasks >= FEWEST && self.tasks * share >= self.filled
    }

    /// Two of three are of a kind, and enough of them.
    fn are(&self, of_kind: usize) -> bool {
        of_kind >= FEWEST && of_kind * 3 >= self.filled * 2
    }
}

/// Columns of a table in which one column says what is to be done and another who does it, in most of its rows.
pub(super) fn heads(view: &View, table: &Table) -> Option<Heads> {
    let first = table.rows.first()?;
    let width = first.iter().map(|cell| cell.column + cell.columns).max()?;
    if table.rows.len() <= FEWEST || !(2..=WIDEST).contains(&width) {
        return None;
    }
    let cells = of_columns(view, table, 1, width);
    // Beside a column of times fewer verbs tell that it is about what is to be done.
    let share = if cells.iter().any(|of| of.are(of.times)) {
        3
    } else {
        2
    };
    let content = cells.iter().position(|of| of.tell_tasks(share))?;
    let lead = cells.iter().position(|of| of.are(of.bodies))?;
    let columns = cells.iter().enumerate().map(|(i, of)| {
        Some(match of {
            _ if i == content => Column::Content,
            _ if i == lead => Column::Lead,
            of if of.are(of.bodies) => Column::Coordinators,
            of if of.are(of.times) => Column::Deadline,
            of if of.are(of.numbers) && i < content => Column::Number,
            _ => Column::Other,
        })
    });
    let columns = columns.collect();
    Some((columns, head(view, first)?, 1))
}

/// What the cells of each column look like, below so many rows of heads.
fn of_columns(view: &View, table: &Table, below: usize, width: usize) -> Vec<Cells> {
    let mut cells = vec![Cells::default(); width];
    let rows = table.rows.iter().skip(below).take(LOOKED_AT);
    for cell in rows.flatten().filter(|cell| cell.columns == 1) {
        if let (Some(of), [place, ..]) = (
            cells.get_mut(cell.column),
            paragraphs(view, &cell.blocks).as_slice(),
        ) {
            of.add(view, place);
        }
    }
    cells
}

/// Columns among known ones whose heads say nothing known ("Cơ qsan phói hợp", "Lực lượng xung kích"): the first whose cells are bodies
/// says who leads, where no other does, a further one with whom those work, and one of times by when. Whether there were any.
pub(super) fn settle(
    view: &View,
    table: &Table,
    below: usize,
    columns: &mut [Option<Column>],
) -> bool {
    let has = |columns: &[Option<Column>], one| columns.contains(&Some(one));
    let is_known = has(columns, Column::Lead) || has(columns, Column::Content);
    if !columns.contains(&None) || !is_known {
        return false;
    }
    let cells = of_columns(view, table, below, columns.len());
    let mut any = false;
    for (at, of) in cells.iter().enumerate() {
        if columns.get(at) != Some(&None) {
            continue;
        }
        let told = if of.are(of.bodies) {
            let roles = [Column::Lead, Column::Coordinators];
            roles.into_iter().find(|role| !has(columns, *role))
        } else {
            Some(Column::Deadline).filter(|time| of.are(of.times) && !has(columns, *time))
        };
        if let (Some(told), Some(column)) = (told, columns.get_mut(at)) {
            *column = Some(told);
            any = true;
        }
    }
    any
}

/// The words of the first row, where they are no task themselves.
fn head(view: &View, row: &[Cell]) -> Option<Place> {
    let places: Vec<Place> = row
        .iter()
        .flat_map(|cell| paragraphs(view, &cell.blocks))
        .collect();
    let is_head =
        |place: &Place| looks(view, place) == Looks::Words && !names::begins_with_task(view, place);
    let (first, last) = (places.first()?, places.last()?);
    places.iter().all(is_head).then_some(first.start..last.end)
}
