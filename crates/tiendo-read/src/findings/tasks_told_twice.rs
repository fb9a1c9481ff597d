//! `tasks-told-twice`: what the text says is to be done stands in a table again and was read once.

use super::{Context, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
II. NHIỆM VỤ
1. Khảo sát, lập danh mục các làng nghề trên địa bàn tỉnh.
PHỤ LỤC
| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp |
| 1 | Khảo sát, lập danh mục các làng nghề trên địa bàn | Sở Công Thương | Sở Tài chính |
| 2 | Tổ chức hội chợ làng nghề | Sở Du lịch | Sở Công Thương |";

pub(super) fn meaning() -> Message {
    Message::new(
        "Một số việc nêu trong lời văn được ghi lại trong bảng cùng cơ quan chủ trì: mỗi việc chỉ đọc một lần, theo bảng.",
        "What the text says is to be done stands in a table again, with who leads: each is read once, from the table.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let count = context.told_twice.len();
    if count == 0 {
        return;
    }
    report.add(
        "/tasks",
        context.told_twice.to_vec(),
        Message::new(
            format!("{count} việc nêu trong lời văn được ghi lại trong bảng: chỉ đọc một lần, theo bảng."),
            format!("{count} of the things that the text says are to be done stand in a table again: read once, from the table."),
        ),
    );
}
