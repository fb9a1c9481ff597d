//! "Phân loại rác tại nguồn. Hội Nông dân huyện chủ trì …", "…. Các Điện lực thực hiện hằng tháng.": a sentence behind what is to be done
//! says who does it.

use super::items::Item;
use crate::deadline;
use crate::lists;
use crate::names;
use crate::said;
use crate::view::{Place, View};

/// A later sentence of the item says who leads or does it.
pub(super) fn is_led(view: &View, item: &Item) -> bool {
    let last = item.row.content.last();
    last.is_some_and(|place| {
        // Most items are one sentence.
        (view.has_stop(place)
            && said::find_small(view, place, "chu tri").is_some()
            && view.sentences(place).iter().skip(1).any(|sentence| {
                let sentence = view.trim_start(sentence.clone());
                lists::at(view, &sentence).is_some_and(|(_, end)| {
                    let behind = view.trim_start(end..sentence.end);
                    names::starts_name(view, &sentence)
                        && said::after_any(
                            view,
                            &behind,
                            &["chủ trì", "đồng chủ trì", "cùng chủ trì"],
                        )
                        .is_some()
                })
            }))
            || done_by(view, place).is_some()
            || given_to(view, place).is_some()
    })
}

/// "…. Giao Tổ Kế toán.", "…. Giao Hội đồng kiểm kê, thời hạn: 15/02/2016.": the last sentence of several gives it to whom it names, and says
/// no more than a time.
pub(super) fn given_to(view: &View, place: &Place) -> Option<Place> {
    if !view.has(place, "giao") {
        return None;
    }
    if let Some(names) = given_at_end(view, place) {
        return Some(names);
    }
    if !view.has_stop(place) {
        return None;
    }
    let mut sentences = view.sentences(place);
    let last = view.trim(sentences.pop()?, b".;/");
    let rest = said::after_any(view, &last, &["giao cho", "giao", "phân công"])
        .filter(|_| !sentences.is_empty())?;
    let colon = view.first_of(&rest, b':').unwrap_or(rest.end);
    let end = (rest.start..colon)
        .rev()
        .find(|&i| colon < rest.end && view.byte(i) == b',')
        .unwrap_or(colon);
    let names = view.trim(rest.start..end, b",");
    (names::starts_name(view, &names) && names::is_body_list(view, &names)).then_some(names)
}

/// So many words of giving are looked at from the end.
const LAST_GIVEN: usize = 4;

/// "Xây dựng sổ tay điện tử …, giao Sở Khoa học và Công nghệ chủ trì thực hiện.": the names between a comma and the end.
fn given_at_end(view: &View, place: &Place) -> Option<Place> {
    let whole = view.trim(place.clone(), b".;/");
    view.find_all(&whole, "giao")
        .into_iter()
        .rev()
        .take(LAST_GIVEN)
        .find_map(|word| {
            let before = view.trim(whole.start..word.start, b"");
            let names = view.trim_start(word.end..whole.end);
            if view.byte(before.end.saturating_sub(1)) != b',' || !names::starts_name(view, &names)
            {
                return None;
            }
            let (list, end) = lists::at(view, &names)?;
            let role = view.plain(&view.trim(end..whole.end, b","));
            [
                "",
                "chu tri",
                "thuc hien",
                "chu tri thuc hien",
                "chu tri, thuc hien",
                "trien khai thuc hien",
            ]
            .contains(&role)
            .then_some(list)
        })
}

/// What the last sentence of several says.
pub(super) struct Done {
    /// Who does it.
    pub(super) names: Place,
    /// The time behind it.
    pub(super) time: Option<Place>,
}

/// "…. Đội Quản lý vận hành thực hiện hằng tháng.": the last sentence is no more than names, perhaps those with whom they work together, the
/// word for carrying out, and a time.
pub(super) fn done_by(view: &View, place: &Place) -> Option<Done> {
    if !view.has_stop(place) {
        return None;
    }
    let word = said::find_small(view, place, "thuc hien")?;
    let mut sentences = view.sentences(place);
    let last = view.trim_start(sentences.pop()?);
    if sentences.is_empty() || !names::starts_name(view, &last) {
        return None;
    }
    let word = if last.contains(&word.start) {
        word
    } else {
        said::find_small(view, &last, "thuc hien")?
    };
    let before = view.trim(last.start..word.start, b"");
    let alone = said::find_small(view, &before, "phoi hop").map_or(before.end, |with| {
        view.trim(before.start..with.start, b",").end
    });
    let names = before.start..alone;
    let behind = view.trim(word.end..last.end, b".,;");
    let time = Some(behind.clone()).filter(|time| deadline::is_deadline_cell(view, time));
    (names::is_body_list(view, &names) && (behind.is_empty() || time.is_some()))
        .then_some(Done { names, time })
}
