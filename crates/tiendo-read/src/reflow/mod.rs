//! Lines that were broken for the width of a page become paragraphs again. Text files keep the breaks; other formats know their paragraphs.
//!
//! A break is undone only where the words go on: behind a word that ends no line, before a small letter, in the middle of a
//! name that is known. A line end and the blank that takes its place are one byte each, so every span stays as it was.

mod breaks;
mod broken_off;
mod cells;
mod completed;
mod furniture;
mod going_on;
mod indents;
mod items;
mod marked;
mod pages;

use std::sync::LazyLock;

use tiendo_extract::{Block, Format, Span};

use crate::broken;
use crate::marks::{self, Mark};
use crate::phrases::{Phrases, Static};
use crate::view::{Place, View, goes_through_hyphen, is_letter, is_word};
use crate::vocabulary::breaks::OPENING;
use breaks::{Breaks, breaks};
use broken_off::{
    breaks_off, gives_nothing, goes_on_heading, goes_on_label, goes_on_title, lists_bodies,
};
use completed::{closes_bracket, completes_name, completes_number, splits_place};
use furniture::furniture;
use going_on::{ends_in_joiner, goes_on};
use indents::Indents;
use items::Items;
use marked::Marked;
use pages::behind_page_number;
pub(crate) use pages::is_of_page;

/// Joins broken lines, where there are any.
pub(crate) fn reflow(view: &mut View) {
    if view.source.format != Format::Text {
        return;
    }
    take_out(view, furniture);
    let cells = cells::join(view);
    let Lines {
        joins,
        broken,
        pages,
    } = joins(view, &lines(view), &cells);
    view.broken = broken;
    view.leave_out(&pages);
    if joins.contains(&true) {
        join(view, &joins);
    }
}

/// The paragraphs outside of tables, each a line; `None` where a table stands.
fn lines(view: &View) -> Vec<Option<Place>> {
    let blocks = view.source.blocks.iter();
    blocks
        .map(|block| match block {
            Block::Paragraph(paragraph) => Some(view.place(paragraph.span)),
            Block::Table(_) => None,
        })
        .collect()
}

/// Drops the blocks of which this is said.
fn take_out(view: &mut View, is_out: impl Fn(&View, &[Option<Place>]) -> Vec<bool>) {
    let out = is_out(view, &lines(view));
    if out.contains(&true) {
        let mut out = out.into_iter();
        let blocks = &mut view.source.to_mut().blocks;
        blocks.retain(|_| !out.next().unwrap_or(false));
    }
}

/// Makes one paragraph of each line that goes on and the one before it.
fn join(view: &mut View, joins: &[bool]) {
    let blocks = std::mem::take(&mut view.source.to_mut().blocks);
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    for (block, &joined) in blocks.into_iter().zip(joins) {
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

/// What is known of the lines of a file.
struct Lines {
    /// For each line whether it goes on with the one before.
    joins: Vec<bool>,
    /// Where a line was broken that the file's way of breaking lines does not tell.
    broken: Vec<Place>,
    /// What stands between two lines of one paragraph: a page's number with its line ends, the gazette's head.
    pages: Vec<Place>,
}

/// `cells`: where lines begin that go on with nothing.
fn joins(view: &View, lines: &[Option<Place>], cells: &[usize]) -> Lines {
    let breaks = breaks(view, lines);
    let items = Items::count(view, lines);
    let indents = Indents::of(view, lines, cells);
    let marked = Marked::of(view, lines);
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
        if cells.binary_search(&line.start).is_ok() {
            open = Some(line.start);
            continue;
        }
        let before = i
            .checked_sub(1)
            .and_then(|b| lines.get(b))
            .cloned()
            .flatten();
        if let (Some(before), Some(start)) = (&before, open)
            && let Some(next) = behind_page_number(view, before, line, lines.get(i + 1))
            && ((begins_small(view, next)
                && !matches!(breaks, Breaks::None)
                // A page may end behind the first word of a line.
                && ((start < before.start && is_open(view, before))
                    || goes_on(view, breaks, start, before, next)))
                || indents.go_on(view, i + 1, start, before, next))
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
                begins_with_sign(view, line)
                    || is_article_alone(view, before, line)
                    || completes_name(view, start, before, line)
                    || splits_place(view, before, line)
                    || (!matches!(breaks, Breaks::None)
                        && (broken::completes(view, before, line)
                            || completes_number(view, before, line)
                            || closes_bracket(view, start, before, line)
                            || goes_on_heading(view, &items, before, line)))
                    || goes_on(view, breaks, start, before, line)
                    || indents.go_on(view, i, start, before, line)
            }
            _ => false,
        };
        if let (false, Some(before), Some(start)) = (joined, &before, open)
            && (breaks_off(view, &items, start, before, line)
                || ends_in_joiner(view, start, before, line)
                || marked.go_on(view, start, before, line)
                || items.lost_words(view, before, line)
                || gives_nothing(view, before, line)
                || lists_bodies(view, start, before, line)
                || goes_on_label(view, start, before, line)
                || closes_bracket(view, start, before, line)
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
            // What a page has beside its words stood between the two.
            let is_apart = |before: &Place| {
                before.end + 1 < line.start
                    || goes_through_hyphen(view.words(before), view.words(line))
            };
            if let Some(before) = before.filter(is_apart) {
                joined_lines.pages.push(before.end..line.start);
            }
            if let Some(joined) = joined_lines.joins.get_mut(i) {
                *joined = true;
            }
        } else {
            open = Some(line.start);
        }
    }
    joined_lines
}

/// A line as long as this is a sentence, and no cell.
const LONG_LINE: usize = 30;

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

/// ": Sở Địa chính có nhiệm vụ …" below "Điều 2": a sign that ends words or stands behind them.
fn begins_with_sign(view: &View, line: &Place) -> bool {
    matches!(view.byte(line.start), b':' | b',' | b';' | b'.' | b')')
        && (line.len() == 1 || view.byte(line.start + 1) == b' ')
}

/// Words with a capital that open a paragraph, whatever stands above; plain.
static OPENERS: Static = LazyLock::new(|| Phrases::plain(OPENING));

/// A line that goes on with nothing: place and date, "Căn cứ …", "Nơi nhận:".
fn begins_anew(view: &View, line: &Place) -> bool {
    crate::header::is_date_line(view, line)
        || (view.is_upper(line.start) && OPENERS.begin(view, line).is_some())
}

/// A number alone opens the next row of a table: "Dự thảo Quyết định" and "3".
fn is_bare_number(view: &View, line: &Place) -> bool {
    line.clone().all(|i| view.byte(i).is_ascii_digit())
}

/// "Điều 2." on a line of its own above its words.
fn is_article_alone(view: &View, above: &Place, line: &Place) -> bool {
    let is_alone =
        matches!(marks::mark(view, above), Some((Mark::Article(_), _, rest)) if rest.is_empty());
    is_alone && marks::mark(view, line).is_none()
}

fn has_words(view: &View, line: &Place) -> bool {
    line.clone().any(|i| is_word(view.byte(i)))
}
