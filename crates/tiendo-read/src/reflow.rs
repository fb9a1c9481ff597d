//! Lines that were broken for the width of a page become paragraphs again. Text files keep the breaks; other formats know their paragraphs.
//!
//! A break is undone only where the words go on: behind a word that ends no line, before a small letter, in the middle of a
//! name that is known. A line end and the blank that takes its place are one byte each, so every span stays as it was.

use std::sync::LazyLock;

use tiendo_extract::{Block, Format, Span};
use tiendo_text::normal::plain;

use crate::broken;
use crate::labels;
use crate::marks::{self, Mark};
use crate::names;
use crate::phrases::{Phrases, Static};
use crate::view::{Place, View, is_letter, is_word};
use crate::vocabulary::breaks::{DANGLING, JOINING, NUMBERED, OPENING, WHOLE};
use crate::vocabulary::heads::Column;
use crate::vocabulary::kinds;
use crate::vocabulary::ordered::Ordered;

/// Joins broken lines, where there are any.
pub(crate) fn reflow(view: &mut View) {
    if view.source.format != Format::Text {
        return;
    }
    let lines: Vec<Option<Place>> = view
        .source
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => Some(view.place(paragraph.span)),
            Block::Table(_) => None,
        })
        .collect();
    let Lines {
        joins,
        broken,
        pages,
    } = joins(view, &lines);
    view.broken = broken;
    view.leave_out(&pages);
    if joins.iter().all(|&joined| !joined) {
        return;
    }
    let blocks = std::mem::take(&mut view.source.to_mut().blocks);
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    for (block, joined) in blocks.into_iter().zip(joins) {
        match (block, kept.last_mut()) {
            (Block::Paragraph(more), Some(Block::Paragraph(open))) if joined => {
                view.blank(Span {
                    start: open.span.end,
                    end: more.span.start,
                });
                open.span.end = more.span.end;
            }
            (block, _) => kept.push(block),
        }
    }
    view.source.to_mut().blocks = kept;
}

/// How the lines of a file were broken.
#[derive(Debug, Clone, Copy)]
enum Breaks {
    /// They were not.
    None,
    /// Wherever the page that the words were taken from had a break.
    Anywhere,
    /// Where the next word would have gone beyond so many characters.
    At(usize),
}

/// What is known of the lines of a file.
struct Lines {
    /// For each line whether it goes on with the one before.
    joins: Vec<bool>,
    /// Where a line was broken that the file's way of breaking lines does not tell.
    broken: Vec<Place>,
    /// What stands between two lines of one paragraph: a page's number with its line ends.
    pages: Vec<Place>,
}

/// The words behind a page's number that stands in the middle of a sentence: they begin with a small letter.
fn behind_page_number<'l>(
    view: &View,
    before: &Place,
    number: &Place,
    next: Option<&'l Option<Place>>,
) -> Option<&'l Place> {
    let digits = view.trim(number.clone(), b"-");
    let is_number = !digits.is_empty()
        && digits.len() <= LONGEST_PAGE_NUMBER
        && is_bare_number(view, &digits)
        && !wants_number(view, before);
    let next = next.filter(|_| is_number)?.as_ref()?;
    begins_small(view, next).then_some(next)
}

/// Figures of a page's number.
const LONGEST_PAGE_NUMBER: usize = 3;

fn joins(view: &View, lines: &[Option<Place>]) -> Lines {
    let breaks = breaks(view, lines);
    let items = Items::count(view, lines);
    let mut joined_lines = Lines {
        joins: vec![false; lines.len()],
        broken: Vec::new(),
        pages: Vec::new(),
    };
    let mut over_page = false;
    // Where the paragraph that the last line belongs to begins.
    let mut open: Option<usize> = None;
    for (i, line) in lines.iter().enumerate() {
        let Some(line) = line else {
            open = None;
            continue;
        };
        if over_page {
            over_page = false;
            continue;
        }
        let before = i
            .checked_sub(1)
            .and_then(|b| lines.get(b))
            .cloned()
            .flatten();
        if let (Some(before), Some(start)) = (&before, open)
            && let Some(next) = behind_page_number(view, before, line, lines.get(i + 1))
            && !matches!(breaks, Breaks::None)
            && goes_on(view, breaks, start, before, next)
        {
            joined_lines.pages.push(before.end..next.start);
            for joined in joined_lines.joins.iter_mut().skip(i).take(2) {
                *joined = true;
            }
            over_page = true;
            continue;
        }
        let mut joined = match (&before, open) {
            (Some(before), Some(start)) => {
                completes_name(view, start, before, line)
                    || splits_place(view, before, line)
                    || (!matches!(breaks, Breaks::None) && broken::completes(view, before, line))
                    || goes_on(view, breaks, start, before, line)
            }
            _ => false,
        };
        if let (false, Some(before), Some(start)) = (joined, &before, open)
            && (breaks_off(view, &items, start, before, line)
                || ends_in_joiner(view, start, before, line)
                || items.lost_words(view, before, line)
                || gives_nothing(view, before, line)
                || lists_bodies(view, start, before, line)
                || goes_on_label(view, start, before, line)
                || broken::completes(view, before, line)
                || (i > 1
                    && open == Some(before.start)
                    && lines
                        .get(i - 2)
                        .and_then(Option::as_ref)
                        .is_some_and(|kind| goes_on_title(view, kind, before, line))))
        {
            joined = true;
            joined_lines.broken.push(before.end..line.start);
        }
        if joined {
            if let Some(joined) = joined_lines.joins.get_mut(i) {
                *joined = true;
            }
        } else {
            open = Some(line.start);
        }
    }
    joined_lines
}

/// How items of each kind end: of those that are long enough, how many there are, and how many have a sign at their end.
#[derive(Debug, Default)]
struct Items {
    all: [usize; KINDS],
    closed: [usize; KINDS],
    /// Marks that stand alone in a line.
    alone: [usize; KINDS],
}

/// Kinds of items: with a number, a dotted number, a letter, a dash; "Căn cứ …".
const KINDS: usize = 5;

/// The kind with a dash.
const BULLET: usize = 3;

/// A shorter item may be a heading.
const SHORT_ITEM: usize = 12;

/// The most characters of a mark with its sign: "10.12."
const LONGEST_MARK: usize = 6;

/// A line as long as this is a sentence, and no cell.
const LONG_LINE: usize = 30;

impl Items {
    fn count(view: &View, lines: &[Option<Place>]) -> Self {
        let mut items = Self::default();
        for line in lines.iter().flatten() {
            if let Some(alone) = Self::mark_alone(view, line).and_then(|k| items.alone.get_mut(k)) {
                *alone += 1;
            }
            if line.len() > SHORT_ITEM
                && let Some(kind) = Self::kind(view, line)
                && let (Some(all), Some(closed)) =
                    (items.all.get_mut(kind), items.closed.get_mut(kind))
            {
                *all += 1;
                *closed += usize::from(!is_open(view, line));
            }
        }
        items
    }

    fn kind(view: &View, line: &Place) -> Option<usize> {
        match marks::mark(view, line) {
            Some((_, _, rest)) if rest.is_empty() => None,
            Some((Mark::Number(_), ..)) => Some(0),
            Some((Mark::Dotted(_), ..)) => Some(1),
            Some((Mark::Letter, ..)) => Some(2),
            Some((Mark::Bullet, ..)) => Some(3),
            Some(_) => None,
            None => {
                let opens = view.is_upper(line.start) && OPENERS.begin(view, line).is_some();
                opens.then_some(4)
            }
        }
    }

    /// The kind of a mark with its closing sign and nothing behind it.
    fn mark_alone(view: &View, line: &Place) -> Option<usize> {
        if line.len() > LONGEST_MARK {
            return None;
        }
        if matches!(view.plain(line), "-" | "+") {
            return Some(3);
        }
        if !matches!(view.byte(line.end.saturating_sub(1)), b'.' | b')') {
            return None;
        }
        match marks::mark(view, line)? {
            (Mark::Number(_), _, rest) if rest.is_empty() => Some(0),
            (Mark::Dotted(_), _, rest) if rest.is_empty() => Some(1),
            (Mark::Letter, _, rest) if rest.is_empty() => Some(2),
            _ => None,
        }
    }

    /// A mark alone in its line where marks have their words behind them: these are in the next line.
    fn lost_words(&self, view: &View, before: &Place, line: &Place) -> bool {
        let of = |list: &[usize; KINDS], kind: usize| list.get(kind).copied().unwrap_or(0);
        Self::mark_alone(view, before)
            .is_some_and(|kind| of(&self.all, kind) >= 3 && of(&self.alone, kind) == 1)
            && has_words(view, line)
            && marks::mark(view, line).is_none()
    }

    /// Items of this kind end with a sign, with few exceptions.
    fn are_closed(&self, kind: usize) -> bool {
        let of = |list: &[usize; KINDS]| list.get(kind).copied().unwrap_or(0);
        of(&self.all) >= 3 && of(&self.closed) * 3 >= of(&self.all) * 2
    }
}

/// The line before ends in the middle of a sentence, which goes on here, though the file's lines are not broken so.
fn breaks_off(view: &View, items: &Items, start: usize, before: &Place, line: &Place) -> bool {
    if !is_open(view, before)
        || !has_words(view, before)
        || !has_words(view, line)
        || marks::mark(view, line).is_some()
        || view.is_all_caps(line)
        || begins_anew(view, line)
    {
        return false;
    }
    let kind = Items::kind(view, &(start..before.end));
    let is_closed_kind = kind.is_some_and(|kind| items.are_closed(kind));
    // "- Văn phòng" and "Chính phủ (để b/c);" where every item of the list ends with a sign.
    if is_closed_kind && kind == Some(BULLET) && !is_open(view, line) && before.start == start {
        return true;
    }
    if view.is_all_caps(before) {
        return false;
    }
    if wants_number(view, before) && view.byte(line.start).is_ascii_digit() {
        return true;
    }
    // Cells of a table that lost its lines stand below each other without an end.
    let is_cell = |place: &Place| {
        names::is_body_list(view, place)
            || (place.len() <= LONG_LINE && crate::deadline::is_deadline_cell(view, place))
    };
    if is_cell(line) && (view.is_upper(line.start) || !view.plain(line).contains(' ')) {
        return false;
    }
    // "2. Phòng Văn hóa - Xã hội" above what it is to do.
    let is_name = || {
        marks::mark(view, before).is_some_and(|(_, _, rest)| names::is_body_list(view, &rest))
            && names::begins_with_task(view, line)
    };
    if is_closed_kind && !is_name() {
        return true;
    }
    let small = begins_small(view, line) && !is_cell(line) && !is_cell(before);
    let in_date = view.byte(before.end - 1).is_ascii_digit() || view.byte(before.end - 1) == b',';
    small && (before.len() > LONG_LINE || line.len() > LONG_LINE || in_date)
}

/// "Cơ quan phối hợp: Sở A;" and "Sở B.": the list behind a label goes on.
fn goes_on_label(view: &View, start: usize, before: &Place, line: &Place) -> bool {
    matches!(view.byte(before.end.saturating_sub(1)), b';' | b',')
        && marks::mark(view, line).is_none()
        && names::is_body_list(view, line)
        && labels::labelled(view, &(start..before.end)).is_some_and(|labels| {
            labels
                .last()
                .is_some_and(|(column, _)| matches!(column, Column::Lead | Column::Coordinators))
        })
}

/// "3. Giao" and "Sở Y tế …": an item that says no more wants the body in the next line.
fn gives_nothing(view: &View, item: &Place, line: &Place) -> bool {
    marks::mark(view, item).is_some_and(|(_, _, rest)| {
        !view.is_all_caps(&rest) && matches!(view.plain(&rest), "giao" | "giao cho")
    }) && marks::mark(view, line).is_none()
        && view.is_upper(line.start)
}

/// An item that says who works together and ends in a comma: "… phối hợp với các ban đảng," and "Văn phòng … kiểm tra".
fn lists_bodies(view: &View, start: usize, before: &Place, line: &Place) -> bool {
    let so_far = start..before.end;
    view.byte(before.end.saturating_sub(1)) == b','
        && marks::mark(view, line).is_none()
        && !view.is_all_caps(line)
        && !begins_anew(view, line)
        && marks::mark(view, &so_far)
            .is_some_and(|(_, _, rest)| rest.len() > LONG_LINE && view.has(&rest, "phoi hop voi"))
}

/// A title below the kind in capitals goes on with a small letter.
fn goes_on_title(view: &View, kind: &Place, title: &Place, line: &Place) -> bool {
    let words = view.plain(kind);
    view.is_all_caps(kind)
        && kinds::KINDS.iter().any(|(_, kind, _)| *kind == words)
        && is_open(view, title)
        && view.is_upper(title.start)
        && !view.is_all_caps(title)
        && marks::mark(view, title).is_none()
        && begins_small(view, line)
        && !names::is_body_list(view, line)
}

/// How many lines, and of how many one, must begin in mid-sentence where lines were broken for width.
const FEWEST: usize = 2;
const ONE_OF: usize = 14;

/// No line of a file that was broken for width is longer.
const WIDEST: usize = 120;

/// How the file's lines were broken: several begin with a small letter behind a line that has no end.
fn breaks(view: &View, lines: &[Option<Place>]) -> Breaks {
    let mut all = 0;
    let mut wanted: Vec<(usize, usize)> = Vec::new();
    for pair in lines.windows(2) {
        let [Some(before), Some(line)] = pair else {
            continue;
        };
        all += 1;
        // A cell that begins with a small letter is a collective.
        let wants = is_open(view, before) && before.len() >= 20 && begins_small(view, line);
        if wants && !names::is_body_list(view, line) {
            wanted.push((before.len(), before.len() + 1 + first_word(view, line)));
        }
    }
    let enough = wanted.len() >= FEWEST && wanted.len() * ONE_OF >= all;
    let width = lines.iter().flatten().map(Place::len).max().unwrap_or(0);
    let full = wanted
        .iter()
        .filter(|&&(_, with_next)| with_next > width)
        .count();
    // Some lines end early by chance: a cell, an item of a list.
    let most = full * 4 >= wanted.len() * 3 || (full > 1 && full + 1 == wanted.len());
    if width <= WIDEST && most && full > 0 {
        Breaks::At(width)
    } else if enough {
        Breaks::Anywhere
    } else {
        Breaks::None
    }
}

/// The length of a line's first word.
fn first_word(view: &View, line: &Place) -> usize {
    memchr::memchr(b' ', view.plain(line).as_bytes()).unwrap_or(line.len())
}

/// No sign at the end says that the line is over.
pub(crate) fn is_open(view: &View, line: &Place) -> bool {
    !matches!(
        view.byte(line.end.saturating_sub(1)),
        b'.' | b';' | b':' | b'!' | b'?' | b'|' | b'*' | b'_'
    )
}

pub(crate) fn begins_small(view: &View, line: &Place) -> bool {
    is_letter(view.byte(line.start))
        && !view.is_upper(line.start)
        && marks::mark(view, line).is_none()
}

static DANGLERS: Static = LazyLock::new(|| Phrases::said(DANGLING));

/// The longest of [`DANGLING`], in characters.
const LONGEST_DANGLING: usize = 16;

static JOINERS: Static = LazyLock::new(|| Phrases::said(JOINING));

/// The line before ends in a word that nothing ends with, and this one opens nothing.
fn ends_in_joiner(view: &View, start: usize, before: &Place, line: &Place) -> bool {
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
fn dangles(view: &View, line: &Place) -> bool {
    let tail = line.start.max(line.end.saturating_sub(LONGEST_DANGLING))..line.end;
    view.byte(line.end.saturating_sub(1)) == b','
        || DANGLERS
            .hits(view, &tail)
            .any(|(_, found)| found.end == line.end)
}

/// By so many characters a paragraph shows whether it is in capitals.
const CAPITALS: usize = 80;

/// The words of an open line go on in the next.
fn goes_on(view: &View, breaks: Breaks, start: usize, before: &Place, line: &Place) -> bool {
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
                    && !(mark == Mark::Roman && wants_number(view, before))
            });
            is_full && !own_mark
        }
        Breaks::Anywhere if marked.is_some() => continues_number(view, before, line),
        Breaks::Anywhere
            if names::is_body_list(view, line) && names::is_body_list(view, before) =>
        {
            false
        }
        Breaks::Anywhere => {
            begins_small(view, line)
                || is_stub(view, before)
                || (dangles(view, before)
                    && !wants_number(view, before)
                    && !is_bare_number(view, line))
                || continues_number(view, before, line)
        }
    }
}

/// Words with a capital that open a paragraph, whatever stands above; plain.
static OPENERS: Static = LazyLock::new(|| Phrases::plain(OPENING));

/// A line that goes on with nothing: place and date, "Căn cứ …", "Nơi nhận:".
fn begins_anew(view: &View, line: &Place) -> bool {
    crate::header::is_date_line(view, line)
        || (view.is_upper(line.start) && OPENERS.begin(view, line).is_some())
}

/// The most characters of an article's first line that cannot be all of it: "Điều 3. Chánh".
const STUB: usize = 12;

/// An article's number with a word or two behind it.
fn is_stub(view: &View, line: &Place) -> bool {
    matches!(marks::mark(view, line), Some((Mark::Article(_), _, rest)) if !rest.is_empty() && rest.len() <= STUB)
}

static WANT_NUMBER: Static = LazyLock::new(|| Phrases::said(NUMBERED));

/// The line's last word wants a number behind it: "số", "ngày".
fn wants_number(view: &View, line: &Place) -> bool {
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

/// A number alone opens the next row of a table: "Dự thảo Quyết định" and "3".
fn is_bare_number(view: &View, line: &Place) -> bool {
    line.clone().all(|i| view.byte(i).is_ascii_digit())
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
fn splits_place(view: &View, so_far: &Place, line: &Place) -> bool {
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

fn has_words(view: &View, line: &Place) -> bool {
    line.clone().any(|i| is_word(view.byte(i)))
}

/// Names in capitals that stand in a head, plain.
static NAMES: LazyLock<Ordered<String>> = LazyLock::new(|| {
    let plain = |name: &&str| name.chars().map(|c| char::from(plain(c))).collect();
    Ordered::new(WHOLE.iter().map(plain))
});

/// The most characters of a name in a head, and of the line that completes it.
const LONGEST_NAME: usize = 60;

/// A name in capitals that the lines so far begin and this one completes: "ỦY BAN NHÂN" and "DÂN"; "Số:" and the number itself.
fn completes_name(view: &View, start: usize, before: &Place, line: &Place) -> bool {
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
