//! `citation-title-conflict`: one number, and what it is said to be about differs in a numeral.

use super::{Context, Message, Report};
use crate::model::Mention;
use crate::span::Span;
use crate::view::{View, is_word};

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
    let (a, b) = (words(view, a), words(view, b));
    let mut before = "";
    let pairs = a.iter().zip(&b).enumerate();
    for (agreeing, ((word, printed), (other, other_printed))) in pairs {
        if word != other {
            let numerals = is_numeral(word) && is_numeral(other);
            return (numerals && agreeing >= AGREEING).then(|| {
                (
                    format!("{before} {printed}"),
                    format!("{before} {other_printed}"),
                )
            });
        }
        before = printed;
    }
    None
}

/// Words in plain form and as printed; signs do not count.
fn words<'v>(view: &'v View, span: Span) -> Vec<(&'v str, &'v str)> {
    let place = view.place(span);
    let mut all = Vec::new();
    let mut start = None;
    for at in place.start..=place.end {
        let inside = at < place.end && is_word(view.byte(at));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                all.push((view.plain(&(from..at)), view.words(&(from..at))));
                start = None;
            }
            _ => {}
        }
    }
    // "về …" and "… " are the same description.
    if all.first().is_some_and(|(word, _)| *word == "ve") {
        all.remove(0);
    }
    all
}

/// Digits, or a Roman number.
fn is_numeral(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
        || word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'l'))
}
