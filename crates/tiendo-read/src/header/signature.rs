//! The block of the signature: for whom, in what capacity, in what position, who.

use super::issuer::is_body_in_caps;
use crate::model::{Signatory, Words};
use crate::span::Spanned;
use crate::view::{Place, View, is_letter};

/// Positions in a signature block, plain.
pub(super) const POSITIONS: &[&str] = &[
    "chu tich",
    "pho chu tich",
    "giam doc",
    "pho giam doc",
    "bo truong",
    "thu truong",
    "chanh van phong",
    "pho chanh van phong",
    "truong ban",
    "pho truong ban",
    "cuc truong",
    "pho cuc truong",
    "thu tuong",
    "pho thu tuong",
    "bi thu",
    "pho bi thu",
    "tong giam doc",
    "pho tong giam doc",
    "chanh thanh tra",
    "pho chanh thanh tra",
    "vien truong",
    "pho vien truong",
    "truong phong",
    "truong cong an",
    "truong cong an huyen",
    "truong cong an thanh pho",
    "truong cong an thi xa",
    "truong cong an quan",
    "truong cong an xa",
    "truong cong an phuong",
    "truong cong an thi tran",
    "pho truong cong an",
    "pho truong cong an huyen",
    "pho truong cong an xa",
    "pho truong cong an phuong",
    "pho truong phong",
    "chi huy truong",
    "hieu truong",
    "pho hieu truong",
    "uy vien",
    "thuong truc",
    "tong bi thu",
    "chu nhiem",
    "pho chu nhiem",
    "truong doan",
    "chanh an",
    "tu lenh",
    "kiem toan truong",
    "pho kiem toan truong",
    "tong kiem toan nha nuoc",
    "pho tu lenh",
    "tham muu truong",
    "chinh uy",
    "pho chinh uy",
    "vu truong",
    "hat truong",
    "pho vien truong",
    "tram truong",
    "pho truong doan",
    "doi truong",
    "tong thu ky",
    "pho tong thu ky",
    "truong tieu ban",
    "chanh thanh tra tinh",
    "pho chanh an",
    "pho tong kiem toan",
    "tong bien tap",
    "pho tong bien tap",
    "to truong",
    "to pho",
    "vu truong",
    "pho vu truong",
    "vien pho",
    "quyen chu tich",
    "tong thanh tra",
    "tong kiem toan",
    "thong doc",
    "pho thong doc",
    "tong cuc truong",
    "pho tong cuc truong",
    "chi cuc truong",
    "pho chi cuc truong",
    "pho chi huy truong",
    "pho chu nhiem thuong truc",
    "truong ban chi dao",
    "truong thue",
    "truong thue tinh",
    "truong thue thanh pho",
    "truong thue co so",
    "p.chu tich",
    "p. chu tich",
    "p.giam doc",
    "p. giam doc",
    "pho van phong",
    "truong khoa",
    "pho truong khoa",
    "cuc pho",
    "chi cuc pho",
];

/// Openings of a capacity: Nghị định 30/2020/NĐ-CP, điều 13.
const CAPACITIES: &[&str] = &[
    "tm.", "tm ", "t/m", "t.m", "kt.", "kt ", "k/t", "k.t", "tl.", "tl ", "t/l", "t.l", "tuq.",
    "tuq ", "q.",
];

/// A paragraph that a signature block can begin with.
pub(crate) fn opens_signature(view: &View, place: &Place) -> bool {
    let plain = view.plain(place);
    let signed = signed_in_line(view, place);
    let caps = signed.map_or_else(|| place.clone(), |name| place.start..name);
    view.is_all_caps(&caps)
        && place.len() <= LONGEST_BLOCK
        && (CAPACITIES
            .iter()
            .any(|capacity| plain.starts_with(capacity))
            || is_position(view, &view.trim(caps, b"")))
}

/// The most characters of a signature block in one line.
const LONGEST_BLOCK: usize = 80;

/// "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Phạm Văn Mẫu", "THỦ TƯỚNG Phạm Văn Mẫu": where the name begins behind words in capitals that open with a
/// capacity or are a position.
fn signed_in_line(view: &View, place: &Place) -> Option<usize> {
    if place.len() > LONGEST_BLOCK || view.is_all_caps(place) {
        return None;
    }
    let words = view.split(place, b" ");
    let name = words
        .iter()
        .find(|word| !view.is_all_caps(word) && word.len() > 1)?;
    if !is_capacity(view, place) && !is_position(view, &view.trim(place.start..name.start, b"")) {
        return None;
    }
    is_person(view, &(name.start..place.end)).then_some(name.start)
}

/// A position alone, in capitals; "BỘ TRƯỞNG, CHỦ NHIỆM" holds two.
pub(crate) fn is_position(view: &View, place: &Place) -> bool {
    view.is_all_caps(place)
        && place.len() <= 60
        && view.split(place, b",").iter().all(|part| {
            let part = view.trim(part.clone(), b".");
            POSITIONS.iter().any(|position| {
                view.after(&part, position).is_some_and(|rest| {
                    rest.is_empty()
                        || BEHIND_POSITION
                            .iter()
                            .any(|words| view.after(&rest, words).is_some())
                })
            })
        })
}

/// A position, perhaps with its body: "VỤ TRƯỞNG VỤ PHÁP CHẾ".
pub(crate) fn begins_position(view: &View, place: &Place) -> bool {
    view.is_all_caps(place)
        && POSITIONS
            .iter()
            .any(|position| view.after(place, position).is_some())
}

/// The line begins as a capacity does: "KT.", "TL.".
pub(crate) fn is_capacity(view: &View, place: &Place) -> bool {
    let plain = view.plain(place);
    CAPACITIES
        .iter()
        .any(|capacity| plain.starts_with(capacity))
}

/// What may follow a position in its line, plain.
const BEHIND_POSITION: &[&str] = &[
    "thuong truc",
    "phu trach",
    "thuong vu",
    "chuyen trach",
    "quoc hoi",
    "nuoc",
    "chinh phu",
    "vp chinh phu",
    "van phong chinh phu",
];

/// The line of who decides, above the legal basis: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …".
pub(crate) fn is_enacting(view: &View, place: &Place) -> bool {
    view.is_all_caps(place)
        && (is_body_in_caps(view, place)
            || POSITIONS
                .iter()
                .any(|position| view.after(place, position).is_some()))
}

pub(super) fn signatory(view: &View, block: &[Place]) -> Option<Signatory> {
    let mut found = Signatory::default();
    let lines = block.iter().flat_map(|place| signature_lines(view, place));
    let lines: Vec<Place> = lines.map(|place| view.trim(place, b"|")).collect();
    let mut below = lines.iter().cloned().enumerate();
    // The first word of a name whose others stand in the next line.
    let mut first_name: Option<Place> = None;
    while let Some((i, place)) = below.next() {
        let plain = view.plain(&place);
        let next = lines.get(i + 1);
        if let Some(next) = next.filter(|next| breaks_capacity(view, &place, next)) {
            found.capacity = Some(joined(view, &place, next));
            below.next();
            continue;
        }
        if ["tm", "t/m", "t.m"]
            .iter()
            .any(|sign| plain.starts_with(sign))
        {
            found.on_behalf_of.get_or_insert(view.value(&place));
        } else if plain.starts_with("q.") {
            // "Q. CHỦ TỊCH": who holds the position until somebody is appointed.
            found.position.get_or_insert(view.value(&place));
        } else if CAPACITIES
            .iter()
            .any(|capacity| plain.starts_with(capacity))
        {
            // "TL. CHỦ TỊCH" above "KT. CHÁNH VĂN PHÒNG": the first says for whom.
            if let Some(first) = found.capacity.replace(view.value(&place)) {
                found.on_behalf_of.get_or_insert(first);
            }
        } else if is_position(view, &place)
            || (found.capacity.is_some() && begins_position(view, &place))
        {
            found.position.get_or_insert(view.value(&place));
        } else if found.position.is_some() && begins_position(view, &place) {
            // "TRƯỞNG BAN / PHÓ CHỦ TỊCH UBND TỈNH": the other office of who signs.
        } else if plain.starts_with('(') {
            // "(Đã ký)"
        } else if is_person(view, &place) {
            let name = without_rank(view, &place);
            found.name = Some(match &first_name {
                Some(first) => joined(view, first, &name),
                None => view.value(&name),
            });
            break;
        }
        first_name = Some(place).filter(|word| is_one_name(view, word));
    }
    (found != Signatory::default()).then_some(found)
}

/// "KT. BỘ TRƯỞNG," above "CHỦ NHIỆM", "K/T CHÁNH" above "VĂN PHÒNG": the position that somebody signs for goes on in the next line.
fn breaks_capacity(view: &View, line: &Place, next: &Place) -> bool {
    let Some(sign) = CAPACITIES
        .iter()
        .filter(|sign| {
            !sign.starts_with("tm") && !sign.starts_with("t/m") && !sign.starts_with("t.m")
        })
        .find(|sign| view.plain(line).starts_with(*sign))
    else {
        return false;
    };
    let position = view.trim(line.start + sign.len()..line.end, b"");
    let goes_on = view.byte(line.end - 1) == b',' && is_position(view, next);
    let words = format!("{} {}", view.plain(&position), view.plain(next));
    let is_cut = || !is_position(view, &position) && POSITIONS.contains(&words.as_str());
    view.is_all_caps(next) && (goes_on || is_cut())
}

/// Two lines as one value.
fn joined(view: &View, line: &Place, next: &Place) -> Words {
    Spanned {
        value: format!("{} {}", view.words(line), view.words(next)),
        spans: vec![view.span(line), view.span(next)],
    }
}

/// One word with a capital, as a name begins.
fn is_one_name(view: &View, place: &Place) -> bool {
    place.len() <= LONGEST_NAME
        && !place.is_empty()
        && view.is_upper(place.start)
        && !view.is_all_caps(place)
        && place.clone().all(|i| is_letter(view.byte(i)))
}

/// The most letters of one name.
const LONGEST_NAME: usize = 7;

/// The lines of a signature block that were flattened into one: "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH".
fn signature_lines(view: &View, place: &Place) -> Vec<Place> {
    let mut lines = Vec::new();
    let mut start = place.start;
    let name = signed_in_line(view, place);
    for at in place.clone() {
        let rest = at..place.end;
        let word_starts = at > start + 1
            && view.byte(at - 1) == b' '
            && view.byte(at - 2) != b','
            && view.is_upper(at);
        if !word_starts {
            continue;
        }
        let head = view.trim(start..at, b"");
        let opens = CAPACITIES
            .iter()
            .any(|sign| view.plain(&rest).starts_with(sign));
        let follows_capacity = CAPACITIES.iter().any(|sign| {
            view.plain(&head).starts_with(sign)
                && is_position(view, &view.trim(head.start + sign.len()..head.end, b""))
        });
        let position = POSITIONS
            .iter()
            .any(|position| view.after(&rest, position).is_some());
        // "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH": for whom, and in what position.
        let for_whom = || {
            name.is_some()
                && view
                    .after(&head, "tm.")
                    .is_some_and(|body| is_body_in_caps(view, &body))
        };
        if opens || (position && (follows_capacity || for_whom())) || Some(at) == name {
            lines.push(head);
            start = at;
        }
    }
    lines.push(start..place.end);
    lines
}

/// Military ranks before a signer's name, plain.
const RANKS: &[&str] = &[
    "dai tuong",
    "thuong tuong",
    "trung tuong",
    "thieu tuong",
    "do doc",
    "dai ta",
    "thuong ta",
    "trung ta",
    "thieu ta",
    "dai uy",
    "thuong uy",
];

/// A name without the rank before it.
fn without_rank(view: &View, place: &Place) -> Place {
    // "BSCKII. Ông Văn Thái", "PGS.TS. …": a title of learning ends in a dot.
    let titled = (place.start..place.end)
        .rev()
        .find(|&i| view.byte(i) == b'.' && view.byte(i + 1) == b' ')
        .map(|dot| view.trim_start(dot + 1..place.end));
    RANKS
        .iter()
        .find_map(|rank| view.after(place, rank))
        .or(titled)
        .filter(|rest| !rest.is_empty())
        .unwrap_or_else(|| place.clone())
}

/// Two to six words, each with a capital: a person's name, perhaps after a title of learning.
pub(crate) fn is_person(view: &View, place: &Place) -> bool {
    let place = &without_rank(view, place);
    let words: Vec<Place> = view.split(place, b" ");
    (2..=7).contains(&words.len())
        && words.iter().all(|word| view.is_upper(word.start))
        && place
            .clone()
            .all(|i| is_letter(view.byte(i)) || matches!(view.byte(i), b' ' | b'.' | b'\'' | 0x7F))
}
