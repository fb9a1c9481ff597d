//! Head and closing of a page whose cells were flattened: the lines of a cell stand one behind the other.

use std::borrow::Cow;

use crate::header;
use crate::view::{Place, View};

/// How far down the head stands at the latest, in paragraphs.
const LATEST_HEAD: usize = 60;

/// The paragraphs with such cells taken apart.
pub(crate) fn apart<'f>(view: &View, flow: &'f [Place]) -> Cow<'f, [Place]> {
    let parts = |(i, place): (usize, &Place)| {
        let is_high = i < LATEST_HEAD;
        let head = || is_high.then(|| head(view, place)).flatten();
        let salutation = || is_high.then(|| salutation(view, place)).flatten();
        signature(view, place).or_else(head).or_else(salutation)
    };
    if !flow.iter().enumerate().any(|one| parts(one).is_some()) {
        return Cow::Borrowed(flow);
    }
    let all = flow
        .iter()
        .enumerate()
        .flat_map(|(i, place)| parts((i, place)).unwrap_or_else(|| vec![place.clone()]));
    Cow::Owned(all.collect())
}

/// "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lê Văn An": what stands above the name, and the name.
fn signature(view: &View, place: &Place) -> Option<Vec<Place>> {
    if !header::is_capacity(view, place) {
        return None;
    }
    let words = view.split(place, b" ");
    let name = words.iter().find(|word| !view.is_all_caps(word))?.start;
    let above = view.trim(place.start..name, b"");
    let name = name..place.end;
    // Before the name stands the position, behind the body that it is signed for: "TM. ỦY BAN NHÂN DÂN" and "CHỦ TỊCH".
    let position = view
        .split(&above, b" ")
        .into_iter()
        .skip(1)
        .map(|word| word.start..above.end)
        .find(|words| header::is_position(view, words))?;
    let above = view.trim(above.start..position.start, b"");
    header::is_person(view, &name).then(|| vec![above, position, name])
}

/// "ỦY BAN NHÂN DÂN TỈNH … ------- Số: 96/KH-UBND", "CỘNG HÒA … Hạnh phúc ------- Vân Phong, ngày …": issuer and number, emblems and date.
fn head(view: &View, place: &Place) -> Option<Vec<Place>> {
    let mut cuts = Vec::new();
    if header::is_emblem(view, place) {
        cuts = header::ends_of_emblems(view, place);
    }
    if cuts.is_empty() {
        let number = view.find(place, "so:")?;
        let above = view.trim(place.start..number.start, b"-_*");
        if !header::names_issuer(view, &above) {
            return None;
        }
        cuts.push(number.start);
    }
    cuts.push(place.end);
    let mut parts = Vec::new();
    let mut start = place.start;
    for cut in cuts {
        let part = view.trim(start..cut, b"|-_*");
        if !part.is_empty() {
            parts.push(part);
        }
        start = cut;
    }
    let is_of_head = |part: &Place| {
        header::is_date_line(view, part)
            || header::names_issuer(view, part)
            || view.after(part, "so").is_some()
    };
    (parts.len() > 1 && parts.iter().any(is_of_head)).then_some(parts)
}

/// "Hà Nội, ngày … Kính gửi: Chủ tịch … Thực hiện Luật …": place and date, whom a letter goes to, and its first sentence.
fn salutation(view: &View, place: &Place) -> Option<Vec<Place>> {
    let greeting = view.find(place, "kinh gui")?;
    let date = view.trim(place.start..greeting.start, b"");
    if !date.is_empty() && !header::is_date_line(view, &date) {
        return None;
    }
    let behind = greeting.end..place.end;
    let opens = |at: &Place| {
        let above = view.trim(behind.start..at.start, b":");
        view.is_upper(at.start) && !above.is_empty() && view.byte(above.end - 1) != b','
    };
    let text = OPENING_LETTER
        .iter()
        .flat_map(|words| view.find_all(&behind, words))
        .filter(opens)
        .map(|at| at.start)
        .min();
    let to = view.trim(greeting.start..text.unwrap_or(place.end), b"");
    let parts: Vec<Place> = [Some(date), Some(to), text.map(|text| text..place.end)]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    (parts.len() > 1).then_some(parts)
}

/// Words that open the first sentence of a letter, plain.
const OPENING_LETTER: &[&str] = &[
    "thuc hien",
    "can cu",
    "theo",
    "ngay",
    "xet",
    "sau khi",
    "trong",
    "vua qua",
    "hien nay",
    "tiep theo",
    "nham",
    "de",
];
