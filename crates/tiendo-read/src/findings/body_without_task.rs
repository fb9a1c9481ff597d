//! `body-without-task`: a number names a body and nothing stands below it.

use super::{Context, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
II. NHIỆM VỤ
1. Sở Công Thương
- Khảo sát làng nghề trên địa bàn.
2. Sở Tài chính
3. Sở Xây dựng
- Lập quy hoạch làng nghề.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Một mục nêu tên cơ quan nhưng bên dưới không có việc nào: có thể mất một đoạn.",
        "An item names a body and nothing stands below it: a paragraph is probably gone.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let view = context.view;
    for place in context.bare {
        let words = view.words(place);
        report.add(
            "/tasks",
            vec![view.span(place)],
            Message::new(
                format!("“{words}” nêu tên cơ quan nhưng bên dưới không có việc nào: có thể mất một đoạn."),
                format!("“{words}” names a body and nothing stands below it: a paragraph is probably gone."),
            ),
        );
    }
}
