//! The items of a part that are tasks, and the headings of their groups, as the rows of a table.

use super::items::{Item, Opening, items};
use super::no_task::{is_no_task, only_asks_to_act};
use super::row::row;
use super::siblings::Siblings;
use super::{Trust, lays_down};
use crate::marks::Mark;
use crate::span::Span;
use crate::tables::Row;
use crate::tasks::{self, Rank, Tasks};
use crate::view::{Place, View};

/// Reads the tasks of the paragraphs of a part.
pub(super) fn rows(
    view: &View,
    body: &[Place],
    trust: Trust,
    opening: Opening,
    laid_down: &[Span],
    all: &mut Tasks,
) {
    let (items, unread) = items(view, body, trust, opening);
    if trust == Trust::Heading {
        let is_read = |place: &Place| lays_down(view, place, laid_down);
        all.unread
            .extend(unread.into_iter().filter(|place| !is_read(place)));
    }
    let siblings = Siblings::of(view, &items);
    let mut groups = Groups::default();
    for (i, item) in items.iter().enumerate() {
        let is_heading = heads(view, item, items.get(i + 1));
        if item.row.content.is_empty() || (item.is_name && !is_heading) {
            continue;
        }
        let is_given = || siblings.give(view, item, trust);
        let is_trusted = is_heading
            || match trust {
                Trust::Heading => item.mark.is_some() || item.is_addressed,
                Trust::Items => is_given() || matches!(item.mark, Some(Mark::Dotted(_))),
                Trust::Given | Trust::Told | Trust::Beside { .. } => is_given(),
            };
        if is_trusted && (is_heading || !is_no_task(view, item, trust, laid_down)) {
            groups.add(item, row(view, item, is_heading), is_heading);
        }
    }
    let rows = groups.rows();
    if rows.iter().any(|(_, rank)| *rank != Rank::Heading) {
        tasks::read_rows(view, &rows, all);
    }
}

/// What stands below an item is its own, and it says nothing to be done itself.
fn heads(view: &View, item: &Item, next: Option<&Item>) -> bool {
    let stands_deeper = next.is_some_and(|next| next.mark.is_some() && next.depth > item.depth);
    let given_below = || {
        next.filter(|next| next.mark.is_none() && next.is_addressed)
            .is_some_and(|next| {
                let mut words = next.row.content.iter();
                !words.all(|place| only_asks_to_act(view, place))
            })
    };
    let deeper = stands_deeper
        // What stands below the bodies of a heading has them already.
        || ((item.is_name || item.actor.who.is_empty())
            && matches!(item.mark, Some(Mark::Number(_) | Mark::Dotted(_)))
            && given_below());
    let says_nothing = || item.row.is_heading() && !item.is_addressed && !is_sentence(view, item);
    deeper && (item.is_name || says_nothing())
}

/// Longer words that end with a stop are something to be done themselves, whatever stands below them.
const LONGEST_HEADING: usize = 160;

fn is_sentence(view: &View, item: &Item) -> bool {
    let last = item.row.content.last();
    last.is_some_and(|words| {
        words.len() > LONGEST_HEADING && view.byte(words.end.saturating_sub(1)) == b'.'
    })
}

/// Rows with the headings that stand above them.
#[derive(Default)]
struct Groups {
    rows: Vec<(Row, Rank)>,
    /// The headings of the open groups, each with how deep it stands; `None` for an article, whose paragraphs head groups.
    open: Vec<(u8, Option<Row>)>,
}

impl Groups {
    fn add(&mut self, item: &Item, row: Row, is_heading: bool) {
        let deepest = self.open.len();
        self.open.retain(|(above, _)| *above < item.depth);
        let rank = if is_heading {
            // An article whose paragraphs head groups is none itself.
            let is_article = matches!(item.mark, Some(Mark::Article(_)));
            let heading = Some(row.clone()).filter(|_| !is_article);
            self.open.push((item.depth, heading));
            Rank::Heading
        } else if self.open.len() == deepest {
            Rank::Task
        } else if let Some((_, Some(outer))) = self.open.last() {
            // Behind the tasks of an inner group those of the outer one go on.
            self.rows.push((outer.clone(), Rank::Heading));
            Rank::Task
        } else {
            Rank::Alone
        };
        self.rows.push((row, rank));
    }

    /// The rows; a heading with nothing below it that counts is none.
    fn rows(self) -> Vec<(Row, Rank)> {
        let below: Vec<Option<Rank>> = self
            .rows
            .iter()
            .skip(1)
            .map(|(_, rank)| Some(*rank))
            .chain([None])
            .collect();
        let rows = self.rows.into_iter().zip(below);
        rows.filter(|((_, rank), below)| *rank != Rank::Heading || *below == Some(Rank::Task))
            .map(|(row, _)| row)
            .collect()
    }
}
