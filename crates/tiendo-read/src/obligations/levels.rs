//! Whose the paragraphs of a part are: an item has those of the item above it, where it names nobody itself.

use crate::addressees::Addressees;
use crate::marks::Mark;

/// The addressees of the open items.
#[derive(Debug, Default)]
pub(super) struct Levels {
    /// Those of the whole part: of its heading, or of a letter.
    base: Addressees,
    /// The open items that name somebody, each with its depth.
    open: Vec<(usize, Addressees)>,
    /// Those of the paragraph that is being read.
    current: Addressees,
    /// An item has them of what stands above it.
    is_inherited: bool,
}

impl Levels {
    /// A part of these bodies.
    pub(super) fn of(base: Addressees) -> Self {
        Self {
            is_inherited: !base.who.is_empty(),
            current: base.clone(),
            base,
            ..Self::default()
        }
    }

    /// Those of the paragraph that is being read.
    pub(super) fn current(&self) -> &Addressees {
        &self.current
    }

    /// Whether they are those of the item, heading or letter above, which the paragraph is a part of.
    pub(super) fn is_inherited(&self) -> bool {
        self.is_inherited
    }

    /// Goes on to a paragraph that names `found`; without a mark of an item it belongs to the one above.
    pub(super) fn go_on(&mut self, mark: Option<&Mark>, found: Option<Addressees>) {
        let Some(depth) = mark.and_then(depth) else {
            if let Some(found) = found {
                self.current = found;
                self.is_inherited = false;
            }
            return;
        };
        self.open.retain(|(above, _)| *above < depth);
        let is_own = found.is_some();
        if let Some(found) = found {
            self.open.push((depth, found));
        }
        let above = self.open.last().map_or(&self.base, |(_, found)| found);
        self.current = above.clone();
        self.is_inherited = !is_own && !above.who.is_empty();
    }
}

/// How deep an item stands; none for what is none of its own.
fn depth(mark: &Mark) -> Option<usize> {
    /// Deeper than any number.
    const LETTER: usize = 100;
    match mark {
        Mark::Roman | Mark::Article(_) => Some(0),
        Mark::Number(_) => Some(1),
        Mark::Dotted(numbers) => Some(numbers.len()),
        Mark::Letter => Some(LETTER),
        Mark::Bullet => None,
    }
}
