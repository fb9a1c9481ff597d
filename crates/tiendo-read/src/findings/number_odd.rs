//! `number-odd`: the symbol of a document's number has no hyphen, or a letter that no symbol has.

use super::{Context, Message, Report};
use crate::model::Words;
use crate::span::Span;
use crate::vocabulary::kinds;

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
Thực hiện Công văn số 1203/BNVTH ngày 05/3/2024 của Bộ Nội vụ về chế độ báo cáo;";

pub(super) fn meaning() -> Message {
    Message::new(
        "Ký hiệu văn bản không như thường lệ: không có dấu gạch nối, hoặc có một chữ cái lạ; có thể viết thiếu, viết sai.",
        "The symbol of a document's number is not as usual: it has no hyphen, or an odd letter; something is probably lost or misspelled.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let document = context.document;
    if let Some(number) = &document.header.number {
        let kind = document
            .header
            .kind
            .as_ref()
            .map(|kind| kind.value.as_str());
        let pointer = "/document/number".to_owned();
        if !tell(report, pointer.clone(), number, kind) {
            lost(context, report, &pointer, &number.value, &number.spans);
        }
    }
    for (i, work) in document.citations.iter().enumerate() {
        let kind = work.kind.as_ref().map(|kind| kind.value.as_str());
        let pointer = format!("/citations/{i}");
        if !tell(report, pointer.clone(), &work.number, kind) {
            for mention in &work.mentions {
                lost(
                    context,
                    report,
                    &pointer,
                    &work.number.value,
                    &[mention.number],
                );
            }
        }
    }
}

/// What is odd about a number as it is read.
fn tell(report: &mut Report, pointer: String, number: &Words, kind: Option<&str>) -> bool {
    let printed = &number.value;
    let message = if let Some((part, meant)) = odd_letter(printed) {
        Message::new(
            format!("Ký hiệu “{printed}” có “{part}”: có thể là “{meant}” viết sai."),
            format!("The symbol in “{printed}” holds “{part}”, probably “{meant}” misspelled."),
        )
    } else if lacks_hyphen(number) {
        Message::new(
            format!("Ký hiệu “{printed}” không có dấu gạch nối: có thể thiếu một dấu."),
            format!("The symbol in “{printed}” has no hyphen: one is probably lost."),
        )
    } else if let Some(part) = glued(printed, kind) {
        Message::new(
            format!("Ký hiệu “{printed}” có “{part}” viết liền: có thể thiếu một dấu gạch nối."),
            format!(
                "The symbol in “{printed}” holds “{part}” in one piece: a hyphen is probably lost."
            ),
        )
    } else {
        return false;
    };
    report.add(pointer, number.spans.clone(), message);
    true
}

/// "26/2019/NĐCP" is read as "26/2019/NĐ-CP": known symbols tell where the hyphen was.
fn lost(context: &Context, report: &mut Report, pointer: &str, number: &str, spans: &[Span]) {
    let Some(span) = spans.first() else {
        return;
    };
    let printed = context.view.source.words(*span);
    let signs = |words: &str| words.chars().filter(|c| SIGNS.contains(c)).count();
    if spans.len() > 1 || signs(printed) >= signs(number) {
        return;
    }
    report.add(
        pointer,
        spans.to_vec(),
        Message::new(
            format!("“{printed}” thiếu dấu gạch nối; được đọc là “{number}”."),
            format!("“{printed}” lacks a hyphen, and is read as “{number}”."),
        ),
    );
}

/// What parts a symbol: hyphens, and dots that stand for them.
const SIGNS: [char; 6] = ['-', '‐', '‑', '–', '—', '.'];

/// Short forms of a symbol that end in a small letter.
const SMALL_ENDINGS: &[&str] = &["TTg", "TTr", "CTr"];

/// Two capitals and a small letter that are no known short form, and the one that was probably meant.
fn odd_letter(number: &str) -> Option<(&str, &'static str)> {
    number
        .split(['/', '-'])
        .filter(|part| part.chars().count() == 3 && part.ends_with(char::is_lowercase))
        .filter(|part| !SMALL_ENDINGS.contains(part))
        .find_map(|part| {
            let capitals = part.trim_end_matches(char::is_lowercase);
            let meant = SMALL_ENDINGS
                .iter()
                .find(|known| known.starts_with(capitals))?;
            (capitals.len() == 2).then_some((part, *meant))
        })
}

/// Short names of bodies below the departments, whose letters bear them alone.
const BODIES: &[&str] = &["BQL"];

/// Nghị định 30/2020/NĐ-CP, phụ lục I: a hyphen parts kind and issuer. Numbers of the assembly have none (`72/2025/QH15`).
fn lacks_hyphen(number: &Words) -> bool {
    let symbol = number
        .value
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == '/');
    let letters = symbol.trim_end_matches(|c: char| c.is_ascii_digit());
    // A part of a body with a number is no assembly with its term: "900/CATPC07".
    let ends_in_term =
        letters.len() < symbol.len() && (letters.ends_with("QH") || letters.chars().count() < 5);
    let is_body = BODIES.iter().any(|body| symbol.starts_with(body));
    !is_body
        && symbol.chars().count() > 1
        && !symbol.contains('-')
        && !symbol.contains('/')
        && !ends_in_term
}

/// The most letters that a part of a symbol has.
const LONGEST: usize = 8;

/// A part of a symbol that is probably two in one: it begins with the symbol of the document's kind, or is longer than any.
fn glued<'n>(number: &'n str, kind: Option<&str>) -> Option<&'n str> {
    let mut parts = number
        .split(['/', '-', '&'])
        .filter(|part| part.starts_with(char::is_alphabetic));
    let first = parts.clone().next()?;
    if kind.is_some_and(|kind| begins_with_kind(first, kind)) {
        return Some(first);
    }
    parts.find(|part| part.chars().filter(|c| c.is_alphabetic()).count() > LONGEST)
}

/// "KHCAT" of a plan: its symbol, and two letters or more behind it. A telegram has no symbol of its own before the body's:
/// "CĐBVN" is a body.
fn begins_with_kind(part: &str, kind: &str) -> bool {
    const WITHOUT_SYMBOL: &str = "CĐ";
    let is_both = |symbol: &str| {
        part.strip_prefix(symbol)
            .is_some_and(|rest| rest.chars().count() > 1 && rest.starts_with(char::is_uppercase))
    };
    !kinds::is_kind_symbol(part)
        && !kinds::is_issuer_symbol(part)
        && kinds::KINDS.iter().any(|(name, _, symbol)| {
            // "Quy chế phối hợp" is a "Quy chế".
            let fits = name.starts_with(kind) || kind.starts_with(name);
            fits && *symbol != WITHOUT_SYMBOL && is_both(symbol)
        })
}
