//! `tracked-changes`: the file holds changes that nobody has accepted or refused.

use tiendo_extract::NoticeKind;

use super::{Context, Message, Report};

/// A page that raises it.
pub(super) const EXAMPLE: &str = "\
<p>KẾ HOẠCH
<p>Phát triển làng nghề
<p>Báo cáo UBND tỉnh trước ngày <del>15/11</del> <ins>20/11</ins>";

pub(super) fn meaning() -> Message {
    Message::new(
        "Tệp còn những chỗ sửa chưa được chấp nhận hay từ chối; văn bản được đọc như khi đã chấp nhận tất cả.",
        "The file holds tracked changes; it is read as if all were accepted.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    for notice in &context.view.source.notices {
        let NoticeKind::TrackedChanges {
            insertions,
            deletions,
        } = notice.kind
        else {
            continue;
        };
        report.add(
            "/document",
            notice.spans.clone(),
            Message::new(
                format!("Tệp còn {insertions} chỗ thêm và {deletions} chỗ xóa chưa được chấp nhận hay từ chối; văn bản được đọc như khi đã chấp nhận tất cả."),
                format!("The file holds tracked changes ({insertions} put in, {deletions} taken out); it is read as if all were accepted."),
            ),
        );
    }
}
