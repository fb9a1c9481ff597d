//! `lead-coordinates`: a body is both lead and coordinating agency of one task.

use super::{Context, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
STT
Nội dung nhiệm vụ
Cơ quan chủ trì
Cơ quan phối hợp
1
Khảo sát làng nghề
Sở Công Thương
Sở Tài chính; Sở Công Thương";

pub(super) fn meaning() -> Message {
    Message::new(
        "Một cơ quan vừa chủ trì vừa phối hợp trong cùng một nhiệm vụ.",
        "A body both leads and coordinates one task.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    for (i, task) in context.document.tasks.iter().enumerate() {
        for lead in &task.leads {
            let key = context.keys.body(&lead.value);
            let same = task
                .coordinators
                .iter()
                .position(|other| key.is_some() && context.keys.body(&other.value) == key);
            let Some((j, other)) = same.and_then(|j| Some((j, task.coordinators.get(j)?))) else {
                continue;
            };
            let name = &lead.value;
            let (vi, en) = if other.value == *name {
                (String::new(), String::new())
            } else {
                let other = &other.value;
                (
                    format!(" (ở cột phối hợp ghi “{other}”)"),
                    format!(" (as coordinator it is “{other}”)"),
                )
            };
            report.add(
                format!("/tasks/{i}/coordinators/{j}"),
                other.spans.clone(),
                Message::new(
                    format!("“{name}” vừa chủ trì vừa phối hợp nhiệm vụ này{vi}."),
                    format!("“{name}” both leads and coordinates this task{en}."),
                ),
            );
        }
    }
}
