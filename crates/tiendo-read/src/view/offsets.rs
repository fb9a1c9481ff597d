//! The way between the characters that are looked at and the bytes of the text.

use super::Place;

/// Characters for which the byte is noted in full once.
pub(super) const GROUP: usize = 64;

/// Bytes of the text for which the way to the character is noted once.
const BLOCK: usize = 16;

/// Where each character begins, in little more than a byte a character. No source is as long as 4 GB.
pub(super) struct Offsets {
    /// The byte at which the first of each [`GROUP`] begins; the end of the text is the last of the last.
    groups: Vec<u32>,
    /// The first character that begins in each [`BLOCK`].
    blocks: Vec<u32>,
    /// Of each character, and of the end of the text, how many bytes more than characters stand between it and the first of its group.
    more: Vec<u8>,
    /// How many bytes the groups have.
    bytes: usize,
    /// Characters of the text that are not looked at, in order; the first of each gap stays, as a blank.
    gaps: Vec<Gap>,
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

impl Offsets {
    /// Of a text; its characters follow group by group.
    pub(super) fn new(text: &str, characters: usize) -> Self {
        let mut number = 0;
        let (blocks, _) = text.as_bytes().as_chunks::<BLOCK>();
        let counts = blocks.iter().map(|block| {
            let begin = block.iter().map(|&byte| u8::from(begins(byte)));
            u32::from(begin.sum::<u8>())
        });
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 1);
        blocks.extend(counts.map(|count| {
            let first = number;
            number += count;
            first
        }));
        // The last one is no whole block, and holds the end of the text.
        blocks.push(number);
        Self {
            groups: Vec::with_capacity(characters / GROUP + 1),
            blocks,
            more: Vec::with_capacity(characters + 1),
            bytes: 0,
            gaps: Vec::new(),
        }
    }

    /// The next characters, a whole [`GROUP`] or the last: how many bytes more than characters stand before each of them in the group,
    /// and in all of it. Behind the last of several whole groups an empty one follows.
    pub(super) fn add_group(&mut self, more: &[u8], bytes_more: u8) {
        self.groups.push(short(self.bytes));
        self.more.extend_from_slice(more);
        self.bytes += more.len() + usize::from(bytes_more);
        if more.len() < GROUP {
            self.more.push(bytes_more);
        }
    }

    /// Where a character begins; `None` behind the end.
    pub(super) fn byte(&self, character: usize) -> Option<usize> {
        let character = self.in_text(character);
        let more = self.more.get(character)?;
        let first = self.groups.get(character / GROUP)?;
        Some(*first as usize + character % GROUP + usize::from(*more))
    }

    /// The first character that begins at `byte` of the text or behind it.
    pub(super) fn character(&self, text: &str, byte: usize) -> usize {
        let block = byte / BLOCK;
        let Some(&from) = self.blocks.get(block) else {
            return self.looked_at(self.more.len().saturating_sub(1));
        };
        let text = text.as_bytes();
        let between = text.get(block * BLOCK..byte.min(text.len()));
        let between = between.map_or(0, |bytes| {
            bytes.iter().filter(|&&byte| begins(byte)).count()
        });
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
        let characters: Vec<char> = text.chars().collect();
        let mut offsets = Offsets::new(text, characters.len());
        let (groups, last) = characters.as_chunks::<GROUP>();
        for group in groups.iter().map(<[char; GROUP]>::as_slice).chain([last]) {
            let mut bytes_more = 0;
            let more = group.iter().map(|&c| {
                let before = bytes_more;
                bytes_more += u8::try_from(c.len_utf8() - 1).unwrap();
                before
            });
            let more: Vec<u8> = more.collect();
            offsets.add_group(&more, bytes_more);
        }
        offsets
    }

    #[test]
    fn characters_and_bytes_lead_to_each_other() {
        for times in [0, 1, 2, 40] {
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
            assert_eq!(offsets.character(text, byte), expected, "{byte}");
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
