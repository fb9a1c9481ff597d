//! Vietnamese text: Unicode forms, folding, sort keys, numbers, dates, encodings.

pub mod date;
pub mod encoding;
mod fold;
mod lang;
pub mod normal;
pub mod number;
mod sort;

pub use fold::fold;
pub use lang::Lang;
pub use sort::{natural_key, sort_key};
