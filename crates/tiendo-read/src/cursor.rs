//! Reading forward through the plain text.

use crate::view::{Place, View, is_word};

/// A place in the plain text that moves only when what was asked for is there.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'v, 's> {
    view: &'v View<'s>,
    pub(crate) at: usize,
    end: usize,
}

impl<'v, 's> Cursor<'v, 's> {
    pub(crate) fn new(view: &'v View<'s>, place: &Place) -> Self {
        Self {
            view,
            at: place.start,
            end: place.end,
        }
    }

    pub(crate) fn peek(&self) -> u8 {
        if self.at < self.end {
            self.view.byte(self.at)
        } else {
            b'\n'
        }
    }

    pub(crate) fn is_done(&self) -> bool {
        self.at >= self.end
    }

    pub(crate) fn blanks(&mut self) {
        while self.peek() == b' ' {
            self.at += 1;
        }
    }

    /// One sign, with blanks around it.
    pub(crate) fn sign(&mut self, signs: &[u8]) -> Option<u8> {
        let mut ahead = *self;
        ahead.blanks();
        let sign = ahead.peek();
        signs.contains(&sign).then(|| {
            ahead.at += 1;
            ahead.blanks();
            *self = ahead;
            sign
        })
    }

    /// Whole plain words, and the blanks after them.
    pub(crate) fn eat(&mut self, words: &str) -> bool {
        let Some(rest) = self.view.after(&(self.at..self.end), words) else {
            return false;
        };
        self.at = rest.start;
        true
    }

    /// Whole plain words, or words that a number touches ("tháng11"), and the blanks after them.
    pub(crate) fn eat_before_digits(&mut self, words: &str) -> bool {
        let end = self.at + words.len();
        if end < self.end
            && self.view.byte(end).is_ascii_digit()
            && self.view.plain(&(self.at..end)) == words
        {
            self.at = end;
            return true;
        }
        self.eat(words)
    }

    /// Digits, at least one and at most `most`, no digit following; and where they stand.
    pub(crate) fn number(&mut self, most: usize) -> Option<(u32, Place)> {
        let start = self.at;
        let mut end = start;
        let mut value = 0_u32;
        while end < self.end && self.view.byte(end).is_ascii_digit() {
            value = value
                .saturating_mul(10)
                .saturating_add(u32::from(self.view.byte(end) - b'0'));
            end += 1;
        }
        if end == start || end - start > most {
            return None;
        }
        self.at = end;
        Some((value, start..end))
    }

    /// Nothing that belongs to a word follows.
    pub(crate) fn at_word_end(&self) -> bool {
        self.is_done() || !is_word(self.peek())
    }
}
