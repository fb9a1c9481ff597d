//! Known ways to break a document, and what becomes of its values: still right, wrong with a finding, wrong in silence.

use serde_json::Value;

use crate::chance::Chance;
use crate::dirt;
use crate::measure::{Mistake, measure};
use unicode_normalization::UnicodeNormalization;

/// One way to break a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mutation {
    /// A cell of a table is gone.
    DropCell,
    /// Lines are broken for width.
    WrapLines,
    /// Letters and their marks are apart.
    Decompose,
    /// A hyphen of a document's number is gone.
    DropHyphen,
    /// Two lines of a table have changed places.
    SwapLines,
    /// The numbers of the tasks begin anew.
    RestartNumbers,
    /// One letter in two hundred is another.
    SlipHalf,
    /// One letter in a hundred is another.
    SlipOne,
}

impl Mutation {
    /// All ways.
    pub const ALL: [Self; 8] = [
        Self::DropCell,
        Self::WrapLines,
        Self::Decompose,
        Self::DropHyphen,
        Self::SwapLines,
        Self::RestartNumbers,
        Self::SlipHalf,
        Self::SlipOne,
    ];

    /// Its name in the table.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DropCell => "drop a cell",
            Self::WrapLines => "wrap lines",
            Self::Decompose => "decompose letters",
            Self::DropHyphen => "remove a hyphen",
            Self::SwapLines => "swap two cells",
            Self::RestartNumbers => "restart numbering",
            Self::SlipHalf => "slips of letters, 0.5 %",
            Self::SlipOne => "slips of letters, 1 %",
        }
    }

    /// The text broken in this way; `None` where it has nothing to break.
    pub fn apply(self, text: &str, seed: u64) -> Option<String> {
        let mut chance = Chance::new(seed);
        match self {
            Self::Decompose => Some(text.nfd().collect()),
            Self::WrapLines => Some(dirt::wrapped(text, 78)),
            Self::SlipHalf => Some(slips(text, 200, &mut chance)),
            Self::SlipOne => Some(slips(text, 100, &mut chance)),
            Self::DropHyphen => {
                let places: Vec<usize> = text
                    .match_indices('-')
                    .map(|(i, _)| i)
                    .filter(|&i| {
                        let letter = |c: Option<char>| c.is_some_and(char::is_uppercase);
                        letter(text[..i].chars().next_back())
                            && letter(text[i + 1..].chars().next())
                    })
                    .collect();
                let at = *places.get(chance.below(places.len()))?;
                Some(format!("{}{}", &text[..at], &text[at + 1..]))
            }
            Self::DropCell | Self::SwapLines => {
                let mut lines: Vec<&str> = text.lines().collect();
                let rows: Vec<usize> = (1..lines.len().saturating_sub(1))
                    .filter(|&i| is_number(lines[i - 1]) && !is_number(lines[i]))
                    .map(|i| i + 1)
                    .filter(|&i| i + 1 < lines.len() && !is_number(lines[i]))
                    .collect();
                let at = *rows.get(chance.below(rows.len()))?;
                if self == Self::DropCell {
                    lines.remove(at);
                } else {
                    lines.swap(at - 1, at);
                }
                Some(lines.join("\n"))
            }
            Self::RestartNumbers => {
                let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
                let rows: Vec<usize> = (0..lines.len())
                    .filter(|&i| lines[i].parse::<u32>().is_ok())
                    .collect();
                let from = rows.len() / 2;
                if rows.len() < 4 {
                    return None;
                }
                for (n, &i) in rows.iter().skip(from).enumerate() {
                    lines[i] = (n + 1).to_string();
                }
                Some(lines.join("\n"))
            }
        }
    }
}

fn is_number(line: &str) -> bool {
    !line.is_empty() && line.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// One letter of `of` is replaced by another.
fn slips(text: &str, of: usize, chance: &mut Chance) -> String {
    const LETTERS: &[char] = &['a', 'e', 'n', 'o', 'h', 't', 'i', 'c'];
    text.chars()
        .map(|c| {
            if c.is_lowercase() && chance.below(of) == 0 {
                *chance.pick(LETTERS)
            } else {
                c
            }
        })
        .collect()
}

/// What became of the values that were right before.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Still right.
    pub right: usize,
    /// Wrong, and a finding more says that something is.
    pub with_finding: usize,
    /// Wrong, and nothing says so.
    pub in_silence: Vec<Mistake>,
}

impl Outcome {
    /// Values wrong in silence of all.
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of a corpus are far below 2^52"
    )]
    pub fn silence(&self) -> f64 {
        let all = self.right + self.with_finding + self.in_silence.len();
        if all == 0 {
            0.0
        } else {
            self.in_silence.len() as f64 / all as f64
        }
    }

    /// Adds another.
    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.with_finding += other.with_finding;
        self.in_silence.extend(other.in_silence);
    }
}

/// The broken document's reading against that of the whole one: its structure is the truth, but for running text, where
/// the mutated words are, and for numbers that were printed anew.
pub fn outcome(mutation: Mutation, whole: &Value, broken: &Value) -> Outcome {
    let mut whole = whole.clone();
    match mutation {
        Mutation::SlipHalf | Mutation::SlipOne => take_over_slips(&mut whole, broken),
        Mutation::RestartNumbers => take_over_numbers(&mut whole, broken),
        _ => {}
    }
    let score = measure(&whole, broken);
    let findings = |reading: &Value| reading["findings"].as_array().map_or(0, Vec::len);
    let more = findings(broken) > findings(&whole);
    let mut outcome = Outcome {
        right: score
            .fields
            .iter()
            .filter(|(name, _)| **name != crate::measure::WHOLE_HEADER)
            .map(|(_, count)| count.right)
            .sum(),
        ..Outcome::default()
    };
    for mistake in score.mistakes {
        if more {
            outcome.with_finding += 1;
        } else {
            outcome.in_silence.push(mistake);
        }
    }
    outcome
}

/// Words of the truth that were only slipped in become the slipped ones.
fn take_over_slips(truth: &mut Value, broken: &Value) {
    match (truth, broken) {
        (Value::Object(truth), Value::Object(broken)) => {
            for (key, value) in truth.iter_mut() {
                if let Some(other) = broken.get(key) {
                    take_over_slips(value, other);
                }
            }
        }
        (Value::Array(truth), Value::Array(broken)) if truth.len() == broken.len() => {
            for (value, other) in truth.iter_mut().zip(broken) {
                take_over_slips(value, other);
            }
        }
        (Value::String(truth), Value::String(broken)) if is_slipped(truth, broken) => {
            truth.clone_from(broken);
        }
        _ => {}
    }
}

/// As long, and only small letters differ, one in eight at most (two in a short name).
fn is_slipped(truth: &str, broken: &str) -> bool {
    let length = truth.chars().count();
    let differing: Vec<(char, char)> = truth
        .chars()
        .zip(broken.chars())
        .filter(|(a, b)| a != b)
        .collect();
    length == broken.chars().count()
        && differing.len() <= (length / 8).max(2)
        && differing
            .iter()
            .all(|(a, b)| a.is_alphabetic() && b.is_alphabetic())
}

/// Where as many tasks were read, their printed numbers are the truth.
fn take_over_numbers(truth: &mut Value, broken: &Value) {
    let (Some(truth), Some(broken)) = (truth["tasks"].as_array_mut(), broken["tasks"].as_array())
    else {
        return;
    };
    if truth.len() == broken.len() {
        for (task, other) in truth.iter_mut().zip(broken) {
            if task["content"] == other["content"] {
                task["number"] = other["number"].clone();
            }
        }
    }
}
