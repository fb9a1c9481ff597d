//! `task-in-group`: the row of a group carries content and agencies of its own.

use super::{Context, Message, Report, named};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
STT
Nội dung nhiệm vụ
Cơ quan chủ trì
Cơ quan phối hợp
1
Tuyên truyền
1.1
Tổ chức hội nghị
Sở Công Thương
Sở Tài chính
2
Phát triển thị trường
Tham gia hội chợ trong nước và nước ngoài.
Sở Công Thương
Sở Tài chính";

pub(super) fn meaning() -> Message {
    Message::new(
        "Dòng của nhóm nhiệm vụ đồng thời là một nhiệm vụ.",
        "The row of a group is itself a task.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    for (i, task) in context.document.tasks.iter().enumerate() {
        if !task.in_group_row {
            continue;
        }
        let n = named::name(task);
        let spans = named::place(task);
        report.add(
            format!("/tasks/{i}"),
            spans,
            Message::new(
                format!("Nhóm {n} có nội dung và cơ quan thực hiện ngay ở dòng của nhóm, không chia thành nhiệm vụ con; được đọc là một nhiệm vụ mang số {n}."),
                format!("Group {n} has content and agencies in its own row and no numbered tasks; it is read as one task with the number {n}."),
            ),
        );
    }
}
