//! `header-incomplete`: number, date or issuer is not to be found; together they are the document's key.

use super::{Context, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
ỦY BAN NHÂN DÂN
TỈNH BÌNH SƠN
Số:      /KH-UBND
Bình Sơn, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
Phát triển làng nghề";

pub(super) fn meaning() -> Message {
    Message::new(
        "Phần đầu văn bản thiếu số, ký hiệu, ngày ban hành hoặc cơ quan ban hành, hoặc phần cuối thiếu nơi nhận.",
        "The header lacks the number, the date or the issuer, or the recipients are missing.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let header = &context.document.header;
    let mut missing = Vec::new();
    // What belongs to another document has its number and day.
    let is_own = header.annex_of.is_none();
    if is_own && header.issuer.is_none() {
        missing.push(("cơ quan ban hành", "issuer"));
    }
    if is_own && header.number.is_none() {
        missing.push(("số, ký hiệu", "number"));
    }
    if is_own && header.date.is_none() {
        missing.push(("ngày ban hành", "date"));
    }
    let has_recipients = !header.recipients.is_empty() || !has_archive_line(context);
    if !has_recipients {
        missing.push(("nơi nhận", "recipients"));
    }
    if missing.is_empty() {
        return;
    }
    let vi: Vec<&str> = missing.iter().map(|(vi, _)| *vi).collect();
    let en: Vec<&str> = missing.iter().map(|(_, en)| *en).collect();
    let first = context
        .paragraphs
        .first()
        .map(|place| context.view.span(place));
    let (place_vi, place_en) = if has_recipients {
        ("phần đầu", "in the header")
    } else {
        ("phần đầu và phần cuối", "in the header and at the end")
    };
    report.add(
        "/document",
        first.into_iter().collect(),
        Message::new(
            format!("Không đọc được ở {place_vi} văn bản: {}.", vi.join("; ")),
            format!("Not found {place_en}: {}.", en.join(", ")),
        ),
    );
}

/// "- Lưu: VT": the line that closes the recipients.
fn has_archive_line(context: &Context) -> bool {
    let view = context.view;
    context.paragraphs.iter().rev().any(|place| {
        let words = view.trim(place.clone(), b"-+*");
        let rest = view.after(&words, "luu");
        rest.is_some_and(|rest| view.byte(rest.start) == b':')
    })
}
