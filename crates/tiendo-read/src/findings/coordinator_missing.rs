//! `coordinator-missing`: the table has a column for coordinating agencies, and some tasks fill only the lead's.

use super::places::tasks_by_content;
use super::{Context, Message, Report, listed};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
STT
Nội dung nhiệm vụ
Cơ quan chủ trì
Cơ quan phối hợp
1
Khảo sát làng nghề
Sở Công Thương
Sở Tài chính
2
Lập đề án bảo tồn
Sở Công Thương";

pub(super) fn meaning() -> Message {
    Message::new(
        "Nhiệm vụ chỉ có một ô cơ quan: không có cơ quan phối hợp.",
        "A task has one cell with agencies only: no coordinating agency.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let document = context.document;
    if !document.columns.coordinators {
        return;
    }
    let by_content = tasks_by_content(context);
    let rows = context.tables.iter().flat_map(|table| &table.rows);
    let starts = rows.filter_map(|row| Some(context.view.span(row.content.first()?).start));
    let found: Vec<_> = starts
        .filter_map(|start| document.tasks.get(by_content.at(start)?))
        .filter(|task| !task.leads.is_empty() && task.coordinators.is_empty())
        .collect();
    let spans: Vec<_> = found
        .iter()
        .filter_map(|task| task.leads.first()?.spans.first().copied())
        .collect();
    if spans.is_empty() {
        return;
    }
    let numbers: Vec<String> = found
        .iter()
        .filter_map(|task| Some(task.number.as_ref()?.value.clone()))
        .collect();
    let all = listed(&numbers);
    report
        .add(
            "/tasks",
            spans,
            Message::new(
                format!("Chỉ có một ô cơ quan, được đọc là cơ quan chủ trì; không có cơ quan phối hợp: {all}."),
                format!("One cell with agencies only, read as the lead; no coordinating agency: {all}."),
            ),
        )
        .numbers = numbers;
}
