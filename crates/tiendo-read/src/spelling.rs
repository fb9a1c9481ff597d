//! Letters that slipped. A word of a known phrase with one other letter is read as that word: the words stay as they are
//! printed, only what is compared changes, and a finding says so. A small word that no syllable of the language is spelled
//! like is noted.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use tiendo_text::normal::plain;
use tiendo_text::syllable::{is_syllable, toneless};

use crate::view::{Place, View, is_word};
use crate::vocabulary::{bodies, fields, kinds, spelling as lists};

/// A word that is probably not what was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Misspelt {
    /// Where it stands.
    pub(crate) place: Place,
    /// The word of the phrase that it is read as; `None` where none is known.
    pub(crate) meant: Option<String>,
}

/// Number of a word of the vocabulary.
type Id = u16;

/// No word of the vocabulary.
const UNKNOWN: Id = 0;
/// Digits and what joins them: `15`, `15/11`, `2026`.
const DIGITS: Id = 1;
/// Words on its two sides do not belong together.
const BREAK: Id = 2;

/// A word that is missing in a phrase: which, and of what phrase.
struct Slot {
    word: Vec<char>,
    /// The word's letters side by side.
    letters: Packed,
    phrase: usize,
    at: usize,
}

/// What can be missing between two words.
#[derive(Default)]
struct Slots {
    all: Vec<Slot>,
    /// So many of them, the first, tell words of the language.
    telling: usize,
}

struct Vocabulary {
    ids: HashMap<u64, Id, Plain>,
    phrases: Vec<Phrase>,
    /// Which phrase has these words.
    known: HashMap<Vec<Id>, usize>,
    /// By the words on both sides; [`UNKNOWN`] where the phrase begins or ends.
    slots: HashMap<u64, Slots, Plain>,
    /// The keys of the slots that tell words of the language.
    telling: Sieve,
    /// Words that follow each other in a phrase.
    pairs: HashSet<u64, Plain>,
    /// Of each word by its number, whether it is no syllable but a short form.
    short_forms: Vec<bool>,
}

/// What a phrase is to the word that it tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It tells a slip even where that is a word of the language.
    Told,
    /// So it does, where it begins with a capital.
    Name,
    /// It only tells what cannot be a word.
    Part,
}

struct Phrase {
    words: Vec<Id>,
    /// Words that are no digits; none where it is only a part of a phrase, in which a word of the language is never a slip.
    told_by: usize,
    /// It begins with a capital: the name of a body.
    is_name: bool,
}

/// The letters of a word of at most eight side by side, 16 bits each.
type Packed = Option<u128>;

fn pack(word: &[char]) -> Packed {
    (word.len() <= 8).then(|| {
        word.iter().fold(0, |all, &c| {
            all << 16 | u128::from(u16::try_from(c).unwrap_or(u16::MAX))
        })
    })
}

/// In how many letters two words of one length differ, as far as that is quickly told.
const fn differing(a: Packed, b: Packed) -> u32 {
    let (Some(a), Some(b)) = (a, b) else {
        return 1;
    };
    let mut bits = a ^ b;
    // The last bit of each letter becomes whether any of its bits differs.
    bits |= bits >> 8;
    bits |= bits >> 4;
    bits |= bits >> 2;
    bits |= bits >> 1;
    (bits & 0x0001_0001_0001_0001_0001_0001_0001_0001).count_ones()
}

/// Numbers that are their own hash.
type Plain = std::hash::BuildHasherDefault<Itself>;

#[derive(Default)]
struct Itself(u64);

impl std::hash::Hasher for Itself {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3);
        }
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

fn hash(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0xCBF2_9CE4_8422_2325, |hash, c| {
        (hash ^ u64::from(u32::from(c))).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    })
}

/// Which of many keys are none of a set, told from little memory: most words ask for keys that are not there, and a table
/// of all is too large to stay near.
struct Sieve(Vec<u64>);

impl Sieve {
    /// Of so many bits of a key.
    const BITS: u32 = 17;

    const fn place(key: u64) -> (usize, u64) {
        let bit = key >> (u64::BITS - Self::BITS);
        ((bit / 64) as usize, 1 << (bit % 64))
    }

    fn add(&mut self, key: u64) {
        let (word, bit) = Self::place(key);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    fn may_hold(&self, key: u64) -> bool {
        let (word, bit) = Self::place(key);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
}

impl Default for Sieve {
    fn default() -> Self {
        Self(vec![0; (1 << Self::BITS) / 64])
    }
}

/// The key of the slots between two words, of words of so many letters.
const fn slot_key(left: Id, right: Id, length: usize) -> u64 {
    key(left, right) ^ (length as u64).wrapping_mul(0xC2B2_AE3D_27D4_EB4F)
}

const fn key(left: Id, right: Id) -> u64 {
    (((left as u64) << 16) | right as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Phrases in which every three words are told apart by themselves.
const LONG: usize = 4;

/// The word that joins the last two of several bodies.
const AND: &[char] = &['v', 'à'];

/// The one joining word that the words before it tell.
const WITH: &[char] = &['v', 'ớ', 'i'];

/// "ngày # tháng # năm #": the figures of a whole date tell the word before them.
const WHOLE_DATE: usize = 6;

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut all = Vocabulary {
        ids: HashMap::default(),
        phrases: Vec::new(),
        known: HashMap::new(),
        slots: HashMap::default(),
        telling: Sieve::default(),
        pairs: HashSet::default(),
        short_forms: vec![false; 3],
    };
    for words in lists::PHRASES.iter().chain(lists::COLLECTIVES.iter()) {
        all.add(words, Kind::Told);
    }
    for (name, _, _) in kinds::KINDS {
        all.add(&format!("{} số #", name.to_lowercase()), Kind::Told);
    }
    for opener in lists::OPENERS.iter() {
        for field in fields::FIELDS.iter() {
            all.add(&format!("{opener} {field}"), Kind::Name);
        }
    }
    let names = fields::WHOLE.iter().chain(bodies::NAMES.iter());
    for name in names
        .chain(bodies::COLLECTIVES.iter())
        .chain(lists::NAMES.iter())
    {
        all.add(&name.to_lowercase(), Kind::Name);
    }
    for name in bodies::COLLECTIVES.iter() {
        all.add(&name.to_lowercase(), Kind::Part);
    }
    for field in fields::FIELDS.iter() {
        if field.split(' ').count() >= LONG {
            all.add(field, Kind::Part);
        }
    }
    all.settle();
    all
});

impl Vocabulary {
    /// A phrase; `#` stands for digits.
    fn add(&mut self, words: &str, kind: Kind) {
        let words: Vec<Vec<char>> = words
            .split(|c: char| !(c.is_alphanumeric() || c == '#'))
            .filter(|word| !word.is_empty())
            .map(|word| word.chars().collect())
            .collect();
        let told_by = match kind {
            Kind::Told | Kind::Name => words.iter().filter(|word| **word != ['#']).count(),
            Kind::Part => 0,
        };
        self.add_words(&words, kind == Kind::Name, told_by);
        if words.len() >= LONG {
            for part in words.windows(3) {
                // "và đầu tư" alone is no phrase.
                let joins =
                    |word: &Vec<char>| lists::JOINING.contains(&String::from_iter(word).as_str());
                if !part.first().is_some_and(joins) && !part.last().is_some_and(joins) {
                    self.add_words(part, false, 0);
                }
            }
        }
    }

    fn add_words(&mut self, words: &[Vec<char>], is_name: bool, told_by: usize) {
        let ids: Vec<Id> = words.iter().map(|word| self.id_of(word)).collect();
        let known = self.known.get(&ids).copied();
        if let Some(known) = known.and_then(|at| self.phrases.get_mut(at)) {
            // What was added in whole is more than a part of another.
            if told_by > 0 {
                if known.told_by == 0 {
                    (known.told_by, known.is_name) = (told_by, is_name);
                }
                known.is_name &= is_name;
            }
            return;
        }
        if words.len() < 2 {
            return;
        }
        self.pairs
            .extend(ids.windows(2).filter_map(|pair| match pair {
                &[a, b] => Some(key(a, b)),
                _ => None,
            }));
        let phrase = self.phrases.len();
        for (at, word) in words.iter().enumerate() {
            if ids.get(at) == Some(&DIGITS) {
                continue;
            }
            let beside = |i: Option<usize>| i.and_then(|i| ids.get(i)).copied().unwrap_or(UNKNOWN);
            let key = slot_key(beside(at.checked_sub(1)), beside(Some(at + 1)), word.len());
            self.slots.entry(key).or_default().all.push(Slot {
                word: word.clone(),
                letters: pack(word),
                phrase,
                at,
            });
        }
        self.phrases.push(Phrase {
            words: ids,
            told_by,
            is_name,
        });
    }

    /// When all phrases are there, puts first what tells words of the language: enough of a phrase stands around it. What a
    /// phrase begins with is the least told by the rest: "mã số y tế", "Hàn Quốc"; of names [`opens_name`] tells it.
    fn settle(&mut self) {
        let phrases = &self.phrases;
        let tells = |slot: &Slot| {
            let phrase = phrases.get(slot.phrase);
            let told_by = phrase.map_or(0, |one| one.told_by);
            told_by >= 3
                && (slot.at > 0
                    || told_by >= LONG
                    || phrase.is_some_and(|one| one.is_name || one.words.len() >= WHOLE_DATE))
        };
        let telling = &mut self.telling;
        self.slots.iter_mut().for_each(|(key, slots)| {
            slots.all.sort_by_key(|slot| !tells(slot));
            slots.telling = slots.all.iter().filter(|slot| tells(slot)).count();
            if slots.telling > 0 {
                telling.add(*key);
            }
        });
    }

    /// A word of the vocabulary is no syllable but a short form.
    fn is_short_form(&self, word: Id) -> bool {
        let known = self.short_forms.get(usize::from(word));
        known.is_some_and(|&is_short| is_short)
    }

    fn id_of(&mut self, word: &[char]) -> Id {
        if word == ['#'] {
            return DIGITS;
        }
        let next = Id::try_from(self.short_forms.len()).unwrap_or(UNKNOWN);
        let id = *self.ids.entry(hash(word.iter().copied())).or_insert(next);
        if id == next && id != UNKNOWN {
            self.short_forms.push(!is_syllable(word));
        }
        id
    }
}

/// A word of the text.
#[derive(Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
    id: Id,
    /// Of its letters.
    hash: u64,
}

/// Words that are looked at together, and how many of them the next ones overlap.
const TOGETHER: usize = 4000;
const OVERLAP: usize = 16;

/// Corrects what is compared and returns what it was corrected from.
pub(crate) fn correct(view: &mut View) -> Vec<Misspelt> {
    let mut found = Found::default();
    let mut words: Vec<Word> = Vec::with_capacity(TOGETHER + OVERLAP);
    let mut at = 0;
    let end = view.bytes().len();
    while at < end {
        let known = words.len();
        while at < end && words.len() < TOGETHER {
            at = next_word(view, at, &mut words);
        }
        let from = known.saturating_sub(OVERLAP / 2);
        let to = if at < end {
            words.len().saturating_sub(OVERLAP / 2)
        } else {
            words.len()
        };
        check(view, &mut words, from..to, &mut found);
        let keep = words.len().saturating_sub(OVERLAP);
        words.drain(..keep);
    }
    found.settled()
}

/// What was found, and how many words were looked at.
#[derive(Default)]
struct Found {
    all: Vec<Misspelt>,
    /// How often an odd word stands in the text: what stands there again is no slip.
    odd: HashMap<Vec<char>, usize>,
    words: usize,
    valid: HashMap<u64, bool, Plain>,
}

/// Of so many words at most one is odd where the text is Vietnamese.
const ODD_OF: usize = 25;

impl Found {
    /// It can be a syllable of the language; worked out once for each word.
    fn is_word(&mut self, view: &View, word: &Word) -> bool {
        if word.id != UNKNOWN {
            return !VOCABULARY.is_short_form(word.id);
        }
        let letters = || view.small(&(word.start..word.end));
        *self
            .valid
            .entry(word.hash)
            .or_insert_with(|| is_syllable(letters()))
    }

    fn settled(self) -> Vec<Misspelt> {
        let is_vietnamese = self.odd.values().sum::<usize>() * ODD_OF <= self.words + ODD_OF * 2;
        let mut all = self.all;
        if !is_vietnamese {
            all.retain(|one| one.meant.is_some());
        }
        all
    }
}

/// Adds the next word, or a break; where to go on.
fn next_word(view: &View, from: usize, words: &mut Vec<Word>) -> usize {
    let bytes = view.bytes();
    let at_byte = |at: usize| bytes.get(at).copied().unwrap_or(b'\n');
    let mut at = from;
    let mut parts = false;
    while at < bytes.len() && !is_word(at_byte(at)) {
        parts |= !matches!(at_byte(at), b' ' | b',' | b'-' | b':' | b'\n');
        at += 1;
    }
    if (parts || at - from > 3) && words.last().is_some_and(|word| word.id != BREAK) {
        words.push(Word {
            start: from,
            end: from,
            id: BREAK,
            hash: 0,
        });
    }
    if at >= bytes.len() {
        return at;
    }
    let start = at;
    if at_byte(at).is_ascii_digit() {
        while at_byte(at).is_ascii_digit()
            || (matches!(at_byte(at), b'/' | b'.') && at_byte(at + 1).is_ascii_digit())
        {
            at += 1;
        }
        if !is_word(at_byte(at)) {
            words.push(Word {
                start,
                end: at,
                id: DIGITS,
                hash: 0,
            });
            return at;
        }
    }
    while is_word(at_byte(at)) {
        at += 1;
    }
    let hash = hash(view.small(&(start..at)).iter().copied());
    words.push(Word {
        start,
        end: at,
        id: VOCABULARY.ids.get(&hash).copied().unwrap_or(UNKNOWN),
        hash,
    });
    at
}

fn check(view: &mut View, words: &mut [Word], range: Place, found: &mut Found) {
    let vocabulary = &*VOCABULARY;
    // The pair that was asked for last: that of a word and the next is that of the next and the word before it.
    let mut last = (0, false);
    let mut is_pair = |left: Id, right: Id| {
        let key = key(left, right);
        if last.0 != key {
            last = (key, vocabulary.pairs.contains(&key));
        }
        last.1
    };
    for k in range {
        let id_at = |i: Option<usize>| {
            i.and_then(|i| words.get(i))
                .map_or(BREAK, |word: &Word| word.id)
        };
        let Some(&word) = words.get(k) else {
            continue;
        };
        if word.id == DIGITS || word.id == BREAK {
            continue;
        }
        found.words += 1;
        // Names in capitals and short forms are left alone.
        if view.is_upper(word.start + 1) {
            continue;
        }
        let (left, right) = (id_at(k.checked_sub(1)), id_at(Some(k + 1)));
        // A break and what is unknown are in no pair.
        let told = |id: Id| id != UNKNOWN && id != BREAK;
        let at_home = told(word.id)
            && (told(left) && is_pair(left, word.id) || told(right) && is_pair(word.id, right));
        let place = word.start..word.end;
        if at_home {
            continue;
        }
        let length = place.len();
        let letters = pack(view.small(&place));
        let is_word = found.is_word(view, &word);
        if joins_bodies(view, words, k) {
            view.rewrite(&place, AND);
            found.all.push(Misspelt {
                place,
                meant: Some(AND.iter().collect()),
            });
            continue;
        }
        let sides = [(left, right), (UNKNOWN, right), (left, UNKNOWN)];
        let meant = sides
            .iter()
            .filter(|&&(a, b)| (a, b) != (UNKNOWN, UNKNOWN) && a != BREAK && b != BREAK)
            .map(|&(a, b)| slot_key(a, b, length))
            .filter(|&key| !is_word || vocabulary.telling.may_hold(key))
            .filter_map(|key| vocabulary.slots.get(&key))
            .flat_map(|slots| {
                let some = if is_word {
                    slots.telling
                } else {
                    slots.all.len()
                };
                slots.all.iter().take(some)
            })
            .filter(|slot| differing(slot.letters, letters) <= 2)
            .filter(|slot| fits(view, words, k, slot, is_word))
            .max_by_key(|slot| vocabulary.phrases.get(slot.phrase).map(|p| p.words.len()));
        if let Some(slot) = meant {
            let now = vocabulary.ids.get(&hash(slot.word.iter().copied()));
            view.rewrite(&place, &slot.word);
            if let (Some(word), Some(&id)) = (words.get_mut(k), now) {
                word.id = id;
            }
            found.all.push(Misspelt {
                place,
                meant: Some(slot.word.iter().collect()),
            });
        } else if !is_word && is_odd(view, &place) {
            *found.odd.entry(view.small(&place).to_vec()).or_default() += 1;
            found.all.push(Misspelt { place, meant: None });
        }
    }
}

/// "… Sở Công Thương ià Sở Nội vụ": a small word between the end of a name and the beginning of another, one letter from "và".
fn joins_bodies(view: &View, words: &[Word], k: usize) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| words.get(at));
    let (Some(before), Some(this), Some(next)) =
        (word(k.checked_sub(1)), word(Some(k)), word(Some(k + 1)))
    else {
        return false;
    };
    let letters = view.small(&(this.start..this.end));
    letters.len() == AND.len()
        && letters.iter().zip(AND).filter(|(a, b)| a != b).count() == 1
        && !view.is_upper(this.start)
        && before.id > BREAK
        && view.is_upper(next.start)
        && next.id > BREAK
        && lists::JOINED.contains(&String::from_iter(view.small(&(next.start..next.end))).as_str())
        && !lists::LIKE_AND.contains(&String::from_iter(letters).as_str())
}

/// The word at `k` is that of the slot but for one letter, and the phrase's other words stand around it.
fn fits(view: &View, words: &[Word], k: usize, slot: &Slot, is_word: bool) -> bool {
    let Some(&word) = words.get(k) else {
        return false;
    };
    let letters = view.small(&(word.start..word.end));
    if letters.len() != slot.word.len() || !is_one_letter_off(letters, &slot.word) {
        return false;
    }
    let Some(phrase) = VOCABULARY.phrases.get(slot.phrase) else {
        return false;
    };
    let Some(first) = k.checked_sub(slot.at) else {
        return false;
    };
    let others_fit = phrase
        .words
        .iter()
        .enumerate()
        .all(|(j, id)| j == slot.at || words.get(first + j).is_some_and(|word| word.id == *id));
    if !others_fit {
        return false;
    }
    let begins = words.get(first).map_or(word.start, |word| word.start);
    if phrase.is_name && !view.is_upper(begins) {
        return false;
    }
    // "Báo Nông nghiệp và Môi trường" is no "Ban …".
    if slot.at == 0 && lists::OPENS_OTHERS.contains(&String::from_iter(letters).as_str()) {
        return false;
    }
    if is_word && slot.at == 0 && phrase.is_name && phrase.told_by < LONG {
        return opens_name(view, word, words.get(k + 1), slot);
    }
    let joins = || lists::JOINING.contains(&String::from_iter(letters).as_str());
    // "chủ trì, phối hợp tới Sở …".
    let is_with = phrase.told_by > LONG && slot.word == WITH;
    !is_word || is_with || !joins()
}

/// "Se Xây dựng", "Bi Du lịch": both words have capitals, and the letter that is wrong is not the first.
fn opens_name(view: &View, word: Word, next: Option<&Word>, slot: &Slot) -> bool {
    let first = view.small(&(word.start..word.start + 1)).first();
    view.is_upper(word.start)
        && next.is_some_and(|next| view.is_upper(next.start))
        && first == slot.word.first()
}

/// One letter is another; a tone that has moved with it (`và` and `òa`) is no second one.
fn is_one_letter_off(a: &[char], b: &[char]) -> bool {
    let mut differing = a.iter().zip(b).filter(|(a, b)| a != b);
    let (Some(first), second) = (differing.next(), differing.next()) else {
        return false;
    };
    match second {
        None => true,
        Some(second) => {
            // Plain letters are looked up, letters without a tone are worked out.
            let alike =
                |(a, b): (&char, &char)| plain(*a) == plain(*b) && toneless(*a) == toneless(*b);
            differing.next().is_none() && alike(first) != alike(second)
        }
    }
}

/// A word in small letters, or with one capital at its beginning, that no word is spelled like.
fn is_odd(view: &View, place: &Place) -> bool {
    let inside_capital = (place.start + 1..place.end).any(|at| view.is_upper(at));
    let letters = view.small(place);
    if inside_capital
        || letters.len() < 2
        || !letters.iter().all(|c| c.is_alphabetic())
        || letters.iter().any(|c| matches!(c, 'f' | 'j' | 'w' | 'z'))
    {
        return false;
    }
    let word: String = view.small(place).iter().collect();
    // Names of people and places of every language stand beside other words with capitals.
    let beside_capital = || {
        let before = place.start.checked_sub(2).and_then(|end| {
            (0..=end)
                .rev()
                .find(|&at| !is_word(view.byte(at)))
                .map(|at| at + 1)
        });
        before.is_some_and(|at| view.is_upper(at)) || view.is_upper(place.end + 1)
    };
    let is_foreign = lists::FOREIGN.contains(&word.as_str());
    !(is_foreign || view.is_upper(place.start) && beside_capital())
}
