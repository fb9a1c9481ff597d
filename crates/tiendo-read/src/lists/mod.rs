//! Names of bodies in running text: where a name ends and the sentence goes on, and lists of names one behind the other.

mod commas;
mod open;
mod tails;

use std::sync::LazyLock;

use crate::names;
use crate::phrases::{Phrases, Static};
use crate::said;
use crate::spread;
use crate::view::{Place, View, is_letter};
use crate::vocabulary::{bodies, fields};
use open::open_end;
pub(crate) use tails::proper_end;
use tails::{TAILS, is_unit, numbered_on, units_on, with_police, with_tails};

static FIELDS: Static = LazyLock::new(|| Phrases::said(&fields::FIELDS));
static FIELDS_BEGUN: Static = LazyLock::new(|| Phrases::said(&fields::FIELDS_BEGUN));
static WITH_FIELD: Static = LazyLock::new(|| Phrases::said(&fields::WITH_FIELD));
static NOUNS: Static = LazyLock::new(|| Phrases::said(&bodies::AFTER_ALL));
static STOPS: Static = LazyLock::new(|| Phrases::said(&fields::STOPS));
static WHOLE: Static = LazyLock::new(|| Phrases::said(&fields::WHOLE));

/// The most characters of one name in running text.
const LONGEST: usize = 160;

/// The most characters of a list of bodies named by their fields.
const LONGEST_SPREAD: usize = 600;

/// The most names of one list.
const MOST: usize = 60;

/// A small word that no name holds opens `place`.
pub(crate) fn stops(view: &View, place: &Place) -> bool {
    STOPS.begin(view, place).is_some()
}

/// What follows a small word that no name holds, where it opens `place`.
pub(crate) fn behind_stop(view: &View, place: &Place) -> Option<Place> {
    STOPS.begin(view, place).map(|(_, rest)| rest)
}

/// The names at the start of `place`, joined by signs and `và`, and where the list ends.
pub(crate) fn at(view: &View, place: &Place) -> Option<(Place, usize)> {
    let mut rest = view.trim_start(place.clone());
    let start = rest.start;
    let mut end = start;
    for _ in 0..MOST {
        if !names::begins(view, &rest) {
            break;
        }
        end = name_end(view, &rest);
        if end <= rest.start {
            break;
        }
        let Some(next) = next_name(view, start, end, place.end) else {
            break;
        };
        rest = next;
    }
    (end > start).then_some((start..end, end))
}

/// Behind a comma, a semicolon or `và`: where a further name begins.
fn next_name(view: &View, start: usize, end: usize, limit: usize) -> Option<Place> {
    let behind = view.trim_start(end..limit);
    let signed = matches!(view.byte(behind.start), b',' | b';' | b'/') && !behind.is_empty();
    let rest = if signed {
        view.trim_start(behind.start + 1..limit)
    } else {
        behind.clone()
    };
    let joined = said::after_any(view, &rest, &["và", "cùng với", "cùng"]);
    let next = match (&joined, signed) {
        (Some(next), _) => next.clone(),
        (None, true) => rest,
        (None, false) => return None,
    };
    let small = !view.is_upper(start) && names::starts_small(view, &next);
    (names::starts_name(view, &next) || small).then_some(next)
}

/// Where the name that begins at the start of `place` ends.
fn name_end(view: &View, place: &Place) -> usize {
    if let Some((_, end)) = spread::at(
        view,
        &(place.start..place.end.min(place.start + LONGEST_SPREAD)),
    ) {
        return end;
    }
    let place = place.start..place.end.min(place.start + LONGEST);
    let known = known_end(view, &place).max(collective_end(view, &place));
    let whole = known.map(|end| numbered_on(view, with_tails(view, end, place.end), place.end));
    let whole = whole.map(|end| with_police(view, &(place.start..end), place.end));
    match whole.filter(|&end| !breaks_word(view, known, end, place.end)) {
        Some(end) if !goes_on(view, &place, end) => end,
        _ => {
            let end = units_on(view, open_end(view, &place), place.end);
            numbered_on(view, end, place.end)
        }
    }
}

/// "Phòng Kế hoạch Kỹ" before "thuật An toàn": one word with a capital behind a known field and a small one behind that, which is no
/// verb, are words of a field that nobody knows.
fn breaks_word(view: &View, known: Option<usize>, end: usize, limit: usize) -> bool {
    let added = known.map_or(end..end, |known| view.trim_start(known..end));
    let behind = view.trim_start(end..limit);
    let one_word = !added.is_empty()
        && view.is_upper(added.start)
        && added.clone().all(|i| is_letter(view.byte(i)));
    one_word
        && view.byte(behind.start).is_ascii_lowercase()
        && !view.is_upper(behind.start)
        && behind.start > end
        && !names::begins_with_verb(view, &behind)
        && said::after(view, &behind, "và").is_none()
}

/// A known field is only the beginning of one that nobody knows: "Thủy lợi và Đê điều", "Đào tạo, bồi dưỡng cán bộ".
fn goes_on(view: &View, place: &Place, end: usize) -> bool {
    let rest = view.trim_start(end..place.end);
    if !rest.is_empty() && view.byte(rest.start) == b',' {
        return commas::paired(view, place, rest.start).is_some();
    }
    let next = said::after(view, &rest, "và").or_else(|| {
        (view.byte(rest.start) == b'-' || view.byte(rest.start) == b'&')
            .then(|| view.trim_start(rest.start + 1..place.end))
    });
    next.is_some_and(|next| {
        !next.is_empty() && view.is_upper(next.start) && !names::begins(view, &next)
    })
}

/// A name that is known as a whole, or one of a kind of body and its field: "Sở" and "Kế hoạch và Đầu tư".
pub(crate) fn known_end(view: &View, place: &Place) -> Option<usize> {
    let behind = |(_, rest): (usize, Place)| {
        // What follows begins behind the blank.
        let mut end = rest.start;
        while end > place.start && view.byte(end - 1) == b' ' {
            end -= 1;
        }
        end
    };
    if let Some(hit) = view.names.as_ref().and_then(|own| own.begin(view, place)) {
        return Some(behind(hit));
    }
    let whole = WHOLE.begin(view, place).map(behind);
    let field = WITH_FIELD.begin(view, place).map(|(_, field)| field);
    let of_field = field.and_then(|field| {
        let begun = FIELDS_BEGUN
            .begin(view, &field)
            .map(behind)
            .filter(|&end| closes(view, end, place.end));
        FIELDS.begin(view, &field).map(behind).max(begun)
    });
    whole.max(of_field)
}

/// A name ends at `end`: a sign, what may follow a name, what is to be done, or another name stands behind it.
fn closes(view: &View, end: usize, limit: usize) -> bool {
    let rest = view.trim_start(end..limit);
    let is_sign = matches!(
        view.byte(rest.start),
        b',' | b';' | b':' | b'.' | b'(' | b')' | b'/'
    );
    let joined =
        || said::after(view, &rest, "và").is_some_and(|next| names::starts_name(view, &next));
    // "Phòng Kế hoạch nghiệp vụ - Điều dưỡng".
    let dashed = || {
        view.plain(&(rest.start..rest.end.min(rest.start + 2))) == "- "
            && view.is_upper(rest.start + 2)
    };
    rest.is_empty()
        || dashed()
        || is_sign
        || names::begins_with_verb(view, &rest)
        || TAILS.begin(view, &rest).is_some()
        || joined()
}

/// "phòng Công Thương", "công an tỉnh": a small word for a kind of body with its field in a capital, or a name that is known as a
/// whole with its unit of the map.
pub(crate) fn is_of_field(view: &View, place: &Place) -> bool {
    let of_field = WITH_FIELD.begin(view, place).is_some_and(|(_, field)| {
        // "sở giáo dục và đào tạo": no other word is written so.
        let is_capital = || {
            view.is_upper(field.start) || said::after_any(view, place, &["sở", "phòng"]).is_some()
        };
        is_capital() && FIELDS.begin(view, &field).is_some()
    });
    let of_unit = || {
        WHOLE.begin(view, place).is_some_and(|(_, rest)| {
            let name = view.trim(place.start..rest.start, b"");
            let named = || {
                OF_LEVEL
                    .iter()
                    .any(|unit| said::before(view, &name, unit).is_some())
            };
            said::after_any(view, &rest, OF_LEVEL).is_some() || named()
        })
    };
    of_field || of_unit()
}

/// "đảng ủy các xã", "trạm y tế các xã": a small word for a kind of body, and units of the map behind it.
pub(crate) fn is_of_units(view: &View, place: &Place) -> bool {
    if view.is_upper(place.start) {
        return false;
    }
    let kind = OF_UNITS
        .iter()
        .find_map(|kind| said::after(view, place, kind));
    kind.and_then(|rest| said::after(view, &rest, "các"))
        .is_some_and(|units| is_unit(view, &units))
}

/// Kinds of bodies that every unit of the map has, with their marks.
const OF_UNITS: &[&str] = &[
    "đảng ủy",
    "công an",
    "trạm y tế",
    "ban chỉ huy quân sự",
    "hội nông dân",
    "hội phụ nữ",
    "hội liên hiệp phụ nữ",
    "hội cựu chiến binh",
    "đoàn thanh niên",
    "mặt trận tổ quốc",
    "ủy ban nhân dân",
    "ủy ban mttq",
];

/// Words for whose a name is that is known as a whole, with their marks.
const OF_LEVEL: &[&str] = &[
    "tỉnh",
    "huyện",
    "xã",
    "phường",
    "các xã",
    "các huyện",
    "các phường",
    "ngành",
    "địa phương",
];

/// The place is a known name, with what may follow it, and nothing else.
pub(crate) fn known_whole(view: &View, place: &Place) -> bool {
    !place.is_empty()
        && known_end(view, place)
            .max(collective_end(view, place))
            .is_some_and(|end| with_tails(view, end, place.end) == place.end)
}

/// "các sở, ban, ngành", "UBND các huyện, thị xã, thành phố": nouns one behind the other.
fn collective_end(view: &View, place: &Place) -> Option<usize> {
    let led = [
        "ubnd",
        "ủy ban nhân dân",
        "hđnd",
        "đảng ủy",
        "ban thường vụ",
        "chủ tịch ubnd",
        "chủ tịch ủy ban nhân dân",
        "thủ trưởng",
        "giám đốc",
        "trưởng bản",
        "trưởng thôn",
        "trưởng ấp",
        "trưởng xóm",
        "trưởng khu phố",
        "trưởng",
        "tổ trưởng",
        "bí thư",
        "hiệu trưởng",
        "lãnh đạo",
    ];
    let committee = said::after_any(view, place, &led);
    let is_led = committee.is_some();
    all_end(view, &committee.unwrap_or_else(|| place.clone()), is_led).or_else(|| {
        // "Người đứng đầu bộ, ngành, địa phương".
        let of_all = said::after_any(view, place, &["người đứng đầu", "thủ trưởng"])?;
        let end = nouns_end(view, &of_all, false, true)?;
        // "Thủ trưởng cơ quan thuộc Chính phủ" is one of them.
        let all = of_all.start..end;
        let several = view.first_of(&all, b',').is_some();
        (several && view.capitals(&all).next().is_none()).then_some(end)
    })
}

/// The collective that begins with `one` goes on behind it, before `limit`: "các sở, ngành, doanh nghiệp".
pub(crate) fn is_collective_beyond(view: &View, one: &Place, limit: usize) -> bool {
    collective_end(view, &(one.start..limit)).is_some_and(|end| end > one.end)
}

/// "các sở, ban, ngành": where the nouns end. `is_led`: a word for a body stands before them.
fn all_end(view: &View, from: &Place, is_led: bool) -> Option<usize> {
    let rest = names::behind_all(view, from)?;
    nouns_end(view, &rest, view.is_upper(from.start + 1), is_led)
}

/// "sở, ban, ngành": where the nouns that open `from` end. `caps`: all is in capitals.
fn nouns_end(view: &View, from: &Place, caps: bool, is_led: bool) -> Option<usize> {
    let mut rest = from.clone();
    // "Các Công ty TNHH … Khai thác …": a name of its own follows.
    let is_firm = ["công ty", "tổng công ty", "tập đoàn", "hợp tác xã"]
        .iter()
        .filter_map(|kind| said::after(view, &rest, kind))
        .any(|name| !name.is_empty() && view.is_upper(name.start));
    if is_firm {
        return None;
    }
    // "các Sở Giao thông vận tải".
    if let Some(end) = known_end(view, &rest) {
        return Some(end);
    }
    // "LĐLĐ các huyện, thành phố, công đoàn ngành": what has its own word for a kind of body is none of the places.
    let of_places = is_led && is_unit(view, &rest);
    let mut end = None;
    while let Some((_, behind)) = NOUNS.begin(view, &rest) {
        if of_places && end.is_some() && !is_unit(view, &rest) {
            break;
        }
        let mut here = behind.start;
        while here > rest.start && view.byte(here - 1) == b' ' {
            here -= 1;
        }
        end = Some(here);
        let behind = view.trim_start(here..from.end);
        // "các quận - huyện": a dash between two of them.
        let dashed = || {
            view.byte(behind.start) == b'-'
                && view.byte(behind.start + 1) == b' '
                && behind.start > here
        };
        let signed = !behind.is_empty()
            && (matches!(view.byte(behind.start), b',' | b'.' | b'/') || dashed());
        let next = if signed {
            view.trim_start(behind.start + 1..from.end)
        } else {
            behind
        };
        let joined = said::after(view, &next, "và");
        if !signed && joined.is_none() {
            break;
        }
        rest = joined.unwrap_or(next);
        // In capitals a name of its own is told by being known.
        let is_name = if caps {
            known_end(view, &rest).is_some()
        } else {
            // "các huyện, TX, TP".
            let is_short = said::after_any(view, &rest, &["tx", "tp"]).is_some();
            (view.is_upper(rest.start) && !is_short && !is_bare_kind(view, &rest))
                || is_of_field(view, &rest)
        };
        if is_name {
            break;
        }
    }
    end
}

/// "Cục" before "Viện" or the end: a word for a kind of body that no name follows.
fn is_bare_kind(view: &View, place: &Place) -> bool {
    NOUNS.begin(view, place).is_some_and(|(_, behind)| {
        let sign = matches!(view.byte(behind.start), b',' | b';' | b'.' | b')');
        let joined = said::after_any(view, &behind, &["và", "thuộc", "trực thuộc"]).is_some();
        behind.is_empty() || sign || joined
    })
}

/// "Các Vụ, Cục, Viện": where a list of kinds of bodies ends whose second kind has a capital as well.
pub(crate) fn end_of_kinds(view: &View, place: &Place) -> Option<usize> {
    let kinds = said::after(view, place, "các")?;
    let comma = view.first_of(&kinds, b',')?;
    let second = view.trim_start(comma + 1..place.end);
    (view.is_upper(second.start) && is_bare_kind(view, &second))
        .then(|| collective_end(view, place))
        .flatten()
}

/// "UBND CÁC XÃ, THỊ TRẤN": where a name in capitals ends, with all that it holds.
pub(crate) fn end_in_capitals(view: &View, place: &Place) -> Option<usize> {
    if !view.is_all_caps(place) {
        return None;
    }
    let end = known_end(view, place).max(collective_end(view, place))?;
    Some(with_tails(view, end, place.end))
}
