//! `not-a-plan`: the document gives no task and no target.

use super::{Context, Message, Report};
use crate::span::Span;

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
THÔNG TƯ
Hướng dẫn công tác lưu trữ
Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;
Điều 1. Phạm vi điều chỉnh
Thông tư này hướng dẫn công tác lưu trữ.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Văn bản không giao nhiệm vụ và không nêu chỉ tiêu nào.",
        "The document gives no task and no target.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let document = context.document;
    if !document.tasks.is_empty() || !document.targets.is_empty() {
        return;
    }
    let header = &document.header;
    let title = header
        .title
        .as_ref()
        .or(header.kind.as_ref())
        .or(header.number.as_ref());
    let first = context
        .paragraphs
        .first()
        .map(|place| context.view.span(place));
    let spans: Vec<Span> =
        title.map_or_else(|| first.into_iter().collect(), |words| words.spans.clone());
    report.add("/document", spans, meaning());
}
