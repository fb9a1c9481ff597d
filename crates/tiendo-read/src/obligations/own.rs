//! Reports on how the document itself is carried out, and on nothing else.

use crate::addressees::addressees;
use crate::lists;
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::tasks;

/// What may stand before the word for reporting, with its marks.
const BEFORE: &[&str] = &["định kỳ", "tổng hợp,", "tổng hợp", "chủ động", "gửi"];

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

/// What is reported on, with its marks.
const MATTERS: &[&str] = &["kết quả", "tình hình", "tiến độ"];

/// Clauses behind the report that say more of it, with their marks.
const OF_REPORT: &[&str] = &["số liệu", "thời điểm chốt", "thời gian chốt", "kỳ báo cáo"];

/// "Báo cáo tình hình thực hiện về UBND huyện …", "Sở Y tế tổng hợp, báo cáo UBND tỉnh kết quả thực hiện Kế hoạch này.": no more is said
/// than what is reported to whom, and that is how the document is carried out.
pub(crate) fn reports_on_document(view: &View, place: &Place) -> bool {
    // Most paragraphs report nothing.
    if !view.has(place, "bao cao") {
        return false;
    }
    let whole = view.trim(place.clone(), b"./;");
    let behind_names = addressees(view, &whole)
        .filter(|(bodies, _)| !bodies.who.is_empty())
        .map(|(_, rest)| rest);
    let is_named = behind_names.is_some();
    let mut rest = behind_names.unwrap_or(whole);
    while let Some(behind) = said::after_any(view, &rest, BEFORE) {
        rest = behind;
    }
    rest = behind_time(view, &rest).unwrap_or(rest);
    let is_one =
        view.split(&rest, b";").iter().skip(1).all(|clause| {
            said::after_any(view, &view.trim_start(clause.clone()), OF_REPORT).is_some()
        });
    let Some(rest) = said::after(view, &rest, "báo cáo").filter(|_| is_one) else {
        return false;
    };
    let rest = behind_addressee(view, rest);
    let Some(matter) = said::after_any(view, &rest, MATTERS) else {
        return false;
    };
    let matter = behind_second(view, matter);
    let carried_out = said::after_any(
        view,
        &matter,
        &["triển khai thực hiện", "thực hiện", "triển khai"],
    );
    let Some(rest) = carried_out else {
        // "Công đoàn cơ sở gửi báo cáo kết quả về Liên đoàn Lao động tỉnh …"; below whom something is given to, it is one of the things
        // to be done.
        return is_named && !matter.is_empty() && is_told_behind(view, &matter);
    };
    let rest = tasks::DOCUMENTS
        .iter()
        .find_map(|kind| view.after(&rest, kind))
        .unwrap_or(rest);
    let rest = said::after(view, &rest, "này").unwrap_or(rest);
    is_told_behind(view, &rest)
}

/// The most characters of a time with the word for reporting behind it.
const LONGEST_TIME: usize = 120;

/// "trước ngày 20 hằng tháng báo cáo …": from the word for reporting on, behind a time alone.
fn behind_time(view: &View, rest: &Place) -> Option<Place> {
    let near = rest.start..rest.end.min(rest.start + LONGEST_TIME);
    let word = said::find(view, &near, "báo cáo")?;
    let time = view.trim(rest.start..word.start, b",");
    let due = super::due::words(view, &time).filter(|due| due.place == time);
    due.is_some().then_some(word.start..rest.end)
}

/// Nothing, or to whom, by when and how follows.
fn is_told_behind(view: &View, rest: &Place) -> bool {
    rest.is_empty()
        || matches!(view.byte(rest.start), b',' | b'(')
        || said::after_any(view, rest, BEHIND).is_some()
}

/// "(về) UBND tỉnh (qua Sở Y tế) …": the words behind whom it is reported to.
fn behind_addressee(view: &View, rest: Place) -> Place {
    let to = said::after_any(view, &rest, &["về", "gửi", "cho"]).unwrap_or_else(|| rest.clone());
    let Some((_, end)) = lists::at(view, &to) else {
        return rest;
    };
    view.behind_bracket(&view.trim_start(end..rest.end))
}

/// "tình hình, kết quả": the words behind a second matter.
fn behind_second(view: &View, rest: Place) -> Place {
    let next = match view.byte(rest.start) {
        b',' => Some(view.trim_start(rest.start + 1..rest.end)),
        _ => said::after(view, &rest, "và"),
    };
    next.and_then(|next| said::after_any(view, &next, MATTERS))
        .unwrap_or(rest)
}
