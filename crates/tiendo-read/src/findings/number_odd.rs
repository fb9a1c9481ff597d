//! `number-odd`: the symbol of a document's number has no hyphen.

use super::{Context, Message, Report};
use crate::model::Words;

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
Thực hiện Công văn số 1203/BNVTH ngày 05/3/2024 của Bộ Nội vụ về chế độ báo cáo;";

pub(super) fn meaning() -> Message {
    Message::new(
        "Ký hiệu văn bản không có dấu gạch nối như thường lệ: có thể thiếu một dấu.",
        "The symbol of a document's number has no hyphen as is usual: one is probably lost.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let document = context.document;
    let own = document
        .header
        .number
        .iter()
        .map(|number| ("/document/number".to_owned(), number));
    let cited = document
        .citations
        .iter()
        .enumerate()
        .map(|(i, work)| (format!("/citations/{i}"), &work.number));
    for (pointer, number) in own.chain(cited) {
        if !lacks_hyphen(number) {
            continue;
        }
        let printed = &number.value;
        report.add(
            pointer,
            number.spans.clone(),
            Message::new(
                format!("Ký hiệu “{printed}” không có dấu gạch nối: có thể thiếu một dấu."),
                format!("The symbol in “{printed}” has no hyphen: one is probably lost."),
            ),
        );
    }
}

/// Short names of bodies below the departments, whose letters bear them alone.
const BODIES: &[&str] = &["BQL"];

/// Nghị định 30/2020/NĐ-CP, phụ lục I: a hyphen parts kind and issuer. Numbers of the assembly have none (`72/2025/QH15`).
fn lacks_hyphen(number: &Words) -> bool {
    let symbol = number
        .value
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == '/');
    let ends_in_term = symbol.ends_with(|c: char| c.is_ascii_digit());
    let is_body = BODIES.iter().any(|body| symbol.starts_with(body));
    !is_body
        && symbol.chars().count() > 1
        && !symbol.contains('-')
        && !symbol.contains('/')
        && !ends_in_term
}
