//! The row of an item, as if its words stood in the cells of a table.

use super::items::Item;
use super::later::{done_by, given_to};
use crate::addressees::coordinating;
use crate::deadline;
use crate::lists;
use crate::model::Words;
use crate::names;
use crate::said;
use crate::span::Span;
use crate::tables::Row;
use crate::view::{Place, View};

/// The row of an item: agencies and time that its words name, where no cell does.
pub(super) fn row(view: &View, item: &Item, is_heading: bool) -> Row {
    let mut row = item.row.clone();
    if is_heading {
        if let (true, Some(title)) = (item.is_name, row.content.first_mut()) {
            *title = view.trim_end(title.clone(), b":");
        }
        return row;
    }
    if row.leads.is_empty() {
        row.leads = places(view, &item.actor.who);
    }
    if row.leads.is_empty() {
        row.leads.extend(
            row.content.iter().find_map(|place| {
                leads_inside(view, place).or_else(|| in_last_bracket(view, place))
            }),
        );
    }
    if row.coordinators.is_empty() {
        row.coordinators = places(view, &item.actor.with);
    }
    if row.coordinators.is_empty() && item.actor.who.is_empty() && !row.leads.is_empty() {
        let with = row.content.iter().map(|place| coordinating(view, place));
        row.coordinators = places(view, &with.flatten().collect::<Vec<Words>>());
    }
    if row.deadline.is_empty() {
        row.deadline.extend(
            row.content
                .iter()
                .find_map(|place| deadline::in_text(view, place).or_else(|| planned(view, place))),
        );
    }
    row
}

/// "… (Phòng Tư pháp chủ trì, tháng 9/2023)", "… (các phòng; thường xuyên)": the time that stands last in the bracket at the end.
fn planned(view: &View, place: &Place) -> Option<Place> {
    if let Some(time) = done_by(view, place).and_then(|done| done.time) {
        return Some(time);
    }
    let Some(inside) = last_bracket(view, place) else {
        return behind_dash(view, place);
    };
    if let Some(time) = before_bracket(view, place, &inside) {
        return Some(time);
    }
    // "… năm 2025 (hoàn thành 20/10/2025).": nothing but the time.
    if said::after_any(
        view,
        &inside,
        &["hoàn thành", "xong", "thời hạn", "trước", "trong"],
    )
    .is_some()
        && deadline::is_deadline_cell(view, &inside)
    {
        return Some(inside);
    }
    let sign = (inside.start..inside.end)
        .rev()
        .find(|&i| matches!(view.byte(i), b';' | b',') && !view.byte(i + 1).is_ascii_digit())?;
    let last = view.trim(sign + 1..inside.end, b".");
    let who = view.trim(inside.start..sign, b",;");
    let is_led = || names::begins(view, &who) || said::find_small(view, &who, "chu tri").is_some();
    (deadline::is_deadline_cell(view, &last) && is_led()).then_some(last)
}

/// "…, quý IV/2019 (Công ty … thực hiện)": the time behind the last comma, where the bracket says who.
fn before_bracket(view: &View, place: &Place, inside: &Place) -> Option<Place> {
    let before = view.trim(place.start..inside.start - 1, b"");
    let comma = (before.start..before.end)
        .rev()
        .find(|&i| view.byte(i) == b',')?;
    let time = view.trim(comma + 1..before.end, b"");
    let is_led = || {
        ["chủ trì", "thực hiện", "phụ trách"]
            .iter()
            .any(|role| said::find(view, inside, role).is_some())
    };
    (deadline::is_deadline_cell(view, &time) && is_led()).then_some(time)
}

/// "… - Phòng An toàn chủ trì - quý I/2025.": the time behind the last dash, where who leads stands before it.
fn behind_dash(view: &View, place: &Place) -> Option<Place> {
    let is_dash = |&i: &usize| view.byte(i) == b'-' && view.byte(i - 1) == b' ';
    let dash = (place.start + 1..place.end).rev().find(is_dash)?;
    let last = view.trim(dash + 1..place.end, b".;");
    let before = view.trim(place.start..dash, b"");
    let is_led = ["chủ trì", "thực hiện", "phụ trách"]
        .iter()
        .any(|role| said::before(view, &before, role).is_some());
    (is_led && deadline::is_deadline_cell(view, &last)).then_some(last)
}

/// What the bracket at the end holds.
fn last_bracket(view: &View, place: &Place) -> Option<Place> {
    let words = view.trim_end(place.clone(), b".;");
    let close = words.end.checked_sub(1).filter(|&i| view.byte(i) == b')')?;
    let open = (words.start..close).rev().find(|&i| view.byte(i) == b'(')?;
    Some(open + 1..close)
}

/// "… do Báo Hải Phòng, Đài … thực hiện": the names between the two words.
fn in_passive(view: &View, place: &Place) -> Option<Place> {
    view.find_all(place, "do").into_iter().find_map(|word| {
        let rest = view.trim_start(word.end..place.end);
        if !view.says(&word, "do") || !names::starts_name(view, &rest) {
            return None;
        }
        let (names, end) = lists::at(view, &rest)?;
        let behind = view.trim_start(end..place.end);
        ["chu tri", "thuc hien", "tham muu", "phu trach"]
            .iter()
            .any(|role| view.after(&behind, role).is_some())
            .then_some(names)
    })
}

/// "(Phòng Pháp chế chủ trì, …)", "…; do Sở Y tế chủ trì": the names right before the word.
fn leads_inside(view: &View, place: &Place) -> Option<Place> {
    if let Some(names) = in_passive(view, place) {
        return Some(names);
    }
    if let Some(names) = done_by(view, place)
        .map(|done| done.names)
        .or_else(|| given_to(view, place))
    {
        return Some(names);
    }
    let word = said::find_small(view, place, "chu tri").or_else(|| {
        let open = view.first_of(place, b'(')?;
        let inside = open..place.end;
        ["thuc hien", "tham muu"]
            .iter()
            .find_map(|word| said::find_small(view, &inside, word))
    })?;
    let start = (place.start..word.start)
        .rev()
        .find(|&i| matches!(view.byte(i), b'(' | b';' | b'.'))
        .map_or(place.start, |i| i + 1);
    // "… - Sở Y tế chủ trì - trước ngày 30/6"; a dash may as well stand in a name.
    let dash = (start..word.start)
        .rev()
        .find(|&i| view.byte(i) == b'-' && view.byte(i + 1) == b' ')
        .map(|i| i + 1);
    names_before(view, &(start..word.start))
        .or_else(|| names_before(view, &(dash?..word.start)))
        .or_else(|| fills_clause(view, start.max(place.start + 1)..word.start))
}

/// "…. Vụ Kiểm sát giải quyết án dân sự chủ trì": behind a sign, names that reach up to the word for a role, whatever they hold.
fn fills_clause(view: &View, clause: Place) -> Option<Place> {
    let is_behind_sign = matches!(view.byte(clause.start - 1), b'(' | b';' | b'.');
    let names = view.trim(clause, b",");
    (is_behind_sign && names::starts_name(view, &names) && names::is_body_list(view, &names))
        .then_some(names)
}

/// "… (Phòng Nội vụ, Thanh tra huyện).", "… (các phòng chuyên môn; thường xuyên)": names that stand alone in the bracket at
/// the end. Behind a name a bracket says more of that: "gửi Sở Nội vụ (Phòng Cải cách hành chính)".
fn in_last_bracket(view: &View, place: &Place) -> Option<Place> {
    let inside = last_bracket(view, place)?;
    let end = (inside.start..inside.end)
        .find(|&i| view.byte(i) == b';')
        .unwrap_or(inside.end);
    let time = planned(view, place);
    let end = time.as_ref().map_or(end, |time| time.start.min(end));
    let names = view.trim(inside.start..end, b",;");
    let names = said::after_any(view, &names, &["giao", "do"]).unwrap_or(names);
    let before = view.trim(place.start..inside.start - 1, b"");
    let speaks_of = || time.is_none() && ends_in_name(view, &before);
    // "(Khoa Kiểm soát nhiễm khuẩn giám sát hằng tháng)", "(Sở Y tế làm đầu mối)": what they do stands behind them.
    let names = match lists::at(view, &names) {
        Some((list, end)) if acts_behind(view, end, names.end) => list,
        _ => names,
    };
    (names::is_body_list(view, &names) && !speaks_of()).then_some(names)
}

fn acts_behind(view: &View, end: usize, limit: usize) -> bool {
    let rest = view.trim_start(end..limit);
    let is_act = || {
        names::verb(view, &rest) == Some(rest.start)
            || said::after_any(view, &rest, &["làm", "là"]).is_some()
    };
    !rest.is_empty() && is_act()
}

/// "Rà soát chi bộ thôn (Ban Tổ chức Huyện ủy chủ trì, năm 2023).": the bracket at the end says who does it.
pub(super) fn is_led_in_bracket(view: &View, item: &Item) -> bool {
    item.row.content.last().is_some_and(|place| {
        last_bracket(view, place).is_some_and(|inside| {
            in_last_bracket(view, place).is_some()
                || leads_inside(view, &(inside.start - 1..inside.end)).is_some()
        })
    })
}

/// How far before a bracket the name may begin that it speaks of, in bytes.
const LONGEST_NAME: usize = 100;

/// A name in capitals or of several bodies: "30% số cơ quan, đơn vị" names nobody.
fn ends_in_name(view: &View, place: &Place) -> bool {
    let from = place.end.saturating_sub(LONGEST_NAME).max(place.start);
    let from = (from..place.end)
        .rev()
        .find(|&i| matches!(view.byte(i), b';' | b':'))
        .map_or(from, |i| i + 1);
    (from..place.end)
        .filter(|&i| i == place.start || view.byte(i - 1) == b' ')
        .map(|i| i..place.end)
        .any(|name| names::starts_name(view, &name) && names::is_body(view, &name))
}

/// The names that fill the clause before the word for a role.
fn names_before(view: &View, clause: &Place) -> Option<Place> {
    let clause = view.trim(clause.clone(), b",");
    // "… đồng chủ trì", not "Tổ công nghệ số cộng đồng chủ trì".
    let clause = ["đồng", "cùng"]
        .iter()
        .find_map(|word| said::before(view, &clause, word))
        .filter(|before| {
            !["cộng", "hội", "hợp", "tương"]
                .iter()
                .any(|half| said::before(view, before, half).is_some())
        })
        .unwrap_or(clause);
    let clause = ["do", "giao"]
        .iter()
        .find_map(|lead| view.after(&clause, lead))
        .unwrap_or(clause);
    lists::at(view, &clause)
        .filter(|(_, end)| *end == clause.end)
        .map(|(names, _)| names)
}

/// Where names stand; of "các sở: A, B" the whole list once.
fn places(view: &View, list: &[Words]) -> Vec<Place> {
    let mut all: Vec<Place> = Vec::new();
    let mut open: Option<Span> = None;
    for words in list {
        let (Some(head), Some(tail)) = (words.spans.first(), words.spans.last()) else {
            continue;
        };
        if words.spans.len() > 1 && open == Some(*head) {
            if let Some(spread) = all.last_mut() {
                spread.end = view.place(*tail).end;
            }
            continue;
        }
        let mut place = view.place(*head);
        place.end = view.place(*tail).end;
        if words.spans.len() > 1 {
            // "các" stands before the shared word where the name does not open with a kind of its own.
            let before = view.trim(place.start.saturating_sub(4)..place.end, b"");
            if view.plain(&before).starts_with("cac ") {
                place = before;
            }
            open = Some(*head);
        }
        all.push(place);
    }
    all
}
