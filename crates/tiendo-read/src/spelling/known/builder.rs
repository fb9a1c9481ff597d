//! How the vocabulary is collected, once, when the first document is read.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use tiendo_text::syllable::is_syllable;

use super::hashing::{Plain, Sieve, hash};
use super::phrases::{Phrase, Phrases};
use super::slots::{Slot, Slots, slot_key};
use super::{BREAK, DIGITS, Id, LONG, UNKNOWN, Vocabulary};
use crate::spelling::packed::pack;
use crate::vocabulary::{bodies, fields, kinds, spelling as lists};

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

/// Levels below a province.
const LEVELS: [&str; 5] = ["huyện", "xã", "phường", "quận", "thành phố"];

/// Built once, when the first document is read.
pub(crate) static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
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
    /// Those of the word that is added.
    letters: Vec<char>,
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
            letters: Vec::new(),
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
        self.places.insert(phrase.hash(), self.phrases.count());
        self.phrases.add(phrase);
    }

    fn id_of(&mut self, word: &str) -> Id {
        if word == "#" {
            return DIGITS;
        }
        let made = &mut self.made;
        self.letters.clear();
        self.letters.extend(word.chars());
        let next = Id::try_from(made.words.len()).unwrap_or(UNKNOWN);
        let id = *made.ids.entry(hash(&self.letters)).or_insert(next);
        if id == next && id != UNKNOWN {
            made.short_forms.push(!is_syllable(&self.letters));
            made.packed.push(pack(&self.letters));
            made.words.push(self.letters.as_slice().into());
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
