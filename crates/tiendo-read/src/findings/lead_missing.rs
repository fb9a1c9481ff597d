//! `lead-missing`: a task has no lead agency.

use super::lead_unclear::body_in;
use super::places::rows_of_tables;
use super::{Context, Mend, Message, Report, named};
use crate::model::{Task, Words};
use crate::tables::TaskTable;
use crate::vocabulary::heads::Column;

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
Lập đề án bảo tồn";

pub(super) fn meaning() -> Message {
    Message::new(
        "Nhiệm vụ không có cơ quan chủ trì.",
        "A task has no lead agency.",
    )
}

/// No table has a column for who leads, and none of its rows says so otherwise: one finding for all of them.
fn lacks_column(context: &Context, report: &mut Report, rows: &[&Task]) -> bool {
    let has_column = |table: &TaskTable| table.columns.contains(&Column::Lead);
    if rows.len() < 2
        || context.tables.iter().any(has_column)
        || rows.iter().any(|task| !task.leads.is_empty())
    {
        return false;
    }
    let count = rows.len();
    report.add(
        "/tasks",
        rows.first().map(|task| task.extent).into_iter().collect(),
        Message::new(
            format!("Bảng không có cột cơ quan chủ trì: {count} nhiệm vụ trong bảng không nêu ai chủ trì."),
            format!("The table has no column for who leads: none of its {count} tasks says so."),
        ),
    );
    true
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let tasks = &context.document.tasks;
    if is_on_purpose(context) {
        return;
    }
    if !tasks.is_empty() && tasks.iter().all(|task| task.leads.is_empty()) {
        let spans = tasks.first().map(|task| task.extent).into_iter().collect();
        report.add(
            "/tasks",
            spans,
            Message::new(
                "Không nhiệm vụ nào có cơ quan chủ trì.",
                "No task has a lead agency.",
            ),
        );
        return;
    }
    let groups = context.document.groups_of_tasks();
    let in_table = rows_of_tables(context);
    let numbered = tasks.iter().enumerate();
    let of_tables = numbered.filter(|(i, _)| in_table.contains(i));
    let rows: Vec<&Task> = of_tables.map(|(_, task)| task).collect();
    let rows_have_none = lacks_column(context, report, &rows);
    for (i, task) in tasks.iter().enumerate() {
        let is_row = in_table.contains(&i);
        if is_row && rows_have_none {
            continue;
        }
        // Where the text names somebody, the finding is another.
        let is_unclear = || !is_row && body_in(context.view, task).is_some();
        if !task.leads.is_empty() || is_unclear() {
            continue;
        }
        let name = named::name(task);
        let spans = named::place(task);
        // With coordinators of its own the row was not merged with another: who leads is for a person to say.
        let model = like(tasks, &groups, i).filter(|_| is_row && task.coordinators.is_empty());
        let (vi_hint, en_hint) = if model.is_some() {
            (
                " Có thể ô của dòng này đã được gộp với dòng bên cạnh.",
                " Its cells were probably merged with the row beside it.",
            )
        } else {
            ("", "")
        };
        let finding = report.add(
            format!("/tasks/{i}/leads"),
            spans,
            Message::new(
                format!("Nhiệm vụ {name} không có cơ quan chủ trì.{vi_hint}"),
                format!("Task {name} has no lead agency.{en_hint}"),
            ),
        );
        finding.mend = model.map(|(number, model)| Mend::Agencies {
            pointer: format!("/tasks/{i}"),
            as_in: Some(number.to_owned()),
            leads: names(&model.leads),
            coordinators: names(&model.coordinators),
        });
    }
}

/// Running text that names no body for most of what is to be done does so on purpose.
pub(super) fn is_on_purpose(context: &Context) -> bool {
    let tasks = &context.document.tasks;
    let without = tasks.iter().filter(|task| task.leads.is_empty()).count();
    context.document.columns.head.is_none() && without * 3 > tasks.len()
}

/// How far around a task another like it is looked for.
const NEAR: usize = 40;

/// The nearest task above in the same group that has a lead, else the nearest below.
fn like<'t>(tasks: &'t [Task], groups: &[Option<usize>], i: usize) -> Option<(&'t str, &'t Task)> {
    let group = groups.get(i)?;
    let fits = |(other, of): &(&Task, &Option<usize>)| {
        of == &group && !other.leads.is_empty() && other.number.is_some()
    };
    let all = || tasks.iter().zip(groups);
    let above = all().take(i).rev().take(NEAR).find(fits);
    let (found, _) = above.or_else(|| all().skip(i + 1).take(NEAR).find(fits))?;
    Some((found.number.as_ref()?.value.as_str(), found))
}

pub(super) fn names(words: &[Words]) -> Vec<String> {
    words.iter().map(|words| words.value.clone()).collect()
}
