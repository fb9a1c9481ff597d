//! `target-contradicted`: one indicator is to reach two different figures at one time.

use tiendo_text::number;

use super::{Context, Message, Report};
use crate::model::{Comparator, Target, Words};
use crate::span::Span;
use crate::targets;

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
II. MỤC TIÊU
- Tỷ trọng kinh tế số đến năm 2030 đạt trên 30% GRDP.
| TT | Chỉ tiêu | Đơn vị tính | Năm 2029 | Năm 2030 |
| 1 | Tỷ trọng kinh tế số trong GRDP | % | 26 | 28 |";

pub(super) fn meaning() -> Message {
    Message::new(
        "Cùng một chỉ tiêu, cùng một năm nhưng hai chỗ ghi số khác nhau.",
        "One target is given two different figures for the same year.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    let all = &context.document.targets;
    for (a, b) in targets::contradictions(all) {
        let (Some(first), Some(second)) = (all.get(a), all.get(b)) else {
            continue;
        };
        let (one, other) = (figures(first), figures(second));
        let name = &first.name.value;
        let mut spans = spans(second);
        spans.extend(self::spans(first));
        report.add(
            format!("/targets/{b}"),
            spans,
            Message::new(
                format!("Chỉ tiêu “{name}” có hai số khác nhau cho cùng một thời điểm: chỗ ghi {one}, chỗ ghi {other}."),
                format!("“{name}” is given two figures for the same time: {one} in one place, {other} in another."),
            ),
        );
    }
}

/// The figures as a person writes them: `> 30 %`.
fn figures(target: &Target) -> String {
    let shown = |words: &Option<Words>| {
        words
            .as_ref()
            .map(|words| number::shown(&words.value))
            .unwrap_or_default()
    };
    let (low, high) = (shown(&target.low), shown(&target.high));
    let figures = match target.comparator.value {
        Comparator::Range => format!("{low} - {high}"),
        Comparator::Above => format!("> {low}"),
        Comparator::AtLeast => format!("≥ {low}"),
        Comparator::Below => format!("< {high}"),
        Comparator::AtMost => format!("≤ {high}"),
        Comparator::Equal | Comparator::Qualitative => low,
    };
    match &target.unit {
        Some(unit) => format!("{figures} {}", unit.value),
        None => figures,
    }
}

fn spans(target: &Target) -> Vec<Span> {
    let figure = target.low.as_ref().or(target.high.as_ref());
    figure.map_or_else(|| target.name.spans.clone(), |words| words.spans.clone())
}
