//! Tables that are drawn with rules between their rows, whose cells may stand on several lines:
//!
//! ```text
//! +----+-------------------------+-----------+
//! | TT | Nhiệm vụ                | Chủ trì   |
//! +----+-------------------------+-----------+
//! | 1  | Xây dựng kế hoạch đào   | Sở Nội vụ |
//! |    | tạo cán bộ              |           |
//! +----+-------------------------+-----------+
//! ```

use std::ops::Range;

use super::columns::{Cell, Part, Region};
use crate::limits::MAX_CELLS;

/// The fewest rules: above the head, below it, and below the rows.
const FEWEST: usize = 3;

/// The most lines of a table: what is below them is another, or lines with bars.
const MOST_LINES: usize = 20_000;

/// The tables of a text that are drawn so, from the top.
pub(super) fn regions(text: &str) -> Vec<Region> {
    let mut regions = Vec::new();
    if memchr::memchr(b'+', text.as_bytes()).is_none() && !text.contains(['┌', '╔', '├', '╠'])
    {
        return regions;
    }
    let lines: Vec<(&str, usize)> = super::split_lines(text).collect();
    let mut at = 0;
    let mut cells = 0;
    while at < lines.len() && cells < MAX_CELLS {
        let drawn = lines.get(at..).unwrap_or_default();
        // Looked for from a rule only: lines with bars are many, and each would look through those below it.
        if !drawn.first().is_some_and(|(line, _)| is_rule(line)) {
            at += 1;
            continue;
        }
        let count = drawn
            .iter()
            .take_while(|(line, _)| is_rule(line) || bars(line).is_some())
            .take(MOST_LINES)
            .count();
        if count > FEWEST {
            let region = region(&lines, at..at + count);
            cells += region.as_ref().map_or(0, Region::cells);
            regions.extend(region);
        }
        at += count;
    }
    regions
}

/// The table from the first rule to the last.
fn region(lines: &[(&str, usize)], all: Range<usize>) -> Option<Region> {
    let rules: Vec<usize> = all
        .clone()
        .filter(|&i| lines.get(i).is_some_and(|(line, _)| is_rule(line)))
        .collect();
    if rules.len() < FEWEST {
        return None;
    }
    let width = lines.get(all).map_or(0, |lines| {
        let counts = lines.iter().filter_map(|(line, _)| Some(bars(line)?.len()));
        counts.max().unwrap_or(0)
    });
    let between = rules.windows(2).filter_map(|pair| match pair {
        [above, below] => Some(above + 1..*below),
        _ => None,
    });
    let rows: Vec<Vec<Cell>> = between
        .filter(|row| !row.is_empty())
        .map(|row| cells(lines, row, width))
        .collect();
    let (first, last) = (*rules.first()?, *rules.last()?);
    (width > 1 && !rows.is_empty()).then(|| Region {
        lines: first..last + 1,
        parts: vec![Part::Rows(rows)],
    })
}

/// The cells of a row; the last of fewer cells than the table has columns covers the rest.
fn cells(lines: &[(&str, usize)], row: Range<usize>, width: usize) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for number in row {
        let Some((line, start)) = lines.get(number) else {
            continue;
        };
        for (column, piece) in bars(line).unwrap_or_default().into_iter().enumerate() {
            if cells.len() == column {
                cells.push(Cell {
                    column,
                    columns: 1,
                    lines: Vec::new(),
                });
            }
            let words = line.get(piece.clone()).unwrap_or_default();
            let from = piece.start + (words.len() - words.trim_start().len());
            let to = from + words.trim().len();
            if let Some(cell) = cells.get_mut(column).filter(|_| from < to) {
                cell.lines.push((number, start + from..start + to));
            }
        }
    }
    if let Some(last) = cells.last_mut() {
        last.columns = width - last.column;
    }
    cells
}

/// "+----+====+", or the same in the signs that are made for it.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let joint = |c: char| c == '+' || ('┌'..='╬').contains(&c);
    line.starts_with(joint)
        && line.ends_with(joint)
        && line.chars().count() > 2
        && line
            .chars()
            .all(|c| joint(c) || matches!(c, '-' | '=' | '─' | '━' | '═'))
}

/// What stands between the bars of a line that begins and ends with one, as bytes of the line.
fn bars(line: &str) -> Option<Vec<Range<usize>>> {
    let is_bar = |c: char| matches!(c, '|' | '│' | '┃' | '║');
    let words = line.trim();
    if !words.starts_with(is_bar) || !words.ends_with(is_bar) {
        return None;
    }
    let bars: Vec<(usize, usize)> = line
        .char_indices()
        .filter(|&(_, c)| is_bar(c))
        .map(|(at, c)| (at, at + c.len_utf8()))
        .collect();
    let pieces = bars.windows(2).filter_map(|pair| match pair {
        [(_, from), (to, _)] => Some(*from..*to),
        _ => None,
    });
    Some(pieces.collect())
}

#[cfg(test)]
mod tests {
    use crate::{Block, extract};

    #[test]
    fn a_row_reaches_from_rule_to_rule() {
        for file in [
            "\
Phụ lục
+----+---------------+-----------+
| TT | Nhiệm vụ      | Chủ trì   |
+====+===============+===========+
| I  | Đào tạo                   |
+----+---------------+-----------+
| 1  | Mở lớp cho    | Sở Nội vụ |
|    | cán bộ        |           |
+----+---------------+-----------+
Sau
",
            "\
Phụ lục
┌────┬───────────────┬───────────┐
│ TT │ Nhiệm vụ      │ Chủ trì   │
├────┼───────────────┼───────────┤
│ I  │ Đào tạo                   │
├────┼───────────────┼───────────┤
│ 1  │ Mở lớp cho    │ Sở Nội vụ │
│    │ cán bộ        │           │
└────┴───────────────┴───────────┘
Sau
",
        ] {
            let source = extract("a.txt", file.as_bytes()).unwrap();
            let [
                Block::Paragraph(_),
                Block::Table(table),
                Block::Paragraph(_),
            ] = source.blocks.as_slice()
            else {
                panic!("{:?}", source.blocks)
            };
            let cell = |cell: &crate::Cell| {
                let words = cell.blocks.iter().map(|block| match block {
                    Block::Paragraph(paragraph) => source.words(paragraph.span),
                    Block::Table(_) => "[table]",
                });
                (cell.columns, words.collect::<Vec<_>>().join(" / "))
            };
            let rows: Vec<Vec<(usize, String)>> = table
                .rows
                .iter()
                .map(|row| row.iter().map(cell).collect())
                .collect();
            let one = |words: &str| (1, words.to_owned());
            assert_eq!(
                rows,
                [
                    vec![one("TT"), one("Nhiệm vụ"), one("Chủ trì")],
                    vec![one("I"), (2, "Đào tạo".to_owned())],
                    vec![one("1"), one("Mở lớp cho cán bộ"), one("Sở Nội vụ")],
                ]
            );
        }
    }

    #[test]
    fn a_line_of_signs_is_no_table() {
        let file = "+----+\nMột dòng\n+----+\n+ Sở Y tế\n+----+\n";
        let source = extract("a.txt", file.as_bytes()).unwrap();
        let is_table = |block: &Block| matches!(block, Block::Table(_));
        assert!(!source.blocks.iter().any(is_table), "{:?}", source.blocks);
    }
}
