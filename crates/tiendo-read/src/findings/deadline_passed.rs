//! `deadline-passed`: a task ends before the document was signed.

use super::{Context, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
Số: 12/KH-UBND
Bình Sơn, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
Phát triển làng nghề
| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Thời gian |
| 1 | Khảo sát làng nghề | Sở Công Thương | Quý IV/2023 |
| 2 | Lập đề án bảo tồn | Sở Nội vụ | Quý II/2024 |";

pub(super) fn meaning() -> Message {
    Message::new(
        "Thời hạn của nhiệm vụ đã qua trước ngày ký văn bản.",
        "The deadline of a task had passed before the document was signed.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let Some(signed) = &context.document.header.date else {
        return;
    };
    for (i, task) in context.document.tasks.iter().enumerate() {
        let until = task
            .deadline_meaning
            .as_ref()
            .and_then(|meaning| meaning.value.last_day());
        let (Some(until), Some(deadline)) = (until, &task.deadline) else {
            continue;
        };
        if until >= signed.value {
            continue;
        }
        let words = &deadline.value;
        let day = tiendo_text::date::short(signed.value);
        report.add(
            format!("/tasks/{i}/deadline"),
            deadline.spans.clone(),
            Message::new(
                format!("Thời hạn “{words}” đã qua trước ngày ký ({day})."),
                format!("The deadline “{words}” had passed before the signing ({day})."),
            ),
        );
    }
}
