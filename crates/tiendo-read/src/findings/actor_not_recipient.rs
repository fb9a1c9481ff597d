//! `actor-not-recipient`: a body leads tasks and the document is not sent to it.

use std::collections::BTreeMap;

use memchr::memmem;
use tiendo_text::fold;

use super::{Context, Message, Report, listed};
use crate::model::Words;

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
III. NHIỆM VỤ
1. Giao Công an tỉnh chủ trì kiểm tra an toàn cháy nổ tại làng nghề.
Nơi nhận:
- Các sở, ban, ngành tỉnh;
- Lưu: VT.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Cơ quan chủ trì không có trong nơi nhận.",
        "A lead agency is not among the recipients.",
    )
}

/// First words of a body, and words of a collective recipient that covers it.
const COVERED: &[(&str, &str)] = &[
    ("so ", "cac so"),
    ("bo ", "cac bo"),
    ("phong ", "cac phong"),
    ("phong ", "don vi"),
    ("trung tam", "don vi"),
    ("cac phong", "cac phong"),
    ("trung tam", "ban, nganh"),
    ("van phong ubnd", "vpub"),
    ("van phong ubnd", "cvp"),
    ("ubnd cac", "ubnd cac"),
    ("ban ", "ban, nganh"),
    ("thanh tra tinh", "ban, nganh"),
    ("cac so", "cac so"),
    ("ubnd huyen", "ubnd cac huyen"),
    ("ubnd thi xa", "ubnd cac huyen"),
    ("ubnd thanh pho", "ubnd cac huyen"),
    ("ubnd xa", "ubnd cac xa"),
    ("ubnd phuong", "ubnd cac xa"),
    ("lien doan lao dong", "to chuc chinh tri"),
    ("hoi lien hiep phu nu", "to chuc chinh tri"),
    ("hoi nong dan", "to chuc chinh tri"),
    ("hoi cuu chien binh", "to chuc chinh tri"),
    ("tinh doan", "to chuc chinh tri"),
    ("doan thanh nien", "to chuc chinh tri"),
];

pub(super) fn check(context: &Context, report: &mut Report) {
    let document = context.document;
    let recipients: Vec<(String, &str)> = document
        .header
        .recipients
        .iter()
        .map(|recipient| (fold(&recipient.value), context.keys.of(&recipient.value)))
        .collect();
    let refers = |(recipient, _): &(String, &str)| {
        [
            "nhu tren",
            "nhu dieu",
            "nhu muc",
            "nhu phan",
            "nhu kinh gui",
        ]
        .iter()
        .any(|words| recipient.starts_with(words))
    };
    if recipients.is_empty() || recipients.iter().any(refers) {
        return;
    }
    let mut leads: BTreeMap<&str, (&Words, String, Vec<String>)> = BTreeMap::new();
    for (i, task) in document.tasks.iter().enumerate() {
        for (j, lead) in task.leads.iter().enumerate() {
            let entry = leads
                .entry(context.keys.of(&lead.value))
                .or_insert_with(|| (lead, format!("/tasks/{i}/leads/{j}"), Vec::new()));
            entry
                .2
                .extend(task.number.as_ref().map(|number| number.value.clone()));
        }
    }
    for (actor, (words, pointer, numbers)) in leads {
        let covered: Vec<&str> = COVERED
            .iter()
            .filter(|(first, _)| actor.starts_with(first))
            .map(|(_, all)| *all)
            .collect();
        let own = memmem::Finder::new(actor);
        let is_sent = recipients.iter().any(|(recipient, key)| {
            own.find(key.as_bytes()).is_some() || covered.iter().any(|all| recipient.contains(all))
        });
        if is_sent {
            continue;
        }
        let name = &words.value;
        let all = if numbers.is_empty() {
            String::new()
        } else {
            format!(" ({})", listed(&numbers))
        };
        report
            .add(
                pointer,
                words.spans.clone(),
                Message::new(
                    format!("“{name}” chủ trì nhiệm vụ{all} nhưng không có trong nơi nhận."),
                    format!("“{name}” leads tasks{all} but is not among the recipients."),
                ),
            )
            .numbers = numbers;
    }
}
