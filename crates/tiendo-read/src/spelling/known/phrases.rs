//! Phrases by the numbers of their words.

use std::ops::Range;

use super::hashing::key;
use super::slots::Around;
use super::{Id, LONG, UNKNOWN};

/// "ngày # tháng # năm #": the figures of a whole date tell the word before them.
const WHOLE_DATE: usize = 6;

/// A phrase with its words.
#[derive(Clone, Copy)]
pub(crate) struct Phrase<'v> {
    pub(crate) words: &'v [Id],
    /// Words that are no digits; none where it is only a part of a phrase, in which a word of the language is never a slip.
    pub(crate) told_by: usize,
    /// It begins with a capital: the name of a body.
    pub(crate) is_name: bool,
}

/// Phrases, their words side by side.
#[derive(Default)]
pub(super) struct Phrases {
    words: Vec<Id>,
    all: Vec<Stored>,
}

struct Stored {
    words: Range<u32>,
    told_by: u8,
    is_name: bool,
}

impl Phrases {
    /// How many they are.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    pub(super) fn get(&self, number: usize) -> Option<Phrase<'_>> {
        self.all.get(number).map(|one| self.phrase(one))
    }

    fn phrase(&self, one: &Stored) -> Phrase<'_> {
        let words = one.words.start as usize..one.words.end as usize;
        Phrase {
            words: self.words.get(words).unwrap_or_default(),
            told_by: one.told_by.into(),
            is_name: one.is_name,
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Phrase<'_>> {
        self.all.iter().map(|one| self.phrase(one))
    }

    pub(super) fn add(&mut self, phrase: Phrase) {
        let from = self.words.len();
        self.words.extend_from_slice(phrase.words);
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.all.push(Stored {
            words: place(from)..place(self.words.len()),
            told_by: u8::try_from(phrase.told_by).unwrap_or(u8::MAX),
            is_name: phrase.is_name,
        });
    }
}

impl<'v> Phrase<'v> {
    /// Of all that tells it from others.
    pub(super) fn hash(self) -> u64 {
        let numbers = self.words.iter().map(|&word| u64::from(word));
        let rest = [self.told_by as u64, u64::from(self.is_name)];
        numbers.chain(rest).fold(0, |hash: u64, number| {
            (hash.rotate_left(5) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        })
    }

    /// The keys of the words that follow each other in it.
    pub(super) fn pairs(self) -> impl Iterator<Item = u64> + use<'v> {
        self.words.array_windows().map(|&[a, b]| key(a, b))
    }

    /// The words around that at `at`; [`UNKNOWN`] where the phrase begins or ends.
    pub(super) fn around(self, at: usize) -> Around {
        let word = |i: Option<usize>| i.and_then(|i| self.words.get(i)).copied();
        let behind = |by: usize| word(Some(at + by)).unwrap_or(UNKNOWN);
        let before = |by: usize| word(at.checked_sub(by)).unwrap_or(UNKNOWN);
        Around {
            before: [before(2), before(1)],
            behind: [behind(1), behind(2)],
        }
    }

    /// Enough of the phrase stands around the word at `at` to tell a word of the language. What a phrase begins with is the least
    /// told by the rest: "mã số y tế", "Hàn Quốc"; of names the capitals tell it.
    pub(super) const fn tells(self, at: u8) -> bool {
        let is_told = at > 0 || self.told_by >= LONG || self.is_name;
        self.told_by >= 3 && (is_told || self.words.len() >= WHOLE_DATE)
    }
}
