//! Words that no syllable of the language is spelled like, and which of them are probably none of another language.

use tiendo_text::syllable::{is_syllable, toneless};

use super::known::LETTERS;
use crate::view::{Place, View, is_word};
use crate::vocabulary::spelling as lists;

/// A word in small letters, or with one capital at its beginning, that no word is spelled like.
pub(super) fn is_odd(view: &View, place: &Place) -> bool {
    let inside_capital = (place.start + 1..place.end).any(|at| view.is_upper(at));
    let letters = view.small(place);
    if inside_capital
        || letters.len() < 2
        || !letters.iter().all(|c| c.is_alphabetic())
        || letters.iter().any(|c| matches!(c, 'f' | 'j' | 'w' | 'z'))
    {
        return false;
    }
    // "phongctsv@so.edu.vn": the words of an address.
    let before = |by: usize| place.start.checked_sub(by).map_or(b' ', |at| view.byte(at));
    let joins = |sign: u8, beyond: u8| sign == b'@' || (sign == b'.' && is_word(beyond));
    if joins(before(1), before(2)) || joins(view.byte(place.end), view.byte(place.end + 1)) {
        return false;
    }
    // "(i) …; (ii) …": numbers of a list in a sentence.
    let counts = letters.iter().all(|c| matches!(c, 'i' | 'v' | 'x'));
    if counts && before(1) == b'(' && view.byte(place.end) == b')' {
        return false;
    }
    let word: String = letters.iter().collect();
    !lists::FOREIGN.contains(&word.as_str())
}

/// Names of people and places of every language stand beside other words with capitals.
pub(super) fn is_named(view: &View, place: &Place) -> bool {
    let before = || {
        place.start.checked_sub(2).and_then(|end| {
            (0..=end)
                .rev()
                .find(|&at| !is_word(view.byte(at)))
                .map(|at| at + 1)
        })
    };
    view.is_upper(place.start)
        && (before().is_some_and(|at| view.is_upper(at)) || view.is_upper(place.end + 1))
}

/// With one other letter it is a syllable, and it is not written as the languages of the highlands are: "Krông", "Đắk", "Kông".
pub(super) fn is_near_syllable(letters: &[char]) -> bool {
    let ends_otherwise = match letters {
        [.., before, 'h'] => !matches!(before, 'c' | 'n'),
        [.., last] => matches!(last, 'b' | 'd' | 'k' | 'l' | 'q' | 'r' | 's' | 'v' | 'x'),
        [] => true,
    };
    let opens_otherwise = match letters {
        [first, second, ..] if matches!(second, 'r' | 'l') => *first != 't' || *second == 'l',
        ['k', second, ..] => !matches!(toneless(*second), 'h' | 'e' | 'ê' | 'i' | 'y'),
        _ => false,
    };
    // "Viettel Post": no mark, and two consonants at the end that no syllable has there.
    let is_vowel = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let is_foreign = letters.iter().all(char::is_ascii)
        && letters.iter().any(is_vowel)
        && letters.array_windows().next_back().is_some_and(|[a, b]| {
            matches!(a, 'c' | 'l' | 'n' | 'p' | 'r' | 's')
                && !is_vowel(b)
                && !matches!((a, b), ('n', 'g' | 'h') | ('c', 'h'))
        });
    if ends_otherwise || opens_otherwise || is_foreign {
        return false;
    }
    let mut other = letters.to_vec();
    (0..letters.len()).any(|at| {
        let found = LETTERS.chars().any(|letter| {
            if let Some(place) = other.get_mut(at) {
                *place = letter;
            }
            is_syllable(&other)
        });
        if let (Some(place), Some(&was)) = (other.get_mut(at), letters.get(at)) {
            *place = was;
        }
        found
    })
}

#[cfg(test)]
mod tests {
    use super::is_near_syllable;

    fn is_near(word: &str) -> bool {
        is_near_syllable(&word.chars().collect::<Vec<char>>())
    }

    #[test]
    fn a_slip_is_near_a_syllable_and_a_name_from_elsewhere_is_not() {
        for slip in ["giana", "coợ", "teượng", "hoànt", "scn", "phhng", "gitm"] {
            assert!(is_near(slip), "{slip}");
        }
        for name in [
            "đắk", "krông", "plông", "kông", "glei", "viettel", "post", "bank", "ayun", "kbang",
        ] {
            assert!(!is_near(name), "{name}");
        }
    }
}
