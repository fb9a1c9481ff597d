//! The `tiendo` command.
fn main() {}
