//! The text and its plain form (no marks, lower case, ASCII) side by side. Inside the reader a place is the number of a
//! character, the same in both; comparing is done on the plain form, values are taken from the text.

mod bits;
mod cut;
mod offsets;
mod search;

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use foldhash::HashMap;
use tiendo_extract::{Source, Span};
use tiendo_text::normal::{Trait, is_of_word, letter, letters, settle_tones_at};

use crate::model::Words;
use crate::names::Asked;
use crate::phrases::Phrases;
use crate::span::Spanned;
use crate::spelling::Misspelt;
use crate::tables::Looks;
use bits::{Bits, GROUP, column};
use offsets::Offsets;

/// Characters `[start, end)`.
pub(crate) type Place = Range<usize>;

pub(crate) struct View<'s> {
    /// The source; a copy where broken lines were joined.
    pub(crate) source: Cow<'s, Source>,
    /// One ASCII byte for each character of the text.
    plain: String,
    /// The text in small letters, tone marks in one place.
    small: Vec<char>,
    /// Where each character stands in the text.
    offsets: Offsets,
    /// Which characters are capitals.
    capitals: Bits,
    /// Which are letters and digits.
    of_words: Bits,
    /// Names of bodies beyond those of the program.
    pub(crate) names: Option<Arc<Phrases>>,
    /// Words that are probably not what was meant, in order.
    pub(crate) misspelt: Vec<Misspelt>,
    /// Line ends in the middle of a sentence that the file's way of breaking lines does not tell.
    pub(crate) broken: Vec<Place>,
    /// Where tables begin whose cells were put together from several lines each.
    pub(crate) narrow: Vec<Place>,
    /// Where marks end that stand in a cell of their own, in order.
    pub(crate) mark_cells: Vec<usize>,
    /// What stands in the middle of paragraphs and is no part of them, in order: numbers of pages, with the line ends around them.
    left_out: Vec<Span>,
    /// What cells were found to look like, once lines that were broken are joined.
    pub(crate) looks: RefCell<HashMap<Place, Looks>>,
    /// Which lists of names were asked for.
    pub(crate) asked: Asked,
    /// How much of the text was looked at: the reader's work, told without a clock.
    #[cfg(test)]
    pub(crate) steps: std::cell::Cell<usize>,
}

impl<'s> View<'s> {
    pub(crate) fn new(source: &'s Source) -> Self {
        let text = source.text.as_str();
        let characters = text.chars().count();
        let mut all_plain = Vec::with_capacity(characters);
        let mut all_small = Vec::with_capacity(characters);
        let mut capitals = Bits::with_capacity(characters);
        let mut of_words = Bits::with_capacity(characters);
        let mut offsets = Offsets::new(text, characters);
        let letter_of = letters();
        let mut toned = Vec::new();
        let mut before_takes_tone = 0;
        let mut rest = text.chars();
        // A group of characters is looked up in a place of known size and taken over at once.
        let (mut plain, mut small) = ([0; GROUP], ['\0'; GROUP]);
        for from in (0..characters).step_by(GROUP) {
            let length = (characters - from).min(GROUP);
            let mut traits = [0; GROUP];
            let forms = plain.iter_mut().zip(&mut small).zip(&mut traits);
            for (((plain, small), traits), c) in forms.zip(&mut rest) {
                let letter = letter_of(c);
                *plain = letter.plain;
                *small = letter.small;
                *traits = letter.traits;
            }
            all_plain.extend_from_slice(plain.get(..length).unwrap_or_default());
            all_small.extend_from_slice(small.get(..length).unwrap_or_default());
            let having = |one: Trait| column(&traits, one as u32);
            capitals.add_group(having(Trait::Capital));
            of_words.add_group(having(Trait::OfWord));
            let further = [Trait::OneMoreByte, Trait::TwoMoreBytes];
            offsets.add_group(length, further.map(having));
            let takes_tone = having(Trait::TakesTone);
            let may_move = (takes_tone << 1 | before_takes_tone) & having(Trait::GivesTone);
            toned.extend(bits::set(may_move).map(|at| from + at));
            before_takes_tone = takes_tone >> (GROUP - 1);
        }
        offsets.end();
        settle_tones_at(&mut all_small, &toned);
        Self {
            source: Cow::Borrowed(source),
            // Plain letters are ASCII.
            plain: String::from_utf8(all_plain).unwrap_or_default(),
            small: all_small,
            offsets,
            capitals,
            of_words,
            names: None,
            misspelt: Vec::new(),
            broken: Vec::new(),
            narrow: Vec::new(),
            mark_cells: Vec::new(),
            left_out: Vec::new(),
            looks: RefCell::default(),
            asked: Asked::default(),
            #[cfg(test)]
            steps: std::cell::Cell::default(),
        }
    }

    /// Notes that so much of the text is looked at.
    #[cfg(test)]
    fn count(&self, steps: usize) {
        self.steps.set(self.steps.get() + steps);
    }

    #[cfg(not(test))]
    #[expect(clippy::unused_self, reason = "only tests count")]
    const fn count(&self, _steps: usize) {}

    /// Takes what stands in the middle of paragraphs and is no part of them out of what is looked at: one blank is left of each. The
    /// gaps stand in order.
    pub(crate) fn leave_out(&mut self, gaps: &[Place]) {
        if gaps.is_empty() {
            return;
        }
        self.asked.forget();
        self.left_out = gaps.iter().map(|gap| self.span(gap)).collect();
        self.offsets.leave_out(gaps);
        let around = |i: usize| gaps.get(gaps.partition_point(|gap| gap.end <= i));
        let is_left = |i: usize| around(i).is_none_or(|gap| i <= gap.start);
        let first = |i: usize| around(i).is_some_and(|gap| i == gap.start);
        let moved =
            |place: &Place| self.offsets.looked_at(place.start)..self.offsets.looked_at(place.end);
        for word in &mut self.misspelt {
            word.place = moved(&word.place);
        }
        for end in self.broken.iter_mut().chain(&mut self.narrow) {
            *end = moved(end);
        }
        let left: Vec<usize> = (0..self.plain.len()).filter(|&i| is_left(i)).collect();
        let plain = self.plain.as_bytes();
        let pick = |i: usize| {
            if first(i) {
                b' '
            } else {
                plain.get(i).copied().unwrap_or(b' ')
            }
        };
        let plain: Vec<u8> = left.iter().map(|&i| pick(i)).collect();
        self.small = left
            .iter()
            .filter_map(|&i| Some(if first(i) { ' ' } else { *self.small.get(i)? }))
            .collect();
        self.capitals = left.iter().map(|&i| self.capitals.get(i)).collect();
        self.of_words = plain.iter().map(|&b| is_word(b)).collect();
        self.plain = String::from_utf8(plain).unwrap_or_default();
    }

    /// Puts blanks in the place of line ends, which are as long.
    pub(crate) fn blank(&mut self, span: Span) {
        let place = self.place(span);
        if !place.is_empty() && self.plain(&place).bytes().all(|b| b == b'\n') {
            let blanks = " ".repeat(place.len());
            self.plain.replace_range(place.clone(), &blanks);
            self.small.get_mut(place).unwrap_or_default().fill(' ');
            self.source
                .to_mut()
                .text
                .replace_range(span.start..span.end, &blanks);
        }
    }

    /// Puts line ends back where [`Self::blank`] put blanks, and forgets what was found of places with them.
    pub(crate) fn end_lines(&mut self, spans: &[Span]) {
        for span in spans {
            let place = self.place(*span);
            let ends = "\n".repeat(place.len());
            self.plain.replace_range(place.clone(), &ends);
            self.small.get_mut(place).unwrap_or_default().fill('\n');
            self.source
                .to_mut()
                .text
                .replace_range(span.start..span.end, &ends);
        }
        self.asked.forget();
        *self.looks.get_mut() = HashMap::default();
    }

    /// Compares a word as another of as many letters; the text stays.
    pub(crate) fn rewrite(&mut self, place: &Place, letters: &[char]) {
        let plain: String = letters
            .iter()
            .map(|&c| char::from(letter(c).plain))
            .collect();
        if plain.len() == place.len()
            && let Some(small) = self.small.get_mut(place.clone())
        {
            small.copy_from_slice(letters);
            self.plain.replace_range(place.clone(), &plain);
        }
    }

    /// The misspelt words within a place.
    pub(crate) fn misspelt_in(&self, place: &Place) -> &[Misspelt] {
        let from = self
            .misspelt
            .partition_point(|word| word.place.start < place.start);
        let to = self
            .misspelt
            .partition_point(|word| word.place.start < place.end);
        self.misspelt.get(from..to).unwrap_or_default()
    }

    /// The words of a place as they were probably meant.
    pub(crate) fn meant(&self, place: &Place) -> String {
        let mut chars: Vec<char> = self.value(place).value.chars().collect();
        for word in self.misspelt_in(place) {
            for at in word.place.clone() {
                let small = self.small(&(at..at + 1)).first().copied();
                if let (Some(c), Some(small)) = (chars.get_mut(at - place.start), small)
                    && letter(*c).small != small
                {
                    *c = small;
                }
            }
        }
        chars.into_iter().collect()
    }

    /// The characters of a span.
    pub(crate) fn place(&self, span: Span) -> Place {
        self.character(span.start)..self.character(span.end)
    }

    /// The first character that begins at `byte` or behind it.
    fn character(&self, byte: usize) -> usize {
        self.offsets.character(byte)
    }

    pub(crate) fn plain(&self, place: &Place) -> &str {
        self.count(place.len());
        self.plain.get(place.clone()).unwrap_or_default()
    }

    /// The plain letters of a place.
    pub(crate) fn letters(&self, place: &Place) -> &[u8] {
        self.count(place.len());
        self.bytes().get(place.clone()).unwrap_or_default()
    }

    /// The characters of a place in small letters, tone marks in one place.
    pub(crate) fn small(&self, place: &Place) -> &[char] {
        self.count(place.len());
        self.small.get(place.clone()).unwrap_or_default()
    }

    /// The place says these words, given in small letters, marks and all.
    pub(crate) fn says(&self, place: &Place, words: &str) -> bool {
        self.small(place).iter().copied().eq(words.chars())
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.plain.as_bytes()
    }

    pub(crate) fn span(&self, place: &Place) -> Span {
        let byte = |i: usize| self.offsets.byte(i).unwrap_or(self.source.text.len());
        Span {
            start: byte(place.start),
            end: byte(place.end),
        }
    }

    /// How many bytes of a text file a place takes, with the blanks and line ends that the text leaves out.
    pub(crate) fn width_in_file(&self, place: &Place) -> usize {
        self.source.places.width(self.span(place))
    }

    pub(crate) fn words(&self, place: &Place) -> &str {
        self.count(place.len());
        self.source.words(self.span(place))
    }

    /// The words of a place as a value; what is left out in the middle of it is no part of them.
    pub(crate) fn value(&self, place: &Place) -> Words {
        let whole = self.span(place);
        let inside = |gap: &&Span| gap.end < whole.end;
        let behind = self
            .left_out
            .partition_point(|gap| gap.start <= whole.start);
        let mut from = whole.start;
        let mut spans = Vec::new();
        for gap in self.left_out.iter().skip(behind).take_while(inside) {
            spans.push(Span {
                start: from,
                end: gap.start,
            });
            from = gap.end;
        }
        if spans.is_empty() {
            return Spanned::at(self.words(place).to_owned(), whole);
        }
        spans.push(Span {
            start: from,
            end: whole.end,
        });
        let mut value = String::with_capacity(whole.end - whole.start);
        for &span in &spans {
            let words = self.source.words(span);
            if !value.is_empty() && !goes_through_hyphen(&value, words) {
                value.push(' ');
            }
            value.push_str(words);
        }
        Spanned { value, spans }
    }

    /// Another value resting on a place.
    pub(crate) fn derived<T>(&self, value: T, place: &Place) -> Spanned<T> {
        Spanned::at(value, self.span(place))
    }

    pub(crate) fn byte(&self, at: usize) -> u8 {
        self.count(1);
        self.bytes().get(at).copied().unwrap_or(b'\n')
    }

    /// Where the digits of a place stand.
    pub(crate) fn digits(&self, place: &Place) -> impl Iterator<Item = usize> {
        let bytes = self.bytes().get(place.clone()).unwrap_or_default();
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                let rest = bytes.get(at..)?;
                // Most of a text has none; whether there is one is told of several at once.
                if let Some(several) = rest.first_chunk::<SEVERAL>()
                    && several
                        .iter()
                        .fold(true, |none, b| none & !b.is_ascii_digit())
                {
                    self.count(SEVERAL);
                    at += SEVERAL;
                    continue;
                }
                let found = rest.iter().position(u8::is_ascii_digit);
                self.count(found.map_or(rest.len(), |found| found + 1));
                at += found? + 1;
                return Some(place.start + at - 1);
            }
        })
    }

    /// Where bytes of a kind stand in a place.
    pub(crate) fn where_is(
        &self,
        place: &Place,
        is_one: impl Fn(u8) -> bool,
    ) -> impl Iterator<Item = usize> {
        let plain = self.bytes().get(place.clone()).unwrap_or_default();
        let all = plain.iter().zip(place.start..);
        all.inspect(|_| self.count(1))
            .filter(move |&(&b, _)| is_one(b))
            .map(|(_, at)| at)
    }

    /// Where the first of two signs stands in a place, else its end.
    pub(crate) fn next_of(&self, place: &Place, signs: [u8; 2]) -> usize {
        let rest = self.bytes().get(place.clone()).unwrap_or_default();
        let length = memchr::memchr2(signs[0], signs[1], rest).unwrap_or(rest.len());
        self.count(length + 1);
        place.start + length
    }

    /// Where the first of a sign stands in a place.
    pub(crate) fn first_of(&self, place: &Place, sign: u8) -> Option<usize> {
        let bytes = self.bytes().get(place.clone())?;
        let length = memchr::memchr(sign, bytes);
        self.count(length.map_or(bytes.len(), |length| length + 1));
        Some(place.start + length?)
    }

    pub(crate) fn is_upper(&self, at: usize) -> bool {
        self.count(1);
        self.capitals.get(at)
    }

    /// Where words of a place begin with a capital.
    pub(crate) fn capitals(&self, place: &Place) -> impl Iterator<Item = usize> {
        self.count(place.len());
        let begins = |at: &usize| at.checked_sub(1).is_none_or(|i| !is_word(self.byte(i)));
        self.capitals.set_in(place.start, place.end).filter(begins)
    }

    /// The next word at `from` or behind it: letters and digits that nothing stands between.
    pub(crate) fn next_word(&self, from: usize) -> Option<Place> {
        let start = self.of_words.next(from)?;
        let end = self.of_words.next_unset(start);
        self.count(end - from);
        Some(start..end)
    }

    /// It has letters and none of them is small.
    pub(crate) fn is_all_caps(&self, place: &Place) -> bool {
        let mut letters = 0;
        for i in place.clone() {
            if is_letter(self.byte(i)) {
                if !self.is_upper(i) {
                    return false;
                }
                letters += 1;
            }
        }
        letters > 0
    }

    /// No letter or digit touches its ends from outside.
    pub(crate) fn is_whole(&self, place: &Place) -> bool {
        let joined = |a: u8, b: u8| is_word(a) && is_word(b);
        let before = place.start.checked_sub(1).map_or(b' ', |i| self.byte(i));
        let last = place.end.checked_sub(1).map_or(b' ', |i| self.byte(i));
        !joined(before, self.byte(place.start)) && !joined(last, self.byte(place.end))
    }
}

/// Bytes that are looked at together.
const SEVERAL: usize = 16;

pub(crate) const fn is_letter(b: u8) -> bool {
    b.is_ascii_lowercase()
}

/// Letters and digits; a character without a plain form counts as a letter.
pub(crate) fn is_word(b: u8) -> bool {
    WORDS.get(usize::from(b)).is_some_and(|&is_word| is_word)
}

/// Of each byte, whether it is of a word: this is asked of every one, more than once.
static WORDS: [bool; 256] = {
    let mut all = [false; 256];
    let mut rest: &mut [bool] = &mut all;
    let mut b = 0_u8;
    while let Some((is_word, behind)) = rest.split_first_mut() {
        *is_word = is_of_word(b);
        rest = behind;
        b = b.wrapping_add(1);
    }
    all
};

/// "Thông báo số 213/TB-" and "VPCP": a line's end in the middle of a symbol leaves no blank.
pub(crate) fn goes_through_hyphen(before: &str, behind: &str) -> bool {
    let stem = before
        .strip_suffix('-')
        .and_then(|stem| stem.chars().next_back());
    stem.is_some_and(char::is_uppercase) && behind.chars().next().is_some_and(char::is_uppercase)
}
