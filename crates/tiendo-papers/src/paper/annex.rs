//! Annexes: each on pages of its own, numbered in Roman figures when there are two or more.

use super::document::{paragraph, rule};
use super::style_list::id;
use super::words::{date_in_words, number_and_symbol, one_line};
use super::xml::Xml;
use super::{Annex, Kind, Paper, body};

/// Length of the rule under the reference, in twips.
const RULE: u32 = 2_400;

/// Writes annex `number` (from 1) of `paper`, but for the end of its section.
pub(super) fn write(x: &mut Xml, paper: &Paper, number: u16, annex: &Annex) {
    let word = if paper.annexes.len() > 1 {
        format!("Phụ lục {}", tiendo_text::number::roman(number))
    } else {
        String::from("Phụ lục")
    };
    paragraph(x, id::ANNEX, &word);
    paragraph(x, id::ANNEX_TITLE, &one_line(&annex.title));
    paragraph(x, id::ANNEX_REFERENCE, &reference(paper));
    rule(x, annex.orientation.text_width(), RULE);
    super::document::gap(x);
    body::write(x, &annex.body, annex.orientation, body::End::Open);
}

/// `(Kèm theo Báo cáo số 12/BC-UBND ngày 20 tháng 11 năm 2026 của Ủy ban nhân dân tỉnh Quảng Ngãi)`.
fn reference(paper: &Paper) -> String {
    let kind = match &paper.kind {
        Kind::Titled(kind) => one_line(kind),
        Kind::Dispatch => String::from("Công văn"),
    };
    format!(
        "(Kèm theo {kind} số {} {} của {})",
        number_and_symbol(paper.number.as_deref(), &paper.symbol),
        date_in_words(paper.date),
        one_line(&paper.issuer),
    )
}
