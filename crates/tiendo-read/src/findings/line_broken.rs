//! `line-broken`: a line ends in the middle of a sentence in a file whose lines are not broken for width.

use super::places::Places;
use super::{Context, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
CHỈ THỊ
Về việc phòng cháy rừng
1. Giao Sở Y tế chủ trì tập huấn sơ cứu cho các
xã ven biển.
2. Giao Công an tỉnh tuần tra thường xuyên.
3. Giao Sở Tài chính bố trí kinh phí kịp thời.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Một dòng bị ngắt giữa câu; bộ đọc đã nối với dòng sau.",
        "A line ends in the middle of a sentence; it was read together with the next.",
    )
}

/// How much of both lines is shown.
const SHOWN: usize = 24;

pub(super) fn check(context: &Context, report: &mut Report) {
    let places = Places::new(context);
    for end in &context.view.broken {
        let head = end.start.saturating_sub(SHOWN)..end.start;
        let tail = end.end..end.end + SHOWN;
        let line = |place| context.view.words(&place).replace('\n', " ");
        let (before, after) = (line(head.clone()), line(tail.clone()));
        let (before, after) = (before.trim(), after.trim());
        let span = context.view.span(&(head.start..tail.end));
        report.add(
            places.pointer(context.view.span(&(end.start.saturating_sub(1)..end.end))),
            vec![span],
            Message::new(
                format!("Dòng bị ngắt giữa câu, đã nối: “… {before} | {after} …”."),
                format!("A line ends in mid-sentence and was joined to the next: “… {before} | {after} …”."),
            ),
        );
    }
}
