//! `citation-title-conflict`: one number, and what it is said to be about differs in a numeral.

use super::{Context, Message, Report};
use crate::model::Mention;
use crate::span::Span;
use crate::view::{Place, View};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
Căn cứ Nghị quyết số 29-NQ/TW ngày 17/11/2022 về thực hiện Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành khóa XIII;
Thực hiện Nghị quyết số 29-NQ/TW ngày 17/11/2022 về thực hiện Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành khóa XII;";

pub(super) fn meaning() -> Message {
    Message::new(
        "Cùng một văn bản viện dẫn nhưng trích yếu ghi khác nhau.",
        "One cited document is described in two ways that contradict each other.",
    )
}

/// As many words must agree before the numeral that differs.
const AGREEING: usize = 4;

pub(super) fn check(context: &Context, report: &mut Report) {
    for (i, citation) in context.document.citations.iter().enumerate() {
        let titled: Vec<&Mention> = citation
            .mentions
            .iter()
            .filter(|mention| mention.title.is_some())
            .collect();
        let Some((first, others)) = titled.split_first() else {
            continue;
        };
        let conflict = others.iter().find_map(|other| {
            let (a, b) = differing(context.view, first.title?, other.title?)?;
            Some((a, b, other))
        });
        let Some((a, b, other)) = conflict else {
            continue;
        };
        let n = &citation.number.value;
        report.add(
            format!("/citations/{i}"),
            vec![first.number, other.number],
            Message::new(
                format!("Văn bản {n} được viện dẫn với trích yếu khác nhau: chỗ ghi “{a}”, chỗ ghi “{b}”."),
                format!("{n} is described in two ways: “{a}” in one place, “{b}” in another."),
            ),
        );
    }
}

/// The numerals in which two descriptions with the same beginning differ, each with the word before it.
fn differing(view: &View, a: Span, b: Span) -> Option<(String, String)> {
    // Most are printed alike.
    if view.source.words(a) == view.source.words(b) {
        return None;
    }
    let mut before = None;
    let pairs = words(view, a).zip(words(view, b)).enumerate();
    for (agreeing, (word, other)) in pairs {
        let (plain, other_plain) = (view.plain(&word), view.plain(&other));
        if plain != other_plain {
            let numerals = is_numeral(plain) && is_numeral(other_plain);
            return (numerals && agreeing >= AGREEING).then(|| {
                let before = before.map_or("", |before| view.words(&before));
                let said = |word: &Place| format!("{before} {}", view.words(word));
                (said(&word), said(&other))
            });
        }
        before = Some(word);
    }
    None
}

/// The words of a description; signs do not count.
fn words(view: &View, span: Span) -> impl Iterator<Item = Place> {
    let place = view.place(span);
    let next = move |from: usize| {
        let word = view.next_word(from).filter(|word| word.start < place.end)?;
        Some(word.start..word.end.min(place.end))
    };
    let first = next(place.start);
    // "về …" and "… " are the same description.
    let first = match first {
        Some(word) if view.plain(&word) == "ve" => next(word.end),
        first => first,
    };
    std::iter::successors(first, move |word| next(word.end))
}

/// Digits, or a Roman number.
fn is_numeral(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
        || word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'l'))
}
