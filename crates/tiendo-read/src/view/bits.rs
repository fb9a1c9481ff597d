//! A yes or no for each of many characters.

/// Characters, or bytes, whose bits stand together.
pub(super) const GROUP: usize = 64;

/// The bit of each of some bytes, that of the first lowest.
pub(super) fn column(bytes: &[u8; GROUP], bit: u32) -> u64 {
    let (eights, _) = bytes.as_chunks::<8>();
    eights.iter().rev().fold(0, |all, eight| {
        let lowest = u64::from_le_bytes(*eight) >> bit & 0x0101_0101_0101_0101;
        // Each of the eight is carried to its place in the highest byte, and none meets another.
        all << 8 | lowest.wrapping_mul(0x0102_0408_1020_4080) >> 56
    })
}

/// The bits in front of one of a group.
pub(super) const fn in_front(bits: u64, of: usize) -> u64 {
    bits & ((1 << (of % GROUP)) - 1)
}

/// Where bits are set, from the lowest.
pub(super) fn set(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = (bits != 0).then_some(bits.trailing_zeros())?;
        bits &= bits - 1;
        Some(lowest as usize)
    })
}

/// The bits of all characters of a text.
#[derive(Default)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    pub(super) fn with_capacity(characters: usize) -> Self {
        Self(Vec::with_capacity(characters.div_ceil(GROUP)))
    }

    /// The bits of the next group.
    pub(super) fn add_group(&mut self, bits: u64) {
        self.0.push(bits);
    }

    pub(super) fn get(&self, at: usize) -> bool {
        let group = self.0.get(at / GROUP);
        group.is_some_and(|bits| bits >> (at % GROUP) & 1 == 1)
    }

    /// The first that is set, at `from` or behind it.
    pub(super) fn next(&self, from: usize) -> Option<usize> {
        self.next_in(from, |bits| bits)
    }

    /// The first that is not set, at `from` or behind it; none is behind the end.
    pub(super) fn next_unset(&self, from: usize) -> usize {
        let unset = self.next_in(from, |bits| !bits);
        unset.unwrap_or(self.0.len() * GROUP)
    }

    fn next_in(&self, from: usize, looked_for: impl Fn(u64) -> u64) -> Option<usize> {
        let mut group = from / GROUP;
        let first = looked_for(*self.0.get(group)?);
        let mut bits = first - in_front(first, from);
        while bits == 0 {
            group += 1;
            bits = looked_for(*self.0.get(group)?);
        }
        Some(group * GROUP + bits.trailing_zeros() as usize)
    }

    /// Where they are set in `[from, to)`.
    pub(super) fn set_in(&self, from: usize, to: usize) -> impl Iterator<Item = usize> {
        let first = from / GROUP;
        let groups = self.0.get(first..to.div_ceil(GROUP)).unwrap_or_default();
        let all = groups.iter().zip(first..).flat_map(move |(&bits, group)| {
            let bits = if group == first {
                bits - in_front(bits, from)
            } else {
                bits
            };
            set(bits).map(move |at| group * GROUP + at)
        });
        all.take_while(move |&at| at < to)
    }
}

impl FromIterator<bool> for Bits {
    fn from_iter<I: IntoIterator<Item = bool>>(all: I) -> Self {
        let mut groups = Vec::new();
        for (at, is_set) in all.into_iter().enumerate() {
            if at % GROUP == 0 {
                groups.push(0);
            }
            if let Some(bits) = groups.last_mut() {
                *bits |= u64::from(is_set) << (at % GROUP);
            }
        }
        Self(groups)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bits_of_bytes_stand_in_their_order() {
        let bytes: [u8; GROUP] = std::array::from_fn(|at| u8::try_from(at * 37 % 256).unwrap());
        for bit in 0..8 {
            let bits = column(&bytes, bit);
            for (at, byte) in bytes.iter().enumerate() {
                assert_eq!(bits >> at & 1, u64::from(byte >> bit & 1), "{at} {bit}");
            }
        }
    }

    #[test]
    fn bits_are_found_within_a_place() {
        let is_set = |at: usize| at.is_multiple_of(7) || at.is_multiple_of(64) || at % 64 == 63;
        for characters in [0, 1, 63, 64, 65, 300] {
            let bits: Bits = (0..characters).map(is_set).collect();
            for (from, to) in [
                (0, 300),
                (0, 0),
                (1, 2),
                (60, 70),
                (63, 64),
                (64, 128),
                (250, 299),
            ] {
                let expected: Vec<usize> = (from..to.min(characters))
                    .filter(|&at| is_set(at))
                    .collect();
                let found: Vec<usize> = bits.set_in(from, to.min(characters)).collect();
                assert_eq!(found, expected, "{characters} {from} {to}");
            }
            for at in 0..characters {
                assert_eq!(bits.get(at), is_set(at), "{at}");
                let next = (at..characters).find(|&at| is_set(at));
                assert_eq!(bits.next(at), next, "{characters} {at}");
                let unset = (at..characters).find(|&at| !is_set(at));
                assert_eq!(bits.next_unset(at), unset.unwrap_or(characters));
            }
            assert!(!bits.get(characters));
        }
    }
}
