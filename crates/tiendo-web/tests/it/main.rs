//! The web application over HTTP, in process, as a role and signed out: on SQLite always, on
//! PostgreSQL when `TIENDO_TEST_PG` holds the address of a server that may be written.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails; what allows it in tests does not reach their helpers"
)]

#[path = "../../../tiendo-extract/tests/writers/mod.rs"]
mod writers;

mod access;
mod desk;
mod plan;
mod report;
mod review;
mod round;
mod rounds;
mod security;
mod support;
mod taking_in;
