//! Words that are one letter apart, told quickly where they have few letters.

use tiendo_text::syllable::toneless;

/// Words of more letters are compared one by one.
const MOST: usize = 8;

/// The letters of a word side by side, so that those of two are compared at once; behind them nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Packed {
    letters: [u16; MOST],
    toneless: [u16; MOST],
}

/// `None` where there are too many letters.
pub(super) fn pack(word: &[char]) -> Option<Packed> {
    let mut letters = [0; MOST];
    let mut without = [0; MOST];
    let places = letters.get_mut(..word.len())?.iter_mut();
    let short = |c: char| u16::try_from(c).unwrap_or(u16::MAX);
    for ((place, toneless_place), &c) in places.zip(&mut without).zip(word) {
        *place = short(c);
        *toneless_place = short(toneless(c));
    }
    Some(Packed {
        letters,
        toneless: without,
    })
}

impl Packed {
    /// As [`is_one_letter_off`].
    pub(super) fn is_one_letter_off(&self, other: &Self) -> bool {
        match differing(self.letters, other.letters) {
            1 => true,
            2 => differing(self.toneless, other.toneless) == 1,
            _ => false,
        }
    }
}

fn differing(a: [u16; MOST], b: [u16; MOST]) -> u16 {
    a.into_iter().zip(b).map(|(a, b)| u16::from(a != b)).sum()
}

/// Of two words of one length one letter is another; a tone that has moved with it (`và` and `òa`) is no second one.
pub(super) fn is_one_letter_off(a: &[char], b: &[char]) -> bool {
    let differing = || a.iter().zip(b).filter(|(a, b)| a != b);
    match differing().count() {
        1 => true,
        2 => {
            let other = |&(a, b): &(&char, &char)| toneless(*a) != toneless(*b);
            differing().filter(other).count() == 1
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_is_another_and_its_tone_may_move() {
        let chars = |word: &str| word.chars().collect::<Vec<char>>();
        for (a, b, off) in [
            ("nghiêng", "nghiêng", false),
            ("trình", "trinh", true),
            ("và", "òa", true),
            ("và", "xa", true),
            ("cá", "có", true),
            ("bộ", "ểộ", true),
            ("bộ", "ổô", true),
            ("kếu", "kều", true),
            ("abcd", "abxy", false),
            ("abcdefgh", "hgfedcba", false),
            ("abcdefghi", "abcdefghj", true),
        ] {
            let (x, y) = (chars(a), chars(b));
            assert_eq!(is_one_letter_off(&x, &y), off, "{a} {b}");
            let packed = pack(&x).zip(pack(&y));
            assert_eq!(packed.is_some(), x.len() <= MOST);
            assert!(
                packed.is_none_or(|(x, y)| x.is_one_letter_off(&y) == off),
                "{a} {b}"
            );
        }
    }
}
