//! Tables with real cells.

use tiendo_extract::{Block, Cell, Table};

use super::align::{Looks, align, looks};
use super::repeated::merged;
use super::{Row, TaskTable, unnamed};
use crate::marks::{self, Mark};
use crate::names;
use crate::view::{Place, View, is_letter};
use crate::vocabulary::heads::{self, Column};

/// The table as one of tasks, if its heads say so.
pub(super) fn tasks(view: &View, table: &Table) -> Option<TaskTable> {
    let named = heads(view, table);
    let mut heads_guessed = named.is_none();
    let (mut columns, head, below) = named.or_else(|| unnamed::heads(view, table))?;
    heads_guessed |= unnamed::settle(view, table, below, &mut columns);
    let mut rows: Vec<Row> = Vec::new();
    // Cells that reach down into later rows: the column, how many rows are left, the paragraphs.
    let mut reaching: Vec<(usize, usize, Vec<Place>)> = Vec::new();
    for cells in table.rows.iter().skip(below) {
        let cells = &*merged(view, cells);
        let mut row = Row::default();
        let mut number_reaches = false;
        // The row says in cells of its own what is to be done and who leads.
        let own = |column| {
            cells.iter().any(|cell| {
                columns.get(cell.column).copied().flatten() == Some(column)
                    && !paragraphs(view, &cell.blocks).is_empty()
            })
        };
        let own_lead = own(Column::Lead) && own(Column::Content);
        let from_above = reaching.iter().map(|(column, ..)| column + 1).max();
        for (column, left, places) in &mut reaching {
            *left -= 1;
            let kind = columns.get(*column).copied().flatten();
            number_reaches |= kind == Some(Column::Number);
            if let Some(kind) =
                kind.filter(|kind| !matches!(kind, Column::Number | Column::Content))
            {
                for place in places.iter() {
                    row.put(kind, place.clone());
                }
            }
        }
        reaching.retain(|(_, left, _)| *left > 0);
        let mut group: Vec<Place> = Vec::new();
        for cell in cells {
            let places = paragraphs(view, &cell.blocks);
            if cell.rows > 1 {
                reaching.push((cell.column, cell.rows - 1, places.clone()));
            }
            let kind = columns.get(cell.column).copied().flatten();
            if kind == Some(Column::Group) {
                group = places;
                continue;
            }
            // "A | Công tác tuyên truyền" over the width of the table: it reaches over the column of what is to be done.
            let wide = cell.columns > 1
                && kind != Some(Column::Content)
                && (kind == Some(Column::Number)
                    || columns
                        .iter()
                        .skip(cell.column)
                        .take(cell.columns)
                        .any(|column| *column == Some(Column::Content)));
            for place in places {
                row.put(
                    if wide {
                        Column::Content
                    } else {
                        kind.unwrap_or(Column::Other)
                    },
                    place,
                );
            }
        }
        letter_beside(view, cells, &mut row);
        number_among_times(view, &columns, &mut row);
        settle_number(view, &mut row);
        let has_groups = columns.contains(&Some(Column::Group));
        if is_short(cells, &columns, from_above) && !row.is_heading() && !has_groups {
            row = laid_out(view, row, cells, &columns);
        }
        if counts_columns(view, cells) {
            continue;
        }
        if let Some(above) = rows.last_mut().filter(|above| goes_on(view, &row, above)) {
            above.gone_on.extend(row.first());
            join(above, row);
            continue;
        }
        if row.content.is_empty() && row.number.is_none() {
            continue;
        }
        if !group.is_empty() && !number_reaches {
            rows.push(Row {
                content: group,
                ..Row::default()
            });
        }
        match rows.last_mut() {
            Some(above) if number_reaches && row.number.is_none() && own_lead => {
                let number = above.number.clone();
                rows.push(Row { number, ..row });
            }
            Some(above) if number_reaches && row.number.is_none() => join(above, row),
            _ => rows.push(row),
        }
    }
    Some(TaskTable {
        columns: columns.into_iter().flatten().collect(),
        head,
        heads_guessed,
        cells_joined: false,
        rows,
    })
}

/// Fewer cells than columns, those that reach down `from_above` counted: one is gone, and those behind it have moved up.
fn is_short(cells: &[Cell], columns: &[Option<Column>], from_above: Option<usize>) -> bool {
    let own = cells.iter().map(|cell| cell.column + cell.columns).max();
    let reach = own.max(from_above);
    reach.is_some_and(|reach| reach < columns.len()) && cells.iter().all(|cell| cell.columns == 1)
}

/// The row with its cells where their words belong.
fn laid_out(view: &View, row: Row, cells: &[Cell], columns: &[Option<Column>]) -> Row {
    let columns: Vec<Column> = columns
        .iter()
        .flatten()
        .copied()
        .filter(|column| *column != Column::Number)
        .collect();
    let number = row.number.as_ref().map(|number| number.start);
    let filled: Vec<Vec<Place>> = cells
        .iter()
        .map(|cell| paragraphs(view, &cell.blocks))
        .filter(|places| {
            places
                .first()
                .is_some_and(|first| Some(first.start) != number)
        })
        .collect();
    let kinds: Vec<Looks> = filled
        .iter()
        .filter_map(|places| places.first())
        .map(|place| looks(view, place))
        .collect();
    let mut now = Row {
        number: row.number,
        cells_guessed: true,
        ..Row::default()
    };
    for (places, column) in filled.into_iter().zip(align(&kinds, &columns)) {
        for place in places {
            now.put(column, place);
        }
    }
    now
}

/// The heads of a table that names who does what and was not read as one of tasks.
pub(super) fn unread(view: &View, table: &Table) -> Option<Place> {
    table.rows.iter().take(3).find_map(|row| {
        let heads: Vec<Place> = row
            .iter()
            .flat_map(|cell| paragraphs(view, &cell.blocks))
            .collect();
        let columns: Vec<Column> = heads
            .iter()
            .filter_map(|place| heads::column(view.plain(place)))
            .collect();
        heads::promise_tasks(&columns)
            .then(|| heads.first().cloned())
            .flatten()
    })
}

/// What each column of the grid holds, where the heads stand, and how many rows they take.
pub(super) type Heads = (Vec<Option<Column>>, Place, usize);

/// Where the table's own heads stand, and the first row below them.
pub(super) fn own_heads(view: &View, table: &Table) -> Option<(Place, usize)> {
    heads(view, table).map(|(_, head, below)| (head, below))
}

fn heads(view: &View, table: &Table) -> Option<Heads> {
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

/// Depth is bounded by the extractor.
pub(super) fn paragraphs(view: &View, blocks: &[Block]) -> Vec<Place> {
    let mut places = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => places.push(view.place(paragraph.span)),
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    places.extend(paragraphs(view, &cell.blocks));
                }
            }
        }
    }
    places
}

/// "A | Các nội dung trình Hội đồng nhân dân", the title over the columns behind the first, which is none of numbers: the letter is the
/// group's.
fn letter_beside(view: &View, cells: &[Cell], row: &mut Row) {
    let [letter, title] = cells else {
        return;
    };
    let places = paragraphs(view, &letter.blocks);
    let [place] = places.as_slice() else {
        return;
    };
    let is_letter = place.len() == 1 && view.is_upper(place.start);
    if is_letter && title.columns > 1 && row.content.len() == 1 {
        *row = Row {
            number: Some(place.clone()),
            content: std::mem::take(&mut row.content),
            ..Row::default()
        };
    }
}

/// "I | GIAI ĐOẠN 1", "1 | Lập quy hoạch |  |  |" below "Thời gian | Nội dung | Cơ quan chủ trì": of a table without a column of numbers the
/// first holds those of its groups.
fn number_among_times(view: &View, columns: &[Option<Column>], row: &mut Row) {
    if columns.first() != Some(&Some(Column::Deadline)) || columns.contains(&Some(Column::Number)) {
        return;
    }
    let others = [
        &row.leads,
        &row.coordinators,
        &row.product,
        &row.level,
        &row.note,
    ];
    let is_alone = row.number.is_none() && others.iter().all(|cell| cell.is_empty());
    if let ([number], true, false) = (row.deadline.as_slice(), is_alone, row.content.is_empty())
        && is_count(view, number)
    {
        row.number = row.deadline.pop();
    }
}

/// "I", "1", "2.": a number of a group and nothing else.
fn is_count(view: &View, place: &Place) -> bool {
    let place = view.trim(place.clone(), b".)");
    let digits = || place.clone().all(|i| view.byte(i).is_ascii_digit());
    let roman = || {
        place
            .clone()
            .all(|i| view.is_upper(i) && matches!(view.byte(i), b'i' | b'v' | b'x'))
    };
    (1..=LONGEST_COUNT).contains(&place.len()) && (digits() || roman())
}

/// The most characters of such a number.
const LONGEST_COUNT: usize = 4;

/// A number without its closing sign; taken from the content where the number's cell has none.
fn settle_number(view: &View, row: &mut Row) {
    if let Some(number) = row.number.take() {
        let place = view.trim(number, b".)-:");
        row.number = (!place.is_empty()).then_some(place);
    }
    if row.number.is_none()
        && let Some(first) = row.content.first_mut()
        && let Some((mark, at, rest)) = marks::mark(view, first)
        && !rest.is_empty()
    {
        *first = rest;
        row.number = (mark != Mark::Bullet).then_some(at);
    }
    // "A" alone over the width of a table.
    if row.number.is_none()
        && row.is_heading()
        && let [letter] = row.content.as_slice()
        && letter.len() == 1
        && view.is_upper(letter.start)
    {
        row.number = Some(letter.clone());
    }
    if row.number.is_none()
        && row.is_heading()
        && let [title] = row.content.as_mut_slice()
        && let Some((letter, rest)) = marks::capital(view, title)
    {
        *title = rest;
        row.number = Some(letter);
    }
}

/// The row below the heads that numbers the columns: (1) (2) (3).
pub(super) fn counts_columns(view: &View, cells: &[Cell]) -> bool {
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

/// A row breaks at the end of a page, so that it seldom breaks twice.
const MOST_BREAKS: usize = 4;

/// A row without a number is the rest of a numbered one that broke: it says nothing that is to be done, or goes on in the middle of
/// a sentence and names nobody who leads.
fn goes_on(view: &View, row: &Row, above: &Row) -> bool {
    let is_task = |row: &Row| row.number.is_some() && !row.is_heading();
    if row.number.is_some() || !is_task(above) || above.gone_on.len() >= MOST_BREAKS {
        return false;
    }
    match row.content.first() {
        None => !row.is_heading(),
        Some(first) => {
            let begins = view.trim(first.clone(), b"");
            let in_mid_sentence =
                is_letter(view.byte(begins.start)) && !view.is_upper(begins.start);
            row.leads.is_empty() && (in_mid_sentence || says_that_it_goes_on(view, &begins))
        }
    }
}

/// "(tiếp) trong đó ưu tiên …", "(Ghi tiếp mục 13) …": nothing but that in brackets before the rest; "(tiếp tục thực hiện) …" is
/// no such word.
fn says_that_it_goes_on(view: &View, content: &Place) -> bool {
    if view.byte(content.start) != b'(' {
        return false;
    }
    let inner = view.trim(content.clone(), b"(");
    let continued = ["ghi tiep", "tiep theo", "tiep"]
        .iter()
        .find_map(|words| view.after(&inner, words));
    continued.is_some_and(|rest| {
        view.byte(rest.start) == b')'
            || ["muc", "stt", "so", "tt", "dong", "nhiem vu", "trang"]
                .iter()
                .any(|whose| view.after(&rest, whose).is_some())
    })
}

/// A row whose number reaches down from above goes on with it.
fn join(above: &mut Row, row: Row) {
    above.content.extend(row.content);
    for (all, more) in [
        (&mut above.leads, row.leads),
        (&mut above.coordinators, row.coordinators),
        (&mut above.deadline, row.deadline),
        (&mut above.product, row.product),
        (&mut above.level, row.level),
        (&mut above.note, row.note),
    ] {
        for place in more {
            if !all.contains(&place) {
                all.push(place);
            }
        }
    }
}
