//! What follows a name and belongs to it: units of the map, places, numbers, the police that a part belongs to.

use std::sync::LazyLock;

use super::open::{COMPOUNDS, outside_compounds};
use super::{STOPS, all_end, collective_end, known_end};
use crate::names;
use crate::phrases::{Phrases, Static};
use crate::said;
use crate::view::{Place, View, is_letter};
use crate::vocabulary::fields;

pub(super) static TAILS: Static = LazyLock::new(|| Phrases::said(&fields::TAILS));
static BEFORE_PROPER: Static = LazyLock::new(|| Phrases::said(&fields::BEFORE_PROPER));
/// "Phòng Cảnh sát môi trường - Công an tỉnh": up to the end of the police that the part belongs to.
pub(super) fn with_police(view: &View, part: &Place, limit: usize) -> usize {
    let sign = view.trim_start(part.end..limit);
    if view.byte(sign.start) != b'-' || sign.is_empty() {
        return part.end;
    }
    let next = view.trim_start(sign.start + 1..limit);
    let police = names::is_of_police(view, part, &next)
        .then(|| known_end(view, &next))
        .flatten();
    police.map_or(part.end, |end| with_tails(view, end, limit))
}

/// "Khu Quản lý đường bộ I, II", "các Phòng Thanh tra số 1, số 2": where further numbers of bodies of one name end.
pub(super) fn numbered_on(view: &View, mut end: usize, limit: usize) -> usize {
    let is_number = |word: &Place| {
        let roman = |i: usize| view.is_upper(i) && matches!(view.byte(i), b'i' | b'v' | b'x');
        !word.is_empty()
            && word.len() <= 4
            && (word.clone().all(roman) || word.clone().all(|i| view.byte(i).is_ascii_digit()))
    };
    let word_at = |from: usize| {
        let to = (from..limit)
            .find(|&i| !crate::view::is_word(view.byte(i)))
            .unwrap_or(limit);
        from..to
    };
    let mut last = end;
    while last > 0 && crate::view::is_word(view.byte(last - 1)) {
        last -= 1;
    }
    if !is_number(&(last..end)) {
        return end;
    }
    loop {
        let sign = view.trim_start(end..limit);
        let next = if view.byte(sign.start) == b',' && !sign.is_empty() {
            view.trim_start(sign.start + 1..limit)
        } else {
            return end;
        };
        let next = said::after(view, &next, "số").unwrap_or(next);
        let word = word_at(next.start);
        if !is_number(&word) {
            return end;
        }
        end = word.end;
    }
}

/// Behind a name: "tỉnh", "huyện Bình An", "(có) liên quan".
pub(super) fn with_tails(view: &View, mut end: usize, limit: usize) -> usize {
    // "Công an tỉnh Đồng Phú".
    let ends_in_unit = ["tinh", "huyen", "thanh pho", "phuong", "xa"]
        .iter()
        .any(|unit| {
            end.checked_sub(unit.len()).is_some_and(|start| {
                unit.starts_with(char::from(view.byte(start)))
                    && view.plain(&(start..end)) == *unit
                    && view.is_whole(&(start..end))
            })
        });
    if ends_in_unit {
        end = units_on(view, proper_end(view, end, limit), limit);
    }
    loop {
        let rest = view.trim_start(end..limit);
        if let Some(there) = where_held(view, &rest)
            .or_else(|| which_have(view, end, &rest))
            .or_else(|| which_manage(view, end, &rest))
            .or_else(|| whose(view, &rest))
            .or_else(|| of_places(view, &rest))
        {
            end = there;
            continue;
        }
        // "Đội Quản lý thị trường số 4".
        if let Some(number) = said::after(view, &rest, "số")
            && view.byte(number.start).is_ascii_digit()
        {
            end = (number.start..limit)
                .find(|&i| !view.byte(i).is_ascii_digit())
                .unwrap_or(limit);
            continue;
        }
        // "Phòng Thanh tra, giám sát ngân hàng 1 kiểm tra …".
        if let Some(there) = bare_number(view, &rest) {
            end = there;
            continue;
        }
        let Some((_, behind)) = TAILS.begin(view, &rest) else {
            if let Some(there) = of_body(view, end, &rest) {
                end = there;
                continue;
            }
            // "Đài Phát thanh và Truyền hình Đông Đô": a name goes on with its place.
            let proper = !rest.is_empty()
                && rest.start > end
                && view.is_upper(rest.start)
                && (!names::begins(view, &rest) || is_place(view, &rest));
            return if proper {
                proper_end(view, end, limit)
            } else {
                end
            };
        };
        let head = rest.start..behind.start;
        // "Hội Phụ nữ nhận ủy thác vốn vay": what somebody does stands before what it is done with.
        if is_act(view, &head, &behind) {
            return end;
        }
        end = view.trim(head.clone(), b"").end;
        if said::after(view, &head, "cấp").is_some() {
            end = levels_on(view, end, limit);
        }
        end = units_on(view, end, limit);
        if BEFORE_PROPER.begin(view, &head).is_some() {
            end = proper_end(view, end, limit);
        }
    }
}

/// Tails that are as well what somebody does, with their marks.
const ACTS: &[&str] = &["nhận ủy thác"];

/// The tail is what somebody does: a small word that is no verb goes on with it.
fn is_act(view: &View, tail: &Place, behind: &Place) -> bool {
    ACTS.iter()
        .any(|act| said::after(view, tail, act).is_some())
        && is_letter(view.byte(behind.start))
        && !view.is_upper(behind.start)
        && !names::begins_with_verb(view, behind)
}

/// "Thường trực HĐND cấp huyện, cấp xã": further levels of one body.
fn levels_on(view: &View, mut end: usize, limit: usize) -> usize {
    loop {
        let behind = view.trim_start(end..limit);
        let signed = !behind.is_empty() && view.byte(behind.start) == b',';
        let next = view.trim_start(
            behind.start + usize::from(signed)..limit.max(behind.start + usize::from(signed)),
        );
        let joined = said::after(view, &next, "và");
        if !signed && joined.is_none() {
            return end;
        }
        let next = joined.unwrap_or(next);
        let Some(unit) = said::after(view, &next, "cấp") else {
            return end;
        };
        let Some(behind) = said::after_any(view, &unit, LEVELS) else {
            return end;
        };
        end = view.trim(next.start..behind.start, b"").end;
    }
}

/// "UBND huyện, thị xã, thành phố": further units of the map in small letters behind one that ends at `end`, none with a name of its own.
pub(super) fn units_on(view: &View, mut end: usize, limit: usize) -> usize {
    let mut is_begun = false;
    loop {
        let behind = view.trim_start(end..limit);
        // "quận - huyện", "phường - xã, thị trấn".
        let dashed = view.plain(&(end..limit.min(end + 3))) == " - ";
        let signed = !behind.is_empty() && (dashed || view.byte(behind.start) == b',');
        let next = view.trim_start((behind.start + usize::from(signed)).min(limit)..limit);
        let joined = said::after(view, &next, "và");
        if !signed && joined.is_none() {
            return end;
        }
        let next = joined.unwrap_or(next);
        let there = bare_unit(view, &next).filter(|_| is_begun || ends_in_small_unit(view, end));
        let Some(there) = there else {
            return end;
        };
        end = there;
        is_begun = true;
    }
}

/// The last word before `end` is one for a unit of the map, in small letters.
fn ends_in_small_unit(view: &View, end: usize) -> bool {
    UNITS.iter().any(|unit| {
        let start = end.checked_sub(unit.chars().count());
        start.is_some_and(|start| {
            let word = start..end;
            !view.is_upper(start) && view.says(&word, unit) && view.is_whole(&word)
        })
    })
}

/// A small word for a unit of the map opens `place`, and no name of one follows: where the word ends.
fn bare_unit(view: &View, place: &Place) -> Option<usize> {
    let behind = said::after_any(view, place, UNITS).filter(|_| !view.is_upper(place.start))?;
    let is_bare = behind.is_empty()
        || matches!(
            view.byte(behind.start),
            b',' | b';' | b':' | b'.' | b'(' | b')'
        )
        || STOPS.begin(view, &behind).is_some()
        || said::after(view, &behind, "và").is_some()
        || names::begins_with_verb(view, &behind)
        || TAILS.begin(view, &behind).is_some()
        || where_held(view, &behind).is_some();
    is_bare.then(|| view.trim(place.start..behind.start, b"").end)
}

/// Units of the map that have a committee of their own, with their marks.
const UNITS: &[&str] = &[
    "tỉnh",
    "huyện",
    "quận",
    "thị xã",
    "thành phố",
    "xã đảo",
    "xã",
    "phường",
    "thị trấn",
    "đặc khu",
];

/// Levels of authority, with their marks.
const LEVELS: &[&str] = &["tỉnh", "huyện", "xã", "cơ sở", "trung ương"];

/// Units of the map and what they are made of, with their marks.
const PLACES: &[&str] = &[
    "huyện",
    "xã đảo",
    "xã",
    "phường",
    "quận",
    "thị xã",
    "thị trấn",
    "thành phố",
    "tỉnh",
    "khu vực",
    "đặc khu",
    "thôn",
    "bản",
    "ấp",
    "xóm",
    "buôn",
    "khu phố",
    "tổ dân phố",
];

/// A word for a unit of the map opens `place`.
pub(super) fn is_unit(view: &View, place: &Place) -> bool {
    let of_party = ["thành ủy", "thị ủy", "quận ủy", "tx", "tp"];
    said::after_any(view, place, PLACES).is_some()
        || said::after_any(view, place, &of_party).is_some()
}

/// "Phòng Giáo dục các huyện, thị xã": units of the map behind a name.
pub(super) fn of_places(view: &View, rest: &Place) -> Option<usize> {
    let places = said::after(view, rest, "các")?;
    (is_unit(view, &places) && !view.is_upper(rest.start))
        .then(|| all_end(view, rest, true))
        .flatten()
}

/// "UBND các xã có rừng", "… có điểm du lịch": which of them, up to what is to be done. "… có trách nhiệm" says what they do.
fn which_have(view: &View, end: usize, rest: &Place) -> Option<usize> {
    let behind = said::after(view, rest, "có")?;
    let says = said::after_any(view, &behind, WHAT_ONE_DOES_HAVE).is_some();
    if says || behind.is_empty() || view.is_upper(behind.start) || rest.start != end + 1 {
        return None;
    }
    let sign = sign_in(view, &behind);
    let verb = what_is_done(
        view,
        &(behind.start..sign.min(behind.start + LONGEST_WHERE)),
    )?;
    (verb > behind.start).then(|| view.trim(rest.start..verb, b"").end)
}

/// "các sở quản lý nhà nước chuyên ngành về hạ tầng", "các cơ quan quản lý chuyên ngành": which of many; of one body that is named it
/// is what it does.
fn which_manage(view: &View, end: usize, rest: &Place) -> Option<usize> {
    let named = view.plain(&(end.saturating_sub(LONGEST_WHERE)..end));
    let begun = MANAGE.iter().any(|words| named.ends_with(words));
    let behind = if begun {
        rest.clone()
    } else {
        let word = (0..end).rev().find(|&i| view.byte(i) == b' ')? + 1;
        let behind = MANAGE.iter().find_map(|words| view.after(rest, words))?;
        (!view.is_upper(word)).then_some(behind)?
    };
    let manage = view.trim(rest.start..behind.start, b"").end;
    let Some(field) = said::after(view, &behind, "về") else {
        return (!begun).then_some(manage);
    };
    let sign = sign_in(view, &field);
    let words = field.start..sign.min(field.start + LONGEST_WHERE);
    let and = said::find(view, &words, "và").map(|and| and.start);
    let stop = what_is_done(view, &words).into_iter().chain(and).min();
    let stop = stop.unwrap_or(words.end);
    Some(view.trim(rest.start..stop, b"").end)
}

/// Where the first sign stands that ends words within a sentence.
fn sign_in(view: &View, place: &Place) -> usize {
    place
        .clone()
        .find(|&i| matches!(view.byte(i), b',' | b';' | b':' | b'.' | b'('))
        .unwrap_or(place.end)
}

/// Where the words begin that say what is to be done.
fn what_is_done(view: &View, words: &Place) -> Option<usize> {
    // The "trình" of "chương trình" hands in nothing.
    let stands_alone = outside_compounds(view, words);
    let verb = names::verb_where(view, words, &stands_alone);
    let stop = STOPS.first_where(view, words, |at| {
        !view.is_upper(at.start) && stands_alone(at)
    });
    let stop = stop.map(|(_, at)| at.start);
    verb.into_iter().chain(stop).min()
}

/// What bodies do that nobody names, plain, the longest first.
const MANAGE: &[&str] = &[
    "quan ly nha nuoc chuyen nganh",
    "quan ly chuyen nganh",
    "quan ly nha nuoc",
];

/// Words behind "có" that say what somebody is to do.
const WHAT_ONE_DOES_HAVE: &[&str] = &[
    "trách nhiệm",
    "nhiệm vụ",
    "kế hoạch",
    "biện pháp",
    "giải pháp",
    "phương án",
    "văn bản",
    "báo cáo",
    "ý kiến",
    "hình thức",
    "chính sách",
    "cơ chế",
    "lộ trình",
    "hướng dẫn",
    "thẩm quyền",
    "liên quan",
];

/// "1" behind a known name, with a sign or what is to be done behind it.
fn bare_number(view: &View, rest: &Place) -> Option<usize> {
    if !view.byte(rest.start).is_ascii_digit() {
        return None;
    }
    let end = (rest.start..rest.end.min(rest.start + 3)).find(|&i| !view.byte(i).is_ascii_digit());
    let end = end.or((rest.len() < 3).then_some(rest.end))?;
    let behind = view.trim_start(end..rest.end);
    let closed = behind.is_empty() || matches!(view.byte(end), b',' | b';' | b')' | b':');
    let acts = behind.start > end && names::begins_with_verb(view, &behind);
    // "UBND phường 1", "Ngân hàng Nhà nước Khu vực 5".
    let named_so = ["phường", "quận", "khu vực", "nghiệp vụ", "ban chỉ đạo"]
        .iter()
        .any(|unit| {
            let before =
                rest.start.saturating_sub(1 + unit.chars().count())..rest.start.saturating_sub(1);
            view.says(&before, unit) && view.is_whole(&before)
        });
    (view.byte(rest.start) != b'0' && (closed || acts || named_so)).then_some(end)
}

/// "Các thành viên Ban Chỉ đạo", "Ban cán sự đảng Tòa án nhân dân tỉnh", "Phòng Tổ chức cán bộ Sở": with no sign between them two
/// names are one, the second that of the body to which the first belongs.
fn of_body(view: &View, end: usize, rest: &Place) -> Option<usize> {
    let in_capitals = view.is_upper(end.saturating_sub(1));
    if rest.start != end + 1 || !view.is_upper(rest.start) || in_capitals {
        return None;
    }
    if let Some(known) = known_end(view, rest) {
        return Some(known);
    }
    fields::OWN_BODIES
        .iter()
        .filter_map(|kind| said::after(view, rest, kind))
        .find(|behind| {
            let closed = matches!(
                view.byte(behind.start),
                b',' | b';' | b':' | b'.' | b'(' | b')'
            );
            behind.is_empty() || closed || names::begins_with_verb(view, behind)
        })
        .map(|behind| view.trim(rest.start..behind.start, b"").end)
}

/// "các tổ chức thành viên của Mặt trận Tổ quốc Việt Nam", "các cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh": whose they are.
fn whose(view: &View, rest: &Place) -> Option<usize> {
    let of = said::after(view, rest, "của");
    let owner = of
        .clone()
        .or_else(|| said::after_any(view, rest, &["thuộc", "trực thuộc"]))?;
    // "các trường thuộc Bộ đào tạo": what follows may be what they do.
    let second = view.first_of(&owner, b' ').map(|blank| blank + 1);
    let named = of.is_some()
        || second.is_some_and(|second| view.is_upper(second))
        || view.after(&owner, "uy ban nhan dan").is_some();
    (view.is_upper(owner.start) && named)
        .then(|| known_end(view, &owner))
        .flatten()
}

/// The most characters of the words that say where.
const LONGEST_WHERE: usize = 60;

/// "các xã, thị trấn nơi diễn ra Lễ hội lãnh đạo …": behind "nơi" up to what is to be done.
fn where_held(view: &View, rest: &Place) -> Option<usize> {
    let behind = said::after(view, rest, "nơi")?;
    let sign = sign_in(view, &behind);
    // The first word says what happens there.
    let first = (behind.start..sign).find(|&i| view.byte(i) == b' ')?;
    // "nơi có công trình": what is there may be of two words.
    let second = match COMPOUNDS.begin(view, &(first + 1..sign)) {
        Some((_, behind)) => behind.start,
        None => (first + 1..sign).find(|&i| view.byte(i) == b' ')?,
    };
    let words = second..sign.min(second + LONGEST_WHERE);
    let verb = names::verb(view, &words)
        .or_else(|| STOPS.first_small(view, &words).map(|(_, at)| at.start))?;
    Some(view.trim(rest.start..verb, b"").end)
}

/// "Truyền hình Trường Hải": two words with capitals and no more are a place, though the first could be a kind of body.
fn is_place(view: &View, rest: &Place) -> bool {
    let words = view.split(&(rest.start..rest.end.min(rest.start + 40)), b" ");
    let [first, second, third, ..] = words.as_slice() else {
        return false;
    };
    let is_name = |word: &Place| word.clone().all(|i| is_letter(view.byte(i)));
    is_name(first)
        && is_name(second)
        && view.is_upper(second.start)
        && names::begins_with_verb(view, &(third.start..rest.end))
        && !opens_known(view, rest)
}

/// A body that is known as such begins: "Sở Y tế", not the "Phòng" of "Hải Phòng".
pub(super) fn opens_known(view: &View, word: &Place) -> bool {
    known_end(view, word).is_some() || collective_end(view, word).is_some()
}

/// Words with capitals: the proper name of a place.
pub(crate) fn proper_end(view: &View, mut end: usize, limit: usize) -> usize {
    loop {
        let word = view.trim_start(end..limit);
        if word.is_empty() || !view.is_upper(word.start) || opens_known(view, &word) {
            return end;
        }
        end = (word.start..word.end)
            .find(|&i| !(crate::view::is_word(view.byte(i)) || view.byte(i) == b'-'))
            .unwrap_or(word.end);
    }
}
