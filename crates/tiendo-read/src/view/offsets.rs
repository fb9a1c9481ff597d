//! The way between the characters that are looked at and the bytes of the text.

use super::Place;
use super::bits::{GROUP, column, in_front};

/// Where each character begins, in half a byte a character. No source is as long as 4 GB.
pub(super) struct Offsets {
    /// The way from characters to bytes: of each [`GROUP`] of characters, and of the end of the text.
    groups: Vec<Group>,
    /// The way back: of each [`GROUP`] of bytes, and of the end of the text.
    blocks: Vec<Block>,
    /// How many characters and bytes the groups have.
    characters: usize,
    bytes: usize,
    /// Characters of the text that are not looked at, in order; the first of each gap stays, as a blank.
    gaps: Vec<Gap>,
}

/// Characters that follow one another.
struct Group {
    /// The byte at which the first begins.
    first: u32,
    /// The bytes that each has beside its first: one is counted in the first of these, two in the second.
    further: [u64; 2],
}

/// Bytes that follow one another.
struct Block {
    /// The first character that begins here or behind.
    first: u32,
    /// Where characters begin.
    begins: u64,
}

struct Gap {
    place: Place,
    /// Characters that are left out up to its end.
    left_out: usize,
}

fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The byte is the first of a character.
const fn begins(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn block(first: u32, bytes: &[u8; GROUP]) -> Block {
    let begin = bytes.map(|byte| u8::from(begins(byte)));
    Block {
        first,
        begins: column(&begin, 0),
    }
}

impl Offsets {
    /// Of a text; its characters follow group by group.
    pub(super) fn new(text: &str, characters: usize) -> Self {
        let (whole, rest) = text.as_bytes().as_chunks::<GROUP>();
        let mut blocks = Vec::with_capacity(whole.len() + 1);
        // The last one is no whole block, and holds the end of the text; behind it nothing begins.
        let mut last = [0x80; GROUP];
        for (last, &byte) in last.iter_mut().zip(rest) {
            *last = byte;
        }
        let mut first = 0;
        for bytes in whole.iter().chain([&last]) {
            let block = block(first, bytes);
            first += block.begins.count_ones();
            blocks.push(block);
        }
        Self {
            groups: Vec::with_capacity(characters / GROUP + 2),
            blocks,
            characters: 0,
            bytes: 0,
            gaps: Vec::new(),
        }
    }

    /// The next characters, a whole [`GROUP`] but for the last: how many they are, and for which of them one byte more and two bytes
    /// more than the first are to be counted.
    pub(super) fn add_group(&mut self, characters: usize, further: [u64; 2]) {
        self.groups.push(Group {
            first: short(self.bytes),
            further,
        });
        self.characters += characters;
        self.bytes += characters + bytes_more(further);
    }

    /// No more characters follow.
    pub(super) fn end(&mut self) {
        self.groups.push(Group {
            first: short(self.bytes),
            further: [0; 2],
        });
    }

    /// Where a character begins; `None` behind the end.
    pub(super) fn byte(&self, character: usize) -> Option<usize> {
        let character = self.in_text(character);
        let group = self.groups.get(character / GROUP)?;
        let further = group.further.map(|bits| in_front(bits, character));
        let byte = group.first as usize + character % GROUP + bytes_more(further);
        (character <= self.characters).then_some(byte)
    }

    /// The first character that begins at `byte` of the text or behind it.
    pub(super) fn character(&self, byte: usize) -> usize {
        let Some(block) = self.blocks.get(byte / GROUP) else {
            return self.looked_at(self.characters);
        };
        let between = in_front(block.begins, byte).count_ones();
        self.looked_at((block.first + between) as usize)
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

/// The bytes that are counted for characters beside their first.
const fn bytes_more([one, two]: [u64; 2]) -> usize {
    (one.count_ones() + 2 * two.count_ones()) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offsets(text: &str) -> Offsets {
        let characters: Vec<char> = text.chars().collect();
        let mut offsets = Offsets::new(text, characters.len());
        for group in characters.chunks(GROUP) {
            let counted = |bytes: usize| {
                let bits = (0..).zip(group).map(|(at, c)| (at, c.len_utf8() - 1));
                bits.fold(0, |all, (at, more)| {
                    all | u64::from(more & bytes == bytes) << at
                })
            };
            offsets.add_group(group.len(), [counted(1), counted(2)]);
        }
        offsets.end();
        offsets
    }

    #[test]
    fn characters_and_bytes_lead_to_each_other() {
        for times in [0, 1, 2, 16, 32, 40] {
            leads_back("Ủy ban nhân dân – “tỉnh” 𝄞 a  bc".repeat(times).as_str());
        }
    }

    fn leads_back(text: &str) {
        let offsets = offsets(text);
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
            assert_eq!(offsets.character(byte), expected, "{byte}");
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
            assert_eq!(Some(offsets.character(byte)), next, "{byte} {before}");
        }
    }
}
