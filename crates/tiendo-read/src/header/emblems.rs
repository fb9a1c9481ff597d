//! What stands in every head and tells nothing: the name of the state, its motto; and where the head ends.

use super::date::{behind_number, date_line};
use super::issuer::{LONGEST_HEAD, is_body_in_caps};
use super::number::number_line;
use super::title::rest_of_subject;
use crate::view::{Place, View, is_letter};
use crate::vocabulary::bodies;

/// The national header and what stands in a head without naming the issuer, plain.
const EMBLEMS: &[&str] = &[
    "cong hoa xa hoi chu nghia viet nam",
    "doc lap - tu do - hanh phuc",
    "doc lap - tu do -",
    "hanh phuc",
    "dang cong san viet nam",
    // A page cut the end off.
    "cong hoa xa hoi chu nghia viet",
    "cong hoa xa hoi chu nghia",
];

/// A paragraph without the emblems, which share its line where two columns were flattened.
pub(super) fn without_emblems(view: &View, place: &Place) -> Vec<Place> {
    let mut parts = vec![place.clone()];
    for emblem in EMBLEMS {
        parts = parts
            .into_iter()
            .flat_map(|part| match view.find(&part, emblem) {
                Some(found) => vec![part.start..found.start, found.end..part.end],
                None => vec![part],
            })
            .collect();
    }
    parts
        .into_iter()
        .map(|part| view.trim(part, b"-*_.|"))
        .filter(|part| part.clone().any(|i| is_letter(view.byte(i))))
        .collect()
}

/// Where emblems with other words beside them end in `place`, one behind the other; an emblem within another is none.
pub(crate) fn ends_of_emblems(view: &View, place: &Place) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    for emblem in EMBLEMS {
        if let Some(at) = view.find(place, emblem)
            && ends.last().is_none_or(|end| at.start >= *end)
        {
            ends.push(at.end);
        }
    }
    ends
}

/// The national header, in capitals.
pub(crate) fn is_emblem(view: &View, place: &Place) -> bool {
    let plain = view.plain(place);
    // The motto stands for the name above it, which a page may have spoiled.
    if plain.starts_with("doc lap")
        && plain
            .trim_end_matches([' ', '|', '-'])
            .ends_with("hanh phuc")
    {
        return true;
    }
    ["cong hoa xa hoi chu nghia", "dang cong san viet nam"]
        .iter()
        .any(|emblem| {
            plain
                .find(emblem)
                .map(|at| place.start + at..place.start + at + emblem.len())
                .is_some_and(|at| view.is_all_caps(&at))
        })
}

/// "Y BAN NHÂN DÂN": the first letter got lost where the words were taken from a page.
pub(super) fn lost_letter(view: &View, place: &Place) -> bool {
    view.after(place, "y ban").is_some()
}

/// Index behind the paragraphs that can only be a head, for documents without a line for the kind.
pub(crate) fn end_of_head(view: &View, main: &[Place]) -> usize {
    let is_head = |place: &Place| {
        let plain = view.plain(place);
        let rule = !place
            .clone()
            .any(|i| is_letter(view.byte(i)) || view.byte(i).is_ascii_digit());
        rule || EMBLEMS.iter().any(|emblem| plain.contains(emblem))
            || number_line(view, place).is_some()
            || date_line(view, place).is_some()
            || date_line(view, &behind_number(view, place)).is_some()
            || view.after(place, "v/v").is_some()
            || is_body_in_caps(view, place)
            || (view.is_all_caps(place)
                && bodies::UNITS
                    .iter()
                    .any(|unit| view.after(place, unit).is_some()))
    };
    // What a page has above the document belongs to no part of it.
    let opens = main
        .iter()
        .take(LONGEST_HEAD)
        .take_while(|place| !crate::zones::opens_words(view, place));
    let last = opens
        .enumerate()
        .filter(|(_, place)| is_head(place))
        .map(|(i, _)| i + 1)
        .last();
    let last = last.unwrap_or(0);
    last + rest_of_subject(view, main, last)
}
