//! Benchmarks: data of a known size, and a closed-loop load over HTTP on a server that runs on it.
//!
//! What is measured and how is said in `docs/benchmarks.md`; `scripts/bench` puts the parts together. The load
//! generator is here, and small, so that a run needs nothing else: threads that wait, no other HTTP client.

mod data;
mod http;
mod load;
mod manifest;
mod plans;
mod reader;
mod visitor;

pub(crate) use data::{Size, make_data};
pub(crate) use load::{Load, run_load};
pub(crate) use reader::{Reader, run as read_corpus};
