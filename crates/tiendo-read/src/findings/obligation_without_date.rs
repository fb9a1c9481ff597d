//! `obligation-without-date`: a report is due, and no date is said.

use super::{Context, Message, Report};
use crate::model::ReportKind;

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
VI. TỔ CHỨC THỰC HIỆN
1. Các sở, ban, ngành: Định kỳ hằng năm báo cáo UBND tỉnh.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Chế độ báo cáo không nêu thời hạn gửi.",
        "A report is due without a date.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    for (i, obligation) in context.document.obligations.iter().enumerate() {
        let dated = obligation.before.is_some()
            || obligation.last_day.is_some()
            || obligation.due_words.is_some();
        if dated {
            continue;
        }
        let (vi, en) = match obligation.kind.value {
            ReportKind::Consolidated => ("Báo cáo tổng hợp", "The consolidated report"),
            ReportKind::Final => ("Báo cáo tổng kết", "The final report"),
            ReportKind::Periodic => ("Báo cáo định kỳ", "The periodic report"),
        };
        report.add(
            format!("/obligations/{i}/before"),
            obligation.kind.spans.clone(),
            Message::new(
                format!("{vi} không có thời hạn gửi cụ thể."),
                format!("{en} is due without a date."),
            ),
        );
    }
}
