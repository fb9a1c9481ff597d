//! Whom a letter goes to: "Kính gửi: các sở, ban, ngành", or a list below it.

use crate::addressees::Addressees;
use crate::marks::{self, Mark};
use crate::names;
use crate::tasks;
use crate::view::{Place, View};

/// The most lines of a list of those whom a letter goes to.
const LONGEST_LIST: usize = 30;

/// The bodies among the paragraphs above a document's first part.
pub(crate) fn goes_to(view: &View, loose: &[Place]) -> Addressees {
    let greeting = loose.iter().enumerate().find_map(|(i, place)| {
        let rest = view.after(place, "kinh gui")?;
        Some((i, view.trim(rest, b":;.- ")))
    });
    let Some((at, first)) = greeting else {
        return Addressees::default();
    };
    let below = loose
        .iter()
        .skip(at + 1)
        .take(LONGEST_LIST)
        .map_while(|place| match marks::mark(view, place) {
            Some((Mark::Bullet, _, rest)) => Some(view.trim(rest, b";.,")),
            _ => None,
        });
    let lists = std::iter::once(first)
        .filter(|list| !list.is_empty())
        .chain(below);
    let lists: Vec<Place> = lists
        .take_while(|list| names::is_body_list(view, list))
        .collect();
    Addressees::leading(tasks::agencies(view, &lists))
}
