//! What can be missing beside which words.

use std::collections::HashMap;
use std::ops::Range;

use super::hashing::{Plain, key};
use super::{BREAK, Id, UNKNOWN};

/// A word that is missing in a phrase: which, and of what phrase.
#[derive(Clone, Copy)]
pub(crate) struct Slot {
    pub(crate) word: Id,
    pub(crate) at: u8,
    pub(super) phrase: u32,
}

/// What can be missing, by a key of the words around it.
#[derive(Default)]
pub(super) struct Slots {
    /// Those of one key stand side by side.
    all: Vec<Slot>,
    places: HashMap<u64, Range<u32>, Plain>,
}

impl Slots {
    /// Those of one key stay in their order.
    pub(super) fn new(mut keyed: Vec<(u64, Slot)>) -> Self {
        keyed.sort_by_key(|&(key, _)| key);
        let mut places = HashMap::default();
        let mut from = 0;
        for run in keyed.chunk_by(|(a, _), (b, _)| a == b) {
            let to = from + u32::try_from(run.len()).unwrap_or(0);
            places.extend(run.first().map(|&(key, _)| (key, from..to)));
            from = to;
        }
        Self {
            all: keyed.into_iter().map(|(_, slot)| slot).collect(),
            places,
        }
    }

    pub(super) fn of(&self, key: u64) -> &[Slot] {
        let place = self.places.get(&key);
        let slots = place.and_then(|at| self.all.get(at.start as usize..at.end as usize));
        slots.unwrap_or_default()
    }
}

/// The words that stand around one, the nearest in the middle.
#[derive(Clone, Copy)]
pub(crate) struct Around {
    pub(crate) before: [Id; 2],
    pub(crate) behind: [Id; 2],
}

impl Around {
    pub(crate) const fn left(self) -> Id {
        self.before[1]
    }

    pub(crate) const fn right(self) -> Id {
        self.behind[0]
    }

    /// The keys of what is missing here in the middle, at the beginning and at the end of a phrase of three words or more: its two
    /// nearest words tell where to look. `None` where one of these is in no phrase.
    pub(super) fn keys(self, length: usize) -> [Option<u64>; 3] {
        self.places().map(|(place, a, b)| {
            (is_known(a) && is_known(b)).then(|| slot_key(a, b, length | place))
        })
    }

    /// Where this word may stand in a phrase, and the two words that tell.
    pub(super) const fn places(self) -> [(usize, Id, Id); 3] {
        let ([further, left], [right, beyond]) = (self.before, self.behind);
        [
            (MIDDLE, left, right),
            (BEGINNING, right, beyond),
            (END, further, left),
        ]
    }
}

/// It may stand in a phrase.
pub(super) const fn is_known(word: Id) -> bool {
    word != UNKNOWN && word != BREAK
}

/// Where in a phrase a word is missing; beside the length of the word.
const MIDDLE: usize = 1 << u8::BITS;

const BEGINNING: usize = 2 << u8::BITS;

const END: usize = 3 << u8::BITS;

/// The key of the slots between two words, of words of so many letters.
pub(super) const fn slot_key(left: Id, right: Id, length: usize) -> u64 {
    key(left, right) ^ (length as u64).wrapping_mul(0xC2B2_AE3D_27D4_EB4F)
}
