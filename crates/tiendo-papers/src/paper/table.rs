//! Tables: the borderless one that sets two columns side by side, and the ruled one of the text.

use super::document::{Own, gap, paragraph, paragraph_with, run_in};
use super::style_list::id;
use super::styles::cell_margins;
use super::words::{lines, one_line};
use super::xml::Xml;
use super::{Align, Table, TableColumn, TableRow};

/// Side of a two-column layout.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Left,
    Right,
}

/// How a cell takes part in merges.
#[derive(Clone, Copy)]
enum Merge {
    None,
    /// Covers so many columns.
    Across(usize),
    /// First of two rows.
    DownFrom,
    /// Second of two rows.
    Down,
}

/// Writes a two-column table without borders; `cell` writes the paragraphs of each cell.
pub(super) fn borderless(
    x: &mut Xml,
    widths: [u32; 2],
    rows: usize,
    cell: &mut dyn FnMut(&mut Xml, usize, Column),
) {
    x.node("w:tbl", &[], |x| {
        table_properties(x, "TableNormal", widths.iter().sum(), 0);
        grid(x, &widths);
        for row in 0..rows {
            x.node("w:tr", &[], |x| {
                x.node("w:trPr", &[], |x| x.leaf("w:cantSplit", &[]));
                for (column, width) in [Column::Left, Column::Right].into_iter().zip(widths) {
                    x.node("w:tc", &[], |x| {
                        cell_properties(x, width, Merge::None, "top");
                        cell(x, row, column);
                    });
                }
            });
        }
    });
}

/// Writes a ruled table over `width` twips, its caption above it. The head repeats on every page and no
/// row is torn in two.
pub(super) fn write(x: &mut Xml, table: &Table, width: u32) {
    if let Some(caption) = &table.caption {
        paragraph(x, id::CAPTION, &one_line(caption));
    }
    let widths = column_widths(&table.columns, width);
    x.node("w:tbl", &[], |x| {
        table_properties(x, id::TABLE, width, 80);
        grid(x, &widths);
        head(x, &table.columns, &widths);
        for row in &table.rows {
            x.node("w:tr", &[], |x| {
                x.node("w:trPr", &[], |x| x.leaf("w:cantSplit", &[]));
                body_row(x, row, &table.columns, &widths);
            });
        }
    });
    gap(x);
}

/// The widths of columns whose shares are given; they fill `width` exactly.
fn column_widths(columns: &[TableColumn], width: u32) -> Vec<u32> {
    let share = |column: &TableColumn| u32::from(column.share.max(1));
    let total: u32 = columns.iter().map(share).sum();
    let mut used = 0;
    let mut widths = Vec::with_capacity(columns.len());
    let mut shares = 0;
    for column in columns {
        shares += share(column);
        let edge = u64::from(width) * u64::from(shares) / u64::from(total);
        let edge = u32::try_from(edge).expect("an edge lies within the width, which is a u32");
        widths.push(edge - used);
        used = edge;
    }
    widths
}

fn head(x: &mut Xml, columns: &[TableColumn], widths: &[u32]) {
    let two_rows = columns.iter().any(|column| column.over.is_some());
    if two_rows {
        head_row(x, |x| {
            let mut at = 0;
            while at < columns.len() {
                let over = columns[at].over.as_deref();
                let span = match over {
                    None => 1,
                    Some(_) => columns[at..]
                        .iter()
                        .take_while(|column| column.over.as_deref() == over)
                        .count(),
                };
                let width = widths[at..at + span].iter().sum();
                match over {
                    None => head_cell(x, width, Merge::DownFrom, &columns[at].head),
                    Some(over) => head_cell(x, width, Merge::Across(span), over),
                }
                at += span;
            }
        });
    }
    head_row(x, |x| {
        for (column, width) in columns.iter().zip(widths) {
            if two_rows && column.over.is_none() {
                head_cell(x, *width, Merge::Down, "");
            } else {
                head_cell(x, *width, Merge::None, &column.head);
            }
        }
    });
}

fn head_row(x: &mut Xml, cells: impl FnOnce(&mut Xml)) {
    x.node("w:tr", &[], |x| {
        x.node("w:trPr", &[], |x| {
            x.leaf("w:cantSplit", &[]);
            x.leaf("w:tblHeader", &[]);
        });
        cells(x);
    });
}

fn head_cell(x: &mut Xml, width: u32, merge: Merge, text: &str) {
    x.node("w:tc", &[], |x| {
        cell_properties(x, width, merge, "center");
        paragraph(x, id::TABLE_HEAD, &one_line(text));
    });
}

fn body_row(x: &mut Xml, row: &TableRow, columns: &[TableColumn], widths: &[u32]) {
    let (cells, letters) = match row {
        TableRow::Group(text) => {
            x.node("w:tc", &[], |x| {
                cell_properties(
                    x,
                    widths.iter().sum(),
                    Merge::Across(columns.len()),
                    "center",
                );
                paragraph(x, id::TABLE_GROUP, &one_line(text));
            });
            return;
        }
        TableRow::Cells(cells) => (cells, None),
        TableRow::Total(cells) => (cells, Some(id::TABLE_TOTAL)),
    };
    for ((text, column), width) in cells.iter().zip(columns).zip(widths) {
        x.node("w:tc", &[], |x| {
            cell_properties(x, *width, Merge::None, "top");
            let style = match column.align {
                Align::Left => id::TABLE_WORDS,
                Align::Centre => id::TABLE_CENTRE,
                Align::Right => id::TABLE_FIGURES,
            };
            for line in lines(text) {
                paragraph_with(x, style, Own::default(), |x| run_in(x, letters, &line));
            }
        });
    }
}

fn table_properties(x: &mut Xml, style: &str, width: u32, margin: u32) {
    x.node("w:tblPr", &[], |x| {
        x.leaf("w:tblStyle", &[("w:val", &style)]);
        x.leaf("w:tblW", &[("w:w", &width), ("w:type", &"dxa")]);
        x.leaf("w:tblInd", &[("w:w", &0), ("w:type", &"dxa")]);
        x.leaf("w:tblLayout", &[("w:type", &"fixed")]);
        cell_margins(x, margin);
    });
}

fn grid(x: &mut Xml, widths: &[u32]) {
    x.node("w:tblGrid", &[], |x| {
        for width in widths {
            x.leaf("w:gridCol", &[("w:w", width)]);
        }
    });
}

/// Children of `w:tcPr` in the order of the schema.
fn cell_properties(x: &mut Xml, width: u32, merge: Merge, vertical: &str) {
    x.node("w:tcPr", &[], |x| {
        x.leaf("w:tcW", &[("w:w", &width), ("w:type", &"dxa")]);
        match merge {
            Merge::None => {}
            Merge::Across(columns) => x.leaf("w:gridSpan", &[("w:val", &columns)]),
            Merge::DownFrom => x.leaf("w:vMerge", &[("w:val", &"restart")]),
            Merge::Down => x.leaf("w:vMerge", &[]),
        }
        x.leaf("w:vAlign", &[("w:val", &vertical)]);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_width_to_the_twip() {
        let column = |share| TableColumn {
            over: None,
            head: String::new(),
            share,
            align: Align::Left,
        };
        let widths = column_widths(&[column(1), column(0), column(5)], 1000);
        assert_eq!(widths, [142, 143, 715]);
        let many: Vec<_> = (0..7).map(|_| column(u16::MAX)).collect();
        assert_eq!(column_widths(&many, 9355).iter().sum::<u32>(), 9355);
    }
}
