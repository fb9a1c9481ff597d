//! `numbering-gap`: the numbers of tasks jump.

use foldhash::HashSet;

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
    let rows: HashSet<&str> = document
        .groups
        .iter()
        .filter(|group| !group.missing_in_annex)
        .filter_map(|group| Some(group.number.as_ref()?.value.as_str()))
        .collect();
    let mut before: Option<(&str, u32, u32)> = None;
    for (i, task) in document.tasks.iter().enumerate() {
        let Some(number) = &task.number else {
            continue;
        };
        let Some((major, minor)) = parts(&number.value) else {
            before = None;
            check_letter(document, i, report);
            continue;
        };
        let missing = match &before {
            Some((_, m, n)) => between(&rows, (*m, *n), (major, minor)),
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
        before = Some((&number.value, major, minor));
    }
    in_text(context, report);
}

/// Parts, headings and items that are no tasks.
fn in_text(context: &Context, report: &mut Report) {
    let view = context.view;
    for one in context.breaks() {
        if !one.is_repeated {
            let (before, this) = (view.words(&one.before), view.words(&one.place));
            report.add(
                one.pointer.clone(),
                vec![view.span(&one.place)],
                Message::new(
                    format!("Số thứ tự nhảy từ {before} sang {this}."),
                    format!("The numbering jumps from {before} to {this}."),
                ),
            );
        }
    }
}

/// Letters of items in their order; some leave out `f`, some `đ`.
const ORDERS: [&str; 3] = [
    "abcdđeghiklmnopqrstuvxy",
    "abcdefghijklmnopqrstuvwxyz",
    "abcdeghiklmnopqrstuvxy",
];

/// One item is so many behind the other: `b` behind `a`, `đ` or `e` behind `d`; a list begins anew with `a`.
pub(super) fn follows(before: char, this: char, steps: usize) -> bool {
    this == 'a'
        || ORDERS.iter().any(|order| {
            let mut letters = order.chars().skip_while(|&c| c != before);
            letters.next().is_some() && letters.nth(steps - 1) == Some(this)
        })
}

/// The letter of a task's number.
fn letter(document: &Document, i: usize) -> Option<char> {
    let mut chars = document.tasks.get(i)?.number.as_ref()?.value.chars();
    let first = chars.next().filter(|c| c.is_lowercase())?;
    chars.next().is_none().then_some(first)
}

/// "b)" behind "e)", "n)" before "b)".
fn check_letter(document: &Document, i: usize, report: &mut Report) {
    let Some(this) = letter(document, i) else {
        return;
    };
    let before = |steps: usize| {
        i.checked_sub(steps)
            .and_then(|above| letter(document, above))
    };
    let above = before(1);
    // Where the item above is the one out of order, this one is in its place.
    let in_place = || before(2).map_or(this == 'b', |above| follows(above, this, 2));
    let out_of_order = match above {
        Some(above) => !follows(above, this, 1) && !in_place(),
        None => this != 'a' && letter(document, i + 1) == Some('b'),
    };
    let Some(number) = document.tasks.get(i).and_then(|task| task.number.as_ref()) else {
        return;
    };
    if out_of_order {
        let message = match above {
            Some(above) => Message::new(
                format!("Thứ tự nhảy từ {above}) sang {this})."),
                format!("The letters jump from {above}) to {this})."),
            ),
            None => Message::new(
                format!("Thứ tự bắt đầu từ {this}), không phải a)."),
                format!("The letters begin with {this}) and not with a)."),
            ),
        };
        report.add(format!("/tasks/{i}/number"), number.spans.clone(), message);
    }
}

/// `3.6` → (3, 6); `7` → (7, 0).
pub(super) fn parts(number: &str) -> Option<(u32, u32)> {
    let mut parts = number.split('.').map(str::parse::<u32>);
    let major = parts.next()?.ok()?;
    let minor = parts.next().unwrap_or(Ok(0)).ok()?;
    parts.next().is_none().then_some((major, minor))
}

/// The numbers that would stand between two neighbours; `rows`: groups that have a row.
fn between(rows: &HashSet<&str>, from: (u32, u32), to: (u32, u32)) -> Vec<String> {
    let has_row = |major: u32| rows.contains(major.to_string().as_str());
    let mut missing = Vec::new();
    if from.0 == to.0 {
        missing.extend((from.1 + 1..to.1).map(|minor| format!("{}.{minor}", to.0)));
    } else if from.0 < to.0 {
        let majors = from.0 + 1..=to.0;
        let plain = to.1 == 0;
        missing.extend(
            majors
                .filter(|&major| !(has_row(major) || plain && major == to.0))
                .map(|major| major.to_string()),
        );
        missing.extend((1..to.1).map(|minor| format!("{}.{minor}", to.0)));
    }
    missing.truncate(usize::try_from(LISTED).unwrap_or(usize::MAX));
    missing
}
