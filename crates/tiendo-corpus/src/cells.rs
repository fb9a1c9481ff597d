//! The cells of a document's tables, whatever form they have: a line, a stretch between bars or tabs, an element of a page.

use std::ops::Range;

use crate::chance::Chance;
use crate::whole::Whole;

/// A cell that holds a value of a task.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    /// Which task.
    pub(crate) task: usize,
    /// The field that it was read as.
    pub(crate) field: &'static str,
    /// Its words.
    pub(crate) words: Range<usize>,
    /// With what parts it from the next.
    pub(crate) whole: Range<usize>,
}

impl Cell {
    pub(crate) fn holds_bodies(&self) -> bool {
        matches!(self.field, "leads" | "coordinators")
    }
}

const FIELDS: [&str; 6] = [
    "content",
    "leads",
    "coordinators",
    "deadline",
    "product",
    "note",
];

/// Every cell of every task that stands apart from the others of its row.
pub(crate) fn of(whole: &Whole) -> Vec<Cell> {
    let mut all: Vec<Cell> = Vec::new();
    for task in 0..whole.tasks() {
        let from = all.len();
        for field in FIELDS {
            let pointer = format!("/tasks/{task}/{field}");
            let first = whole
                .in_file(&pointer)
                .or_else(|| whole.in_file(&format!("{pointer}/0")));
            if let Some((words, whole)) = first.and_then(|span| cell_at(&whole.file, span.start)) {
                all.push(Cell {
                    task,
                    field,
                    words,
                    whole,
                });
            }
        }
        // Fields that share a cell are no cells: "Giao Sở … chủ trì …".
        let row: Vec<Cell> = all.drain(from..).collect();
        let shared = |cell: &Cell| {
            row.iter()
                .any(|other| other.field != cell.field && other.words == cell.words)
        };
        let number = whole.in_file(&format!("/tasks/{task}/number"));
        let has_number = |cell: &Cell| {
            number
                .as_ref()
                .is_some_and(|number| cell.whole.contains(&number.start))
        };
        if !row.iter().any(shared) {
            all.extend(row.iter().filter(|cell| !has_number(cell)).cloned());
        }
    }
    // What several tasks stand below is a heading, no cell.
    let all_words: Vec<Range<usize>> = all.iter().map(|cell| cell.words.clone()).collect();
    all.retain(|cell| {
        let marked = whole.file[cell.words.clone()]
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit());
        let shared = all_words
            .iter()
            .filter(|words| **words == cell.words)
            .count()
            > 1;
        !(shared || marked && cell.holds_bodies())
    });
    // A row has several.
    let tasks: Vec<usize> = all.iter().map(|cell| cell.task).collect();
    all.retain(|cell| tasks.iter().filter(|task| **task == cell.task).count() > 1);
    all
}

/// The cell around a byte: its words, and it with what parts it from the next.
fn cell_at(text: &str, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    if !text.is_char_boundary(at) {
        return None;
    }
    let line = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let line_end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    let row = &text[line..line_end];
    if row.contains("<td") {
        let open = text[..at].rfind("<td")?;
        let from = open + text[open..].find('>')? + 1;
        let to = at + text[at..].find("</td>")?;
        if from > to || from > at {
            return None;
        }
        return Some((from..to, open..to + 5));
    }
    for sign in ['|', '\t'] {
        if row.contains(sign) {
            let from = text[line..at].rfind(sign).map_or(line, |i| line + i + 1);
            let to = text[at..line_end].find(sign).map_or(line_end, |i| at + i);
            let whole = from..(to + 1).min(line_end);
            return Some((from..to, whole));
        }
    }
    Some((line..line_end, line..(line_end + 1).min(text.len())))
}

/// The columns behind the first in another order, heads and all; `None` where there is no table with real columns.
pub(crate) fn shuffled(text: &str, chance: &mut Chance) -> Option<Vec<(Range<usize>, String)>> {
    // Below a cell that reaches into later rows the columns of these are not counted from their first cell.
    if text.contains("rowspan") {
        return None;
    }
    let mut rows: Vec<Vec<Range<usize>>> = Vec::new();
    let mut line = 0;
    for words in text.split('\n') {
        let at: Vec<Range<usize>> = row_cells(words)
            .into_iter()
            .map(|cell| line + cell.start..line + cell.end)
            .collect();
        if at.len() > 3 {
            rows.push(at);
        }
        line += words.len() + 1;
    }
    let width = rows.iter().map(Vec::len).max()?;
    rows.retain(|row| row.len() == width);
    if rows.len() < 3 {
        return None;
    }
    let behind: Vec<usize> = (1..width).collect();
    let order = chance.some(&behind, behind.len());
    let mut edits = Vec::new();
    for row in &rows {
        for (column, &from) in (1..width).zip(&order) {
            if column != from {
                edits.push((row[column].clone(), text[row[from].clone()].to_owned()));
            }
        }
    }
    (!edits.is_empty()).then_some(edits)
}

/// The cells of one line.
fn row_cells(line: &str) -> Vec<Range<usize>> {
    if line.starts_with("<tr>") {
        // Of cells and of heads, whatever stands in their tags.
        let opens = |at: usize| {
            let tags = ["<td>", "<td ", "<th>", "<th "].into_iter();
            tags.filter_map(|tag| line[at..].find(tag))
                .min()
                .map(|i| at + i)
        };
        let mut cells = Vec::new();
        let mut at = 0;
        while let Some(tag) = opens(at) {
            let open = line[tag..].find('>').map_or(line.len(), |i| tag + i + 1);
            let close = line[open..].find("</t").map_or(line.len(), |i| open + i);
            cells.push(open..close);
            at = close;
        }
        return cells;
    }
    let sign = if line.starts_with('|') { '|' } else { '\t' };
    let mut cells = Vec::new();
    let mut start = 0;
    for (i, _) in line.match_indices(sign) {
        cells.push(start..i);
        start = i + 1;
    }
    cells.push(start..line.trim_end_matches('\r').len());
    if sign == '|' {
        // What stands outside of the bars is no cell.
        cells.remove(0);
        cells.pop();
    }
    cells
}
