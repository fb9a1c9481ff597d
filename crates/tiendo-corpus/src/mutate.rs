//! Known ways to break a document.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::cells::{self, Cell};
use crate::chance::Chance;
use crate::dirt;
use crate::whole::Whole;

/// One way to break a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mutation {
    /// A cell of a table is gone.
    DropCell,
    /// Lines are broken for width.
    WrapLines,
    /// One line is broken in two.
    WrapLine,
    /// Letters and their marks are apart.
    Decompose,
    /// A hyphen of a document's number is gone.
    DropHyphen,
    /// Two cells of a row have changed places.
    SwapCells,
    /// The columns of a table stand in another order.
    ShuffleColumns,
    /// The numbers of the tasks begin anew.
    RestartNumbers,
    /// One letter in two hundred is another.
    SlipHalf,
    /// One letter in a hundred is another.
    SlipOne,
}

/// A file that was broken, how it is read, and what was changed in it.
#[derive(Debug, Clone)]
pub struct Broken {
    /// The file with its reading.
    pub now: Whole,
    /// Bytes of the whole file and what stands there now, in order.
    pub(crate) edits: Vec<(Range<usize>, String)>,
}

impl Broken {
    fn new(whole: &Whole, mut edits: Vec<(Range<usize>, String)>) -> Self {
        edits.sort_by_key(|(range, _)| range.start);
        let mut file = String::with_capacity(whole.file.len());
        let mut at = 0;
        for (range, now) in &edits {
            file.push_str(&whole.file[at..range.start]);
            file.push_str(now);
            at = range.end;
        }
        file.push_str(&whole.file[at..]);
        Self {
            now: Whole::new(&whole.name, file),
            edits,
        }
    }

    /// Where a byte of the whole file stands now; inside of what was changed, where that begins.
    pub(crate) fn moved(&self, byte: usize) -> usize {
        let mut now = byte;
        for (range, words) in &self.edits {
            if range.start >= byte {
                break;
            }
            let gone = range.len().min(byte - range.start);
            // Never beyond the end of what stands there now.
            now = now - gone
                + if range.end <= byte {
                    words.len()
                } else {
                    gone.min(words.len())
                };
        }
        now
    }
}

impl Mutation {
    /// All ways.
    pub const ALL: [Self; 10] = [
        Self::DropCell,
        Self::WrapLines,
        Self::WrapLine,
        Self::Decompose,
        Self::DropHyphen,
        Self::SwapCells,
        Self::ShuffleColumns,
        Self::RestartNumbers,
        Self::SlipHalf,
        Self::SlipOne,
    ];

    /// Its name in the table.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DropCell => "drop a cell",
            Self::WrapLines => "wrap lines",
            Self::WrapLine => "wrap a line",
            Self::Decompose => "decompose letters",
            Self::DropHyphen => "remove a hyphen",
            Self::SwapCells => "swap two cells",
            Self::ShuffleColumns => "shuffle columns",
            Self::RestartNumbers => "restart numbering",
            Self::SlipHalf => "slips of letters, 0.5 %",
            Self::SlipOne => "slips of letters, 1 %",
        }
    }

    /// The file broken in this way; `None` where it has nothing to break.
    pub fn apply(self, whole: &Whole, seed: u64) -> Option<Broken> {
        if !whole.is_mapped() {
            return None;
        }
        let text = whole.file.as_str();
        let mut chance = Chance::new(seed ^ ((self as u64) << 40));
        let is_page = text.trim_start().starts_with('<');
        let edits = match self {
            Self::Decompose => text
                .char_indices()
                .filter_map(|(i, c)| {
                    let now: String = std::iter::once(c).nfd().collect();
                    (now.chars().count() > 1).then(|| (i..i + c.len_utf8(), now))
                })
                .collect(),
            Self::WrapLines | Self::WrapLine if is_page => return None,
            Self::WrapLines if is_wrapped(text) => return None,
            Self::WrapLines => wraps(text),
            Self::WrapLine => vec![wrap(text, &mut chance)?],
            Self::SlipHalf => slips(text, 200, &mut chance),
            Self::SlipOne => slips(text, 100, &mut chance),
            Self::DropHyphen => vec![hyphen(text, &mut chance)?],
            Self::DropCell => {
                let all = cells::of(whole);
                let cell = all.get(chance.below(all.len()))?;
                vec![(cell.whole.clone(), String::new())]
            }
            Self::SwapCells => {
                let all = cells::of(whole);
                let pairs: Vec<(&Cell, &Cell)> = all
                    .iter()
                    .flat_map(|a| all.iter().map(move |b| (a, b)))
                    .filter(|(a, b)| a.task == b.task && a.words.end <= b.words.start)
                    .filter(|(a, b)| !(a.holds_bodies() && b.holds_bodies()))
                    .collect();
                let (a, b) = pairs.get(chance.below(pairs.len()))?;
                let words = |cell: &Cell| text[cell.words.clone()].to_owned();
                vec![(a.words.clone(), words(b)), (b.words.clone(), words(a))]
            }
            Self::ShuffleColumns => cells::shuffled(text, &mut chance)?,
            Self::RestartNumbers => restarted(whole)?,
        };
        (!edits.is_empty()).then(|| Broken::new(whole, edits))
    }
}

/// A hyphen between the capitals of a number.
fn hyphen(text: &str, chance: &mut Chance) -> Option<(Range<usize>, String)> {
    let places: Vec<usize> = text
        .match_indices('-')
        .map(|(i, _)| i)
        .filter(|&i| {
            let letter = |c: Option<char>| c.is_some_and(char::is_uppercase);
            letter(text[..i].chars().next_back()) && letter(text[i + 1..].chars().next())
        })
        .collect();
    let at = *places.get(chance.below(places.len()))?;
    Some((at..at + 1, String::new()))
}

/// Its lines are broken already: some are long, and none is longer than a page is wide.
fn is_wrapped(text: &str) -> bool {
    let lengths = || text.lines().map(|line| line.chars().count());
    lengths().filter(|&length| length > 60).count() > 2 && lengths().all(|length| length <= 100)
}

/// One line, at any blank; rows of tables and lines in capitals stay whole.
fn wrap(text: &str, chance: &mut Chance) -> Option<(Range<usize>, String)> {
    let mut blanks = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        if !dirt::stays_whole(line) && line.trim().chars().count() > 30 {
            let words = start + (line.len() - line.trim_start().len());
            let end = words + line.trim().len();
            blanks.extend(text[words..end].match_indices(' ').map(|(i, _)| words + i));
        }
        start += line.len() + 1;
    }
    let at = *blanks.get(chance.below(blanks.len()))?;
    Some((at..at + 1, "\n".to_owned()))
}

/// The width at which lines are broken.
const WIDTH: usize = 78;

fn wraps(text: &str) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let (mut at, mut column) = (start, 0);
        for word in line.trim_end_matches('\r').split(' ') {
            let length = word.chars().count();
            if column > 0 && column + 1 + length > WIDTH && !dirt::stays_whole(line) {
                edits.push((at - 1..at, "\n".to_owned()));
                column = 0;
            }
            column += length + usize::from(column > 0);
            at += word.len() + 1;
        }
        start += line.len() + 1;
    }
    edits
}

/// One letter of `of` is replaced by another; what stands between `<` and `>` is no text.
fn slips(text: &str, of: usize, chance: &mut Chance) -> Vec<(Range<usize>, String)> {
    const LETTERS: &[char] = &['a', 'e', 'n', 'o', 'h', 't', 'i', 'c'];
    let mut in_tag = false;
    let mut edits = Vec::new();
    for (i, c) in text.char_indices() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag && c.is_lowercase() && chance.below(of) == 0 => {
                let now = *chance.pick(LETTERS);
                if now != c {
                    edits.push((i..i + c.len_utf8(), now.to_string()));
                }
            }
            _ => {}
        }
    }
    edits
}

/// The second half of the tasks is numbered from 1.
fn restarted(whole: &Whole) -> Option<Vec<(Range<usize>, String)>> {
    let numbers: Vec<Range<usize>> = (0..whole.tasks())
        .filter_map(|i| whole.in_file(&format!("/tasks/{i}/number")))
        .filter(|span| {
            whole
                .file
                .get(span.clone())
                .is_some_and(|number| number.parse::<u32>().is_ok())
        })
        .collect();
    if numbers.len() < 4 {
        return None;
    }
    let half = numbers.len() / 2;
    let edits = numbers
        .into_iter()
        .skip(half)
        .enumerate()
        .map(|(n, span)| (span, (n + 1).to_string()))
        .collect();
    Some(edits)
}
