//! Who issued a document that is cited: the body behind the number, ahead of the kind, or before a list.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::mention::BACK;
use crate::dates;
use crate::lists;
use crate::names;
use crate::phrases::{Phrases, Static};
use crate::said;
use crate::view::{Place, View, is_word};
use crate::vocabulary::kinds::KINDS;

/// The most characters from the head of a list to one of its documents.
const LONGEST_LIST: usize = 600;

/// "các Nghị định của Chính phủ: số …; số …": the issuer before the colon.
pub(super) fn issuer_of_list(view: &View, before: usize, place: &Place) -> Option<Place> {
    let from = before.saturating_sub(LONGEST_LIST).max(place.start);
    let colon = (from..before).rev().find(|&i| view.byte(i) == b':')?;
    let start = (from..colon)
        .rev()
        .find(|&i| matches!(view.byte(i), b';' | b'.' | b':'))
        .map_or(from, |i| i + 1);
    let head = start..colon;
    view.has(&head, "cac").then_some(())?;
    let of = view.find_all(&head, "cua").pop()?;
    let name = view.trim(of.end..colon, b"");
    let whole = issuer_at(view, &name)?;
    (whole == name && names::begins(view, &name)).then_some(name)
}

/// Words after an issuer's name, as printed in small letters.
const AFTER_ISSUER: &[&str] = &[
    "về",
    "ban hành",
    "phê duyệt",
    "thực hiện",
    "triển khai",
    "quy định",
    "hướng dẫn",
    "sửa đổi",
    "tại",
    "thông qua",
    "giao",
    "công bố",
    "điều chỉnh",
    "bãi bỏ",
    "thành lập",
    "giải thể",
    "kiện toàn",
    "sáp nhập",
    "tách",
    "đổi tên",
    "phân cấp",
    "ủy quyền",
    "không",
    "thay thế",
    "kèm theo",
    "theo",
    "và việc",
    "đã",
    "được",
    "có hiệu lực",
    "cho",
    "hỏi",
    "gửi",
    "đề nghị",
    "trả lời",
    "thông báo",
    "báo cáo",
    "trình",
    "ngày",
    "có",
    "bổ sung",
    "hợp nhất",
    "hủy bỏ",
    "đính chính",
    "đồng ý",
    "thống nhất",
    "chấp thuận",
    "cho phép",
    "yêu cầu",
    "chỉ đạo",
    "nêu",
    "để",
    "trong",
    "nhằm",
    "đối với",
    "gồm",
    "trên địa bàn",
    "chuyển",
    "còn",
    "vẫn",
    "chưa",
    "chậm",
    "thời gian qua",
    "hỗ trợ",
    "hết hiệu lực",
];

/// `của Thủ tướng Chính phủ` right behind.
pub(super) fn issuer_behind(view: &View, after: &Place) -> Option<Place> {
    let name = view.after(&view.trim_start(after.clone()), "cua")?;
    issuer_at(view, &name)
}

/// A body's name at the start of `place`, up to a sign or a word that no name holds.
pub(crate) fn issuer_at(view: &View, place: &Place) -> Option<Place> {
    let end = place.end.min(place.start + BACK);
    // A known name may hold signs: "Bộ Văn hóa, Thể thao và Du lịch".
    let mut at = lists::known_end(view, &(place.start..end)).unwrap_or(place.start);
    while at < end {
        let b = view.byte(at);
        if b == b'(' {
            // "(Khóa XII)" is part of the name.
            let close = (at..end).find(|&i| view.byte(i) == b')');
            match close.filter(|_| view.plain(&(at..end)).starts_with("(khoa")) {
                Some(close) => at = close + 1,
                None => break,
            }
            continue;
        }
        if b == b','
            && let Some(second) = issued_together(view, at, end)
        {
            at = second;
            continue;
        }
        if matches!(b, b',' | b';' | b')' | b':' | b'"' | b'\n' | b'[' | b'/') {
            break;
        }
        if b == b'.' && !is_word(view.byte(at + 1)) {
            break;
        }
        let word_starts = at == place.start || view.byte(at - 1) == b' ';
        if word_starts && at > place.start && ends_issuer(view, at, end) {
            break;
        }
        at += 1;
    }
    let name = view.trim(place.start..at, b".-");
    let starts_capital = view.is_upper(name.start);
    (!name.is_empty() && starts_capital && at < place.start + BACK).then_some(name)
}

/// "của Bộ Chính trị, Ban Bí thư về …": behind the comma a second body issued the same, where the subject stands right behind its name or nothing does.
fn issued_together(view: &View, comma: usize, end: usize) -> Option<usize> {
    let next = view.trim_start(comma + 1..end);
    let name_end = names::starts_name(view, &next)
        .then(|| lists::known_end(view, &next))
        .flatten()?;
    let behind = view.trim_start(name_end..end);
    let is_over = matches!(view.byte(behind.start), b';' | b'.' | b')') && !behind.is_empty();
    (is_over || said::after(view, &behind, "về").is_some()).then_some(name_end)
}

/// Those of [`AFTER_ISSUER`] that are never part of a name, though a capital opens them: "của Thủ tướng Chính phủ Phê duyệt Đề án …".
const ABOUT: &[&str] = &[
    "phê duyệt",
    "ban hành",
    "quy định",
    "sửa đổi",
    "về việc",
    "triển khai",
];

static ENDS_ISSUER: Static = LazyLock::new(|| Phrases::said(AFTER_ISSUER));

fn ends_issuer(view: &View, at: usize, end: usize) -> bool {
    let rest = at..end;
    // "Ủy ban An toàn giao thông": no word of giving.
    let in_name = said::after_any(view, &rest, &["giao thông", "giao dịch"]).is_some();
    if !in_name && ENDS_ISSUER.begin(view, &rest).is_some() {
        // "Ban Chấp hành", "Tổ chức": a word of a name has a capital; in capitals all words have.
        return !view.is_upper(at)
            || view.is_upper(at + 1)
            || said::after_any(view, &rest, ABOUT).is_some();
    }
    // "và" goes on with a name only before a capital that opens no kind of document.
    said::after(view, &rest, "và").is_some_and(|next| {
        !view.is_upper(next.start)
            || view.after(&next, "bo luat").is_some()
            || KINDS
                .iter()
                .any(|(_, kind, _)| view.after(&next, kind).is_some())
    })
}

/// "X báo cáo", "X đề nghị": the body that says it.
fn teller(view: &View, said: &Place) -> Option<Place> {
    let told = [
        "bao cao",
        "de nghi",
        "trinh",
        "tham muu",
        "co y kien",
        "de xuat",
        "kien nghi",
        "huong dan",
    ]
    .into_iter()
    .find(|told| view.plain(said).ends_with(told))?;
    body_at_end(view, &(said.start..said.end - told.len()))
}

/// `được Thủ tướng Chính phủ phê duyệt tại Quyết định số …`, `của Giám đốc Sở … tại Công văn số …`.
pub(super) fn issuer_ahead(view: &View, before: usize, place: &Place) -> Option<Place> {
    let from = before.saturating_sub(BACK).max(place.start);
    if let Some(name) = issuer_before(view, &(from..before)) {
        return Some(name);
    }
    let mut clause = view.trim(from..before, b"");
    // "nghe Phòng Giáo dục và Đào tạo báo cáo Tờ trình số …".
    let is_told = || {
        let kind = before..place.end;
        ["to trinh", "bao cao"]
            .iter()
            .any(|told| view.after(&kind, told).is_some())
    };
    if ["bao cao", "trinh"]
        .iter()
        .any(|told| view.plain(&clause).ends_with(told))
        && is_told()
        && let listened = view.find_all(&clause, "nghe").pop()
        && let start = listened.map_or(clause.start, |word| word.end)
        && let Some(name) = teller(view, &(start..clause.end))
    {
        return Some(name);
    }
    // "X báo cáo (Báo cáo số …)".
    if view.byte(clause.end.saturating_sub(1)) == b'(' && !clause.is_empty() {
        return teller(view, &view.trim(clause.start..clause.end - 1, b""));
    }
    let at = clause.end.checked_sub(3).filter(|at| *at > clause.start)?;
    // "của Sở Y tế (cơ quan thường trực) tại Tờ trình số …".
    let mut said_end = view.trim(clause.start..at, b"").end;
    if view.byte(said_end.saturating_sub(1)) == b')'
        && let Some(open) = (clause.start..said_end)
            .rev()
            .find(|&i| view.byte(i) == b'(')
    {
        said_end = view.trim(clause.start..open, b"").end;
    }
    clause.start = (clause.start..said_end)
        .rev()
        .find(|&i| {
            matches!(view.byte(i), b',' | b';' | b'.' | b'(' | b')')
                && !inside_known(view, &(clause.start..said_end), i)
        })
        .map_or(clause.start, |i| i + 1);
    (said::after(view, &(at..clause.end), "tại").is_some() && at > clause.start).then_some(())?;
    let said = view.trim(clause.start..said_end, b"");
    let verb = ["phe duyet", "ban hanh", "giao", "quy dinh"]
        .iter()
        .find(|verb| view.plain(&said).ends_with(*verb));
    let name_end = verb.map_or(said.end, |verb| said.end - verb.len());
    let said = said.start..name_end;
    if let Some(name) = teller(view, &said) {
        return Some(name);
    }
    let word = if verb.is_some() { "duoc" } else { "cua" };
    let last = view.find_all(&said, word).pop()?;
    let name = view.trim(last.end..name_end, b"");
    let name = without_position(view, &name);
    let whole = issuer_at(view, &name)?;
    (whole == name).then_some(name)
}

/// The sign at `at` belongs to the name of a known body: "Bộ Văn hóa, Thể thao và Du lịch".
fn inside_known(view: &View, clause: &Place, at: usize) -> bool {
    (clause.start..at).rev().take(24).any(|start| {
        let word_starts = start == clause.start || view.byte(start - 1) == b' ';
        word_starts
            && view.is_upper(start)
            && lists::known_end(view, &(start..clause.end)).is_some_and(|end| end > at)
    })
}

/// Words right before a document that say who issued it, with their marks.
const ISSUES: &[&str] = &[
    "đã ký ban hành",
    "ký ban hành",
    "đã ban hành",
    "ban hành",
    "đã thông qua",
];

/// "Ngày 26/4/2013, Thủ tướng Chính phủ đã ban hành Quyết định số …": who did, and the day on which it was done.
pub(super) fn issued_ahead(
    view: &View,
    before: usize,
    place: &Place,
) -> Option<(Place, Option<(Date, Place)>)> {
    let from = before.saturating_sub(BACK).max(place.start);
    let clause = view.trim(from..before, b"");
    let done = ISSUES
        .iter()
        .find_map(|done| said::before(view, &clause, done))?;
    let issuer = body_at_end(view, &done)?;
    let ahead = view.trim(from..issuer.start, b",");
    let word = view.find_all(&ahead, "ngay").pop();
    let day = word
        .and_then(|word| dates::day_at(view, &(word.start..ahead.end)))
        .filter(|day| day.place.end == ahead.end);
    Some((issuer, day.and_then(|day| Some((day.date()?, day.place)))))
}

/// "Sở Y tế có công văn số …", "Sở Y tế (công văn số …)": the body right before.
fn issuer_before(view: &View, clause: &Place) -> Option<Place> {
    let clause = view.trim(clause.clone(), b"");
    let bracket = view.byte(clause.end.saturating_sub(1)) == b'(';
    let has = clause
        .end
        .checked_sub(2)
        .filter(|&at| at > clause.start)
        .is_some_and(|at| said::after(view, &(at..clause.end), "có").is_some());
    if !bracket && !has {
        return None;
    }
    let cut = if bracket { 1 } else { 2 };
    body_at_end(view, &(clause.start..clause.end - cut))
}

/// The name of a body that reaches to the end of `said`, the longest of them.
fn body_at_end(view: &View, said: &Place) -> Option<Place> {
    let said = view.trim(said.clone(), b"");
    (said.start..said.end)
        .filter(|&at| {
            (at == said.start || matches!(view.byte(at - 1), b' ' | b'('))
                && view.is_upper(at)
                && names::begins(view, &(at..said.end))
        })
        .map(|at| at..said.end)
        .find(|name| issuer_at(view, name).as_ref() == Some(name))
}

/// A body's name without the head's position before it.
pub(crate) fn without_position(view: &View, name: &Place) -> Place {
    // "Trưởng phòng Phòng Nội vụ".
    if let Some(rest) = view
        .after(name, "truong phong")
        .filter(|rest| view.after(rest, "phong").is_some())
    {
        return rest;
    }
    // "Trưởng Ban Dân tộc tỉnh".
    if let Some(body) = view.after(name, "truong").filter(|body| {
        view.after(body, "ban")
            .is_some_and(|field| view.is_upper(body.start) && view.is_upper(field.start))
    }) {
        return body;
    }
    [
        "giam doc",
        "pho giam doc",
        "chanh",
        "truong ban",
        "thu truong",
        "bo truong",
        "cuc truong",
    ]
    .iter()
    .find_map(|position| {
        view.after(name, position)
            .filter(|rest| !rest.is_empty() && view.is_upper(rest.start))
    })
    .unwrap_or_else(|| name.clone())
}
