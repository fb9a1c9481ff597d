//! How items of lists end in a file: what ends otherwise was broken.

use super::{OPENERS, has_words, is_open};
use crate::marks::{self, Mark};
use crate::view::{Place, View};
use crate::vocabulary::heads::{self, Column};

/// How items of each kind end: of those that are long enough, how many there are, and how many have a sign at their end.
#[derive(Debug, Default)]
pub(super) struct Items {
    all: [usize; KINDS],
    closed: [usize; KINDS],
    /// Marks that stand alone in a line.
    alone: [usize; KINDS],
    /// A table that lost its lines stands among them: there the number of a row has a line to itself.
    pub(super) has_table: bool,
}

/// Kinds of items: with a number, a dotted number, a letter, a dash; "Căn cứ …".
pub(super) const KINDS: usize = 5;

/// The kind with a dash.
pub(super) const BULLET: usize = 3;

/// A shorter item may be a heading.
const SHORT_ITEM: usize = 12;

/// The most characters of a mark with its sign: "10.12."
const LONGEST_MARK: usize = 6;

impl Items {
    pub(super) fn count(view: &View, lines: &[Option<Place>]) -> Self {
        let mut items = Self::default();
        for line in lines.iter().flatten() {
            if let Some(alone) = Self::mark_alone(view, line).and_then(|k| items.alone.get_mut(k)) {
                *alone += 1;
            }
            items.has_table |=
                line.len() <= SHORT_ITEM && heads::column(view.plain(line)) == Some(Column::Number);
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

    pub(super) fn kind(view: &View, line: &Place) -> Option<usize> {
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
    pub(super) fn lost_words(&self, view: &View, before: &Place, line: &Place) -> bool {
        let of = |list: &[usize; KINDS], kind: usize| list.get(kind).copied().unwrap_or(0);
        // Where no table stands a mark has no cell of its own.
        let is_lost =
            |kind| !self.has_table || (of(&self.all, kind) >= 3 && of(&self.alone, kind) == 1);
        Self::mark_alone(view, before).is_some_and(is_lost)
            && has_words(view, line)
            && marks::mark(view, line).is_none()
    }

    /// Items of this kind end with a sign, with few exceptions.
    pub(super) fn are_closed(&self, kind: usize) -> bool {
        let of = |list: &[usize; KINDS]| list.get(kind).copied().unwrap_or(0);
        of(&self.all) >= 3 && of(&self.closed) * 3 >= of(&self.all) * 2
    }
}
