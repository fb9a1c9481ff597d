//! The one place that draws random bytes. Everything else is handed them.

/// Fills an array from the operating system's generator.
///
/// # Panics
/// When the operating system has no randomness to give, which no part of the program could work without.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that draws random bytes"
)]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut out = [0; N];
    getrandom::fill(&mut out).expect("the operating system gives random bytes");
    out
}
