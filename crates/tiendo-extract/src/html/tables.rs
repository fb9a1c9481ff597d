//! Tables while their rows are read: which column a cell begins in when cells above reach down.

use crate::limits::{MAX_COLUMNS, MAX_COVER, MAX_TABLE_DEPTH};
use crate::{Block, Cell, Table};

#[derive(Debug, Default)]
struct OpenTable {
    table: Table,
    /// For each column, how many rows below are still covered by a cell above.
    covered: Vec<usize>,
    cell: Option<Cell>,
}

/// The tables that are open, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Tables {
    open: Vec<OpenTable>,
    /// Tables open beyond [`MAX_TABLE_DEPTH`].
    too_deep: usize,
}

impl Tables {
    pub(super) fn open(&mut self) {
        if self.open.len() >= MAX_TABLE_DEPTH {
            self.too_deep += 1;
        } else {
            self.open.push(OpenTable::default());
        }
    }

    /// Closes the innermost table; `None` where it was too deep to be one, has no rows, or none is open.
    pub(super) fn close(&mut self) -> Option<Table> {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return None;
        }
        let mut open = self.open.pop()?;
        open.end_cell();
        Some(open.finish()).filter(|table| !table.rows.is_empty())
    }

    pub(super) fn row(&mut self) {
        if let Some(open) = self.innermost() {
            open.end_cell();
            if !open.table.rows.is_empty() {
                for left in &mut open.covered {
                    *left = left.saturating_sub(1);
                }
            }
            open.table.rows.push(Vec::new());
        }
    }

    pub(super) fn cell(&mut self, columns: usize, rows: usize) {
        if let Some(open) = self.innermost() {
            open.end_cell();
            open.begin_cell(columns.clamp(1, MAX_COVER), rows);
        }
    }

    pub(super) fn end_cell(&mut self) {
        if let Some(open) = self.innermost() {
            open.end_cell();
        }
    }

    /// Where blocks go: the open cell of the innermost table. What stands between its cells gets a row of its own, so that
    /// it stays where it is; what stands above its first row stands above the table. `None` where that is the document.
    pub(super) fn open_cell(&mut self) -> Option<&mut Vec<Block>> {
        let begun = |open: &OpenTable| open.cell.is_some() || !open.table.rows.is_empty();
        let at = self.open.iter().rposition(begun)?;
        let open = self.open.get_mut(at)?;
        if let Some(cell) = &mut open.cell {
            return Some(&mut cell.blocks);
        }
        open.table.rows.push(vec![Cell {
            column: 0,
            columns: 1,
            rows: 1,
            blocks: Vec::new(),
        }]);
        let row = open.table.rows.last_mut()?;
        row.last_mut().map(|cell| &mut cell.blocks)
    }

    fn innermost(&mut self) -> Option<&mut OpenTable> {
        if self.too_deep > 0 {
            return None;
        }
        self.open.last_mut()
    }
}

impl OpenTable {
    fn begin_cell(&mut self, columns: usize, rows: usize) {
        if self.table.rows.is_empty() {
            self.table.rows.push(Vec::new());
        }
        // No row at all means all rows that there are.
        let rows = if rows == 0 {
            MAX_COVER
        } else {
            rows.min(MAX_COVER)
        };
        let taken = self
            .table
            .rows
            .last()
            .and_then(|row| row.last())
            .map_or(0, |cell| cell.column + cell.columns);
        let mut column = taken;
        while self.covered.get(column).is_some_and(|&left| left > 0) {
            column += 1;
        }
        let end = (column + columns).min(MAX_COLUMNS);
        if self.covered.len() < end {
            self.covered.resize(end, 0);
        }
        for left in self.covered.iter_mut().skip(column).take(columns) {
            // This row and those below it; the row's end takes one off.
            *left = rows;
        }
        self.cell = Some(Cell {
            column,
            columns,
            rows,
            blocks: Vec::new(),
        });
    }

    fn end_cell(&mut self) {
        if let (Some(cell), Some(row)) = (self.cell.take(), self.table.rows.last_mut()) {
            row.push(cell);
        }
    }

    /// The table; no cell reaches further down than there are rows.
    fn finish(mut self) -> Table {
        let count = self.table.rows.len();
        for (i, row) in self.table.rows.iter_mut().enumerate() {
            for cell in row {
                cell.rows = cell.rows.min(count - i);
            }
        }
        self.table
    }
}
