//! Files as the tests need them: archives, Word and Excel files written part by part, so that a test says exactly what
//! stands in them, and a plan's text poured into each format.

#![allow(
    dead_code,
    clippy::allow_attributes,
    reason = "each test program takes what it needs"
)]
#![expect(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "markup is easiest to read where it is put together"
)]

pub(crate) mod archive;
pub(crate) mod docx;
pub(crate) mod office;
pub(crate) mod plan;
pub(crate) mod xlsx;
