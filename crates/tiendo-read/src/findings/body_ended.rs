//! `body-ended`: a body is named that no longer existed on the day of signing.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use foldhash::HashMap;
use jiff::civil::Date;

use super::spelled_out::SpelledOut;
use super::{Context, Message, Report};
use crate::model::Words;
use crate::names;
use crate::vocabulary::ended::ENDED;

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
Số: 12/KH-UBND
Bình Sơn, ngày 05 tháng 9 năm 2025
KẾ HOẠCH
Phát triển làng nghề
II. NHIỆM VỤ
1. Giao Sở Kế hoạch và Đầu tư chủ trì khảo sát làng nghề.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Cơ quan được nêu tên đã kết thúc hoạt động trước ngày ký.",
        "A body is named that no longer existed on the day of signing.",
    )
}

/// Beginnings of names, loosely spelled, and the first day without the body.
static BODIES: LazyLock<Vec<(String, Date)>> = LazyLock::new(|| {
    ENDED
        .iter()
        .filter_map(|&(name, year, month, day)| {
            Some((names::loose_key(name), Date::new(year, month, day).ok()?))
        })
        .collect()
});

pub(super) fn check(context: &Context, report: &mut Report) {
    let document = context.document;
    let Some(signed) = &document.header.date else {
        return;
    };
    let spelled_out = SpelledOut::new(document);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut known: HashMap<&str, bool> = HashMap::default();
    for (i, task) in document.tasks.iter().enumerate() {
        for (field, list) in [("leads", &task.leads), ("coordinators", &task.coordinators)] {
            for (j, words) in list.iter().enumerate() {
                let key = context.keys.of(&words.value);
                let has_ended = *known.entry(&words.value).or_insert_with(|| {
                    let spelled_out = names::loose_key(spelled_out.of(&words.value));
                    ended(key, signed.value) || ended(&spelled_out, signed.value)
                });
                if !has_ended || !seen.insert(key) {
                    continue;
                }
                add(report, format!("/tasks/{i}/{field}/{j}"), words);
            }
        }
    }
    for (i, words) in document.header.recipients.iter().enumerate() {
        let key = context.keys.of(&words.value);
        if ended(key, signed.value) && !seen.contains(key) {
            add(report, format!("/document/recipients/{i}"), words);
        }
    }
}

/// The name, or the name and what may follow it, had ended by then.
fn ended(key: &str, signed: Date) -> bool {
    BODIES.iter().any(|(name, end)| {
        *end <= signed
            && key
                .strip_prefix(name.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

fn add(report: &mut Report, pointer: String, words: &Words) {
    let name = &words.value;
    report.add(
        pointer,
        words.spans.clone(),
        Message::new(
            format!("“{name}” không còn vào ngày ký văn bản."),
            format!("“{name}” no longer existed on the day of signing."),
        ),
    );
}
