//! What stands beside a name and is none of it: what a body is for the document, and offices that name nobody alone.

use std::sync::LazyLock;

use crate::lists;
use crate::phrases::{Phrases, Static};
use crate::said;
use crate::view::{Place, View, is_letter};
use crate::vocabulary::{bodies, tasks};

static WHICH_IN_BRACKETS: Static = LazyLock::new(|| Phrases::said(&bodies::WHICH_IN_BRACKETS));

static ROLES_IN_BRACKETS: Static = LazyLock::new(|| Phrases::plain(&bodies::ROLES_IN_BRACKETS));

/// What somebody is in a body that is set up.
static MEMBERS: Static = LazyLock::new(|| Phrases::plain(&tasks::MEMBERS));

/// The most characters of what somebody is in a committee: "Phó Trưởng ban Thường trực".
const LONGEST_SEAT: usize = 40;

/// "Trưởng ban", "Ủy viên thường trực": what somebody is in a body that is set up, and nothing that is to be done.
pub(crate) fn sits_in_committee(view: &View, place: &Place) -> bool {
    place.len() <= LONGEST_SEAT
        && view.is_upper(place.start)
        && MEMBERS.begin(view, place).is_some()
}

/// "Sở Y tế (cơ quan thường trực)": the name without the bracket that says what the body is for the document.
pub(crate) fn without_role(view: &View, name: &Place) -> Place {
    let bracket = (name.start..name.end)
        .rev()
        .find(|&i| view.byte(i) == b'(')
        .filter(|_| !name.is_empty() && view.byte(name.end - 1) == b')');
    match bracket {
        Some(open) if is_role(view, &(open + 1..name.end - 1)) => {
            let bare = view.trim(name.start..open, b"");
            if bare.is_empty() { name.clone() } else { bare }
        }
        _ => name.clone(),
    }
}

/// "(cơ quan thường trực)", "(đồng chí Nguyễn Văn A phụ trách)", "(đơn vị thu gom)".
fn is_role(view: &View, inside: &Place) -> bool {
    let acts = || {
        said::after_any(view, inside, &["đơn vị", "cơ quan", "bộ phận"]).is_some_and(|what| {
            !inside
                .clone()
                .any(|i| view.is_upper(i) || view.byte(i) == b',')
                && super::begins_with_verb(view, &what)
        })
    };
    ROLES_IN_BRACKETS.begin(view, inside).is_some()
        || super::names_person(view, inside)
        || acts()
        || is_work(view, inside)
}

/// "(bàn giao)", "(chất thải, quan trắc)", "(06 tổ chuyên môn)": what part of the work is the body's, or how many there are; not
/// which of several bodies is meant, nor another name of it.
fn is_work(view: &View, inside: &Place) -> bool {
    let inside = view.trim(inside.clone(), b"");
    let counts = || view.byte(inside.start).is_ascii_digit();
    let says = || {
        is_letter(view.byte(inside.start))
            && !view.is_upper(inside.start)
            && WHICH_IN_BRACKETS.begin(view, &inside).is_none()
            && !super::begins(view, &inside)
    };
    // "(GPMB, thuê đất, môi trường)".
    let lists_work = || {
        view.split(&inside, b",").iter().skip(1).any(|part| {
            let part = view.trim_start(part.clone());
            is_letter(view.byte(part.start))
                && !view.is_upper(part.start)
                && WHICH_IN_BRACKETS.begin(view, &part).is_none()
                && !super::begins(view, &part)
        })
    };
    !inside.is_empty() && (counts() || says() || lists_work())
}

/// The brackets of `piece` that say what work a body has: what stands in them is no list of bodies.
pub(super) fn work_in_brackets(view: &View, piece: &Place) -> Vec<Place> {
    let mut found = Vec::new();
    let mut from = piece.start;
    while let Some(open) = view.first_of(&(from..piece.end), b'(') {
        let close = view.first_of(&(open..piece.end), b')').unwrap_or(piece.end);
        if is_work(view, &(open + 1..close)) {
            found.push(open..close);
        }
        from = close.max(open + 1);
    }
    found
}

/// Words between "phụ trách" and the field that somebody is in charge of, with their marks.
const BEFORE_FIELD: &[&str] = &["lĩnh vực", "công tác", "mảng"];

/// "Chuyên viên phụ trách lĩnh vực Hành chính, Văn phòng": somebody who is told by the field that he is in charge of, and nothing else.
pub(crate) fn is_in_charge(view: &View, place: &Place) -> bool {
    if !super::begins(view, place) || view.has_stop(place) {
        return false;
    }
    field_in_charge(view, place).is_some_and(|field| {
        let who = view.trim(place.start..field.start, b",");
        !who.is_empty()
            && super::is_body(view, &who)
            && view.split(&field, b" ").len() <= LONGEST_CHARGE
            && super::never_in_names(view, &field).is_none()
    })
}

/// The most words of such a field, those that open it counted.
const LONGEST_CHARGE: usize = 14;

/// The words that say what somebody is in charge of: they are no list of bodies, but for a known one behind them.
pub(super) fn field_in_charge(view: &View, piece: &Place) -> Option<Place> {
    let at = said::find(view, piece, "phụ trách")?;
    let field = view.trim_start(at.end..piece.end);
    let field = said::after_any(view, &field, BEFORE_FIELD).unwrap_or(field);
    let next = |end: usize| view.trim_start(end..piece.end);
    let signs = (field.start..field.end).filter(|&i| view.byte(i) == b',');
    let known = signs
        .filter(|&sign| lists::known_end(view, &next(sign + 1)).is_some())
        .min();
    // "… lĩnh vực khoáng sản và chuyên viên được giao nhiệm vụ", not "… Tôn giáo và các Hội quần chúng".
    let other = view.find_all(&field, "va").into_iter().find(|and| {
        said::after(view, &next(and.end), "các").is_none() && super::begins(view, &next(and.end))
    });
    let other = other.map(|and| view.trim(at.start..and.start, b"").end);
    let end = known.into_iter().chain(other).min();
    (!field.is_empty()).then(|| at.start..end.unwrap_or(piece.end))
}

/// Offices that name nobody alone: "Giám đốc, Thủ trưởng các sở, ban, ngành" is one name.
const BARE_OFFICES: &[&str] = &[
    "giám đốc",
    "thủ trưởng",
    "phó giám đốc",
    "trưởng",
    "chủ tịch",
    "tổng giám đốc",
];

/// The part is the word for an office and nothing else, and another office follows.
pub(super) fn is_bare_office(view: &View, part: &Place, next: &Place) -> bool {
    let part = view.trim(part.clone(), b",");
    let is_bare = BARE_OFFICES
        .iter()
        .any(|office| said::after(view, &part, office).is_some_and(|rest| rest.is_empty()));
    let office = said::after(view, next, "các").unwrap_or_else(|| next.clone());
    is_bare
        && BARE_OFFICES
            .iter()
            .chain(&["phó"])
            .any(|other| said::after(view, &office, other).is_some())
}
