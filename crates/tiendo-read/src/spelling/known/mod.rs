//! What a slip of a letter is told by: the words of the vocabulary by their numbers, and for each word of each phrase what
//! stands beside it.

mod builder;
mod hashing;
mod phrases;
mod slots;

use std::collections::{HashMap, HashSet};

use super::packed::{Packed, is_one_letter_off, pack};
pub(super) use builder::VOCABULARY;
pub(super) use hashing::{Plain, hash};
use hashing::{Sieve, key};
pub(super) use phrases::Phrase;
use phrases::Phrases;
pub(super) use slots::{Around, Slot};
use slots::{Slots, is_known, slot_key};

/// Number of a word of the vocabulary.
pub(super) type Id = u16;

/// No word of the vocabulary.
pub(super) const UNKNOWN: Id = 0;

/// Digits and what joins them: `15`, `15/11`, `2026`.
pub(super) const DIGITS: Id = 1;

/// Words on its two sides do not belong together.
pub(super) const BREAK: Id = 2;

/// Phrases in which every three words are told apart by themselves.
pub(super) const LONG: usize = 4;

pub(super) struct Vocabulary {
    ids: HashMap<u64, Id, Plain>,
    /// The letters of each word, by its number.
    words: Vec<Box<[char]>>,
    /// The same side by side, where they are not too many.
    packed: Vec<Option<Packed>>,
    /// Of each word by its number, whether it is no syllable but a short form.
    short_forms: Vec<bool>,
    phrases: Phrases,
    /// By the words on both sides; [`UNKNOWN`] where the phrase begins or ends.
    slots: Slots,
    /// Those of them that tell words of the language, by [`Around::keys`]; and a sieve of these.
    telling: Slots,
    told: Sieve,
    /// Words that follow each other in a phrase; and a sieve of them.
    pairs: HashSet<u64, Plain>,
    paired: Sieve,
}

/// Letters that a syllable is made of, with the marks of their tones.
pub(super) const LETTERS: &str =
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ";

impl Vocabulary {
    /// The number of a word by the hash of its letters.
    pub(super) fn id(&self, hash: u64) -> Id {
        self.ids.get(&hash).copied().unwrap_or(UNKNOWN)
    }

    /// The letters of a word.
    pub(super) fn letters(&self, word: Id) -> &[char] {
        let known = self.words.get(usize::from(word));
        known.map_or(&[], |letters| letters)
    }

    /// A word of the vocabulary is no syllable but a short form.
    pub(super) fn is_short_form(&self, word: Id) -> bool {
        let known = self.short_forms.get(usize::from(word));
        known.is_some_and(|&is_short| is_short)
    }

    pub(super) fn phrase(&self, slot: Slot) -> Option<Phrase<'_>> {
        self.phrases.get(slot.phrase as usize)
    }

    /// The two words follow each other in a phrase.
    pub(super) fn is_pair(&self, left: Id, right: Id) -> bool {
        let key = key(left, right);
        self.paired.may_hold(key) && self.pairs.contains(&key)
    }

    /// The word with one other letter that stands beside a neighbour in some phrase.
    pub(super) fn paired(&self, word: &[char], left: Id, right: Id) -> Option<&[char]> {
        let told = |id: Id| id != UNKNOWN && id != DIGITS && id != BREAK;
        let mut other = word.to_vec();
        (0..word.len())
            .find_map(|at| {
                let found = LETTERS.chars().find_map(|letter| {
                    *other.get_mut(at)? = letter;
                    let id = self.id(hash(&other));
                    let fits = told(id)
                        && (told(left) && self.is_pair(left, id)
                            || told(right) && self.is_pair(id, right));
                    fits.then_some(id)
                });
                *other.get_mut(at)? = *word.get(at)?;
                found
            })
            .map(|id| self.letters(id))
    }

    /// A word of the language may be a slip among these.
    pub(super) fn may_tell(&self, around: Around, length: usize) -> bool {
        // Asked of nearly every word, so all three are looked at without a turn.
        let tells = |(place, a, b)| {
            is_known(a) & is_known(b) & self.told.may_hold(slot_key(a, b, length | place))
        };
        let [middle, beginning, end] = around.places().map(tells);
        middle | beginning | end
    }

    /// What may be meant among these words by a word of the language that has another letter.
    pub(super) fn telling(&self, around: Around, word: &[char]) -> impl Iterator<Item = Slot> {
        let keys = around.keys(word.len()).into_iter().flatten();
        keys.filter(|&key| self.told.may_hold(key))
            .flat_map(|key| self.near(self.telling.of(key), word))
    }

    /// What may be meant among these words by what is no word.
    pub(super) fn missing(&self, around: Around, word: &[char]) -> impl Iterator<Item = Slot> {
        let (left, right) = (around.left(), around.right());
        [(left, right), (UNKNOWN, right), (left, UNKNOWN)]
            .into_iter()
            .filter(|&(a, b)| (a, b) != (UNKNOWN, UNKNOWN) && a != BREAK && b != BREAK)
            .map(|(a, b)| slot_key(a, b, word.len()))
            .flat_map(|key| self.near(self.slots.of(key), word))
    }

    /// Those that have one other letter.
    fn near(&self, slots: &[Slot], word: &[char]) -> impl Iterator<Item = Slot> {
        let packed = if slots.is_empty() { None } else { pack(word) };
        let is_near = move |slot: &&Slot| {
            let known = self.packed.get(usize::from(slot.word));
            match packed.zip(known.copied().flatten()) {
                Some((word, known)) => word.is_one_letter_off(&known),
                None => is_one_letter_off(word, self.letters(slot.word)),
            }
        };
        slots.iter().filter(is_near).copied()
    }
}
