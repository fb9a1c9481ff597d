//! Where a document says of what kind it is.

use super::{HEAD_PARAGRAPHS, OPENERS};
use crate::header;
use crate::marks;
use crate::view::{Place, View};
use crate::vocabulary::kinds::KINDS;

/// The line with the kind: its index, the kind's words, its name, and words of the title in the same line.
pub(super) fn find_kind(
    view: &View,
    main: &[Place],
) -> Option<(usize, Place, &'static str, Option<Place>)> {
    let head = main
        .iter()
        .take(HEAD_PARAGRAPHS)
        .enumerate()
        .take_while(|(_, place)| {
            !OPENERS
                .iter()
                .any(|words| view.after(place, words).is_some())
        });
    let alone = head.clone().find_map(|(i, place)| {
        let place = view.trim(place.clone(), b"*:");
        let plain = view.plain(&place);
        let (name, kind, _) = KINDS.iter().find(|(_, kind, _)| {
            plain.strip_prefix(kind).is_some_and(|rest| {
                let beside = rest.strip_prefix(' ');
                rest.is_empty() || beside.is_some_and(|words| BESIDE_KIND.contains(&words))
            })
        })?;
        let words = place.start..place.start + kind.len();
        view.is_all_caps(&place).then_some((i, words, *name, None))
    });
    alone
        .or_else(|| {
            head.take_while(|(_, place)| marks::mark(view, place).is_none())
                .find_map(|(i, place)| {
                    let (name, kind, _) = KINDS
                        .iter()
                        .find(|(_, kind, _)| view.after(place, kind).is_some())?;
                    let rest = view.after(place, kind)?;
                    let words = place.start..place.start + kind.len();
                    // "THÔNG BÁO kết luận của …": a title in small letters in the line of its kind.
                    let titled = view.is_all_caps(&words)
                        && view.byte(rest.start).is_ascii_lowercase()
                        && !view.is_upper(rest.start);
                    (view.is_all_caps(place) || titled).then_some((i, words, *name, Some(rest)))
                })
        })
        .or_else(|| opening_title(view, main))
}

/// "Thông báo treo cờ Tổ quốc …" in small letters, above everything else: a page that left the head out has the title first.
fn opening_title(
    view: &View,
    main: &[Place],
) -> Option<(usize, Place, &'static str, Option<Place>)> {
    let place = main.first()?;
    if !view.is_upper(place.start)
        || place.len() > LONGEST_OPENING
        || matches!(view.byte(place.end - 1), b'.' | b';' | b':')
        || main
            .iter()
            .take(HEAD_PARAGRAPHS)
            .any(|place| header::is_emblem(view, place))
    {
        return None;
    }
    let (kind, name, rest) = KINDS
        .iter()
        .find_map(|(name, kind, _)| Some((kind, *name, view.after(place, kind)?)))?;
    let words = place.start..place.start + kind.len();
    // "Kế hoạch số 12/KH-UBND …" cites a document.
    let is_cited = view.after(&rest, "so").is_some();
    (!is_cited).then_some((0, words, name, Some(rest).filter(|rest| !rest.is_empty())))
}

/// The most characters of a title with which a page opens.
const LONGEST_OPENING: usize = 300;

/// Words behind a kind in its line that say how urgent it is or whose, plain: no title.
const BESIDE_KIND: &[&str] = &[
    "khan",
    "thuong khan",
    "hoa toc",
    "hoa toc hen gio",
    "thanh tra",
    "kiem tra",
    "giam sat",
    "mat",
];
