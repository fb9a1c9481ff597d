//! The line with a document's own number.

use crate::model::Header;
use crate::numbers;
use crate::view::{Place, View};
use crate::vocabulary::kinds;
use crate::zones::Zones;

/// The most characters of a line with kind, number, place and date.
const LONGEST_NUMBER_LINE: usize = 90;

/// "Số: 12/KH-UBND": the line of a document's own number.
pub(crate) fn is_number_line(view: &View, place: &Place) -> bool {
    view.is_upper(place.start) && number_line(view, place).is_some()
}

/// `Số: 214/KH-UBND`, `Số 31-CTr/TU`; what follows the word.
pub(super) fn number_line(view: &View, place: &Place) -> Option<Place> {
    // "Luật số: 72/2025/QH15", "Nghị quyết số: 653/2019/UBTVQH14".
    let place = &kinds::KINDS
        .iter()
        .find_map(|(_, kind, _)| view.after(place, kind))
        .filter(|_| place.len() <= LONGEST_NUMBER_LINE)
        .unwrap_or_else(|| place.clone());
    let rest = view.after(place, "so")?;
    let rest = view.trim_start(rest);
    let colon = matches!(view.byte(rest.start), b':' | b'/') && !rest.is_empty();
    let digit = view.byte(rest.start).is_ascii_digit();
    (colon || digit || behind_blank(view, &rest).is_some()).then(|| view.trim(rest, b":"))
}

/// "…/KH-UBND", "   -CV/ĐU": the words behind the sign where the number itself is left blank.
fn behind_blank(view: &View, rest: &Place) -> Option<Place> {
    let dots = |i: &usize| matches!(view.byte(*i), b' ' | b'.' | b'_' | b':' | 0x7F);
    let sign = rest.clone().find(|i| !dots(i))?;
    let symbol = sign + 1..rest.end;
    let is_symbol =
        matches!(view.byte(sign), b'/' | b'-') && symbol.len() > 1 && view.is_upper(symbol.start);
    is_symbol.then_some(symbol)
}

/// The symbol of a document whose number is left blank: "KH-UBND" of "Số:      /KH-UBND".
pub(super) fn left_blank(view: &View, zones: &Zones) -> Option<Place> {
    let lines = zones.head.iter();
    lines
        .filter_map(|place| number_line(view, place))
        .find_map(|rest| behind_blank(view, &rest))
}

pub(super) fn read_number(view: &View, zones: &Zones, header: &mut Header) {
    for (i, place) in zones.head.iter().enumerate() {
        let Some(rest) = number_line(view, place) else {
            continue;
        };
        if behind_blank(view, &rest).is_some() {
            return;
        }
        // The number may stand on the next line.
        let next = zones.head.get(i + 1).cloned().unwrap_or(rest.end..rest.end);
        let found = [rest, next]
            .into_iter()
            .find_map(|place| numbers::number_at(view, &place));
        if let Some(number) = found {
            header.number = Some(view.derived(number.settled, &number.place));
            return;
        }
    }
}
