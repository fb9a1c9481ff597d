//! Where the part has come to behind a paragraph.

use super::super::asking::asks_reader;
use super::super::given::{ends_with_body, speaks_of_named, to_whom};
use super::super::matter::Matter;
use super::super::naming::owes;
use super::super::no_task::CLOSERS;
use super::super::paragraph::{
    Paragraph, behind_colon, heads, is_act, is_behind_colon, opens_with_act,
};
use super::step::Step;
use super::{Heading, Item, Part, Stretch};
use crate::addressees::{Addressees, coordinating};
use crate::labels;
use crate::marks::Mark;
use crate::said;
use crate::view::{Place, View};
use crate::vocabulary::heads::Column;
use crate::vocabulary::tasks::LETTER_TELLS;

impl Part<'_, '_> {
    pub(super) fn take(&mut self, step: Step, paragraph: &Paragraph, next: Option<&Place>) {
        let view = self.view;
        match step {
            Step::Thing => self.take_thing(paragraph),
            Step::Salutation => self.stretch = Stretch::Salutation,
            Step::PassedOver => {}
            Step::Detail => self.leave_salutation(),
            Step::Labels(found) => {
                self.leave_salutation();
                let from = self.labelled_from(paragraph);
                for above in self.items.get_mut(from..).unwrap_or_default() {
                    for (column, words) in &found {
                        above.row.put_words(*column, words.clone());
                    }
                }
            }
            Step::OfMatter(column, found) => {
                if let Some(matter) = &mut self.matter {
                    matter.take(column, &found, &mut self.items);
                }
            }
            Step::BelowName(bodies) => self.items.push(Item {
                mark: None,
                depth: paragraph.depth,
                row: paragraph.row(view),
                actor: Addressees {
                    who: bodies.who,
                    with: coordinating(view, &paragraph.text),
                },
                is_addressed: true,
                is_name: false,
            }),
            Step::Item(depth) => {
                self.announce(paragraph);
                self.open(paragraph, depth, next);
            }
            Step::Apart => {
                // A number above still says whose the dashes are.
                self.headings.retain(|heading| heading.depth > 0);
                self.stretch = Stretch::Apart;
            }
            Step::Headed => {
                self.headings.clear();
                self.stretch = Stretch::Headed;
            }
            Step::Continuation => {
                self.announce(paragraph);
                self.go_on(paragraph);
            }
            Step::Between(depth, asked) => {
                self.announce(paragraph);
                let text = &paragraph.text;
                if opens_with_act(view, text) && CLOSERS.begin(view, text).is_none() {
                    self.unread.push(text.clone());
                }
                self.headings.retain(|heading| heading.depth < depth);
                self.headings.extend(asked.map(|bodies| Heading {
                    depth,
                    bodies,
                    is_name: false,
                }));
            }
            Step::Owed => {
                let listed = self.listed_bodies();
                let who = listed.iter().flat_map(|item| item.actor.who.clone());
                let bodies = Addressees::leading(who.collect());
                self.items.truncate(self.items.len() - listed.len());
                let depth = self.items.last().map_or(0, |item| item.depth);
                self.headings.retain(|heading| heading.depth < depth);
                self.headings.push(Heading {
                    depth,
                    bodies,
                    is_name: false,
                });
            }
        }
    }

    /// The first of the items above that a label speaks of: the last alone, or where the label stands without a mark below several
    /// dashes of which none says who does it, all of them: "Trách nhiệm chỉ đạo thực hiện: …".
    fn labelled_from(&self, paragraph: &Paragraph) -> usize {
        let last = self.items.len().saturating_sub(1);
        let depth = self.items.last().map(|item| item.depth);
        let is_alike = |item: &&Item| Some(item.depth) == depth;
        let listed = self.items.iter().rev().take_while(is_alike);
        let is_told = |item: &Item| {
            item.mark != Some(Mark::Bullet)
                || !item.actor.who.is_empty()
                || !item.row.leads.is_empty()
        };
        if paragraph.mark.is_some() || listed.clone().any(is_told) {
            return last;
        }
        self.items.len() - listed.count()
    }

    fn leave_salutation(&mut self) {
        if matches!(self.stretch, Stretch::Salutation) {
            self.stretch = Stretch::Plain;
        }
    }

    /// "… các nội dung sau:", "Giám đốc yêu cầu:" head what follows.
    fn announce(&mut self, paragraph: &Paragraph) {
        let plain = self.view.plain(&paragraph.text);
        let announces = || {
            [" sau:", " yeu cau:", " de nghi:", " chi dao:", " giao:"]
                .iter()
                .any(|words| plain.ends_with(words))
        };
        if matches!(self.stretch, Stretch::Plain) && paragraph.mark.is_none() && announces() {
            self.stretch = Stretch::Topic;
        }
    }

    /// Adds the paragraph to the item above.
    fn go_on(&mut self, paragraph: &Paragraph) {
        let Some(above) = self.items.last_mut() else {
            return;
        };
        if above.is_name {
            // Below "2. Sở Tài chính" its task stands without a mark.
            above.is_name = false;
            above.row.content.clear();
            above.actor.with = coordinating(self.view, &paragraph.text);
        }
        above.row.content.push(paragraph.whole.clone());
    }

    /// Opens an item that stands so deep.
    fn open(&mut self, paragraph: &Paragraph, depth: u8, next: Option<&Place>) {
        let view = self.view;
        let text = &paragraph.text;
        self.headings.retain(|heading| heading.depth < depth);
        let mut row = paragraph.row(view);
        let heads = next.is_some_and(|next| {
            heads(view, text, depth, next) || (owes(view, text) && is_act(view, next))
        });
        let is_named = self.headings.last().is_some_and(|above| above.is_name);
        let own =
            to_whom(view, paragraph, heads).filter(|_| !(is_named && speaks_of_named(view, text)));
        let is_addressed = own.is_some();
        let mut is_name = false;
        let actor = match own {
            Some((bodies, rest)) if rest.is_empty() => {
                is_name = true;
                self.headings.push(Heading {
                    depth,
                    bodies: bodies.clone(),
                    is_name: true,
                });
                bodies
            }
            Some((bodies, rest)) => {
                // "Sở …: Tham mưu …": the words behind the colon are the task.
                let is_cut = view.byte(rest.start) == b';';
                if !is_cut
                    && (view.byte(rest.start.saturating_sub(1)) != b' '
                        || is_behind_colon(view, text, &rest))
                {
                    row.content = vec![rest];
                }
                bodies
            }
            None if self.headings.is_empty() => self.asked_by_letter(paragraph),
            None => self.inherited(text),
        };
        self.items.push(Item {
            mark: paragraph.mark.clone(),
            depth,
            row,
            actor,
            is_addressed,
            is_name,
        });
        let is_matter = heads && labels::alone(view, text) == Some(Column::Content);
        self.matter = Matter::behind(self.matter.take(), depth, self.items.len(), is_matter);
    }

    /// The bodies of the heading above; a paragraph may name its own coordinators.
    pub(super) fn inherited(&self, text: &Place) -> Addressees {
        let Some(heading) = self.headings.last() else {
            return Addressees::default();
        };
        let bodies = &heading.bodies;
        // "…; hỗ trợ các sở phối hợp với Bộ Tài chính" below what the ministry is to do names it, and nobody beside it.
        let mut own = coordinating(self.view, text);
        own.retain(|with| bodies.who.iter().all(|who| who.value != with.value));
        Addressees {
            who: bodies.who.clone(),
            with: if own.is_empty() {
                bodies.with.clone()
            } else {
                own
            },
        }
    }

    /// "Kính gửi: Hiệu trưởng các trường" above "1. Tuyên truyền, vận động …": what a letter asks of nobody by name.
    fn asked_by_letter(&self, paragraph: &Paragraph) -> Addressees {
        let view = self.view;
        let text = &paragraph.text;
        let asks = || {
            // "2. Chương trình lễ khai giảng: Thực hiện đúng …".
            let labelled =
                || behind_colon(view, text).is_some_and(|rest| opens_with_act(view, &rest));
            let is_asked = paragraph.mark.is_some()
                && (opens_with_act(view, text) || labelled())
                && CLOSERS.begin(view, text).is_none()
                && said::after_any(view, text, LETTER_TELLS).is_none()
                && !tells_what_was_done(view, text);
            is_asked || asks_reader(view, text)
        };
        match self.letter_to.filter(|_| asks()) {
            Some(bodies) => Addressees {
                who: bodies.who.clone(),
                with: coordinating(view, text),
            },
            None => Addressees::default(),
        }
    }
}

/// How far into a paragraph stands what was done already.
const LATEST_DONE: usize = 500;

/// "…, Sở Y tế đã ban hành …": a body did it already; "danh sách đã gửi" is a list.
fn tells_what_was_done(view: &View, text: &Place) -> bool {
    let head = text.start..text.end.min(text.start + LATEST_DONE);
    view.find_all(&head, "da").into_iter().any(|word| {
        let by = view.trim(text.start..word.start, b"");
        view.says(&word, "đã") && ends_with_body(view, &by)
    })
}
