//! Tables of figures that are neither of tasks nor of targets with their years: "STT | Xã, phường | Số người | Tỷ lệ (%)".

use tiendo_extract::{Block, Cell, Table};

use crate::view::View;

/// Fewer figures tell nothing: a head of a page may hold one.
const FEWEST: usize = 4;

/// Columns before the figures: the number of the row, and what the figures are of.
const NAMES: usize = 2;

/// Behind the first columns most cells hold a figure and nothing else.
pub(super) fn fill(view: &View, table: &Table) -> bool {
    let cells = table.rows.iter().skip(1).flatten();
    let behind = cells.filter(|cell| cell.column >= NAMES && !is_empty(view, cell));
    let (figures, others): (Vec<&Cell>, Vec<&Cell>) =
        behind.partition(|cell| is_figure(view, cell));
    figures.len() >= FEWEST && figures.len() > 2 * others.len()
}

fn is_empty(view: &View, cell: &Cell) -> bool {
    cell.blocks.iter().all(|block| match block {
        Block::Paragraph(paragraph) => view.place(paragraph.span).is_empty(),
        Block::Table(_) => false,
    })
}

/// "18.420", "97,5", "12 %".
fn is_figure(view: &View, cell: &Cell) -> bool {
    let [Block::Paragraph(paragraph)] = cell.blocks.as_slice() else {
        return false;
    };
    let words = view.plain(&view.place(paragraph.span));
    words.bytes().any(|b| b.is_ascii_digit())
        && words
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b' ' | b'%' | b'-' | b'+'))
}
