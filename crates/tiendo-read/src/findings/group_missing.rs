//! `group-missing`: a group of the body, or of tasks' numbers, has no row in the annex.

use super::{Context, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
III. NHIỆM VỤ
1. Tuyên truyền
2. Đào tạo nghề
PHỤ LỤC
STT
Nội dung nhiệm vụ
Cơ quan chủ trì
Cơ quan phối hợp
1
Tuyên truyền
1.1
Tổ chức hội nghị
Sở Công Thương
Các sở, ban, ngành";

pub(super) fn meaning() -> Message {
    Message::new(
        "Nhóm nhiệm vụ không có dòng trong phụ lục.",
        "A task group has no row in the annex.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    for (i, group) in context.document.groups.iter().enumerate() {
        let Some(number) = group.number.as_ref().filter(|_| group.missing_in_annex) else {
            continue;
        };
        let n = &number.value;
        let message = match &group.title {
            Some(_) => Message::new(
                format!(
                    "Nhóm nhiệm vụ {n} có trong phần nội dung nhưng không có dòng trong phụ lục."
                ),
                format!("Group {n} stands in the text but has no row in the annex."),
            ),
            None => Message::new(
                format!(
                    "Có nhiệm vụ mang số của nhóm {n} nhưng phụ lục không có dòng của nhóm này."
                ),
                format!("Tasks bear the number of group {n}, which has no row of its own."),
            ),
        };
        let at = group.title.as_ref().unwrap_or(number);
        report.add(format!("/groups/{i}"), at.spans.clone(), message);
    }
}
