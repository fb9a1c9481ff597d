//! Items that are tasks because of those beside them.

use super::Trust;
use super::items::Item;
use super::later;
use super::row::is_led_in_bracket;
use crate::marks::Mark;
use crate::names;
use crate::view::View;

/// What the items of a part tell of one another.
pub(super) struct Siblings {
    /// Some items with a dotted number say who leads: the others are tasks as well.
    dotted_lead: bool,
    letters_are_given: bool,
    in_brackets: InBrackets,
    /// Labels say who leads some of them: what has a label for its time is a task as well.
    labels_lead: bool,
}

impl Siblings {
    pub(super) fn of(view: &View, items: &[Item]) -> Self {
        let leads = |item: &&Item| !item.row.leads.is_empty();
        Self {
            dotted_lead: items
                .iter()
                .filter(leads)
                .any(|item| matches!(item.mark, Some(Mark::Dotted(_)))),
            letters_are_given: most_letters_are_given(items),
            in_brackets: InBrackets::of(view, items),
            labels_lead: items.iter().any(|item| leads(&item)),
        }
    }

    /// The item is given to somebody, or is one of those that are.
    pub(super) fn give(&self, view: &View, item: &Item, trust: Trust) -> bool {
        let row = &item.row;
        let has_body =
            !item.actor.who.is_empty() || !row.leads.is_empty() || !row.coordinators.is_empty();
        let has_label = !row.deadline.is_empty() || !row.product.is_empty();
        has_body
            || (self.labels_lead && has_label)
            || match &item.mark {
                Some(Mark::Dotted(_)) if self.dotted_lead => true,
                Some(Mark::Letter) if self.letters_are_given && opens_with_verb(view, item) => true,
                Some(_) if trust != Trust::Told => {
                    (opens_with_verb(view, item) && self.in_brackets.gives(view, item))
                        || later::is_led(view, item)
                }
                _ => false,
            }
    }
}

/// So many items with a letter are given to somebody that one without a body among them is a task as well.
const ENOUGH_LETTERS: usize = 4;

/// "a) Sở …; b) Cục …; c) Khuyến khích …": of the items with a letter most say who does them.
fn most_letters_are_given(items: &[Item]) -> bool {
    let letters = items.iter().filter(|item| item.mark == Some(Mark::Letter));
    let (given, other): (Vec<&Item>, Vec<&Item>) = letters.partition(|item| item.is_addressed);
    given.len() >= ENOUGH_LETTERS && other.len() * 2 <= given.len()
}

/// Whether brackets at the end say who does the items: "1. Rà soát chi bộ thôn (Ban Tổ chức Huyện ủy).".
struct InBrackets {
    /// Of these marks most items have such a bracket, so that the others are tasks without a body.
    most: Vec<Mark>,
}

/// So many such brackets tell that items without one are tasks as well.
const ENOUGH_BRACKETS: usize = 2;

impl InBrackets {
    fn of(view: &View, items: &[Item]) -> Self {
        let count = |mark: &Mark, led: bool| {
            items
                .iter()
                .filter(|item| {
                    item.mark
                        .as_ref()
                        .is_some_and(|other| is_alike(other, mark))
                })
                .filter(|item| is_led_at_end(view, item) == led)
                .count()
        };
        let marks = [Mark::Number(1), Mark::Bullet, Mark::Letter];
        Self {
            most: marks
                .into_iter()
                .filter(|mark| {
                    let led = count(mark, true);
                    led >= ENOUGH_BRACKETS && count(mark, false) <= led
                })
                .collect(),
        }
    }

    fn gives(&self, view: &View, item: &Item) -> bool {
        let is_told = |mark: &Mark| item.mark.as_ref().is_some_and(|own| is_alike(own, mark));
        is_led_at_end(view, item) || self.most.iter().any(is_told)
    }
}

/// A bracket at the end or a sentence behind the first says who does it.
fn is_led_at_end(view: &View, item: &Item) -> bool {
    is_led_in_bracket(view, item) || later::is_led(view, item)
}

/// Marks of one kind.
fn is_alike(one: &Mark, other: &Mark) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}

fn opens_with_verb(view: &View, item: &Item) -> bool {
    let first = item.row.content.first();
    first.is_some_and(|words| names::opens_with_verb(view, words))
}
