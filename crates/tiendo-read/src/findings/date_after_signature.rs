//! `date-after-signature`: a document is cited that is younger than the one that cites it.

use super::{Context, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
Số: 12/KH-UBND
Bình Sơn, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
Phát triển làng nghề
Căn cứ Quyết định số 801/QĐ-TTg ngày 07/7/2024 của Thủ tướng Chính phủ;";

pub(super) fn meaning() -> Message {
    Message::new(
        "Văn bản được viện dẫn có ngày sau ngày ký.",
        "A cited document is dated after the day of signing.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let Some(signed) = &context.document.header.date else {
        return;
    };
    for (i, citation) in context.document.citations.iter().enumerate() {
        let Some(date) = citation
            .date
            .as_ref()
            .filter(|date| date.value > signed.value)
        else {
            continue;
        };
        let (number, day) = (&citation.number.value, tiendo_text::date::short(date.value));
        report.add(
            format!("/citations/{i}/date"),
            date.spans.clone(),
            Message::new(
                format!("{number} ghi ngày {day}, sau ngày ký văn bản này."),
                format!("{number} is dated {day}, after this document was signed."),
            ),
        );
    }
}
