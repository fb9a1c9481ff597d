//! Vietnamese text: Unicode forms, folding, sort keys, numbers, dates, encodings.

pub mod date;
mod lang;

pub use lang::Lang;
