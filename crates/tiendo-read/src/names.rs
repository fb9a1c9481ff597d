//! Names of bodies: is this one, where does one end and the next begin, how is it spelled.

mod asked;
mod offices;

use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::LazyLock;

use tiendo_text::normal::{plain, settle_tone_marks};

use crate::lists;
use crate::phrases::{Phrases, Static};
use crate::spread;
use crate::view::{Place, View, is_word};
use crate::vocabulary::bodies;
pub(crate) use asked::Asked;
use offices::is_bare_office;
pub(crate) use offices::without_role;

/// The most words that a body's name has.
const LONGEST: usize = 24;

/// Small letters, tone marks in one place.
fn small(words: &str) -> String {
    settle_tone_marks(&words.to_lowercase())
}

/// `words` begins with whole words `opener`.
fn opens(words: &str, opener: &str) -> bool {
    words
        .strip_prefix(opener)
        .is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_alphanumeric()))
}

static OPENERS: Static = LazyLock::new(|| Phrases::said(&bodies::OPENERS));
static AFTER_ALL: Static = LazyLock::new(|| Phrases::said(&bodies::AFTER_ALL));
static NOT_BODIES: Static = LazyLock::new(|| Phrases::said(&bodies::NOT_BODIES));
static VERBS: Static = LazyLock::new(|| Phrases::plain(&bodies::VERBS));
static TASK_VERBS: Static = LazyLock::new(|| Phrases::said(&bodies::TASK_VERBS));
static NEVER_IN_NAMES: Static = LazyLock::new(|| Phrases::plain(&bodies::NEVER_IN_NAMES));
static KEPT_TOGETHER: Static = LazyLock::new(|| Phrases::plain(&bodies::KEPT_TOGETHER));

/// What stands at `place` begins as a body's name does.
pub(crate) fn begins(view: &View, place: &Place) -> bool {
    let is_own = |own: &std::sync::Arc<Phrases>| own.begin(view, place).is_some();
    if view.names.as_ref().is_some_and(is_own) {
        return true;
    }
    if NOT_BODIES.begin(view, place).is_some() && !is_titled(view, place) {
        return false;
    }
    match after_said(view, place, "các") {
        Some(rest) => AFTER_ALL.begin(view, &rest).is_some(),
        None => {
            OPENERS.begin(view, place).is_some()
                || names_person(view, place)
                || is_team(view, place)
        }
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
        && after_any_said(view, place, &["tổ", "nhóm"]).is_some_and(|rest| {
            let other = [
                "chức",
                "quốc",
                "hợp",
                "tiên",
                "nhiệm vụ",
                "giải pháp",
                "chỉ tiêu",
            ];
            !rest.is_empty() && after_any_said(view, &rest, &other).is_none()
        })
}

/// "Đ/c Lê Văn Út", "Ông Trần Văn Kha": somebody by name.
pub(crate) fn names_person(view: &View, place: &Place) -> bool {
    let titles = ["đồng chí", "đ/c", "ông", "bà", "thầy", "cô"];
    after_any_said(view, place, &titles)
        .is_some_and(|name| !name.is_empty() && view.is_upper(name.start))
}

/// Where what follows the word for a kind of body stands, at the start of a name.
pub(crate) fn behind_opener(view: &View, place: &Place) -> Option<usize> {
    let found = match after_said(view, place, "các") {
        Some(rest) => AFTER_ALL.begin(view, &rest),
        None => OPENERS.begin(view, place),
    };
    found.map(|(_, rest)| rest.start)
}

/// `words`, in small letters in the text, within `place`.
pub(crate) fn find_small(view: &View, place: &Place, words: &str) -> Option<Place> {
    let mut rest = place.clone();
    while let Some(found) = view.find(&rest, words) {
        if !view.is_upper(found.start) {
            return Some(found);
        }
        rest.start = found.end;
    }
    None
}

/// The most characters of words that [`find_said`] is asked for.
const LONGEST_SAID: usize = 48;

/// `words` with their marks (`đạt`, not `đất`), in small letters or capitals, within `place`.
pub(crate) fn find_said(view: &View, place: &Place, words: &str) -> Option<Place> {
    let mut buffer = [0_u8; LONGEST_SAID];
    let mut length = 0;
    for (b, c) in buffer.iter_mut().zip(words.chars()) {
        *b = plain(c);
        length += 1;
    }
    let plain_words = buffer.get(..length)?;
    let mut rest = place.clone();
    while let Some(found) = view.find_letters(&rest, plain_words) {
        if view.says(&found, words) {
            return Some(found);
        }
        rest.start = found.end;
    }
    None
}

/// The first of any of the words with their marks; see [`find_said`].
pub(crate) fn find_any_said(view: &View, place: &Place, list: &[&str]) -> Option<Place> {
    list.iter()
        .filter_map(|words| find_said(view, place, words))
        .min_by_key(|at| (at.start, std::cmp::Reverse(at.end)))
}

/// `place` begins with the words, marks and all; what follows them.
#[inline]
pub(crate) fn after_said(view: &View, place: &Place, words: &str) -> Option<Place> {
    // Most places begin with another letter.
    let first = place.start..place.start + 1;
    if view.small(&first).first() != words.chars().next().as_ref() {
        return None;
    }
    behind_said(view, place, words)
}

fn behind_said(view: &View, place: &Place, words: &str) -> Option<Place> {
    let most = place.start..place.end.min(place.start + words.len());
    let mut rest = view.small(&most).iter();
    if !words.chars().all(|c| rest.next() == Some(&c)) {
        return None;
    }
    let head = place.start..most.end - rest.len();
    view.is_whole(&head)
        .then(|| view.trim_start(head.end..place.end))
}

/// `place` begins with the first of these that it does begin with, marks and all; what follows it.
pub(crate) fn after_any_said(view: &View, place: &Place, list: &[&str]) -> Option<Place> {
    // Most places begin with another letter than all of them; its first byte tells.
    let first = *view.small(&(place.start..place.start + 1)).first()?;
    let mut buffer = [0; 4];
    let lead = first.encode_utf8(&mut buffer).as_bytes().first();
    list.iter()
        .filter(|words| words.as_bytes().first() == lead)
        .find_map(|words| behind_said(view, place, words))
}

/// `place` ends with the words, marks and all; what stands before them.
pub(crate) fn before_said(view: &View, place: &Place, words: &str) -> Option<Place> {
    let tail = place.end.checked_sub(words.chars().count())?..place.end;
    (tail.start > place.start && view.says(&tail, words) && view.is_whole(&tail))
        .then(|| view.trim(place.start..tail.start, b""))
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
    !place.is_empty()
        && begins(view, &place)
        && memchr::memchr_iter(b' ', plain).count() < LONGEST
        && !plain.contains(&b':')
        && !view.has_stop(&place)
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

/// The names in a list: split at `;`, at `,` and `và` where a new name begins, never inside a name.
pub(crate) fn split(view: &View, place: &Place) -> Rc<[Place]> {
    view.asked.parts(place, |place| parts(view, place))
}

fn parts(view: &View, place: &Place) -> Vec<Place> {
    let mut parts = Vec::new();
    for piece in view.split(place, b";") {
        let piece = view.trim(piece, b".,;");
        // Looked for where there is something to cut.
        let kept: OnceCell<Vec<Place>> = OnceCell::new();
        let find_kept = || {
            let together = KEPT_TOGETHER.hits(view, &piece).map(|(_, name)| name);
            let spread = spread::at(view, &piece).map(|(_, end)| piece.start..end);
            together.chain(spread).collect()
        };
        let is_kept = |at: usize| {
            kept.get_or_init(find_kept)
                .iter()
                .any(|name| name.contains(&at))
        };
        let mut start = piece.start;
        let mut at = piece.start;
        while at < piece.end {
            // "Phòng Bưu chính, Viễn thông": a known name is not cut.
            if at == start {
                let name = start..piece.end;
                let end = lists::known_end(view, &name).max(lists::end_in_capitals(view, &name));
                at = end.unwrap_or(at);
                if at >= piece.end {
                    break;
                }
            }
            // "Đồng chí Nguyễn Văn Hậu, Phó Chủ tịch UBND quận": what somebody is stands behind the name.
            let person = |from: usize| names_person(view, &(from..piece.end));
            let cut = cut_at(view, at, piece.end).filter(|&next| !person(start) || person(next));
            if let Some(next) = cut
                && (starts_name(view, &(next..piece.end))
                    || (starts_small(view, &(start..piece.end))
                        && starts_small(view, &(next..piece.end)))
                    || is_of_same_kind(view, &(start..piece.end), &(next..piece.end)))
                && !is_kept(at)
                && !is_of_police(view, &(start..at), &(next..piece.end))
                && !is_bare_office(view, &(start..at), &(next..piece.end))
            {
                parts.push(start..at);
                start = next;
                at = next;
            } else {
                at = view.next_of(&(at + 1..piece.end), [b',', b' ']);
            }
        }
        parts.push(start..piece.end);
    }
    parts
        .into_iter()
        .map(|part| view.trim(part, b".,;"))
        .filter(|part| !part.is_empty())
        .collect()
}

/// "Phòng Cảnh sát môi trường - Công an tỉnh": a part of the police that is named with the police it belongs to.
pub(crate) fn is_of_police(view: &View, part: &Place, next: &Place) -> bool {
    let behind_sign = view.trim_start(part.end..next.end);
    view.byte(behind_sign.start) == b'-'
        && after_said(view, next, "công an").is_some()
        && ["phòng", "đội", "trung tâm", "văn phòng"]
            .iter()
            .filter_map(|kind| after_said(view, part, kind))
            .any(|field| {
                let fields = [
                    "cảnh sát",
                    "an ninh",
                    "tham mưu",
                    "hậu cần",
                    "quản lý xuất nhập cảnh",
                    "cơ quan cảnh sát điều tra",
                ];
                after_any_said(view, &field, &fields).is_some()
            })
}

/// First words of bodies that stand in no name behind a dash.
const DASHED: &[&str] = &[
    "sở",
    "ubnd",
    "ủy ban",
    "hội nông dân",
    "hội liên hiệp",
    "hội cựu chiến binh",
    "phòng",
    "công an",
    "chi cục",
    "liên đoàn",
    "các",
];

/// A comma, an `và` or a dash at `at`: where what follows it begins.
fn cut_at(view: &View, at: usize, end: usize) -> Option<usize> {
    if view.byte(at) == b',' {
        let next = view.trim_start(at + 1..end).start;
        let joined = view.after(&(next..end), "va").map(|rest| rest.start);
        return Some(joined.unwrap_or(next));
    }
    if view.byte(at) == b' ' && view.plain(&(at..(at + 4).min(end))) == " va " {
        return Some(at + 4);
    }
    // "Sở Công Thương cùng với Hiệp hội Doanh nghiệp tỉnh".
    if view.byte(at) == b' '
        && let Some(next) = after_any_said(view, &(at + 1..end), &["cùng với", "cùng"])
    {
        return Some(next.start);
    }
    // "Sở Tài chính - UBND huyện Tân Lạc": a dash between two bodies.
    if view.byte(at) == b' ' && view.plain(&(at..(at + 3).min(end))) == " - " {
        let next = at + 3..end;
        return after_any_said(view, &next, DASHED).map(|_| next.start);
    }
    None
}

/// After a comma a new name begins with a capital, or is a collective.
pub(crate) fn starts_name(view: &View, place: &Place) -> bool {
    let small = || lists::is_of_field(view, place) || lists::is_of_units(view, place);
    (view.is_upper(place.start) || view.after(place, "cac").is_some() || small())
        && begins(view, place)
}

/// "doanh nghiệp, hợp tác xã": bodies that nobody names, which a list in small letters joins.
pub(crate) fn starts_small(view: &View, place: &Place) -> bool {
    let unnamed = [
        "doanh nghiệp",
        "hợp tác xã",
        "tổ hợp tác",
        "hộ gia đình",
        "hộ kinh doanh",
        "nhà thầu",
    ];
    after_any_said(view, place, &unnamed).is_some()
}

/// "Nhân viên y tế, nhân viên bảo vệ": both begin with the same words.
fn is_of_same_kind(view: &View, one: &Place, other: &Place) -> bool {
    if view.byte(one.start) != view.byte(other.start) {
        return false;
    }
    let kind = |place: &Place| {
        let (kind, rest) = OPENERS.begin(view, place)?;
        let words = view.trim(place.start..rest.start, b"");
        view.plain(&words).contains(' ').then_some(kind)
    };
    kind(one).is_some_and(|one| kind(other) == Some(one))
}

/// A name without what often varies: case, the word for the province, signs.
pub(crate) fn loose_key(name: &str) -> String {
    let mut plain_name = String::with_capacity(name.len());
    plain_name.extend(name.chars().map(|c| char::from(plain(c))));
    let mut key = String::with_capacity(plain_name.len());
    for word in plain_name.split(|c: char| !c.is_ascii_alphanumeric()) {
        if !word.is_empty() && word != "tinh" {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(word);
        }
    }
    key
}

/// The letters and digits of words, plain.
fn letters(words: &str) -> Vec<u8> {
    words.chars().map(plain).filter(|&b| is_word(b)).collect()
}

/// Each collective with its letters.
static COLLECTIVES: LazyLock<Vec<(Vec<u8>, &str)>> = LazyLock::new(|| {
    bodies::COLLECTIVES
        .iter()
        .map(|name| (letters(name), *name))
        .collect()
});

/// A collective in its normal spelling where only its punctuation or case is off, by the words that were meant.
pub(crate) fn known_collective(view: &View, place: &Place) -> Option<String> {
    let letters = || view.plain(place).bytes().filter(|&b| is_word(b));
    let (_, normal) = COLLECTIVES
        .iter()
        .find(|(known, _)| letters().eq(known.iter().copied()))?;
    let mut chars = normal.chars();
    let settled = match (view.meant(place).chars().next(), chars.next()) {
        (Some(first), Some(normal_first)) if first.is_lowercase() => {
            normal_first.to_lowercase().chain(chars).collect()
        }
        _ => (*normal).to_owned(),
    };
    Some(settled)
}

/// The most letters of a name that is an acronym and nothing else.
const LONGEST_ACRONYM: usize = 6;

/// A name that is printed in capitals, in normal spelling: as elsewhere in the text, else by vocabulary, with the proper
/// name after a unit of the map in capitals word by word.
pub(crate) fn settle_case(view: &View, words: &str) -> String {
    // "EVN": one short word in capitals is an acronym.
    if !words.contains(' ') && words.chars().count() <= LONGEST_ACRONYM {
        return words.to_owned();
    }
    let plain_words: String = words.chars().map(|c| char::from(plain(c))).collect();
    let whole = 0..view.bytes().len();
    let as_elsewhere = view
        .find_all(&whole, &plain_words)
        .into_iter()
        .find(|found| !view.is_all_caps(found) && view.is_upper(found.start));
    if let Some(found) = as_elsewhere {
        let there = view.words(&found);
        if small(there) == small(words) {
            return there.to_owned();
        }
    }
    let lower: Vec<char> = words.to_lowercase().chars().collect();
    let known = bodies::NAMES
        .iter()
        .find(|name| opens(&small(words), &small(name)));
    let mut out: Vec<char> = known.map_or_else(Vec::new, |name| name.chars().collect());
    // What follows the committee of a Party level is its proper name.
    let mut proper = known.is_some_and(|name| {
        name.ends_with(" ủy")
            || name.ends_with(" tỉnh")
            || name.starts_with("Sở ")
            || name.starts_with("Bệnh viện ")
    });
    let mut word_starts = out.is_empty();
    while let Some(&c) = lower.get(out.len()) {
        let rest: String = plain_words.chars().skip(out.len()).collect();
        let word = rest.split(' ').next().unwrap_or_default();
        if word_starts && (bodies::ACRONYMS.contains(&word) || is_acronym(word)) {
            let end = (out.len() + word.len()).min(lower.len());
            out.extend(words.chars().skip(out.len()).take(end - out.len()));
            // "TRƯỜNG THCS NGUYỄN TRÃI", "CÔNG TY TNHH MTV CAO SU PHƯỚC HƯNG".
            proper |= ["thcs", "thpt", "tnhh", "mtv", "cp"].contains(&word);
            word_starts = false;
            continue;
        }
        if word_starts && let Some(name) = COMMITTEES.iter().find(|name| opens(&rest, name)) {
            let end = (out.len() + name.len()).min(lower.len());
            let begins = out.len();
            out.extend(lower.get(out.len()..end).unwrap_or_default());
            capital(&mut out, begins);
            proper = true;
            word_starts = false;
            continue;
        }
        if word_starts && let Some(unit) = bodies::UNITS.iter().find(|unit| opens(&rest, unit)) {
            let end = (out.len() + unit.len()).min(lower.len());
            let begins = out.is_empty();
            out.extend(lower.get(out.len()..end).unwrap_or_default());
            if begins {
                capital(&mut out, 0);
            }
            proper = true;
            word_starts = false;
            continue;
        }
        out.push(c);
        let last = out.len() - 1;
        if word_starts && (proper || last == 0) && c.is_alphabetic() {
            capital(&mut out, last);
        }
        word_starts = !c.is_alphanumeric();
    }
    // The country is a proper name wherever it stands.
    let name: String = out.into_iter().collect();
    name.replace(" việt nam", " Việt Nam")
}

/// Committees of a Party level and kinds of schools, plain; no unit of the map opens them, and a proper name follows.
const COMMITTEES: &[&str] = &[
    "tinh uy",
    "thanh uy",
    "huyen uy",
    "thi uy",
    "quan uy",
    "dang uy",
    "quan khu",
    "tieu hoc",
    "mam non",
    "dien luc",
    "buu dien",
    "vien thong",
    "chi nhanh",
];

/// Every syllable has a vowel; Roman numbers ("XXI") are no syllables but for those that could be ("vi", "xi").
fn is_acronym(word: &str) -> bool {
    let letters = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let is_roman = letters.len() > 1
        && letters.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
        && !["vi", "xi"].contains(&letters);
    if is_roman {
        return true;
    }
    letters.len() > 1
        && !letters.contains(['a', 'e', 'i', 'o', 'u', 'y'])
        && letters.bytes().any(|b| b.is_ascii_lowercase())
}

fn capital(chars: &mut [char], at: usize) {
    if let Some(c) = chars.get_mut(at) {
        *c = c.to_uppercase().next().unwrap_or(*c);
    }
}
