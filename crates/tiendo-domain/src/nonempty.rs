//! A list that cannot be empty, and a text that cannot be blank.

use std::fmt;

/// One thing or more, in order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NonEmpty<T> {
    /// The first.
    pub first: T,
    /// The others.
    pub rest: Vec<T>,
}

/// The list was empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nothing in the list")]
pub struct Empty;

impl<T> NonEmpty<T> {
    /// A list of one.
    pub const fn one(first: T) -> Self {
        Self {
            first,
            rest: Vec::new(),
        }
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        std::iter::once(&self.first).chain(&self.rest)
    }

    /// How many, 1 or more.
    pub fn count(&self) -> usize {
        1 + self.rest.len()
    }
}

impl<T> TryFrom<Vec<T>> for NonEmpty<T> {
    type Error = Empty;

    fn try_from(mut list: Vec<T>) -> Result<Self, Empty> {
        if list.is_empty() {
            return Err(Empty);
        }
        let first = list.remove(0);
        Ok(Self { first, rest: list })
    }
}

/// Why somebody decided something: words that a person wrote, not blank, at most
/// [`Reason::MOST`] characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reason(String);

/// Why a text is no reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadReason {
    /// Nothing but blanks.
    #[error("a reason is needed")]
    Blank,
    /// More than [`Reason::MOST`] characters.
    #[error("the reason is too long")]
    TooLong,
}

impl Reason {
    /// The most characters that a reason has.
    pub const MOST: usize = 2000;

    /// The words, without blanks around them.
    /// # Errors
    /// [`BadReason`] when there are none or too many.
    pub fn new(words: &str) -> Result<Self, BadReason> {
        let words = words.trim();
        if words.is_empty() {
            Err(BadReason::Blank)
        } else if words.chars().count() > Self::MOST {
            Err(BadReason::TooLong)
        } else {
            Ok(Self(words.to_owned()))
        }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_reasons_hold_something() {
        assert_eq!(NonEmpty::<u8>::try_from(vec![]), Err(Empty));
        let list = NonEmpty::try_from(vec![1, 2, 3]).unwrap();
        assert_eq!(list.iter().copied().collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(list.count(), 3);
        assert_eq!(Reason::new(" \n"), Err(BadReason::Blank));
        assert_eq!(
            Reason::new(" thiếu số liệu ").unwrap().as_str(),
            "thiếu số liệu"
        );
        let long = "ă".repeat(Reason::MOST);
        assert!(Reason::new(&long).is_ok());
        assert_eq!(Reason::new(&format!("{long}x")), Err(BadReason::TooLong));
    }
}
