//! `group-empty`: a task group has no task.

use foldhash::HashSet;

use super::{Context, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
| TT | Nội dung | Chủ trì | Phối hợp |
| I | Tuyên truyền | | |
| II | Đào tạo nghề | | |
| 1 | Mở lớp dạy nghề | Sở Công Thương | Sở Tài chính |";

pub(super) fn meaning() -> Message {
    Message::new(
        "Nhóm nhiệm vụ không có nhiệm vụ nào.",
        "A task group has no task.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let document = context.document;
    let filled: HashSet<usize> = document.groups_of_tasks().into_iter().flatten().collect();
    for (i, group) in document.groups.iter().enumerate() {
        let Some(number) = group.number.as_ref().filter(|_| !group.missing_in_annex) else {
            continue;
        };
        if filled.contains(&i) {
            continue;
        }
        let n = &number.value;
        report.add(
            format!("/groups/{i}"),
            number.spans.clone(),
            Message::new(
                format!("Nhóm {n} không có nhiệm vụ nào."),
                format!("Group {n} has no task."),
            ),
        );
    }
}
