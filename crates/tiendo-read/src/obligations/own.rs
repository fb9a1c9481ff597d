//! Reports on how the document itself is carried out, and on nothing else.

use crate::addressees::addressees;
use crate::lists;
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::tasks;

/// What may stand before the word for reporting, with its marks.
const BEFORE: &[&str] = &["định kỳ", "tổng hợp,", "tổng hợp", "chủ động"];

/// What may stand behind the words for the document, with its marks: to whom, by when, how.
const BEHIND: &[&str] = &[
    "về",
    "gửi",
    "cho",
    "theo",
    "trước",
    "qua",
    "vào",
    "hằng",
    "hàng",
    "định kỳ",
    "lên",
];

/// "Báo cáo tình hình thực hiện về UBND huyện …", "Sở Y tế tổng hợp, báo cáo UBND tỉnh kết quả thực hiện Kế hoạch này.": no more is said
/// than what is reported to whom, and that is how the document is carried out.
pub(crate) fn reports_on_document(view: &View, place: &Place) -> bool {
    // Most paragraphs report nothing.
    if !view.has(place, "bao cao") {
        return false;
    }
    let whole = view.trim(place.clone(), b"./;");
    let is_one = !whole.clone().any(|i| view.byte(i) == b';');
    let behind_names = addressees(view, &whole)
        .filter(|(bodies, _)| !bodies.who.is_empty())
        .map(|(_, rest)| rest);
    let mut rest = behind_names.unwrap_or(whole);
    while let Some(behind) = said::after_any(view, &rest, BEFORE) {
        rest = behind;
    }
    let Some(mut rest) = said::after(view, &rest, "báo cáo").filter(|_| is_one) else {
        return false;
    };
    if let Some((_, end)) = lists::at(view, &rest) {
        rest = view.trim_start(end..rest.end);
    }
    let Some(rest) = said::after_any(view, &rest, &["kết quả", "tình hình"]).and_then(|rest| {
        said::after_any(
            view,
            &rest,
            &["triển khai thực hiện", "thực hiện", "triển khai"],
        )
    }) else {
        return false;
    };
    let rest = tasks::DOCUMENTS
        .iter()
        .find_map(|kind| view.after(&rest, kind))
        .unwrap_or(rest);
    let rest = said::after(view, &rest, "này").unwrap_or(rest);
    rest.is_empty()
        || matches!(view.byte(rest.start), b',' | b'(')
        || said::after_any(view, &rest, BEHIND).is_some()
}
