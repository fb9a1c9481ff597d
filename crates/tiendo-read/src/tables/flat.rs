//! A table that was flattened to one cell a line: the heads one below the other, then rows that open with a number.
//! Empty cells leave no trace, so what a line holds is told from its words and the heads.

use super::align::{Looks, align, looks};
use super::{Layout, Row, TaskTable};
use crate::marks::{self, Mark};
use crate::view::{Place, View};
use crate::vocabulary::heads::{self, Column};

/// Takes flattened tables out of the flow.
pub(super) fn take(view: &View, layout: &mut Layout) {
    let mut kept = Vec::with_capacity(layout.flow.len());
    let mut at = 0;
    // Below the heads of what was not read, whose parts are none of their own.
    let mut told = 0;
    while let Some(place) = layout.flow.get(at) {
        let heads = heads_at(view, &layout.flow, at);
        if let Some(FlatHeads {
            columns,
            below,
            guessed,
        }) = &heads
            && let Some((rows, end)) = rows(view, &layout.flow, *below, columns)
        {
            let last = layout.flow.get(below - 1).map_or(place.end, |p| p.end);
            layout.tables.push(TaskTable {
                columns: columns.clone(),
                head: place.start..last,
                heads_guessed: *guessed,
                cells_joined: is_narrow(view, place),
                rows,
            });
            at = end;
        } else {
            if let Some(heads) = heads.filter(|_| at >= told) {
                layout.unread.push(place.clone());
                told = heads.below;
            } else if let Some(head) = unread(view, &layout.flow, at) {
                layout.unread.push(head);
            }
            kept.push(place.clone());
            at += 1;
        }
    }
    layout.flow = kept;
}

/// The most columns of a table.
const MOST_COLUMNS: usize = 12;

/// Behind so many known heads one may say nothing known.
const KNOWN_BEFORE: usize = 3;

/// Heads one below the other from `at` on, and what they tell.
fn heads_at(view: &View, flow: &[Place], at: usize) -> Option<FlatHeads> {
    let mut is_numbered = false;
    let told: Vec<Option<Column>> = flow
        .iter()
        .skip(at)
        .take(MOST_COLUMNS)
        .enumerate()
        .map_while(|(i, place)| {
            // "II. PHÂN CÔNG NHIỆM VỤ" heads the part, not a column.
            let is_marked = marks::mark(view, place).is_some_and(|(_, _, rest)| !rest.is_empty());
            let plain = view.plain(place);
            let column = if i > 0 && place.len() <= LONGEST_HEAD {
                heads::column_beside(plain)
            } else {
                heads::column(plain)
            };
            let column = column.filter(|_| !is_marked);
            is_numbered |= i == 0 && column == Some(Column::Number);
            let may_be_unknown = i >= KNOWN_BEFORE || (is_numbered && i > 0);
            if column.is_none() && may_be_unknown && says_nothing(view, flow, at + i) {
                return Some(None);
            }
            column.map(Some)
        })
        .collect();
    let read_as = |unknown| -> Vec<Column> {
        let columns = told.iter();
        columns.map(|column| column.unwrap_or(unknown)).collect()
    };
    let makes_tasks = |columns: &Vec<Column>| {
        // "NHIỆM VỤ NĂM 2026" above "TT" is the table's title: the number's column stands first.
        let is_titled = columns
            .iter()
            .skip(1)
            .any(|column| *column == Column::Number);
        columns.len() >= 3 && !is_titled && heads::make_tasks(columns)
    };
    let below = at + told.len();
    let known = read_as(Column::Other);
    if makes_tasks(&known) {
        let columns = known;
        return Some(FlatHeads {
            columns,
            below,
            guessed: false,
        });
    }
    // "TT | Đơn vị chủ trì | Phần khó nhọc | Đơn vị phối hợp": the only head that says nothing is of what is to be done.
    let unknown = told.iter().filter(|column| column.is_none()).count();
    let columns = read_as(Column::Content);
    let guessed = unknown == 1 && makes_tasks(&columns);
    guessed.then_some(FlatHeads {
        columns,
        below,
        guessed,
    })
}

/// The heads of a flattened table.
struct FlatHeads {
    columns: Vec<Column>,
    /// The index below them.
    below: usize,
    /// One of them says nothing known, and was taken for that of what is to be done.
    guessed: bool,
}

/// The head says nothing known, and stands between heads and another head or the first row.
fn says_nothing(view: &View, flow: &[Place], at: usize) -> bool {
    let is_head = |place: &Place| place.len() <= LONGEST_HEAD && marks::mark(view, place).is_none();
    let (Some(head), Some(below)) = (flow.get(at), flow.get(at + 1)) else {
        return false;
    };
    is_head(head)
        && (is_head(below) && heads::column(view.plain(below)).is_some()
            || row_number(view, below).is_some()
            || heads_rows(view, below, flow.get(at + 2)).is_some())
}

/// The first of several lines that are heads of a table but for one that says nothing known.
fn unread(view: &View, flow: &[Place], at: usize) -> Option<Place> {
    let column = |place: &Place| {
        let is_head = place.len() <= LONGEST_HEAD && marks::mark(view, place).is_none();
        let plain = view.plain(place);
        is_head
            .then(|| heads::column(plain).filter(|_| !plain.contains(':')))
            .flatten()
    };
    let first = flow.get(at)?;
    let is_number = column(first) == Some(Column::Number);
    if !is_number {
        return None;
    }
    let run: Vec<Option<Column>> = flow
        .iter()
        .skip(at)
        .take(MOST_COLUMNS)
        .take_while(|place| place.len() <= LONGEST_HEAD && row_number(view, place).is_none())
        .map(column)
        .collect();
    let known: Vec<Column> = run.iter().flatten().copied().collect();
    (run.len() == known.len() + 1 && heads::promise_tasks(&known)).then(|| first.clone())
}

/// The most characters of a head in a line of its own.
const LONGEST_HEAD: usize = 40;

/// Rows until something that no table holds, and the index behind them.
fn rows(view: &View, flow: &[Place], from: usize, columns: &[Column]) -> Option<(Vec<Row>, usize)> {
    let mut rows: Vec<(Option<Place>, Vec<Place>)> = Vec::new();
    let mut end = from;
    for (i, place) in flow.iter().enumerate().skip(from) {
        let group = heads_rows(view, place, flow.get(i + 1))
            .or_else(|| letters_group(view, flow.get(i..i + 3)?))
            .or_else(|| heads_further(view, place, flow.get(i + 1)?, &rows, columns.len()));
        if ends_table(view, place)
            || (is_heading(view, place) && group.is_none())
            || comes_again(view, flow, i, columns)
            || goes_on_below(view, place, &rows, columns.len())
        {
            break;
        }
        let further = || further_row(view, place, &rows, columns.len());
        match group.or_else(|| row_number(view, place)).or_else(further) {
            Some((number, rest)) => {
                let first = (!rest.is_empty()).then_some(rest);
                rows.push((Some(number), first.into_iter().collect()));
            }
            None => rows.last_mut()?.1.push(place.clone()),
        }
        end += 1;
    }
    (!rows.is_empty()).then(|| {
        let mut rows: Vec<Row> = rows
            .into_iter()
            .map(|(number, cells)| row(view, number, cells, columns))
            .collect();
        doubt_deep_cells(&mut rows);
        (rows, end)
    })
}

/// The heads are those of a table whose cells were put together.
fn is_narrow(view: &View, heads: &Place) -> bool {
    let tables = &view.narrow;
    tables
        .binary_search_by_key(&heads.start, |table| table.start)
        .is_ok()
}

/// The heads of the table, which a further page has again.
fn comes_again(view: &View, flow: &[Place], at: usize, columns: &[Column]) -> bool {
    let is_number = |place: &Place| {
        place.len() <= LONGEST_HEAD && heads::column(view.plain(place)) == Some(Column::Number)
    };
    flow.get(at).is_some_and(is_number)
        && heads_at(view, flow, at).is_some_and(|again| again.columns == columns)
}

/// A row with so many columns fewer than the table is full: that of the number, and one that is empty.
const FEWEST_EMPTY: usize = 2;

/// "13. Xây dựng …" below the full row 12, or a group below it: the number and the first words of a row in one line.
fn further_row(
    view: &View,
    place: &Place,
    rows: &[(Option<Place>, Vec<Place>)],
    width: usize,
) -> Option<(Place, Place)> {
    let (mark, at, rest) = marks::mark(view, place)?;
    let Mark::Number(number) = mark else {
        return None;
    };
    let marks = rows.iter().rev().take(2).map(|(number, cells)| {
        let mark = number.as_ref().and_then(|number| marks::mark(view, number));
        (mark.map(|(mark, ..)| mark), cells.len())
    });
    let mut above = marks.skip_while(|(mark, _)| *mark == Some(Mark::Roman));
    let (last, cells) = above.next()?;
    let counts_on = last == Some(Mark::Number(number.checked_sub(1)?));
    (counts_on && cells + FEWEST_EMPTY >= width && view.is_upper(rest.start)).then_some((at, rest))
}

/// "2. Đối với các dự án …, đề nghị Chính phủ:" below a full row whose number it does not follow: the text goes on.
fn goes_on_below(
    view: &View,
    place: &Place,
    rows: &[(Option<Place>, Vec<Place>)],
    width: usize,
) -> bool {
    // The last cell is one of those behind the task.
    let is_full = rows.last().is_some_and(|(_, cells)| {
        let last = cells.last().map(|cell| looks(view, cell));
        cells.len() + FEWEST_EMPTY >= width && last.is_some_and(|last| last != Looks::Words)
    });
    is_full
        && place.len() > LONGEST_CELL
        && view.byte(place.start).is_ascii_digit()
        && matches!(marks::mark(view, place), Some((Mark::Number(_), _, rest)) if view.is_upper(rest.start))
        && further_row(view, place, rows, width).is_none()
}

/// A numbered paragraph of more characters is none of a cell's.
const LONGEST_CELL: usize = 60;

/// "II. Hạ tầng số" above such a row.
fn heads_further(
    view: &View,
    place: &Place,
    next: &Place,
    rows: &[(Option<Place>, Vec<Place>)],
    width: usize,
) -> Option<(Place, Place)> {
    let (mark, at, rest) = marks::mark(view, place)?;
    let is_group = mark == Mark::Roman && !rest.is_empty();
    (is_group && further_row(view, next, rows, width).is_some()).then_some((at, rest))
}

/// Of so many rows at most one has several lines in a cell where cells are one line each.
const DEEP_ONE_OF: usize = 8;

/// Where cells are one line each, several lines in one may be a cell of another column, or half of one.
fn doubt_deep_cells(rows: &mut [Row]) {
    let is_deep = |row: &Row| {
        let cells = [
            &row.content,
            &row.leads,
            &row.coordinators,
            &row.deadline,
            &row.product,
            &row.note,
        ];
        cells.iter().any(|cell| cell.len() > 1)
    };
    let full = rows.iter().filter(|row| !row.is_heading()).count();
    let deep = rows
        .iter()
        .filter(|row| !row.is_heading() && is_deep(row))
        .count();
    if deep * DEEP_ONE_OF <= full || (deep == 1 && full >= 3) {
        for row in rows
            .iter_mut()
            .filter(|row| !row.is_heading() && is_deep(row))
        {
            row.cells_guessed = true;
        }
    }
}

/// "I. Hạ tầng" above a row "1", "1. Cải cách thể chế" above "1.1": a group in one line with its number.
fn heads_rows(view: &View, place: &Place, next: Option<&Place>) -> Option<(Place, Place)> {
    let (mark, at, rest) = marks::mark(view, place)?;
    if !matches!(mark, Mark::Roman | Mark::Number(_)) {
        return None;
    }
    let (below, _, words) = marks::mark(view, next?)?;
    let heads = match (&mark, below) {
        (Mark::Roman, Mark::Number(_)) => words.is_empty(),
        (Mark::Roman, Mark::Dotted(_)) => true,
        (Mark::Number(n), Mark::Dotted(numbers)) => numbers.first() == Some(n),
        _ => false,
    };
    (heads && !rest.is_empty()).then_some((at, rest))
}

/// "A", "Công tác tuyên truyền" and "1" below each other: a group's letter in a line of its own.
fn letters_group(view: &View, three: &[Place]) -> Option<(Place, Place)> {
    let [letter, title, number] = three else {
        return None;
    };
    let is_letter = letter.len() == 1 && view.is_upper(letter.start);
    let is_number =
        matches!(marks::mark(view, number), Some((Mark::Number(_), _, rest)) if rest.is_empty());
    let has_words = marks::mark(view, title).is_none() && title.len() > 1;
    (is_letter && is_number && has_words).then(|| (letter.clone(), letter.end..letter.end))
}

/// "III. TỔ CHỨC THỰC HIỆN": the next part of the document.
pub(super) fn is_heading(view: &View, place: &Place) -> bool {
    matches!(marks::mark(view, place), Some((Mark::Roman | Mark::Article(_), _, rest)) if !rest.is_empty())
}

/// A footnote, the last sentence, the recipients, the next annex, a signature.
pub(super) fn ends_table(view: &View, place: &Place) -> bool {
    let plain = view.plain(place);
    (plain.starts_with('[') && plain.as_bytes().get(1).is_some_and(u8::is_ascii_digit))
        || is_note(view, place)
        || plain.starts_with("noi nhan")
        || plain.starts_with("phu luc")
        // "Yêu cầu các đơn vị nghiêm túc thực hiện./.": the last sentence of a document.
        || plain.ends_with("./.")
        || (["tm. ", "kt. ", "tl. ", "tuq. "]
            .iter()
            .any(|sign| plain.starts_with(sign)))
}

/// "1 Nghị quyết số 66-NQ/TW ngày …": a note at the foot of a page.
fn is_note(view: &View, place: &Place) -> bool {
    let plain = view.plain(place);
    let words = plain.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = plain.len() - words.len();
    (1..=2).contains(&number)
        && place.len() > SHORTEST_NOTE
        && words.starts_with(' ')
        && view.is_upper(place.start + number + 1)
}

/// The fewest characters of such a note.
const SHORTEST_NOTE: usize = 80;

/// A line that is a number alone, or a dotted number with words behind it.
fn row_number(view: &View, place: &Place) -> Option<(Place, Place)> {
    let (mark, at, rest) = marks::mark(view, place)?;
    match mark {
        Mark::Number(_) | Mark::Roman if rest.is_empty() => Some((at, rest)),
        Mark::Dotted(_) => Some((at, rest)),
        _ => None,
    }
}

fn row(view: &View, number: Option<Place>, cells: Vec<Place>, columns: &[Column]) -> Row {
    let columns: Vec<Column> = columns
        .iter()
        .copied()
        .filter(|column| *column != Column::Number)
        .collect();
    let kinds: Vec<Looks> = cells.iter().map(|place| looks(view, place)).collect();
    let mut row = Row {
        number,
        ..Row::default()
    };
    let agencies = kinds
        .iter()
        .filter(|looks| **looks == Looks::Bodies)
        .count();
    let for_agencies = columns
        .iter()
        .filter(|column| matches!(column, Column::Lead | Column::Coordinators))
        .count();
    let words = kinds.iter().filter(|looks| **looks == Looks::Words).count();
    let for_words = columns
        .iter()
        .filter(|column| {
            matches!(
                column,
                Column::Product | Column::Level | Column::Note | Column::Other
            )
        })
        .count();
    // One of two columns of words is filled: nothing tells which.
    let which = for_words > 1 && words == 2 && !kinds.is_empty();
    row.cells_guessed = agencies > for_agencies.max(1) || which;
    let laid = if fill(&kinds, &columns) {
        columns
    } else {
        align(&kinds, &columns)
    };
    for (place, column) in cells.into_iter().zip(laid) {
        row.put_cell(column, place);
    }
    row
}

/// As many lines as columns, and each looks as its column does: what is to be done may look like a body ("Thường trực cấp cứu").
fn fill(kinds: &[Looks], columns: &[Column]) -> bool {
    kinds.len() == columns.len()
        && columns.first() == Some(&Column::Content)
        && kinds.iter().zip(columns).skip(1).all(|(looks, column)| {
            matches!(
                (looks, column),
                (Looks::Bodies, Column::Lead | Column::Coordinators)
                    | (Looks::Time, Column::Deadline)
                    | (
                        Looks::Words,
                        Column::Product | Column::Level | Column::Note | Column::Other
                    )
            )
        })
}
