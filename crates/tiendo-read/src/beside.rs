//! Recipients and signature side by side in lines of plain text: the left column, then the right one.

use std::borrow::Cow;

use crate::header;
use crate::marks::{self, Mark};
use crate::view::{Place, View};

/// The most lines of a closing.
const LONGEST: usize = 30;

/// The paragraphs with the right column of the closing, if it has one, behind its left one.
pub(crate) fn one_below_the_other<'f>(view: &View, flow: &'f [Place]) -> Cow<'f, [Place]> {
    let Some((at, head)) = opening(view, flow) else {
        return Cow::Borrowed(flow);
    };
    let (mut left, mut right) = (vec![head.0], vec![head.1]);
    let mut end = at + 1;
    for place in flow.iter().skip(at + 1).take(LONGEST) {
        let (item, beside) = columns(view, place);
        let is_listed = matches!(marks::mark(view, &item), Some((Mark::Bullet, _, _)));
        let is_signed = |place: &Place| {
            header::opens_signature(view, place)
                || header::begins_position(view, place)
                || header::is_person(view, place)
                || view.byte(place.start) == b'('
        };
        match beside {
            Some(beside) if is_listed && is_signed(&beside) => {
                left.push(item);
                right.push(beside);
            }
            _ if is_listed => left.push(place.clone()),
            _ if is_signed(place) => right.push(place.clone()),
            _ => break,
        }
        end += 1;
    }
    let above = flow.get(..at).unwrap_or_default();
    let below = flow.get(end..).unwrap_or_default();
    let all = [above, &left, &right, below].concat();
    Cow::Owned(all)
}

/// "Nơi nhận:            GIÁM ĐỐC": its index, and both parts.
fn opening(view: &View, flow: &[Place]) -> Option<(usize, (Place, Place))> {
    flow.iter().enumerate().find_map(|(at, place)| {
        let rest = view.after(place, "noi nhan")?;
        let beside = view.trim(rest, b":");
        let signs = !beside.is_empty() && header::opens_signature(view, &beside);
        let left = view.trim(place.start..beside.start, b"");
        signs.then_some((at, (left, beside)))
    })
}

/// A recipient, and what stands in the right column behind its closing sign.
fn columns(view: &View, place: &Place) -> (Place, Option<Place>) {
    let cut = place
        .clone()
        .find(|&i| matches!(view.byte(i), b';' | b'.') && view.byte(i + 1) == b' ');
    // "- Ban Thường vụ Tỉnh ủy,          BÍ THƯ": of a list with commas the capitals are the right column.
    let cut = cut.or_else(|| {
        place.clone().find(|&i| {
            let behind = view.trim(i + 1..place.end, b"");
            view.byte(i) == b',' && !behind.is_empty() && view.is_all_caps(&behind)
        })
    });
    match cut.map(|at| view.trim(at + 1..place.end, b"")) {
        Some(right) if !right.is_empty() => (view.trim(place.start..right.start, b""), Some(right)),
        _ => (place.clone(), None),
    }
}
