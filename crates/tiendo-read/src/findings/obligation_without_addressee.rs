//! `obligation-without-addressee`: a report is due, and nobody is named who owes it.

use super::{Context, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
VI. CHẾ ĐỘ BÁO CÁO
Định kỳ hằng năm gửi báo cáo về Sở Công Thương trước ngày 15/11.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Chế độ báo cáo không nêu cơ quan nào phải báo cáo.",
        "A report is due, and nobody is named who owes it.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    for (i, obligation) in context.document.obligations.iter().enumerate() {
        if obligation.who.is_empty() {
            report.add(
                format!("/obligations/{i}/who"),
                obligation.kind.spans.clone(),
                Message::new(
                    "Không rõ cơ quan nào phải gửi báo cáo này: cần nêu danh sách.",
                    "It is not said who owes this report: somebody must name them.",
                ),
            );
        }
    }
}
