//! A table while its rows are read: which column a cell begins in, and how far down it reaches.

use crate::limits::{MAX_COLUMNS, MAX_COVER};
use crate::{Block, Cell, Table};

/// Rows of cells, with what of earlier rows still reaches down.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    table: Table,
    /// For each column the row and index of the cell that last stood there.
    above: Vec<Option<(usize, usize)>>,
    /// The column after the last cell of the open row.
    next: usize,
}

impl Grid {
    pub(crate) fn begin_row(&mut self, free_before: usize) {
        self.table.rows.push(Vec::new());
        self.next = free_before;
    }

    /// A cell of its own.
    pub(crate) fn cell(&mut self, columns: usize, blocks: Vec<Block>) {
        if self.table.rows.is_empty() {
            self.begin_row(0);
        }
        let columns = columns.clamp(1, MAX_COVER);
        let at_row = self.table.rows.len() - 1;
        let column = self.next;
        if let Some(row) = self.table.rows.last_mut() {
            self.next = column + columns;
            cover(&mut self.above, self.next);
            for above in self.above.iter_mut().skip(column).take(columns) {
                *above = Some((at_row, row.len()));
            }
            row.push(Cell {
                column,
                columns,
                rows: 1,
                blocks,
            });
        }
    }

    /// The cell above reaches one row further down; where none does, an empty cell begins.
    pub(crate) fn go_on_down(&mut self, columns: usize) {
        let column = self.next;
        let rows_so_far = self.table.rows.len();
        let above = self.above.get(column).copied().flatten();
        let Some(cell) = above
            .and_then(|(row, i)| self.table.rows.get_mut(row)?.get_mut(i))
            // It ended above the row before, or is another column's.
            .filter(|cell| cell.column == column)
        else {
            return self.cell(columns, Vec::new());
        };
        let reaches = above.map_or(0, |(row, _)| row) + cell.rows;
        if reaches + 1 != rows_so_far {
            return self.cell(columns, Vec::new());
        }
        cell.rows += 1;
        self.next = column + columns.clamp(1, MAX_COVER);
    }

    /// The cell to the left reaches further to the right.
    pub(crate) fn go_on_across(&mut self, columns: usize, blocks: Vec<Block>) {
        let at_row = self.table.rows.len().saturating_sub(1);
        let Some((i, cell)) = self
            .table
            .rows
            .last_mut()
            .and_then(|row| Some(row.len().checked_sub(1)?).zip(row.last_mut()))
        else {
            return self.cell(columns, blocks);
        };
        let from = cell.column + cell.columns;
        if from != self.next || cell.columns + columns > MAX_COVER {
            return self.cell(columns, blocks);
        }
        cell.columns += columns;
        cell.blocks.extend(blocks);
        self.next = from + columns;
        cover(&mut self.above, self.next);
        for above in self.above.iter_mut().skip(from).take(columns) {
            *above = Some((at_row, i));
        }
    }

    /// The table, if it has rows.
    pub(crate) fn block(self) -> Option<Block> {
        (!self.table.rows.is_empty()).then_some(Block::Table(self.table))
    }
}

/// Makes room for columns up to `end`; further right nothing can reach down.
fn cover(above: &mut Vec<Option<(usize, usize)>>, end: usize) {
    let end = end.min(MAX_COLUMNS);
    if above.len() < end {
        above.resize(end, None);
    }
}
