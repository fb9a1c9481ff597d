//! Words for search: a text is its folded words with blanks around each, so that whole words are
//! found and "tin" does not find "tỉnh".

use crate::fold;

/// The folded words of a text, each between blanks: `111/NQ-CP` is ` 111 nq cp `. What is neither
/// letter nor digit parts words. Empty where there is no word.
pub fn words(text: &str) -> String {
    let folded = fold(text);
    let mut words = String::with_capacity(folded.len() + 2);
    for word in folded.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            words.push(' ');
            words.push_str(word);
        }
    }
    if !words.is_empty() {
        words.push(' ');
    }
    words
}

/// Whether a text, given by its [`words`], has all the words of `asked`, given the same way.
/// Nothing asked is held by every text.
pub fn holds(text: &str, asked: &str) -> bool {
    asked
        .split_whitespace()
        .all(|word| text.contains(&format!(" {word} ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_between_blanks() {
        for (text, expected) in [
            ("Tín dụng, đầu tư.", " tin dung dau tu "),
            ("29- NQ/TW", " 29 nq tw "),
            ("(…)", ""),
            ("", ""),
        ] {
            assert_eq!(words(text), expected);
        }
    }

    #[test]
    fn whole_words_are_found_in_any_order() {
        let text = words("Chính sách tín dụng của tỉnh; Quyết định 858/QĐ-TTg");
        for (asked, found) in [
            ("tin dung", true),
            ("dung TIN", true),
            ("tin tinh", true),
            ("tin ti", false),
            ("858/qđ", true),
            ("85", false),
            (" ", true),
        ] {
            assert_eq!(holds(&text, &words(asked)), found, "{asked}");
        }
    }
}
