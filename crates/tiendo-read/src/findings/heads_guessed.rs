//! `heads-guessed`: the heads of a table say nothing known, and its columns were told by their cells.

use super::{Context, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
<table><tr><th>Việc cần làm</th><th>Ai làm</th><th>Khi nào</th></tr>
<tr><td>Khảo sát làng nghề</td><td>Sở Công Thương</td><td>Quý I/2025</td></tr>
<tr><td>Lập đề án bảo tồn</td><td>Sở Nội vụ</td><td>Quý II/2025</td></tr>
<tr><td>Tổ chức hội chợ</td><td>Sở Công Thương</td><td>Quý III/2025</td></tr></table>";

pub(super) fn meaning() -> Message {
    Message::new(
        "Tiêu đề các cột của bảng không quen dùng; cột nào là gì được hiểu theo nội dung các ô.",
        "The heads of the table are not usual ones; what a column holds was told by its cells.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    for table in context.tables.iter().filter(|table| table.heads_guessed) {
        let words = context.view.words(&table.head).replace('\n', " | ");
        report.add(
            "/tasks",
            vec![context.view.span(&table.head)],
            Message::new(
                format!("Tiêu đề “{words}” không quen dùng: cột nào là gì được hiểu theo nội dung các ô."),
                format!("The heads “{words}” are not usual ones: what a column holds was told by its cells."),
            ),
        );
    }
}
