//! `contents-list`: a list of contents was left out.

use super::{Context, Message, Report};

/// A page that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
MỤC LỤC
I. MỤC TIÊU ........ 1
II. NHIỆM VỤ ....... 2
I. MỤC TIÊU
Mỗi xã có một làng nghề.
II. NHIỆM VỤ
1. Sở Công Thương chủ trì mở lớp dạy nghề.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Mục lục không được đọc: các dòng của mục lục nhắc lại những đề mục sẽ có ở dưới.",
        "A list of contents is not read: its lines name headings that come again below.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let view = context.view;
    for list in context.contents {
        let span = view.span(list);
        let lines = view.words(list).lines().count();
        report.add(
            "/document",
            vec![span],
            Message::new(
                format!("Bỏ qua mục lục ({lines} dòng)."),
                format!("The list of contents ({lines} lines) was left out."),
            ),
        );
    }
}
