//! The use cases on both engines: SQLite always, PostgreSQL when `TIENDO_TEST_PG` holds the address
//! of a server that may be written.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails; what allows it in tests does not reach their helpers"
)]

mod checking;
mod consolidation;
mod made_rows;
mod nobody_named;
mod register;
mod review;
mod round;
mod splits;
mod standing;
mod support;
mod taking_in;
