//! The paragraphs of a part as items: how each is marked, whose it is, and what stands below it.
//!
//! A part is read paragraph by paragraph. What was read last puts the next paragraph into a [`Stretch`]; the stretch and its own
//! words tell what it is, its [`Step`]; taking the step tells where the part has come to.

mod step;
mod take;
mod things;

use super::Trust;
use super::matter::Matter;
use super::paragraph::Paragraph;
use crate::addressees::Addressees;
use crate::labels;
use crate::marks::Mark;
use crate::names;
use crate::tables::Row;
use crate::tasks;
use crate::view::{Place, View};
use step::Step;
use things::{Taken, Things};

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
    /// Whom a letter goes to, where this is the text of one: what it asks of nobody else is theirs.
    pub(super) letter_to: Option<&'t Addressees>,
}

/// The items of a part, and the paragraphs between them that open with what is to be done and belong to none.
pub(super) fn items(view: &View, portion: &Portion) -> (Vec<Item>, Vec<Place>) {
    let Portion {
        title,
        body,
        trust,
        opening,
        letter_to,
    } = *portion;
    let whose = title.and_then(|title| named_in_title(view, title));
    let mut part = Part {
        view,
        trust,
        items: Vec::new(),
        unread: Vec::new(),
        stretch: match opening {
            Opening::Plain => Stretch::Plain,
            Opening::Acts => Stretch::Topic,
        },
        headings: whose.into_iter().collect(),
        matter: None,
        things: None,
        letter_to,
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
        bodies: Addressees::leading(tasks::agencies(view, &[name])),
        is_name: false,
    })
}

/// A part of a document as far as it is read.
struct Part<'p, 's> {
    view: &'p View<'s>,
    trust: Trust,
    items: Vec<Item>,
    /// Paragraphs between them that open with what is to be done.
    unread: Vec<Place>,
    stretch: Stretch,
    /// Those that hold here, the deepest last.
    headings: Vec<Heading>,
    /// Below "1. Nội dung", whose bodies and time "2. Cơ quan chủ trì", "3. Thời gian: …" say.
    matter: Option<Matter>,
    things: Option<Things>,
    letter_to: Option<&'p Addressees>,
}

/// Where the next paragraph stands.
enum Stretch {
    /// Nowhere in particular.
    Plain,
    /// Among those to whom a letter goes.
    Salutation,
    /// Below words that head a matter: "2. Bảo đảm an ninh, trật tự".
    Topic,
    /// Below a few words that head something else than the items above.
    Apart,
    /// Below such words whose number a page lost, in a part where whatever is said is to be done.
    Headed,
    /// Below a name alone, where each paragraph without a mark is a task of these bodies.
    Name(Addressees),
}

/// A heading that names bodies: they are those of all that stands deeper.
struct Heading {
    depth: u8,
    bodies: Addressees,
    /// It names them and nothing else.
    is_name: bool,
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
        let taken = Taken::of(&step);
        self.take(step, paragraph, below.first());
        if let Some(taken) = taken {
            self.expect_things(taken, paragraph);
        }
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
}
