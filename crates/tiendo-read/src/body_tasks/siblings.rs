//! Items that are tasks because of those beside them.

use super::items::Item;
use super::later;
use super::row::is_led_in_bracket;
use crate::marks::Mark;
use crate::names;
use crate::view::View;

/// So many items with a letter are given to somebody that one without a body among them is a task as well.
const ENOUGH_LETTERS: usize = 4;

/// "a) Sở …; b) Cục …; c) Khuyến khích …": of the items with a letter most say who does them.
pub(super) fn most_letters_are_given(items: &[Item]) -> bool {
    let letters = items.iter().filter(|item| item.mark == Some(Mark::Letter));
    let (given, other): (Vec<&Item>, Vec<&Item>) = letters.partition(|item| item.is_addressed);
    given.len() >= ENOUGH_LETTERS && other.len() * 2 <= given.len()
}

/// Whether brackets at the end say who does the items: "1. Rà soát chi bộ thôn (Ban Tổ chức Huyện ủy).".
pub(super) struct InBrackets {
    /// Of these marks most items have such a bracket, so that the others are tasks without a body.
    most: Vec<Mark>,
}

/// So many such brackets tell that items without one are tasks as well.
const ENOUGH_BRACKETS: usize = 2;

impl InBrackets {
    pub(super) fn of(view: &View, items: &[Item]) -> Self {
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

    pub(super) fn gives(&self, view: &View, item: &Item) -> bool {
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

pub(super) fn opens_with_verb(view: &View, item: &Item) -> bool {
    let first = item.row.content.first();
    first.is_some_and(|words| names::opens_with_verb(view, words))
}
