//! The reader on the sample, field by field, and on any input.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails; what allows it in tests does not reach their helpers"
)]

mod any_input;
mod common;
mod gold;
mod permutation;
mod provenance;
