//! `product-missing`: tasks without a product; one finding where the table has no column for it.

use super::{Context, Message, Report, named};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
STT
Nội dung nhiệm vụ
Cơ quan chủ trì
Cơ quan phối hợp
1
Khảo sát làng nghề
Sở Công Thương
Sở Tài chính";

pub(super) fn meaning() -> Message {
    Message::new(
        "Nhiệm vụ không có sản phẩm, kết quả.",
        "A task has no product.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let document = context.document;
    let tasks = &document.tasks;
    if tasks.is_empty() {
        return;
    }
    let count = tasks.len();
    if tasks.iter().all(|task| task.product.is_none()) {
        let spans = document
            .columns
            .head
            .or(tasks.first().map(|task| task.extent));
        let message = if document.columns.head.is_some() && !document.columns.product {
            Message::new(
                format!(
                    "Phụ lục không có cột sản phẩm: không nhiệm vụ nào trong {count} nhiệm vụ có sản phẩm, kết quả."
                ),
                format!(
                    "The annex has no column for a product: none of the {count} tasks has one."
                ),
            )
        } else {
            Message::new(
                format!("Không nhiệm vụ nào trong {count} nhiệm vụ có sản phẩm, kết quả."),
                format!("None of the {count} tasks has a product."),
            )
        };
        report.add("/tasks", spans.into_iter().collect(), message);
        return;
    }
    for (i, task) in tasks
        .iter()
        .enumerate()
        .filter(|(_, task)| task.product.is_none())
    {
        let n = named::name(task);
        let spans = named::place(task);
        report.add(
            format!("/tasks/{i}/product"),
            spans,
            Message::new(
                format!("Nhiệm vụ {n} không có sản phẩm, kết quả."),
                format!("Task {n} has no product."),
            ),
        );
    }
}
