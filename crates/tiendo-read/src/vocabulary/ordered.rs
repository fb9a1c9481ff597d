//! Lists in the order of their letters, in which those that begin with some words stand together.

/// A list in order.
pub(crate) struct Ordered<T>(Vec<T>);

impl<T: AsRef<str> + Ord> Ordered<T> {
    pub(crate) fn new(list: impl IntoIterator<Item = T>) -> Self {
        let mut all: Vec<T> = list.into_iter().collect();
        all.sort_unstable();
        Self(all)
    }

    /// Those that begin with these words, or with a part of a word.
    pub(crate) fn beginning(&self, words: &str) -> impl Iterator<Item = &str> {
        let from = self.0.partition_point(|one| one.as_ref() < words);
        let rest = self.0.get(from..).unwrap_or_default();
        let begun = rest.iter().map(AsRef::as_ref);
        begun.take_while(move |one| one.starts_with(words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_alike_stands_together() {
        let list = Ordered::new(["y tế", "xây dựng", "xã hội", "x"]);
        for (words, expected) in [
            ("x", &["x", "xây dựng", "xã hội"][..]),
            ("xã", &["xã hội"]),
            ("xã hội học", &[]),
            ("", &["x", "xây dựng", "xã hội", "y tế"]),
            ("z", &[]),
        ] {
            let found: Vec<&str> = list.beginning(words).collect();
            assert_eq!(found, expected, "{words}");
        }
    }
}
