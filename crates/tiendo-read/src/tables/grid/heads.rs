//! The heads of a table: what each column holds.

use tiendo_extract::{Cell, Table};

use super::super::align::{Looks, looks};
use super::paragraphs;
use crate::names;
use crate::view::{Place, View};
use crate::vocabulary::heads::{self, Column};

/// What each column of the grid holds, where the heads stand, and how many rows they take.
pub(in crate::tables) type Heads = (Vec<Option<Column>>, Place, usize);

/// Where the table's own heads stand, and the first row below them.
pub(in crate::tables) fn own_heads(view: &View, table: &Table) -> Option<(Place, usize)> {
    heads(view, table).map(|(_, head, below)| (head, below))
}

pub(super) fn heads(view: &View, table: &Table) -> Option<Heads> {
    // A title row above the heads, one cell wide, is passed over.
    (0..table.rows.len().min(3)).find_map(|top| heads_at(view, table, top))
}

/// So many known heads in a row tell that the others are heads.
const KNOWN_HEADS: usize = 2;

fn heads_at(view: &View, table: &Table, top: usize) -> Option<Heads> {
    let first = table.rows.get(top)?;
    let deep = first.iter().map(|cell| cell.rows).max().unwrap_or(1).min(3);
    let deep = if heads_more(view, table, top + deep) {
        deep + 1
    } else {
        deep
    };
    let rows = || table.rows.iter().skip(top).take(deep).flatten();
    let width = rows().map(|cell| cell.column + cell.columns).max()?;
    let mut words: Vec<String> = vec![String::new(); width];
    let mut head: Option<Place> = None;
    for cell in rows() {
        let places = paragraphs(view, &cell.blocks);
        if let (Some(a), Some(b)) = (places.first(), places.last()) {
            let so_far = head.get_or_insert(a.start..b.end);
            so_far.end = b.end;
        }
        let plain: Vec<&str> = places.iter().map(|place| view.plain(place)).collect();
        let plain = plain.join(" ");
        for column in words.iter_mut().skip(cell.column).take(cell.columns) {
            // The deeper head says more precisely what the column holds.
            if heads::column(&plain).is_some() || column.is_empty() {
                column.clone_from(&plain);
            }
        }
    }
    let mut columns: Vec<Option<Column>> = words.iter().map(|plain| heads::column(plain)).collect();
    let named: Vec<Column> = columns.iter().copied().flatten().collect();
    // Beside heads that are known a letter may be wrong.
    if named.len() >= KNOWN_HEADS && named.len() < columns.len() {
        for (column, plain) in columns.iter_mut().zip(&words) {
            *column = column.or_else(|| heads::column_beside(plain));
        }
        if let (Some(first @ None), Some(plain)) = (columns.first_mut(), words.first())
            && heads::numbers_slipped(plain)
        {
            *first = Some(Column::Number);
        }
    }
    stages_by_place(view, table, top + deep, &mut columns, &words);
    progress_beside_time(view, table, top + deep, &mut columns);
    one_number(&mut columns);
    one_lead(&mut columns, &words);
    content_by_place(&mut columns, &words);
    groups_by_place(&mut columns, &words);
    let named: Vec<Column> = columns.iter().copied().flatten().collect();
    let below = top + deep;
    let makes_tasks = heads::make_tasks(&named)
        || (heads::make_schedule(&named) && times_below(view, table, below, &columns));
    makes_tasks.then_some((columns, head?, below))
}

/// Two of three cells in the columns of times hold one of the calendar: not the hours of a day's programme.
fn times_below(view: &View, table: &Table, below: usize, columns: &[Option<Column>]) -> bool {
    let cells = table.rows.iter().skip(below).flatten();
    let times: Vec<Place> = cells
        .filter(|cell| columns.get(cell.column) == Some(&Some(Column::Deadline)))
        .filter_map(|cell| paragraphs(view, &cell.blocks).into_iter().next())
        .collect();
    let of_calendar = times
        .iter()
        .filter(|place| looks(view, place) == Looks::Time);
    !times.is_empty() && of_calendar.count() * 3 >= times.len() * 2
}

/// "TT | Nhiệm vụ | Phân công" above "Cơ quan chủ trì | Cơ quan phối hợp | Thời gian": a row of heads and nothing else, whose first
/// columns have theirs above.
fn heads_more(view: &View, table: &Table, row: usize) -> bool {
    let Some(cells) = table.rows.get(row) else {
        return false;
    };
    let filled: Vec<Place> = cells
        .iter()
        .filter_map(|cell| paragraphs(view, &cell.blocks).first().cloned())
        .collect();
    let starts_later = cells
        .iter()
        .all(|cell| cell.column > 0 || paragraphs(view, &cell.blocks).is_empty());
    starts_later
        && filled.len() >= KNOWN_HEADS
        && filled.iter().all(|place| {
            heads::column(view.plain(place)).is_some() && !names::is_body_list(view, place)
        })
}

/// "Giai đoạn | Thời gian | Nội dung trọng tâm": beside a column of times that of the stages counts the rows, or parts them.
fn stages_by_place(
    view: &View,
    table: &Table,
    below: usize,
    columns: &mut [Option<Column>],
    words: &[String],
) {
    let Some((first, others)) = columns.split_first_mut() else {
        return;
    };
    let tells_stages = words.first().is_some_and(|head| head == "giai doan");
    if tells_stages && others.contains(&Some(Column::Deadline)) {
        let is_number = |place: &Place| view.plain(place).bytes().all(|b| b.is_ascii_digit());
        let counts = all_in_column(view, table, below, 0, is_number);
        *first = Some(if counts {
            Column::Number
        } else {
            Column::Group
        });
    }
}

/// "Tiến độ" above "60%" beside another column of times says how far somebody is.
fn progress_beside_time(view: &View, table: &Table, below: usize, columns: &mut [Option<Column>]) {
    let is_time = |column: &Option<Column>| *column == Some(Column::Deadline);
    if columns.iter().filter(|column| is_time(column)).count() < 2 {
        return;
    }
    for (i, column) in columns.iter_mut().enumerate() {
        let is_share = |place: &Place| view.byte(place.end.saturating_sub(1)) == b'%';
        if is_time(column) && all_in_column(view, table, below, i, is_share) {
            *column = Some(Column::Other);
        }
    }
}

/// All cells of a column say something of the kind, and one of them does.
fn all_in_column(
    view: &View,
    table: &Table,
    below: usize,
    column: usize,
    says: impl Fn(&Place) -> bool,
) -> bool {
    let rows = table.rows.iter().skip(below);
    let cells = rows
        .flatten()
        .filter(|cell| cell.column == column && cell.columns == 1);
    let mut places = cells
        .flat_map(|cell| paragraphs(view, &cell.blocks))
        .peekable();
    places.peek().is_some() && places.all(|place| says(&place))
}

/// "STT | Mã nhiệm vụ | …": the first column of numbers holds those that the rows are known by.
fn one_number(columns: &mut [Option<Column>]) {
    let numbers = columns
        .iter_mut()
        .filter(|column| **column == Some(Column::Number));
    for column in numbers.skip(1) {
        *column = Some(Column::Other);
    }
}

/// "Cơ quan chịu trách nhiệm theo quy định | Đơn vị chủ trì": who is to answer for it does not lead where another column says who does.
fn one_lead(columns: &mut [Option<Column>], words: &[String]) {
    let is_lead = |column: &Option<Column>| *column == Some(Column::Lead);
    let leads = columns
        .iter()
        .zip(words)
        .filter(|(column, _)| is_lead(column));
    if leads.clone().count() < 2 || !leads.clone().any(|(_, head)| head.contains("chu tri")) {
        return;
    }
    for (column, head) in columns.iter_mut().zip(words) {
        if is_lead(column) && head.contains("chiu trach nhiem") && !head.contains("chu tri") {
            *column = Some(Column::Other);
        }
    }
}

/// "TT | Việc cần làm | Chủ trì | Phối hợp": the one column between the number and who leads holds what is to be done, whatever its
/// head says; so does the only one whose head says nothing known.
fn content_by_place(columns: &mut [Option<Column>], words: &[String]) {
    let at = |kind| columns.iter().position(|column| *column == Some(kind));
    let (Some(number), Some(lead)) = (at(Column::Number), at(Column::Lead)) else {
        return;
    };
    let told = [Column::Coordinators, Column::Deadline, Column::Product];
    let is_known = columns.contains(&Some(Column::Content));
    if is_known || !told.into_iter().any(|kind| at(kind).is_some()) {
        return;
    }
    // "TT | Đơn vị đầu mối | Việc cần làm | Hạn cuối": or the only one of which nothing is known.
    let unknown: Vec<usize> = (0..columns.len())
        .filter(|&i| {
            columns.get(i) == Some(&None) && words.get(i).is_some_and(|head| !head.is_empty())
        })
        .collect();
    let place = match unknown.as_slice() {
        [only] => *only,
        all if lead == number + 2 && all.contains(&(number + 1)) => number + 1,
        _ => return,
    };
    if let Some(column) = columns.get_mut(place) {
        column.get_or_insert(Column::Content);
    }
}

/// "Nhóm nhiệm vụ | STT | Công việc": a column of groups before that of what is to be done.
fn groups_by_place(columns: &mut [Option<Column>], words: &[String]) {
    let Some(first) = words.iter().position(|head| heads::names_group(head)) else {
        return;
    };
    let mut behind = columns.iter().skip(first + 1);
    let holds_content = behind.any(|kind| *kind == Some(Column::Content));
    if let Some(group) = columns.get_mut(first).filter(|_| holds_content) {
        *group = Some(Column::Group);
    }
}

/// The row below the heads that numbers the columns: (1) (2) (3).
pub(in crate::tables) fn counts_columns(view: &View, cells: &[Cell]) -> bool {
    let mut filled = 0;
    let is_count = |cell: &Cell| {
        let words: Vec<Place> = paragraphs(view, &cell.blocks);
        let [one] = words.as_slice() else {
            return words.is_empty();
        };
        filled += 1;
        view.plain(&view.trim(one.clone(), b"().")) == filled.to_string()
    };
    cells.len() > 2 && cells.iter().all(is_count) && filled > 2
}
