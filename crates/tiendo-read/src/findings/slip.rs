//! `slip`: stray punctuation: a full stop in mid-sentence, a comma in the middle of a name.

use std::sync::LazyLock;

use foldhash::HashSet;
use tiendo_text::fold;

use super::{Context, Mend, Message, Report};
use crate::view::{Place, View, is_letter, is_word};
use crate::vocabulary::bodies;

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
Giao UBND các huyện, thị xã. thành phố thực hiện.";

pub(super) fn meaning() -> Message {
    Message::new("Dấu câu đặt sai chỗ.", "Stray punctuation.")
}

/// Words that follow each other in a body's name without a comma.
static NEIGHBOURS: LazyLock<HashSet<(String, String)>> = LazyLock::new(|| {
    let mut pairs = HashSet::default();
    for name in bodies::NAMES.iter() {
        let folded = fold(name);
        let words: Vec<&str> = folded.split(' ').collect();
        for pair in words.windows(2) {
            if let &[a, b] = pair
                && [a, b].iter().all(|w| {
                    w.bytes().all(|b| b.is_ascii_lowercase())
                        && !matches!(*w, "va" | "so" | "bo" | "ban" | "tinh")
                })
            {
                pairs.insert((a.to_owned(), b.to_owned()));
            }
        }
    }
    pairs
});

pub(super) fn check(context: &Context, report: &mut Report) {
    let view = context.view;
    for place in context.paragraphs {
        let plain = view.plain(place).as_bytes();
        for at in memchr::memchr2_iter(b'.', b',', plain).map(|at| place.start + at) {
            let found = match view.byte(at) {
                b'.' => stop_inside(view, place, at),
                _ => comma_inside_name(view, place, at),
            };
            let Some((words, better)) = found else {
                continue;
            };
            let printed = view.words(&words).to_owned();
            let pointer = pointer(context, &words);
            let finding = report.add(
                pointer.clone(),
                vec![view.span(&words)],
                Message::new(
                    format!("Dấu câu đặt sai chỗ: “{printed}”."),
                    format!("Stray punctuation: “{printed}”."),
                ),
            );
            finding.mend = Some(Mend::Words {
                pointer,
                from: printed,
                to: better,
            });
        }
    }
}

/// "xã. thành phố": a stop, a blank and a small letter.
fn stop_inside(view: &View, place: &Place, at: usize) -> Option<(Place, String)> {
    let next = at + 2;
    let small = view.byte(at + 1) == b' '
        && next < place.end
        && is_letter(view.byte(next))
        && !view.is_upper(next);
    if !small {
        return None;
    }
    let (start, end) = (word_start(view, place, at)?, word_end(view, place, next));
    let before = start..at;
    // An abbreviation ("TP.", "v.v.") or a number keeps its stop.
    let plain_word = before.len() >= 2
        && before.clone().all(|i| is_letter(view.byte(i)))
        && !before.clone().skip(1).any(|i| view.is_upper(i))
        && !matches!(view.plain(&before), "vv" | "tp" | "tr" | "st");
    let better = || format!("{}, {}", view.words(&before), view.words(&(next..end)));
    plain_word.then(|| (start..end, better()))
}

/// "Chính, phủ".
fn comma_inside_name(view: &View, place: &Place, at: usize) -> Option<(Place, String)> {
    let next = at + 2;
    if view.byte(at + 1) != b' ' || next >= place.end {
        return None;
    }
    let start = word_start(view, place, at)?;
    let capital = view.is_upper(start) && !view.is_upper(next) && !view.is_all_caps(&(start..at));
    if !capital {
        return None;
    }
    let end = word_end(view, place, next);
    let are_neighbours = || {
        let (first, second) = (view.plain(&(start..at)), view.plain(&(next..end)));
        NEIGHBOURS.contains(&(first.to_owned(), second.to_owned()))
    };
    are_neighbours().then(|| {
        let better = format!("{} {}", view.words(&(start..at)), view.words(&(next..end)));
        (start..end, better)
    })
}

fn word_start(view: &View, place: &Place, at: usize) -> Option<usize> {
    let start = (place.start..at)
        .rev()
        .find(|&i| !is_word(view.byte(i)))
        .map_or(place.start, |i| i + 1);
    (start < at).then_some(start)
}

fn word_end(view: &View, place: &Place, at: usize) -> usize {
    (at..place.end)
        .find(|&i| !is_word(view.byte(i)))
        .unwrap_or(place.end)
}

/// The value that holds the words: a task's field, else the document.
fn pointer(context: &Context, words: &Place) -> String {
    let span = context.view.span(words);
    let tasks = &context.document.tasks;
    let at = tasks.partition_point(|task| task.extent.end < span.end);
    let Some(task) = tasks.get(at).filter(|task| task.extent.start <= span.start) else {
        return "/document".to_owned();
    };
    [
        ("content", &task.content),
        ("leads", &task.leads),
        ("coordinators", &task.coordinators),
    ]
    .iter()
    .find_map(|(field, list)| {
        let j = list.iter().position(|words| {
            words
                .spans
                .iter()
                .any(|s| s.start <= span.start && span.end <= s.end)
        })?;
        Some(format!("/tasks/{at}/{field}/{j}"))
    })
    .unwrap_or_else(|| format!("/tasks/{at}"))
}
