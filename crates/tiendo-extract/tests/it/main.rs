//! Files as a whole: each format with what a person sees in it, and what is refused.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails; what allows it in tests does not reach their helpers"
)]

#[path = "../writers/mod.rs"]
mod writers;

mod docx;
mod html;
mod limits;
mod office;
mod secrecy;
mod show;
mod xlsx;
