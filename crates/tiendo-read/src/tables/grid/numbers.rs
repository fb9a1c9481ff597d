//! Numbers of rows and of groups, where a table has them beside their place.

use tiendo_extract::Cell;

use super::super::Row;
use super::paragraphs;
use crate::marks::{self, Mark};
use crate::view::{Place, View};
use crate::vocabulary::heads::Column;

/// "A | Các nội dung trình Hội đồng nhân dân", the title over the columns behind the first, which is none of numbers: the letter is the
/// group's.
pub(super) fn letter_beside(view: &View, cells: &[Cell], row: &mut Row) {
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
pub(super) fn number_among_times(view: &View, columns: &[Option<Column>], row: &mut Row) {
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
pub(super) fn settle_number(view: &View, row: &mut Row) {
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
