//! The rules of the register and of reporting: pure functions on types.
