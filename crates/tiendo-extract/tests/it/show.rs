//! A source written down so that a test can compare it at a glance.

use tiendo_extract::{Block, Source, Table};

/// The words of each paragraph in reading order.
pub(crate) fn words(source: &Source) -> Vec<&str> {
    source
        .paragraphs()
        .iter()
        .map(|paragraph| source.words(paragraph.span))
        .collect()
}

/// Tables in brackets, rows on lines: `column+columns×rows words / words`.
pub(crate) fn show(source: &Source) -> String {
    blocks(source, &source.blocks)
}

fn blocks(source: &Source, all: &[Block]) -> String {
    let shown = all.iter().map(|block| match block {
        Block::Paragraph(paragraph) => source.words(paragraph.span).to_owned(),
        Block::Table(table) => show_table(source, table),
    });
    shown.collect::<Vec<_>>().join("\n")
}

fn show_table(source: &Source, table: &Table) -> String {
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().map(|cell| {
            let mut at = vec![cell.column.to_string()];
            if cell.columns > 1 {
                at.push(format!("+{}", cell.columns));
            }
            if cell.rows > 1 {
                at.push(format!("×{}", cell.rows));
            }
            let words = blocks(source, &cell.blocks).replace('\n', " / ");
            format!("{} {words}", at.concat()).trim().to_owned()
        });
        format!("  {}", cells.collect::<Vec<_>>().join(" | "))
    });
    format!("[\n{}\n]", rows.collect::<Vec<_>>().join("\n"))
}
