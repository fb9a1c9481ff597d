//! To what a place of the text belongs.

use foldhash::{HashMap, HashSet};

use super::Context;
use crate::span::Span;

/// What the document's things cover, in reading order.
pub(super) struct Places {
    tasks: Vec<(Span, usize)>,
    citations: Vec<(Span, usize)>,
}

impl Places {
    pub(super) fn new(context: &Context) -> Self {
        let mut tasks: Vec<(Span, usize)> = context
            .document
            .tasks
            .iter()
            .enumerate()
            .map(|(i, task)| (task.extent, i))
            .collect();
        tasks.sort_by_key(|(span, _)| span.start);
        let mut citations: Vec<(Span, usize)> = context
            .document
            .citations
            .iter()
            .enumerate()
            .flat_map(|(i, work)| work.mentions.iter().map(move |mention| (mention.number, i)))
            .collect();
        citations.sort_by_key(|(span, _)| span.start);
        Self { tasks, citations }
    }

    /// The task around a place, the document cited right before it; else the document.
    pub(super) fn pointer(&self, span: Span) -> String {
        let last = |list: &[(Span, usize)]| {
            let to = list.partition_point(|(of, _)| of.start <= span.start);
            to.checked_sub(1).and_then(|i| list.get(i)).copied()
        };
        if let Some((extent, i)) = last(&self.tasks)
            && span.start < extent.end
        {
            return format!("/tasks/{i}");
        }
        match last(&self.citations) {
            Some((number, i)) if span.start < number.end + BEHIND => format!("/citations/{i}"),
            _ => "/document".to_owned(),
        }
    }
}

/// Bytes behind a number in which its date and issuer stand.
const BEHIND: usize = 120;

/// `name-misspelled` speaks of the names of bodies that tasks are given to.
pub(super) fn in_named_body(context: &Context, span: Span) -> bool {
    context
        .document
        .tasks
        .iter()
        .filter(|task| task.extent.start <= span.start && span.start < task.extent.end)
        .flat_map(|task| task.leads.iter().chain(&task.coordinators))
        .flat_map(|name| &name.spans)
        .any(|of| of.start <= span.start && span.start < of.end)
}

/// Tasks by where their first words stand.
pub(super) struct ByContent(HashMap<usize, usize>);

impl ByContent {
    /// The task whose words begin at a byte.
    pub(super) fn at(&self, start: usize) -> Option<usize> {
        self.0.get(&start).copied()
    }
}

/// The tasks that are rows of tables.
pub(super) fn rows_of_tables(context: &Context) -> HashSet<usize> {
    let by_content = tasks_by_content(context);
    let rows = context.tables.iter().flat_map(|table| &table.rows);
    let starts = rows.filter_map(|row| {
        row.content
            .first()
            .map(|place| context.view.span(place).start)
    });
    starts.filter_map(|start| by_content.at(start)).collect()
}

/// Rows of tables find their tasks by this.
pub(super) fn tasks_by_content(context: &Context) -> ByContent {
    let tasks = context.document.tasks.iter().enumerate();
    ByContent(
        tasks
            .filter_map(|(i, task)| Some((task.content.first()?.start(), i)))
            .collect(),
    )
}
