//! Values that know where they come from.

pub use tiendo_extract::Span;

/// A value and the places of the text that it rests on, bytes of [`tiendo_extract::Source::text`], in reading order.
/// For words of the document the spans hold those words; for a derived value, the words it was derived from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands or what it rests on; never empty.
    pub spans: Vec<Span>,
}

impl<T> Spanned<T> {
    /// A value that rests on one place.
    pub fn at(value: T, span: Span) -> Self {
        Self {
            value,
            spans: vec![span],
        }
    }

    /// Where it begins.
    pub fn start(&self) -> usize {
        self.spans.first().map_or(0, |span| span.start)
    }

    /// The same places for another value.
    pub fn with<U>(&self, value: U) -> Spanned<U> {
        Spanned {
            value,
            spans: self.spans.clone(),
        }
    }
}
