//! `annex-of-another`: the annex says that it belongs to another document than the header names.

use super::{Context, Mend, Message, Report};
use crate::citations;

/// Every further annex, behind the first, that names another number of the same kind: "(Kèm theo Quyết định số 2874/QĐ-BTNMT …)".
fn check_further(context: &Context, report: &mut Report) {
    let view = context.view;
    let header = &context.document.header;
    let (Some(first), Some(number)) = (&header.annex_of, &header.number) else {
        return;
    };
    let behind = first
        .number
        .spans
        .first()
        .map_or(0, |span| view.place(*span).end);
    for place in context
        .paragraphs
        .iter()
        .filter(|place| place.start >= behind)
    {
        let words = view.trim(place.clone(), b"(*");
        let opens = ["kem theo", "ban hanh kem theo", "dinh kem"]
            .iter()
            .find_map(|lead| view.after(&words, lead));
        let Some(found) = opens.and_then(|rest| citations::find_number(view, &rest)) else {
            continue;
        };
        let ending = |number: &str| number.rsplit('/').next().map(str::to_owned);
        let (ours, theirs) = (&number.value, &found.settled);
        if ours == theirs || ending(ours) != ending(theirs) {
            continue;
        }
        // The structure holds the first annex alone, so that there are no words of this one in it to mend: the finding is only shown.
        report.add(
            "/document/annex_of/number",
            vec![view.span(&found.place)],
            other_number(ours, theirs),
        );
    }
}

fn other_number(ours: &str, theirs: &str) -> Message {
    Message::new(
        format!("Phụ lục kèm theo {theirs}, còn văn bản mang số {ours}."),
        format!("The annex belongs to {theirs}; the document bears {ours}."),
    )
}

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
ỦY BAN NHÂN DÂN
TỈNH BÌNH SƠN
Số: 12/KH-UBND
Bình Sơn, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
Phát triển làng nghề
I. NHIỆM VỤ
1. Giao Sở Công Thương chủ trì khảo sát làng nghề.
PHỤ LỤC
(Kèm theo Kế hoạch số 21/KH-UBND ngày 05/3/2024 của UBND tỉnh)";

pub(super) fn meaning() -> Message {
    Message::new(
        "Phụ lục ghi kèm theo một văn bản khác với số, ký hiệu hoặc ngày ở phần đầu.",
        "The annex names another document than the header: another number or date.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let header = &context.document.header;
    let (Some(annex), Some(number)) = (&header.annex_of, &header.number) else {
        return;
    };
    check_further(context, report);
    if annex.number.value != number.value {
        let (ours, theirs) = (&number.value, &annex.number.value);
        let finding = report.add(
            "/document/annex_of/number",
            annex.number.spans.clone(),
            other_number(ours, theirs),
        );
        finding.mend = Some(Mend::Words {
            pointer: "/document/annex_of/number".to_owned(),
            from: theirs.clone(),
            to: ours.clone(),
        });
        return;
    }
    if let (Some(theirs), Some(ours)) = (&annex.date, &header.date)
        && theirs.value != ours.value
    {
        let day = tiendo_text::date::short;
        report.add(
            "/document/annex_of/date",
            theirs.spans.clone(),
            Message::new(
                format!(
                    "Phụ lục ghi ngày {}, còn văn bản ký ngày {}.",
                    day(theirs.value),
                    day(ours.value)
                ),
                format!(
                    "The annex says {}; the document was signed on {}.",
                    day(theirs.value),
                    day(ours.value)
                ),
            ),
        );
    }
}
