//! The development corpus: documents composed by chance from a grammar, each with its truth, and the measures of a reading
//! against a truth. No part of the reader: what measures must not be what is measured. Used by tests and by `tiendo bench reader`.

mod aligned;
mod cells;
mod chance;
mod compose;
mod dirt;
mod gold;
mod known;
mod layout;
mod measure;
mod mutate;
mod outcome;
mod whole;
mod words;

use serde_json::Value;

pub use compose::Shape;
pub use known::{Cause, Misreading, expected, misreadings};
pub use measure::{Count, Mistake, Score, WHOLE_HEADER, measure};
pub use mutate::{Broken, Mutation};
pub use outcome::{Outcome, outcome};
pub use whole::Whole;

/// A document with its truth.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its file's name.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// The truth, keys and values as in the reader's JSON.
    pub truth: Value,
    /// How its tasks stand on the paper.
    pub shape: Shape,
}

/// The document of a seed: the same every time.
pub fn composed(seed: u64) -> Document {
    let mut chance = chance::Chance::new(seed);
    let mut paper = compose::paper(&mut chance);
    let (text, is_page) = layout::lay_out(&mut paper, &mut chance);
    let truth = gold::gold(&paper);
    let text = dirt::soil(&text, is_page, &mut chance);
    let ending = if is_page { "html" } else { "txt" };
    Document {
        name: format!("composed-{seed}.{ending}"),
        bytes: text.into_bytes(),
        truth,
        shape: paper.shape,
    }
}

/// The reading of a file as JSON; `Null` where it is none.
pub fn read(name: &str, bytes: &[u8]) -> Value {
    tiendo_extract::extract(name, bytes)
        .map_or(Value::Null, |source| tiendo_read::read(&source).to_json())
}
