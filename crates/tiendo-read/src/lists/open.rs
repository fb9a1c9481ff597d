//! Names that nobody knows: where they end.

use std::sync::LazyLock;

use super::STOPS;
use super::commas;
use super::tails::{TAILS, of_places};
use crate::names;
use crate::phrases::{Phrases, Static};
use crate::said;
use crate::view::{Place, View, is_letter};
use crate::vocabulary::fields;

pub(super) static COMPOUNDS: Static = LazyLock::new(|| Phrases::said(&fields::COMPOUNDS));

/// "Cục Quản lý đường bộ I duy tu …": a Roman number, or one in digits, with a small word behind it closes a name.
fn behind_roman(view: &View, from: usize, end: usize) -> Option<usize> {
    view.split(&(from..end), b" ").windows(2).find_map(|pair| {
        let [word, next] = pair else { return None };
        let is_roman = word
            .clone()
            .all(|i| view.is_upper(i) && matches!(view.byte(i), b'i' | b'v' | b'x'));
        let is_number = word.clone().all(|i| view.byte(i).is_ascii_digit());
        ((is_roman || is_number) && !view.is_upper(next.start) && is_letter(view.byte(next.start)))
            .then_some(word.end)
    })
}

/// "Công ty TNHH Tư vấn Lam Sơn Hạ hiệu chỉnh …", "Viettel Lam Giang phủ sóng …": two words with a capital each are a proper name, and a
/// small word behind it that may not follow a name goes on with the sentence.
///
/// "Trung tâm Hoạt động Thanh Thiếu nhi tỉnh": two or three small words that end the line are no sentence.
fn behind_proper(view: &View, from: usize, end: usize, limit: usize) -> Option<usize> {
    let is_capital = |word: &Place| {
        view.is_upper(word.start) && !(word.start + 1..word.end).any(|i| view.is_upper(i))
    };
    // Most names hold no two words with capitals.
    if (from..end).filter(|&i| view.is_upper(i)).count() < 2 {
        return None;
    }
    view.split(&(from..end), b" ").windows(3).find_map(|three| {
        let [first, second, next] = three else {
            return None;
        };
        let is_proper = is_capital(first)
            && is_capital(second)
            && !names::begins(view, &(first.start..end))
            && [first, second]
                .iter()
                .all(|word| (*word).clone().all(|i| is_letter(view.byte(i))));
        let behind = next.start..end;
        let goes_on = is_letter(view.byte(next.start))
            && !view.is_upper(next.start)
            && TAILS.begin(view, &behind).is_none()
            && !["và", "của", "các", "cơ sở"]
                .iter()
                .any(|word| said::after(view, &behind, word).is_some());
        let is_tail = || end == limit && view.split(&behind, b" ").len() <= LONGEST_TAIL;
        (is_proper && goes_on && !is_tail()).then_some(second.end)
    })
}

/// So many small words at the end of a line belong to the name before them.
const LONGEST_TAIL: usize = 3;

/// The most commas of one name.
const MOST_COMMAS: usize = 4;

/// Whether a word that stands in `words` is none of a longer one.
pub(super) fn outside_compounds(view: &View, words: &Place) -> impl Fn(&Place) -> bool + use<> {
    let compounds: Vec<Place> = COMPOUNDS.hits(view, words).map(|(_, at)| at).collect();
    move |at| {
        !compounds
            .iter()
            .any(|whole| whole.start <= at.start && at.end <= whole.end && whole != at)
    }
}

/// Where the sentence goes on behind the words of a name, or they end.
fn said_end(view: &View, name: &Place) -> usize {
    let is_whole = outside_compounds(view, name);
    let stands_alone = |at: &Place| !view.is_upper(at.start) && is_whole(at);
    let verb = names::verb_where(view, name, stands_alone).unwrap_or(name.end);
    STOPS
        .first_where(view, &(name.start..verb), stands_alone)
        .map_or(verb, |(_, at)| at.start)
}

/// A name that nobody knows ends at a sign, a verb, or a small word that no name holds.
pub(super) fn open_end(view: &View, place: &Place) -> usize {
    let sign_from = |from: usize| {
        (from..place.end)
            .find(|&i| {
                matches!(
                    view.byte(i),
                    b',' | b';' | b':' | b'.' | b'(' | b')' | b'\n' | b'"'
                )
            })
            .unwrap_or(place.end)
    };
    // "Nhà xuất bản", "Trung tâm điều phối": the word for the kind of body is none of the sentence.
    let kind = names::behind_opener(view, place).unwrap_or(place.start + 1);
    // "Ông. Hoàng Văn Thuân": the title's own dot is no sign.
    let mut sign = sign_from(names::behind_title(view, place).unwrap_or(place.start));
    let mut name = kind.min(sign)..sign;
    let mut stop = said_end(view, &name);
    // "Tổng cục Cảnh sát phòng, chống tội phạm": what stands up to the comma is none of the sentence either.
    for passed in 0..MOST_COMMAS {
        let comma = sign < place.end && view.byte(sign) == b',' && stop == sign;
        let Some(from) = comma
            .then(|| commas::through(view, place, kind.min(sign), sign, passed > 0))
            .flatten()
        else {
            break;
        };
        sign = sign_from(from);
        name = from..sign;
        stop = said_end(view, &name);
    }
    let joined = view
        .find_all(&(name.start..stop), "va")
        .into_iter()
        .find(|and| names::starts_name(view, &view.trim_start(and.end..place.end)))
        .map_or(stop, |and| and.start);
    let end = view.trim(place.start..joined, b"-").end;
    // "Chi hội Cựu chiến binh các thôn vận động …".
    let of_places = said::find(view, &(name.start..end), "các")
        .and_then(|all| of_places(view, &(all.start..place.end)))
        .filter(|&there| there != end);
    // "Đội Thi công số 2 khóa van".
    let numbered = said::find(view, &(name.start..end), "số").and_then(|word| {
        let digits = view.trim_start(word.end..end);
        let last = (digits.start..end)
            .find(|&i| !view.byte(i).is_ascii_digit())
            .unwrap_or(end);
        (last > digits.start).then_some(last)
    });
    let end = numbered
        .or(of_places)
        .or_else(|| behind_roman(view, name.start, end))
        .or_else(|| behind_proper(view, name.start, end, place.end))
        .unwrap_or(end);
    // "Đài … tỉnh đào tạo …": a small word behind the word for a province is no part of the name.
    [
        "tỉnh",
        "huyện",
        "thị xã",
        "thành phố",
        "xã",
        "phường",
        "quận",
        "thị trấn",
    ]
    .iter()
    .filter_map(|unit| {
        let at = said::find(view, &(name.start..end), unit)?;
        let next = view.trim_start(at.end..end);
        let ends = !next.is_empty()
            && !view.is_upper(next.start)
            && !view.is_upper(at.start)
            && is_letter(view.byte(next.start))
            && view.after(&next, "hoi").is_none();
        ends.then_some(at.end)
    })
    .min()
    .unwrap_or(end)
}
