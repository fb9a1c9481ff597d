//! The contract of the store: the same functions run on SQLite always, and on PostgreSQL when
//! `TIENDO_TEST_PG` holds the address of a server that may be written.

mod engine;
mod plan;
mod schema;
mod support;
