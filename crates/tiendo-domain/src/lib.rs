//! The rules of the register and of reporting: pure functions on types.
//!
//! No clock, disk or database: time, chance and facts are arguments. A refusal is an enum with its
//! facts; its words are elsewhere.

pub mod access;
pub mod agency;
pub mod assignment;
mod coded;
pub mod collective;
pub mod consolidate;
pub mod id;
pub mod nonempty;
pub mod password;
pub mod plan;
pub mod report;
pub mod round;
pub mod standing;
#[cfg(test)]
mod testing;
pub mod time;
