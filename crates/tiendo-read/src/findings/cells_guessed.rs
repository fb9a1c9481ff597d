//! `cells-guessed`: a flattened row has more cells with agencies than columns for them.

use super::{Context, Message, Report};

pub(super) fn meaning() -> Message {
    Message::new(
        "Dòng có nhiều ô cơ quan hơn số cột: không chắc ô nào là chủ trì, ô nào là phối hợp.",
        "A row has more cells with agencies than columns: which lead and which coordinate is a guess.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
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
        let index = context.document.tasks.iter().position(|task| {
            task.leads.first().map(crate::span::Spanned::start)
                == spans.first().map(|span| span.start)
        });
        let Some(index) = index else {
            continue;
        };
        report.add(
            format!("/tasks/{index}/leads"),
            spans,
            Message::new(
                format!("Nhiệm vụ {number} có nhiều ô cơ quan hơn số cột; ô cuối được đọc là cơ quan phối hợp, các ô trước là cơ quan chủ trì."),
                format!("Task {number} has more cells with agencies than columns; the last is read as coordinating, those before it as leading."),
            ),
        );
    }
}
