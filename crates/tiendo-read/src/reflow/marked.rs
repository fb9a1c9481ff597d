//! Files whose paragraphs all have marks: a line without one goes on with the line above, whether that ends with a stop or before a
//! capital, where the page had no more room in it.

use super::going_on::CAPITALS;
use super::indents::FLUSH;
use super::{begins_anew, begins_small, first_word, has_words, is_bare_number, is_open};
use crate::marks;
use crate::view::{Place, View};
use crate::vocabulary::breaks::OPENING_WITHIN;

/// Fewer lines that go on tell nothing of how long lines are.
const FEWEST_GOING_ON: usize = 12;

/// Fewer paragraphs tell nothing of how they begin.
const FEWEST_ENDS: usize = 10;

/// Of so many paragraphs one may begin without a mark.
const ONE_OF: usize = 8;

/// A shorter line is none of a page's width.
const SHORTEST: usize = 20;

/// How long the lines of a file are whose paragraphs all have marks; of any other file nothing.
pub(super) struct Marked {
    full: Option<usize>,
}

impl Marked {
    pub(super) fn of(view: &View, lines: &[Option<Place>]) -> Self {
        let pairs = || {
            lines.windows(2).filter_map(|pair| match pair {
                [Some(before), Some(line)] => Some((before, line)),
                _ => None,
            })
        };
        let mut going_on: Vec<usize> = pairs()
            .filter(|(before, line)| {
                before.len() >= SHORTEST && is_open(view, before) && begins_small(view, line)
            })
            .map(|(before, _)| before.len())
            .collect();
        if going_on.len() < FEWEST_GOING_ON {
            return Self { full: None };
        }
        // Nine of ten lines that go on are as long as this, in letters of any width.
        going_on.sort_unstable();
        let full = going_on.get(going_on.len() / 10).copied();
        let ends = |(before, line): &(&Place, &Place)| {
            let has_room = |full| before.len() + 1 + first_word(view, line) < full;
            is_stopped(view, before) && full.is_some_and(has_room)
        };
        let (mut marked, mut other) = (0, 0);
        for (_, line) in pairs().filter(ends) {
            let begins = marks::mark(view, line).is_some()
                || begins_anew(view, line)
                || view.is_all_caps(line);
            *(if begins { &mut marked } else { &mut other }) += 1;
        }
        let all_have = marked + other >= FEWEST_ENDS && other * ONE_OF <= marked + other;
        Self {
            full: full.filter(|_| all_have),
        }
    }

    /// The line goes on with the item that begins at `start`: it has no mark, and the line before had no room.
    pub(super) fn go_on(&self, view: &View, start: usize, before: &Place, line: &Place) -> bool {
        let head = start..line.start.min(start + CAPITALS);
        self.full.is_some_and(|full| before.len() >= full)
            && (matches!(view.byte(before.end.saturating_sub(1)), b'.' | b';')
                || is_open(view, before))
            && view.width_in_file(&(before.end..line.start)) <= FLUSH
            && marks::mark(view, &(start..before.end)).is_some_and(|(_, _, rest)| !rest.is_empty())
            && marks::mark(view, line).is_none()
            && view.is_upper(line.start)
            && has_words(view, line)
            && !is_bare_number(view, line)
            && (!begins_anew(view, line) || opens_within(view, line))
            && !view.is_all_caps(line)
            && !view.is_all_caps(&head)
    }
}

/// "Căn cứ vào các kiến nghị …" may open a further sentence of an item.
fn opens_within(view: &View, line: &Place) -> bool {
    OPENING_WITHIN
        .iter()
        .any(|words| view.after(line, words).is_some())
}

/// It ends a sentence.
fn is_stopped(view: &View, line: &Place) -> bool {
    view.byte(line.end.saturating_sub(1)) == b'.'
}
