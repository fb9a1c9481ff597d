//! Phrases in the order of their letters: which of them some words begin with.

/// Phrases in order; those that some words begin with stand one before the other, each a beginning of the next.
#[derive(Debug)]
pub(super) struct Sorted {
    /// For each two first letters ([`cell`]) the phrases that may begin so, by their places in the order.
    openings: Vec<Opening>,
    /// The first letters of each phrase, side by side: here the place of words among the phrases is looked for.
    heads: Vec<u64>,
    phrases: Vec<Phrase>,
    /// The letters of all phrases.
    letters: Vec<u8>,
}

/// Phrases, from one to before another.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Opening {
    from: u32,
    to: u32,
    /// The kinds of their third letters, a bit each; all of them where a phrase has no third.
    thirds: u32,
}

/// Kinds of letters that two first letters are told apart by: the letters of the alphabet and the blank are each a kind; figures and
/// signs are taken for one of them, which only makes its phrases a few more.
const KINDS: usize = 32;

const fn kind(letter: u8) -> usize {
    letter as usize % KINDS
}

/// The number of two first letters.
const fn cell(first: u8, second: u8) -> usize {
    kind(first) * KINDS + kind(second)
}

#[derive(Debug)]
struct Phrase {
    /// Where its letters begin and end.
    from: u32,
    to: u32,
    /// Its place in the list.
    number: u32,
    /// One more than the place in the order of the longest other phrase that this one begins with; 0 where there is none.
    shorter: u32,
}

/// How many letters a head has.
const HEAD: u32 = 8;

/// The first eight letters, behind them nothing.
fn head(words: &[u8]) -> u64 {
    let letters = words.first_chunk().copied().unwrap_or_else(|| {
        let mut letters = [0; HEAD as usize];
        for (letter, &b) in letters.iter_mut().zip(words) {
            *letter = b;
        }
        letters
    });
    u64::from_be_bytes(letters)
}

/// For each two first letters which of the phrases, in order, may begin so.
fn openings(sorted: &[(&[u8], usize)]) -> Vec<Opening> {
    let mut all = vec![Opening::default(); KINDS * KINDS];
    let mut add = |cell: usize, at: usize, thirds: u32| {
        if let Some(opening) = all.get_mut(cell) {
            opening.thirds |= thirds;
            if opening.from == opening.to {
                opening.from = short(at);
            }
            opening.to = short(at + 1);
        }
    };
    for (&(words, _), at) in sorted.iter().zip(0..) {
        match *words {
            [first, second, third, ..] => add(cell(first, second), at, 1 << kind(third)),
            // What a phrase of one or two letters is followed by may be anything.
            [first, second] => add(cell(first, second), at, u32::MAX),
            [first] => {
                (0..KINDS).for_each(|second| add(kind(first) * KINDS + second, at, u32::MAX));
            }
            [] => {}
        }
    }
    all
}

fn short(number: usize) -> u32 {
    u32::try_from(number).expect("a list of phrases is far below 4 GB")
}

impl Sorted {
    pub(super) fn new(list: &[String]) -> Self {
        let mut sorted: Vec<(&[u8], usize)> = list.iter().map(String::as_bytes).zip(0..).collect();
        sorted.sort_unstable();
        let mut all = Self {
            openings: openings(&sorted),
            heads: sorted.iter().map(|(words, _)| head(words)).collect(),
            phrases: Vec::with_capacity(list.len()),
            letters: Vec::new(),
        };
        // The phrases that the last one begins with, and itself.
        let mut open: Vec<(&[u8], usize)> = Vec::new();
        for (place, &(words, number)) in sorted.iter().enumerate() {
            while open
                .pop_if(|(shorter, _)| !words.starts_with(shorter))
                .is_some()
            {}
            let shorter = open.last().map_or(0, |&(_, place)| place + 1);
            open.push((words, place));
            let from = all.letters.len();
            all.letters.extend_from_slice(words);
            all.phrases.push(Phrase {
                from: short(from),
                to: short(all.letters.len()),
                number: short(number),
                shorter: short(shorter),
            });
        }
        all
    }

    /// The phrases as they stood in the list.
    pub(super) fn in_order(&self) -> Vec<&[u8]> {
        let mut phrases: Vec<&Phrase> = self.phrases.iter().collect();
        phrases.sort_unstable_by_key(|phrase| phrase.number);
        phrases
            .into_iter()
            .map(|phrase| self.letters(phrase))
            .collect()
    }

    fn letters(&self, phrase: &Phrase) -> &[u8] {
        let letters = self.letters.get(phrase.from as usize..phrase.to as usize);
        letters.unwrap_or_default()
    }

    /// The phrases that begin with the first two of these letters; `None` where none begins with all three.
    pub(super) fn opening(&self, [first, second, third]: [u8; 3]) -> Option<Opening> {
        let opening = self.openings.get(cell(first, second))?;
        (opening.thirds >> kind(third) & 1 == 1).then_some(*opening)
    }

    /// The phrases that `words` begin with, of those of their opening, the longest first: their places in the list, and how long they are.
    /// Of equal ones the last of the list comes first.
    pub(super) fn beginning(
        &self,
        opening: Opening,
        words: &[u8],
    ) -> impl Iterator<Item = (usize, usize)> {
        let head = head(words);
        let (from, to) = (opening.from as usize, opening.to as usize);
        let heads = self.heads.get(from..to).unwrap_or_default();
        let mut behind = from + heads.partition_point(|&one| one <= head);
        if behind.checked_sub(1).and_then(|last| self.heads.get(last)) == Some(&head) {
            let from = from + heads.partition_point(|&one| one < head);
            let alike = self.phrases.get(from..behind).unwrap_or_default();
            behind = from + alike.partition_point(|one| self.letters(one) <= words);
        }
        // What `words` begin with, the phrase right before them begins with too, or is.
        let mut next = behind;
        let chain = std::iter::from_fn(move || {
            let place = next.checked_sub(1)?;
            let (phrase, its_head) = (self.phrases.get(place)?, *self.heads.get(place)?);
            next = phrase.shorter as usize;
            Some((phrase, (head ^ its_head).leading_zeros() / u8::BITS))
        });
        // The first letters tell of most that they are others.
        chain
            .filter(|&(phrase, alike)| {
                let length = phrase.to - phrase.from;
                alike >= length.min(HEAD)
                    && (length <= HEAD || words.starts_with(self.letters(phrase)))
            })
            .map(|(phrase, _)| (phrase.number as usize, (phrase.to - phrase.from) as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_with_phrases() {
        let list = [
            "so",
            "so y te",
            "bo",
            "so",
            "b",
            "bo giao duc",
            "bo giao duc va dao tao",
            "bo giao thong",
            "d/c",
            "d.c",
        ];
        let sorted = Sorted::new(&list.map(str::to_owned));
        for (words, expected) in [
            ("", &[][..]),
            ("a", &[]),
            ("b", &[4]),
            ("bo", &[2, 4]),
            ("bo giao", &[2, 4]),
            ("bo giao duc va", &[5, 2, 4]),
            ("bo giao duc va dao tao", &[6, 5, 2, 4]),
            ("bo giao thuong", &[2, 4]),
            ("bo giao thong van", &[7, 2, 4]),
            ("so y te", &[1, 3, 0]),
            ("so x", &[3, 0]),
            ("x", &[]),
            ("by", &[4]),
            ("so y", &[3, 0]),
            ("sox", &[3, 0]),
            ("d/c le", &[8]),
            ("d.c le", &[9]),
            ("d-c le", &[]),
            ("d", &[]),
        ] {
            let words = words.as_bytes();
            let letter = |at: usize| words.get(at).copied().unwrap_or(b'\n');
            let opening = sorted.opening([letter(0), letter(1), letter(2)]);
            let found: Vec<(usize, usize)> = opening
                .into_iter()
                .flat_map(|opening| sorted.beginning(opening, words))
                .collect();
            let numbers: Vec<usize> = found.iter().map(|&(number, _)| number).collect();
            assert_eq!(numbers, expected, "{words:?}");
            for (number, length) in found {
                assert_eq!(list.get(number).map(|one| one.len()), Some(length));
            }
        }
    }
}
