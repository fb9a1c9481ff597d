//! Phrases of the vocabulary, looked for together in one pass over the plain text.

mod sorted;

use std::sync::{LazyLock, OnceLock};

use aho_corasick::AhoCorasick;
use tiendo_text::normal::{plain, settle_tone_marks};

use crate::view::{Place, View};
use sorted::{Opening, Sorted};

/// A list of phrases that is known when the program is written.
pub(crate) type Static = LazyLock<Phrases>;

/// Phrases in small letters; the order of the list settles nothing but which of two equal ones is named.
#[derive(Debug)]
pub(crate) struct Phrases {
    /// Built where it is first needed: of many lists only what begins with them is asked.
    finder: OnceLock<AhoCorasick>,
    /// The phrases with their marks, where these count.
    said: Vec<Box<[char]>>,
    longest: usize,
    /// The plain phrases, for what begins at a place.
    sorted: Sorted,
}

/// A phrase that was found: its index in the list, and where it stands.
pub(crate) type Hit = (usize, Place);

impl Phrases {
    /// Phrases in plain letters: marks in the text do not count.
    pub(crate) fn plain(list: &[&'static str]) -> Self {
        Self::new(list.iter().map(|&words| words.to_owned()), Vec::new())
    }

    /// Phrases with their marks (`đạt`, not `đất`).
    pub(crate) fn said(list: &[&'static str]) -> Self {
        Self::with_marks(list)
    }

    /// As [`Self::said`], for names that an administrator adds; tone marks are settled here.
    pub(crate) fn owned(list: &[String]) -> Self {
        let said: Vec<String> = list.iter().map(|name| settle_tone_marks(name)).collect();
        Self::with_marks(&said)
    }

    fn with_marks(list: &[impl AsRef<str>]) -> Self {
        let list = || list.iter().map(AsRef::as_ref);
        let plain = list().map(|words| words.chars().map(|c| char::from(plain(c))).collect());
        Self::new(plain, list().map(|words| words.chars().collect()).collect())
    }

    fn new(plain: impl Iterator<Item = String>, said: Vec<Box<[char]>>) -> Self {
        let plain: Vec<String> = plain.collect();
        Self {
            sorted: Sorted::new(&plain),
            longest: plain.iter().map(String::len).max().unwrap_or(0),
            finder: OnceLock::new(),
            said,
        }
    }

    /// The first hit in `within`; of several at one place the longest.
    pub(crate) fn first(&self, view: &View, within: &Place) -> Option<Hit> {
        self.first_where(view, within, |_| true)
    }

    /// The first in small letters, as a verb in mid-sentence is.
    pub(crate) fn first_small(&self, view: &View, within: &Place) -> Option<Hit> {
        self.first_where(view, within, |place| !view.is_upper(place.start))
    }

    pub(crate) fn first_where(
        &self,
        view: &View,
        within: &Place,
        fits: impl Fn(&Place) -> bool,
    ) -> Option<Hit> {
        let mut best: Option<Hit> = None;
        for (phrase, place) in self.hits(view, within) {
            // Hits come by their ends: a longer one may begin earlier and come later.
            if let Some((_, best)) = &best
                && place.end > best.start + self.longest
            {
                break;
            }
            let earlier = best.as_ref().is_none_or(|(_, best)| {
                (place.start, std::cmp::Reverse(place.end))
                    < (best.start, std::cmp::Reverse(best.end))
            });
            if earlier && fits(&place) {
                best = Some((phrase, place));
            }
        }
        best
    }

    /// Every hit, by its end; hits may overlap.
    pub(crate) fn hits<'h>(
        &'h self,
        view: &'h View,
        within: &Place,
    ) -> impl Iterator<Item = Hit> + 'h {
        let from = within.start;
        let finder = self.finder.get_or_init(|| {
            AhoCorasick::new(self.sorted.in_order())
                .expect("a list of names is far below the automaton's limits")
        });
        finder
            .find_overlapping_iter(view.plain(within))
            .map(move |found| {
                let place = from + found.start()..from + found.end();
                (found.pattern().as_usize(), place)
            })
            .filter(|(phrase, place)| {
                view.is_whole(place)
                    && self
                        .said
                        .get(*phrase)
                        .is_none_or(|words| view.small(place) == &**words)
            })
    }

    /// The longest of them that `place` begins with, and what follows it.
    #[inline]
    pub(crate) fn begin(&self, view: &View, place: &Place) -> Option<Hit> {
        // Most places begin as none of them does.
        let first = [0, 1, 2].map(|at| view.byte(place.start + at));
        let opening = self.sorted.opening(first)?;
        self.begin_of(opening, view, place)
    }

    #[inline(never)]
    fn begin_of(&self, opening: Opening, view: &View, place: &Place) -> Option<Hit> {
        let words = place.start..place.end.min(place.start + self.longest);
        let mut found = self.sorted.beginning(opening, view.letters(&words));
        let (phrase, length) = found.find(|&(phrase, length)| {
            let found = place.start..place.start + length;
            let said = self.said.get(phrase);
            view.is_whole(&found) && said.is_none_or(|words| view.small(&found) == &**words)
        })?;
        Some((phrase, view.trim_start(place.start + length..place.end)))
    }
}
