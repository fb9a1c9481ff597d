//! `range-reversed`: the lower figure of a target's range is the higher one.

use tiendo_text::number;

use super::{Context, Message, Report};
use crate::model::Comparator;

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
II. MỤC TIÊU
- Tốc độ tăng trưởng đạt 8,25 - 7,25%/năm.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Khoảng chỉ tiêu viết ngược: số đầu lớn hơn số sau.",
        "A target's range is the wrong way round.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    for (i, target) in context.document.targets.iter().enumerate() {
        let (Comparator::Range, Some(low), Some(high)) =
            (target.comparator.value, &target.low, &target.high)
        else {
            continue;
        };
        let figure = |words: &str| number::parse(&words.replace('.', ",")).ok();
        if figure(&low.value) <= figure(&high.value) {
            continue;
        }
        let (low_words, high_words) = (low.value.replace('.', ","), high.value.replace('.', ","));
        report.add(
            format!("/targets/{i}/low"),
            low.spans.iter().chain(&high.spans).copied().collect(),
            Message::new(
                format!("Khoảng {low_words} - {high_words} viết ngược."),
                format!("The range {low_words} - {high_words} is the wrong way round."),
            ),
        );
    }
}
