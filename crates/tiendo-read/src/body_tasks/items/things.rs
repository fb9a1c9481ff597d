//! Lists of things, which are nothing to do: the papers of a file, the conditions that somebody has to meet.

use super::step::Step;
use super::{Item, Part};
use crate::addressees::addressees;
use crate::body_tasks::paragraph::{Paragraph, is_topic};
use crate::labels;
use crate::marks::Mark;
use crate::names;
use crate::view::{Place, View};
use crate::vocabulary::tasks::THINGS;

/// A list of things that is open.
pub(super) struct Things {
    /// The item whose words announce it, and whether that says what is to be done.
    lead: Option<(usize, bool)>,
    /// How deep the things stand, from the first one on.
    depth: Option<u8>,
}

impl Part<'_, '_> {
    /// The paragraph is one of the things that the words above it announce.
    pub(super) fn is_thing(&self, paragraph: &Paragraph) -> bool {
        let view = self.view;
        let text = &paragraph.text;
        let Some(things) = &self.things else {
            return false;
        };
        let above = things.lead.and_then(|(lead, _)| self.items.get(lead));
        let stands_below = match (things.depth, above) {
            (Some(depth), _) => paragraph.depth == depth,
            (None, Some(lead)) => paragraph.depth > lead.depth,
            (None, None) => true,
        };
        stands_below
            && !names::opens_with_verb(view, text)
            && addressees(view, text).is_none()
            && labels::labelled(view, text).is_none()
    }

    /// Puts a thing to the words that announce it; where those say nothing to be done, all of it is nothing to do.
    pub(super) fn take_thing(&mut self, paragraph: &Paragraph) {
        let Some(things) = &mut self.things else {
            return;
        };
        things.depth = Some(paragraph.depth);
        let Some((lead, acts)) = things.lead else {
            return;
        };
        let Some(item) = self.items.get_mut(lead) else {
            return;
        };
        if acts {
            // "Sở Y tế lập hồ sơ, bao gồm:" heads nothing.
            item.is_name = false;
            item.row.content.push(paragraph.text.clone());
        } else {
            item.row.content.clear();
        }
    }

    /// Whether things follow the paragraph, which has been taken as `taken`.
    pub(super) fn expect_things(&mut self, taken: Taken, paragraph: &Paragraph) {
        let view = self.view;
        let text = &paragraph.text;
        self.things = None;
        if view.byte(text.end.saturating_sub(1)) != b':' {
            return;
        }
        let acts = names::opens_with_verb(view, text) || addressees(view, text).is_some();
        if !announces_things(view, text, acts) {
            return;
        }
        let last = self.items.len().checked_sub(1);
        let lead = match taken {
            Taken::Item => last.map(|last| (last, acts)),
            Taken::MoreOfItem => last.map(|last| (last, true)),
            // "3. Các vấn đề cần lưu ý" above "Đối tượng … theo thứ tự ưu tiên sau đây:".
            Taken::Else => last
                .filter(|last| {
                    let above = self.items.get(*last);
                    above.is_some_and(|above| is_matter(view, above))
                })
                .map(|last| (last, false)),
        };
        self.things = Some(Things { lead, depth: None });
    }
}

/// What a paragraph was taken for.
#[derive(Clone, Copy)]
pub(super) enum Taken {
    Item,
    MoreOfItem,
    Else,
}

impl Taken {
    /// `None` where a list of things goes on behind it.
    pub(super) const fn of(step: &Step) -> Option<Self> {
        match step {
            Step::Thing | Step::PassedOver => None,
            Step::Item(_) | Step::BelowName(_) => Some(Self::Item),
            Step::Continuation => Some(Self::MoreOfItem),
            _ => Some(Self::Else),
        }
    }
}

/// Words that head a matter, with a number.
fn is_matter(view: &View, item: &Item) -> bool {
    let mut words = item.row.content.iter();
    matches!(item.mark, Some(Mark::Number(_) | Mark::Dotted(_)))
        && words.all(|words| is_topic(view, words) && !names::opens_with_verb(view, words))
}

/// "… bao gồm:" where somebody acts, "… một trong các điều kiện sau đây:" where nobody does.
fn announces_things(view: &View, text: &Place, acts: bool) -> bool {
    let words = view.trim(text.clone(), b":");
    let plain = view.plain(&words);
    let behind = |words: &[&str]| {
        let rest = words.iter().find_map(|words| plain.strip_suffix(words))?;
        Some(rest.trim_end_matches([' ', ',']))
    };
    let of_parts = behind(&[" bao gom", " gom", " gom co"]);
    if acts {
        return of_parts.is_some();
    }
    let named = || behind(&[" nhu sau", " sau day", " sau", " duoi day"]);
    of_parts
        .or_else(named)
        .is_some_and(|rest| THINGS.iter().any(|thing| rest.ends_with(thing)))
}
