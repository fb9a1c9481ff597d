//! Letters that slipped. A word of a known phrase with one other letter is read as that word: the words stay as they are
//! printed, only what is compared changes, and a finding says so. A small word that no syllable of the language is spelled
//! like is noted.

mod known;
mod odd;
mod packed;

use std::collections::HashMap;

use tiendo_text::syllable::is_syllable;

use crate::view::{Place, View, is_word};
use crate::vocabulary::spelling as lists;
use known::{Around, BREAK, DIGITS, Id, LONG, Plain, Slot, UNKNOWN, VOCABULARY, hash};
use odd::{is_named, is_near_syllable, is_odd};

/// A word that is probably not what was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Misspelt {
    /// Where it stands.
    pub(crate) place: Place,
    /// The word of the phrase that it is read as; `None` where none is known.
    pub(crate) meant: Option<String>,
    /// It stands beside other words with capitals, where names of people and places stand: only in a body's name it says something.
    pub(crate) is_named: bool,
}

impl Misspelt {
    fn meaning(place: Place, meant: &[char]) -> Self {
        Self {
            place,
            meant: Some(meant.iter().collect()),
            is_named: false,
        }
    }
}

/// The word that joins the last two of several bodies.
const AND: &[char] = &['v', 'à'];

/// The word that opens an article.
const ARTICLE: &[char] = &['đ', 'i', 'ề', 'u'];

/// The one joining word that the words before it tell.
const WITH: &[char] = &['v', 'ớ', 'i'];

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
    found.settled(view)
}

/// The small word of a name that no name is known to have, and the known one beside its neighbour that has one other letter:
/// "Ban Nội chính Tỉnh ủa".
pub(crate) fn unlike_names(view: &View, name: &Place) -> Option<(Place, String)> {
    let vocabulary = &*VOCABULARY;
    let mut words: Vec<Word> = Vec::new();
    let mut at = name.start;
    while at < name.end {
        at = next_word(view, at, &mut words);
    }
    let id = |at: Option<usize>| {
        let word = at.and_then(|at| words.get(at));
        let told = word.filter(|word| word.end <= name.end);
        let letters = |word: &Word| String::from_iter(view.small(&(word.start..word.end)));
        // "và", "các" stand beside any word.
        told.filter(|word| !lists::JOINING.contains(&letters(word).as_str()))
            .map_or(BREAK, |word| word.id)
    };
    words.iter().enumerate().find_map(|(k, word)| {
        let place = word.start..word.end;
        if word.id != UNKNOWN || view.is_upper(word.start) || word.end > name.end {
            return None;
        }
        let letters = view.small(&place);
        let is_ordinary = || lists::ORDINARY.contains(&String::from_iter(letters).as_str());
        let meant = (letters.len() > 1 && is_syllable(letters) && !is_ordinary())
            .then(|| vocabulary.paired(letters, id(k.checked_sub(1)), id(Some(k + 1))))??;
        Some((place, meant.iter().collect()))
    })
}

/// What was found, and how many words were looked at.
#[derive(Default)]
struct Found {
    all: Vec<Misspelt>,
    /// How often an odd word stands in the text: what stands there again is no slip.
    odd: HashMap<Vec<char>, usize>,
    /// The same of those beside other words with capitals.
    named: HashMap<Vec<char>, usize>,
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

    fn settled(self, view: &View) -> Vec<Misspelt> {
        let are_few = |odd: &HashMap<Vec<char>, usize>| {
            odd.values().sum::<usize>() * ODD_OF <= self.words + ODD_OF * 2
        };
        let (is_vietnamese, few_named) = (are_few(&self.odd), are_few(&self.named));
        let mut all = self.all;
        // A name that stands again is written so.
        let once = |letters: &[char]| self.named.get(letters) == Some(&1);
        all.retain(|one| {
            let letters = view.small(&one.place);
            match one.meant {
                Some(_) => true,
                None if one.is_named => few_named && once(letters) && is_near_syllable(letters),
                None => is_vietnamese,
            }
        });
        all
    }
}

/// Adds the next word, or a break; where to go on.
fn next_word(view: &View, from: usize, words: &mut Vec<Word>) -> usize {
    let bytes = view.bytes();
    let at_byte = |at: usize| bytes.get(at).copied().unwrap_or(b'\n');
    let word = view.next_word(from).unwrap_or(bytes.len()..bytes.len());
    let between = bytes.get(from..word.start).unwrap_or_default();
    let parts = |b: &u8| !matches!(b, b' ' | b',' | b'-' | b':' | b'\n');
    if (between.len() > 3 || between.iter().any(parts))
        && words.last().is_some_and(|word| word.id != BREAK)
    {
        words.push(Word {
            start: from,
            end: from,
            id: BREAK,
            hash: 0,
        });
    }
    let Place { start, end } = word;
    if start >= bytes.len() {
        return start;
    }
    let mut at = start;
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
    // Figures that something joins to letters: "3/QĐ".
    let end = if at > end {
        view.next_word(at).map_or(at, |word| word.end)
    } else {
        end
    };
    let hash = hash(view.small(&(start..end)));
    words.push(Word {
        start,
        end,
        id: VOCABULARY.id(hash),
        hash,
    });
    end
}

fn check(view: &mut View, words: &mut [Word], range: Place, found: &mut Found) {
    let vocabulary = &*VOCABULARY;
    // The pair that was asked for last: that of a word and the next is that of the next and the word before it.
    let mut last = ((UNKNOWN, UNKNOWN), false);
    let mut is_pair = |left: Id, right: Id| {
        let key = (left, right);
        if last.0 != key {
            last = (key, vocabulary.is_pair(left, right));
        }
        last.1
    };
    let id_at = |words: &[Word], at: usize| words.get(at).map_or(BREAK, |word| word.id);
    let before = |by: usize| range.start.checked_sub(by);
    // The words around one; it moves on with each.
    let mut ids = [
        before(3),
        before(2),
        before(1),
        Some(range.start),
        Some(range.start + 1),
    ]
    .map(|at| at.map_or(BREAK, |at| id_at(words, at)));
    for k in range {
        let [_, further, left, this, right] = ids;
        ids = [further, left, this, right, id_at(words, k + 2)];
        let [further, left, _, right, beyond] = ids;
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
        let around = Around {
            before: [further, left],
            behind: [right, beyond],
        };
        let place = word.start..word.end;
        let is_word = found.is_word(view, &word);
        // Most words are those of the language and nothing around them tells of another.
        let may_be_placed =
            || may_be_and(view.small(&place)) || word.id == UNKNOWN && right == DIGITS;
        if is_word && !vocabulary.may_tell(around, place.len()) && !may_be_placed() {
            continue;
        }
        let (left, right) = (around.left(), around.right());
        // A break and what is unknown are in no pair.
        let told = |id: Id| id != UNKNOWN && id != BREAK;
        let at_home = told(word.id)
            && (told(left) && is_pair(left, word.id) || told(right) && is_pair(word.id, right));
        if at_home {
            continue;
        }
        let placed = if joins_bodies(view, words, k) {
            Some(AND)
        } else if opens_article(view, words, k) {
            Some(ARTICLE)
        } else {
            None
        };
        if let Some(meant) = placed {
            view.rewrite(&place, meant);
            found.all.push(Misspelt::meaning(place, meant));
            continue;
        }
        let letters = view.small(&place);
        let fits = |slot: &Slot| fits(view, words, k, *slot, is_word);
        let longest = |slot: &Slot| vocabulary.phrase(*slot).map(|one| one.words.len());
        let meant = if is_word {
            let telling = vocabulary.telling(around, letters);
            telling.filter(fits).max_by_key(longest)
        } else {
            let missing = vocabulary.missing(around, letters);
            missing.filter(fits).max_by_key(longest)
        };
        if let Some(Slot { word: meant, .. }) = meant {
            let letters = vocabulary.letters(meant);
            view.rewrite(&place, letters);
            if let Some(word) = words.get_mut(k) {
                word.id = meant;
            }
            ids[2] = meant;
            found.all.push(Misspelt::meaning(place, letters));
        } else if !is_word && is_odd(view, &place) {
            let is_named = is_named(view, &place);
            let odd = if is_named {
                &mut found.named
            } else {
                &mut found.odd
            };
            *odd.entry(view.small(&place).to_vec()).or_default() += 1;
            found.all.push(Misspelt {
                place,
                meant: None,
                is_named,
            });
        }
    }
}

/// One letter from "và".
fn may_be_and(letters: &[char]) -> bool {
    letters.len() == AND.len() && letters.iter().zip(AND).filter(|(a, b)| a != b).count() == 1
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
    may_be_and(letters)
        && !view.is_upper(this.start)
        && before.id > BREAK
        && view.is_upper(next.start)
        && next.id > BREAK
        && lists::JOINED.contains(&String::from_iter(view.small(&(next.start..next.end))).as_str())
        && !lists::LIKE_AND.contains(&String::from_iter(letters).as_str())
}

/// "Điền 2. Giao …": at the beginning of a line, before a number and a sign, one letter from "Điều".
fn opens_article(view: &View, words: &[Word], k: usize) -> bool {
    let (Some(this), Some(number)) = (words.get(k), words.get(k + 1)) else {
        return false;
    };
    let letters = view.small(&(this.start..this.end));
    let begins_line = || {
        let before = (0..this.start).rev().map(|at| view.byte(at));
        before
            .take_while(|&byte| byte != b'\n')
            .all(|byte| byte == b' ')
    };
    number.id == DIGITS
        && letters.len() == ARTICLE.len()
        && view.is_upper(this.start)
        && letters.iter().zip(ARTICLE).filter(|(a, b)| a != b).count() == 1
        && matches!(view.byte(number.end), b'.' | b':')
        && begins_line()
}

/// The word at `k`, one letter from that of the slot, is a slip of it: the phrase's other words stand around it.
fn fits(view: &View, words: &[Word], k: usize, slot: Slot, is_word: bool) -> bool {
    let Some(&word) = words.get(k) else {
        return false;
    };
    let letters = view.small(&(word.start..word.end));
    let meant = VOCABULARY.letters(slot.word);
    let Some(phrase) = VOCABULARY.phrase(slot) else {
        return false;
    };
    // "CHÁNH VĂN PHÒNG" above "Bế Văn Lục".
    let is_person = || lists::SURNAMES.contains(&String::from_iter(letters).as_str());
    if view.is_upper(word.start)
        && words
            .get(k + 1)
            .is_some_and(|next| view.is_upper(next.start))
        && is_person()
    {
        return false;
    }
    let slot_at = usize::from(slot.at);
    let Some(first) = k.checked_sub(slot_at) else {
        return false;
    };
    let others_fit = phrase
        .words
        .iter()
        .enumerate()
        .all(|(j, id)| j == slot_at || words.get(first + j).is_some_and(|word| word.id == *id));
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
        return opens_name(view, word, words.get(k + 1), meant);
    }
    let joins = || lists::JOINING.contains(&String::from_iter(letters).as_str());
    // "chủ trì, phối hợp tới Sở …".
    let is_with = phrase.told_by > LONG && meant == WITH;
    !is_word || is_with || !joins()
}

/// "Se Xây dựng", "Bi Du lịch": both words have capitals, and the letter that is wrong is not the first.
fn opens_name(view: &View, word: Word, next: Option<&Word>, meant: &[char]) -> bool {
    let first = view.small(&(word.start..word.start + 1)).first();
    view.is_upper(word.start)
        && next.is_some_and(|next| view.is_upper(next.start))
        && first == meant.first()
}
