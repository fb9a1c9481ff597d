//! `page-frame`: what a web page has around the document was left out.

use tiendo_extract::NoticeKind;

use super::{Context, Message, Report};

/// A page that raises it.
pub(super) const EXAMPLE: &str = "\
<nav>Trang chủ</nav>
<div>
<p>Độc lập - Tự do - Hạnh phúc
<p>KẾ HOẠCH
<p>Phát triển làng nghề
<p>Nơi nhận:
</div>
<div>Văn bản liên quan</div>";

pub(super) fn meaning() -> Message {
    Message::new(
        "Phần khung của trang web quanh văn bản (trình đơn, liên kết, biểu mẫu) không được đọc.",
        "The frame of the web page around the document (menus, links, forms) is not read.",
    )
}

pub(super) fn check(context: &Context, report: &mut Report) {
    for notice in &context.view.source.notices {
        if let NoticeKind::PageFrame { paragraphs } = notice.kind {
            report.add(
                "/document",
                notice.spans.clone(),
                Message::new(
                    format!("Bỏ qua {paragraphs} đoạn của khung trang web quanh văn bản."),
                    format!(
                        "{paragraphs} paragraphs of the web page around the document were left out."
                    ),
                ),
            );
        }
    }
}
