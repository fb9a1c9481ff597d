//! What a paragraph is to its part.

use super::super::Trust;
use super::super::asking::asks_in_letter;
use super::super::given::takes_unmarked;
use super::super::naming::{is_bare_body, is_member, named_alone, owes, owes_above};
use super::super::no_task::{CLOSERS, says_no_task};
use super::super::paragraph::{
    Paragraph, acts, announces, asked, behind_colon, is_act, is_item, is_period, is_topic,
    opens_with_act, salutes, stands_between,
};
use super::{Item, Part, Stretch};
use crate::addressees::{Addressees, addressees, of_whom};
use crate::labels;
use crate::marks::{self, Mark};
use crate::names;
use crate::said;
use crate::view::{Place, View, is_letter};
use crate::vocabulary::heads::Column;
use crate::vocabulary::tasks::GOES_ON_WITH;

/// What a paragraph is to its part.
pub(super) enum Step {
    /// "Kính gửi: …": whom a letter goes to follows.
    Salutation,
    /// Nothing that is read, as the number of a page; the part has come no further.
    PassedOver,
    /// Nothing that is read: "Địa điểm: …".
    Detail,
    /// What labels say of the item above: "Cơ quan chủ trì: …".
    Labels(Vec<(Column, Place)>),
    /// What a label, or what stands below one, says of all tasks of the matter.
    OfMatter(Option<Column>, Vec<(Column, Place)>),
    /// A task of the bodies that are named above.
    BelowName(Addressees),
    /// An item of its own, so deep.
    Item(u8),
    /// One of the things that the words above announce: "… gồm:".
    Thing,
    /// More words of the item above.
    Continuation,
    /// Words that head a matter without a mark.
    Headed,
    /// A few words without a mark that head something else: "Kinh phí".
    Apart,
    /// Words that give nobody a task, so deep; they may say whose the list below is.
    Between(u8, Option<Addressees>),
    /// "Có trách nhiệm:" below a list of bodies, who owe what follows.
    Owed,
}

impl Part<'_, '_> {
    /// What stands between the items and is none.
    pub(super) fn beside_items(&self, paragraph: &Paragraph) -> Option<Step> {
        let Self { view, items, .. } = self;
        let text = &paragraph.text;
        if salutes(view, paragraph) {
            return Some(Step::Salutation);
        }
        let is_page_number = !text.clone().any(|at| is_letter(view.byte(at)));
        // "Quyết tâm hoàn thành nhiệm vụ!" is a slogan.
        let is_slogan = view.byte(text.end.saturating_sub(1)) == b'!';
        if is_page_number || is_slogan || is_member(view, text) {
            return Some(Step::PassedOver);
        }
        if matches!(self.stretch, Stretch::Salutation)
            && (paragraph.is_listed() || names::is_body_list(view, text))
        {
            return Some(Step::PassedOver);
        }
        if items.is_empty() {
            return None;
        }
        if let Some((column, found)) = self
            .matter
            .as_ref()
            .and_then(|matter| matter.said(view, paragraph))
        {
            return Some(Step::OfMatter(column, found));
        }
        if paragraph.mark.is_none() && heads_chapter(view, text) && !names::is_body_list(view, text)
        {
            return Some(Step::Between(0, None));
        }
        if labels::is_detail(view, text) {
            // "7. Kinh phí: Phòng Kế toán cân đối …" gives somebody something to do.
            let is_numbered = matches!(paragraph.mark, Some(Mark::Number(_)));
            let given = || behind_colon(view, text).is_some_and(|rest| acts(view, &rest));
            if !(is_numbered && given()) {
                return Some(Step::Detail);
            }
        }
        labels::labelled(view, text).map(Step::Labels)
    }

    /// Settles where the paragraph stands.
    pub(super) fn enter(&mut self, paragraph: &Paragraph) {
        let below = self.items.last().filter(|above| above.is_name);
        self.stretch = match (&paragraph.mark, below, &self.stretch) {
            (Some(_), _, _) if is_topic(self.view, &paragraph.text) => Stretch::Topic,
            (None, Some(name), _) => Stretch::Name(name.actor.clone()),
            (Some(_), _, _) | (None, _, Stretch::Salutation) => Stretch::Plain,
            (None, _, _) => return,
        };
    }

    /// What a paragraph is where it stands.
    pub(super) fn step(&self, paragraph: &Paragraph, below: &[Place]) -> Step {
        let view = self.view;
        let next = below.first();
        let text = &paragraph.text;
        if paragraph.mark.is_some() {
            let is_thing = self.is_thing(paragraph);
            return if is_thing {
                Step::Thing
            } else {
                Step::Item(paragraph.depth)
            };
        }
        if let Stretch::Name(bodies) = &self.stretch
            && (opens_with_act(view, text) || self.lists_below_name(text))
            && CLOSERS.begin(view, text).is_none()
        {
            return Step::BelowName(bodies.clone());
        }
        // "Điều 6. Ủy ban nhân dân cấp xã" above "Ủy ban nhân dân cấp xã cung cấp hồ sơ."
        if let Stretch::Name(bodies) = &self.stretch
            && (acts(view, text) || repeats(view, text, bodies))
            && !owes(view, text)
        {
            return Step::Item(paragraph.depth);
        }
        if owes_above(view, text) && !self.listed_bodies().is_empty() {
            return Step::Owed;
        }
        if self.below_topic()
            && opens_with_act(view, text)
            && CLOSERS.begin(view, text).is_none()
            && !labels_follow(view, next)
        {
            return Step::BelowName(self.inherited(text));
        }
        // "Trách nhiệm của Công an phường" above its tasks, "Sở Tài chính:" above "- …".
        let heads = || {
            of_whom(view, text).is_some()
                || next.is_some_and(|next| announces(view, text, next) || is_act(view, next))
        };
        let names = (named_alone(view, text).is_some() || owes(view, text)) && heads();
        if names || (is_period(view, text) && next.is_some_and(|next| is_item(view, next))) {
            return Step::Item(0);
        }
        let stands_alone = || self.below_bare_number() && !labels_follow(view, next);
        if ((self.lists_acts() || stands_alone()) && acts(view, text))
            || takes_unmarked(view, text)
            || (self.letter_to.is_some() && asks_in_letter(view, text))
        {
            return Step::Item(paragraph.depth);
        }
        if self.is_unmarked_topic(text, next) {
            return Step::Headed;
        }
        if self.acts_behind_dashes(text) {
            return Step::Item(0);
        }
        let last = self.items.last();
        if last.is_some_and(|above| heads_anew(view, above, text)) {
            return Step::Apart;
        }
        if self.goes_on(paragraph, below) {
            return Step::Continuation;
        }
        // "Yêu cầu các sở, ban, ngành … sau:" above the groups of a table gives nobody a task.
        let beside_table = matches!(self.trust, Trust::Beside { .. });
        let asked = asked(view, text).filter(|_| !beside_table);
        let holds = asked.is_some() || !self.headings.is_empty();
        let depth = if holds { self.depth_between(below) } else { 0 };
        Step::Between(depth, asked)
    }

    /// How deep words without a mark stand: between "2." and "3.", or "k)" and "l)", as deep as these, so that what holds for both goes on.
    fn depth_between(&self, below: &[Place]) -> u8 {
        let marked = self.items.iter().rev().take(FAR);
        let mut counted = marked.filter_map(|item| {
            let at = item.row.number.clone()?;
            let mark = item.mark.as_ref()?;
            Some((mark, at, item.depth))
        });
        let Some((mark, at, depth)) =
            counted.find(|(mark, ..)| matches!(mark, Mark::Number(_) | Mark::Letter))
        else {
            return 0;
        };
        let counts = |next: &Mark| {
            matches!(next, Mark::Number(_)) || (*next == Mark::Letter && *mark == Mark::Letter)
        };
        let next = below
            .iter()
            .take(FAR)
            .filter_map(|place| marks::mark(self.view, place))
            .find(|(next, ..)| counts(next));
        let goes_on = next.is_some_and(|(next, next_at, _)| {
            marks::follows(self.view, (mark, &at), (&next, &next_at))
        });
        if goes_on { depth } else { 0 }
    }

    /// The last items that are no more than bodies, each with a dash: "- Sở Y tế (đối với trạm y tế);".
    pub(super) fn listed_bodies(&self) -> &[Item] {
        let lists = |item: &&Item| {
            item.mark == Some(Mark::Bullet)
                && item.is_addressed
                && item
                    .row
                    .content
                    .iter()
                    .all(|words| is_bare_body(self.view, words))
        };
        let count = self.items.iter().rev().take_while(lists).count();
        self.items
            .get(self.items.len() - count..)
            .unwrap_or_default()
    }

    /// What bodies do stands here without marks: below words that head a matter, or behind another such paragraph.
    fn lists_acts(&self) -> bool {
        let beside = |above: &Item| above.mark.is_none() && above.is_addressed;
        matches!(self.stretch, Stretch::Topic | Stretch::Headed)
            || self.items.last().is_some_and(beside)
    }

    /// Below "4. Hoàn thành di dời 01 khu công nghiệp.", which names nobody.
    fn below_bare_number(&self) -> bool {
        self.items.last().is_some_and(|above| {
            matches!(above.mark, Some(Mark::Number(_) | Mark::Dotted(_)))
                && above.actor.who.is_empty()
                && above.row.is_heading()
        })
    }

    /// Below "1. Công tác tuyên truyền", or another paragraph without a mark that stands there, in a part where whatever is said is to be
    /// done.
    fn below_topic(&self) -> bool {
        if matches!(self.stretch, Stretch::Headed) {
            return true;
        }
        let asks = matches!(self.trust, Trust::Heading) || !self.headings.is_empty();
        let follows = |above: &Item| match above.mark {
            Some(Mark::Number(_) | Mark::Dotted(_)) => {
                let mut words = above.row.content.iter();
                words.all(|words| is_topic(self.view, words))
            }
            None => above.is_addressed,
            _ => false,
        };
        asks && matches!(self.stretch, Stretch::Topic) && self.items.last().is_some_and(follows)
    }

    /// "Cấp thị thực, quản lý cư trú …." behind another sentence without a mark below a name: one more of what these bodies do.
    fn lists_below_name(&self, text: &Place) -> bool {
        let view = self.view;
        let follows = |above: &Item| above.mark.is_none() && !above.is_name && above.is_addressed;
        view.is_upper(text.start)
            && view.byte(text.end.saturating_sub(1)) == b'.'
            && !names::begins(view, text)
            && said::after_any(view, text, GOES_ON_WITH).is_none()
            && !says_no_task(view, text)
            && self.items.last().is_some_and(follows)
    }

    /// "Các Công ty Điện lực báo cáo …" behind "- Ban Kinh doanh: …": a sentence of its own, on others than those of the dash.
    fn acts_behind_dashes(&self, text: &Place) -> bool {
        let above = self.items.last();
        let is_given = |above: &Item| above.is_addressed || !above.actor.who.is_empty();
        above.is_some_and(|above| above.mark == Some(Mark::Bullet) && is_given(above))
            && acts(self.view, text)
    }

    /// "Đổi mới hình thức tuyên truyền", without a mark and a stop, between sentences without marks that say what is to be done: the list
    /// lost its numbers.
    fn is_unmarked_topic(&self, text: &Place, next: Option<&Place>) -> bool {
        let view = self.view;
        let is_sentence = |words: &Place| view.byte(words.end.saturating_sub(1)) == b'.';
        let is_behind_sentence = || {
            self.items.last().is_none_or(|above| {
                above.mark.is_none() && above.row.content.last().is_some_and(is_sentence)
            })
        };
        matches!(self.trust, Trust::Heading)
            && view.is_upper(text.start)
            && is_topic(view, text)
            && next.is_some_and(|next| is_act(view, next) && is_sentence(next))
            && is_behind_sentence()
    }

    /// A paragraph without a mark belongs to the item above.
    fn goes_on(&self, paragraph: &Paragraph, below: &[Place]) -> bool {
        let view = self.view;
        let text = &paragraph.text;
        let Some(above) = self.items.last() else {
            return false;
        };
        let between = || stands_between(view, above, below);
        let closes = || {
            CLOSERS.begin(view, text).is_some()
                && !(above.is_name && view.after(text, "can cu").is_some())
        };
        (above.depth > 1 || above.is_name || between() || labels_follow(view, below.first()))
            && !closes()
            && !says_no_task(view, text)
            && !matches!(self.stretch, Stretch::Apart)
    }
}

/// "Kinh phí" behind "- Lập dự toán kinh phí.": a few words without a stop behind a sentence with one head something else.
fn heads_anew(view: &View, above: &Item, text: &Place) -> bool {
    let is_over = |words: &Place| view.byte(words.end.saturating_sub(1)) == b'.';
    above.mark == Some(Mark::Bullet)
        && above.row.content.last().is_some_and(is_over)
        && text.len() <= LONGEST_LOOSE_HEADING
        && view.is_upper(text.start)
        && is_letter(view.byte(text.end.saturating_sub(1)))
}

/// The most characters of a heading without a mark that stands between sentences with one.
const LONGEST_LOOSE_HEADING: usize = 40;

/// "Chương III", "ĐIỀU KHOẢN THI HÀNH" alone: what stands below it belongs to nothing above.
fn heads_chapter(view: &View, text: &Place) -> bool {
    let is_number = || {
        said::after_any(view, text, &["chương", "mục", "phần"])
            .is_some_and(|number| !number.is_empty() && number.len() <= LONGEST_CHAPTER)
    };
    let is_title = || view.is_all_caps(text) && view.split(text, b" ").len() > SHORTEST_TITLE;
    view.is_upper(text.start) && (is_number() || is_title())
}

/// In so few capitals a body may be named.
const SHORTEST_TITLE: usize = 2;

/// The most characters of a chapter's number: "XVIII".
const LONGEST_CHAPTER: usize = 5;

/// The sentence says once more which bodies are named above it, and what they do.
fn repeats(view: &View, text: &Place, bodies: &Addressees) -> bool {
    let Some(named) = bodies.who.first() else {
        return false;
    };
    addressees(view, text).is_some_and(|(found, rest)| {
        let again = found.who.first().map(|who| names::loose_key(&who.value));
        // "… cấp xã nơi có di tích" says which of them.
        again.is_some_and(|again| again.starts_with(&names::loose_key(&named.value)))
            && names::begins_with_verb(view, &rest)
    })
}

/// So many paragraphs are looked through for the number above and the next one.
const FAR: usize = 24;

/// "1. Tổ chức lễ hội" with a line on it, above "- Cơ quan chủ trì: …": what the label says is of both.
fn labels_follow(view: &View, next: Option<&Place>) -> bool {
    next.is_some_and(|next| {
        let words = Paragraph::of(view, next).text;
        labels::labelled(view, &words).is_some()
    })
}
