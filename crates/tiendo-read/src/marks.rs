//! How a paragraph is marked: `I.`, `1.`, `1.1`, `a)`, `-`, `Điều 1.`.

use crate::view::{Place, View, is_letter};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    /// `I.`, `IV`
    Roman,
    /// `1.`, `10`
    Number(u32),
    /// `1.1`, `2.3.1`
    Dotted(Vec<u32>),
    /// `a)`
    Letter,
    /// `-`, `+`, `*`, `!`, `•`
    Bullet,
    /// `Điều 1.`
    Article(u32),
}

/// Signs that stand before the items of a list beside dash, plus and star; those of the private area are Word's.
const BULLETS: &[char] = &[
    '•', '·', '●', '▪', '○', '◦', '‣', '■', '□', '◆', '◇', '❖', '➢', '►', '▶', '→', '✓', '✔', '★',
    '\u{F0B7}', '\u{F0A7}', '\u{F0D8}', '\u{F076}', '\u{F0FC}',
];

/// Words before the number of an item, plain: "Nhiệm vụ 1: …".
const NUMBERED: &[&str] = &["nhiem vu", "hoat dong", "cong viec", "noi dung", "buoc"];

/// The mark of a paragraph, the place of the mark without its closing sign, and the rest.
pub(crate) fn mark(view: &View, place: &Place) -> Option<(Mark, Place, Place)> {
    let place = view.trim(place.clone(), b"");
    let first = view.byte(place.start);
    if matches!(first, b'-' | b'+' | b'*' | b'!')
        || (first == 0x7F
            && view
                .words(&(place.start..place.start + 1))
                .starts_with(BULLETS))
    {
        let rest = view.trim_start(place.start + 1..place.end);
        let blank_or_capital = rest.start > place.start + 1 || view.is_upper(rest.start);
        return (blank_or_capital && !rest.is_empty())
            .then(|| (Mark::Bullet, place.start..place.start + 1, rest));
    }
    if is_letter(first)
        && !may_mark(first, view.byte(place.start + 1))
        && !closed_by_cell(view, place.start + 1)
    {
        return None;
    }
    if first == b'd'
        && let Some(rest) = view.after(&place, "dieu")
    {
        let (Mark::Number(number), at) = numbers(view, &rest)? else {
            return None;
        };
        // "Điều 2 : Sở …": old pages set the sign apart.
        let apart = view.byte(at.end) == b' ' && view.byte(at.end + 1) == b':';
        let rest = close(view, at.end + usize::from(apart), place.end)?;
        return Some((Mark::Article(number), place.start..at.end, rest));
    }
    if first.is_ascii_digit() {
        let (mark, at) = numbers(view, &place)?;
        // "2.1.a. Thành lập …".
        let letter = at.end + 1..(at.end + 2).min(place.end);
        if view.byte(at.end) == b'.'
            && is_letter(view.byte(letter.start))
            && !view.is_upper(letter.start)
            && matches!(view.byte(letter.end), b'.' | b')')
            && view.byte(letter.end + 1) == b' '
        {
            let rest = view.trim_start((letter.end + 1).min(place.end)..place.end);
            return Some((Mark::Letter, at.start..letter.end, rest));
        }
        let alone = at.end == place.end;
        let rest = close(view, at.end, place.end).or_else(|| {
            (matches!(mark, Mark::Dotted(_)) && view.byte(at.end) == b' ' && !is_amount(view, &at))
                .then(|| view.trim_start(at.end..place.end))
        });
        let rest = if alone { at.end..at.end } else { rest? };
        return Some((mark, at, rest));
    }
    // "V/v …" is what a letter is about.
    if first == b'v' && view.after(&place, "v/v").is_some() {
        return None;
    }
    let roman_end = (place.start..place.end)
        .find(|&i| !(view.is_upper(i) && matches!(view.byte(i), b'i' | b'v' | b'x')))
        .unwrap_or(place.end);
    if (1..=6).contains(&(roman_end - place.start)) {
        let at = place.start..roman_end;
        if roman_end == place.end {
            return Some((Mark::Roman, at, roman_end..roman_end));
        }
        if let Some(rest) = close(view, roman_end, place.end) {
            return Some((Mark::Roman, at, rest));
        }
    }
    if let Some(found) = roman_dotted(view, place.start..roman_end, place.end) {
        return Some(found);
    }
    // "Nhiệm vụ 1: …", "Nhiệm vụ số 2. …".
    if matches!(first, b'n' | b'h' | b'c' | b'b')
        && let Some(rest) = NUMBERED.iter().find_map(|word| view.after(&place, word))
    {
        let rest = view.after(&rest, "so").unwrap_or(rest);
        let (number, at) = numbers(view, &rest)?;
        let is_closed = matches!(view.byte(at.end), b':' | b'.') && at.end + 1 < place.end;
        return close(view, at.end, place.end)
            .filter(|_| is_closed && view.is_upper(place.start))
            .map(|rest| (number, at, rest));
    }
    // "(1)", "(a)".
    if first == b'(' {
        let close =
            (place.start + 1..place.end.min(place.start + 4)).find(|&i| view.byte(i) == b')')?;
        let at = place.start + 1..close;
        let rest = view.trim_start(close + 1..place.end);
        let mark = match view.plain(&at) {
            digits if digits.bytes().all(|b| b.is_ascii_digit()) => {
                Mark::Number(digits.parse().ok()?)
            }
            letters if letters.len() == 1 || letters.bytes().all(|b| matches!(b, b'i' | b'v')) => {
                Mark::Letter
            }
            _ => return None,
        };
        return (!at.is_empty() && !rest.is_empty()).then_some((mark, at, rest));
    }
    // "a)", and "a/ Tổ chức …", "a. Tổ chức …", "a- Tổ chức …".
    let closed = match view.byte(place.start + 1) {
        b')' => true,
        b'/' | b'.' => view.byte(place.start + 2) == b' ' && !view.is_upper(place.start),
        b'-' => {
            view.byte(place.start + 2) == b' '
                && !view.is_upper(place.start)
                && view.is_upper(place.start + 3)
        }
        _ => closed_by_cell(view, place.start + 1),
    };
    if is_letter(first) && closed {
        let rest = view.trim_start(place.start + 2..place.end);
        return Some((Mark::Letter, place.start..place.start + 1, rest));
    }
    None
}

/// A paragraph with these first letters may have a mark: a Roman number, an article, a word before a number, a letter with its sign.
/// Most have none.
const fn may_mark(first: u8, second: u8) -> bool {
    matches!(first, b'b' | b'c' | b'd' | b'h' | b'i' | b'n' | b'v' | b'x')
        || matches!(second, b')' | b'/' | b'.' | b'-')
}

/// "II.1. …", "II.2.1 …": a Roman number and what it counts, as if both were figures.
fn roman_dotted(view: &View, roman: Place, limit: usize) -> Option<(Mark, Place, Place)> {
    if roman.is_empty() || view.byte(roman.end) != b'.' {
        return None;
    }
    let (mark, at) = numbers(view, &(roman.end + 1..limit))?;
    let mut all = vec![roman_number(view.plain(&roman))];
    match mark {
        Mark::Number(number) => all.push(number),
        Mark::Dotted(numbers) => all.extend(numbers),
        Mark::Roman | Mark::Letter | Mark::Bullet | Mark::Article(_) => return None,
    }
    let rest = close(view, at.end, limit)
        .or_else(|| (view.byte(at.end) == b' ').then(|| view.trim_start(at.end..limit)))?;
    (!rest.is_empty()).then_some((Mark::Dotted(all), roman.start..at.end, rest))
}

/// The order of letters before items, plain; "đ" may stand behind "d", and is the same letter there.
const LETTERS: &str = "abcdeghiklmnopqrstuvxy";

/// "3." behind "2.", "l)" behind "k)", "đ)" behind "d)", each with the place of its mark.
pub(crate) fn follows(
    view: &View,
    (above, above_at): (&Mark, &Place),
    (next, next_at): (&Mark, &Place),
) -> bool {
    match (above, next) {
        (Mark::Number(above), Mark::Number(next)) => *next == above + 1,
        (Mark::Letter, Mark::Letter) => {
            let counted = |at: &Place| LETTERS.find(view.plain(at));
            let goes_on = counted(above_at)
                .zip(counted(next_at))
                .is_some_and(|(above, next)| next == above + 1);
            goes_on || (view.says(above_at, "d") && view.says(next_at, "đ"))
        }
        _ => false,
    }
}

/// What a Roman number counts, from its plain letters.
pub(crate) fn roman_number(plain: &str) -> u32 {
    let value = |b| match b {
        b'i' => 1,
        b'v' => 5,
        b'x' => 10,
        _ => 0,
    };
    // From the right a smaller digit before a greater one is taken away: of "IV" five is there already.
    let digits = plain.bytes().rev().map(value);
    let (number, _) = digits.fold((0_u32, 0_u32), |(sum, behind), digit| {
        if digit < behind {
            (sum.saturating_sub(digit), digit)
        } else {
            (sum + digit, digit)
        }
    });
    number
}

/// "A. Hạ tầng dữ liệu": the letter, and the words behind it. No mark of every paragraph, for a name may be shortened so; a heading's.
pub(crate) fn capital(view: &View, heading: &Place) -> Option<(Place, Place)> {
    let heading = view.trim(heading.clone(), b"");
    let letter = heading.start..heading.start + 1;
    let closed = matches!(view.byte(letter.end), b'.' | b'-' | b'/' | b')')
        && view.byte(letter.end + 1) == b' ';
    let rest = view.trim_start((letter.end + 1).min(heading.end)..heading.end);
    (view.is_upper(letter.start) && closed && !rest.is_empty()).then_some((letter, rest))
}

/// A number, or several joined by dots.
fn numbers(view: &View, place: &Place) -> Option<(Mark, Place)> {
    let mut mark = None;
    let mut at = place.start;
    loop {
        let end = (at..place.end)
            .find(|&i| !view.byte(i).is_ascii_digit())
            .unwrap_or(place.end);
        if end == at || end - at > 3 {
            break;
        }
        let number = view.plain(&(at..end)).parse().ok()?;
        mark = Some(match mark {
            None => Mark::Number(number),
            Some(Mark::Dotted(mut numbers)) => {
                numbers.push(number);
                Mark::Dotted(numbers)
            }
            Some(Mark::Number(first)) => Mark::Dotted(vec![first, number]),
            Some(other) => other,
        });
        at = end;
        let more =
            view.byte(at) == b'.' && at + 1 < place.end && view.byte(at + 1).is_ascii_digit();
        if !more {
            break;
        }
        at += 1;
    }
    mark.map(|mark| (mark, place.start..at))
}

/// "38.000 trường hợp": three figures behind the last dot are thousands of an amount.
fn is_amount(view: &View, at: &Place) -> bool {
    at.len() > 4 && view.byte(at.end - 4) == b'.'
}

/// A mark that stands in a cell of its own ends at `at`.
pub(crate) fn closed_by_cell(view: &View, at: usize) -> bool {
    view.mark_cells.binary_search(&at).is_ok()
}

/// The whole of the place is a mark, with or without the sign that closes it: "1", "1.2.", "a)", "-", "IV".
pub(crate) fn stands_alone(view: &View, place: &Place) -> bool {
    let sign = view.byte(place.start);
    if place.len() == 1 {
        let is_sign = matches!(sign, b'-' | b'+' | b'*');
        return is_sign || sign.is_ascii_digit() || is_letter(sign);
    }
    let bare = view.trim_end(place.clone(), b".)/:");
    let is_number = numbers(view, &bare).is_some_and(|(_, at)| at.end == bare.end);
    let roman = |i: usize| view.is_upper(i) && matches!(view.byte(i), b'i' | b'v' | b'x');
    let is_letter = bare.len() == 1 && is_letter(view.byte(bare.start));
    !bare.is_empty() && (is_number || bare.clone().all(roman) || is_letter)
}

/// A closing sign at `at`, and what follows it.
fn close(view: &View, at: usize, end: usize) -> Option<Place> {
    let closed = matches!(view.byte(at), b'.' | b')' | b':' | b'/') && at < end;
    // Party documents: "I- MỤC TIÊU".
    let tight = view.byte(at) == b'-' && view.byte(at + 1) == b' ' && at + 1 < end;
    if tight {
        return Some(view.trim_start(at + 1..end));
    }
    if closed_by_cell(view, at) {
        return Some(view.trim_start(at..end));
    }
    let dashed = view.byte(at) == b' ' && view.byte(at + 1) == b'-' && at + 1 < end;
    if !closed && !dashed {
        return None;
    }
    let rest = at + if closed { 1 } else { 2 }..end;
    let letter_follows =
        view.byte(rest.start) == b' ' || view.is_upper(rest.start) || rest.is_empty();
    letter_follows.then(|| view.trim_start(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numbers_are_counted() {
        for (roman, number) in [
            ("i", 1),
            ("iii", 3),
            ("iv", 4),
            ("vi", 6),
            ("ix", 9),
            ("xiv", 14),
            ("xxix", 29),
        ] {
            assert_eq!(roman_number(roman), number, "{roman}");
        }
    }
}
