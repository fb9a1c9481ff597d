//! Names, places and dates that a line end breaks in two.

use std::sync::LazyLock;

use tiendo_text::normal::plain;

use crate::marks;
use crate::view::{Place, View, is_letter};
use crate::vocabulary::breaks::WHOLE;
use crate::vocabulary::ordered::Ordered;

/// "Hà" and "Nội, ngày …", "… ngày 24" and "tháng 8", "… tháng 8" and "năm 2018", blanks for the figures included.
fn continues_date(view: &View, start: usize, before: &Place, line: &Place) -> bool {
    let so_far = view.trim(start..before.end, b".");
    let of_name = view.plain(line).find(", ngay ").is_some_and(|comma| {
        let rest = line.start..line.start + comma;
        let words = [so_far.clone(), rest];
        words.iter().all(|part| {
            part.len() <= 16
                && view
                    .split(part, b" ")
                    .iter()
                    .all(|word| view.is_upper(word.start))
                && part
                    .clone()
                    .all(|i| is_letter(view.byte(i)) || view.byte(i) == b' ')
        }) && !view.is_all_caps(&so_far)
    });
    let head = view
        .plain(&so_far)
        .trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '.'));
    let of_day = head.ends_with(" ngay") && view.after(line, "thang").is_some();
    let of_month = head.ends_with(" thang") && view.after(line, "nam").is_some();
    of_name || of_day || of_month
}

/// Characters in which at least two words stand.
const FEW_WORDS: usize = 32;

/// "… thành phố Cần" and "Thơ về …": a unit of the map with one syllable of its name, which has two.
pub(super) fn splits_place(view: &View, so_far: &Place, line: &Place) -> bool {
    if !view.is_upper(line.start) {
        return false;
    }
    let near = |place: Place| {
        // Whole words only.
        let blank = |&at: &usize| at == place.start || view.byte(at - 1) == b' ';
        let start = place.end.saturating_sub(FEW_WORDS).max(place.start);
        (start..place.end).find(blank).map(|start| start..place.end)
    };
    let tail = near(so_far.clone()).unwrap_or_else(|| so_far.clone());
    let is_unit = |word: &str| ["tinh", "pho", "huyen", "xa", "phuong", "quan"].contains(&word);
    // Most lines end in other words.
    let mut words = view
        .plain(&tail)
        .rsplit(' ')
        .filter(|word| !word.is_empty());
    if !words.nth(1).is_some_and(is_unit) {
        return false;
    }
    let mut words = view.split(&tail, b" ").into_iter().rev();
    let (Some(last), Some(unit)) = (words.next(), words.next()) else {
        return false;
    };
    let is_unit = is_unit(view.plain(&unit)) && !view.is_upper(unit.start);
    let next = view.split(&(line.start..line.end.min(line.start + FEW_WORDS)), b" ");
    let small_behind = next.get(1).is_some_and(|word| !view.is_upper(word.start));
    let is_name =
        |word: &Place| view.is_upper(word.start) && word.clone().all(|i| is_letter(view.byte(i)));
    is_unit && is_name(&last) && next.first().is_some_and(is_name) && small_behind
}

/// Names in capitals that stand in a head, plain.
static NAMES: LazyLock<Ordered<String>> = LazyLock::new(|| {
    let plain = |name: &&str| name.chars().map(|c| char::from(plain(c))).collect();
    Ordered::new(WHOLE.iter().map(plain))
});

/// The most characters of a name in a head, and of the line that completes it.
const LONGEST_NAME: usize = 60;

/// A name in capitals that the lines so far begin and this one completes: "ỦY BAN NHÂN" and "DÂN"; "Số:" and the number itself.
pub(super) fn completes_name(view: &View, start: usize, before: &Place, line: &Place) -> bool {
    if before.end - start > LONGEST_NAME || line.len() > LONGEST_NAME {
        return false;
    }
    let so_far = view
        .plain(&(start..before.end))
        .trim_end_matches([' ', ':']);
    if so_far == "so" {
        let digits = view.byte(line.start).is_ascii_digit();
        return digits && view.plain(line).contains('/') && line.len() < 40;
    }
    let place_of_date = view.byte(before.end - 1) == b','
        && view.is_upper(start)
        && view.after(line, "ngay").is_some();
    if place_of_date || continues_date(view, start, before, line) {
        return true;
    }
    if !view.is_upper(start) || !view.is_upper(line.start) && view.byte(line.start) != b'-' {
        return false;
    }
    let mut begun = NAMES
        .beginning(so_far)
        .filter(|name| name.as_bytes().get(so_far.len()) == Some(&b' '));
    begun.any(|name| {
        let joined = format!("{so_far} {}", view.plain(line)).replace('\n', " ");
        joined.starts_with(name) || name.starts_with(joined.as_str())
    })
}

/// The most characters from a bracket's opening to its closing.
const LONGEST_BRACKET: usize = 200;

/// "… thị trường mới (Trung Đông, châu" above "Phi, Mỹ La Tinh...), giải quyết …": a bracket that is open is closed.
pub(super) fn closes_bracket(view: &View, start: usize, before: &Place, line: &Place) -> bool {
    let from = before.end.saturating_sub(LONGEST_BRACKET).max(start);
    let open = (from..before.end)
        .rev()
        .find(|&i| matches!(view.byte(i), b'(' | b')'))
        .filter(|&i| view.byte(i) == b'(');
    let is_open = open.is_some_and(|open| view.trim(open + 1..before.end, b"").len() > 1);
    let ends = matches!(view.byte(before.end - 1), b'.' | b';' | b':');
    let closes = || {
        (line.start..line.end.min(line.start + LONGEST_BRACKET))
            .find(|&i| matches!(view.byte(i), b'(' | b')'))
            .is_some_and(|i| view.byte(i) == b')')
    };
    is_open && !ends && closes() && marks::mark(view, line).is_none()
}

/// The most characters of a document's number before the line end.
const LONGEST_NUMBER: usize = 24;

/// "… theo Nghị định số 178/2026/NĐ-" above "CP ngày 20/5/2026": a document's number goes on behind its hyphen or stroke.
pub(super) fn completes_number(view: &View, before: &Place, line: &Place) -> bool {
    let last = before.end - 1;
    if !matches!(view.byte(last), b'-' | b'/') || !view.is_upper(line.start) {
        return false;
    }
    let from = before.end.saturating_sub(LONGEST_NUMBER).max(before.start);
    let start = (from..last).rev().find(|&i| view.byte(i) == b' ');
    let token = start.map_or(from, |blank| blank + 1)..last;
    let mut parts = view.plain(&token).split(['/', '-']);
    let counts = parts
        .next()
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()));
    let is_symbol = |part: &str| !part.is_empty();
    let ends_in_letters = || view.is_upper(last - 1) || view.byte(last) == b'-';
    counts && parts.all(is_symbol) && ends_in_letters() && !view.is_all_caps(before)
}
