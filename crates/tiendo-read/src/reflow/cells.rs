//! A table of a page that became text line by line: each cell, and each head, stands on as many lines as its column is narrow. Which
//! lines are one cell is told by what the columns hold, all ways to part a row's lines among the columns against each other.

use std::ops::Range;

use tiendo_extract::Span;

use super::begins_small;
use super::going_on::dangles;
use crate::lists;
use crate::marks::{self, Mark};
use crate::names;
use crate::tables::{Looks, empty, fit, looks};
use crate::view::{Place, View, is_letter};
use crate::vocabulary::heads::{self, Column};

/// The most lines of a head.
const MOST_OF_HEAD: usize = 4;

/// The most columns.
const MOST_COLUMNS: usize = 12;

/// The most lines of a row.
const MOST_OF_ROW: usize = 80;

/// The most lines of a cell that is not the task itself.
const MOST_OF_CELL: usize = 14;

/// The longest line of a cell, in characters: a longer one stands below or beside the table.
const LONGEST: usize = 64;

/// The fewest rows by which such a table is known.
const FEWEST: usize = 2;

/// A table among the lines.
struct Table {
    at: usize,
    columns: Vec<Column>,
    /// Lines that go on with the one before, of heads and of the names of groups.
    heads: Vec<usize>,
    /// The lines of each row's cells, without its number.
    rows: Vec<Vec<usize>>,
    /// Lines of heads that a later page repeats.
    repeated: Vec<usize>,
    end: usize,
}

/// Joins the lines of each cell and leaves out heads that come again; gives where cells begin, which nothing joins to what is before them.
pub(super) fn join(view: &mut View) -> Vec<usize> {
    super::take_out(view, |view, lines| {
        let mut repeated = vec![false; lines.len()];
        for table in tables(view, lines) {
            set_all(&mut repeated, &table.repeated);
        }
        repeated
    });
    let lines = super::lines(view);
    let mut joined = vec![false; lines.len()];
    let mut begins = vec![false; lines.len()];
    for table in tables(view, &lines) {
        view.narrow.extend(lines.get(table.at).cloned().flatten());
        let all: Vec<usize> = (table.at..table.end).collect();
        set_all(&mut begins, &all);
        set_all(&mut joined, &table.heads);
        for row in &table.rows {
            let places: Vec<Place> = row
                .iter()
                .filter_map(|&line| lines.get(line).cloned().flatten())
                .collect();
            let cells = cells(view, &places, &table.columns);
            for (i, (&line, begins_cell)) in row.iter().zip(cells).enumerate() {
                let above = i.checked_sub(1).and_then(|above| places.get(above));
                let (Some(above), Some(place), false) = (above, places.get(i), begins_cell) else {
                    continue;
                };
                // Over the end of a page it goes on as other words do.
                if above.end + 1 < place.start {
                    clear(&mut begins, line);
                } else if !is_item(view, place) {
                    set_all(&mut joined, &[line]);
                }
            }
        }
    }
    if joined.contains(&true) {
        super::join(view, &joined);
    }
    let starts = lines.iter().zip(&begins).zip(&joined);
    starts
        .filter(|&((_, &begins), &joined)| begins && !joined)
        .filter_map(|((line, _), _)| Some(line.as_ref()?.start))
        .collect()
}

fn clear(flags: &mut [bool], at: usize) {
    if let Some(flag) = flags.get_mut(at) {
        *flag = false;
    }
}

fn tables(view: &View, lines: &[Option<Place>]) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        match table(view, lines, at) {
            Some(table) => {
                at = table.end;
                tables.push(table);
            }
            None => at += 1,
        }
    }
    tables
}

fn set_all(flags: &mut [bool], at: &[usize]) {
    for &at in at {
        if let Some(flag) = flags.get_mut(at) {
            *flag = true;
        }
    }
}

/// The table whose heads begin at a line, where its cells stand on several lines each.
fn table(view: &View, lines: &[Option<Place>], at: usize) -> Option<Table> {
    let (columns, joined, below) = heads(view, lines, at)?;
    let has_broken_heads = !joined.is_empty();
    let mut table = Table {
        at,
        columns,
        heads: joined,
        rows: Vec::new(),
        repeated: Vec::new(),
        end: below,
    };
    let mut number = None;
    let mut line = below;
    while let Some(Some(place)) = lines.get(line) {
        if comes_again(view, lines, at..below, line) {
            let again = line + (below - at);
            table.repeated.extend(line..again);
            line = again;
            continue;
        }
        if let Some(below) = group(view, lines, line, number) {
            table.heads.extend(line + 1..below);
            line = below;
            continue;
        }
        let row = table.rows.last();
        let is_full = row.is_none_or(|row| row.len() >= table.columns.len());
        if is_row_number(view, place) && follows(number, number_of(view, place)) {
            number = number_of(view, place).or(number);
            table.rows.push(Vec::new());
        } else if is_full && number.is_some_and(|number| counts_on(view, place, number)) {
            number = number.map(|number| number + 1);
            table.rows.push(vec![line]);
        } else {
            let row = table.rows.last_mut()?;
            if row.len() == MOST_OF_ROW || place.len() > LONGEST || is_heading(view, place) {
                break;
            }
            row.push(line);
        }
        line += 1;
    }
    table.end = line.max(below);
    let count: usize = table.rows.iter().map(Vec::len).sum();
    let is_narrow = has_broken_heads || count > table.rows.len() * table.columns.len();
    (table.rows.len() >= FEWEST && is_narrow).then_some(table)
}

/// The lines of the heads, word for word.
fn comes_again(view: &View, lines: &[Option<Place>], heads: Range<usize>, at: usize) -> bool {
    let words = |line: usize| {
        let line = lines.get(line).and_then(Option::as_ref);
        line.map(|line| view.plain(line).trim())
    };
    heads
        .clone()
        .all(|head| words(head).is_some() && words(head) == words(at + (head - heads.start)))
}

/// A row's number is the next one or a few further on, or counting begins again; "2027" is none.
fn follows(above: Option<u32>, number: Option<u32>) -> bool {
    let (Some(above), Some(number)) = (above, number) else {
        return number.is_none_or(|number| number < FURTHEST_FIRST);
    };
    number == 1 || (above..=above + MOST_LOST).contains(&number)
}

/// No table's first row has a greater number.
const FURTHEST_FIRST: u32 = 1_000;

/// So many rows in a row may have lost their numbers.
const MOST_LOST: u32 = 3;

fn number_of(view: &View, place: &Place) -> Option<u32> {
    match marks::mark(view, place) {
        Some((Mark::Number(number), ..)) => Some(number),
        _ => None,
    }
}

/// "13. Xây dựng …" below row 12: the number and the first words of a row in one line.
pub(crate) fn counts_on(view: &View, place: &Place, number: u32) -> bool {
    matches!(marks::mark(view, place), Some((Mark::Number(next), _, rest))
        if next == number + 1 && view.is_upper(rest.start))
}

/// A number alone on its line: of a row, or of a group above some.
fn is_row_number(view: &View, place: &Place) -> bool {
    let words = view.trim(place.clone(), b"");
    matches!(
        marks::mark(view, &words),
        Some((Mark::Number(_) | Mark::Roman | Mark::Dotted(_), _, rest)) if rest.is_empty()
    ) && words.len() <= LONGEST_NUMBER
}

/// The most characters of a row's number.
const LONGEST_NUMBER: usize = 6;

/// "II. Hoàn thiện thể chế …", wrapped or not, above the number of a row: the line below it. `above`: the last row's number.
fn group(view: &View, lines: &[Option<Place>], at: usize, above: Option<u32>) -> Option<usize> {
    let first = lines.get(at)?.as_ref()?;
    if !is_heading(view, first) {
        return None;
    }
    let mut rest = at + 1..(at + 1 + MOST_OF_HEAD).min(lines.len());
    rest.find(|&line| {
        let line = lines.get(line).and_then(Option::as_ref);
        line.is_some_and(|line| {
            is_row_number(view, line) || above.is_some_and(|above| counts_on(view, line, above))
        })
    })
}

/// "II. Hạ tầng số": the name of a group, or the next part of the document.
fn is_heading(view: &View, place: &Place) -> bool {
    matches!(
        marks::mark(view, place),
        Some((Mark::Roman | Mark::Article(_), _, rest)) if !rest.is_empty()
    )
}

/// The heads of a table from a line on: what they head, which lines go on with the one before, and the line below them.
fn heads(
    view: &View,
    lines: &[Option<Place>],
    at: usize,
) -> Option<(Vec<Column>, Vec<usize>, usize)> {
    let first = lines.get(at)?.as_ref()?;
    if heads::column(view.plain(first)) != Some(Column::Number) {
        return None;
    }
    let mut columns = vec![Column::Number];
    let mut joined = Vec::new();
    let mut line = at + 1;
    while columns.len() < MOST_COLUMNS
        && let Some(Some(place)) = lines.get(line)
        && !is_row_number(view, place)
        && !is_heading(view, place)
    {
        let mut words = view.plain(place).trim().to_owned();
        let mut end = line + 1;
        while end < line + MOST_OF_HEAD
            && let Some(Some(more)) = lines.get(end)
            && begins_small(view, more)
        {
            words.push(' ');
            words.push_str(view.plain(more).trim());
            joined.push(end);
            end += 1;
        }
        let column = heads::column_beside(&words);
        let column = column.or_else(|| {
            let is_short = words.len() <= LONGEST && columns.len() > 2;
            is_short.then_some(Column::Other)
        });
        columns.push(column?);
        line = end;
    }
    heads::make_tasks(&columns).then_some((columns, joined, line))
}

/// "- …", "a) …": a paragraph of its own within a cell.
fn is_item(view: &View, place: &Place) -> bool {
    matches!(
        marks::mark(view, place),
        Some((Mark::Bullet | Mark::Letter, _, rest)) if is_letter(view.byte(rest.start))
    )
}

/// Whether each of a row's lines begins a cell: the best of all ways to part them among the columns.
fn cells(view: &mut View, lines: &[Place], columns: &[Column]) -> Vec<bool> {
    let breaks: Vec<Span> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [above, below] if above.end + 1 == below.start => {
                Some(view.span(&(above.end..below.start)))
            }
            _ => None,
        })
        .collect();
    // Words of several lines are looked at as if they stood in one.
    for &at in &breaks {
        view.blank(at);
    }
    let columns: Vec<Column> = columns
        .iter()
        .copied()
        .filter(|column| *column != Column::Number)
        .collect();
    let begins = part(view, lines, &columns);
    view.end_lines(&breaks);
    begins
}

fn part(view: &View, lines: &[Place], columns: &[Column]) -> Vec<bool> {
    const NEVER: i32 = i32::MIN / 2;
    let count = lines.len();
    // For each column and so many lines in it and those before: the best score, and how many lines stand before it.
    let mut best: Vec<Vec<(i32, usize)>> = Vec::with_capacity(columns.len());
    let none = vec![(NEVER, 0); count + 1];
    for (j, &column) in columns.iter().enumerate() {
        let before = j.checked_sub(1).and_then(|j| best.get(j));
        let score = |taken: usize| match before {
            Some(before) => before.get(taken).map_or(NEVER, |(score, _)| *score),
            None if taken == 0 => 0,
            None => NEVER,
        };
        let mut own = none.clone();
        for (end, best) in own.iter_mut().enumerate() {
            let most = if column == Column::Content {
                end
            } else {
                end.min(MOST_OF_CELL)
            };
            for length in 0..=most {
                let from = score(end - length);
                if from <= NEVER {
                    continue;
                }
                let cell = lines.get(end - length..end).unwrap_or_default();
                let above = (end - length).checked_sub(1).and_then(|i| lines.get(i));
                let score = from + fits(view, cell, above, column);
                if score > best.0 {
                    *best = (score, end - length);
                }
            }
        }
        best.push(own);
    }
    let mut begins = vec![false; count];
    let mut end = count;
    for column in best.iter().rev() {
        let Some(&(_, from)) = column.get(end) else {
            break;
        };
        if from < end {
            set_all(&mut begins, &[from]);
        }
        end = from;
    }
    begins
}

/// How well lines fit into a column as one cell, `above` being the line before them.
fn fits(view: &View, cell: &[Place], above: Option<&Place>, column: Column) -> i32 {
    let (Some(first), Some(last)) = (cell.first(), cell.last()) else {
        return -empty(column);
    };
    let looks = match column {
        // What is to be done is longer than a name.
        Column::Content if cell.len() > 3 => Looks::Words,
        _ => looks(view, &(first.start..last.end)),
    };
    // A cell begins with a capital or a figure, and behind words that are complete.
    let is_open =
        |above: &Place| dangles(view, above) || view.byte(above.end.saturating_sub(1)) == b'-';
    // "các sở, ngành" begins one, though seldom.
    let small = match (
        begins_small(view, first),
        view.after(first, "cac").is_some(),
    ) {
        (true, false) => 7,
        (true, true) => 3,
        (false, _) => 0,
    };
    let torn = match above {
        Some(above) if last_name_goes_on(view, above, first) => 14,
        Some(above) if is_open(above) => 7 + small,
        _ => small,
    };
    // A time goes on with small letters and figures, a list of bodies with names.
    let is_new = |i: &usize| {
        let Some(line) = cell.get(*i).filter(|line| view.is_upper(line.start)) else {
            return false;
        };
        match column {
            Column::Deadline => true,
            Column::Lead | Column::Coordinators => {
                !names::starts_name(view, line) && !is_in_name(view, cell, *i)
            }
            _ => false,
        }
    };
    let capitals = (1..cell.len()).filter(is_new).count();
    let capitals = i32::try_from(capitals).unwrap_or(i32::MAX / 8);
    let parted = cell.windows(2).filter(|pair| match pair {
        [above, below] => above.end + 1 != below.start,
        _ => false,
    });
    let parted = i32::try_from(parted.count()).unwrap_or(i32::MAX / 8);
    fit(looks, column) - torn - 6 * (parted + capitals)
}

/// "Sở Văn hóa," above "Thể thao và Du lịch": a line in the middle of a known name, or behind words that want more.
fn is_in_name(view: &View, cell: &[Place], at: usize) -> bool {
    let (Some(line), Some(last)) = (cell.get(at), cell.last()) else {
        return false;
    };
    let above = cell.get(..at).unwrap_or_default();
    let spans = |from: &Place| {
        let end = lists::known_end(view, &(from.start..last.end));
        end.is_some_and(|end| end > line.start)
    };
    above.last().is_some_and(|above| dangles(view, above))
        || above.iter().rev().take(MOST_OF_NAME).any(spans)
}

/// "Sở Y tế, Văn phòng" above "UBND tỉnh": behind the last comma a known name begins that ends in the line below.
fn last_name_goes_on(view: &View, above: &Place, line: &Place) -> bool {
    let Some(comma) = view.plain(above).rfind(", ") else {
        return false;
    };
    let behind = view.trim(above.start + comma + 1..line.end, b"");
    lists::known_end(view, &behind).is_some_and(|end| end > line.start)
}

/// A name stands on at most so many lines.
const MOST_OF_NAME: usize = 4;
