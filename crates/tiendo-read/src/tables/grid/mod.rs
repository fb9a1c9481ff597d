//! Tables with real cells.

mod broken;
mod heads;
mod numbers;

use tiendo_extract::{Block, Cell, Table};

use super::align::{Looks, align, looks};
use super::repeated::merged;
use super::{Row, TaskTable, unnamed};
use crate::view::{Place, View};
use crate::vocabulary::heads::{Column, column, promise_tasks};
use broken::{goes_on, join};
use heads::heads;
pub(super) use heads::{Heads, counts_columns, own_heads};
use numbers::{letter_beside, number_among_times, settle_number};

/// The table as one of tasks, if its heads say so.
pub(super) fn tasks(view: &View, table: &Table) -> Option<TaskTable> {
    let named = heads(view, table);
    let mut heads_guessed = named.is_none();
    let (mut columns, head, below) = named.or_else(|| unnamed::heads(view, table))?;
    heads_guessed |= unnamed::settle(view, table, below, &mut columns);
    let mut rows: Vec<Row> = Vec::new();
    // Cells that reach down into later rows: the column, how many rows are left, the paragraphs.
    let mut reaching: Vec<(usize, usize, Vec<Place>)> = Vec::new();
    for cells in table.rows.iter().skip(below) {
        let cells = &*merged(view, cells);
        let mut row = Row::default();
        let mut number_reaches = false;
        // The row says in cells of its own what is to be done and who leads.
        let own = |column| {
            cells.iter().any(|cell| {
                columns.get(cell.column).copied().flatten() == Some(column)
                    && !paragraphs(view, &cell.blocks).is_empty()
            })
        };
        let own_lead = own(Column::Lead) && own(Column::Content);
        let from_above = reaching.iter().map(|(column, ..)| column + 1).max();
        for (column, left, places) in &mut reaching {
            *left -= 1;
            let kind = columns.get(*column).copied().flatten();
            number_reaches |= kind == Some(Column::Number);
            if let Some(kind) =
                kind.filter(|kind| !matches!(kind, Column::Number | Column::Content))
            {
                for place in places.iter() {
                    row.put(kind, place.clone());
                }
            }
        }
        reaching.retain(|(_, left, _)| *left > 0);
        let mut group: Vec<Place> = Vec::new();
        for cell in cells {
            let places = paragraphs(view, &cell.blocks);
            if cell.rows > 1 {
                reaching.push((cell.column, cell.rows - 1, places.clone()));
            }
            let kind = columns.get(cell.column).copied().flatten();
            if kind == Some(Column::Group) {
                group = places;
                continue;
            }
            // "A | Công tác tuyên truyền" over the width of the table: it reaches over the column of what is to be done.
            let wide = cell.columns > 1
                && kind != Some(Column::Content)
                && (kind == Some(Column::Number)
                    || columns
                        .iter()
                        .skip(cell.column)
                        .take(cell.columns)
                        .any(|column| *column == Some(Column::Content)));
            for place in places {
                row.put(
                    if wide {
                        Column::Content
                    } else {
                        kind.unwrap_or(Column::Other)
                    },
                    place,
                );
            }
        }
        letter_beside(view, cells, &mut row);
        number_among_times(view, &columns, &mut row);
        settle_number(view, &mut row);
        let has_groups = columns.contains(&Some(Column::Group));
        if is_short(cells, &columns, from_above) && !row.is_heading() && !has_groups {
            row = laid_out(view, row, cells, &columns);
        }
        if counts_columns(view, cells) {
            continue;
        }
        if let Some(above) = rows.last_mut().filter(|above| goes_on(view, &row, above)) {
            above.gone_on.extend(row.first());
            join(above, row);
            continue;
        }
        if row.content.is_empty() && row.number.is_none() {
            continue;
        }
        if !group.is_empty() && !number_reaches {
            rows.push(Row {
                content: group,
                ..Row::default()
            });
        }
        match rows.last_mut() {
            Some(above) if number_reaches && row.number.is_none() && own_lead => {
                let number = above.number.clone();
                rows.push(Row { number, ..row });
            }
            Some(above) if number_reaches && row.number.is_none() => join(above, row),
            _ => rows.push(row),
        }
    }
    Some(TaskTable {
        columns: columns.into_iter().flatten().collect(),
        head,
        heads_guessed,
        cells_joined: false,
        rows,
    })
}

/// Fewer cells than columns, those that reach down `from_above` counted: one is gone, and those behind it have moved up.
fn is_short(cells: &[Cell], columns: &[Option<Column>], from_above: Option<usize>) -> bool {
    let own = cells.iter().map(|cell| cell.column + cell.columns).max();
    let reach = own.max(from_above);
    reach.is_some_and(|reach| reach < columns.len()) && cells.iter().all(|cell| cell.columns == 1)
}

/// The row with its cells where their words belong.
fn laid_out(view: &View, row: Row, cells: &[Cell], columns: &[Option<Column>]) -> Row {
    let columns: Vec<Column> = columns
        .iter()
        .flatten()
        .copied()
        .filter(|column| *column != Column::Number)
        .collect();
    let number = row.number.as_ref().map(|number| number.start);
    let filled: Vec<Vec<Place>> = cells
        .iter()
        .map(|cell| paragraphs(view, &cell.blocks))
        .filter(|places| {
            places
                .first()
                .is_some_and(|first| Some(first.start) != number)
        })
        .collect();
    let kinds: Vec<Looks> = filled
        .iter()
        .filter_map(|places| places.first())
        .map(|place| looks(view, place))
        .collect();
    let mut now = Row {
        number: row.number,
        cells_guessed: true,
        ..Row::default()
    };
    for (places, column) in filled.into_iter().zip(align(&kinds, &columns)) {
        for place in places {
            now.put(column, place);
        }
    }
    now
}

/// The heads of a table that names who does what and was not read as one of tasks.
pub(super) fn unread(view: &View, table: &Table) -> Option<Place> {
    table.rows.iter().take(3).find_map(|row| {
        let heads: Vec<Place> = row
            .iter()
            .flat_map(|cell| paragraphs(view, &cell.blocks))
            .collect();
        let columns: Vec<Column> = heads
            .iter()
            .filter_map(|place| column(view.plain(place)))
            .collect();
        promise_tasks(&columns)
            .then(|| heads.first().cloned())
            .flatten()
    })
}

/// Depth is bounded by the extractor.
pub(super) fn paragraphs(view: &View, blocks: &[Block]) -> Vec<Place> {
    let mut places = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => places.push(view.place(paragraph.span)),
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    places.extend(paragraphs(view, &cell.blocks));
                }
            }
        }
    }
    places
}
