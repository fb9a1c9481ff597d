//! Who issued a document: the lines of the head that name a body.

use super::date::{date_line, place_and_date};
use super::emblems::{lost_letter, without_emblems};
use super::is_urgency;
use super::number::number_line;
use super::signature::POSITIONS;
use crate::lists;
use crate::model::{Header, Words};
use crate::names;
use crate::said;
use crate::span::Spanned;
use crate::view::{Place, View};
use crate::vocabulary::bodies;
use crate::zones::{Zones, opens_words};

/// A line of a head that names a body, alone.
pub(crate) fn names_issuer(view: &View, place: &Place) -> bool {
    let place = view.trim(place.clone(), b"-*_.|");
    is_body_in_caps(view, &place) || (lost_letter(view, &place) && view.is_all_caps(&place))
}

/// The most paragraphs of a head.
pub(super) const LONGEST_HEAD: usize = 20;

/// A name of a body in capitals.
pub(crate) fn is_body_in_caps(view: &View, place: &Place) -> bool {
    view.is_all_caps(place) && names::is_body_list(view, place)
}

pub(super) fn read_issuer(view: &View, zones: &Zones, header: &mut Header) {
    let mut lines: Vec<Vec<Place>> = Vec::new();
    for place in zones
        .head
        .iter()
        .flat_map(|place| without_emblems(view, place))
        .flat_map(|place| one_body_each(view, place))
    {
        let is_attached = view.after(&place, "kem theo").is_some();
        if is_attached || number_line(view, &place).is_some() || date_line(view, &place).is_some() {
            // Of two columns the right one may come first, down to its date.
            if lines.is_empty() && !is_attached {
                continue;
            }
            break;
        }
        if !view.is_all_caps(&place) || is_urgency(view, &place) {
            continue;
        }
        let unit = bodies::UNITS
            .iter()
            .any(|unit| view.after(&place, unit).is_some())
            && ![" uy", "tinh doan", "xa doan"]
                .iter()
                .any(|words| view.plain(&place).contains(words));
        let new_body = (names::is_body(view, &place) || lost_letter(view, &place)) && !unit;
        match lines.last_mut() {
            Some(body) if !new_body => body.push(place),
            _ if new_body => lines.push(vec![place]),
            _ => {}
        }
    }
    let mut found = lines.iter().rev().map(|body| {
        let words: Vec<&str> = body.iter().map(|place| view.words(place)).collect();
        let mut words = words.join(" ");
        if body.first().is_some_and(|place| lost_letter(view, place)) {
            words.insert(0, 'Ủ');
        }
        // Bodies that issue together: "VĂN PHÒNG CHÍNH PHỦ - BỘ NỘI VỤ".
        let both = words.split_once(" - ").filter(|(_, other)| {
            [
                "BỘ ",
                "VĂN PHÒNG",
                "NGÂN HÀNG",
                "TÒA ÁN",
                "VIỆN ",
                "BAN ",
                "SỞ ",
                "ỦY BAN",
            ]
            .iter()
            .any(|body| other.starts_with(body))
        });
        Spanned {
            value: match both {
                Some((one, other)) => format!(
                    "{} - {}",
                    names::settle_case(view, one),
                    names::settle_case(view, other)
                ),
                None => names::settle_case(view, &words),
            },
            spans: body.iter().map(|place| view.span(place)).collect(),
        }
    });
    header.issuer = found.next();
    // The gazette prints the body once more, above its documents.
    let is_other = |above: &Words| {
        let issuer = header
            .issuer
            .as_ref()
            .map(|issuer| names::loose_key(&issuer.value));
        issuer != Some(names::loose_key(&above.value))
    };
    header.superior = found.next().filter(is_other);
    // "CHỦ TỊCH" above "ỦY BAN NHÂN DÂN …": the head of the body issues, not the body.
    if let (Some(issuer), Some(above)) = (&mut header.issuer, &header.superior)
        && ["chu tich", "thu truong", "giam doc", "bo truong"]
            .contains(&names::loose_key(&above.value).as_str())
    {
        issuer.value = format!("{} {}", above.value, issuer.value);
        issuer.spans.splice(0..0, above.spans.iter().copied());
        header.superior = None;
    }
    join_organ(header);
    if header.issuer.is_none() {
        header.issuer = enacting(view, zones).or_else(|| sending(view, zones));
    }
    complete_issuer(view, zones, header);
}

/// "BAN THƯỜNG TRỰC" below "ỦY BAN MTTQ VIỆT NAM XÃ …": the organ through which a body acts is named with it, and nobody stands above it.
fn join_organ(header: &mut Header) {
    let Some(issuer) = &mut header.issuer else {
        return;
    };
    if !bodies::ORGANS.contains(&names::loose_key(&issuer.value).as_str()) {
        return;
    }
    if let Some(body) = header.superior.take() {
        issuer.value = format!("{} {}", issuer.value, body.value);
        issuer.spans.splice(0..0, body.spans);
    }
}

/// A page left the head out: the body in capitals between the title and "Căn cứ …" is who issues.
fn enacting(view: &View, zones: &Zones) -> Option<Words> {
    let above = |place: &&Place| !opens_words(view, place);
    let mut lines = zones.preamble.iter().take_while(above).take(HIGHEST);
    let body = lines.find(|place| is_body_in_caps(view, place))?;
    let is_opened = zones
        .preamble
        .iter()
        .take(HIGHEST + 1)
        .any(|place| opens_words(view, place));
    is_opened.then(|| Spanned {
        value: names::settle_case(view, view.words(body)),
        spans: vec![view.span(body)],
    })
}

/// "THỦ TƯỚNG CHÍNH PHỦ điện:" above whom a dispatch without a head goes to: who sends it.
fn sending(view: &View, zones: &Zones) -> Option<Words> {
    let opening = zones.head.iter().chain(&zones.title);
    opening
        .chain(zones.preamble.iter().take(HIGHEST))
        .find_map(|place| {
            let sends = view.find_all(place, "dien:").pop()?;
            let body = view.trim(place.start..sends.start, b"");
            let stands_last = sends.end == place.end;
            (stands_last && names::is_body_list(view, &body)).then(|| Spanned {
                value: in_normal_spelling(view, &body),
                spans: vec![view.span(&body)],
            })
        })
}

/// A body's name, that in capitals as it is spelled elsewhere.
fn in_normal_spelling(view: &View, name: &Place) -> String {
    let words = view.words(name);
    if view.is_all_caps(name) {
        names::settle_case(view, words)
    } else {
        words.to_owned()
    }
}

/// So few lines stand between the title and the legal basis.
const HIGHEST: usize = 3;

/// "XÃ", "TỈNH ỦY" in front of a proper name, "HẢI" in front of "PHÒNG": no further body begins behind them.
fn wants_name(view: &View, head: &Place) -> bool {
    let plain = view.plain(&view.trim(head.clone(), b""));
    let ends = |word: &str| {
        plain
            .strip_suffix(word)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    };
    bodies::UNITS
        .iter()
        .chain(bodies::HALF_NAMES.iter())
        .any(|word| ends(word))
}

/// "UBND TỈNH … SỞ …": the superior body and the issuer in one line.
fn one_body_each(view: &View, place: Place) -> Vec<Place> {
    if !view.is_all_caps(&place) {
        return vec![place];
    }
    let cut = (place.start + 8..place.end).find(|&at| {
        view.byte(at - 1) == b' '
            && bodies::BELOW.iter().any(|body| {
                view.after(&(at..place.end), body)
                    .is_some_and(|rest| !rest.is_empty())
            })
            && !wants_name(view, &(place.start..at))
    });
    let head = |at: usize| view.trim(place.start..at, b"-");
    // "TỈNH ĐOÀN - SỞ …": two bodies that issue together.
    let is_joint = cut.is_some_and(|at| view.byte(at.saturating_sub(2)) == b'-');
    match cut.filter(|_| !is_joint) {
        Some(at) if bodies::UNITS.iter().any(|unit| view.has(&head(at), unit)) => {
            vec![head(at), at..place.end]
        }
        _ => vec![place],
    }
}

/// Of a head that names only the kind of body ("ỦY BAN NHÂN DÂN") the whole name: where the text opens with it, or where the
/// place of the date has its unit of the map.
fn complete_issuer(view: &View, zones: &Zones, header: &mut Header) {
    let Some(issuer) = header.issuer.as_mut() else {
        return;
    };
    let small = issuer.value.to_lowercase().replace("uỷ", "ủy");
    if !["ủy ban nhân dân", "hội đồng nhân dân"].contains(&small.as_str()) {
        return;
    }
    let opening = zones.head.iter().chain(&zones.title).chain(&zones.preamble);
    let whole = opening.clone().find_map(|place| {
        let name = said::find(
            view,
            &(place.start..place.end.min(place.start + 80)),
            &small,
        )?;
        let before = view.trim(place.start..name.start, b"");
        let rest = view.trim_start(name.end..place.end);
        let unit = bodies::UNITS
            .iter()
            .find_map(|unit| view.after(&rest, unit))?;
        let end = if view.is_all_caps(place) {
            view.trim(unit.clone(), b",.:*").end
        } else {
            lists::proper_end(view, unit.start, place.end)
        };
        let opens = before.is_empty()
            || POSITIONS
                .iter()
                .any(|position| view.plain(&before) == *position);
        (opens && end > unit.start).then_some(name.start..end)
    });
    if let Some(whole) = whole {
        issuer.value = in_normal_spelling(view, &whole);
        issuer.spans.push(view.span(&whole));
        return;
    }
    let Some((place, _)) = place_and_date(view, zones) else {
        return;
    };
    let town = view.plain(&place).to_owned();
    let text = zones.start..view.bytes().len();
    let named = view.find_all(&text, &town).into_iter().find_map(|found| {
        let unit = [
            "tinh",
            "thanh pho",
            "huyen",
            "thi xa",
            "quan",
            "xa",
            "phuong",
        ]
        .iter()
        .find_map(|unit| {
            let start = found.start.checked_sub(unit.len() + 1)?;
            view.after(&(start..found.end), unit).map(|_| start)
        })?;
        view.is_upper(found.start).then_some(unit..found.end)
    });
    if let Some(named) = named {
        let unit = view.words(&named).to_lowercase();
        let unit: String = unit.chars().take(named.len() - place.len()).collect();
        issuer.value = format!("{} {unit}{}", issuer.value, view.words(&place));
        issuer.spans.push(view.span(&place));
    }
}
