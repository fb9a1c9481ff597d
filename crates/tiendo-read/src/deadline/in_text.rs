//! By when running text wants something done: the words that lead to a time, a term, a season.

use std::sync::LazyLock;

use super::range::range;
use super::recurring::recurring;
use super::{DeadlineKind, DeadlineMeaning, meaning};
use crate::dates;
use crate::phrases::{Phrases, Static};
use crate::span::Spanned;
use crate::view::{Place, View};
use crate::vocabulary::times;

static LEADS_TO_TIME: Static = LazyLock::new(|| Phrases::plain(&times::LEADS_TO_TIME));

/// Of the words that lead to a time those that it must follow at once, plain: anything else may stand behind them.
const AT_ONCE: &[&str] = &[
    "truoc",
    "trong ngay",
    "hoan thanh quy",
    "hoan thanh thang",
    "hoan thanh nam",
    "hoan thanh ngay",
    "xong quy",
    "xong thang",
    "vao nam",
    "vao cuoi nam",
    "vao dau nam",
    "vao quy",
    "vao cuoi quy",
];

/// The words of a time by which running text wants something done, the last of several.
pub(crate) fn in_text(view: &View, place: &Place) -> Option<Place> {
    let mut last = None;
    let mut passed = place.start;
    for (_, lead) in LEADS_TO_TIME.hits(view, place) {
        let behind = last.as_ref().map_or(place.start, |found: &Place| found.end);
        if lead.start < behind.max(passed) {
            continue;
        }
        let limit = place.end.min(lead.end + LONGEST_TIME);
        let end = (lead.end..limit)
            .find(|&i| {
                matches!(view.byte(i), b';' | b')' | b'(')
                    || (matches!(view.byte(i), b',' | b'.') && !view.byte(i + 1).is_ascii_digit())
            })
            .unwrap_or(limit);
        if let Some(time) = season(view, &lead, end).or_else(|| recurring(view, &lead, end)) {
            last = Some(time);
            continue;
        }
        let words = view.trim(lead.start..end, b"");
        let Some(meaning) = meaning(view, &words) else {
            continue;
        };
        if is_before_somebody(view, &lead, &meaning) || is_of_matter(view, place, &lead) {
            continue;
        }
        if let Some(matter) = matter_of_term(view, &lead, &meaning) {
            passed = matter;
            continue;
        }
        // "trước cổng trường trong tháng 9/2024": the later word leads to the time.
        let time = meaning.spans.first().map(|span| view.place(*span).start);
        let is_led_by_other = time.is_some_and(|time| {
            let behind = (lead.end + FAR).min(time)..time;
            !behind.is_empty() && LEADS_TO_TIME.hits(view, &behind).next().is_some()
        });
        let is_settled =
            meaning.value.until.is_some() || is_time_of_some_year(view, &lead, &words, &meaning);
        if is_settled && !is_led_by_other {
            let at = meaning.spans.last().map(|span| view.place(*span));
            // "trước ngày 30 tháng 11 của năm trước năm kế hoạch".
            let at = at.map(
                |at| match view.after(&view.trim_start(at.end..end), "cua nam") {
                    Some(_) => at.start..view.trim(at.end..end, b"").end,
                    None => at,
                },
            );
            last = Some(lead.start..at.map_or(words.end, |at| at.end.max(lead.end)));
        }
    }
    // "từ ngày 10/10 đến hết ngày 15/10": more than its last words.
    range(view, place)
        .filter(|range| last.as_ref().is_none_or(|last| range.contains(&last.start)))
        .or(last)
        .or_else(|| term(view, place))
}

/// "các công trình vi phạm tồn tại trước năm 2015": since when something is, not by when it is to be done.
fn is_of_matter(view: &View, place: &Place, lead: &Place) -> bool {
    let before = view.trim(place.start..lead.start, b"");
    let behind = view.trim_start(lead.end..place.end);
    view.plain(lead) == "truoc"
        && view.after(&behind, "nam").is_some()
        && times::OF_MATTER.iter().any(|word| {
            let at = before.end.saturating_sub(word.len()).max(before.start)..before.end;
            view.plain(&at) == *word && view.is_whole(&at)
        })
}

/// "trước Chủ tịch UBND quận nếu tỷ lệ đến 30/9/2024 …": somebody stands behind "trước", and no time.
fn is_before_somebody(view: &View, lead: &Place, time: &Spanned<DeadlineMeaning>) -> bool {
    let Some(at) = time.spans.first().map(|span| view.place(*span)) else {
        return false;
    };
    AT_ONCE.contains(&view.plain(lead))
        && view
            .plain(&(lead.end..at.start.max(lead.end)))
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| {
                let is_figure = word.is_empty() || word.starts_with(|c: char| c.is_ascii_digit());
                !is_figure && !times::OF_TIME.contains(&word)
            })
}

/// "thời hạn nộp thuế trong tháng 6": whose term it is that ends then; up to there no time is one of doing.
fn matter_of_term(view: &View, lead: &Place, time: &Spanned<DeadlineMeaning>) -> Option<usize> {
    if view.plain(lead) != "thoi han" {
        return None;
    }
    let at = time.spans.first().map(|span| view.place(*span))?;
    let between = view.plain(&(lead.end..at.start.max(lead.end)));
    let is_other = between
        .split(|c: char| !c.is_ascii_alphanumeric())
        .any(|word| !word.is_empty() && !times::OF_DOING.contains(&word));
    is_other.then_some(at.end)
}

/// "trước ngày 30/11", "hoàn thành trong tháng 3": a time whose year the document tells, and not one of every year.
fn is_time_of_some_year(
    view: &View,
    lead: &Place,
    words: &Place,
    time: &Spanned<DeadlineMeaning>,
) -> bool {
    let recurs = ["hang", "moi"].iter().any(|word| view.has(words, word));
    let is_day = time
        .spans
        .first()
        .is_some_and(|span| dates::day_at(view, &view.place(*span)).is_some());
    let lead = view.plain(lead);
    time.value.kind == DeadlineKind::Open
        && !recurs
        && (is_finish(lead)
            || lead == "trong thang"
            || lead == "trong quy"
            || (is_day && !lead.starts_with("den")))
}

/// "hoàn thành …", "xong …".
fn is_finish(lead: &str) -> bool {
    lead.starts_with("hoan thanh") || lead.starts_with("xong")
}

/// "hoàn thành trước mùa mưa", "trước mùa mưa lũ hằng năm".
fn season(view: &View, lead: &Place, limit: usize) -> Option<Place> {
    let behind = view.trim_start(lead.end..limit);
    if !view.plain(lead).ends_with("truoc") {
        return None;
    }
    let season = times::SEASONS
        .iter()
        .find(|words| view.after(&behind, words).is_some())?;
    let end = behind.start + season.len();
    // "… hằng năm".
    let rest = view.trim_start(end..limit);
    let often = ["hang nam", "moi nam"]
        .iter()
        .find(|often| view.after(&rest, often).is_some());
    Some(lead.start..often.map_or(end, |often| rest.start + often.len()))
}

/// "trong thời hạn 30 ngày", "trong 07 ngày làm việc kể từ ngày nhận đủ hồ sơ".
fn term(view: &View, place: &Place) -> Option<Place> {
    let mut rest = place.clone();
    while let Some(word) = view.find(&rest, "trong") {
        rest.start = word.end;
        let behind = view.trim_start(word.end..place.end);
        let named = view.after(&behind, "thoi han");
        let number = named.clone().unwrap_or(behind);
        let digits = (number.start..place.end)
            .find(|&i| !view.byte(i).is_ascii_digit())
            .unwrap_or(place.end);
        let unit = view.trim_start(digits..place.end);
        let Some(days) = view.after(&unit, "ngay").filter(|_| digits > number.start) else {
            continue;
        };
        let worked = view.after(&days, "lam viec");
        let from = worked.clone().unwrap_or_else(|| days.clone());
        let event = view.after(&from, "ke tu").map(|_| {
            (from.start..place.end)
                .find(|&i| matches!(view.byte(i), b';' | b'.' | b',' | b')'))
                .unwrap_or(place.end)
        });
        if named.is_some() || worked.is_some() || event.is_some() {
            let end = event.unwrap_or(from.start);
            return Some(view.trim(word.start..end, b".;,"));
        }
    }
    None
}

/// So far behind a word that leads to a time another one leads to it instead.
const FAR: usize = 12;

/// The most characters from the words that lead to a time to its end.
const LONGEST_TIME: usize = 60;
