//! How the lines of a file were broken: at a width, or wherever a page had a break.

use super::{begins_small, first_word, is_open};
use crate::names;
use crate::view::{Place, View};

/// How the lines of a file were broken.
#[derive(Debug, Clone, Copy)]
pub(super) enum Breaks {
    /// They were not.
    None,
    /// Wherever the page that the words were taken from had a break.
    Anywhere,
    /// Where the next word would have gone beyond so many characters.
    At(usize),
}

/// How many lines, and of how many one, must begin in mid-sentence where lines were broken for width.
const FEWEST: usize = 2;

const ONE_OF: usize = 14;

/// No line of a file that was broken for width is longer.
const WIDEST: usize = 120;

/// How the file's lines were broken: several begin with a small letter behind a line that has no end.
pub(super) fn breaks(view: &View, lines: &[Option<Place>]) -> Breaks {
    let mut all = 0;
    let mut wanted: Vec<(usize, usize)> = Vec::new();
    for pair in lines.windows(2) {
        let [Some(before), Some(line)] = pair else {
            continue;
        };
        all += 1;
        // A cell that begins with a small letter is a collective.
        let wants = is_open(view, before) && before.len() >= 20 && begins_small(view, line);
        if wants && !names::is_body_list(view, line) {
            wanted.push((before.len(), before.len() + 1 + first_word(view, line)));
        }
    }
    let enough = wanted.len() >= FEWEST && wanted.len() * ONE_OF >= all;
    let width = lines.iter().flatten().map(Place::len).max().unwrap_or(0);
    let full = wanted
        .iter()
        .filter(|&&(_, with_next)| with_next > width)
        .count();
    // Some lines end early by chance: a cell, an item of a list.
    let most = full * 4 >= wanted.len() * 3 || (full > 1 && full + 1 == wanted.len());
    if width <= WIDEST && most && full > 0 {
        Breaks::At(width)
    } else if enough {
        Breaks::Anywhere
    } else {
        Breaks::None
    }
}
