//! `citation-without-number`: a law, strategy or scheme is named, or a document cited, that cannot be found by number.

use std::sync::LazyLock;

use memchr::memmem;

use super::{Context, Message, Report};
use crate::names;
use crate::phrases::{Phrases, Static};
use crate::view::{Place, View};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
STT
Nội dung nhiệm vụ
Cơ quan chủ trì
Cơ quan phối hợp
1
Triển khai Chiến lược phát triển thủy sản Việt Nam đến năm 2030
Sở Công Thương
Sở Tài chính";

pub(super) fn meaning() -> Message {
    Message::new(
        "Văn bản được viện dẫn không có số, ký hiệu.",
        "A document is named without its number.",
    )
}

/// Kinds of documents that tasks name, plain.
const NAMED: &[&str] = &[
    "bo luat",
    "luat",
    "chien luoc",
    "chuong trinh hanh dong",
    "chuong trinh",
    "de an",
    "quy hoach",
    "ke hoach hanh dong",
];

static KINDS: Static = LazyLock::new(|| Phrases::plain(NAMED));

/// Words right before a name that make it another document's subject, or no document yet, plain.
const BEFORE: &[&str] = &[
    "phe duyet",
    "ban hanh",
    "xay dung",
    "ve",
    "cac",
    "xay dung va trien khai",
    "lap",
    "cua",
];

/// Kinds that are often said alone, and words that go on with the sentence behind them, plain.
const KINDS_OF_LAW: &[&str] = &["luat", "bo luat"];
const AFTER_LAW: &[&str] = &[
    "cho", "o", "tai", "den", "toi", "va", "trong", "theo", "do", "khi", "nay", "tren", "voi",
    "bang", "nham", "co",
];

/// From the word before a kind on, and from the one before that: perhaps a body whose name goes on with the kind.
fn before_kind(view: &View, clause: &Place, at: usize) -> impl Iterator<Item = Place> {
    let blanks = (clause.start..at.saturating_sub(1)).rev();
    let starts = blanks.filter(|&i| view.byte(i) == b' ').map(|i| i + 1);
    starts
        .chain([clause.start])
        .take(2)
        .filter(move |&start| start < at)
        .map(|start| start..clause.end)
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let view = context.view;
    for (i, task) in context.document.tasks.iter().enumerate() {
        for (j, paragraph) in task.content.iter().enumerate() {
            let Some(place) = paragraph.spans.first().map(|span| view.place(*span)) else {
                continue;
            };
            for clause in view
                .sentences(&place)
                .iter()
                .flat_map(|sentence| view.split(sentence, b";"))
            {
                if let Some(name) = named(view, &clause) {
                    let words = view.words(&name);
                    report.add(
                        format!("/tasks/{i}/content/{j}"),
                        vec![view.span(&name)],
                        Message::new(
                            format!("“{words}” được nêu tên nhưng không có số, ký hiệu."),
                            format!("“{words}” is named without a number."),
                        ),
                    );
                }
            }
        }
    }
    left_blank(context, report);
}

/// "Nghị định số …/2025/NĐ-CP": the number was to be filled in.
fn left_blank(context: &Context, report: &mut Report) {
    let view = context.view;
    let text = view.bytes();
    for at in memmem::find_iter(text, b" so ") {
        let behind = text.iter().skip(at + 4);
        let blanks = behind.take_while(|b| matches!(b, b'.' | b'_' | b' ' | 0x7F));
        let slash = at + 4 + blanks.count();
        if view.byte(slash) != b'/' || !view.byte(slash + 1).is_ascii_alphanumeric() {
            continue;
        }
        let symbol = text.iter().skip(slash);
        let symbol = symbol.take_while(|b| !matches!(b, b' ' | b'\n' | b',' | b';' | b')'));
        let number = at + 1..slash + symbol.count();
        let words = view.words(&number);
        report.add(
            "/document",
            vec![view.span(&number)],
            Message::new(
                format!("Văn bản được viện dẫn để trống số: “{words}”."),
                format!("A cited document has its number left blank: “{words}”."),
            ),
        );
    }
}

/// The first document in a clause that has a name and no number.
fn named(view: &View, clause: &Place) -> Option<Place> {
    for at in view.capitals(clause) {
        let rest = at..clause.end;
        let Some((_, after)) = KINDS.begin(view, &rest) else {
            continue;
        };
        let before = view.trim(clause.start..at, b"");
        let other = BEFORE.iter().any(|word| {
            before.end.checked_sub(word.len()).is_some_and(|start| {
                start >= clause.start && view.plain(&(start..before.end)) == *word
            })
        });
        let has_number = view.after(&after, "so").is_some()
            || [
                "tai quyet dinh",
                "tai nghi quyet",
                "theo quyet dinh",
                "theo nghi quyet",
                "tai ke hoach",
                "tai thong bao",
                "tai cong van",
                "tai nghi dinh",
            ]
            .iter()
            .any(|words| view.has(&after, words));
        // "Trung tâm Quy hoạch và Điều tra …" is a body; "phổ biến Luật cho cán bộ" names none.
        let of_body = before_kind(view, clause, at).any(|place| names::begins(view, &place));
        let goes_on = !view.is_upper(after.start)
            && KINDS_OF_LAW.contains(&view.plain(&view.trim(at..after.start, b"")))
            && AFTER_LAW
                .iter()
                .any(|word| view.after(&after, word).is_some());
        if other || has_number || after.is_empty() || of_body || goes_on {
            continue;
        }
        let end = (after.start..clause.end)
            .find(|&i| matches!(view.byte(i), b',' | b'('))
            .unwrap_or(clause.end);
        // "Chương trình … thực hiện Nghị quyết số …": the name ends where the other document comes in.
        let end = view
            .find_any(&(after.start..end), &["trien khai thuc hien", "thuc hien"])
            .map_or(end, |other| other.start);
        let name = view.trim(at..end, b".;,");
        // "hoàn chỉnh dự án Luật, trình Quốc hội": a kind and nothing more is no name.
        if name.end <= view.trim(at..after.start, b",").end {
            continue;
        }
        return Some(name);
    }
    None
}
