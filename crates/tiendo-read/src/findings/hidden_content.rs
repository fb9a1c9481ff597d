//! `hidden-content`: the file holds words, rows, columns or sheets that are not shown; they are not read.

use tiendo_extract::NoticeKind;

use super::{Context, Message, Report};

/// A page that raises it.
pub(super) const EXAMPLE: &str = "\
<p>KẾ HOẠCH
<p>Phát triển làng nghề
<p>Giao Sở Công Thương <span style='display:none'>và Sở Tài chính</span> chủ trì thực hiện.";

pub(super) fn meaning() -> Message {
    Message::new(
        "Tệp có chữ, hàng, cột hoặc trang tính bị ẩn; phần ẩn không được đọc.",
        "The file holds words, rows, columns or sheets that are not shown; they are not read.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    for notice in &context.view.source.notices {
        let message = match &notice.kind {
            NoticeKind::HiddenText => Message::new(
                "Đoạn này có chữ bị ẩn; phần ẩn không được đọc.",
                "Words here are not shown; they are not read.",
            ),
            NoticeKind::HiddenSheet { name } => Message::new(
                format!("Trang tính “{name}” bị ẩn và không được đọc."),
                format!("The sheet “{name}” is not shown; it is not read."),
            ),
            NoticeKind::HiddenRows { sheet, first, rows } => Message::new(
                format!(
                    "Trang tính “{sheet}” có {rows} hàng bị ẩn, bắt đầu từ hàng {first}; các hàng này không được đọc."
                ),
                format!(
                    "{rows} rows of the sheet “{sheet}” are not shown, the first of them row {first}; they are not read."
                ),
            ),
            NoticeKind::HiddenColumns {
                sheet,
                first,
                columns,
            } => Message::new(
                format!(
                    "Trang tính “{sheet}” có {columns} cột bị ẩn, bắt đầu từ cột {first}; các cột này không được đọc."
                ),
                format!(
                    "{columns} columns of the sheet “{sheet}” are not shown, the first of them {first}; they are not read."
                ),
            ),
            NoticeKind::TrackedChanges { .. }
            | NoticeKind::PageFrame { .. }
            | NoticeKind::LostBlanks { .. } => continue,
        };
        report.add("/document", notice.spans.clone(), message);
    }
}
