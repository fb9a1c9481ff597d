//! The contract of the store: the same functions run on SQLite always, and on PostgreSQL when
//! `TIENDO_TEST_PG` holds the address of a server that may be written.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails; what allows it in tests does not reach their helpers"
)]

mod backup;
mod crash;
mod draft;
mod engine;
mod history;
mod lost;
mod opening;
mod people;
mod plan;
mod schema;
mod search_plans;
mod support;
mod together;
mod verify;
