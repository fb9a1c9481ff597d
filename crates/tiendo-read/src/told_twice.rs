//! What the text says is to be done and a table says again with who does it: one task, that of the table.

use std::collections::{HashMap, HashSet};

use crate::model::Task;
use crate::span::Span;
use crate::view::View;

/// So many words of the shorter of both must be in the longer, of ten.
const COMMON_OF_TEN: usize = 8;

/// Fewer words tell nothing.
const FEWEST: usize = 4;

/// So many rows that open alike are looked at.
const MOST_ALIKE: usize = 40;

/// Takes out of `told`, the tasks of the text, those that name nobody and that a row of `rows` repeats: where they stood.
pub(crate) fn take_out(view: &View, told: &mut Vec<Task>, rows: &[Task]) -> Vec<Span> {
    let mut opening: HashMap<String, Vec<HashSet<String>>> = HashMap::new();
    if told.iter().any(is_nobodys) {
        for row in rows {
            let words = words(view, row);
            let alike = opening.entry(first(&words)).or_default();
            if alike.len() < MOST_ALIKE {
                alike.push(words.into_iter().collect());
            }
        }
    }
    let mut twice = Vec::new();
    told.retain(|task| {
        let repeated = is_nobodys(task) && {
            let words = words(view, task);
            let own: HashSet<String> = words.iter().cloned().collect();
            let alike = opening.get(&first(&words)).map_or(&[][..], Vec::as_slice);
            alike.iter().any(|row| are_one(&own, row))
        };
        if repeated {
            twice.push(task.extent);
        }
        !repeated
    });
    twice
}

/// It names nobody.
fn is_nobodys(task: &Task) -> bool {
    task.leads.is_empty() && task.coordinators.is_empty()
}

/// Its words, plain.
fn words(view: &View, task: &Task) -> Vec<String> {
    let content = task.content.iter().flat_map(|words| &words.spans);
    content
        .flat_map(|span| {
            let plain = view.plain(&view.place(*span));
            plain.split(|c: char| !c.is_ascii_alphanumeric())
        })
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The two words that it opens with.
fn first(words: &[String]) -> String {
    words.iter().take(2).cloned().collect::<Vec<_>>().join(" ")
}

/// Nearly all words of the shorter stand in the longer, which is not much longer.
fn are_one(one: &HashSet<String>, other: &HashSet<String>) -> bool {
    let (least, most) = (one.len().min(other.len()), one.len().max(other.len()));
    let common = one.intersection(other).count();
    least >= FEWEST && most <= 2 * least && common * 10 >= least * COMMON_OF_TEN
}
