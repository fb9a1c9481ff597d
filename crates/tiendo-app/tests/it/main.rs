//! The use cases on both engines: SQLite always, PostgreSQL when `TIENDO_TEST_PG` holds the address
//! of a server that may be written.

mod register;
mod support;
mod taking_in;
