//! Numbers that look random and are the same in every run: `xorshift64*`, after Vigna, "An experimental exploration of
//! Marsaglia's xorshift generators, scrambled" (2016).

/// A row of numbers.
pub(crate) struct Chance(u64);

impl Chance {
    /// The row of a seed, which is not nought.
    pub(crate) fn new(seed: u64) -> Chance {
        Chance(seed.max(1))
    }

    /// The next number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % end
    }
}
