//! The items of a part that are tasks, and the headings of their groups, as the rows of a table.

use super::headings::announces;
use super::items::{Item, Portion, items};
use super::no_task::{is_no_task, only_asks_to_act};
use super::paragraph::{is_topic, opens_with_act};
use super::row::row;
use super::siblings::Siblings;
use super::{Trust, lays_down};
use crate::marks::Mark;
use crate::names;
use crate::span::Span;
use crate::tables::Row;
use crate::tasks::{self, Rank, Tasks};
use crate::view::{Place, View};

/// Reads the tasks of the paragraphs of a part.
pub(super) fn rows(view: &View, portion: &Portion, laid_down: &[Span], all: &mut Tasks) {
    let trust = portion.trust;
    let (items, unread) = items(view, portion);
    if trust == Trust::Heading {
        let is_read = |place: &Place| lays_down(view, place, laid_down);
        all.unread
            .extend(unread.into_iter().filter(|place| !is_read(place)));
    }
    all.bare.extend(bare_names(view, &items));
    let siblings = Siblings::of(view, &items);
    let said = Said::of(view, &items);
    let mut groups = Groups::default();
    // How deep a heading among the items stands that announces tasks below it: "2. Nội dung hoạt động:".
    let mut announcing: Option<u8> = None;
    for (i, item) in items.iter().enumerate() {
        let is_heading = heads(view, item, items.get(i + 1));
        let is_article = matches!(item.mark, Some(Mark::Article(_)));
        announcing.take_if(|heading| item.depth <= *heading);
        let trust = if announcing.is_some() {
            Trust::Heading
        } else {
            trust
        };
        let may_announce = is_heading && matches!(trust, Trust::Items | Trust::Given);
        let is_short = |words: &Place| words.len() <= LONGEST_HEADING;
        let mut words = item.row.content.iter();
        if may_announce
            && !is_article
            && words.all(|words| is_short(words) && announces(view, words))
        {
            announcing = Some(item.depth);
        }
        // "Điều 2. Nhiệm vụ, giải pháp" above who has decided on them.
        let heads_nothing = item.is_name || (is_article && names_matter(view, item));
        if item.row.content.is_empty() || (heads_nothing && !is_heading) {
            continue;
        }
        let is_given = || siblings.give(view, item, trust);
        let is_trusted = is_heading
            || match trust {
                Trust::Heading => item.mark.is_some() || item.is_addressed,
                Trust::Items => is_given() || matches!(item.mark, Some(Mark::Dotted(_))),
                Trust::Beside { announced: true } => is_given() || said.tell(view, item),
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

/// Numbered names of bodies with nothing below them, among others of which most have something to do: what they are to do is gone.
fn bare_names(view: &View, items: &[Item]) -> Vec<Place> {
    let is_numbered = |item: &Item| !matches!(item.mark, None | Some(Mark::Bullet));
    let is_bare = |(i, item): &(usize, &Item)| {
        let next = items.get(i + 1);
        let has_below = next.is_some_and(|next| next.mark.is_none() || next.depth > item.depth);
        item.is_name && is_numbered(item) && !has_below
    };
    let named = || {
        let all = items.iter().enumerate();
        all.filter(|(_, item)| item.is_addressed && is_numbered(item))
    };
    // How many have nothing below them, and how many something.
    let mut depths = [(0, 0); DEPTHS];
    for one in named() {
        if let Some((bare, filled)) = depths.get_mut(usize::from(one.1.depth)) {
            *(if is_bare(&one) { bare } else { filled }) += 1;
        }
    }
    let most_are_filled = |item: &Item| {
        let depth = depths.get(usize::from(item.depth));
        depth.is_some_and(|(bare, filled)| *filled >= ENOUGH_FILLED && filled > bare)
    };
    let told = named().filter(|one| is_bare(one) && most_are_filled(one.1));
    told.filter_map(|(_, item)| {
        let words = item.row.content.first()?;
        let start = item.row.number.as_ref().map_or(words.start, |at| at.start);
        Some(view.trim(start..words.end, b""))
    })
    .collect()
}

/// So many names with something to do tell that one without has lost it.
const ENOUGH_FILLED: usize = 2;

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
        || (((item.is_name && item.mark.is_some())
            || ((item.actor.who.is_empty() || names_matter(view, item))
                && matches!(item.mark, Some(Mark::Number(_) | Mark::Dotted(_)))))
            && given_below());
    let says_nothing = || item.row.is_heading() && !item.is_addressed && !is_sentence(view, item);
    deeper && (item.is_name || says_nothing())
}

/// How deep the items stand that say what is to be done, whoever does it, and how many others stand as deep.
struct Said([(usize, usize); DEPTHS]);

/// So deep items stand at most, and one more.
const DEPTHS: usize = 8;

impl Said {
    fn of(view: &View, items: &[Item]) -> Self {
        let mut depths = [(0, 0); DEPTHS];
        for item in items {
            if let Some((all, said)) = depths.get_mut(usize::from(item.depth)) {
                *all += 1;
                *said += usize::from(says_what_to_do(view, item));
            }
        }
        Self(depths)
    }

    /// It says so, and half of those that stand as deep do: of titles of groups, through which the table goes, one may end with a stop.
    fn tell(&self, view: &View, item: &Item) -> bool {
        let depth = self.0.get(usize::from(item.depth));
        says_what_to_do(view, item) && depth.is_some_and(|(all, said)| said * 2 >= *all)
    }
}

/// A marked sentence that opens with what is to be done, whoever does it: "- Hoàn thiện chính sách …". No article: it decides.
fn says_what_to_do(view: &View, item: &Item) -> bool {
    let is_marked = item
        .mark
        .as_ref()
        .is_some_and(|mark| !matches!(mark, Mark::Article(_)));
    let mut words = item.row.content.iter();
    is_marked && words.all(|words| opens_with_act(view, words))
}

/// "1. Công tác tuyên truyền", which names nobody itself.
fn names_matter(view: &View, item: &Item) -> bool {
    let is_matter = |words: &Place| is_topic(view, words) && !names::opens_with_verb(view, words);
    !item.is_addressed && item.row.content.iter().all(is_matter)
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
