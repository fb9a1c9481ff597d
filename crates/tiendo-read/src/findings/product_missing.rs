//! `product-missing`: tasks without a product; one finding where a whole list lacks them.

use super::lacking::{self, Lacking};
use super::{Context, Message, Report};

/// A text that raises it.
pub(super) const EXAMPLE: &str = "\
STT
Nội dung nhiệm vụ
Cơ quan chủ trì
Cơ quan phối hợp
1
Khảo sát làng nghề
Sở Công Thương
Sở Tài chính";

pub(super) fn meaning() -> Message {
    Message::new(
        "Nhiệm vụ không có sản phẩm, kết quả.",
        "A task has no product.",
    )
}

const LACKING: Lacking = Lacking {
    field: "product",
    has: |task| task.product.is_some(),
    has_column: |columns| columns.product,
    words: ("sản phẩm, kết quả", "product"),
    column: "sản phẩm",
};

pub(super) fn check(context: &Context, report: &mut Report) {
    lacking::check(context, report, &LACKING);
}
