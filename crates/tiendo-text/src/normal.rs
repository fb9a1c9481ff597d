//! One spelling for one word: composed letters, one place for the tone mark, and the plain letter under the marks.

use std::borrow::Cow;
use std::sync::LazyLock;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::encoding::{Mapped, OffsetMap};

/// Composes letters and their marks (NFC); the map leads back to `text`.
pub fn compose(text: &str) -> Mapped<'_> {
    if is_surely_composed(text.as_bytes()) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Mapped {
            text: Cow::Borrowed(text),
            map: OffsetMap::shifted(0),
        };
    }
    let mut made = String::with_capacity(text.len());
    let mut map = OffsetMap::default();
    let mut rest = text.char_indices().peekable();
    let mut letter = String::new();
    while let Some((start, base)) = rest.next() {
        letter.clear();
        letter.push(base);
        while let Some((_, mark)) = rest.next_if(|&(_, c)| canonical_combining_class(c) != 0) {
            letter.push(mark);
        }
        map.record(made.len(), start);
        made.extend(letter.nfc());
    }
    map.record(made.len(), text.len());
    Mapped {
        text: Cow::Owned(made),
        map,
    }
}

/// Only characters that stay as they are wherever they stand: below the combining marks (U+0300), Latin Extended Additional, dashes
/// and curly quotes. Told by the bytes with which they begin in UTF-8, without taking characters apart.
fn is_surely_composed(bytes: &[u8]) -> bool {
    // Without stopping at a byte, so that many are looked at together.
    let other_lead = bytes.iter().fold(0, |any, &b| {
        any | u8::from(b > 0xCB && b != 0xE1 && b != 0xE2)
    });
    // Behind a lead of three bytes two more always stand.
    let (second, third) = (bytes.get(1..).unwrap_or_default(), bytes.get(2..));
    let threes = bytes.iter().zip(second).zip(third.unwrap_or_default());
    let other = threes.fold(0, |any, ((&a, &b), &c)| {
        // U+1E00 to U+1EFF, U+2010 to U+203F.
        let latin = a == 0xE1 && !(0xB8..=0xBB).contains(&b);
        let sign = a == 0xE2 && (b != 0x80 || c < 0x90);
        any | u8::from(latin) | u8::from(sign)
    });
    other_lead | other == 0
}

/// The same words with the tone mark where the register writes it: `hoá` → `hóa`, `uỷ` → `ủy`.
/// `text` is composed; everything but final oa, oe, uy stays as it is.
pub fn settle_tone_marks(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let toned = toned(&chars);
    // Most words have their tones where they belong.
    if toned.is_empty() {
        return text.to_owned();
    }
    let mut chars = chars;
    settle_tones_at(&mut chars, &toned);
    chars.into_iter().collect()
}

/// As [`settle_tone_marks`], in place: a tone moves from one letter to its neighbour, so no letter moves.
pub fn settle_tones(chars: &mut [char]) {
    let toned = toned(chars);
    settle_tones_at(chars, &toned);
}

/// At which letters a tone may move.
fn toned(chars: &[char]) -> Vec<usize> {
    let letter_of = letters();
    let letters = chars.iter().map(|&c| letter_of(c));
    let mut takes = false;
    let mut toned = Vec::new();
    for (at, letter) in letters.enumerate() {
        if takes && letter.has(Trait::GivesTone) {
            toned.push(at);
        }
        takes = letter.has(Trait::TakesTone);
    }
    toned
}

/// As [`settle_tones`], where it is known at which letters a tone may move, in order: at every one that gives its tone
/// ([`Trait::GivesTone`]) behind one that takes it.
pub fn settle_tones_at(chars: &mut [char], toned: &[usize]) {
    for &at in toned {
        let before = at.checked_sub(1);
        let Some(&[first, second]) = before.and_then(|from| chars.get(from..=at)) else {
            continue;
        };
        // Within a word the tone stays where it is.
        if chars.get(at + 1).is_some_and(|next| next.is_alphabetic()) {
            continue;
        }
        let further = at.checked_sub(2).and_then(|i| chars.get(i));
        let moved = moved_tone(first, second, matches!(further, Some('q' | 'Q')));
        if let Some((first, second)) = moved
            && let Some(pair) = chars.get_mut(at - 1..=at)
        {
            pair.copy_from_slice(&[first, second]);
        }
    }
}

/// One of the second vowels from which a tone can move.
const fn is_toned(c: char) -> bool {
    matches!(
        c,
        'à' | 'á'
            | 'ả'
            | 'ã'
            | 'ạ'
            | 'À'
            | 'Á'
            | 'Ả'
            | 'Ã'
            | 'Ạ'
            | 'è'
            | 'é'
            | 'ẻ'
            | 'ẽ'
            | 'ẹ'
            | 'È'
            | 'É'
            | 'Ẻ'
            | 'Ẽ'
            | 'Ẹ'
            | 'ỳ'
            | 'ý'
            | 'ỷ'
            | 'ỹ'
            | 'ỵ'
            | 'Ỳ'
            | 'Ý'
            | 'Ỷ'
            | 'Ỹ'
            | 'Ỵ'
    )
}

/// `(o, á)` → `(ó, a)` where the pair is one of the three whose tone moves.
fn moved_tone(first: char, second: char, after_q: bool) -> Option<(char, char)> {
    let mut parts = std::iter::once(second).nfd();
    let (base, tone) = (parts.next()?, parts.next()?);
    if parts.next().is_some()
        || !matches!(
            tone,
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'
        )
    {
        return None;
    }
    let pair = (first.to_ascii_lowercase(), base.to_ascii_lowercase());
    if !matches!(pair, ('o', 'a' | 'e') | ('u', 'y')) || (after_q && pair.0 == 'u') {
        return None;
    }
    let marked = [first, tone].into_iter().nfc().next()?;
    Some((marked, base))
}

/// The plain lower-case ASCII letter under a composed letter's marks (`Ặ` → `a`, `Đ` → `d`); a digit or
/// ASCII sign is itself, any dash is `-`, any blank is a space, a curly quote is the straight one;
/// every other character is `\x7F`. One character gives exactly one byte, so a text and its plain form run in step.
pub fn plain(c: char) -> u8 {
    letter(c).plain
}

/// What comparing asks of a character, looked up once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter {
    /// See [`plain`].
    pub plain: u8,
    /// What else it is, a bit for each [`Trait`].
    pub traits: u8,
    /// The small letter; any dash is `-`, another character is itself.
    pub small: char,
}

/// What a character may be; the number of its bit in [`Letter::traits`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trait {
    /// It is a capital.
    Capital,
    /// It is of a word ([`is_of_word`]).
    OfWord,
    /// Of the bytes that it has in UTF-8 behind its first, at most three, one is counted here,
    OneMoreByte,
    /// and two here.
    TwoMoreBytes,
    /// o or u: with the next letter it may be a pair whose tone stands on the other one in another spelling (`oá`, `uỷ`),
    TakesTone,
    /// where that is a vowel with a tone.
    GivesTone,
}

impl Letter {
    /// Whether it is that.
    pub const fn has(self, one: Trait) -> bool {
        self.traits >> one as u32 & 1 == 1
    }
}

/// The plain letter is a letter or digit, or what has no plain form, which counts as a letter.
pub const fn is_of_word(plain: u8) -> bool {
    plain.is_ascii_lowercase() || plain.is_ascii_digit() || plain == 0x7F
}

/// As [`char::is_alphanumeric`], told from the plain letter where there is one: the tables of all the world's letters are slow.
pub fn is_alphanumeric(c: char) -> bool {
    match letter(c).plain {
        b'a'..=b'z' | b'0'..=b'9' => true,
        0x7F => c.is_alphanumeric(),
        _ => false,
    }
}

/// The three forms of a composed character.
pub fn letter(c: char) -> Letter {
    letters()(c)
}

/// As [`letter`], for many characters.
pub fn letters() -> impl Fn(char) -> Letter {
    let known = LETTERS.as_slice();
    move |c| {
        let one = usize::try_from(u32::from(c)).ok();
        let one = one.and_then(|i| known.get(i));
        match one {
            Some(letter) if letter.plain != UNKNOWN => *letter,
            _ => work_out(c),
        }
    }
}

/// The plain form of none.
const UNKNOWN: u8 = u8::MAX;

/// Every character up to the dashes and quotation marks; worked out are those of the Latin blocks and these.
static LETTERS: LazyLock<Vec<Letter>> = LazyLock::new(|| {
    let unknown = Letter {
        plain: UNKNOWN,
        traits: 0,
        small: ' ',
    };
    let one = |code| match code {
        0..0x250 | 0x1E00..0x1F00 | 0x2000..0x2070 => char::from_u32(code).map(work_out),
        _ => None,
    };
    (0..0x2070)
        .map(|code| one(code).unwrap_or(unknown))
        .collect()
});

fn work_out(c: char) -> Letter {
    let plain = match c {
        c if c.is_ascii() => u8::try_from(c).unwrap_or(0x7F).to_ascii_lowercase(),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => b'-',
        '\u{2018}' | '\u{2019}' => b'\'',
        '\u{201C}' | '\u{201D}' => b'"',
        'đ' | 'Đ' | 'ð' | 'Ð' => b'd',
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => std::iter::once(c)
            .nfd()
            .next()
            .and_then(|base| u8::try_from(base).ok())
            .filter(u8::is_ascii)
            .map_or(0x7F, |b| b.to_ascii_lowercase()),
        c if c.is_whitespace() => b' ',
        _ => 0x7F,
    };
    let further_bytes = c.len_utf8() - 1;
    let traits = [
        (Trait::Capital, c.is_uppercase()),
        (Trait::OfWord, is_of_word(plain)),
        (Trait::OneMoreByte, further_bytes & 1 == 1),
        (Trait::TwoMoreBytes, further_bytes & 2 == 2),
        (Trait::TakesTone, matches!(c, 'o' | 'u' | 'O' | 'U')),
        (Trait::GivesTone, is_toned(c)),
    ];
    let bits = traits.map(|(one, has)| u8::from(has) << one as u32);
    Letter {
        plain,
        traits: bits.into_iter().fold(0, |all, bit| all | bit),
        small: match plain {
            b'-' => '-',
            // Of `İ` alone the small letter is two; the first is enough to compare.
            _ => c.to_lowercase().next().unwrap_or(c),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composing_keeps_the_way_back() {
        let loose = "e\u{302}\u{301} đ a\u{323}\u{306}x";
        let got = compose(loose);
        assert_eq!(got.text, "ế đ ặx");
        let x = got.text.find('x').unwrap();
        assert_eq!(got.map.origin(x), loose.find('x').unwrap());
        assert_eq!(got.map.origin("ế".len()), "e\u{302}\u{301}".len());
        assert_eq!(got.map.origin(got.text.len()), loose.len());
    }

    #[test]
    fn what_is_surely_composed_stays_as_it_is() {
        for c in ('\0'..=char::MAX).filter(|&c| is_surely_composed(c.to_string().as_bytes())) {
            assert_eq!(is_nfc_quick([c].into_iter()), IsNormalized::Yes, "{c:?}");
        }
        for (words, sure) in [
            ("Ủy ban – “Đặng”, 12 %…", true),
            ("a\u{301}", false),
            ("a\u{323}x", false),
            ("\u{1FEF}", false),
            ("\u{2000}", false),
            ("\u{212B}", false),
        ] {
            assert_eq!(is_surely_composed(words.as_bytes()), sure, "{words:?}");
        }
    }

    #[test]
    fn tone_marks_have_one_place() {
        for (old, new) in [
            ("hiện đại hoá", "hiện đại hóa"),
            ("UỶ BAN", "ỦY BAN"),
            ("sức khoẻ", "sức khỏe"),
            ("quý", "quý"),
            ("quỹ", "quỹ"),
            ("hoàn toàn", "hoàn toàn"),
            ("thuế", "thuế"),
            ("hóa", "hóa"),
        ] {
            assert_eq!(settle_tone_marks(old), new);
        }
    }

    #[test]
    fn what_a_letter_is_told_by_its_plain_form_is_true() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            let has = |one| usize::from(letter(c).has(one));
            let bytes = 1 + has(Trait::OneMoreByte) + 2 * has(Trait::TwoMoreBytes);
            assert_eq!(bytes, c.len_utf8(), "{c:?}");
        }
    }

    #[test]
    fn plain_letters_run_in_step() {
        let words = "Ủy ban – Đảng “Ặ” ½";
        let got: Vec<u8> = words.chars().map(plain).collect();
        assert_eq!(got, b"uy ban - dang \"a\" \x7F");
    }
}
