//! Folding for search: without diacritics and case, "dau tu" finds "Đầu tư".
//!
//! Both engines store what this gives, because neither folds Vietnamese fully by itself.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text without marks, in lower case, đ as d; runs of blanks become one, none at the ends.
/// Composed and decomposed forms fold alike.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let before = folded.len();
        if !folded.is_empty() {
            folded.push(' ');
        }
        let start = folded.len();
        let letters = word.nfd().filter(|c| !is_combining_mark(*c));
        for c in letters.flat_map(char::to_lowercase) {
            match c {
                'đ' | 'ð' => folded.push('d'),
                // `İ` lowers to i and a mark.
                c if is_combining_mark(c) => {}
                c => folded.push(c),
            }
        }
        // A mark without its letter leaves nothing.
        if folded.len() == start {
            folded.truncate(before);
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_what_people_search_for() {
        for (text, folded) in [
            ("Đầu tư", "dau tu"),
            ("QUẢNG NGÃI", "quang ngai"),
            ("ẵ ữ ợ ỹ Ậ", "a u o y a"),
            ("  Sở\u{a0}Tài\n chính ", "so tai chinh"),
            ("Đăk Pék", "dak pek"),
            ("214/KH-UBND", "214/kh-ubnd"),
            ("", ""),
            ("A \u{301} b \u{c46}", "a b"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    proptest! {
        #[test]
        fn forms_fold_alike_and_folding_twice_is_folding_once(text in "\\PC{0,20}") {
            let once = fold(&text);
            prop_assert_eq!(&fold(&once), &once);
            prop_assert_eq!(fold(&text.nfc().collect::<String>()), fold(&text.nfd().collect::<String>()));
        }
    }
}
