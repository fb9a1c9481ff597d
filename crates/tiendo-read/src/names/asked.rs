//! Lists of names that were asked for: broken lines are joined, tables laid out and tasks made by the same words.

use std::cell::RefCell;
use std::rc::Rc;

use foldhash::HashMap;

use crate::view::Place;

/// What is known of the words of places as lists of names. A line end that becomes a blank stands outside of all of them.
#[derive(Debug, Default)]
pub(crate) struct Asked(RefCell<HashMap<Place, List>>);

#[derive(Debug, Clone)]
struct List {
    parts: Rc<[Place]>,
    /// Whether each part is the name of a body, where that was asked.
    are_bodies: Option<bool>,
}

impl Asked {
    /// The parts of a list, as `split` finds them where they are not known.
    pub(super) fn parts(
        &self,
        place: &Place,
        split: impl FnOnce(&Place) -> Vec<Place>,
    ) -> Rc<[Place]> {
        let known = self.0.borrow().get(place).map(|list| list.parts.clone());
        known.unwrap_or_else(|| {
            let parts: Rc<[Place]> = split(place).into();
            let list = List {
                parts: parts.clone(),
                are_bodies: None,
            };
            self.0.borrow_mut().insert(place.clone(), list);
            parts
        })
    }

    /// Whether the list whose parts were found is one of bodies, as `are_bodies` tells where it is not known.
    pub(super) fn are_bodies(&self, place: &Place, are_bodies: impl FnOnce() -> bool) -> bool {
        let known = self.0.borrow().get(place).and_then(|list| list.are_bodies);
        known.unwrap_or_else(|| {
            let found = are_bodies();
            if let Some(list) = self.0.borrow_mut().get_mut(place) {
                list.are_bodies = Some(found);
            }
            found
        })
    }

    /// Places are no longer what they were.
    pub(crate) fn forget(&mut self) {
        *self.0.get_mut() = HashMap::default();
    }
}
