//! Paragraphs that name bodies or persons and say no more: whose the tasks below are, and who sits in a committee.

use super::paragraph::LONGEST_HEADING;
use crate::addressees::{Addressees, addressees, are_names, of_whom};
use crate::lists;
use crate::marks;
use crate::model::Words;
use crate::names;
use crate::said;
use crate::tasks;
use crate::view::{Place, View};
use crate::vocabulary::tasks::{HAS_DUTY, OWERS, PEOPLE};

/// Bodies and nothing else: "Các trường tiểu học", "Đối với UBND các huyện".
pub(super) fn named_alone(view: &View, text: &Place) -> Option<(Addressees, Place)> {
    // What ends with a stop is a sentence's or a list's.
    if matches!(view.byte(text.end.saturating_sub(1)), b'.' | b';') {
        return None;
    }
    let is_open = view.byte(text.end.saturating_sub(1)) == b':';
    let text = view.trim(text.clone(), b":");
    let name = of_whom(view, &text)
        .or_else(|| {
            // "II. ĐỀ NGHỊ ỦY BAN NHÂN DÂN CÁC TỈNH".
            ["de nghi", "yeu cau", "kien nghi"]
                .iter()
                .find_map(|lead| view.after(&text, lead))
                // "6. Đề nghị: Hiệp hội Doanh nghiệp tỉnh, Hội Nông dân tỉnh".
                .map(|name| view.trim(name, b":"))
        })
        .unwrap_or_else(|| text.clone());
    // "1. Sở Tài chính (cơ quan chủ trì)".
    let name = names::without_role(view, &without_duty(view, name));
    if let Some(who) = people(view, &name) {
        return Some((Addressees::leading(who), name.end..name.end));
    }
    // "Vụ Khoa học và Vật liệu xây dựng": behind the last word nothing is done.
    let ends_in_noun = || {
        names::verb(view, &name)
            .filter(|_| !is_open)
            .is_some_and(|verb| names::behind_verb(view, &(verb..name.end)) == Some(name.end))
    };
    // "Trách nhiệm của Tổ công tác triển khai Đề án 06".
    let is_owed = || {
        said::after_any(view, &text, &["trách nhiệm của", "trách nhiệm"]).is_some()
            && names::starts_name(view, &name)
            && said::find_any(view, &name, &["trong", "về", "đối với"]).is_none()
    };
    let is_alone = is_owed()
        || (are_names(view, &name) && (names::verb(view, &name).is_none() || ends_in_noun()))
        || names::is_in_charge(view, &name)
        || (is_open && are_all_of(view, &name))
        || owes_by_article(view, &text);
    is_alone.then(|| {
        let who = tasks::agencies(view, std::slice::from_ref(&name));
        (Addressees::leading(who), name.end..name.end)
    })
}

/// "Học sinh và cha mẹ học sinh", "Cán bộ, công chức, viên chức": people whom nobody names otherwise, and no other words.
fn people(view: &View, name: &Place) -> Option<Vec<Words>> {
    if name.len() > LONGEST_PEOPLE || !view.is_upper(name.start) {
        return None;
    }
    let ands = view.find_all(name, "va").into_iter();
    let ands = ands.filter(|at| view.says(at, "và"));
    let mut starts = vec![name.start];
    let mut ends = Vec::new();
    for and in ands {
        ends.push(and.start);
        starts.push(and.end);
    }
    ends.push(name.end);
    let joined = starts.into_iter().zip(ends).map(|(start, end)| start..end);
    let parts: Vec<Place> = joined.flat_map(|part| view.split(&part, b",")).collect();
    let parts: Vec<Place> = parts.into_iter().map(|part| view.trim(part, b"")).collect();
    let is_people = |part: &Place| PEOPLE.contains(&view.plain(part));
    if !parts.iter().all(is_people) {
        return None;
    }
    Some(parts.iter().map(|part| view.value(part)).collect())
}

/// The most characters of a heading that names people.
const LONGEST_PEOPLE: usize = 80;

/// "Kho bạc Nhà nước quận có nhiệm vụ": the name without the words that announce what it is to do.
fn without_duty(view: &View, name: Place) -> Place {
    HAS_DUTY
        .iter()
        .find_map(|duty| said::before(view, &name, duty))
        .filter(|name| !name.is_empty())
        .unwrap_or(name)
}

/// "Trách nhiệm của thương nhân kinh doanh …" in small letters: an article on those whom nobody names otherwise.
fn owes_by_article(view: &View, text: &Place) -> bool {
    said::after(view, text, "trách nhiệm của").is_some_and(|who| {
        let is_short = (1..=LONGEST_UNNAMED).contains(&view.split(&who, b" ").len());
        is_short
            && !view.is_upper(who.start)
            && !view.is_all_caps(text)
            && marks::mark(view, &who).is_none()
            && OWERS
                .iter()
                .any(|word| said::after(view, &who, word).is_some())
    })
}

/// "Các chủ đập thủy điện:" above "a) …": all of those whom nobody names otherwise.
fn are_all_of(view: &View, name: &Place) -> bool {
    let all = said::after(view, name, "các");
    all.is_some_and(|all| {
        let is_short = view.split(&all, b" ").len() <= LONGEST_UNNAMED;
        is_short
            && names::verb(view, &all).is_none()
            && OWERS
                .iter()
                .any(|word| said::after(view, &all, word).is_some())
    })
}

/// The most words of such a name.
const LONGEST_UNNAMED: usize = 12;

/// "Chánh án Tòa án nhân dân các tỉnh có trách nhiệm:" above what they are to do.
pub(super) fn owes(view: &View, text: &Place) -> bool {
    view.byte(text.end.saturating_sub(1)) == b':'
        && names::starts_name(view, text)
        && addressees(view, text)
            .is_some_and(|(bodies, rest)| !bodies.who.is_empty() && owes_above(view, &rest))
}

/// "Tổ Tiếp công dân, xử lý khiếu nại, tố cáo có nhiệm vụ:" above what it is to do: whoever that is, the words before are its name.
pub(super) fn charged(view: &View, text: &Place) -> Option<(Addressees, Place)> {
    let name_alone = |name: Place| {
        let name = view.trim(name, b",:");
        let is_name = view.is_upper(name.start) && !view.has_stop(&name) && !name.is_empty();
        is_name.then(|| {
            let who = vec![view.value(&name)];
            (Addressees::leading(who), text.end..text.end)
        })
    };
    // "Nhiệm vụ của Tổ Tiếp công dân:".
    let whose = said::after_any(view, text, &["nhiệm vụ của", "nhiệm vụ, quyền hạn của"]);
    if let Some(whose) = whose {
        return name_alone(whose);
    }
    let is_open = view.byte(text.end.saturating_sub(1)) == b':';
    let duty = HAS_DUTY
        .iter()
        .find_map(|words| said::find(view, text, words))?;
    let name = view.trim(text.start..duty.start, b",");
    let behind = view.trim(duty.end..text.end, b":");
    let says_no_more =
        behind.is_empty() || matches!(view.plain(&behind), "sau" | "sau day" | "nhu sau");
    name_alone(name).filter(|_| is_open && says_no_more)
}

/// "Có trách nhiệm:" below a list of bodies.
pub(super) fn owes_above(view: &View, text: &Place) -> bool {
    view.byte(text.end.saturating_sub(1)) == b':'
        && said::after_any(view, text, HAS_DUTY)
            .is_some_and(|rest| view.trim(rest.clone(), b":").is_empty())
}

/// "Sở Y tế (đối với trạm y tế);": bodies, what a bracket says of them, and nothing else.
pub(super) fn is_bare_body(view: &View, words: &Place) -> bool {
    let name = names::without_role(view, &view.trim(words.clone(), b".;,"));
    names::is_body_list(view, &name) && names::verb(view, &name).is_none()
}

/// "4. Các cơ quan, đơn vị được giao quản lý tài sản" above "a) …": which of many bodies are meant, and nothing else.
pub(super) fn which_of_many(view: &View, text: &Place) -> Option<(Addressees, Place)> {
    let whole = view.trim(text.clone(), b":");
    let (_, end) = lists::at(view, &whole)?;
    let behind = view.trim_start(end..whole.end);
    let tells = ["được", "có", "thuộc", "đang", "nơi"];
    let is_short = whole.len() <= LONGEST_HEADING && !view.has_stop(&whole);
    let owes = said::find(view, &behind, "có trách nhiệm").is_some();
    // "Các cơ quan …", "Trưởng các khoa …".
    let named = whole.start..end;
    let is_many = view.find(&named, "cac").is_some() && !owes;
    (is_many && is_short && said::after_any(view, &behind, &tells).is_some()).then(|| {
        let who = vec![view.value(&whole)];
        (Addressees::leading(who), text.end..text.end)
    })
}

/// The most characters of a member's line.
const LONGEST_MEMBER: usize = 200;

/// A member of a body that is set up: behind the last dash or comma stands what he is there.
pub(super) fn is_member(view: &View, text: &Place) -> bool {
    let text = view.trim(text.clone(), b".;");
    let sign = (text.start..text.end)
        .rev()
        .find(|&i| matches!(view.byte(i), b'-' | b',' | b':'));
    let person = names::names_person(view, &text);
    // "Phó Trưởng Ban: Ông Trần Văn Kha - Phó Giám đốc Công an tỉnh".
    let is_role_before = || {
        view.first_of(&text, b':').is_some_and(|colon| {
            names::sits_in_committee(view, &(text.start..colon))
                && names::names_person(view, &view.trim_start(colon + 1..text.end))
        })
    };
    let is_short = text.len() <= LONGEST_MEMBER;
    is_short && (is_role_before() || is_member_behind(view, &text, sign, person))
}

/// Behind the last dash, or behind a person's name the last comma, stands what he is there.
fn is_member_behind(view: &View, text: &Place, sign: Option<usize>, person: bool) -> bool {
    sign.filter(|&at| view.byte(at) == b'-' || (person && view.byte(at) == b','))
        .is_some_and(|at| {
            let rest = view.trim(at + 1..text.end, b"");
            names::sits_in_committee(view, &rest)
        })
}
