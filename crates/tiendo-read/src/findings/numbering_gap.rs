//! `numbering-gap`: the numbers of tasks jump.

use super::{Context, Message, Report, listed};
use crate::model::Document;

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
STT
Nội dung nhiệm vụ
Cơ quan chủ trì
Cơ quan phối hợp
1
Khảo sát làng nghề
Sở Công Thương
Sở Tài chính
2
Lập đề án
Sở Công Thương
Sở Tài chính
5
Trình phê duyệt
Sở Công Thương
Sở Tài chính";

pub(super) fn meaning() -> Message {
    Message::new(
        "Số thứ tự nhiệm vụ bị ngắt quãng.",
        "The numbers of tasks jump.",
    )
}

/// The most numbers that a gap lists.
const LISTED: u32 = 12;

pub(super) fn check(context: &Context, report: &mut Report) {
    let document = context.document;
    let mut before: Option<(String, u32, u32)> = None;
    for (i, task) in document.tasks.iter().enumerate() {
        let Some(number) = &task.number else {
            continue;
        };
        let Some((major, minor)) = parts(&number.value) else {
            before = None;
            continue;
        };
        let missing = match &before {
            Some((_, m, n)) => between(document, (*m, *n), (major, minor)),
            None => Vec::new(),
        };
        if let Some((last, _, _)) = &before
            && !missing.is_empty()
        {
            let this = &number.value;
            let all = listed(&missing);
            report
                .add(
                    format!("/tasks/{i}/number"),
                    number.spans.clone(),
                    Message::new(
                        format!("Số thứ tự nhảy từ {last} sang {this}: không có {all}."),
                        format!("The numbering jumps from {last} to {this}: {all} are absent."),
                    ),
                )
                .numbers = missing;
        }
        before = Some((number.value.clone(), major, minor));
    }
}

/// `3.6` → (3, 6); `7` → (7, 0).
pub(super) fn parts(number: &str) -> Option<(u32, u32)> {
    let mut parts = number.split('.').map(str::parse::<u32>);
    let major = parts.next()?.ok()?;
    let minor = parts.next().unwrap_or(Ok(0)).ok()?;
    parts.next().is_none().then_some((major, minor))
}

/// The numbers that would stand between two neighbours.
fn between(document: &Document, from: (u32, u32), to: (u32, u32)) -> Vec<String> {
    let has_row = |major: u32| {
        document.groups.iter().any(|group| {
            !group.missing_in_annex
                && group
                    .number
                    .as_ref()
                    .is_some_and(|n| n.value == major.to_string())
        })
    };
    let mut missing = Vec::new();
    if from.0 == to.0 {
        missing.extend((from.1 + 1..to.1).map(|minor| format!("{}.{minor}", to.0)));
    } else if from.0 < to.0 {
        let majors = from.0 + 1..=to.0;
        let plain_list = from.1 == 0 && to.1 == 0;
        missing.extend(
            majors
                .filter(|&major| !(has_row(major) || plain_list && major == to.0))
                .map(|major| major.to_string()),
        );
        missing.extend((1..to.1).map(|minor| format!("{}.{minor}", to.0)));
    }
    missing.truncate(usize::try_from(LISTED).unwrap_or(usize::MAX));
    missing
}
