//! Names of bodies in running text: where a name ends and the sentence goes on, and lists of names one behind the other.

use std::sync::LazyLock;

use crate::names;
use crate::phrases::{Phrases, Static};
use crate::spread;
use crate::view::{Place, View, is_letter};
use crate::vocabulary::{bodies, fields};

static FIELDS: Static = LazyLock::new(|| Phrases::said(&fields::FIELDS));
static WITH_FIELD: Static = LazyLock::new(|| Phrases::said(&fields::WITH_FIELD));
static TAILS: Static = LazyLock::new(|| Phrases::said(&fields::TAILS));
static BEFORE_PROPER: Static = LazyLock::new(|| Phrases::said(&fields::BEFORE_PROPER));
static NOUNS: Static = LazyLock::new(|| Phrases::said(&bodies::AFTER_ALL));
static STOPS: Static = LazyLock::new(|| Phrases::said(&fields::STOPS));
static COMPOUNDS: Static = LazyLock::new(|| Phrases::said(&fields::COMPOUNDS));
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
    let joined = ["và", "cùng với", "cùng"]
        .iter()
        .find_map(|word| names::after_said(view, &rest, word));
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
    match whole.filter(|&end| !breaks_word(view, known, end, place.end)) {
        Some(end) if !goes_on(view, end, place.end) => end,
        _ => numbered_on(view, open_end(view, &place), place.end),
    }
}

/// "Khu Quản lý đường bộ I, II", "các Phòng Thanh tra số 1, số 2": where further numbers of bodies of one name end.
fn numbered_on(view: &View, mut end: usize, limit: usize) -> usize {
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
        let next = names::after_said(view, &next, "số").unwrap_or(next);
        let word = word_at(next.start);
        if !is_number(&word) {
            return end;
        }
        end = word.end;
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
        && names::after_said(view, &behind, "và").is_none()
}

/// A known field is only the beginning of one that nobody knows: "Thủy lợi và Đê điều".
fn goes_on(view: &View, end: usize, limit: usize) -> bool {
    let rest = view.trim_start(end..limit);
    let next = names::after_said(view, &rest, "và").or_else(|| {
        (view.byte(rest.start) == b'-' || view.byte(rest.start) == b'&')
            .then(|| view.trim_start(rest.start + 1..limit))
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
    let of_field = WITH_FIELD
        .begin(view, place)
        .and_then(|(_, field)| FIELDS.begin(view, &field))
        .map(behind);
    whole.max(of_field)
}

/// The place is a known name, with what may follow it, and nothing else.
pub(crate) fn known_whole(view: &View, place: &Place) -> bool {
    !place.is_empty()
        && known_end(view, place)
            .max(collective_end(view, place))
            .is_some_and(|end| with_tails(view, end, place.end) == place.end)
}

/// "các sở, ban, ngành", "UBND các huyện, thị xã, thành phố": nouns one behind the other.
fn collective_end(view: &View, place: &Place) -> Option<usize> {
    let committee = [
        "ubnd",
        "ủy ban nhân dân",
        "hđnd",
        "đảng ủy",
        "chủ tịch ubnd",
        "chủ tịch ủy ban nhân dân",
        "thủ trưởng",
        "giám đốc",
        "trưởng",
        "hiệu trưởng",
        "lãnh đạo",
    ]
    .iter()
    .find_map(|name| names::after_said(view, place, name));
    let from = committee.clone().unwrap_or_else(|| place.clone());
    let mut rest = names::after_said(view, &from, "các")?;
    let caps = view.is_upper(from.start + 1);
    // "Các Công ty TNHH … Khai thác …": a name of its own follows.
    let is_firm = ["công ty", "tổng công ty", "tập đoàn", "hợp tác xã"]
        .iter()
        .filter_map(|kind| names::after_said(view, &rest, kind))
        .any(|name| !name.is_empty() && view.is_upper(name.start));
    if is_firm {
        return None;
    }
    // "các Sở Giao thông vận tải".
    if let Some(end) = known_end(view, &rest) {
        return Some(end);
    }
    let mut end = None;
    while let Some((_, behind)) = NOUNS.begin(view, &rest) {
        let mut here = behind.start;
        while here > rest.start && view.byte(here - 1) == b' ' {
            here -= 1;
        }
        end = Some(here);
        let behind = view.trim_start(here..place.end);
        let signed = matches!(view.byte(behind.start), b',' | b'.' | b'/');
        let next = if signed {
            view.trim_start(behind.start + 1..place.end)
        } else {
            behind
        };
        let joined = names::after_said(view, &next, "và");
        if !signed && joined.is_none() {
            break;
        }
        rest = joined.unwrap_or(next);
        // In capitals a name of its own is told by being known.
        let is_name = if caps {
            known_end(view, &rest).is_some()
        } else {
            // "các huyện, TX, TP".
            let is_short = ["tx", "tp"]
                .iter()
                .any(|unit| names::after_said(view, &rest, unit).is_some());
            view.is_upper(rest.start) && !is_short
        };
        if is_name {
            break;
        }
    }
    end
}

/// "UBND CÁC XÃ, THỊ TRẤN": where a name in capitals ends, with all that it holds.
pub(crate) fn end_in_capitals(view: &View, place: &Place) -> Option<usize> {
    if !view.is_all_caps(place) {
        return None;
    }
    let end = known_end(view, place).max(collective_end(view, place))?;
    Some(with_tails(view, end, place.end))
}

/// Behind a name: "tỉnh", "huyện Bình An", "(có) liên quan".
fn with_tails(view: &View, mut end: usize, limit: usize) -> usize {
    // "Công an tỉnh Đồng Phú".
    let ends_in_unit = ["tinh", "huyen", "thanh pho", "phuong", "xa"]
        .iter()
        .any(|unit| {
            end.checked_sub(unit.len()).is_some_and(|start| {
                view.plain(&(start..end)) == *unit && view.is_whole(&(start..end))
            })
        });
    if ends_in_unit {
        end = proper_end(view, end, limit);
    }
    loop {
        let rest = view.trim_start(end..limit);
        if let Some(there) = where_held(view, &rest) {
            end = there;
            continue;
        }
        // "Đội Quản lý thị trường số 4".
        if let Some(number) = names::after_said(view, &rest, "số")
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
        end = view.trim(head.clone(), b"").end;
        if BEFORE_PROPER.begin(view, &head).is_some() {
            end = proper_end(view, end, limit);
        }
    }
}

/// "1" behind a known name, with a sign or what is to be done behind it.
fn bare_number(view: &View, rest: &Place) -> Option<usize> {
    if !view.byte(rest.start).is_ascii_digit() {
        return None;
    }
    let end =
        (rest.start..rest.end.min(rest.start + 3)).find(|&i| !view.byte(i).is_ascii_digit())?;
    let behind = view.trim_start(end..rest.end);
    let closed = behind.is_empty() || matches!(view.byte(end), b',' | b';' | b')' | b':');
    let acts = behind.start > end && names::begins_with_verb(view, &behind);
    (view.byte(rest.start) != b'0' && (closed || acts)).then_some(end)
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
        .filter_map(|kind| names::after_said(view, rest, kind))
        .find(|behind| {
            let closed = matches!(
                view.byte(behind.start),
                b',' | b';' | b':' | b'.' | b'(' | b')'
            );
            behind.is_empty() || closed || names::begins_with_verb(view, behind)
        })
        .map(|behind| view.trim(rest.start..behind.start, b"").end)
}

/// The most characters of the words that say where.
const LONGEST_WHERE: usize = 60;

/// "các xã, thị trấn nơi diễn ra Lễ hội lãnh đạo …": behind "nơi" up to what is to be done.
fn where_held(view: &View, rest: &Place) -> Option<usize> {
    let behind = names::after_said(view, rest, "nơi")?;
    let sign = (behind.start..behind.end)
        .find(|&i| matches!(view.byte(i), b',' | b';' | b':' | b'.' | b'('))
        .unwrap_or(behind.end);
    // The first word says what happens there.
    let first = (behind.start..sign).find(|&i| view.byte(i) == b' ')?;
    let second = (first + 1..sign).find(|&i| view.byte(i) == b' ')?;
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
fn opens_known(view: &View, word: &Place) -> bool {
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

/// "Cục Quản lý đường bộ I duy tu …": a Roman number, or one in digits, with a small word behind it closes a name.
fn behind_roman(view: &View, from: usize, end: usize) -> Option<usize> {
    view.split(&(from..end), b" ").windows(2).find_map(|pair| {
        let [word, next] = pair else { return None };
        let is_roman = word
            .clone()
            .all(|i| view.is_upper(i) && matches!(view.byte(i), b'i' | b'v' | b'x'));
        let is_number = word.clone().all(|i| view.byte(i).is_ascii_digit());
        ((is_roman || is_number) && !view.is_upper(next.start) && is_letter(view.byte(next.start)))
            .then_some(word.end)
    })
}

/// "Công ty TNHH Tư vấn Lam Sơn Hạ hiệu chỉnh …", "Viettel Lam Giang phủ sóng …": two words with a capital each are a proper name, and a
/// small word behind it that may not follow a name goes on with the sentence.
fn behind_proper(view: &View, from: usize, end: usize) -> Option<usize> {
    let is_capital = |word: &Place| {
        view.is_upper(word.start) && !(word.start + 1..word.end).any(|i| view.is_upper(i))
    };
    view.split(&(from..end), b" ").windows(3).find_map(|three| {
        let [first, second, next] = three else {
            return None;
        };
        let is_proper = is_capital(first)
            && is_capital(second)
            && !names::begins(view, &(first.start..end))
            && [first, second]
                .iter()
                .all(|word| (*word).clone().all(|i| is_letter(view.byte(i))));
        let behind = next.start..end;
        let goes_on = is_letter(view.byte(next.start))
            && !view.is_upper(next.start)
            && TAILS.begin(view, &behind).is_none()
            && !["và", "của", "các", "cơ sở"]
                .iter()
                .any(|word| names::after_said(view, &behind, word).is_some());
        (is_proper && goes_on).then_some(second.end)
    })
}

/// A name that nobody knows ends at a sign, a verb, or a small word that no name holds.
fn open_end(view: &View, place: &Place) -> usize {
    let sign = (place.start..place.end)
        .find(|&i| {
            matches!(
                view.byte(i),
                b',' | b';' | b':' | b'.' | b'(' | b')' | b'\n' | b'"'
            )
        })
        .unwrap_or(place.end);
    // "Nhà xuất bản", "Trung tâm điều phối": the word for the kind of body is none of the sentence.
    let kind = names::behind_opener(view, place).unwrap_or(place.start + 1);
    let name = kind.min(sign)..sign;
    let compounds: Vec<Place> = COMPOUNDS.hits(view, &name).map(|(_, at)| at).collect();
    let stands_alone = |at: &Place| {
        !view.is_upper(at.start)
            && !compounds
                .iter()
                .any(|whole| whole.start <= at.start && at.end <= whole.end)
    };
    let verb = names::verb(view, &name).unwrap_or(sign);
    let stop = STOPS
        .first_where(view, &(name.start..verb), stands_alone)
        .map_or(verb, |(_, at)| at.start);
    let joined = view
        .find_all(&(name.start..stop), "va")
        .into_iter()
        .find(|and| names::starts_name(view, &view.trim_start(and.end..place.end)))
        .map_or(stop, |and| and.start);
    let end = view.trim(place.start..joined, b"-").end;
    // "Đội Thi công số 2 khóa van".
    let numbered = names::find_said(view, &(name.start..end), "số").and_then(|word| {
        let digits = view.trim_start(word.end..end);
        let last = (digits.start..end)
            .find(|&i| !view.byte(i).is_ascii_digit())
            .unwrap_or(end);
        (last > digits.start).then_some(last)
    });
    let end = numbered
        .or_else(|| behind_roman(view, name.start, end))
        .or_else(|| behind_proper(view, name.start, end))
        .unwrap_or(end);
    // "Đài … tỉnh đào tạo …": a small word behind the word for a province is no part of the name.
    [
        "tỉnh",
        "huyện",
        "thị xã",
        "thành phố",
        "xã",
        "phường",
        "quận",
        "thị trấn",
    ]
    .iter()
    .filter_map(|unit| {
        let at = names::find_said(view, &(name.start..end), unit)?;
        let next = view.trim_start(at.end..end);
        let ends = !next.is_empty()
            && !view.is_upper(next.start)
            && !view.is_upper(at.start)
            && is_letter(view.byte(next.start))
            && view.after(&next, "hoi").is_none();
        ends.then_some(at.end)
    })
    .min()
    .unwrap_or(end)
}
