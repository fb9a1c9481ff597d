//! A list of contents (mục lục) names the headings of a document before they come. Read as text it would be a second set of parts and
//! of tasks, so it is taken out of what is read.

use std::ops::Range;

use crate::view::{Place, View, is_letter};

/// How many lines a list of contents has at the most.
const LONGEST: usize = 400;

/// So many beginnings are followed: each is compared with all that stands below, and a document has one list of contents.
const MOST_TRIED: usize = 8;

/// Fewer lines with leaders than these are no list where no heading says that they are.
const FEWEST: usize = 3;

/// So much of a heading is compared: its line may be broken in the list and not below, or the other way round.
const COMPARED: usize = 24;

/// A line of so many letters is told by its beginning.
const TELLING: usize = 12;

/// Takes the lists of contents out of the paragraphs of a document; what was taken out, one place each.
pub(crate) fn take_out(view: &View, flow: &mut Vec<Place>) -> Vec<Place> {
    let mut taken: Vec<Range<usize>> = Vec::new();
    let mut tried = 0;
    let mut at = 0;
    while let Some(place) = flow.get(at).filter(|_| tried < MOST_TRIED) {
        at += 1;
        let lines = if is_heading(view, place) {
            headed(view, flow, at - 1)
        } else if leads_to_page(view, place) {
            led(view, flow, at - 1)
        } else {
            continue;
        };
        tried += 1;
        if let Some(lines) = lines {
            at = lines.end;
            taken.push(lines);
        }
    }
    let places = taken.iter().filter_map(|lines| {
        let lines = flow.get(lines.clone())?;
        Some(lines.first()?.start..lines.last()?.end)
    });
    let places: Vec<Place> = places.collect();
    for lines in taken.into_iter().rev() {
        flow.drain(lines);
    }
    places
}

fn is_heading(view: &View, place: &Place) -> bool {
    place.len() < COMPARED && {
        let words = view.trim(place.clone(), b".:-* ");
        view.plain(&words) == "muc luc"
    }
}

/// The lines below the heading at `from`, up to where the first of them is the heading of a part.
fn headed(view: &View, flow: &[Place], from: usize) -> Option<Range<usize>> {
    let below = flow.get(from + 1..)?;
    let first = beginning(view, &entry(view, below.first()?))?;
    let end = below.iter().skip(1).take(LONGEST).position(|line| {
        !ends_in_page(view, line) && beginning(view, line).is_some_and(|words| alike(words, first))
    })?;
    let lines = from..from + 2 + end;
    comes_again(view, flow, from + 1..lines.end).then_some(lines)
}

/// The lines from `from` on that dots lead to a number, one of them in two broken.
fn led(view: &View, flow: &[Place], from: usize) -> Option<Range<usize>> {
    let mut end = from + 1;
    let mut count = 1;
    while count < LONGEST {
        let is_led = |at: usize| flow.get(at).is_some_and(|line| leads_to_page(view, line));
        if is_led(end) {
            end += 1;
        } else if is_led(end + 1) {
            end += 2;
        } else {
            break;
        }
        count += 1;
    }
    let lines = from..end;
    (count >= FEWEST && comes_again(view, flow, lines.clone())).then_some(lines)
}

/// Half of the lines begin a paragraph further down.
fn comes_again(view: &View, flow: &[Place], lines: Range<usize>) -> bool {
    let below = flow.get(lines.end..).unwrap_or_default();
    let mut headings: Vec<&str> = below
        .iter()
        .filter_map(|line| beginning(view, line))
        .collect();
    headings.sort_unstable();
    let entries = flow.get(lines).unwrap_or_default().iter();
    let entries = entries.filter_map(|line| beginning(view, &entry(view, line)));
    let (mut all, mut known) = (0, 0);
    for words in entries {
        all += 1;
        let at = headings.partition_point(|heading| *heading < words);
        let beside = [at.checked_sub(1), Some(at)].into_iter().flatten();
        let mut beside = beside.filter_map(|at| headings.get(at));
        if beside.any(|heading| alike(heading, words)) {
            known += 1;
        }
    }
    all > 0 && known * 2 >= all
}

/// They are the same, or a long one begins with the other.
fn alike(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    long == short || short.len() >= TELLING && long.starts_with(short)
}

/// The first words of a line, its mark among them: "I. Mục đích, yêu cầu" has a "1. Mục đích".
fn beginning<'v>(view: &'v View, line: &Place) -> Option<&'v str> {
    let words = view.plain(line);
    let words = words.get(..COMPARED).unwrap_or(words).trim_end();
    words.bytes().any(is_letter).then_some(words)
}

/// A line without the number of its page and what leads to it.
fn entry(view: &View, line: &Place) -> Place {
    let number = page_number(view, line);
    let words = line.start..number.map_or(line.end, |number| number.start);
    view.trim_end(words, LEADERS)
}

/// What leads from a heading to its page; a sign without a plain form may be three dots.
const LEADERS: &[u8] = b".-_ \t\x7F";

fn ends_in_page(view: &View, line: &Place) -> bool {
    page_number(view, line).is_some()
}

/// The number at the end of a line, of three digits at the most, behind a blank or a dot.
fn page_number(view: &View, line: &Place) -> Option<Place> {
    let line = view.trim_end(line.clone(), b" \t");
    let bytes = view.bytes().get(line.clone())?;
    let digits = bytes
        .iter()
        .rev()
        .take_while(|b| b.is_ascii_digit())
        .count();
    let before = bytes.len().checked_sub(digits + 1)?;
    let is_behind_leader = bytes.get(before).is_some_and(|b| LEADERS.contains(b));
    ((1..=3).contains(&digits) && is_behind_leader).then(|| line.end - digits..line.end)
}

/// Dots lead from the words of the line to a number.
fn leads_to_page(view: &View, line: &Place) -> bool {
    let Some(number) = page_number(view, line) else {
        return false;
    };
    let words = entry(view, line);
    let leader = view.words(&(words.end..number.start));
    let dots = leader.chars().map(|sign| match sign {
        '.' | '_' => 1,
        '…' => 3,
        _ => 0,
    });
    !words.is_empty() && dots.sum::<usize>() >= FEWEST
}
