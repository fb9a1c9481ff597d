//! A line that goes on in the next, told by how it ends and how the file's lines are broken.

use std::sync::LazyLock;

use super::breaks::Breaks;
use super::pages::is_of_page;
use super::{begins_anew, begins_small, first_word, has_words, is_bare_number, is_open};
use crate::marks::{self, Mark};
use crate::names;
use crate::phrases::{Phrases, Static};
use crate::view::{Place, View};
use crate::vocabulary::breaks::{COMPLETE, DANGLING, JOINING, NUMBERED, WANTING};

static DANGLERS: Static = LazyLock::new(|| Phrases::said(DANGLING));

/// The longest of [`DANGLING`], in characters.
const LONGEST_DANGLING: usize = 16;

static ENDERS: Static = LazyLock::new(|| Phrases::said(COMPLETE));

static WANTERS: Static = LazyLock::new(|| Phrases::said(WANTING));

static JOINERS: Static = LazyLock::new(|| Phrases::said(JOINING));

/// The line before ends in a word that nothing ends with, and this one opens nothing.
pub(super) fn ends_in_joiner(view: &View, start: usize, before: &Place, line: &Place) -> bool {
    let tail = before
        .start
        .max(before.end.saturating_sub(LONGEST_DANGLING))..before.end;
    let marked = marks::mark(view, line).is_some_and(|(_, _, rest)| !rest.is_empty());
    let head = start..before.end.min(start + CAPITALS);
    JOINERS
        .hits(view, &tail)
        .any(|(_, found)| found.end == before.end)
        && !marked
        && has_words(view, line)
        && !begins_anew(view, line)
        && !view.is_all_caps(&head)
        && !view.is_all_caps(line)
}

/// The line's last word wants another behind it.
pub(super) fn dangles(view: &View, line: &Place) -> bool {
    view.byte(line.end.saturating_sub(1)) == b','
        || (ends_in(view, line, &DANGLERS) && !ends_in(view, line, &ENDERS))
}

/// A long line that ends in what one does to or with somebody: "… để kịp thời tổng hợp báo cáo", and "Ban Bí thư …" below it.
fn wants_object(view: &View, line: &Place) -> bool {
    line.len() >= LONG_SENTENCE && ends_in(view, line, &WANTERS)
}

fn ends_in(view: &View, line: &Place, words: &Static) -> bool {
    let tail = line.start.max(line.end.saturating_sub(LONGEST_DANGLING))..line.end;
    words
        .hits(view, &tail)
        .any(|(_, found)| found.end == line.end)
}

/// A line as long as this is no heading.
const LONG_SENTENCE: usize = 60;

/// By so many characters a paragraph shows whether it is in capitals.
pub(super) const CAPITALS: usize = 80;

/// The words of an open line go on in the next.
pub(super) fn goes_on(
    view: &View,
    breaks: Breaks,
    start: usize,
    before: &Place,
    line: &Place,
) -> bool {
    // Behind a semicolon a small letter shows that the line was broken, or in an item that the next word had no room.
    let no_room = || {
        matches!(breaks, Breaks::At(width) if before.len() + 1 + first_word(view, line) > width)
            && marks::mark(view, &(start..before.end)).is_some()
    };
    let semicolon =
        view.byte(before.end.saturating_sub(1)) == b';' && (begins_small(view, line) || no_room());
    let is_open = is_open(view, before) || semicolon;
    if !is_open || !has_words(view, before) || !has_words(view, line) {
        return false;
    }
    // Enough of the paragraph to tell whether it is in capitals.
    let head = start..before.end.min(start + CAPITALS);
    if view.is_all_caps(&head)
        || (view.is_all_caps(line) && !wants_number(view, before))
        || begins_anew(view, line)
    {
        return false;
    }
    let marked = marks::mark(view, line).filter(|(_, _, rest)| !rest.is_empty());
    // A clause of the legal basis ends in a sign.
    if !matches!(breaks, Breaks::None)
        && marked.is_none()
        && crate::zones::opens_words(view, &(start..before.end))
    {
        return true;
    }
    match breaks {
        Breaks::None => false,
        Breaks::At(width) => {
            let is_full = before.len() + 1 + first_word(view, line) > width
                || (begins_small(view, line)
                    && (before.len() * 4 >= width * 3 || dangles(view, before)));
            // A dash before a small letter is one of the sentence's own.
            let own_mark = marked.is_some_and(|(mark, _, rest)| {
                (mark != Mark::Bullet || view.is_upper(rest.start))
                    && !continues_number(view, before, line)
                    && !counts_on(view, start, before, line)
                    && !(mark == Mark::Roman && wants_number(view, before))
            });
            is_full && !own_mark && (!is_of_page(view, line) || wants_number(view, before))
        }
        Breaks::Anywhere if marked.is_some() => continues_number(view, before, line),
        Breaks::Anywhere
            if names::is_body_list(view, line) && names::is_body_list(view, before) =>
        {
            false
        }
        Breaks::Anywhere => {
            begins_small(view, line)
                || opens_bracket(view, before, line)
                || is_long_dash(view, start, before, line)
                || is_stub(view, before)
                || wants_object(view, before)
                || (dangles(view, before)
                    && !wants_number(view, before)
                    && !is_bare_number(view, line))
                || continues_number(view, before, line)
        }
    }
}

/// "… dự án đầu tư" and "(kể cả đầu tư Nhà nước) …": a bracket with small words behind a long line.
fn opens_bracket(view: &View, before: &Place, line: &Place) -> bool {
    view.byte(line.start) == b'('
        && before.len() >= LONG_SENTENCE - SHORTER
        && begins_small(view, &(line.start + 1..line.end))
}

/// "- Đối với 04 dự án trên địa bàn huyện" and "Tân Thành mà …": what stands behind a dash is no heading, so that a long line of it without an
/// end goes on in a long one.
fn is_long_dash(view: &View, start: usize, before: &Place, line: &Place) -> bool {
    let is_dash = || {
        matches!(
            marks::mark(view, &(start..before.end)),
            Some((Mark::Bullet, ..))
        )
    };
    before.len() >= LONG_SENTENCE - SHORTER
        && line.len() >= LONG_SENTENCE - SHORTER
        && is_dash()
        && !(is_open(view, line) && names::is_body_list(view, line))
}

/// By so many characters the first line of a paragraph is shorter, where a page kept blanks or signs before it.
const SHORTER: usize = 15;

/// "(ii) …" goes on with a list in a sentence whose "(i)" stands in it.
pub(super) fn counts_on(view: &View, start: usize, before: &Place, line: &Place) -> bool {
    let Some(close) = view
        .first_of(
            &(line.start..line.end.min(line.start + LONGEST_COUNT)),
            b')',
        )
        .filter(|_| view.byte(line.start) == b'(')
    else {
        return false;
    };
    let count = view.plain(&(line.start + 1..close));
    let above = if count.bytes().all(|b| b.is_ascii_digit()) {
        let number = count.parse::<u32>().ok().and_then(|n| n.checked_sub(1));
        number.map(|number| number.to_string())
    } else {
        let at = ROMAN.iter().position(|roman| *roman == count);
        at.and_then(|at| ROMAN.get(at.checked_sub(1)?))
            .map(|roman| (*roman).to_owned())
    };
    let from = start.max(before.end.saturating_sub(LONGEST_LIST));
    above.is_some_and(|above| {
        let first = view.find(&(from..before.end), &format!("({above})"));
        first.is_some_and(|first| first.start > start)
    })
}

/// The most characters of a number in brackets.
const LONGEST_COUNT: usize = 7;

/// The most characters from one item of a list in a sentence to the next.
const LONGEST_LIST: usize = 1500;

/// How a list in a sentence is counted.
const ROMAN: &[&str] = &[
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
];

/// The most characters of an article's first line that cannot be all of it: "Điều 3. Chánh".
const STUB: usize = 12;

/// An article's number with a word or two behind it.
fn is_stub(view: &View, line: &Place) -> bool {
    matches!(marks::mark(view, line), Some((Mark::Article(_), _, rest)) if !rest.is_empty() && rest.len() <= STUB)
}

static WANT_NUMBER: Static = LazyLock::new(|| Phrases::said(NUMBERED));

/// The line's last word wants a number behind it: "số", "ngày".
pub(super) fn wants_number(view: &View, line: &Place) -> bool {
    let tail = line.start.max(line.end.saturating_sub(LONGEST_DANGLING))..line.end;
    // "Hằng năm" is whole, and so is the unit "% dân số".
    let is_whole = |words: &&str| view.plain(&tail).ends_with(*words);
    if ["hang nam", "dan so"].iter().any(is_whole) {
        return false;
    }
    WANT_NUMBER
        .hits(view, &tail)
        .any(|(_, found)| found.end == line.end)
}

/// "ngày 25" and "tháng 4": digits in the middle of a date or behind "số".
fn continues_number(view: &View, before: &Place, line: &Place) -> bool {
    // "trong quý" and "IV/2025".
    let of_quarter = view.plain(before).ends_with(" quy")
        && view
            .plain(line)
            .trim_start_matches(['i', 'v'])
            .starts_with(['/', ' ', ',', '.', ';']);
    if of_quarter && view.is_upper(line.start) {
        return true;
    }
    view.byte(line.start).is_ascii_digit()
        && (wants_number(view, before) || !is_bare_number(view, line))
        && dangles(view, before)
        && view.byte(before.end - 1) != b','
}
