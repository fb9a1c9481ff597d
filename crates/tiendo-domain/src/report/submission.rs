//! What was sent: an immutable snapshot of a report, as canonical JSON.
//!
//! The structs here are the written form and nothing else; fields are written in the order of
//! declaration, so one report has one form, and its SHA-256 can be checked by anyone. A new field
//! goes to the end with `skip_serializing_if`, so that older hashes keep.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::line::{DeclaredState, Figure, Figures, LineContent};
use crate::id::{Agency, Id, Line, Person, Report, Round, Task};

mod as_text;

/// The number of the written form.
pub const FORM: u32 = 1;

/// One sending of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// [`FORM`].
    pub form: u32,
    /// The report.
    #[serde(with = "as_text")]
    pub report: Id<Report>,
    /// Its round.
    #[serde(with = "as_text")]
    pub round: Id<Round>,
    /// The body.
    #[serde(with = "as_text")]
    pub agency: Id<Agency>,
    /// The body's name on that day.
    pub agency_name: String,
    /// Which sending, from 1.
    pub n: u32,
    /// When it was sent or entered, by the server's clock.
    #[serde(with = "as_text")]
    pub at: Timestamp,
    /// How it was sent.
    pub sent: Sent,
    /// The lines, in the plan's order.
    pub lines: Vec<SentLine>,
}

/// How a report was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Sent {
    /// Here, by somebody in a capacity.
    Here {
        /// Who sent it. A person's name is looked up, never kept here.
        #[serde(with = "as_text")]
        by: Id<Person>,
        /// The code of the [`super::Capacity`].
        capacity: String,
        /// The position as stated.
        position: String,
    },
    /// On paper, entered on the body's behalf.
    Paper {
        /// Who entered it.
        #[serde(with = "as_text")]
        entered_by: Id<Person>,
        /// The paper's number and symbol.
        number: String,
        /// The paper's date.
        #[serde(with = "as_text")]
        dated: Date,
        /// The proved day of receipt.
        #[serde(with = "as_text")]
        received_on: Date,
        /// SHA-256 of the signed file, in hexadecimal.
        file: String,
    },
}

/// A line as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentLine {
    /// The line.
    #[serde(with = "as_text")]
    pub line: Id<Line>,
    /// Its task.
    #[serde(with = "as_text")]
    pub task: Id<Task>,
    /// The task's number as printed.
    pub number: Option<String>,
    /// The code of the [`crate::assignment::Demand`].
    pub demand: String,
    /// The revision that the sender saw.
    pub rev: i64,
    /// The code of the [`DeclaredState`].
    pub declared: Option<String>,
    /// The day of completion.
    pub done_on: Option<String>,
    /// What was done.
    pub done: String,
    /// Figures.
    pub figures: Vec<SentFigure>,
    /// Whether the body said that there is no figure.
    pub no_figure: bool,
    /// Difficulties.
    pub difficulties: String,
    /// Proposals.
    pub proposals: String,
    /// "Không phát sinh", with the reason.
    pub nothing_arose: Option<String>,
    /// "Không thay đổi so với kỳ trước".
    pub unchanged: bool,
    /// Files behind the line, in the order of the form.
    pub evidence: Vec<SentFile>,
}

/// A figure as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentFigure {
    /// What it counts.
    pub label: String,
    /// How much, with a dot before decimals.
    #[serde(with = "as_text")]
    pub value: Decimal,
    /// Its unit.
    pub unit: String,
}

/// A file as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentFile {
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub size: u64,
}

/// A snapshot in its written form, with its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Canonical JSON.
    pub json: String,
    /// SHA-256 of its UTF-8 bytes.
    pub sha256: [u8; 32],
}

impl Sealed {
    /// The hash in hexadecimal, lower case: how people compare it.
    pub fn hex(&self) -> String {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let digits = self.sha256.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        digits
            .map(|digit| char::from(DIGITS[usize::from(digit)]))
            .collect()
    }
}

/// The text is no snapshot that this program knows.
#[derive(Debug, thiserror::Error)]
#[error("not a snapshot of a report: {0}")]
pub struct BadSnapshot(#[from] serde_json::Error);

impl Snapshot {
    /// The written form and its hash.
    /// # Panics
    /// Never: the form has only texts, numbers, lists and named fields.
    pub fn seal(&self) -> Sealed {
        let json = serde_json::to_string(self)
            .expect("texts, numbers and lists always have a JSON form, and a String takes it");
        let sha256 = Sha256::digest(json.as_bytes()).into();
        Sealed { json, sha256 }
    }

    /// The snapshot of a written form.
    /// # Errors
    /// [`BadSnapshot`] with what is wrong and where.
    pub fn read(json: &str) -> Result<Self, BadSnapshot> {
        Ok(serde_json::from_str(json)?)
    }
}

impl SentLine {
    /// Whether it holds neither words nor files.
    pub fn says_nothing(&self) -> bool {
        self.evidence.is_empty() && self.content().is_empty()
    }

    /// A line's content as it was sent, and back it comes by [`SentLine::content`].
    pub fn put(&mut self, content: &LineContent) {
        let (figures, no_figure): (&[Figure], bool) = match &content.figures {
            Figures::Unstated => (&[], false),
            Figures::NoFigure => (&[], true),
            Figures::Given(figures) => (figures, false),
        };
        self.declared = content.declared.map(|d| d.code().to_owned());
        self.done_on = content.done_on.map(|day| day.to_string());
        self.done.clone_from(&content.done);
        self.figures = figures.iter().map(SentFigure::from).collect();
        self.no_figure = no_figure;
        self.difficulties.clone_from(&content.difficulties);
        self.proposals.clone_from(&content.proposals);
        self.nothing_arose.clone_from(&content.nothing_arose);
        self.unchanged = content.unchanged;
    }

    /// What the body wrote. Codes and days that this program does not know are left out.
    pub fn content(&self) -> LineContent {
        LineContent {
            declared: self.declared.as_deref().and_then(DeclaredState::from_code),
            done_on: self.done_on.as_deref().and_then(|day| day.parse().ok()),
            done: self.done.clone(),
            figures: match (self.no_figure, self.figures.as_slice()) {
                (true, _) => Figures::NoFigure,
                (false, []) => Figures::Unstated,
                (false, figures) => Figures::Given(figures.iter().map(Figure::from).collect()),
            },
            difficulties: self.difficulties.clone(),
            proposals: self.proposals.clone(),
            nothing_arose: self.nothing_arose.clone(),
            unchanged: self.unchanged,
        }
    }
}

impl From<&Figure> for SentFigure {
    fn from(figure: &Figure) -> Self {
        SentFigure {
            label: figure.label.clone(),
            value: figure.value,
            unit: figure.unit.clone(),
        }
    }
}

impl From<&SentFigure> for Figure {
    fn from(figure: &SentFigure) -> Self {
        Figure {
            label: figure.label.clone(),
            value: figure.value,
            unit: figure.unit.clone(),
        }
    }
}

/// The lines that say something else, or have other files, in `after` than in `before`. A new
/// revision alone is no change.
pub fn changed_lines(before: &Snapshot, after: &Snapshot) -> BTreeSet<Id<Line>> {
    let said = |snapshot: &Snapshot| -> BTreeMap<Id<Line>, SentLine> {
        let lines = snapshot.lines.iter().cloned();
        lines
            .map(|line| (line.line, SentLine { rev: 0, ..line }))
            .collect()
    };
    let (before, after) = (said(before), said(after));
    let all = before.keys().chain(after.keys());
    all.filter(|line| before.get(line) != after.get(line))
        .copied()
        .collect()
}

#[cfg(test)]
mod tests;
