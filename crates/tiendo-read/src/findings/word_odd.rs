//! `word-odd`: a word that no Vietnamese syllable is spelled like.

use super::places::{Places, in_named_body};
use super::{Context, Message, Report};

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
    for word in &context.view.misspelt {
        let span = context.view.span(&word.place);
        if word.meant.is_some() || in_named_body(context, span) {
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
