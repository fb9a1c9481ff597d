//! Rates that name what they are of.

use tiendo_text::number;

use crate::coded::coded;

coded! {
    /// What a rate is of.
    pub enum Of {
        /// Reports that must be sent: expected and not excused.
        ReportsOwed = "reports_owed", "số báo cáo phải gửi", "of reports owed";
        /// Reports that have come.
        ReportsReceived = "reports_received", "số báo cáo đã nhận", "of reports received";
        /// Items with a day that fell due or that were done before.
        ItemsDue = "items_due", "số nhiệm vụ có thời hạn đã đến hạn", "of items due";
        /// Items that something was reported on.
        ItemsReported = "items_reported", "số mục đã báo cáo", "of items reported on";
    }
}

/// A part of a whole, which may be nothing. `part` is at most `whole`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How many.
    pub part: u64,
    /// Of how many.
    pub whole: u64,
    /// Of what.
    pub of: Of,
}

impl Rate {
    /// `84,5 %`; `None` when there is nothing that it could be a part of: no rate, not 0 %.
    pub fn percent(self) -> Option<String> {
        number::percent(self.part, self.whole)
    }
}
