//! The real binary as an operator and a browser meet it: started, asked over HTTP, killed, checked.
//! On SQLite always, on PostgreSQL when `TIENDO_TEST_PG` holds the address of a server that may be written.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails; what allows it in tests does not reach their helpers"
)]

mod backup;
mod chance;
mod crash;
mod demo;
mod desk;
mod files;
mod http;
mod program;
mod read;
mod refusals;
mod running;
mod site;
mod sync;
mod tamper;
