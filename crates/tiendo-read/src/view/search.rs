//! Looking for whole plain words in a place of the text.

use memchr::memmem;

use super::{Place, View};

impl View<'_> {
    /// The first place of whole plain words in `within`; no words are nowhere.
    pub(crate) fn find(&self, within: &Place, words: &str) -> Option<Place> {
        self.find_letters(within, words.as_bytes())
    }

    /// As [`Self::find`], words by their plain letters.
    pub(crate) fn find_letters(&self, within: &Place, words: &[u8]) -> Option<Place> {
        if words.is_empty() {
            return None;
        }
        let hay = self.bytes().get(within.clone()).unwrap_or_default();
        let last = hay.len().checked_sub(words.len())?;
        // In a line any letter is soon looked for.
        let rarest = if hay.len() < LONG { 0 } else { rarest(words) };
        // Where the words would begin that have the letter.
        let letters = hay.get(rarest..=last + rarest)?;
        let begins = memchr::memchr_iter(*words.get(rarest)?, letters);
        let mut from = 0;
        for at in begins {
            self.count(at - from);
            from = at;
            let place = within.start + at..within.start + at + words.len();
            if hay.get(at..).is_some_and(|rest| rest.starts_with(words)) && self.is_whole(&place) {
                return Some(place);
            }
        }
        self.count(hay.len() - from);
        None
    }

    /// The text has the words somewhere between the first of some paragraphs and the last, in whole or as a part of others: where it has
    /// not, none of them need be looked at.
    pub(crate) fn may_have(&self, paragraphs: &[Place], words: &str) -> bool {
        let (Some(first), Some(last)) = (paragraphs.first(), paragraphs.last()) else {
            return false;
        };
        let text = self.plain(&(first.start..last.end)).as_bytes();
        memmem::find(text, words.as_bytes()).is_some()
    }

    /// Those of some paragraphs, which stand in order, that have the words in whole or as a part of others: the text is gone through once.
    pub(crate) fn having<'p>(
        &self,
        paragraphs: &'p [Place],
        words: &str,
    ) -> impl Iterator<Item = &'p Place> {
        let finder = memmem::Finder::new(words).into_owned();
        let mut rest = paragraphs;
        std::iter::from_fn(move || {
            loop {
                let (first, last) = (rest.first()?, rest.last()?);
                let text = self.bytes().get(first.start..last.end)?;
                let found = finder.find(text);
                self.count(found.unwrap_or(text.len()));
                let at = first.start + found?;
                let before = rest.partition_point(|paragraph| paragraph.end <= at);
                rest = rest.get(before..)?;
                let (next, behind) = rest.split_first()?;
                // It may stand between two of them.
                if next.start <= at {
                    rest = behind;
                    return Some(next);
                }
            }
        })
    }

    pub(crate) fn has(&self, within: &Place, words: &str) -> bool {
        self.find(within, words).is_some()
    }

    /// The first place of any of the words; the earliest wins, then the longest.
    pub(crate) fn find_any(&self, within: &Place, list: &[&str]) -> Option<Place> {
        list.iter()
            .filter_map(|words| self.find(within, words))
            .min_by_key(|place| (place.start, std::cmp::Reverse(place.end)))
    }

    pub(crate) fn find_all(&self, within: &Place, words: &str) -> Vec<Place> {
        let mut all = Vec::new();
        let mut rest = within.clone();
        while let Some(place) = self.find(&rest, words) {
            rest.start = place.end;
            all.push(place);
        }
        all
    }

    /// The place begins with whole plain words; what follows them.
    #[inline]
    pub(crate) fn after(&self, place: &Place, words: &str) -> Option<Place> {
        // Most places begin with another letter.
        let first = words.as_bytes().first();
        if first.is_some_and(|&first| self.byte(place.start) != first) {
            return None;
        }
        self.after_first(place, words)
    }

    #[inline(never)]
    fn after_first(&self, place: &Place, words: &str) -> Option<Place> {
        let end = place.start + words.len();
        let head = place.start..end;
        (end <= place.end && self.plain(&head) == words && self.is_whole(&head))
            .then(|| self.trim_start(end..place.end))
    }
}

/// Where it is worth while to choose the letter that is looked for.
const LONG: usize = 200;

/// Where the letter of some words stands that texts have the fewest of.
fn rarest(words: &[u8]) -> usize {
    let all = words.iter().zip(0_u16..);
    let how_common = |b: u8| {
        COMMONNESS
            .get(usize::from(b))
            .map_or(0, |&all| u16::from(all))
    };
    let rarest = all.map(|(&b, at)| how_common(b) << 8 | at & 0xFF).min();
    rarest.map_or(0, |rarest| usize::from(rarest & 0xFF))
}

/// The letters of Vietnamese text without their marks, from rare to common, as counted in plans; what is not here is rarer.
const COMMON: &[u8] = b"1l.qk0b2srmvypd,egcutioahn ";

/// Of each letter how common it is.
static COMMONNESS: [u8; 256] = {
    let mut all = [0; 256];
    let mut common = COMMON;
    let mut how_common = 1;
    while let Some((&letter, more_common)) = common.split_first() {
        if let Some((_, [one, ..])) = all.split_at_mut_checked(letter as usize) {
            *one = how_common;
        }
        how_common += 1;
        common = more_common;
    }
    all
};
