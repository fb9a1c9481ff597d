//! The way between the characters that are looked at and the bytes of the text.

use super::Place;

/// Characters for which the byte is noted in full once.
const GROUP: usize = 64;

/// Bytes of the text for which the way to the character is noted once.
const BLOCK: usize = 64;

/// Where each character begins, in little more than a byte a character. No source is as long as 4 GB.
pub(super) struct Offsets {
    starts: Starts,
    /// What [`Starts::note`] gave for each character, and for the end of the text.
    more: Vec<u8>,
    /// Characters of the text that are not looked at, in order; the first of each gap stays, as a blank.
    gaps: Vec<Gap>,
}

/// What is noted of some characters only.
#[derive(Default)]
pub(super) struct Starts {
    /// The byte at which the first of each [`GROUP`] begins.
    groups: Vec<u32>,
    /// The first character that begins in each [`BLOCK`].
    blocks: Vec<u32>,
    /// How many bytes more than characters stand before the last group.
    more: usize,
}

impl Starts {
    /// The next character, by its number and the byte at which it begins: how many bytes more than characters stand between it
    /// and the first of its group.
    pub(super) fn note(&mut self, number: usize, byte: usize) -> u8 {
        if number.is_multiple_of(GROUP) {
            self.groups.push(short(byte));
            self.more = byte - number;
        }
        if byte / BLOCK >= self.blocks.len() {
            self.blocks.push(short(number));
        }
        // No character is longer than four bytes.
        u8::try_from(byte - number - self.more).unwrap_or(u8::MAX)
    }
}

struct Gap {
    place: Place,
    /// Characters that are left out up to its end.
    left_out: usize,
}

fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Offsets {
    /// `more`: what was noted for each character of a text, and for its end.
    pub(super) const fn new(starts: Starts, more: Vec<u8>) -> Self {
        Self {
            starts,
            more,
            gaps: Vec::new(),
        }
    }

    /// Where a character begins; `None` behind the end.
    pub(super) fn byte(&self, character: usize) -> Option<usize> {
        let character = self.in_text(character);
        let more = self.more.get(character)?;
        let first = self.starts.groups.get(character / GROUP)?;
        Some(*first as usize + character % GROUP + usize::from(*more))
    }

    /// The first character that begins at `byte` of the text or behind it.
    pub(super) fn character(&self, text: &str, byte: usize) -> usize {
        let block = byte / BLOCK;
        let Some(&from) = self.starts.blocks.get(block) else {
            return self.looked_at(self.more.len().saturating_sub(1));
        };
        let text = text.as_bytes();
        let between = text.get(block * BLOCK..byte.min(text.len()));
        let begins = |&&b: &&u8| !(0x80..0xC0).contains(&b);
        let between = between.map_or(0, |bytes| bytes.iter().filter(begins).count());
        self.looked_at(from as usize + between)
    }

    /// Takes what stands in gaps out of the characters, but for the first of each; once, and the gaps stand in order.
    pub(super) fn leave_out(&mut self, gaps: &[Place]) {
        let mut left_out = 0;
        for place in gaps {
            left_out += place.len().saturating_sub(1);
            self.gaps.push(Gap {
                place: place.clone(),
                left_out,
            });
        }
    }

    /// The number of a character of the text among those that are looked at; of one that is left out, that of the next.
    pub(super) fn looked_at(&self, in_text: usize) -> usize {
        if self.gaps.is_empty() {
            return in_text;
        }
        let behind = self.gaps.partition_point(|gap| gap.place.end <= in_text);
        let before = behind.checked_sub(1).and_then(|last| self.gaps.get(last));
        let inside = self.gaps.get(behind);
        let inside = inside.map_or(0, |gap| in_text.saturating_sub(gap.place.start + 1));
        in_text - before.map_or(0, |gap| gap.left_out) - inside
    }

    /// The number in the text of a character that is looked at.
    fn in_text(&self, looked_at: usize) -> usize {
        if self.gaps.is_empty() {
            return looked_at;
        }
        let behind = self
            .gaps
            .partition_point(|gap| gap.place.end - gap.left_out <= looked_at);
        let before = behind.checked_sub(1).and_then(|last| self.gaps.get(last));
        looked_at + before.map_or(0, |gap| gap.left_out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offsets(text: &str) -> Offsets {
        let mut starts = Starts::default();
        let ends = [(text.chars().count(), text.len())];
        let all = text
            .char_indices()
            .map(|(at, _)| at)
            .enumerate()
            .chain(ends);
        let more = all.map(|(number, at)| starts.note(number, at)).collect();
        Offsets::new(starts, more)
    }

    #[test]
    fn characters_and_bytes_lead_to_each_other() {
        let text = "Ủy ban nhân dân – “tỉnh” 𝄞 a ".repeat(40);
        let offsets = offsets(&text);
        let starts: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        for (character, &byte) in starts.iter().enumerate() {
            assert_eq!(offsets.byte(character), Some(byte));
        }
        assert_eq!(offsets.byte(starts.len()), None);
        for byte in 0..text.len() + 200 {
            let next = starts.iter().position(|&start| start >= byte);
            let expected = next.unwrap_or(starts.len() - 1);
            assert_eq!(offsets.character(&text, byte), expected, "{byte}");
        }
    }

    #[test]
    fn gaps_are_passed_over() {
        let text = "ộabcdefghộjkl";
        let mut offsets = offsets(text);
        offsets.leave_out(&[2..5, 8..9, 9..11]);
        let left: Vec<usize> = vec![0, 1, 2, 5, 6, 7, 8, 9, 11, 12, 13];
        let starts: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        for (now, &before) in left.iter().enumerate() {
            assert_eq!(offsets.byte(now), starts.get(before).copied(), "{now}");
            assert_eq!(offsets.looked_at(before), now);
        }
        for (byte, before) in (0..).zip(text.bytes()) {
            let next = left.iter().position(|&one| starts[one] >= byte);
            assert_eq!(Some(offsets.character(text, byte)), next, "{byte} {before}");
        }
    }
}
