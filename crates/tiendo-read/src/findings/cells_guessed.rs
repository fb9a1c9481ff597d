//! `cells-guessed`: the cells of a flattened row do not clearly fit the columns.

use super::places::tasks_by_content;
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
Sở Tài chính
Sở Nội vụ";

pub(super) fn meaning() -> Message {
    Message::new(
        "Các ô của một dòng không khớp rõ với các cột của bảng đã mất khung: ô nào thuộc cột nào chỉ là phỏng đoán.",
        "The cells of a row do not clearly fit the columns of a table that lost its lines: which belongs where is a guess.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let tasks = tasks_by_content(context);
    let rows = context.tables.iter().flat_map(|table| &table.rows);
    for row in rows.filter(|row| row.cells_guessed) {
        let spans: Vec<_> = row
            .leads
            .iter()
            .chain(&row.coordinators)
            .map(|place| context.view.span(place))
            .collect();
        let Some(number) = row.number.as_ref().map(|place| context.view.words(place)) else {
            continue;
        };
        let first = row.content.first().map(|place| context.view.span(place));
        let Some(index) = first.and_then(|span| tasks.at(span.start)) else {
            continue;
        };
        report.add(
            format!("/tasks/{index}/leads"),
            spans,
            Message::new(
                format!("Các ô của nhiệm vụ {number} không khớp rõ với các cột: không chắc ô nào thuộc cột nào."),
                format!("The cells of task {number} do not clearly fit the columns: which belongs where is a guess."),
            ),
        );
    }
}
