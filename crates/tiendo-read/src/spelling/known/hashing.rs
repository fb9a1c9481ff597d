//! Hashes of words and of pairs of words, and a sieve that tells quickly what is none of a set.

use super::Id;

/// Numbers that are their own hash.
pub(crate) type Plain = std::hash::BuildHasherDefault<Itself>;

#[derive(Default)]
pub(crate) struct Itself(u64);

impl std::hash::Hasher for Itself {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3);
        }
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
}

/// The hash of a word's letters; two are taken at once.
pub(crate) fn hash(letters: &[char]) -> u64 {
    let mixed = |hash: u64, letters: u64| (hash ^ letters).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let (pairs, last) = letters.as_chunks::<2>();
    let hash = pairs.iter().fold(0xCBF2_9CE4_8422_2325, |hash, &[a, b]| {
        mixed(hash, u64::from(a) | u64::from(b) << 32)
    });
    let hash = last.first().map_or(hash, |&c| mixed(hash, u64::from(c)));
    // Of the second letter of a pair only the upper half tells.
    hash ^ hash >> 32
}

/// Which of many keys are none of a set, told from little memory: most words ask for keys that are not there, and a table
/// of all is too large to stay near.
pub(super) struct Sieve(Vec<u64>);

impl Sieve {
    /// Of so many bits of a key.
    const BITS: u32 = 17;

    const fn place(key: u64) -> (usize, u64) {
        let bit = key >> (u64::BITS - Self::BITS);
        ((bit / 64) as usize, 1 << (bit % 64))
    }

    pub(super) fn add(&mut self, key: u64) {
        let (word, bit) = Self::place(key);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    pub(super) fn may_hold(&self, key: u64) -> bool {
        let (word, bit) = Self::place(key);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
}

impl Default for Sieve {
    fn default() -> Self {
        Self(vec![0; (1 << Self::BITS) / 64])
    }
}

pub(super) const fn key(left: Id, right: Id) -> u64 {
    (((left as u64) << 16) | right as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
