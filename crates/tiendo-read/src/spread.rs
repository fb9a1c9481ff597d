//! "Các sở: Tài chính, Y tế và Xây dựng": one word for several bodies, each of them named by its field alone.

use std::sync::LazyLock;

use crate::lists;
use crate::model::Words;
use crate::names;
use crate::phrases::{Phrases, Static};
use crate::said;
use crate::span::Spanned;
use crate::view::{Place, View};
use crate::vocabulary::fields;

static FIELDS: Static = LazyLock::new(|| Phrases::said(&fields::FIELDS));

/// The most bodies of one such list.
const MOST: usize = 40;

/// The bodies that begin at the start of `place`, each by its name, and where their list ends; none where there are fewer than two.
pub(crate) fn at(view: &View, place: &Place) -> Option<(Vec<Words>, usize)> {
    by_field(view, place)
        .or_else(|| by_place(view, place))
        .or_else(|| by_committee(view, place))
}

/// Committees of a Party level, with their marks.
const COMMITTEES: &[&str] = &["tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy", "quận ủy"];

/// "Các huyện ủy: Bình Sơn, Trà Bồng": the committee of each of several places.
fn by_committee(view: &View, place: &Place) -> Option<(Vec<Words>, usize)> {
    // Most names begin with another letter.
    if view.byte(place.start) != b'c' {
        return None;
    }
    let rest = said::after(view, place, "các")?;
    let behind = said::after_any(view, &rest, COMMITTEES)?;
    let committee = view.trim(rest.start..behind.start, b"");
    let colon = view.byte(behind.start) == b':' && !behind.is_empty();
    if !colon {
        return None;
    }
    let name = capitalised(view.words(&committee));
    let mut rest = view.trim_start(behind.start + 1..place.end);
    let mut all: Vec<Words> = Vec::new();
    let mut end = rest.start;
    while all.len() < MOST && view.is_upper(rest.start) && !names::begins(view, &rest) {
        end = lists::proper_end(view, rest.start, place.end);
        let proper = rest.start..end;
        all.push(Spanned {
            value: format!("{name} {}", view.words(&proper)),
            spans: vec![view.span(&committee), view.span(&proper)],
        });
        match next_of_list(view, end, place.end) {
            Some(next) => rest = next,
            None => break,
        }
    }
    (all.len() > 1).then_some((all, end))
}

/// What stands behind a comma, "và" or both.
fn next_of_list(view: &View, end: usize, limit: usize) -> Option<Place> {
    let behind = view.trim_start(end..limit);
    let signed = view.byte(behind.start) == b',' && !behind.is_empty();
    let next = view.trim_start(behind.start + usize::from(signed)..limit);
    let joined = said::after(view, &next, "và");
    (signed || joined.is_some()).then(|| joined.unwrap_or(next))
}

/// How names of bodies begin that every unit of the map has, with their marks.
const OF_PLACES: &[&str] = &[
    "chủ tịch ủy ban nhân dân",
    "chủ tịch ubnd",
    "ủy ban nhân dân",
    "ubnd",
    "hđnd và ubnd",
    "hđnd",
    "hội đồng nhân dân",
    "công an",
    "ban chỉ huy quân sự",
];

/// The most characters of a known name with the word behind it.
const LONGEST_KNOWN: usize = 80;

/// Units of the map, with their marks.
const UNITS: &[&str] = &[
    "tỉnh",
    "thành phố",
    "huyện",
    "thị xã",
    "quận",
    "xã đảo",
    "xã",
    "phường",
    "thị trấn",
    "đặc khu",
];

/// "UBND các huyện: Bình Sơn, Trà Bồng": one body in each of several places.
fn by_place(view: &View, place: &Place) -> Option<(Vec<Words>, usize)> {
    // "Sở Xây dựng các tỉnh An Giang, Cà Mau": a name that is known as a whole.
    let known = || {
        // Behind few names several places stand.
        let near = place.start..place.end.min(place.start + LONGEST_KNOWN);
        let may_follow = view.is_upper(place.start) && view.find(&near, "cac").is_some();
        if !may_follow {
            return None;
        }
        let end = lists::known_end(view, place)?;
        Some(view.trim_start(end..place.end))
    };
    let rest = said::after_any(view, place, OF_PLACES).or_else(known)?;
    let kind = view.trim(place.start..rest.start, b"");
    let rest = said::after(view, &rest, "các")?;
    let behind = said::after_any(view, &rest, UNITS)?;
    let unit = view.trim(rest.start..behind.start, b"");
    let rest = behind;
    let colon = view.byte(rest.start) == b':' && !rest.is_empty();
    let mut rest = view.trim_start(rest.start + usize::from(colon)..place.end);
    let mut all: Vec<Words> = Vec::new();
    let mut end = rest.start;
    let first_unit = unit;
    while all.len() < MOST && !rest.is_empty() {
        // "UBND các huyện: Hải An, Thủy Lâm và thị xã Cồn Vành".
        let own = UNITS.iter().find_map(|unit| {
            let behind = said::after(view, &rest, unit)
                .filter(|behind| !view.is_upper(rest.start) && view.is_upper(behind.start))?;
            Some((view.trim(rest.start..behind.start, b""), behind))
        });
        let (unit, name) = own.unwrap_or_else(|| (first_unit.clone(), rest.clone()));
        rest = name;
        if !view.is_upper(rest.start) || names::begins(view, &rest) {
            break;
        }
        let stop = lists::proper_end(view, rest.start, place.end);
        let proper = rest.start..stop;
        if proper.is_empty() {
            break;
        }
        end = stop;
        all.push(Spanned {
            value: format!(
                "{} {} {}",
                view.words(&kind),
                view.words(&unit).to_lowercase(),
                view.words(&proper)
            ),
            spans: vec![view.span(&kind), view.span(&unit), view.span(&proper)],
        });
        match next_of_list(view, stop, place.end) {
            Some(next) => rest = next,
            None => break,
        }
    }
    (all.len() > 1).then_some((all, end))
}

/// "các sở: Tài chính, Y tế".
fn by_field(view: &View, place: &Place) -> Option<(Vec<Words>, usize)> {
    let (unit, after_unit) = unit(view, place)?;
    let behind = view.trim_start(after_unit.clone());
    let colon = view.byte(behind.start) == b':' && !behind.is_empty();
    let mut rest = view.trim_start(behind.start + usize::from(colon)..place.end);
    let name = capitalised(view.words(&unit));
    let mut all: Vec<Words> = Vec::new();
    let mut end = rest.start;
    while all.len() < MOST {
        // "Công an" is a ministry's field, elsewhere a body of its own.
        let is_body = !all.is_empty() && names::begins(view, &rest) && view.plain(&unit) != "bo";
        if is_body || !(view.is_upper(rest.start) || view.byte(rest.start).is_ascii_digit()) {
            break;
        }
        let Some((_, behind)) = FIELDS.begin(view, &rest) else {
            break;
        };
        end = view.trim(rest.start..behind.start, b"").end;
        let field = rest.start..end;
        all.push(Spanned {
            value: format!("{name} {}", view.words(&field)),
            spans: vec![view.span(&unit), view.span(&field)],
        });
        let signed = matches!(view.byte(behind.start), b',' | b';') && !behind.is_empty();
        let next = view.trim_start(behind.start + usize::from(signed)..place.end);
        let joined = said::after(view, &next, "và");
        if !signed && joined.is_none() {
            break;
        }
        rest = joined.unwrap_or(next);
    }
    (all.len() > 1).then_some((all, end))
}

/// The word for the kind of body behind "các", and what follows it.
fn unit(view: &View, place: &Place) -> Option<(Place, Place)> {
    let rest = said::after(view, place, "các")?;
    let kinds = ["sở", "bộ", "phòng", "vụ", "cục", "ban", "chi cục"];
    let behind = said::after_any(view, &rest, &kinds)?;
    let end = view.trim(rest.start..behind.start, b"").end;
    Some((rest.start..end, end..place.end))
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
