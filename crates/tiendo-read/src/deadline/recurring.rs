//! Times that come again: "trước ngày 25 hằng tháng", "trước 17 giờ hằng ngày", "trước ngày 15 tháng cuối quý".

use super::RECURRING;
use crate::view::{Place, View};

/// Words that may stand between the word that leads to a time and how often it comes again, plain, beside numbers.
const BETWEEN: &[&str] = &[
    "ngay", "gio", "phut", "thang", "thu", "va", "cua", "so", "h", "cuoi", "cung", "chieu", "sang",
    "trua", "hai", "ba", "tu", "nam", "sau", "bay", "chu", "nhat", "la", "vao",
];

/// From `lead` to the words that say how often the time comes again, where nothing but a time stands between them.
pub(super) fn recurring(view: &View, lead: &Place, end: usize) -> Option<Place> {
    let (_, often) = RECURRING.first(view, &(lead.end..end))?;
    let words = view.plain(&(lead.end..often.start));
    let mut is_time = false;
    for word in words.split(|c: char| !c.is_ascii_alphanumeric()) {
        // "17", "7h00".
        let is_figure = word.starts_with(|c: char| c.is_ascii_digit());
        if !(word.is_empty() || is_figure || BETWEEN.contains(&word)) {
            return None;
        }
        is_time |= is_figure || word == "thu" || word == "chu";
    }
    is_time.then_some(lead.start..often.end)
}
