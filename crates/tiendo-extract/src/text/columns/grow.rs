//! How far down a table reaches: line by line, while the gaps between its columns stay.

use std::ops::Range;

use super::{GAP, Line, place};

/// The lines of a table and the gaps between its columns.
#[derive(Debug)]
pub(super) struct Block<'t> {
    pub(super) lines: Vec<Entry<'t>>,
    /// From the left; no word of a line in columns stands in one.
    pub(super) gutters: Vec<Range<usize>>,
    /// The number of the first line below.
    pub(super) end: usize,
}

#[derive(Debug)]
pub(super) enum Entry<'t> {
    InColumns(Line<'t>),
    Across(usize),
    /// One line or several without words.
    Blank,
}

/// The most lines one below the other that stand across the columns: the name of a group, wrapped.
const MOST_ACROSS: usize = 3;

/// The most lines above the one with the most columns that may be the head's.
const MOST_ABOVE: usize = 8;

/// The most blank ones among them.
const MOST_BLANK_ABOVE: usize = 3;

/// The most lines without words within a table: the foot and the top of a page.
const MOST_BLANK: usize = 8;

/// By how many characters words may stand beside their column: a letter too many moves what is behind it.
const SLACK: usize = 2;

/// The most lines of a table: what is below them is another.
const MOST_LINES: usize = 20_000;

/// The most lines that are looked at for one that shows that the table goes on.
const MOST_DOUBTFUL: usize = 24;

/// The table around a line with at least two gaps; `top`: the first line that is no other table's.
pub(super) fn from<'t>(lines: &[(&'t str, usize)], seed: Line<'t>, top: usize) -> Block<'t> {
    let first = seed.index;
    let gutters = seed.gaps().collect();
    let mut grown = Grown {
        entries: vec![Entry::InColumns(seed)],
        gutters,
    };
    let mut end = first + 1;
    let mut tried = end;
    // What may belong to the table, if more of it comes below.
    let mut doubtful = grown.open();
    while let Some(&(text, start)) = lines.get(tried)
        && tried < first + MOST_LINES
        && doubtful.entries.len() < MOST_DOUBTFUL
    {
        let index = tried;
        tried += 1;
        let line = Line::any((text, start), index);
        let Some(line) = line else {
            if !text.trim().is_empty() {
                break;
            }
            doubtful.blank += 1;
            if doubtful.blank > MOST_BLANK {
                break;
            }
            doubtful.entries.push(Entry::Blank);
            continue;
        };
        let kept = (!is_page_number(lines, &line))
            .then(|| left(&doubtful.gutters, &line))
            .flatten();
        let Some(kept) = kept else {
            doubtful.across += 1;
            if doubtful.across > MOST_ACROSS {
                break;
            }
            doubtful.entries.push(Entry::Across(index));
            continue;
        };
        doubtful.gutters = kept;
        let is_certain = doubtful.is_certain(&line);
        doubtful.entries.push(Entry::InColumns(line));
        if is_certain {
            grown.entries.append(&mut doubtful.entries);
            grown.gutters.clone_from(&doubtful.gutters);
            end = tried;
            doubtful = grown.open();
        }
    }
    grown.take_above(lines, top.max(first.saturating_sub(MOST_ABOVE))..first);
    Block {
        lines: grown.entries,
        gutters: grown.gutters,
        end,
    }
}

struct Grown<'t> {
    entries: Vec<Entry<'t>>,
    gutters: Vec<Range<usize>>,
}

/// Lines below what is known to be the table.
struct Doubtful<'t> {
    entries: Vec<Entry<'t>>,
    gutters: Vec<Range<usize>>,
    blank: usize,
    across: usize,
}

impl<'t> Grown<'t> {
    fn open(&self) -> Doubtful<'t> {
        Doubtful {
            entries: Vec::new(),
            gutters: self.gutters.clone(),
            blank: 0,
            across: 0,
        }
    }

    /// Lines of a head above the one with the most columns, or above the first row: the topmost has words beyond the second
    /// column, and above blank lines all of them together stand in three.
    fn take_above(&mut self, lines: &[(&'t str, usize)], above: Range<usize>) {
        let mut gutters = self.gutters.clone();
        let mut taken: Vec<Entry> = Vec::new();
        let mut blank = 0;
        for index in above.rev() {
            let Some(&line) = lines.get(index) else { break };
            if line.0.trim().is_empty() {
                blank += 1;
                if blank > MOST_BLANK_ABOVE {
                    break;
                }
                taken.push(Entry::Blank);
                continue;
            }
            let Some(line) = Line::any(line, index) else {
                break;
            };
            let Some(kept) = left(&gutters, &line) else {
                break;
            };
            gutters = kept;
            taken.push(Entry::InColumns(line));
        }
        let third = gutters.get(1).map_or(0, |gutter| gutter.end);
        let reaches = |line: &Line| {
            let last = line.words.last();
            last.is_some_and(|word| third <= word.place.start)
        };
        let is_top = |entry: &Entry| matches!(entry, Entry::InColumns(line) if reaches(line));
        taken.truncate(taken.iter().rposition(is_top).map_or(0, |top| top + 1));
        let mut columns: Vec<usize> = taken
            .iter()
            .flat_map(|entry| match entry {
                Entry::InColumns(line) => filled(&gutters, line),
                _ => Vec::new(),
            })
            .collect();
        columns.sort_unstable();
        columns.dedup();
        let is_apart = taken.iter().any(|entry| matches!(entry, Entry::Blank));
        if taken.is_empty() || is_apart && columns.len() < 3 {
            return;
        }
        self.gutters = gutters;
        taken.reverse();
        taken.append(&mut self.entries);
        self.entries = taken;
    }
}

impl Doubtful<'_> {
    /// A line that stands in at least two columns, and below blank lines or a line across in at least three or with the first
    /// one; without either, one that goes on with the line above.
    fn is_certain(&self, line: &Line) -> bool {
        let filled = filled(&self.gutters, line);
        let begins = filled.first() == Some(&0) && filled.len() > 1;
        (self.blank == 0 && self.across == 0) || filled.len() > 2 || begins
    }
}

/// The columns in which a line has words.
pub(super) fn filled(gutters: &[Range<usize>], line: &Line) -> Vec<usize> {
    let segments = line.segments().into_iter();
    let mut filled: Vec<usize> = segments
        .map(|words| columns(gutters, &place(words)).0)
        .collect();
    filled.dedup();
    filled
}

/// The first and the last column of words without a wide gap.
pub(super) fn columns(gutters: &[Range<usize>], words: &Range<usize>) -> (usize, usize) {
    let first = gutters.partition_point(|gutter| gutter.end <= words.start + SLACK);
    let right = gutters.get(first..).unwrap_or_default();
    let covered = right.partition_point(|gutter| gutter.start + SLACK < words.end);
    (first, first + covered)
}

/// The gaps that a line leaves open; one in whose middle the line has words becomes two. `None` where the line has no wide gap
/// where one is, or not beside it either.
fn left(gutters: &[Range<usize>], line: &Line) -> Option<Vec<Range<usize>>> {
    let segments: Vec<Range<usize>> = line.segments().into_iter().map(place).collect();
    let ends = segments.iter().map(|words| words.end);
    let begins = segments.iter().map(|words| words.start);
    // What is before the first word and behind the last is open too.
    let open: Vec<Range<usize>> = std::iter::once(0)
        .chain(ends)
        .zip(begins.chain([usize::MAX]))
        .map(|(from, to)| from..to)
        .collect();
    let mut all = Vec::with_capacity(gutters.len());
    for gutter in gutters {
        let past = open.partition_point(|gap| gap.end <= gutter.start);
        let inside = open.get(past..).unwrap_or_default();
        let inside = inside.iter().take_while(|gap| gap.start < gutter.end);
        let cut = inside.map(|gap| gap.start.max(gutter.start)..gap.end.min(gutter.end));
        let before = all.len();
        all.extend(cut.clone().filter(|gap| gap.len() >= GAP));
        if all.len() == before {
            let beside = |gap: &Range<usize>| {
                gap.start <= gutter.end + SLACK && gutter.start <= gap.end.saturating_add(SLACK)
            };
            match cut.max_by_key(ExactSizeIterator::len) {
                Some(narrow) => all.push(narrow),
                None if open.iter().any(beside) => all.push(gutter.clone()),
                None => return None,
            }
        }
    }
    Some(all)
}

/// A number alone, above or below a line without words.
fn is_page_number(lines: &[(&str, usize)], line: &Line) -> bool {
    let is_blank = |at: Option<usize>| {
        let text = at.and_then(|at| lines.get(at));
        text.is_none_or(|(text, _)| text.trim().is_empty())
    };
    let is_number = |text: &str| text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit());
    matches!(line.words.as_slice(), [word] if is_number(line.shown(&word.bytes)))
        && (is_blank(line.index.checked_sub(1)) || is_blank(Some(line.index + 1)))
}
