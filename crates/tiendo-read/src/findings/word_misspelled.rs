//! `word-misspelled`: a word of a known phrase has one other letter.

use super::places::{Places, in_named_body};
use super::{Context, Mend, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
CHỈ THỊ
Về việc phòng cháy rừng
1. Giao Sở Y tế chủ trt, phối hợp với Công an tỉnh tập huấn sơ cứu.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Một chữ có thể viết sai: chỉ khác một chữ cái so với từ quen dùng ở chỗ đó; bộ đọc hiểu theo từ quen dùng.",
        "A word is probably misspelled: it differs by one letter from the one that usually stands there, and is read as that.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let places = Places::new(context);
    for word in &context.view.misspelt {
        let Some(meant) = &word.meant else {
            continue;
        };
        let span = context.view.span(&word.place);
        if in_named_body(context, span) {
            continue;
        }
        let pointer = places.pointer(span);
        let printed = context.view.words(&word.place).to_owned();
        let meant = &like(&printed, meant);
        let finding = report.add(
            pointer.clone(),
            vec![span],
            Message::new(
                format!("“{printed}” có thể là “{meant}” viết sai; được hiểu là “{meant}”."),
                format!("“{printed}” is probably “{meant}”, misspelled, and is read as that."),
            ),
        );
        finding.mend = Some(Mend::Words {
            pointer,
            from: printed,
            to: meant.clone(),
        });
    }
}

/// With a capital where the printed word has one.
fn like(printed: &str, meant: &str) -> String {
    let mut letters = meant.chars();
    match letters
        .next()
        .filter(|_| printed.starts_with(char::is_uppercase))
    {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => meant.to_owned(),
    }
}
