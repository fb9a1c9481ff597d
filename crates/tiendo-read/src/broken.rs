//! Names of bodies that a line end breaks in two: "…; Sở Lao động - Thương binh và Xã" and "hội".

use std::sync::LazyLock;

use crate::lists;
use crate::names;
use crate::view::{Place, View, is_word};
use crate::vocabulary::fields::{FIELDS, WHOLE, WITH_FIELD};
use crate::vocabulary::ordered::Ordered;

/// The most characters of a name, on either side of the line end.
const LONGEST: usize = 60;

/// The words in small letters, with their marks.
fn small(view: &View, place: &Place) -> String {
    view.small(place).iter().collect()
}

/// The last name of the line above is none, and one with the first words of this line.
pub(crate) fn completes(view: &View, above: &Place, line: &Place) -> bool {
    // Behind a sign that ends an item no name goes on.
    if matches!(view.byte(above.end.saturating_sub(1)), b'.' | b';' | b':') {
        return false;
    }
    let from = above.end.saturating_sub(LONGEST).max(above.start);
    let next = line.start..line.end.min(line.start + LONGEST);
    (from..above.end).any(|at| {
        let begins = view.is_upper(at) && (at == above.start || !is_word(view.byte(at - 1)));
        let name = at..above.end;
        begins
            && names::begins(view, &name)
            && goes_on(&small(view, &name), &small(view, &next))
            && !lists::known_whole(view, &name)
    })
}

static OF_FIELDS: LazyLock<Ordered<&str>> = LazyLock::new(|| Ordered::new(FIELDS.iter().copied()));
static WHOLE_NAMES: LazyLock<Ordered<&str>> = LazyLock::new(|| Ordered::new(WHOLE.iter().copied()));

/// Some known name begins with `so_far` and ends in the first words of `next`.
fn goes_on(so_far: &str, next: &str) -> bool {
    let ends = |name: &str, so_far: &str| {
        name.strip_prefix(so_far)
            .map(|rest| {
                rest.strip_prefix(' ')
                    .unwrap_or(if so_far.is_empty() { rest } else { "" })
            })
            .filter(|rest| !rest.is_empty())
            .and_then(|rest| next.strip_prefix(rest))
            .is_some_and(|behind| !behind.starts_with(|c: char| c.is_alphanumeric()))
    };
    let first = so_far.as_bytes().first();
    let kinds = WITH_FIELD.iter();
    let kinds = kinds.filter(|kind| kind.as_bytes().first() == first);
    let mut fields = kinds.filter_map(|kind| {
        let rest = so_far.strip_prefix(*kind)?;
        rest.strip_prefix(' ').or(rest.is_empty().then_some(rest))
    });
    fields.any(|field| OF_FIELDS.beginning(field).any(|name| ends(name, field)))
        || WHOLE_NAMES.beginning(so_far).any(|name| ends(name, so_far))
}
