//! A page that prints a document without its head says above it which one it is: "… xã An Lành đã ban hành Kế hoạch số 21/KH-UBND …".

use super::emblems::is_emblem;
use super::number::number_line;
use crate::dates;
use crate::model::Header;
use crate::names;
use crate::numbers;
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::kinds::KINDS;
use crate::zones::Zones;

/// How far down a page says so at the latest, in paragraphs.
const LATEST: usize = 12;

/// What stands before "ban hành" where it is done, with its marks.
const DONE: &[&str] = &["đã", "vừa", "mới", "ký"];

pub(super) fn read_reported(view: &View, zones: &Zones, header: &mut Header) {
    let has_head = zones
        .head
        .iter()
        .any(|place| is_emblem(view, place) || number_line(view, place).is_some());
    if header.number.is_some() || has_head {
        return;
    }
    let lines: Vec<&Place> = zones
        .head
        .iter()
        .chain(&zones.title)
        .chain(&zones.preamble)
        .take(LATEST)
        .collect();
    for (i, place) in lines.iter().enumerate() {
        let is_headed = |name: &str, plain: &str| {
            let mut above = lines.iter().take(i);
            zones.kind.as_ref().is_some_and(|(_, kind)| *kind == name)
                || above.any(|line| view.after(line, plain).is_some())
        };
        if tells(view, place, is_headed, header) {
            return;
        }
    }
}

/// The paragraph says which document it is; by its kind the page or a line above the paragraph is headed.
fn tells(
    view: &View,
    place: &Place,
    is_headed: impl Fn(&str, &str) -> bool,
    header: &mut Header,
) -> bool {
    let Some(word) = said::find_small(view, place, "ban hanh") else {
        return false;
    };
    let before = view.trim(place.start..word.start, b"");
    let Some(who) = DONE
        .iter()
        .find_map(|done| said::before(view, &before, done))
    else {
        return false;
    };
    let rest = view.trim_start(word.end..place.end);
    let Some((name, plain, _)) = KINDS
        .iter()
        .find(|(_, kind, _)| view.after(&rest, kind).is_some())
    else {
        return false;
    };
    let number = view
        .after(&rest, plain)
        .and_then(|behind| view.after(&behind, "so"))
        .and_then(|number| numbers::number_at(view, &number));
    let Some(number) = number.filter(|_| is_headed(name, plain)) else {
        return false;
    };
    header.number = Some(view.derived(number.settled, &number.place));
    header.kind = Some(view.derived((*name).to_owned(), &(rest.start..rest.start + plain.len())));
    // The day in the sentence, not that on which the page was written.
    let day = dates::find_day(view, &before);
    header.date = day
        .as_ref()
        .and_then(|day| Some(view.derived(day.date()?, &day.place)));
    if let Some(day) = day.filter(|day| day.place.start == place.start) {
        let who = view.trim(day.place.end..who.end.max(day.place.end), b",");
        if header.issuer.is_none() && names::is_body(view, &who) {
            header.issuer = Some(view.value(&who));
        }
    }
    true
}
