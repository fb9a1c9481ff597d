//! To whom an item's own words give something, and what they say of it.

use super::naming::{charged, named_alone, which_of_many};
use std::cell::LazyCell;

use super::asking::{asked_in_clause, asked_inside};
use super::no_task::{DOING, has_decided};
use super::paragraph::{Paragraph, acts, asked};
use crate::addressees::{Addressees, addressees, each};
use crate::model::Words;
use crate::names;
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::tasks::AUTHORITIES;

/// The bodies that a paragraph is given to, and the words behind them. `heads`: it stands above deeper ones.
pub(super) fn to_whom(
    view: &View,
    paragraph: &Paragraph,
    heads: bool,
) -> Option<(Addressees, Place)> {
    let text = &paragraph.text;
    let (bodies, rest) = heads
        .then(|| {
            let asked = || asked(view, text).map(|bodies| (bodies, text.end..text.end));
            named_alone(view, text)
                .or_else(|| directed(view, text))
                .or_else(|| which_of_many(view, text))
                .or_else(asked)
                .or_else(|| charged(view, text).filter(|_| is_unknown(view, text)))
        })
        .flatten()
        .or_else(|| {
            let given = given_inside(view, text).filter(|_| paragraph.mark.is_none());
            addressees(view, &given.unwrap_or_else(|| text.clone()))
        })
        // "Về dự thảo Nghị định: Chính phủ thông qua. Giao Bộ Công Thương …".
        .filter(|(bodies, rest)| !has_decided(view, bodies, rest))
        .or_else(|| addressees(view, &given_in_clause(view, text)?))
        .or_else(|| behind_clause(view, text))
        .or_else(|| asked_in_clause(view, text))
        .filter(|(_, rest)| !only_tells(view, rest))?;
    let mut bodies = bodies;
    for other in others(view, &rest) {
        // "Giao Bộ Y tế …; Bộ trưởng Bộ Y tế ký …" is still one body.
        let is_known = bodies
            .who
            .iter()
            .any(|one| other.value.contains(&one.value));
        if !is_known {
            bodies.who.push(other);
        }
    }
    // "1. Giám đốc Sở … có trách nhiệm:" above "a) …"; "2. Bộ Công an chủ trì, phối hợp với Bộ Quốc phòng" with or without a colon.
    let is_open = || view.byte(text.end.saturating_sub(1)) == b':';
    let announces = heads && (is_open() || only_says_roles(view, &rest));
    let rest = if announces { rest.end..rest.end } else { rest };
    Some((bodies, rest))
}

/// Nobody is known at the beginning, or no more of a name than what kind of body it is: "Tổ tiếp công dân …".
fn is_unknown(view: &View, text: &Place) -> bool {
    addressees(view, text).is_none_or(|(bodies, _)| match bodies.who.as_slice() {
        [only] => !only.value.contains(' '),
        names => names.is_empty(),
    })
}

/// "chủ trì, phối hợp với Bộ Quốc phòng", "có trách nhiệm": what they are to do stands below.
fn only_says_roles(view: &View, rest: &Place) -> bool {
    let roles = [
        "chủ trì, phối hợp với",
        "chủ trì phối hợp với",
        "chủ trì, phối hợp cùng",
        "chủ trì",
        "phối hợp với",
        "phối hợp thực hiện",
        "phối hợp",
        "thực hiện",
        "có trách nhiệm",
        "có nhiệm vụ",
    ];
    said::after_any(view, rest, &roles)
        .is_some_and(|with| with.is_empty() || names::is_body_list(view, &with))
}

/// "… xuất gạo dự trữ; Sở Y tế hướng dẫn vệ sinh": whoever else does something of their own in a later clause.
fn others(view: &View, rest: &Place) -> Vec<Words> {
    let clauses = view.split(rest, b";");
    let later = clauses
        .iter()
        .skip(1)
        .map(|clause| view.trim(clause.clone(), b"./"));
    later
        .filter(|clause| acts(view, clause))
        .filter_map(|clause| addressees(view, &clause))
        // "…; Trưởng khoa chịu trách nhiệm về kết quả": who answers for it does nothing more.
        .filter(|(_, doing)| {
            said::after_any(view, doing, &["phối hợp", "chịu trách nhiệm về kết quả"]).is_none()
        })
        .flat_map(|(bodies, _)| bodies.who)
        .collect()
}

/// "3. Chỉ đạo Sở Xây dựng:" above "a) …".
fn directed(view: &View, text: &Place) -> Option<(Addressees, Place)> {
    let is_open = view.byte(text.end.saturating_sub(1)) == b':';
    let whom = said::after(view, text, "chỉ đạo").filter(|_| is_open)?;
    named_alone(view, &whom)
}

/// Words that make a body the first for something, plain: with them it has something to do.
const FIRST_FOR: &[&str] = &["co quan dau moi", "don vi dau moi", "dau moi"];

/// Words that make a body the standing one of something, plain: it has something to do where a word of doing follows.
const STANDING_FOR: &[&str] = &[
    "co quan thuong truc",
    "don vi thuong truc",
    "bo phan thuong truc",
    "thuong truc",
    "co quan chu tri",
    "don vi chu tri",
];

/// Below "Đảng ủy Ủy ban nhân dân tỉnh" its own task "Lãnh đạo …", "Kiến nghị Ủy ban nhân dân tỉnh …", "Là cơ quan thường trực …" or "Mỗi đơn vị …": what looks like another
/// body is what those that are named above do or are.
pub(super) fn speaks_of_named(view: &View, text: &Place) -> bool {
    if each(view, text).is_some() {
        return true;
    }
    let is_role = FIRST_FOR
        .iter()
        .chain(STANDING_FOR)
        .find_map(|word| view.after(text, word));
    match is_role {
        // "Thường trực Huyện ủy …" is somebody.
        Some(rest) => !view.is_upper(rest.start),
        None => said::after_any(
            view,
            text,
            &[
                "lãnh đạo",
                "kiến nghị",
                "phân công",
                "yêu cầu",
                "căn cứ",
                "trên cơ sở",
            ],
        )
        .is_some(),
    }
}

/// "Phòng … là tổ chức thuộc …" tells what a body is, "Sở … đã …" what it did.
fn only_tells(view: &View, rest: &Place) -> bool {
    let tells = ["la", "gom", "bao gom", "co chuc nang"]
        .iter()
        .find_map(|word| view.after(rest, word));
    // "Vụ … là cơ quan đầu mối tổng hợp …" gives it something to do.
    let acts = |rest: &Place| {
        let opens = |words: &[&str]| words.iter().any(|word| view.after(rest, word).is_some());
        // "… là đơn vị thường trực, có trách nhiệm:" above what that is.
        let is_open = view.byte(rest.end.saturating_sub(1)) == b':';
        opens(FIRST_FOR) || (opens(STANDING_FOR) && (is_open || DOING.first(view, rest).is_some()))
    };
    tells.is_some_and(|rest| !acts(&rest)) || said::after(view, rest, "đã").is_some()
}

/// How far into a paragraph its word of giving stands.
const LATEST_GIVING: usize = 500;

/// The words from the one on that gives somebody something, or asks for it, where it stands inside the paragraph.
fn given_inside(view: &View, text: &Place) -> Option<Place> {
    ordered_inside(view, text).or_else(|| asked_inside(view, text))
}

/// The last words, behind a comma or alone, name bodies: "…, Bộ Văn hóa, Thể thao và Du lịch".
pub(super) fn ends_with_body(view: &View, by: &Place) -> bool {
    let commas = by.clone().rev().filter(|&at| view.byte(at) == b',');
    let starts = commas.take(MOST_COMMAS).map(|at| at + 1);
    starts
        .chain([by.start])
        .any(|start| names::is_body_list(view, &view.trim(start..by.end, b"")))
}

/// So many commas a body's name has at most, with the one before it.
const MOST_COMMAS: usize = 3;

/// "Về việc này, Phó Chủ tịch UBND tỉnh … giao Sở Y tế …": the words from "giao" on.
fn ordered_inside(view: &View, text: &Place) -> Option<Place> {
    let head = text.start..text.end.min(text.start + LATEST_GIVING);
    // "Giao Bộ X phối hợp với Văn phòng Chính phủ …; giao Bộ Y …" begins with its own.
    if said::after(view, text, "giao").is_some() {
        return None;
    }
    let word = said::find_small(view, &head, "giao")?;
    // Of several sentences the one that gives says who does: "Quyết định … giao UBND các tỉnh …" tells what others gave.
    let before = text.start..word.start;
    let by = view.sentences(&before).pop().unwrap_or(before);
    let is_order = AUTHORITIES.iter().any(|who| view.has(&by, who))
        && view.is_upper(view.trim_start(word.end..text.end).start);
    let given = word.start..text.end;
    let (bodies, rest) = addressees(view, &given).filter(|_| is_order)?;
    (!bodies.who.is_empty() && !rest.is_empty()).then_some(given)
}

/// "Đồng ý chủ trương …; giao Sở Tài chính thẩm định": the clause that gives something to a body.
fn given_in_clause(view: &View, text: &Place) -> Option<Place> {
    // Looked for once, however often something is given.
    let approval = LazyCell::new(|| {
        let words = ["đồng ý", "thống nhất", "nhất trí"];
        let found = words.iter().filter_map(|word| said::find(view, text, word));
        found.map(|at| at.end).min()
    });
    view.find_all(text, "giao").into_iter().find_map(|word| {
        let before = view.trim(text.start..word.start, b"");
        let sign = view.byte(before.end.saturating_sub(1));
        let approves = || approval.is_some_and(|end| end <= before.end);
        // "2.2. Đối với nội dung …: “…” - giao Cục Công nghệ thông tin chủ trì …".
        let opens = matches!(sign, b';' | b'.' | b'-') || (sign == b',' && approves());
        let rest = view.trim_start(word.end..text.end);
        (opens && !before.is_empty() && names::starts_name(view, &rest))
            .then_some(word.start..text.end)
    })
}

/// Words that open a clause behind whose comma a body is named, with marks.
const CLAUSES: &[&str] = &[
    "về",
    "đối với",
    "trên cơ sở",
    "căn cứ",
    "sau khi",
    "trước khi",
    "khi",
    "trong thời gian",
    "trong thời hạn",
    "trong vòng",
    "ngay sau khi",
    "nếu",
    "cuối năm học",
    "cuối học kỳ",
    "cuối mỗi học kỳ",
    "trong trường hợp",
    "trường hợp",
    "để",
    "nhằm",
    "định kỳ",
    "hằng năm",
    "hàng năm",
];

/// How far into a paragraph such a clause reaches.
const LONGEST_CLAUSE_BEFORE: usize = 400;

/// "Trên cơ sở đề nghị của UBND các xã, Sở Xây dựng chủ trì …", "Đối với chi phí vượt dự toán, giao Bảo hiểm xã hội …": the bodies behind
/// the comma, and what they do.
fn behind_clause(view: &View, place: &Place) -> Option<(Addressees, Place)> {
    said::after_any(view, place, CLAUSES)?;
    let limit = place.end.min(place.start + LONGEST_CLAUSE_BEFORE);
    let commas = (place.start..limit)
        .filter(|&i| view.byte(i) == b',')
        .map(|comma| comma + 1);
    // "Đối với vụ việc ở khu dân cư thì cơ quan … có trách nhiệm xác minh".
    let then = view.find_all(&(place.start..limit), "thi").into_iter();
    let then = then.filter(|at| view.says(at, "thì")).map(|at| at.end);
    commas.chain(then).find_map(|from| {
        let rest = view.trim_start(from..place.end);
        let whom = said::after_any(view, &rest, &["giao", "yêu cầu", "đề nghị"]);
        let named = whom.unwrap_or(rest);
        let is_body = names::starts_name(view, &named) || names::starts_small(view, &named);
        let (bodies, doing) = addressees(view, &named).filter(|_| is_body)?;
        // "Để khắc phục, Ban Thường vụ Tỉnh ủy yêu cầu:" asks others; "…, Bộ Tài chính để tổng hợp" is told of something.
        let others = ["giao", "yêu cầu", "đề nghị", "để", "xem xét"];
        let asks = said::after_any(view, &doing, &others).is_some();
        (!asks && !bodies.who.is_empty() && names::begins_with_verb(view, &doing))
            .then_some((bodies, doing))
    })
}

/// "Đồng ý với kiến nghị của Thanh tra tỉnh. Giao Sở Y tế chủ trì …": who approves gives it to somebody in a further sentence.
fn approves_and_gives(view: &View, text: &Place) -> bool {
    let approves = said::after_any(view, text, &["đồng ý", "thống nhất", "nhất trí"]).is_some();
    approves
        && view.sentences(text).iter().skip(1).any(|sentence| {
            said::after_any(view, sentence, &["giao", "yêu cầu", "đề nghị"]).is_some()
                && addressees(view, sentence)
                    .is_some_and(|(bodies, rest)| !bodies.who.is_empty() && !rest.is_empty())
        })
}

/// Words that open a sentence which gives somebody something to do, plain.
const GIVING: &[&str] = &[
    "giao",
    "giao cho",
    "yeu cau",
    "de nghi",
    "kinh de nghi",
    "tran trong de nghi",
    "phan cong",
];

/// A paragraph without a mark that gives somebody something to do.
pub(super) fn takes_unmarked(view: &View, text: &Place) -> bool {
    if given_inside(view, text).is_some() || approves_and_gives(view, text) {
        return true;
    }
    GIVING.iter().any(|word| view.after(text, word).is_some())
        && addressees(view, text).is_some_and(|(_, rest)| !rest.is_empty())
}
