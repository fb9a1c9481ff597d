//! `row-holds-several`: a row of a table probably holds several tasks, each with its agency and time.

use super::places::tasks_by_content;
use super::{Context, Mend, Message, Report, RowPart, lead_missing, named};
use crate::tables::{Looks, Row, looks};
use crate::tasks::agencies;
use crate::view::{Place, View};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
<table><tr><th>TT</th><th>Nội dung nhiệm vụ</th><th>Cơ quan chủ trì</th><th>Thời gian</th></tr>
<tr><td>1</td><td>Khảo sát làng nghề trên địa bàn</td><td>Sở Công Thương</td><td>Quý I/2025</td></tr>
<tr><td>2</td><td><p>Mở lớp dạy nghề</p><p>Mua sắm thiết bị dạy nghề</p></td><td><p>Sở Nội vụ</p><p>Sở Tài chính</p></td><td><p>Quý II/2025</p><p>Quý IV/2025</p></td></tr></table>";

pub(super) fn meaning() -> Message {
    Message::new(
        "Một dòng của bảng có thể gộp nhiều nhiệm vụ: mỗi nội dung có cơ quan chủ trì và thời hạn riêng.",
        "A row of the table probably holds several tasks, each with a lead agency and a time of its own.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let by_content = tasks_by_content(context);
    let view = context.view;
    for row in context.tables.iter().flat_map(|table| &table.rows) {
        let Some(count) = several(view, row) else {
            continue;
        };
        let first = row.content.first().map(|place| view.span(place).start);
        let found = first.and_then(|start| by_content.at(start));
        let Some((i, task)) = found.and_then(|i| Some((i, context.document.tasks.get(i)?))) else {
            continue;
        };
        let n = named::name(task);
        let finding = report.add(
            format!("/tasks/{i}"),
            row.deadline.iter().map(|place| view.span(place)).collect(),
            Message::new(
                format!("Dòng của nhiệm vụ {n} có {count} nội dung, {count} cơ quan chủ trì, {count} thời hạn: có thể gộp {count} nhiệm vụ; nếu đúng thì tách hàng."),
                format!("The row of task {n} has {count} contents, {count} lead agencies and {count} deadlines: probably {count} tasks; split it if so."),
            ),
        );
        // Each row keeps a paragraph of the content: joined ones are for a person to cut.
        finding.mend = (task.content.len() == count).then(|| Mend::Split {
            pointer: format!("/tasks/{i}"),
            parts: parts(view, row),
        });
    }
}

/// What each task of the row gets, in the order of its paragraphs.
fn parts(view: &View, row: &Row) -> Vec<RowPart> {
    let words = |place: &Place| view.value(place).value;
    let products = (row.product.len() == row.content.len()).then_some(&row.product);
    let cells = row.leads.iter().zip(&row.deadline).enumerate();
    cells
        .map(|(i, (leads, deadline))| RowPart {
            leads: lead_missing::names(&agencies(view, std::slice::from_ref(leads))),
            deadline: words(deadline),
            product: products.and_then(|all| all.get(i)).map(words),
        })
        .collect()
}

/// How many tasks the row seems to hold: as many contents as lead agencies and times, each in a paragraph of its own.
fn several(view: &View, row: &Row) -> Option<usize> {
    let count = row.content.len();
    let all = |places: &[Place], are: Looks| {
        places.len() == count && places.iter().all(|place| looks(view, place) == are)
    };
    (count > 1 && all(&row.leads, Looks::Bodies) && all(&row.deadline, Looks::Time))
        .then_some(count)
}
