//! `number-odd`: the symbol of a document's number has no hyphen, or a letter that no symbol has.

use super::{Context, Message, Report};
use crate::model::Words;

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
        let printed = &number.value;
        if let Some((part, meant)) = odd_letter(printed) {
            report.add(
                pointer,
                number.spans.clone(),
                Message::new(
                    format!("Ký hiệu “{printed}” có “{part}”: có thể là “{meant}” viết sai."),
                    format!(
                        "The symbol in “{printed}” holds “{part}”, probably “{meant}” misspelled."
                    ),
                ),
            );
            continue;
        }
        if !lacks_hyphen(number) {
            continue;
        }
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
    let ends_in_term = symbol.ends_with(|c: char| c.is_ascii_digit());
    let is_body = BODIES.iter().any(|body| symbol.starts_with(body));
    !is_body
        && symbol.chars().count() > 1
        && !symbol.contains('-')
        && !symbol.contains('/')
        && !ends_in_term
}
