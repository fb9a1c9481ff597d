//! `number-repeated`: two tasks of one group bear one number.

use std::collections::HashSet;

use super::{Context, Message, Report};

pub(super) fn meaning() -> Message {
    Message::new(
        "Hai nhiệm vụ cùng một số thứ tự trong một nhóm.",
        "Two tasks of one group bear the same number.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let mut seen = HashSet::new();
    for (i, task) in context.document.tasks.iter().enumerate() {
        if let Some(number) = &task.number
            && !seen.insert((task.group.as_deref(), number.value.as_str()))
        {
            report.add(
                format!("/tasks/{i}/number"),
                number.spans.clone(),
                Message::new(
                    format!(
                        "Số thứ tự {} đã dùng cho một nhiệm vụ ở trên.",
                        number.value
                    ),
                    format!(
                        "The number {} is already that of a task above.",
                        number.value
                    ),
                ),
            );
        }
    }
}
