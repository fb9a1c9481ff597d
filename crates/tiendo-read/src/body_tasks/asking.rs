//! Sentences that ask somebody for something: by name within the sentence, in a clause behind what it is about, or by no name in a letter.

use super::given::ends_with_body;
use super::no_task::{CLOSERS, only_asks_to_act};
use crate::addressees::{Addressees, addressees};
use crate::names;
use crate::said;
use crate::view::{Place, View};

/// How far into a paragraph a word of asking stands behind the legal basis.
const LATEST_ASKING: usize = 500;

/// "Thực hiện Nghị quyết …, Bộ Xây dựng đề nghị Ủy ban nhân dân các tỉnh rà soát …": the words from "đề nghị" on, where a body asks
/// others to do something.
pub(super) fn asked_inside(view: &View, text: &Place) -> Option<Place> {
    let head = text.start..text.end.min(text.start + LATEST_ASKING);
    let ends = view.byte(text.end.saturating_sub(1));
    ["de nghi", "yeu cau"].iter().find_map(|word| {
        let word = said::find_small(view, &head, word)?;
        let by = view.trim(text.start..word.start, b"");
        let asked = view.trim_start(word.end..text.end);
        let (bodies, doing) = addressees(view, &asked)
            .filter(|_| ends != b':' && names::starts_name(view, &asked))?;
        let given = word.start..text.end;
        let is_order = ends_with_body(view, &by) && names::begins_with_verb(view, &doing);
        // What asks for opinions on a draft, or to carry the letter out, gives nothing of its own to do.
        let asks_only = ["y kien", "gop y"]
            .iter()
            .any(|what| view.has(&doing, what))
            || only_asks_to_act(view, &given);
        (is_order && !asks_only && !bodies.who.is_empty()).then_some(given)
    })
}

/// "1. … thí sinh chưa được cập nhật. Để bảo đảm quyền lợi, đề nghị các trường thống kê …": whom a later clause asks, where what stands
/// before tells how things are.
pub(super) fn asked_in_clause(view: &View, text: &Place) -> Option<(Addressees, Place)> {
    if names::opens_with_verb(view, text) {
        return None;
    }
    ["de nghi", "yeu cau", "giao"].iter().find_map(|word| {
        // "Đồng ý với kiến nghị …. Yêu cầu Chủ tịch …": a sentence of its own.
        let is_own = |at: &Place| {
            let before = view.trim(text.start..at.start, b"");
            view.byte(before.end.saturating_sub(1)) == b'.'
        };
        let mut asks = view.find_all(text, word).into_iter();
        let word = asks.find(|at| !view.is_upper(at.start) || is_own(at))?;
        let before = view.trim(text.start..word.start, b"");
        // "…, kính đề nghị Bộ Ngoại giao …".
        let before = ["kính", "trân trọng"]
            .iter()
            .find_map(|polite| said::before(view, &before, polite))
            .unwrap_or(before);
        // "Việc di dời đường dây 110 kV … giao Sở Công Thương làm việc với …".
        let is_matter = || said::after(view, text, "việc").is_some();
        let is_clause =
            matches!(view.byte(before.end.saturating_sub(1)), b',' | b';' | b'.') || is_matter();
        let rest = view.trim_start(word.end..text.end);
        let (bodies, doing) = addressees(view, &rest)
            .filter(|_| is_clause && !before.is_empty() && names::starts_name(view, &rest))?;
        names::begins_with_verb(view, &doing).then_some((bodies, doing))
    })
}

/// A sentence of a letter asks somebody for something, whether it names them or not.
pub(super) fn asks_in_letter(view: &View, text: &Place) -> bool {
    let is_open = view.byte(text.end.saturating_sub(1)) == b':';
    let closes = || CLOSERS.begin(view, text).is_some() || only_asks_to_act(view, text);
    asks_reader(view, text) || (!is_open && !closes() && asked_in_clause(view, text).is_some())
}

/// "…, Sở Khoa học và Công nghệ đề nghị quý cơ quan nghiên cứu, có ý kiến …": whom a letter goes to is asked, by no name.
pub(super) fn asks_reader(view: &View, text: &Place) -> bool {
    // Above a list it only announces; what is to be sent back is a report.
    let is_open = view.byte(text.end.saturating_sub(1)) == b':';
    if is_open || said::after_any(view, text, &["kết quả", "báo cáo"]).is_some() {
        return false;
    }
    view.find_all(text, "quy").into_iter().any(|word| {
        let before = view.trim(text.start..word.start, b"");
        let whom = view.trim_start(word.end..text.end);
        view.says(&word, "quý")
            && said::after_any(view, &whom, READERS).is_some()
            && ["đề nghị", "kính mong", "mong", "yêu cầu"]
                .iter()
                .any(|asking| said::before(view, &before, asking).is_some())
    })
}

/// Words behind "quý" for whom a letter goes to, with their marks.
const READERS: &[&str] = &[
    "cơ quan",
    "đơn vị",
    "địa phương",
    "bộ",
    "sở",
    "ban",
    "ngành",
    "ủy ban",
    "ubnd",
    "cục",
    "chi cục",
    "viện",
    "trường",
    "tòa",
    "hội",
    "công ty",
    "doanh nghiệp",
    "ngân hàng",
    "đại biểu",
    "ông",
    "bà",
];
