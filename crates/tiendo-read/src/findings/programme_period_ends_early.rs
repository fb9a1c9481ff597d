//! `programme-period-ends-early`: a programme that a task serves ends before the plan's horizon.

use super::{Context, Message, Report, listed};
use crate::dates;
use crate::span::Span;
use crate::view::{Place, View};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề đến năm 2030
III. NHIỆM VỤ
1. Thực hiện Chương trình khuyến công giai đoạn 2021 - 2025 được phê duyệt tại Quyết định số 1881/QĐ-TTg ngày 20/11/2020.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Chương trình được viện dẫn kết thúc trước thời hạn của kế hoạch.",
        "A cited programme ends before the plan does.",
    )
}

/// Words after a period by which the programme goes on, plain.
const GOES_ON: &[&str] = &[
    "dinh huong",
    "tam nhin",
    "cac giai doan tiep theo",
    "va nhung nam tiep theo",
    "va giai doan",
];

pub(super) fn check(context: &Context, report: &mut Report) {
    let view = context.view;
    let horizon = context
        .document
        .header
        .horizon
        .as_ref()
        .and_then(|horizon| horizon.value.to);
    let Some(horizon) = horizon else {
        return;
    };
    let mut mentions: Vec<(Span, &str)> = Vec::new();
    for citation in &context.document.citations {
        let number = citation.number.value.as_str();
        mentions.extend(
            citation
                .mentions
                .iter()
                .map(|mention| (mention.number, number)),
        );
    }
    mentions.sort();
    for (i, task) in context.document.tasks.iter().enumerate() {
        for (j, paragraph) in task.content.iter().enumerate() {
            let mut numbers = Vec::new();
            let mut spans = Vec::new();
            for span in &paragraph.spans {
                let place = view.place(*span);
                let from = mentions.partition_point(|(at, _)| at.start < span.start);
                let inside = mentions
                    .iter()
                    .skip(from)
                    .take_while(|(at, _)| at.end <= span.end);
                for (at, number) in inside {
                    if let Some(period) = ends_early(view, &place, &view.place(*at), horizon) {
                        numbers.push((*number).to_owned());
                        spans.push(view.span(&period));
                    }
                }
            }
            if numbers.is_empty() {
                continue;
            }
            let all = listed(&numbers);
            report
                .add(
                    format!("/tasks/{i}/content/{j}"),
                    spans,
                    Message::new(
                        format!("Chương trình theo {all} kết thúc trước năm {horizon} là thời hạn của kế hoạch."),
                        format!("What {all} approved ends before {horizon}, the plan's horizon."),
                    ),
                )
                .numbers = numbers;
        }
    }
}

/// The period in the clause before "tại …", or in the subject behind the number.
fn ends_early(view: &View, paragraph: &Place, number: &Place, horizon: i16) -> Option<Place> {
    let stops = |at: usize| view.byte(at) == b';' || view.byte(at + 1) == b' ';
    let before = view.plain(&(paragraph.start..number.start)).as_bytes();
    let start = memchr::memrchr2_iter(b';', b'.', before)
        .map(|at| paragraph.start + at)
        .find(|&at| stops(at))
        .map_or(paragraph.start, |at| at + 1);
    let behind = view.plain(&(number.end..paragraph.end)).as_bytes();
    let end = memchr::memchr2_iter(b';', b'.', behind)
        .map(|at| number.end + at)
        .find(|&at| stops(at))
        .unwrap_or(paragraph.end);
    // Of several periods before the number the nearest is the programme's.
    let mut nearest = None;
    let mut rest = start..number.start;
    while let Some((years, at)) = dates::find_years(view, &rest) {
        rest.start = at.end;
        nearest = Some((years, at));
    }
    let (years, at, limit) = match nearest {
        Some((years, at)) => (years, at, number.start),
        None => dates::find_years(view, &(number.end..end)).map(|(years, at)| (years, at, end))?,
    };
    let goes_on = GOES_ON
        .iter()
        .any(|words| view.has(&(at.end..limit), words));
    (years.1 < horizon && !goes_on).then_some(at)
}
