//! Places cut into parts: without what stands at their ends, at signs, at the ends of sentences.

use std::ops::Range;

use super::{Place, View};

impl View<'_> {
    /// Without blanks and any of `signs` at both ends.
    pub(crate) fn trim(&self, place: Place, signs: &[u8]) -> Place {
        let Range { mut start, mut end } = place;
        let drop = |b: u8| b == b' ' || b == b'\n' || signs.contains(&b);
        while start < end && drop(self.byte(start)) {
            start += 1;
        }
        while end > start && drop(self.byte(end - 1)) {
            end -= 1;
        }
        start..end
    }

    /// As [`Self::trim`] at the end, blanks only at the beginning.
    pub(crate) fn trim_end(&self, place: Place, signs: &[u8]) -> Place {
        let start = self.trim(place.clone(), b"").start;
        let end = self.trim(place, signs).end;
        start.min(end)..end
    }

    pub(crate) fn trim_start(&self, place: Place) -> Place {
        let start = (place.start..place.end)
            .find(|&i| self.byte(i) != b' ')
            .unwrap_or(place.end);
        start..place.end
    }

    /// Parts between single bytes of `signs`, untrimmed, empty ones dropped.
    pub(crate) fn split(&self, place: &Place, signs: &[u8]) -> Vec<Place> {
        let mut parts = Vec::new();
        let mut start = place.start;
        let mut add = |part: Place| {
            if !self.trim(part.clone(), b"").is_empty() {
                parts.push(part);
            }
        };
        let plain = self.plain(place).as_bytes();
        let mut cut = |i: usize| {
            add(start..place.start + i);
            start = place.start + i + 1;
        };
        match signs {
            &[sign] => memchr::memchr_iter(sign, plain).for_each(&mut cut),
            _ => (0..)
                .zip(plain)
                .filter(|(_, b)| signs.contains(b))
                .for_each(|(i, _)| cut(i)),
        }
        add(start..place.end);
        parts
    }

    /// Sentences: up to a full stop that a blank and a capital, or the end, follow.
    pub(crate) fn sentences(&self, place: &Place) -> Vec<Place> {
        let mut parts = Vec::new();
        let mut start = place.start;
        for i in memchr::memchr_iter(b'.', self.plain(place).as_bytes()) {
            let at = place.start + i;
            if self.stops_at(at, place.end) {
                parts.push(start..at + 1);
                start = at + 2;
            }
        }
        parts.push(start..place.end);
        parts
    }

    /// More than one sentence.
    pub(crate) fn has_stop(&self, place: &Place) -> bool {
        memchr::memchr_iter(b'.', self.plain(place).as_bytes())
            .any(|i| self.stops_at(place.start + i, place.end))
    }

    fn stops_at(&self, at: usize, end: usize) -> bool {
        self.byte(at + 1) == b' ' && self.is_upper(at + 2) && at + 2 < end
    }

    /// "(đồng chí Minh Tho) theo dõi …": the words behind the bracket that opens the place, or all of it.
    pub(crate) fn behind_bracket(&self, place: &Place) -> Place {
        let close = match self.byte(place.start) {
            b'(' => self.first_of(place, b')'),
            _ => None,
        };
        close.map_or_else(
            || place.clone(),
            |close| self.trim_start(close + 1..place.end),
        )
    }
}
