//! What a slip of a letter is told by: the words of the vocabulary by their numbers, and for each word of each phrase what
//! stands beside it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use tiendo_text::syllable::is_syllable;

use super::packed::{Packed, is_one_letter_off, pack};
use crate::vocabulary::{bodies, fields, kinds, spelling as lists};

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

/// "ngày # tháng # năm #": the figures of a whole date tell the word before them.
const WHOLE_DATE: usize = 6;

/// A word that is missing in a phrase: which, and of what phrase.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    pub(super) word: Id,
    pub(super) at: u8,
    phrase: u32,
}

/// What can be missing, by a key of the words around it.
#[derive(Default)]
struct Slots {
    /// Those of one key stand side by side.
    all: Vec<Slot>,
    places: HashMap<u64, Range<u32>, Plain>,
}

impl Slots {
    /// Those of one key stay in their order.
    fn new(mut keyed: Vec<(u64, Slot)>) -> Self {
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

    fn of(&self, key: u64) -> &[Slot] {
        let place = self.places.get(&key);
        let slots = place.and_then(|at| self.all.get(at.start as usize..at.end as usize));
        slots.unwrap_or_default()
    }
}

/// The words that stand around one, the nearest in the middle.
#[derive(Clone, Copy)]
pub(super) struct Around {
    pub(super) before: [Id; 2],
    pub(super) behind: [Id; 2],
}

impl Around {
    pub(super) const fn left(self) -> Id {
        self.before[1]
    }

    pub(super) const fn right(self) -> Id {
        self.behind[0]
    }

    /// The keys of what is missing here in the middle, at the beginning and at the end of a phrase of three words or more: its two
    /// nearest words tell where to look. `None` where one of these is in no phrase.
    fn keys(self, length: usize) -> [Option<u64>; 3] {
        self.places().map(|(place, a, b)| {
            (is_known(a) && is_known(b)).then(|| slot_key(a, b, length | place))
        })
    }

    /// Where this word may stand in a phrase, and the two words that tell.
    const fn places(self) -> [(usize, Id, Id); 3] {
        let ([further, left], [right, beyond]) = (self.before, self.behind);
        [
            (MIDDLE, left, right),
            (BEGINNING, right, beyond),
            (END, further, left),
        ]
    }
}

/// It may stand in a phrase.
const fn is_known(word: Id) -> bool {
    word != UNKNOWN && word != BREAK
}

/// Where in a phrase a word is missing; beside the length of the word.
const MIDDLE: usize = 1 << u8::BITS;
const BEGINNING: usize = 2 << u8::BITS;
const END: usize = 3 << u8::BITS;

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

/// A phrase with its words.
#[derive(Clone, Copy)]
pub(super) struct Phrase<'v> {
    pub(super) words: &'v [Id],
    /// Words that are no digits; none where it is only a part of a phrase, in which a word of the language is never a slip.
    pub(super) told_by: usize,
    /// It begins with a capital: the name of a body.
    pub(super) is_name: bool,
}

/// Phrases, their words side by side.
#[derive(Default)]
struct Phrases {
    words: Vec<Id>,
    all: Vec<Stored>,
}

struct Stored {
    words: Range<u32>,
    told_by: u8,
    is_name: bool,
}

impl Phrases {
    fn get(&self, number: usize) -> Option<Phrase<'_>> {
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

    fn iter(&self) -> impl Iterator<Item = Phrase<'_>> {
        self.all.iter().map(|one| self.phrase(one))
    }

    fn add(&mut self, phrase: Phrase) {
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

/// Numbers that are their own hash.
pub(super) type Plain = std::hash::BuildHasherDefault<Itself>;

#[derive(Default)]
pub(super) struct Itself(u64);

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

/// The hash of a word's letters.
pub(super) fn hash(letters: impl Iterator<Item = char>) -> u64 {
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

/// Letters that a syllable is made of, with the marks of their tones.
pub(super) const LETTERS: &str =
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ";

/// Levels below a province.
const LEVELS: [&str; 5] = ["huyện", "xã", "phường", "quận", "thành phố"];

/// Built once, when the first document is read.
pub(super) static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut all = Builder::default();
    for words in lists::PHRASES.iter().chain(&*lists::COLLECTIVES) {
        all.add(words, Kind::Told);
    }
    for (name, _, _) in kinds::KINDS {
        all.add(&format!("{} số #", name.to_lowercase()), Kind::Told);
    }
    let numbered = |all: &mut Builder, list: &[&str]| -> Vec<Vec<Id>> {
        list.iter().map(|words| all.numbered(words)).collect()
    };
    let openers = numbered(&mut all, &lists::OPENERS);
    let fields = numbered(&mut all, &fields::FIELDS);
    for opener in &openers {
        for field in &fields {
            all.add_numbered(&[opener.as_slice(), field].concat(), Kind::Name);
        }
    }
    let names = fields::WHOLE.iter().chain(&*bodies::NAMES);
    for name in names.chain(&*bodies::COLLECTIVES).chain(&*lists::NAMES) {
        all.add(&name.to_lowercase(), Kind::Name);
    }
    // What a province has, districts, communes and cities have as well.
    for name in &*lists::NAMES {
        if let Some(name) = name.strip_suffix(" tỉnh") {
            for level in LEVELS {
                all.add(&format!("{} {level}", name.to_lowercase()), Kind::Name);
            }
        }
    }
    for name in bodies::NAMES.iter().filter(|name| name.starts_with("Bộ ")) {
        let name = name.to_lowercase();
        all.add(&format!("bộ trưởng {name} về"), Kind::Told);
        all.add(&format!("của {name} về"), Kind::Told);
    }
    for name in &*bodies::COLLECTIVES {
        all.add(&name.to_lowercase(), Kind::Part);
    }
    for (field, words) in fields::FIELDS.iter().zip(&fields) {
        if field.split(' ').count() >= LONG {
            all.add_numbered(words, Kind::Part);
        }
    }
    all.settled()
});

/// The vocabulary while it is collected.
struct Builder {
    made: Vocabulary,
    /// Phrases in their order.
    phrases: Phrases,
    /// Of each phrase by its hash, where it stands among them; of equal ones only the last is kept.
    places: HashMap<u64, usize, Plain>,
    /// Words that join others.
    joining: Vec<Id>,
}

impl Default for Builder {
    fn default() -> Self {
        let mut all = Self {
            made: Vocabulary {
                ids: HashMap::default(),
                words: [UNKNOWN, DIGITS, BREAK].map(|_| Box::default()).into(),
                packed: [UNKNOWN, DIGITS, BREAK].map(|_| None).into(),
                short_forms: [UNKNOWN, DIGITS, BREAK].map(|_| false).into(),
                phrases: Phrases::default(),
                slots: Slots::default(),
                telling: Slots::default(),
                told: Sieve::default(),
                pairs: HashSet::default(),
                paired: Sieve::default(),
            },
            phrases: Phrases::default(),
            places: HashMap::default(),
            joining: Vec::new(),
        };
        all.joining = lists::JOINING.iter().map(|word| all.id_of(word)).collect();
        all
    }
}

impl Builder {
    /// A phrase; `#` stands for digits.
    fn add(&mut self, words: &str, kind: Kind) {
        let words = self.numbered(words);
        self.add_numbered(&words, kind);
    }

    /// The numbers of its words.
    fn numbered(&mut self, words: &str) -> Vec<Id> {
        words
            .split(|c: char| !(c.is_alphanumeric() || c == '#'))
            .filter(|word| !word.is_empty())
            .map(|word| self.id_of(word))
            .collect()
    }

    fn add_numbered(&mut self, words: &[Id], kind: Kind) {
        let told_by = match kind {
            Kind::Told | Kind::Name => words.iter().filter(|&&word| word != DIGITS).count(),
            Kind::Part => 0,
        };
        self.add_phrase(words, kind == Kind::Name, told_by);
        if words.len() >= LONG {
            for part in words.windows(3) {
                // "và đầu tư" alone is no phrase.
                let joins = |word: &Id| self.joining.contains(word);
                if !part.first().is_some_and(joins) && !part.last().is_some_and(joins) {
                    self.add_phrase(part, false, 0);
                }
            }
        }
    }

    fn add_phrase(&mut self, words: &[Id], is_name: bool, told_by: usize) {
        if words.len() < 2 {
            return;
        }
        let phrase = Phrase {
            words,
            told_by,
            is_name,
        };
        self.places.insert(phrase.hash(), self.phrases.all.len());
        self.phrases.add(phrase);
    }

    fn id_of(&mut self, word: &str) -> Id {
        if word == "#" {
            return DIGITS;
        }
        let made = &mut self.made;
        let next = Id::try_from(made.words.len()).unwrap_or(UNKNOWN);
        let id = *made.ids.entry(hash(word.chars())).or_insert(next);
        if id == next && id != UNKNOWN {
            let letters: Box<[char]> = word.chars().collect();
            made.short_forms.push(!is_syllable(&letters));
            made.packed.push(pack(&letters));
            made.words.push(letters);
        }
        id
    }

    /// When all phrases are there, tells what is missing between words.
    fn settled(self) -> Vocabulary {
        let mut made = self.made;
        for (place, phrase) in self.phrases.iter().enumerate() {
            if self.places.get(&phrase.hash()) == Some(&place) {
                made.phrases.add(phrase);
            }
        }
        for key in made.phrases.iter().flat_map(Phrase::pairs) {
            made.pairs.insert(key);
            made.paired.add(key);
        }
        // First what tells words of the language.
        let mut slots = Vec::new();
        let mut tells = Vec::new();
        for telling in [true, false] {
            for (phrase, number) in made.phrases.iter().zip(0..) {
                for (&word, at) in phrase.words.iter().zip(0_u8..) {
                    if word == DIGITS || phrase.tells(at) != telling {
                        continue;
                    }
                    let length = made
                        .words
                        .get(usize::from(word))
                        .map_or(0, |word| word.len());
                    let slot = Slot {
                        word,
                        at,
                        phrase: number,
                    };
                    let around = phrase.around(usize::from(at));
                    slots.push((slot_key(around.left(), around.right(), length), slot));
                    let [middle, beginning, end] = around.keys(length);
                    let key = match (around.left(), around.right()) {
                        (UNKNOWN, _) => beginning,
                        (_, UNKNOWN) => end,
                        _ => middle,
                    };
                    if let Some(key) = key.filter(|_| telling) {
                        tells.push((key, slot));
                        made.told.add(key);
                    }
                }
            }
        }
        made.slots = Slots::new(slots);
        made.telling = Slots::new(tells);
        made
    }
}

impl<'v> Phrase<'v> {
    /// Of all that tells it from others.
    fn hash(self) -> u64 {
        let numbers = self.words.iter().map(|&word| u64::from(word));
        let rest = [self.told_by as u64, u64::from(self.is_name)];
        numbers.chain(rest).fold(0, |hash: u64, number| {
            (hash.rotate_left(5) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        })
    }

    /// The keys of the words that follow each other in it.
    fn pairs(self) -> impl Iterator<Item = u64> + use<'v> {
        self.words.array_windows().map(|&[a, b]| key(a, b))
    }

    /// The words around that at `at`; [`UNKNOWN`] where the phrase begins or ends.
    fn around(self, at: usize) -> Around {
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
    const fn tells(self, at: u8) -> bool {
        let is_told = at > 0 || self.told_by >= LONG || self.is_name;
        self.told_by >= 3 && (is_told || self.words.len() >= WHOLE_DATE)
    }
}

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
                    let id = self.id(hash(other.iter().copied()));
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
