//! `words-unread`: a paragraph among the tasks says what is to be done and was read as nothing.

use tiendo_text::clip::clipped;

use super::{Context, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
II. NHIỆM VỤ
Rà soát, lập danh mục các làng nghề cần bảo tồn trên địa bàn.
1. Giao Sở Công Thương chủ trì khảo sát làng nghề.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Một đoạn trong phần nhiệm vụ nêu việc phải làm nhưng không được đọc thành nhiệm vụ, báo cáo hay trách nhiệm nào.",
        "A paragraph in the part on tasks says what is to be done and was read neither as a task nor as a report or a duty.",
    )
}

/// How much of the paragraph is shown.
const SHOWN: usize = 80;

pub(super) fn check(context: &Context, report: &mut Report) {
    let view = context.view;
    for place in context.unread {
        let words = clipped(view.words(place), SHOWN);
        report.add(
            "/tasks",
            vec![view.span(place)],
            Message::new(
                format!("“{words}” nằm trong phần nhiệm vụ nhưng không được đọc thành nhiệm vụ, báo cáo hay trách nhiệm nào: xem có phải thêm nhiệm vụ."),
                format!("“{words}” stands among the tasks and was read neither as a task nor as a report or a duty: see whether a task is to be added."),
            ),
        );
    }
}
