//! `number-repeated`: two tasks of one group bear one number.

use foldhash::HashSet;

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
2
Lập đề án
Sở Công Thương
Sở Tài chính
2
Trình phê duyệt
Sở Công Thương
Sở Tài chính";

pub(super) fn meaning() -> Message {
    Message::new(
        "Hai nhiệm vụ cùng một số thứ tự trong một nhóm.",
        "Two tasks of one group bear the same number.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let table = context.document.columns.head;
    let mut in_table = false;
    let mut seen = HashSet::default();
    let mut before = None;
    let groups = context.document.groups_of_tasks();
    for ((i, task), group) in context.document.tasks.iter().enumerate().zip(groups) {
        let Some(number) = &task.number else {
            continue;
        };
        let repeats = !seen.insert((group, number.value.as_str()));
        // A list of another part begins anew; within one table and group nothing does.
        let anew = begins(&number.value) && (!in_table || before != Some(group));
        if begins(&number.value) {
            seen.clear();
            seen.insert((group, number.value.as_str()));
        }
        before = Some(group);
        in_table = table.is_some_and(|head| head.start < task.extent.start);
        if repeats && !anew {
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
    in_text(context, report);
}

/// Parts, headings and items that are no tasks.
fn in_text(context: &Context, report: &mut Report) {
    let view = context.view;
    for one in context.breaks() {
        if one.is_repeated {
            let this = view.words(&one.place);
            report.add(
                one.pointer.clone(),
                vec![view.span(&one.place)],
                Message::new(
                    format!("Số thứ tự {this} đã dùng ở ngay đề mục trước."),
                    format!("The number {this} is already that of the heading before."),
                ),
            );
        }
    }
}

/// The number that a list begins with.
fn begins(number: &str) -> bool {
    matches!(number, "1" | "01" | "a" | "I")
}
