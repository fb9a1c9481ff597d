//! A line that was broken though the file's lines are not: a list, a label, an item that says nothing yet.

use super::going_on::wants_number;
use super::items::{BULLET, Items};
use super::{LONG_LINE, begins_anew, begins_small, has_words, is_open};
use crate::labels;
use crate::marks::{self, Mark};
use crate::names;
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::heads::Column;
use crate::vocabulary::kinds;

/// The line before ends in the middle of a sentence, which goes on here, though the file's lines are not broken so.
pub(super) fn breaks_off(
    view: &View,
    items: &Items,
    start: usize,
    before: &Place,
    line: &Place,
) -> bool {
    if !is_open(view, before)
        || !has_words(view, before)
        || !has_words(view, line)
        || marks::mark(view, line).is_some()
        || view.is_all_caps(line)
        || begins_anew(view, line)
    {
        return false;
    }
    let kind = Items::kind(view, &(start..before.end));
    let is_closed_kind = kind.is_some_and(|kind| items.are_closed(kind));
    // "- Văn phòng" and "Chính phủ (để b/c);" where every item of the list ends with a sign.
    if is_closed_kind && kind == Some(BULLET) && !is_open(view, line) && before.start == start {
        return true;
    }
    if view.is_all_caps(before) {
        return false;
    }
    if wants_number(view, before) && view.byte(line.start).is_ascii_digit() {
        return true;
    }
    // Cells of a table that lost its lines stand below each other without an end.
    let is_cell = |place: &Place| {
        names::is_body_list(view, place)
            || (place.len() <= LONG_LINE && crate::deadline::is_deadline_cell(view, place))
    };
    if is_cell(line) && (view.is_upper(line.start) || !view.plain(line).contains(' ')) {
        return false;
    }
    // "2. Phòng Văn hóa - Xã hội", "3. Đề nghị Huyện đoàn" above what they are to do.
    let is_name = || {
        marks::mark(view, before).is_some_and(|(_, _, rest)| {
            let who = said::after_any(view, &rest, &["đề nghị", "giao"]).unwrap_or(rest);
            names::is_body_list(view, &who)
        }) && names::opens_with_verb(view, line)
    };
    if is_closed_kind && !is_name() && !closes_document(view, line) {
        return true;
    }
    let small = begins_small(view, line) && !is_cell(line) && !is_cell(before);
    let in_date = view.byte(before.end - 1).is_ascii_digit() || view.byte(before.end - 1) == b',';
    small && (before.len() > LONG_LINE || line.len() > LONG_LINE || in_date)
}

/// "Văn phòng … thông báo để các cơ quan biết, thực hiện./.": the last sentence of a document, which goes on with no item.
fn closes_document(view: &View, line: &Place) -> bool {
    view.plain(line).ends_with("./.") && names::starts_name(view, line)
}

/// "Cơ quan phối hợp: Sở A;" and "Sở B.": the list behind a label goes on.
pub(super) fn goes_on_label(view: &View, start: usize, before: &Place, line: &Place) -> bool {
    matches!(view.byte(before.end.saturating_sub(1)), b';' | b',')
        && marks::mark(view, line).is_none()
        && names::is_body_list(view, line)
        && labels::labelled(view, &(start..before.end)).is_some_and(|labels| {
            labels
                .last()
                .is_some_and(|(column, _)| matches!(column, Column::Lead | Column::Coordinators))
        })
}

/// "IV. NỘI" and "DUNG HOẠT ĐỘNG TRIỂN KHAI": a part's heading in capitals of which a page broke the words, or left the mark alone.
pub(super) fn goes_on_heading(view: &View, items: &Items, before: &Place, line: &Place) -> bool {
    let Some((Mark::Roman, _, rest)) = marks::mark(view, before) else {
        return false;
    };
    // In a table the number of a group has a line to itself.
    let is_lost = rest.is_empty() && !items.has_table;
    let is_open = is_lost || (!rest.is_empty() && view.is_all_caps(&rest) && is_open(view, before));
    is_open
        && before.len() + line.len() <= LONGEST_HEADING
        && view.is_all_caps(line)
        && has_words(view, line)
        && marks::mark(view, line).is_none()
        && !begins_anew(view, line)
        && !crate::header::is_capacity(view, line)
}

/// The most characters of such a heading.
const LONGEST_HEADING: usize = 160;

/// "3. Giao" and "Sở Y tế …": an item that says no more wants the body in the next line.
pub(super) fn gives_nothing(view: &View, item: &Place, line: &Place) -> bool {
    marks::mark(view, item).is_some_and(|(_, _, rest)| {
        !view.is_all_caps(&rest) && matches!(view.plain(&rest), "giao" | "giao cho")
    }) && marks::mark(view, line).is_none()
        && view.is_upper(line.start)
}

/// An item that says who works together and ends in a comma: "… phối hợp với các ban đảng," and "Văn phòng … kiểm tra".
pub(super) fn lists_bodies(view: &View, start: usize, before: &Place, line: &Place) -> bool {
    let so_far = start..before.end;
    view.byte(before.end.saturating_sub(1)) == b','
        && marks::mark(view, line).is_none()
        && !view.is_all_caps(line)
        && !begins_anew(view, line)
        && marks::mark(view, &so_far)
            .is_some_and(|(_, _, rest)| rest.len() > LONG_LINE && view.has(&rest, "phoi hop voi"))
}

/// A title below the kind in capitals goes on with a small letter.
pub(super) fn goes_on_title(view: &View, kind: &Place, title: &Place, line: &Place) -> bool {
    let words = view.plain(kind);
    view.is_all_caps(kind)
        && kinds::KINDS.iter().any(|(_, kind, _)| *kind == words)
        && is_open(view, title)
        && view.is_upper(title.start)
        && !view.is_all_caps(title)
        && marks::mark(view, title).is_none()
        && begins_small(view, line)
        && !names::is_body_list(view, line)
}
