//! What a row becomes when another is put to it.

use tiendo_read::{Task, Words};

/// Puts a row to the one before it: its words follow, bodies are held by both, what the first lacks comes from the second.
pub(super) fn absorb_row(before: &mut Task, row: Task) {
    before.extent.end = before.extent.end.max(row.extent.end);
    append(&mut before.content, row.content);
    union(&mut before.leads, row.leads);
    union(&mut before.coordinators, row.coordinators);
    if before.deadline.is_none() {
        before.deadline = row.deadline;
        before.deadline_meaning = row.deadline_meaning;
    }
    before.product = joined(before.product.take(), row.product);
    before.note = joined(before.note.take(), row.note);
    before.level = joined(before.level.take(), row.level);
}

/// Puts words to a row that were taken for a heading.
pub(super) fn absorb_heading(before: &mut Task, title: Words) {
    let end = title.spans.last().map_or(0, |span| span.end);
    before.extent.end = before.extent.end.max(end);
    append(&mut before.content, vec![title]);
}

/// A sentence that a page's end broke goes on; anything else is a paragraph of its own.
pub(super) fn append(content: &mut Vec<Words>, mut more: Vec<Words>) {
    if let (Some(last), Some(first)) = (content.last_mut(), more.first())
        && goes_on(&last.value, &first.value)
    {
        let first = more.remove(0);
        last.value.push(' ');
        last.value.push_str(first.value.trim_start());
        last.spans.extend(first.spans);
    }
    content.extend(more);
}

fn goes_on(before: &str, after: &str) -> bool {
    let ended = before.trim_end().ends_with(['.', ';', ':', '!', '?']);
    let small = after
        .trim_start()
        .chars()
        .next()
        .is_some_and(char::is_lowercase);
    !ended && small
}

fn union(list: &mut Vec<Words>, more: Vec<Words>) {
    for words in more {
        if !list.iter().any(|known| known.value == words.value) {
            list.push(words);
        }
    }
}

fn joined(before: Option<Words>, after: Option<Words>) -> Option<Words> {
    match (before, after) {
        (Some(mut before), Some(after)) => {
            if before.value != after.value {
                before.value = format!("{}; {}", before.value, after.value);
                before.spans.extend(after.spans);
            }
            Some(before)
        }
        (before, after) => before.or(after),
    }
}
