//! `target-odd`: a figure of a target is not written as figures are, cannot be read, or has no unit.

use std::collections::HashMap;

use super::{Context, Message, Report};
use crate::model::Words;
use crate::targets::{self, DoubtKind};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
KẾ HOẠCH
Phát triển làng nghề
II. MỤC TIÊU
- Tốc độ tăng năng suất lao động đến năm 2030 đạt 6.8%.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Số của chỉ tiêu viết không như thường lệ (dấu chấm ở phần thập phân), không đọc được, hoặc chỉ tiêu trong bảng không có đơn vị tính.",
        "A target's figure is not written as figures are (a dot before decimals), cannot be read, or a target in a table has no unit.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    for (i, target) in context.document.targets.iter().enumerate() {
        let figures = [("low", &target.low), ("high", &target.high)];
        let mut told = None;
        for (field, figure) in figures {
            let Some(figure) = figure
                .as_ref()
                .filter(|figure| told != Some(figure.start()))
            else {
                continue;
            };
            told = Some(figure.start());
            odd(context, report, format!("/targets/{i}/{field}"), figure);
        }
    }
    let mut rows: HashMap<usize, usize> = HashMap::new();
    for (i, target) in context.document.targets.iter().enumerate() {
        rows.entry(target.name.start()).or_insert(i);
    }
    for doubt in context.doubts {
        let words = context.view.words(&doubt.place).replace('\n', " ");
        let message = match doubt.kind {
            DoubtKind::UnitMissing => Message::new(
                format!("Chỉ tiêu “{words}” trong bảng không có đơn vị tính."),
                format!("“{words}” in the table of targets has no unit."),
            ),
            DoubtKind::FigureUnread => Message::new(
                format!("Không đọc được số “{words}” trong bảng chỉ tiêu."),
                format!("The figure “{words}” in the table of targets cannot be read."),
            ),
            DoubtKind::FiguresFewer => Message::new(
                format!(
                    "Chỉ tiêu “{words}” có ít hoặc nhiều số hơn số cột của bảng, không biết số nào của năm nào; chưa đọc."
                ),
                format!(
                    "“{words}” has not as many figures as the table has columns: which is of which year is not known, and none was read."
                ),
            ),
        };
        let span = context.view.span(&doubt.place);
        let row = rows.get(&span.start);
        let pointer = row.map_or_else(|| "/targets".to_owned(), |i| format!("/targets/{i}"));
        report.add(pointer, vec![span], message);
    }
}

fn odd(context: &Context, report: &mut Report, pointer: String, figure: &Words) {
    let Some(span) = figure.spans.first() else {
        return;
    };
    let printed = context.view.source.words(*span);
    if !targets::is_odd(printed) {
        return;
    }
    let read = figure.value.replace('.', ",");
    report.add(
        pointer,
        vec![*span],
        Message::new(
            format!("Số “{printed}” dùng dấu chấm ở phần thập phân; đã đọc là {read}."),
            format!("“{printed}” has a dot before its decimals; it was read as {read}."),
        ),
    );
}
