//! Files whose paragraphs begin with an indent, or behind a blank line: a line without either goes on with the line above, whatever that
//! ends with.

use super::going_on::{CAPITALS, counts_on};
use super::{begins_anew, begins_small, has_words, is_bare_number, is_open};
use crate::marks;
use crate::view::{Place, View};

/// Bytes of the file between two lines, a blank line and its line ends among them, that leave no room for an indent.
pub(super) const FLUSH: usize = 4;

/// Fewer lines of either kind tell nothing.
const FEWEST: usize = 8;

/// Which lines begin at the margin of a file whose paragraphs are indented, or right below another line where blank lines part them; of
/// any other file none.
pub(super) struct Indents {
    flush: Vec<bool>,
}

impl Indents {
    /// `cells`: where cells of a table begin, which have no indents of their own.
    pub(super) fn of(view: &View, lines: &[Option<Place>], cells: &[usize]) -> Self {
        let is_cell = |line: &Place| cells.binary_search(&line.start).is_ok();
        let gaps: Vec<Option<usize>> = lines
            .windows(2)
            .map(|pair| match pair {
                // What a page has beside its words is no indent.
                [Some(before), Some(line)] if before.end + 1 == line.start && !is_cell(line) => {
                    Some(view.width_in_file(&(before.end..line.start)))
                }
                _ => None,
            })
            .collect();
        // The end of a line alone: where a blank line parts the paragraphs, it parts nothing.
        let alone = gaps.iter().flatten().min().copied();
        let told = [Some(FLUSH), alone.filter(|alone| *alone < FLUSH)]
            .into_iter()
            .flatten()
            .find(|most| {
                let mut count = Count::default();
                for (pair, gap) in lines.windows(2).zip(&gaps) {
                    if let ([Some(before), Some(line)], Some(gap)) = (pair, gap) {
                        count.add(view, before, line, gap <= most);
                    }
                }
                count.tells()
            });
        let flush = told.map_or_else(Vec::new, |most| {
            let is_flush = |gap: Option<usize>| gap.is_some_and(|gap| gap <= most);
            std::iter::once(false)
                .chain(gaps.into_iter().map(is_flush))
                .collect()
        });
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
            && has_words(view, before)
            && has_words(view, line)
            && !crate::header::is_number_line(view, line)
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
