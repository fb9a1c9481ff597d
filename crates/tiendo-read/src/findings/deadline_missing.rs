//! `deadline-missing`: tasks without a deadline; one finding where a whole list lacks them.

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
    Message::new("Nhiệm vụ không có thời hạn.", "A task has no deadline.")
}

const LACKING: Lacking = Lacking {
    field: "deadline",
    has: |task| task.deadline.is_some(),
    has_column: |columns| columns.deadline,
    words: ("thời hạn", "deadline"),
    column: "thời hạn",
};

pub(super) fn check(context: &Context, report: &mut Report) {
    lacking::check(context, report, &LACKING);
}
