//! Marks that stand in a cell of their own: a sheet, or a table that only lays a page out, with "1", "a", "-" in its first column and the
//! words beside it. Mark and words are one paragraph, and the cell closes the mark as a dot would.

use tiendo_extract::{Block, Cell, Format, Span, Table};

use crate::marks;
use crate::tables;
use crate::view::View;

/// The most characters of a mark.
const LONGEST: usize = 8;

/// Puts marks and the words beside them into one paragraph each.
pub(crate) fn join(view: &mut View) {
    // Tables of text files are lines.
    if view.source.format == Format::Text {
        return;
    }
    let mut found = Vec::new();
    collect(view, &view.source.blocks, &mut found);
    if found.is_empty() {
        return;
    }
    for (mark, words) in found {
        view.blank(Span {
            start: mark.end,
            end: words.start,
        });
        let end = view.place(mark).end;
        view.mark_cells.push(end);
    }
    view.asked.forget();
}

/// The first paragraphs of a mark's cell and of the cell beside it, in the order of the text. Depth is bounded by the extractor.
fn collect(view: &View, blocks: &[Block], found: &mut Vec<(Span, Span)>) {
    for block in blocks {
        let Block::Table(table) = block else {
            continue;
        };
        let marked: Vec<(Span, Span)> = table
            .rows
            .iter()
            .filter_map(|row| of_row(view, row))
            .collect();
        if !marked.is_empty() && !is_read(view, table) {
            found.extend(marked);
        } else {
            for cell in table.rows.iter().flatten() {
                collect(view, &cell.blocks, found);
            }
        }
    }
}

/// It is a table of tasks or of targets, or has more than a mark and words in a row.
fn is_read(view: &View, table: &Table) -> bool {
    let is_wide = |row: &Vec<Cell>| filled(row).nth(2).is_some();
    table.rows.iter().any(is_wide) || tables::is_read(view, table)
}

fn filled(row: &[Cell]) -> impl Iterator<Item = &Cell> {
    row.iter().filter(|cell| !cell.blocks.is_empty())
}

/// "1" and "Khoa Kiểm soát bệnh tật": the paragraph of the mark, and the first one beside it.
pub(crate) fn of_row(view: &View, row: &[Cell]) -> Option<(Span, Span)> {
    let mut cells = filled(row);
    let (first, second, None) = (cells.next()?, cells.next()?, cells.next()) else {
        return None;
    };
    let ([Block::Paragraph(mark)], Some(Block::Paragraph(words))) =
        (first.blocks.as_slice(), second.blocks.first())
    else {
        return None;
    };
    let place = view.place(mark.span);
    let is_mark = place.len() <= LONGEST && marks::stands_alone(view, &place);
    is_mark.then_some((mark.span, words.span))
}
