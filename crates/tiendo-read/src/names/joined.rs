//! Names that are joined in a list: where one ends and the next begins.

use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::LazyLock;

use super::offices::{field_in_charge, is_bare_office, work_in_brackets};
use super::{OPENERS, begins, names_person};
use crate::phrases::{Phrases, Static};
use crate::spread;
use crate::view::{Place, View};
use crate::vocabulary::bodies;
use crate::{lists, said};

static UNNAMED: Static = LazyLock::new(|| Phrases::said(&bodies::UNNAMED));

static KEPT_TOGETHER: Static = LazyLock::new(|| Phrases::plain(&bodies::KEPT_TOGETHER));

/// The names in a list: split at `;`, at `,` and `và` where a new name begins, never inside a name.
pub(crate) fn split(view: &View, place: &Place) -> Rc<[Place]> {
    view.asked.parts(place, |place| parts(view, place))
}

fn parts(view: &View, place: &Place) -> Vec<Place> {
    let mut parts = Vec::new();
    for piece in view.split(place, b";") {
        // "- Vụ Pháp chế; - Văn phòng Bộ": the lines of a list that a page put into one.
        let start = view.trim(piece.clone(), b".,;-+*").start;
        let piece = view.trim(start..piece.end, b".,;");
        if let Some(unknown) = unknown(view, &piece) {
            parts.extend(unknown);
            continue;
        }
        // Looked for where there is something to cut.
        let kept: OnceCell<Vec<Place>> = OnceCell::new();
        let find_kept = || {
            let together = KEPT_TOGETHER.hits(view, &piece).map(|(_, name)| name);
            let spread = spread::at(view, &piece).map(|(_, end)| piece.start..end);
            together
                .chain(spread)
                .chain(work_in_brackets(view, &piece))
                .chain(field_in_charge(view, &piece))
                .collect()
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
                let end = lists::known_end(view, &name)
                    .max(lists::end_in_capitals(view, &name))
                    .max(lists::end_of_kinds(view, &name));
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
                    || follows_small(view, &(start..at), &(next..piece.end))
                    || follows_those_concerned(view, &(start..at), &(next..piece.end))
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

/// "Khoa, CTĐT, giảng viên": short words with capitals between commas, none of which says what kind of body the others are.
fn unknown(view: &View, piece: &Place) -> Option<Vec<Place>> {
    let parts = view.split(piece, b",").into_iter();
    let parts: Vec<Place> = parts.map(|part| view.trim(part, b"")).collect();
    let is_short = |part: &Place| {
        (view.is_upper(part.start) || said::after_any(view, part, PEOPLE).is_some())
            && view.split(part, b" ").len() <= LONGEST_UNKNOWN
            && !KINDS_ALONE.contains(&view.plain(part))
    };
    let says_kind = || {
        let first = parts.first();
        first.is_some_and(|first| view.split(first, b" ").len() > 1 && starts_name(view, first))
    };
    let is_collective = said::after_any(view, piece, COLLECTIVE).is_some();
    (parts.len() > 1 && !is_collective && parts.iter().all(is_short) && !says_kind())
        .then_some(parts)
}

/// The most words of a name in such a list.
const LONGEST_UNKNOWN: usize = 4;

/// What opens a list of which no part stands for itself, with marks.
const COLLECTIVE: &[&str] = &["các", "toàn thể", "tất cả", "mọi"];

/// Who is named in small letters, with marks.
const PEOPLE: &[&str] = &[
    "giảng viên",
    "giáo viên",
    "sinh viên",
    "học sinh",
    "học viên",
];

/// What stands in the names of collectives, plain: "Sở, Ban, Ngành".
const KINDS_ALONE: &[&str] = &[
    "so",
    "ban",
    "nganh",
    "bo",
    "doan the",
    "huyen",
    "xa",
    "phuong",
    "dia phuong",
    "don vi",
    "to chuc",
];

/// "Phòng Cảnh sát môi trường - Công an tỉnh": a part of the police that is named with the police it belongs to.
pub(crate) fn is_of_police(view: &View, part: &Place, next: &Place) -> bool {
    let behind_sign = view.trim_start(part.end..next.end);
    view.byte(behind_sign.start) == b'-'
        && said::after(view, next, "công an").is_some()
        && ["phòng", "đội", "trung tâm", "văn phòng"]
            .iter()
            .filter_map(|kind| said::after(view, part, kind))
            .any(|field| {
                let fields = [
                    "cảnh sát",
                    "an ninh",
                    "tham mưu",
                    "hậu cần",
                    "quản lý xuất nhập cảnh",
                    "cơ quan cảnh sát điều tra",
                ];
                said::after_any(view, &field, &fields).is_some()
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
        && let Some(next) = said::after_any(view, &(at + 1..end), &["cùng với", "cùng"])
    {
        return Some(next.start);
    }
    // "Sở Tài chính - UBND huyện Tân Lạc": a dash between two bodies.
    if view.byte(at) == b' ' && view.plain(&(at..(at + 3).min(end))) == " - " {
        let next = at + 3..end;
        return said::after_any(view, &next, DASHED).map(|_| next.start);
    }
    None
}

/// After a comma a new name begins with a capital, or is a collective.
pub(crate) fn starts_name(view: &View, place: &Place) -> bool {
    let small = || {
        lists::is_of_field(view, place)
            || lists::is_of_units(view, place)
            || holds_office(view, place)
    };
    (view.is_upper(place.start) || super::behind_all(view, place).is_some() || small())
        && begins(view, place)
}

/// "Tổ Ngữ văn, giáo viên chủ nhiệm", "Giám đốc các sở; người đứng đầu các đơn vị": who holds an office is named in small letters.
fn holds_office(view: &View, place: &Place) -> bool {
    let offices = [
        "người đứng đầu",
        "thủ trưởng",
        "giáo viên chủ nhiệm",
        "giáo viên bộ môn",
        "trưởng thôn",
        "trưởng bản",
        "trưởng ấp",
        "trưởng xóm",
        "trưởng khu phố",
    ];
    said::after_any(view, place, &offices).is_some()
}

/// "doanh nghiệp, hợp tác xã": bodies that nobody names, which a list in small letters joins.
pub(crate) fn starts_small(view: &View, place: &Place) -> bool {
    UNNAMED.begin(view, place).is_some()
}

/// "UBND các xã, phường, doanh nghiệp": behind the comma bodies that nobody names follow one that is named, as an item of their own.
fn follows_small(view: &View, one: &Place, next: &Place) -> bool {
    starts_small(view, next)
        && view.byte(one.end) == b','
        && super::is_body(view, one)
        && !lists::is_collective_beyond(view, one, next.end)
}

/// "Bộ Tài chính, cơ quan, đơn vị liên quan": behind a known name, all that are concerned, in small letters without "các".
fn follows_those_concerned(view: &View, one: &Place, next: &Place) -> bool {
    let kinds = ["cơ quan", "tổ chức", "đơn vị", "bộ phận", "cá nhân"];
    let concerned = || {
        let end = view.find(next, "lien quan").map_or(next.start, |at| at.end);
        let words = next.start..end;
        end > next.start && view.capitals(&words).next().is_none()
    };
    view.byte(one.end) == b','
        && view.is_upper(one.start)
        && said::after_any(view, next, &kinds).is_some()
        && concerned()
        && lists::known_whole(view, one)
        && !lists::is_collective_beyond(view, one, next.end)
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
