//! How a finding names a task, and where it points to it.

use crate::model::Task;
use crate::span::Span;

/// So many characters of a task without a number tell which it is.
const FIRST_WORDS: usize = 40;

/// Its number, else its first words in quotation marks: the same in both languages.
pub(super) fn name(task: &Task) -> String {
    if let Some(number) = &task.number {
        return number.value.clone();
    }
    let words = task.content.first().map_or("", |words| &words.value);
    format!("“{}”", tiendo_text::clip::clipped(words, FIRST_WORDS))
}

/// The task in a word.
pub(super) fn place(task: &Task) -> Vec<Span> {
    let number = task.number.as_ref();
    number.map_or_else(|| vec![task.extent], |number| number.spans.clone())
}
