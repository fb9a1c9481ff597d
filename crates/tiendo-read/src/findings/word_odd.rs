//! `word-odd`: a word that no Vietnamese syllable is spelled like.

use std::cell::LazyCell;

use super::places::{Places, in_named_body};
use super::{Context, Message, Report};
use crate::span::Span;

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
CHỈ THỊ
Về việc phòng cháy rừng
1. Giao Sở Y tế tập huấn sơ cứu, trước mắt tại các xã vgen biển.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Một chữ không đánh vần được trong tiếng Việt: có thể viết sai hoặc nhận dạng sai.",
        "A word cannot be spelled in Vietnamese: it was probably mistyped or misread.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let places = Places::new(context);
    let names = LazyCell::new(|| other_names(context));
    for word in &context.view.misspelt {
        let span = context.view.span(&word.place);
        if word.meant.is_some()
            || in_named_body(context, span)
            || (word.is_named && !is_within(&names, span))
        {
            continue;
        }
        let printed = context.view.words(&word.place);
        report.add(
            places.pointer(span),
            vec![span],
            Message::new(
                format!("“{printed}” không phải là một chữ tiếng Việt: có thể viết sai."),
                format!("“{printed}” is no Vietnamese word: it is probably misspelled."),
            ),
        );
    }
}

/// Where recipients, and issuers of documents that are cited, are named; in order.
fn other_names(context: &Context) -> Vec<Span> {
    let document = context.document;
    let issuers = document
        .citations
        .iter()
        .filter_map(|work| work.issuer.as_ref());
    let names = document.header.recipients.iter().chain(issuers);
    let mut spans: Vec<Span> = names.flat_map(|name| name.spans.iter().copied()).collect();
    spans.sort_by_key(|span| span.start);
    spans
}

fn is_within(spans: &[Span], span: Span) -> bool {
    let to = spans.partition_point(|of| of.start <= span.start);
    let last = to.checked_sub(1).and_then(|i| spans.get(i));
    last.is_some_and(|of| span.start < of.end)
}
