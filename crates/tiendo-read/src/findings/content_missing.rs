//! `content-missing`: a row of a table names bodies and says nothing of what they do.

use super::{Context, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
| TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Thời gian |
| 1 | Khảo sát làng nghề | Sở Công Thương | Quý I/2025 |
| 2 | | Sở Nội vụ | Quý II/2025 |";

pub(super) fn meaning() -> Message {
    Message::new(
        "Một dòng của bảng có cơ quan nhưng không có nội dung: không đọc được thành nhiệm vụ.",
        "A row of the table names bodies and says nothing of what they do: it could not be read as a task.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let view = context.view;
    for row in context.tables.iter().flat_map(|table| &table.rows) {
        if !row.content.is_empty() || row.is_heading() {
            continue;
        }
        // The words of the content may stand in any of the others.
        let cells = row.behind_content();
        let spans: Vec<_> = row
            .number
            .iter()
            .chain(cells.into_iter().flatten())
            .map(|place| view.span(place))
            .collect();
        let number = row.number.as_ref().map_or("", |place| view.words(place));
        report.add(
            "/tasks",
            spans,
            Message::new(
                format!("Dòng {number} của bảng không có nội dung nhiệm vụ."),
                format!("Row {number} of the table has no content."),
            ),
        );
    }
}
