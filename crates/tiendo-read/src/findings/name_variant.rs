//! `name-variant`: names that are probably one body, written in two ways.

use std::collections::BTreeMap;

use foldhash::HashSet;

use super::{Context, Message, Report};
use crate::model::Words;
use crate::said;
use crate::span::Span;
use crate::view::{Place, View};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
STT
Nội dung nhiệm vụ
Cơ quan chủ trì
Cơ quan phối hợp
1
Khảo sát làng nghề
Công an tỉnh
Sở Tài chính
2
Lập đề án
Công An tỉnh
Sở Tài chính";

pub(super) fn meaning() -> Message {
    Message::new(
        "Tên có thể của cùng một cơ quan nhưng viết khác nhau.",
        "Names that are probably one body are written in two ways.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let document = context.document;
    // Of each spelling the first place.
    let mut named: Vec<(String, &Words)> = Vec::new();
    let mut seen: HashSet<&str> = HashSet::default();
    for (i, task) in document.tasks.iter().enumerate() {
        for (field, list) in [("leads", &task.leads), ("coordinators", &task.coordinators)] {
            let new = list
                .iter()
                .enumerate()
                .filter(|(_, words)| seen.insert(&words.value));
            named.extend(new.map(|(j, words)| (format!("/tasks/{i}/{field}/{j}"), words)));
        }
    }
    let recipients = document.header.recipients.iter().enumerate();
    let new = recipients.filter(|(_, words)| seen.insert(&words.value));
    named.extend(new.map(|(i, words)| (format!("/document/recipients/{i}"), words)));
    // "Các sở …" and "Các sở … tỉnh" are two collectives, not one body.
    named.retain(|(_, words)| !words.value.to_lowercase().contains("các "));
    let mut bodies: BTreeMap<&str, Vec<(String, &Words)>> = BTreeMap::new();
    for (pointer, words) in named {
        let spellings = bodies.entry(context.keys.of(&words.value)).or_default();
        spellings.push((pointer, words));
    }
    for mut spellings in bodies.into_values() {
        if spellings.len() > 1 {
            let mut known: HashSet<String> = HashSet::default();
            spellings.retain(|(_, words)| known.insert(within_sentence(&words.value)));
        }
        let Some(((pointer, first), others)) = spellings.split_first() else {
            continue;
        };
        if others.is_empty() {
            continue;
        }
        let all: Vec<String> = spellings
            .iter()
            .map(|(_, words)| format!("“{}”", words.value))
            .collect();
        let all = all.join(", ");
        let spans = first
            .spans
            .iter()
            .chain(others.iter().flat_map(|(_, words)| &words.spans))
            .copied()
            .collect();
        report.add(
            pointer.clone(),
            spans,
            Message::new(
                format!("Có thể là cùng một cơ quan, viết khác nhau: {all}."),
                format!("Probably one body, written in two ways: {all}."),
            ),
        );
    }
    collectives(context, report);
}

/// "giáo viên chủ nhiệm" and "Giáo viên chủ nhiệm" are spelled alike: one opens a cell, the other goes on in it.
fn within_sentence(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().into_iter().flat_map(char::to_lowercase);
    first.chain(chars).collect()
}

/// "sở, ban ngành": a collective that lost a comma in running text.
fn collectives(context: &Context, report: &mut Report) {
    let (view, paragraphs) = (context.view, context.paragraphs);
    let mut lost = LOST_COMMAS.to_vec();
    lost.retain(|words| view.may_have(paragraphs, words));
    if lost.is_empty() {
        return;
    }
    for place in paragraphs {
        for (printed, normal) in lost_commas(view, place, &lost) {
            let words = view.source.words(printed);
            report.add(
                "/document",
                vec![printed],
                Message::new(
                    format!("“{words}” viết khác với “{normal}”."),
                    format!("“{words}” is another spelling of “{normal}”."),
                ),
            );
        }
    }
}

/// Ways to write "sở, ban, ngành", plain.
const LOST_COMMAS: &[&str] = &["so, ban nganh", "so ban, nganh", "so ban nganh"];

fn lost_commas(view: &View, place: &Place, lost: &[&str]) -> Vec<(Span, String)> {
    lost.iter()
        .flat_map(|words| view.find_all(place, words))
        .filter(|found| said::find(view, found, "ngành").is_some())
        .map(|found| (view.span(&found), "sở, ban, ngành".to_owned()))
        .collect()
}
