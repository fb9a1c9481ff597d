//! `lead-unclear`: a task given in running text names a body, and how it says so does not tell whether that body leads.

use super::places::rows_of_tables;
use super::{Context, Mend, Message, Report, lead_missing, named};
use crate::lists;
use crate::model::Task;
use crate::names;
use crate::view::{Place, View};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
II. NHIỆM VỤ
1. Sở Công Thương khảo sát làng nghề trên địa bàn.
2. Sở Tài chính bố trí kinh phí khảo sát.
3. Việc mở lớp dạy nghề tại làng nghề có Sở Nội vụ theo dõi.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Nhiệm vụ giao bằng lời văn có nêu cơ quan nhưng không rõ cơ quan đó có chủ trì không.",
        "A task in running text names a body, but not clearly as the one that leads.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    if lead_missing::is_on_purpose(context) {
        return;
    }
    let in_table = rows_of_tables(context);
    for (i, task) in context.document.tasks.iter().enumerate() {
        if !task.leads.is_empty() || in_table.contains(&i) {
            continue;
        }
        let Some(body) = body_in(context.view, task) else {
            continue;
        };
        let (n, span) = (named::name(task), context.view.span(&body));
        let who = context.view.value(&body).value;
        let finding = report.add(
            format!("/tasks/{i}/leads"),
            vec![span],
            Message::new(
                format!("Nhiệm vụ {n} có nêu “{who}” nhưng không rõ cơ quan đó có chủ trì không."),
                format!("Task {n} names “{who}”; whether that body leads is not clear."),
            ),
        );
        finding.mend = Some(Mend::Agencies {
            pointer: format!("/tasks/{i}"),
            as_in: None,
            leads: vec![who],
            coordinators: lead_missing::names(&task.coordinators),
        });
    }
}

/// The first name of a body in the words of a task.
pub(super) fn body_in(view: &View, task: &Task) -> Option<Place> {
    let spans = task.content.iter().flat_map(|words| &words.spans);
    spans.map(|span| view.place(*span)).find_map(|place| {
        view.capitals(&place).find_map(|start| {
            let rest = start..place.end;
            let (list, _) = lists::at(view, &rest).filter(|_| names::starts_name(view, &rest))?;
            names::split(view, &list).first().cloned()
        })
    })
}
