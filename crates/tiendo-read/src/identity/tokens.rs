//! The words of a name.

use tiendo_text::normal::{is_alphanumeric, plain};

/// A word of a name: bytes of the name, and the word plain.
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) plain: String,
    pub(super) is_capital: bool,
}

/// The most letters of nearly every word.
const SYLLABLE: usize = 8;

/// Words of letters and digits; `&` between them joins.
pub(super) fn tokens(name: &str) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::new();
    for (at, c) in name.char_indices() {
        let joins = c == '&' && all.last().is_some_and(|last| last.end == at);
        if !is_alphanumeric(c) && !joins {
            continue;
        }
        let letter = char::from(plain(c));
        if let Some(last) = all.last_mut().filter(|last| last.end == at) {
            last.plain.push(letter);
            last.end = at + c.len_utf8();
            continue;
        }
        let mut plain = String::with_capacity(SYLLABLE);
        plain.push(letter);
        all.push(Token {
            start: at,
            end: at + c.len_utf8(),
            plain,
            is_capital: c.is_uppercase(),
        });
    }
    all
}

pub(super) fn folded(words: &str) -> String {
    let words: Vec<String> = tokens(words).into_iter().map(|token| token.plain).collect();
    words.join(" ")
}
