//! Names of bodies: is this one, how does it begin, which words end it.

mod asked;
mod case;
mod joined;
mod loose;
mod offices;

use std::sync::LazyLock;

use crate::phrases::{Phrases, Static};
use crate::view::{Place, View, is_word};
use crate::vocabulary::bodies;
use crate::{lists, said, spread};
pub(crate) use asked::Asked;
pub(crate) use case::settle_case;
pub(crate) use joined::{is_of_police, split, starts_name, starts_small};
pub(crate) use loose::{known_collective, loose_key};
pub(crate) use offices::{is_in_charge, sits_in_committee, without_role};

/// The most words that a body's name has.
const LONGEST: usize = 24;

static OPENERS: Static = LazyLock::new(|| Phrases::said(&bodies::OPENERS));

static AFTER_ALL: Static = LazyLock::new(|| Phrases::said(&bodies::AFTER_ALL));

static NOT_BODIES: Static = LazyLock::new(|| Phrases::said(&bodies::NOT_BODIES));

static VERBS: Static = LazyLock::new(|| Phrases::plain(&bodies::VERBS));

static TASK_VERBS: Static = LazyLock::new(|| Phrases::said(&bodies::TASK_VERBS));

static NEVER_IN_NAMES: Static = LazyLock::new(|| Phrases::plain(&bodies::NEVER_IN_NAMES));

/// What stands at `place` begins as a body's name does.
pub(crate) fn begins(view: &View, place: &Place) -> bool {
    let is_own = |own: &std::sync::Arc<Phrases>| own.begin(view, place).is_some();
    if view.names.as_ref().is_some_and(is_own) {
        return true;
    }
    if NOT_BODIES.begin(view, place).is_some() && !is_titled(view, place) {
        return false;
    }
    // "Khối 9" is a grade of pupils.
    if said::after(view, place, "khối").is_some_and(|grade| view.byte(grade.start).is_ascii_digit())
    {
        return false;
    }
    match behind_all(view, place) {
        Some(rest) => AFTER_ALL.begin(view, &rest).is_some(),
        None => {
            OPENERS.begin(view, place).is_some()
                || names_person(view, place)
                || is_team(view, place)
        }
    }
}

/// The words behind "các", "tất cả các".
pub(crate) fn behind_all(view: &View, place: &Place) -> Option<Place> {
    match view.byte(place.start) {
        b'c' => said::after(view, place, "các"),
        b't' => said::after_any(view, place, &["tất cả các", "toàn thể các"]),
        _ => None,
    }
}

/// "Ban Công nghệ thông tin", not "Ban công": the first two words have a capital and are not all in capitals.
fn is_titled(view: &View, place: &Place) -> bool {
    let blank = (place.start..place.end).find(|&i| view.byte(i) == b' ');
    blank.is_some_and(|blank| {
        view.is_upper(place.start)
            && view.is_upper(blank + 1)
            && !view.is_upper(blank + 2)
            && is_word(view.byte(blank + 2))
    })
}

/// "Tổ trực vận hành", "Nhóm Công nghệ": with a capital they are no word of a sentence, but for those that only begin so.
fn is_team(view: &View, place: &Place) -> bool {
    view.is_upper(place.start)
        && said::after_any(view, place, &["tổ", "nhóm"]).is_some_and(|rest| {
            let other = [
                "chức",
                "quốc",
                "hợp",
                "tiên",
                "nhiệm vụ",
                "giải pháp",
                "chỉ tiêu",
            ];
            !rest.is_empty() && said::after_any(view, &rest, &other).is_none()
        })
}

/// "Đ/c Lê Văn Út", "Ông Trần Văn Kha", "Ông. Trần Văn Kha": somebody by name.
pub(crate) fn names_person(view: &View, place: &Place) -> bool {
    behind_title(view, place).is_some()
}

/// Where the name of a person stands behind the title.
pub(crate) fn behind_title(view: &View, place: &Place) -> Option<usize> {
    let titles = ["đồng chí", "đ/c", "ông", "bà", "thầy", "cô"];
    let name = said::after_any(view, place, &titles)?;
    let dot = usize::from(view.byte(name.start) == b'.');
    let name = view.trim_start((name.start + dot).min(name.end)..name.end);
    (!name.is_empty() && view.is_upper(name.start)).then_some(name.start)
}

/// Where what follows the word for a kind of body stands, at the start of a name.
pub(crate) fn behind_opener(view: &View, place: &Place) -> Option<usize> {
    let found = match behind_all(view, place) {
        Some(rest) => AFTER_ALL.begin(view, &rest),
        None => OPENERS.begin(view, place),
    };
    found.map(|(_, rest)| rest.start)
}

/// Where the first small verb in `place` begins.
pub(crate) fn verb(view: &View, place: &Place) -> Option<usize> {
    VERBS.first_small(view, place).map(|(_, found)| found.start)
}

/// Where the first small verb in `place` begins that `fits`.
pub(crate) fn verb_where(
    view: &View,
    place: &Place,
    fits: impl Fn(&Place) -> bool,
) -> Option<usize> {
    VERBS
        .first_where(view, place, |at| !view.is_upper(at.start) && fits(at))
        .map(|(_, found)| found.start)
}

/// A verb opens `place`, in small letters or with a capital.
pub(crate) fn opens_with_verb(view: &View, place: &Place) -> bool {
    VERBS.begin(view, place).is_some()
        || TASK_VERBS.begin(view, place).is_some()
        || lists::stops(view, place)
}

/// Where the words for something to be done end that open `place`, in small letters or with a capital.
pub(crate) fn behind_verb(view: &View, place: &Place) -> Option<usize> {
    let rest = VERBS
        .begin(view, place)
        .or_else(|| TASK_VERBS.begin(view, place))
        .map(|(_, rest)| rest)
        .or_else(|| lists::behind_stop(view, place))?;
    Some(view.trim(place.start..rest.start, b"").end)
}

/// The first small word in `place` that no name of a body holds.
pub(crate) fn never_in_names(view: &View, place: &Place) -> Option<Place> {
    NEVER_IN_NAMES.first_small(view, place).map(|(_, at)| at)
}

/// A small verb opens `place`.
pub(crate) fn begins_with_verb(view: &View, place: &Place) -> bool {
    !view.is_upper(place.start) && opens_with_verb(view, place)
}

/// A word for something to be done opens `place`.
pub(crate) fn begins_with_task(view: &View, place: &Place) -> bool {
    TASK_VERBS.begin(view, place).is_some()
}

/// One name of a body or collective.
pub(crate) fn is_body(view: &View, place: &Place) -> bool {
    let place = view.trim(place.clone(), b".;,");
    if spread::at(view, &place).is_some_and(|(_, end)| end == place.end)
        || lists::known_whole(view, &place)
    {
        return true;
    }
    let plain = view.plain(&place).as_bytes();
    // "Ông. Hoàng Văn Thuân".
    let name = behind_title(view, &place).unwrap_or(place.start)..place.end;
    !place.is_empty()
        && begins(view, &place)
        && memchr::memchr_iter(b' ', plain).count() < LONGEST
        && !plain.contains(&b':')
        && !view.has_stop(&name)
        && NEVER_IN_NAMES.first_small(view, &place).is_none()
}

/// A list of names and nothing else.
pub(crate) fn is_body_list(view: &View, place: &Place) -> bool {
    // Most paragraphs begin as no name does; they need not be split.
    if !begins(view, &view.trim(place.clone(), b".;,")) {
        return false;
    }
    let parts = split(view, place);
    let are_bodies = || !parts.is_empty() && parts.iter().all(|part| is_body(view, part));
    view.asked.are_bodies(place, are_bodies)
}
