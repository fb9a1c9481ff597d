//! Tasks that lack something that is the rule: one finding where a whole list lacks it, else one for each task.

use super::places::tasks_by_content;
use super::{Context, Message, Report, named};
use crate::model::{Task, TaskColumns};
use crate::span::Span;

/// What may be lacking.
pub(super) struct Lacking {
    /// Its key in a task.
    pub(super) field: &'static str,
    pub(super) has: fn(&Task) -> bool,
    pub(super) has_column: fn(&TaskColumns) -> bool,
    /// The words for it in sentences, in both languages.
    pub(super) words: (&'static str, &'static str),
    /// The name of its column in Vietnamese.
    pub(super) column: &'static str,
}

/// The tasks of one list, by their indexes.
struct List {
    all: Vec<usize>,
    lacking: Vec<usize>,
    /// Which list it is, in both languages.
    name: (&'static str, &'static str),
}

impl List {
    fn lack_all(&self) -> bool {
        self.all.len() == self.lacking.len()
    }

    /// So many lack it that those which have it are the exception.
    fn lack_most(&self) -> bool {
        self.lacking.len() * 2 > self.all.len()
    }
}

pub(super) fn check(context: &Context, report: &mut Report, what: &Lacking) {
    let tasks = &context.document.tasks;
    let (tables, text) = lists(context, what);
    if text.lack_all() && tables.lack_all() {
        if !tasks.is_empty() {
            none(context, report, what, tasks.len(), tasks.first());
        }
        return;
    }
    let mut each = Vec::new();
    if tables.lack_all() && !tables.all.is_empty() {
        let first = tables.all.first().and_then(|&i| tasks.get(i));
        none(context, report, what, tables.all.len(), first);
    } else if tables.lack_most() {
        most(context, report, what, &tables);
    } else {
        each.extend(tables.lacking);
    }
    if text.lack_most() {
        most(context, report, what, &text);
    } else {
        each.extend(text.lacking);
    }
    each.sort_unstable();
    let (vi, en) = what.words;
    for (i, task) in each.into_iter().filter_map(|i| Some((i, tasks.get(i)?))) {
        let n = named::name(task);
        report.add(
            format!("/tasks/{i}/{}", what.field),
            named::place(task),
            Message::new(
                format!("Nhiệm vụ {n} không có {vi}."),
                format!("Task {n} has no {en}."),
            ),
        );
    }
}

/// The tasks of the tables and those of running text.
fn lists(context: &Context, what: &Lacking) -> (List, List) {
    let tasks = &context.document.tasks;
    let by_content = tasks_by_content(context);
    let rows = context.tables.iter().flat_map(|table| &table.rows);
    let places = rows.filter_map(|row| row.content.first());
    let mut of_tables = vec![false; tasks.len()];
    for place in places {
        let task = by_content.at(context.view.span(place).start);
        if let Some(marked) = task.and_then(|i| of_tables.get_mut(i)) {
            *marked = true;
        }
    }
    let list = |of_table: bool, name| {
        let indexes = 0..tasks.len();
        let all: Vec<usize> = indexes
            .filter(|i| of_tables.get(*i) == Some(&of_table))
            .collect();
        let lacks = |i: &usize| tasks.get(*i).is_some_and(|task| !(what.has)(task));
        let lacking = all.iter().copied().filter(lacks).collect();
        List { all, lacking, name }
    };
    (
        list(true, (" của phụ lục", " of the annex")),
        list(false, (" giao bằng lời văn", " given in running text")),
    )
}

/// No task of a list has it.
fn none(
    context: &Context,
    report: &mut Report,
    what: &Lacking,
    count: usize,
    first: Option<&Task>,
) {
    let columns = &context.document.columns;
    let (vi, en) = what.words;
    let message = if columns.head.is_some() && !(what.has_column)(columns) {
        let column = what.column;
        Message::new(
            format!(
                "Phụ lục không có cột {column}: không nhiệm vụ nào trong {count} nhiệm vụ có {vi}."
            ),
            format!("The annex has no column for a {en}: none of the {count} tasks has one."),
        )
    } else {
        Message::new(
            format!("Không nhiệm vụ nào trong {count} nhiệm vụ có {vi}."),
            format!("None of the {count} tasks has a {en}."),
        )
    };
    let spans = columns.head.or(first.map(|task| task.extent));
    report.add("/tasks", spans.into_iter().collect(), message);
}

/// Most tasks of a list lack it.
fn most(context: &Context, report: &mut Report, what: &Lacking, list: &List) {
    let tasks = &context.document.tasks;
    let lacking = list.lacking.iter().filter_map(|&i| tasks.get(i));
    let spans: Vec<Span> = lacking.flat_map(named::place).collect();
    let (vi, en) = what.words;
    let (some, all) = (list.lacking.len(), list.all.len());
    let (in_vi, in_en) = if all == tasks.len() {
        ("", "")
    } else {
        list.name
    };
    report.add(
        "/tasks",
        spans,
        Message::new(
            format!("{some} trong {all} nhiệm vụ{in_vi} không có {vi}."),
            format!("{some} of the {all} tasks{in_en} have no {en}."),
        ),
    );
}
