//! Files whose paragraphs begin with an indent: a line without one goes on with the line above, whatever that ends with.

use super::going_on::{CAPITALS, counts_on};
use super::{begins_anew, begins_small, has_words, is_bare_number, is_open};
use crate::marks;
use crate::view::{Place, View};

/// Bytes of the file between two lines, a blank line and its line ends among them, that leave no room for an indent.
pub(super) const FLUSH: usize = 4;

/// Fewer lines of either kind tell nothing.
const FEWEST: usize = 8;

/// Which lines begin at the margin of a file whose paragraphs are indented; of any other file none.
pub(super) struct Indents {
    flush: Vec<bool>,
}

impl Indents {
    /// `cells`: where cells of a table begin, which have no indents of their own.
    pub(super) fn of(view: &View, lines: &[Option<Place>], cells: &[usize]) -> Self {
        let is_cell = |line: &Place| cells.binary_search(&line.start).is_ok();
        let flush: Vec<Option<bool>> = lines
            .windows(2)
            .map(|pair| match pair {
                // What a page has beside its words is no indent.
                [Some(before), Some(line)] if before.end + 1 == line.start && !is_cell(line) => {
                    Some(view.width_in_file(&(before.end..line.start)) <= FLUSH)
                }
                _ => None,
            })
            .collect();
        let mut count = Count::default();
        for (pair, flush) in lines.windows(2).zip(&flush) {
            if let ([Some(before), Some(line)], Some(flush)) = (pair, flush) {
                count.add(view, before, line, *flush);
            }
        }
        let flush = if count.tells() {
            std::iter::once(false)
                .chain(flush.into_iter().map(Option::unwrap_or_default))
                .collect()
        } else {
            Vec::new()
        };
        Self { flush }
    }

    /// The line at `i` goes on with the paragraph above since it has no indent.
    pub(super) fn go_on(
        &self,
        view: &View,
        i: usize,
        start: usize,
        before: &Place,
        line: &Place,
    ) -> bool {
        let flush = self.flush.get(i).copied().unwrap_or_default();
        let head = start..line.start.min(start + CAPITALS);
        flush
            && has_words(view, line)
            && !is_bare_number(view, line)
            && !begins_anew(view, line)
            && !view.is_all_caps(line)
            && !view.is_all_caps(&head)
            && (marks::mark(view, line).is_none() || counts_on(view, start, before, line))
    }
}

/// Lines at the margin and lines with an indent, and how many of either do what they would in such a file.
#[derive(Default)]
struct Count {
    flush: usize,
    /// Of those at the margin: the line above has no end, or a small letter follows.
    going_on: usize,
    indented: usize,
    /// Of those with an indent: the line above has its end.
    opening: usize,
}

impl Count {
    fn add(&mut self, view: &View, before: &Place, line: &Place, flush: bool) {
        if flush {
            self.flush += 1;
            self.going_on += usize::from(is_open(view, before) || begins_small(view, line));
        } else {
            self.indented += 1;
            self.opening += usize::from(!is_open(view, before));
        }
    }

    /// Nine of ten at the margin go on, and half of those with an indent open something.
    fn tells(&self) -> bool {
        self.flush >= FEWEST
            && self.indented >= FEWEST
            && self.going_on * 10 >= self.flush * 9
            && self.opening * 2 >= self.indented
    }
}
