//! Words that run together since a blank was lost between them: `Côngvăn`, `Uỷban`, `SởTài chính`, `UBNDtỉnh`. Pages of old
//! portals have them where a line ended.

use memchr::memchr2_iter;

use crate::syllable::{is_syllable, toneless};

/// Fewer letters could as well be one word with a slip, or a name of another language.
const FEWEST_LETTERS: usize = 5;

/// As few letters are enough where a capital tells where the second word begins: `CPvề`.
const FEWEST_BY_CAPITAL: usize = 4;

/// The most bytes that are looked at before and behind a capital in mid-word.
const LONGEST: usize = 32;

/// The bytes of `text` before which a blank was lost, rising. Nothing where there is too little to tell it from slips.
pub fn lost_blanks(text: &str) -> Vec<usize> {
    if !is_told(text) {
        return Vec::new();
    }
    tokens(text)
        .filter_map(|(start, token)| Some(start + parts_of(token)?.at))
        .collect()
}

/// A capital in mid-word tells that blanks were lost: `SởTài chính`. Without one, words that run together are too like slips.
fn is_told(text: &str) -> bool {
    let bytes = text.as_bytes();
    let behind = bytes.get(1..).unwrap_or_default();
    let pieces = bytes.chunks(PIECE).zip(behind.chunks(PIECE)).enumerate();
    pieces.into_iter().any(|(n, (before, here))| {
        // Without stopping at a byte, so that many are looked at together.
        let any = before
            .iter()
            .zip(here)
            .fold(0, |any, (&a, &b)| any | is_inside(a, b));
        any != 0
            && before
                .iter()
                .zip(here)
                .enumerate()
                .any(|(i, (&a, &b))| is_inside(a, b) != 0 && is_glued_at(text, n * PIECE + i + 1))
    })
}

/// Bytes that are looked at together.
const PIECE: usize = 64;

/// A capital behind what may be a small letter; some small letters of Vietnamese are not told from capitals here.
fn is_inside(before: u8, b: u8) -> u8 {
    let may_be_small = u8::from(before.is_ascii_lowercase()) | u8::from(before >= 0x80);
    u8::from(b.is_ascii_uppercase()) & may_be_small
}

/// What stands around a byte is two words, the second with a capital.
fn is_glued_at(text: &str, at: usize) -> bool {
    let is_word = |b: &&u8| !matches!(**b, b' ' | b'\n');
    let (before, behind) = text.as_bytes().split_at(at);
    // No two words are longer, and a text without blanks is not looked through again and again.
    let before = before.iter().rev().take(LONGEST);
    let start = at - before.take_while(is_word).count();
    let end = at + behind.iter().take(LONGEST).take_while(is_word).count();
    let token = text.get(start..end).unwrap_or_default();
    // Words in capitals, which headings are full of.
    let has_small = token.bytes().any(|b| b.is_ascii_lowercase());
    has_small && parts_of(token).is_some_and(|parts| parts.by_capital)
}

/// What stands between blanks, and where.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let ends = memchr2_iter(b' ', b'\n', text.as_bytes()).chain([text.len()]);
    ends.scan(0, move |start, end| {
        let token = text.get(*start..end).unwrap_or_default();
        let at = *start;
        *start = end + 1;
        Some((at, token))
    })
}

struct Parts {
    /// The byte of the token at which the second word begins.
    at: usize,
    /// A capital tells it.
    by_capital: bool,
}

/// The one place at which a token falls into two words.
fn parts_of(token: &str) -> Option<Parts> {
    let is_sign = |c: char| !c.is_alphabetic();
    let start = token.len() - token.trim_start_matches(is_sign).len();
    let word = token.trim_matches(is_sign);
    // Behind the last sign: "NQ-CPvề", "(SởTài".
    let inner = word.rfind(is_sign).map_or(0, |at| {
        at + word
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8)
    });
    let word = word.get(inner..)?;
    let letters: Vec<char> = word.chars().collect();
    // A word without marks is of another language more often than not.
    if letters.len() < FEWEST_BY_CAPITAL || word.is_ascii() {
        return None;
    }
    let small: Vec<char> = letters.iter().flat_map(|c| c.to_lowercase()).collect();
    if small.len() != letters.len() || is_syllable(&small) {
        return None;
    }
    let byte = |letter: usize| {
        start
            + inner
            + letters
                .iter()
                .take(letter)
                .map(|c| c.len_utf8())
                .sum::<usize>()
    };
    if let Some(at) = capital_inside(&letters) {
        let (first, second) = small.split_at(at);
        let is_acronym = at > 1 && letters.iter().take(at).all(|c| c.is_uppercase());
        // "VTải": an acronym with the rest of a word.
        let is_word = second.len() > 1
            && !second.first().is_some_and(|&c| is_vowel(c))
            && is_syllable(second);
        return ((is_acronym || is_syllable(first)) && is_word).then(|| Parts {
            at: byte(at),
            by_capital: !is_acronym,
        });
    }
    let all_small = letters.iter().skip(1).all(|c| c.is_lowercase());
    if !all_small || letters.len() < FEWEST_LETTERS || groups_of_vowels(&small) != 2 {
        return None;
    }
    let mut fits = (2..small.len().saturating_sub(1)).filter(|&at| {
        let (first, second) = small.split_at(at);
        is_syllable(first) && is_syllable(second)
    });
    let at = fits.next().filter(|_| fits.next().is_none())?;
    Some(Parts {
        at: byte(at),
        by_capital: false,
    })
}

/// Where a second word begins by its capital, or behind an acronym.
fn capital_inside(letters: &[char]) -> Option<usize> {
    let upper: Vec<bool> = letters.iter().map(|c| c.is_uppercase()).collect();
    let changes: Vec<usize> = (1..upper.len())
        .filter(|&i| upper.get(i) != upper.get(i - 1))
        .collect();
    match (upper.first()?, changes.as_slice()) {
        // `SởTài`.
        (true, [1, second] | [1, second, _]) => Some(*second),
        // `củaThủ`.
        (false, [at] | [at, _]) => Some(*at),
        // `UBNDtỉnh`.
        (true, [at]) if *at > 1 => Some(*at),
        _ => None,
    }
}

fn is_vowel(letter: char) -> bool {
    "aăâeêioôơuưy".contains(toneless(letter))
}

/// How many stretches of vowels consonants divide.
fn groups_of_vowels(small: &[char]) -> usize {
    let mut groups = 0;
    let mut inside = false;
    for c in small {
        let vowel = is_vowel(*c);
        groups += usize::from(vowel && !inside);
        inside = vowel;
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> String {
        let mut out = text.to_owned();
        for at in lost_blanks(text).into_iter().rev() {
            out.insert(at, ' ');
        }
        out
    }

    #[test]
    fn blanks_that_were_lost_at_the_ends_of_lines_are_found() {
        for (glued, meant) in [
            (
                "ý kiến tại Côngvăn số 73 của Uỷban và (SởTài chính), chỉ đạo củaThủ tướng theo quyđịnh",
                "ý kiến tại Công văn số 73 của Uỷ ban và (Sở Tài chính), chỉ đạo của Thủ tướng theo quy định",
            ),
            (
                "Bộ CôngThương, UBND cáctỉnh",
                "Bộ Công Thương, UBND các tỉnh",
            ),
            (
                "giao UBNDtỉnh, Nghị quyết 12/NQ-CPvề việc, SởTài chính",
                "giao UBND tỉnh, Nghị quyết 12/NQ-CP về việc, Sở Tài chính",
            ),
            (
                "hướngdẫn, báocáo thựchiện; SởNội vụ",
                "hướng dẫn, báo cáo thựchiện; Sở Nội vụ",
            ),
        ] {
            assert_eq!(mended(glued), meant);
        }
    }

    #[test]
    fn words_names_acronyms_and_slips_stay_as_they_are() {
        for text in [
            "ỦY BAN NHÂN DÂN TỈNH, CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "thưong chưong nghiam khuyễnh",
            "Êđê Xơđăng Đắklắk Krông Plâyku",
            "QĐ-TTg, CTrHĐ-TU, KHĐT, TNHH MTV, GDĐT, VTải, CNghệ",
            "iOS VinaPhone MobiFone WiFi marketing VietNamNet",
            // Without a capital in mid-word they may be slips.
            "thực hiện báocáo theo quyđịnh",
        ] {
            assert_eq!(lost_blanks(text), [], "{text}");
        }
    }
}
