//! `blanks-lost`: words of the file run together; the blanks were put back.

use tiendo_extract::NoticeKind;

use super::{Context, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
Thực hiện Côngvăn số 73/TTg-CN củaThủ tướng Chính phủ, SởTài chính bố trí kinh phí.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Nhiều chữ trong tệp dính liền nhau; dấu cách đã được thêm lại khi đọc.",
        "Words of the file run together; the blanks between them were put back.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    for notice in &context.view.source.notices {
        let NoticeKind::LostBlanks { count } = notice.kind else {
            continue;
        };
        let first = notice.spans.first();
        let words = first.map_or("", |span| context.view.source.words(*span));
        report.add(
            "/document",
            notice.spans.clone(),
            Message::new(
                format!("{count} chỗ trong tệp có chữ dính liền nhau, đã đọc như có dấu cách (ví dụ: “{words}”)."),
                format!("Words run together in {count} places of the file; they are read as if there were blanks (such as “{words}”)."),
            ),
        );
    }
}
