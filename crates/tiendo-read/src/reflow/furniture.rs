//! What a page has beside the document's words: the head of the gazette with the page's number, the stamp of who signed the file.

use super::pages::is_of_page;
use crate::view::{Place, View};

/// The most characters of a head.
const LONGEST: usize = 80;

/// The most characters of the place whose gazette it is.
const LONGEST_PLACE: usize = 32;

/// The most lines of a stamp.
const LONGEST_STAMP: usize = 6;

/// Whether each line is such.
pub(super) fn furniture(view: &View, lines: &[Option<Place>]) -> Vec<bool> {
    let mut is_such = vec![false; lines.len()];
    let is_number = |i: usize| {
        let line = lines.get(i).and_then(Option::as_ref);
        line.is_some_and(|line| is_of_page(view, line))
    };
    for (i, line) in lines.iter().enumerate() {
        let Some(line) = line else { continue };
        let taken = if names_gazette(view, line) {
            let first = i.checked_sub(1).filter(|&above| is_number(above));
            let behind = first.is_none() && is_number(i + 1);
            first.unwrap_or(i)..i + 1 + usize::from(behind)
        } else if let Some(end) = stamp(view, lines, i) {
            i..end
        } else {
            continue;
        };
        if let Some(taken) = is_such.get_mut(taken) {
            taken.fill(true);
        }
    }
    is_such
}

/// "CÔNG BÁO/Số 302 + 303/Ngày 02-06-2026", the page's number before or behind it.
fn names_gazette(view: &View, line: &Place) -> bool {
    let plain = view.plain(line);
    let words = plain.trim_matches(|c: char| c.is_ascii_digit() || c == ' ');
    // "CÔNG BÁO VĨNH XUYÊN/Số 21/Ngày …": a province has its own.
    let rest = words
        .strip_prefix("cong bao")
        .and_then(|rest| rest.split_once('/'));
    let is_numbered = |rest: &str| rest.starts_with("so") && rest.contains("/ngay");
    line.len() <= LONGEST
        && rest.is_some_and(|(place, rest)| place.len() <= LONGEST_PLACE && is_numbered(rest))
}

/// "Ký bởi: …", "Cơ quan: …", "Ngày ký: …": the line behind the stamp that begins here.
fn stamp(view: &View, lines: &[Option<Place>], at: usize) -> Option<usize> {
    const BELOW: [&str; 6] = [
        "email:",
        "co quan:",
        "to chuc:",
        "ngay ky:",
        "thoi gian ky:",
        "gio ky:",
    ];
    const TIMES: [&str; 3] = ["ngay ky:", "thoi gian ky:", "gio ky:"];
    let begins = |i: usize, labels: &[&str]| {
        let line = lines.get(i).and_then(Option::as_ref);
        line.is_some_and(|line| {
            let plain = view.plain(line);
            labels.iter().any(|label| plain.starts_with(label))
        })
    };
    if !begins(at, &["ky boi:", "nguoi ky:"]) {
        return None;
    }
    let rest = at + 1..(at + LONGEST_STAMP).min(lines.len());
    let last = rest.take_while(|&i| begins(i, &BELOW)).last()?;
    begins(last, &TIMES).then_some(last + 1)
}
