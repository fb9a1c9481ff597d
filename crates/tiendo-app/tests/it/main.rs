//! The use cases on both engines: SQLite always, PostgreSQL when `TIENDO_TEST_PG` holds the address
//! of a server that may be written.

mod checking;
mod register;
mod round;
mod support;
mod taking_in;
