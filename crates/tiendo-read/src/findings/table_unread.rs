//! `table-unread`: a table that names who does what was not read as a table of tasks.

use super::{Context, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
| TT | Hạng mục | Quy mô | Cơ quan chủ trì | Cơ quan phối hợp |
| 1 | Khảo sát làng nghề | Ba xã | Sở Công Thương | Sở Nội vụ |";

pub(super) fn meaning() -> Message {
    Message::new(
        "Bảng có cột cơ quan chủ trì nhưng không nhận ra cột nội dung nhiệm vụ, hoặc không có dòng nào dưới tiêu đề: bảng chưa được đọc thành nhiệm vụ.",
        "A table has a column for the lead agency and none that is known to hold the tasks, or no row below its heads: it was not read as a table of tasks.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    for head in context.unread_tables {
        report.add("/tasks", vec![context.view.span(head)], meaning());
    }
}
