//! Paragraphs that give somebody a duty to watch, to report or to act on the document, and nothing to do of their own.

mod asking;
mod deciding;
mod reporting;
mod watching;

use std::sync::LazyLock;

use super::items::Item;
use super::{Trust, lays_down};
use crate::lists;
use crate::marks::Mark;
use crate::obligations::reports_on_document;
use crate::phrases::{Phrases, Static};
use crate::said;
use crate::span::Span;
use crate::view::{Place, View, is_letter};
use crate::vocabulary::bodies::OFFICES;
use crate::vocabulary::tasks;
pub(super) use asking::only_asks_to_act;
use deciding::decides;
pub(super) use deciding::has_decided;
use reporting::{asks_for_results, is_report_on_demand, reports_only, tells_of_obstacles};
use watching::{oversees, watches_over, watches_this};

static NO_TASKS: Static = LazyLock::new(|| Phrases::plain(&tasks::NO_TASK));

/// Words that open a closing paragraph, plain.
pub(super) static CLOSERS: Static = LazyLock::new(|| Phrases::plain(&tasks::CLOSERS));

/// Words of doing, plain.
pub(super) static DOING: Static = LazyLock::new(|| Phrases::plain(&tasks::DOING));

/// Where `place` first says that something is done: a capital inside a sentence is one of a name ("Bộ Giáo dục và Đào tạo").
pub(super) fn doing_where(
    view: &View,
    place: &Place,
    fits: impl Fn(&Place) -> bool,
) -> Option<Place> {
    let in_name = |at: &Place| {
        let before = view.trim(place.start..at.start, b"");
        view.is_upper(at.start)
            && !before.is_empty()
            && !matches!(view.byte(before.end - 1), b'.' | b':' | b';' | b')' | b'-')
    };
    let found = DOING.first_where(view, place, |at| !in_name(at) && fits(at));
    found.map(|(_, at)| at)
}

/// "- Bộ trưởng Bộ Quốc phòng;": bodies and nothing else, as those stand who make up a committee.
fn is_member_alone(view: &View, item: &Item) -> bool {
    let row = &item.row;
    let has_labels = !row.leads.is_empty() || !row.deadline.is_empty() || !row.product.is_empty();
    matches!(
        item.mark,
        Some(Mark::Bullet | Mark::Number(_) | Mark::Letter)
    ) && !has_labels
        && row.content.iter().all(|words| {
            let who = view.trim(words.clone(), b".;,");
            let mut offices = OFFICES.iter();
            let holds_office = offices.any(|office| view.after(&who, office).is_some())
                || said::after_any(view, &who, OF_COMMITTEE).is_some();
            holds_office && lists::at(view, &who).is_some_and(|(_, end)| end == who.end)
        })
}

/// Who sits in a committee beside those whose office speaks for a body, with their marks.
const OF_COMMITTEE: &[&str] = &[
    "phó thủ tướng",
    "thứ trưởng",
    "thống đốc",
    "lãnh đạo",
    "đại diện",
];

/// "Trường hợp người được hẹn khám lại …, thì lần khám đó …", "Số giường điều trị nằm trong tổng số giường …": how something is to be
/// taken, with nobody who does it.
fn lays_a_rule(view: &View, place: &Place) -> bool {
    let opens = said::after_any(view, place, &["trường hợp", "số", "mức"]);
    opens.is_some_and(|rest| said::after_any(view, &rest, &["hóa", "hoá"]).is_none())
}

/// The words give nobody anything to do, whatever else they say.
pub(super) fn says_no_task(view: &View, place: &Place) -> bool {
    NO_TASKS.hits(view, place).next().is_some() || informs(view, place)
}

/// "Văn phòng Chính phủ xin thông báo để các cơ quan biết, thực hiện."
fn informs(view: &View, place: &Place) -> bool {
    let told = view.find(place, "thong bao de");
    told.is_some_and(|told| {
        let behind = told.end..place.end;
        INFORMED.first(view, &behind).is_some()
    })
}

/// What those who are told of a document do, plain.
static INFORMED: Static = LazyLock::new(|| Phrases::plain(&["biet", "biet va thuc hien"]));

/// "1.260.000 USD;", ".": an amount, or no words at all.
fn says_nothing(view: &View, place: &Place) -> bool {
    let words = view.trim(place.clone(), b".;,/:");
    let amount = || {
        let figures = words
            .clone()
            .take_while(|&i| matches!(view.byte(i), b'0'..=b'9' | b'.' | b',' | b' '));
        let rest = words.start + figures.count()..words.end;
        rest.start > words.start && MONEY.begin(view, &rest).is_some()
    };
    !words.clone().any(|i| is_letter(view.byte(i))) || amount()
}

/// Units of money, plain.
static MONEY: Static = LazyLock::new(|| {
    Phrases::plain(&[
        "dong", "vnd", "usd", "euro", "eur", "trieu", "ty", "ti", "nghin",
    ])
});

/// Oversight, or a duty to watch and report, which is read as such.
pub(super) fn is_no_task(view: &View, item: &Item, trust: Trust, laid_down: &[Span]) -> bool {
    let all = || item.row.content.iter();
    if all().any(|place| says_no_task(view, place))
        || all().all(|place| says_nothing(view, place))
        || all().all(|place| only_asks_to_act(view, place))
        || decides(view, item)
        || (!item.is_addressed && all().all(|place| lays_a_rule(view, place)))
        || is_member_alone(view, item)
        || all().any(|place| oversees(view, place))
        || all().all(|place| is_report_on_demand(view, place) || tells_of_obstacles(view, place))
    {
        return true;
    }
    let is_read = || all().any(|place| lays_down(view, place, laid_down));
    // "Các đơn vị gửi báo cáo kết quả thực hiện Kế hoạch này về …".
    let reports_on_this =
        |place: &Place| view.has(place, "ke hoach nay") && asks_for_results(view, place);
    let is_of_document = |place: &Place| {
        watches_this(view, place) || reports_on_this(place) || reports_on_document(view, place)
    };
    if all().all(is_of_document) && is_read() {
        return true;
    }
    if matches!(trust, Trust::Heading | Trust::Beside { announced: true }) || !item.row.is_heading()
    {
        return false;
    }
    let watches = || all().any(|place| watches_over(view, place));
    // What nobody reads as a duty or a report would be lost.
    let asks = || item.mark.is_none() && all().all(|place| asks_for_results(view, place));
    is_read() && (watches() || asks() || all().all(|place| reports_only(view, place)))
}
