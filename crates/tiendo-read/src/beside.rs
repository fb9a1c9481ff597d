//! Recipients and signature side by side in lines of plain text: the left column, then the right one.

use std::borrow::Cow;

use tiendo_extract::Format;

use crate::header;
use crate::marks::{self, Mark};
use crate::view::{Place, View};

/// The most lines of a closing.
const LONGEST: usize = 30;

/// The paragraphs with the right column of the closing, if it has one, behind its left one.
pub(crate) fn one_below_the_other<'f>(view: &View, flow: &'f [Place]) -> Cow<'f, [Place]> {
    let Some((at, head, mut end)) = opening(view, flow) else {
        return Cow::Borrowed(flow);
    };
    let (mut left, mut right) = (vec![head.0], vec![head.1]);
    for place in flow.iter().skip(end).take(LONGEST) {
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

/// "Nơi nhận:            GIÁM ĐỐC", in one line or, of lines that a tab cut, one below the other: its index, both parts, and what
/// stands behind them.
fn opening(view: &View, flow: &[Place]) -> Option<(usize, (Place, Place), usize)> {
    flow.iter().enumerate().find_map(|(at, place)| {
        let rest = view.after(place, "noi nhan")?;
        let beside = view.trim(rest, b":");
        if beside.is_empty() {
            return cut_by_tabs(view, flow, at).or_else(|| one_line_below(view, flow, at));
        }
        let signs = header::opens_signature(view, &beside);
        let left = view.trim(place.start..beside.start, b"");
        signs.then_some((at, (left, beside), at + 1))
    })
}

/// "Nơi nhận:", "GIÁM ĐỐC", "- Như trên;", …: the lines of both columns in turn.
fn cut_by_tabs(view: &View, flow: &[Place], at: usize) -> Option<(usize, (Place, Place), usize)> {
    let [list, signature, first, ..] = flow.get(at..)? else {
        return None;
    };
    let is_listed = matches!(marks::mark(view, first), Some((Mark::Bullet, _, _)));
    (is_listed && header::opens_signature(view, signature))
        .then(|| (at, (list.clone(), signature.clone()), at + 2))
}

/// "Nơi nhận:" alone above "- Như trên;            KT. CHỦ TỊCH".
fn one_line_below(
    view: &View,
    flow: &[Place],
    at: usize,
) -> Option<(usize, (Place, Place), usize)> {
    let (item, beside) = columns(view, flow.get(at + 1)?);
    let beside = beside.filter(|beside| header::opens_signature(view, beside))?;
    let head = flow.get(at)?.start..item.end;
    matches!(marks::mark(view, &item), Some((Mark::Bullet, _, _))).then_some((
        at,
        (head, beside),
        at + 2,
    ))
}

/// So many blanks in a line of plain text part two columns.
const WIDE: usize = 4;

/// Where a line of plain text has a gap as between two columns.
fn gap(view: &View, place: &Place) -> Option<usize> {
    if view.source.format != Format::Text {
        return None;
    }
    place
        .clone()
        .find(|&at| view.byte(at) == b' ' && view.width_in_file(&(at..at + 1)) >= WIDE)
}

/// The most characters of a department's short form where a copy is kept.
const LONGEST_SYMBOL: usize = 5;

/// A recipient, and what stands in the right column behind its closing sign.
fn columns(view: &View, place: &Place) -> (Place, Option<Place>) {
    let cut = gap(view, place).or_else(|| {
        place
            .clone()
            .find(|&i| matches!(view.byte(i), b';' | b'.') && view.byte(i + 1) == b' ')
    });
    // "- Ban Thường vụ Tỉnh ủy,          BÍ THƯ": of a list with commas the capitals are the right column; "- Lưu: VT, KT." has none.
    let cut = cut.or_else(|| {
        place.clone().find(|&i| {
            let behind = view.trim(i + 1..place.end, b"");
            view.byte(i) == b',' && behind.len() > LONGEST_SYMBOL && view.is_all_caps(&behind)
        })
    });
    match cut.map(|at| view.trim(at + 1..place.end, b"")) {
        Some(right) if !right.is_empty() => (view.trim(place.start..right.start, b""), Some(right)),
        _ => (place.clone(), None),
    }
}
