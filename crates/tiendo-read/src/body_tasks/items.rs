//! The paragraphs of a part as items: how each is marked, whose it is, and what stands below it.
//!
//! A part is read paragraph by paragraph. What was read last puts the next paragraph into a [`Stretch`]; the stretch and its own
//! words tell what it is, its [`Step`]; taking the step tells where the part has come to.

use std::cell::OnceCell;

use super::Trust;
use super::given::{speaks_of_named, takes_unmarked, to_whom};
use super::matter::Matter;
use super::no_task::{CLOSERS, NO_TASKS};
use super::paragraph::{
    Paragraph, acts, announces, asked, behind_colon, heads, is_bare_body, is_behind_colon, is_item,
    is_member, is_period, is_topic, named_alone, names_head_tasks, opens_with_act, owes,
    owes_above, salutes, stands_between,
};
use crate::addressees::{Addressees, coordinating, of_whom};
use crate::labels;
use crate::marks::{self, Mark};
use crate::names;
use crate::tables::Row;
use crate::tasks;
use crate::view::{Place, View, is_letter};
use crate::vocabulary::heads::Column;

/// A paragraph with what stands below it.
pub(super) struct Item {
    pub(super) mark: Option<Mark>,
    /// How deep its mark stands.
    pub(super) depth: u8,
    pub(super) row: Row,
    /// The bodies of its own words or of the heading above.
    pub(super) actor: Addressees,
    /// Its own words name them.
    pub(super) is_addressed: bool,
    /// Nothing but the bodies.
    pub(super) is_name: bool,
}

/// What the heading of a part tells of its first paragraphs.
#[derive(Clone, Copy)]
pub(super) enum Opening {
    /// Nothing.
    Plain,
    /// Bodies and what they are to do, with or without marks: "III. TỔ CHỨC THỰC HIỆN".
    Acts,
}

/// A part of the text, to be read for what it gives people to do.
pub(super) struct Portion<'t> {
    /// Its heading, where that may name whose all of it is.
    pub(super) title: Option<&'t Place>,
    pub(super) body: &'t [Place],
    pub(super) trust: Trust,
    pub(super) opening: Opening,
}

/// The items of a part, and the paragraphs between them that open with what is to be done and belong to none.
pub(super) fn items(view: &View, portion: &Portion) -> (Vec<Item>, Vec<Place>) {
    let Portion {
        title,
        body,
        trust,
        opening,
    } = *portion;
    let whose = title.and_then(|title| named_in_title(view, title));
    let mut part = Part {
        view,
        body,
        trust,
        items: Vec::new(),
        unread: Vec::new(),
        stretch: match opening {
            Opening::Plain => Stretch::Plain,
            Opening::Acts => Stretch::Topic,
        },
        headings: whose.into_iter().collect(),
        matter: None,
        names_head_tasks: OnceCell::new(),
    };
    for (i, place) in body.iter().enumerate() {
        let below = body.get(i + 1..).unwrap_or_default();
        part.read(&Paragraph::of(view, place), below);
    }
    (part.items, part.unread)
}

/// "II. NHIỆM VỤ CHỦ YẾU CỦA BỘ Y TẾ": the body that all of it is for.
fn named_in_title(view: &View, title: &Place) -> Option<Heading> {
    let title = view.trim(title.clone(), b".:");
    let of = view.find_all(&title, "cua").pop()?;
    let before = view.plain(&(title.start..of.start));
    let name = view.trim_start(of.end..title.end);
    if !before.starts_with("nhiem vu") || !names::is_body_list(view, &name) {
        return None;
    }
    Some(Heading {
        depth: 0,
        bodies: Addressees {
            who: tasks::agencies(view, &[name]),
            with: Vec::new(),
        },
        is_name: false,
    })
}

/// A part of a document as far as it is read.
struct Part<'p, 's> {
    view: &'p View<'s>,
    body: &'p [Place],
    trust: Trust,
    items: Vec<Item>,
    /// Paragraphs between them that open with what is to be done.
    unread: Vec<Place>,
    stretch: Stretch,
    /// Those that hold here, the deepest last.
    headings: Vec<Heading>,
    /// Below "1. Nội dung", whose bodies and time "2. Cơ quan chủ trì", "3. Thời gian: …" say.
    matter: Option<Matter>,
    /// See [`names_head_tasks`]; looked for where a paragraph without a mark stands below a name.
    names_head_tasks: OnceCell<bool>,
}

/// Where the next paragraph stands.
enum Stretch {
    /// Nowhere in particular.
    Plain,
    /// Among those to whom a letter goes.
    Salutation,
    /// Below words that head a matter: "2. Bảo đảm an ninh, trật tự".
    Topic,
    /// Below a marked name alone, where each paragraph without a mark is a task of these bodies.
    Name(Addressees),
}

/// A heading that names bodies: they are those of all that stands deeper.
struct Heading {
    depth: u8,
    bodies: Addressees,
    /// It names them and nothing else.
    is_name: bool,
}

/// What a paragraph is to its part.
enum Step {
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
    /// More words of the item above.
    Continuation,
    /// Words that give nobody a task, so deep; they may say whose the list below is.
    Between(u8, Option<Addressees>),
    /// "Có trách nhiệm:" below a list of bodies, who owe what follows.
    Owed,
}

impl Part<'_, '_> {
    fn read(&mut self, paragraph: &Paragraph, below: &[Place]) {
        let step = self.beside_items(paragraph).unwrap_or_else(|| {
            self.enter(paragraph);
            self.step(paragraph, below)
        });
        if matches!(step, Step::Labels(_)) {
            self.fold_into_numbered(paragraph, below);
        }
        self.take(step, paragraph, below.first());
    }

    /// "1.1. Xây dựng …", "- Bảo đảm thống nhất …", "- Thời gian hoàn thành: …", "- Đơn vị chủ trì: …": where labels stand among the
    /// dashes below what is to be done, the other dashes say more of it, and the labels are its own.
    fn fold_into_numbered(&mut self, label: &Paragraph, below: &[Place]) {
        let view = self.view;
        if !label.is_listed() {
            return;
        }
        let is_plain = |item: &&Item| {
            item.mark == Some(Mark::Bullet)
                && item.depth == label.depth
                && item.row.leads.is_empty()
                && item.row.deadline.is_empty()
        };
        let count = self.items.iter().rev().take_while(is_plain).count();
        let Some(above) = (self.items.len() - count).checked_sub(1) else {
            return;
        };
        // Behind the labels no further dash: else each dash has labels of its own.
        let further = below
            .iter()
            .map(|place| Paragraph::of(view, place))
            .find(|next| labels::labelled(view, &next.text).is_none());
        let is_alone = further.is_none_or(|next| next.depth != label.depth);
        let is_numbered = self.items.get(above).is_some_and(|item| {
            matches!(
                item.mark,
                Some(Mark::Number(_) | Mark::Dotted(_) | Mark::Letter)
            ) && item.row.leads.is_empty()
                && item
                    .row
                    .content
                    .first()
                    .is_some_and(|words| names::opens_with_verb(view, words))
        });
        if count == 0 || !is_alone || !is_numbered {
            return;
        }
        let folded: Vec<Item> = self.items.drain(above + 1..).collect();
        if let Some(item) = self.items.last_mut() {
            let content = folded.into_iter().flat_map(|item| item.row.content);
            item.row.content.extend(content);
        }
    }

    /// What stands between the items and is none.
    fn beside_items(&self, paragraph: &Paragraph) -> Option<Step> {
        let Self { view, items, .. } = self;
        let text = &paragraph.text;
        if salutes(view, text) {
            return Some(Step::Salutation);
        }
        let is_page_number = !text.clone().any(|at| is_letter(view.byte(at)));
        if is_page_number || is_member(view, text) {
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
    fn enter(&mut self, paragraph: &Paragraph) {
        let below = self.items.last().filter(|above| above.is_name);
        self.stretch = match (&paragraph.mark, below, &self.stretch) {
            (Some(_), _, _) if is_topic(self.view, &paragraph.text) => Stretch::Topic,
            (None, Some(name), _)
                if name.mark.is_some()
                    && (!ends_in_colon(self.view, name) || self.names_head_tasks()) =>
            {
                Stretch::Name(name.actor.clone())
            }
            (Some(_), _, _) | (None, _, Stretch::Salutation) => Stretch::Plain,
            (None, _, _) => return,
        };
    }

    fn names_head_tasks(&self) -> bool {
        *self
            .names_head_tasks
            .get_or_init(|| names_head_tasks(self.view, self.body))
    }

    /// What a paragraph is where it stands.
    fn step(&self, paragraph: &Paragraph, below: &[Place]) -> Step {
        let view = self.view;
        let next = below.first();
        let text = &paragraph.text;
        if paragraph.mark.is_some() {
            return Step::Item(paragraph.depth);
        }
        if let Stretch::Name(bodies) = &self.stretch
            && opens_with_act(view, text)
            && CLOSERS.begin(view, text).is_none()
        {
            return Step::BelowName(bodies.clone());
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
            of_whom(view, text).is_some() || next.is_some_and(|next| announces(view, text, next))
        };
        let names = heads() && (named_alone(view, text).is_some() || owes(view, text));
        if names || (is_period(view, text) && next.is_some_and(|next| is_item(view, next))) {
            return Step::Item(0);
        }
        let stands_alone = || self.below_bare_number() && !labels_follow(view, next);
        if ((self.lists_acts() || stands_alone()) && acts(view, text)) || takes_unmarked(view, text)
        {
            return Step::Item(paragraph.depth);
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

    /// How deep words without a mark stand: between "2." and "3." as deep as these, so that what holds for both goes on.
    fn depth_between(&self, below: &[Place]) -> u8 {
        let near = self.items.iter().rev().take(FAR);
        let above = near.into_iter().find_map(|item| match item.mark {
            Some(Mark::Number(number)) => Some(number),
            _ => None,
        });
        let next = below
            .iter()
            .take(FAR)
            .find_map(|place| match marks::mark(self.view, place) {
                Some((Mark::Number(number), ..)) => Some(number),
                _ => None,
            });
        let goes_on = above.is_some_and(|above| next == Some(above + 1));
        u8::from(goes_on)
    }

    /// The last items that are no more than bodies, each with a dash: "- Sở Y tế (đối với trạm y tế);".
    fn listed_bodies(&self) -> &[Item] {
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
        matches!(self.stretch, Stretch::Topic) || self.items.last().is_some_and(beside)
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
            && NO_TASKS.hits(view, text).next().is_none()
    }

    fn take(&mut self, step: Step, paragraph: &Paragraph, next: Option<&Place>) {
        let view = self.view;
        match step {
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
                let bodies = Addressees {
                    who: who.collect(),
                    with: Vec::new(),
                };
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
        let heads = next.is_some_and(|next| heads(view, text, depth, next));
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
    fn inherited(&self, text: &Place) -> Addressees {
        let Some(heading) = self.headings.last() else {
            return Addressees::default();
        };
        // "…; hỗ trợ các sở phối hợp với Bộ Tài chính" below what the ministry is to do names it, and nobody beside it.
        let mut own = coordinating(self.view, text);
        own.retain(|with| heading.bodies.who.iter().all(|who| who.value != with.value));
        Addressees {
            who: heading.bodies.who.clone(),
            with: if own.is_empty() {
                heading.bodies.with.clone()
            } else {
                own
            },
        }
    }
}

/// "5. Sở Y tế:" goes on with the paragraph below it; "5. Sở Y tế" heads it.
fn ends_in_colon(view: &View, name: &Item) -> bool {
    let last = name.row.content.last();
    last.is_some_and(|words| view.byte(words.end.saturating_sub(1)) == b':')
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
