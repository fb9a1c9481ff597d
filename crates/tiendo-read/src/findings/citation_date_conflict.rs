//! `citation-date-conflict`: one number with two dates: two documents, or a slip.

use foldhash::HashMap;

use super::{Context, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
Căn cứ Quyết định số 801/QĐ-TTg ngày 07/7/2022 của Thủ tướng Chính phủ;
Thực hiện Quyết định số 801/QĐ-TTg ngày 17/7/2022 của Thủ tướng Chính phủ;";

pub(super) fn meaning() -> Message {
    Message::new(
        "Cùng số, ký hiệu nhưng ngày ban hành khác nhau.",
        "One number is cited with two dates.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let mut first = HashMap::default();
    for (i, citation) in context.document.citations.iter().enumerate() {
        let n = &citation.number.value;
        let Some(date) = &citation.date else {
            continue;
        };
        let Some(earlier) = first.insert(n, date) else {
            continue;
        };
        let (a, b) = (
            tiendo_text::date::short(earlier.value),
            tiendo_text::date::short(date.value),
        );
        report.add(
            format!("/citations/{i}/date"),
            date.spans.iter().chain(&earlier.spans).copied().collect(),
            Message::new(
                format!(
                    "Văn bản {n} được viện dẫn với hai ngày: {a} và {b}; được đọc là hai văn bản."
                ),
                format!("{n} is cited with two dates, {a} and {b}; it is read as two documents."),
            ),
        );
    }
}
