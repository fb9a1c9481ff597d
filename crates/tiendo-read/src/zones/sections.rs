//! The main parts of a document, by the marks of their headings.

use super::{Section, Zones};
use crate::marks::{self, Mark};
use crate::said;
use crate::view::{Place, View};

/// "A. ĐẶC ĐIỂM TÌNH HÌNH": the words behind the letter of a part, all in capitals.
pub(super) fn opens_part(view: &View, place: &Place, letter: u8) -> Option<Place> {
    let first = place.clone().next()?;
    (view.byte(first) == letter && view.is_all_caps(place))
        .then(|| marks::capital(view, place))
        .flatten()
        .map(|(_, rest)| rest)
}

/// "Phần thứ hai", "PHẦN II" alone above the title of the part in capitals.
fn heads_part(view: &View, line: &Place, title: &Place) -> bool {
    let number = said::after(view, line, "phần").map(|rest| view.trim(rest, b".:"));
    let is_number = number.is_some_and(|number| {
        let word = said::after(view, &number, "thứ").unwrap_or(number);
        let plain = view.plain(&word);
        ["nhat", "mot", "hai", "ba", "tu", "nam", "sau"].contains(&plain)
            || (!plain.is_empty()
                && plain
                    .bytes()
                    .all(|b| matches!(b, b'i' | b'v' | b'1'..=b'9')))
    });
    is_number && view.is_all_caps(title) && marks::mark(view, title).is_none()
}

/// "Phần II. Nhiệm vụ trọng tâm": a line with a capital and without a stop.
fn is_short_heading(view: &View, place: &Place) -> bool {
    place.len() <= LONGEST_PART
        && view.is_upper(place.start)
        && !matches!(view.byte(place.end - 1), b'.' | b';' | b':' | b',')
}

/// The most characters of a part's heading in small letters.
const LONGEST_PART: usize = 120;

/// The parts of `body`, behind those that are `before`; what stands above the first goes to the preamble.
pub(super) fn sections(view: &View, body: &[Place], zones: &mut Zones, before: Vec<Section>) {
    let known = before.len();
    zones.sections = before;
    let mut expected = 1;
    let mut letter = b'a';
    let by_number = heads_by_number(view, body);
    // The part with a letter that is open, where letters head the parts and others stand below them.
    let mut lettered: Option<Place> = None;
    let mut is_title_above = false;
    for (i, place) in body.iter().enumerate() {
        if std::mem::take(&mut is_title_above) {
            continue;
        }
        let mut within = lettered.clone();
        // "Phần thứ hai" above "NHIỆM VỤ".
        if let Some(title) = body
            .get(i + 1)
            .filter(|title| heads_part(view, place, title))
        {
            expected = 1;
            is_title_above = true;
            zones.sections.push(Section {
                heading: place.clone(),
                title: title.clone(),
                within: None,
                is_article: false,
                body: Vec::new(),
            });
            continue;
        }
        // "PHẦN II. NỘI DUNG": Roman numbers begin anew in it.
        let part = view
            .after(place, "phan")
            .filter(|_| view.is_all_caps(place) || is_short_heading(view, place))
            .and_then(|numbered| match marks::mark(view, &numbered)? {
                (Mark::Roman, _, rest) if !rest.is_empty() => Some(rest),
                _ => None,
            });
        let heading = match marks::mark(view, place) {
            _ if part.is_some() => {
                expected = 1;
                part.map(|title| (title, false))
            }
            Some((Mark::Number(n), _, rest))
                if by_number && view.is_all_caps(place) && n == expected =>
            {
                expected += 1;
                Some((rest, false))
            }
            Some((Mark::Roman, at, rest)) if !rest.is_empty() => {
                let number = marks::roman_number(view.plain(&at));
                let next = number == expected || (number == 1 && view.is_all_caps(place));
                (next || view.is_all_caps(place)).then(|| {
                    expected = number + 1;
                    (rest, false)
                })
            }
            Some((Mark::Article(_), _, rest)) => Some((rest, true)),
            _ => opens_part(view, place, letter).map(|rest| {
                letter += 1;
                within = None;
                if letter == b'b' && zones.sections.len() == known || lettered.is_some() {
                    lettered = Some(rest.clone());
                }
                (rest, false)
            }),
        };
        let open = zones
            .sections
            .get_mut(known..)
            .and_then(<[Section]>::last_mut);
        match (heading, open) {
            (Some((title, is_article)), _) => zones.sections.push(Section {
                heading: place.clone(),
                title,
                within,
                is_article,
                body: Vec::new(),
            }),
            (None, Some(section)) => section.body.push(place.clone()),
            (None, None) => zones.preamble.push(place.clone()),
        }
    }
}

/// "1. MỤC TIÊU", "2. CÁC CÔNG VIỆC CHÍNH": numbers in capitals head the parts where no Roman number does.
fn heads_by_number(view: &View, body: &[Place]) -> bool {
    let mut expected = 1;
    for place in body {
        match marks::mark(view, place) {
            Some((Mark::Roman | Mark::Article(_), _, rest)) if !rest.is_empty() => return false,
            Some((Mark::Number(n), _, rest))
                if n == expected && !rest.is_empty() && view.is_all_caps(place) =>
            {
                expected += 1;
            }
            _ => {}
        }
    }
    expected > FEWEST_BY_NUMBER
}

/// So many numbers in capitals, one behind the other, tell that they head parts.
const FEWEST_BY_NUMBER: u32 = 2;
