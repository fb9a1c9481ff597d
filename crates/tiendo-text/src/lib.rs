//! Vietnamese text: Unicode forms, folding, sort keys, numbers, dates, encodings.

pub mod clip;
pub mod date;
pub mod encoding;
mod fold;
pub mod glued;
mod lang;
pub mod normal;
pub mod number;
mod sort;
pub mod syllable;
mod words;

pub use fold::fold;
pub use lang::Lang;
pub use sort::{natural_key, sort_key};
pub use words::{holds, words};
