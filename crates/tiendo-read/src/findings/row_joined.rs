//! `row-joined`: a row without a number was read as the rest of the task above.

use super::places::tasks_by_content;
use super::{Context, Message, Report, named};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
<table><tr><th>TT</th><th>Nội dung nhiệm vụ</th><th>Cơ quan chủ trì</th><th>Thời gian</th></tr>
<tr><td>1</td><td>Khảo sát làng nghề trên địa bàn</td><td>Sở Công Thương</td><td>Quý I/2025</td></tr>
<tr><td></td><td>và lập danh mục nghề cần bảo tồn</td><td></td><td></td></tr>
<tr><td>2</td><td>Mở lớp dạy nghề</td><td>Sở Nội vụ</td><td>Quý II/2025</td></tr></table>";

pub(super) fn meaning() -> Message {
    Message::new(
        "Một dòng của bảng không có số thứ tự, được đọc là phần còn lại của nhiệm vụ ở trên.",
        "A row of the table without a number was read as the rest of the task above.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let by_content = tasks_by_content(context);
    let view = context.view;
    for row in context.tables.iter().flat_map(|table| &table.rows) {
        let first = row.content.first().map(|place| view.span(place).start);
        let found = first.and_then(|start| by_content.at(start));
        let Some((i, task)) = found.and_then(|i| Some((i, context.document.tasks.get(i)?))) else {
            continue;
        };
        for place in &row.gone_on {
            let (words, n) = (view.words(place), named::name(task));
            report.add(
                format!("/tasks/{i}"),
                vec![view.span(place)],
                Message::new(
                    format!("Dòng bắt đầu bằng “{words}” không có số thứ tự, được đọc là phần còn lại của nhiệm vụ {n}."),
                    format!("The row that begins with “{words}” has no number and was read as the rest of task {n}."),
                ),
            );
        }
    }
}
