//! A table of a printed page that became text: drawn in columns of blanks, or cell by cell, each on as many lines as its column is
//! narrow.

use crate::chance::Chance;

/// The narrowest gap between two columns.
const GAP: usize = 2;

/// How wide each column is: it has room for its longest word.
fn widths(table: &[Vec<(String, usize)>], chance: &mut Chance) -> Vec<usize> {
    let count = table.iter().map(Vec::len).max().unwrap_or(0);
    (0..count)
        .map(|column| {
            let cells = table.iter().filter(|row| row.len() == count);
            let cells = cells.filter_map(|row| row.get(column));
            let words = cells.clone().flat_map(|(words, _)| words.split(' '));
            let width = match longest(cells.map(|(words, _)| words.as_str())) {
                short @ ..=12 => short,
                long @ ..=60 => long.min(chance.between(14, 24)),
                _ => chance.between(30, 52),
            };
            width.max(longest(words))
        })
        .collect()
}

/// The lines of each cell one below the other; an empty cell leaves none.
pub(crate) fn narrow(table: &[Vec<(String, usize)>], chance: &mut Chance) -> Vec<String> {
    let widths = widths(table, chance);
    let mut lines = Vec::new();
    for row in table {
        for (i, (words, columns)) in row.iter().enumerate() {
            let covered = widths.iter().skip(i).take(*columns);
            lines.extend(wrapped(words, covered.sum()));
        }
    }
    lines
}

/// The lines of a table: cells are wrapped at their column's width; what covers several columns runs on across them.
pub(crate) fn lines(table: &[Vec<(String, usize)>], chance: &mut Chance) -> Vec<String> {
    let widths = widths(table, chance);
    let count = widths.len();
    let gap = GAP + chance.below(3);
    let in_the_middle = chance.percent(30);
    let parted = in_the_middle || chance.percent(40);
    let mut lines = Vec::new();
    for row in table {
        lines.extend(if row.len() < count {
            let cells = row.iter().map(|(words, _)| words.as_str());
            vec![cells.collect::<Vec<_>>().join(&" ".repeat(gap))]
        } else {
            drawn(row, &widths, gap, in_the_middle)
        });
        if parted {
            lines.push(String::new());
        }
    }
    lines
}

/// Characters of the longest.
fn longest<'w>(words: impl Iterator<Item = &'w str>) -> usize {
    words.map(|words| words.chars().count()).max().unwrap_or(0)
}

fn drawn(
    row: &[(String, usize)],
    widths: &[usize],
    gap: usize,
    in_the_middle: bool,
) -> Vec<String> {
    let cells: Vec<Vec<String>> = row
        .iter()
        .zip(widths)
        .map(|((words, _), &width)| wrapped(words, width))
        .collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let line = |at: usize| {
        let mut line = String::new();
        let mut begins = 0;
        for (cell, &width) in cells.iter().zip(widths) {
            let above = if in_the_middle {
                (height - cell.len()) / 2
            } else {
                0
            };
            let words = at.checked_sub(above).and_then(|i| cell.get(i));
            let blanks = begins - line.chars().count();
            if let Some(words) = words {
                line.push_str(&" ".repeat(blanks));
                line.push_str(words);
            }
            begins += width + gap;
        }
        line
    };
    (0..height).map(line).collect()
}

/// Words in lines of at most so many characters, which no word is longer than.
fn wrapped(words: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + length <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
