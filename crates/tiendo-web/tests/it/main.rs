//! The web application over HTTP, in process, as a role and signed out: on SQLite always, on
//! PostgreSQL when `TIENDO_TEST_PG` holds the address of a server that may be written.

mod plan;
mod support;
mod taking_in;
