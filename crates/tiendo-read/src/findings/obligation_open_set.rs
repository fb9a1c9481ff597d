//! `obligation-open-set`: who must report includes bodies that the document names nowhere.

use super::{Context, Message, Report};
use crate::obligations;

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
VI. TỔ CHỨC THỰC HIỆN
1. Các sở, ban, ngành; các doanh nghiệp liên quan: Định kỳ hằng năm báo cáo UBND tỉnh trước ngày 15/11.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Đối tượng phải báo cáo gồm cả những cơ quan, tổ chức không được nêu tên.",
        "Who must report includes bodies that are not named.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    for (i, obligation) in context.document.obligations.iter().enumerate() {
        if !obligation.open_set {
            continue;
        }
        for (j, name) in obligation
            .who
            .iter()
            .enumerate()
            .filter(|(_, name)| obligations::is_open(&name.value))
        {
            let n = &name.value;
            report.add(
                format!("/obligations/{i}/who/{j}"),
                name.spans.clone(),
                Message::new(
                    format!("Đối tượng phải báo cáo có “{n}”, không nêu tên cụ thể; cần chuyên viên đầu mối xác định danh sách và lý do."),
                    format!("Who must report includes “{n}”, named nowhere; the focal officer has to say who they are, with a reason."),
                ),
            );
        }
    }
}
