//! What a finding says, how much it matters and what could be done about it.

use tiendo_text::Lang;

use super::FindingCode;
use crate::anchor::Anchor;
use crate::span::Span;

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Message {
    /// Both sentences; one missing does not compile.
    pub(crate) fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            vi: vi.into(),
            en: en.into(),
        }
    }

    /// The sentence of a language.
    pub fn pick(&self, lang: Lang) -> &str {
        lang.pick(&self.vi, &self.en)
    }
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Somebody must settle it before the register can hold the thing.
    Error,
    /// Somebody should look at it.
    Warning,
    /// Good to know.
    Info,
}

impl Severity {
    /// Its name in the JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// A change that a person can take over as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mend {
    /// Gives a task the agencies of another.
    Agencies {
        /// JSON Pointer of the task.
        pointer: String,
        /// Number of the task that they are taken from; `None` where the task's own words name them.
        as_in: Option<String>,
        /// Lead agencies.
        leads: Vec<String>,
        /// Coordinating agencies.
        coordinators: Vec<String>,
    },
    /// Cuts a task's row into several, each with what its part of the cells says.
    Split {
        /// JSON Pointer of the task.
        pointer: String,
        /// What each of the rows gets: one for each paragraph of the content.
        parts: Vec<RowPart>,
    },
    /// Writes other words.
    Words {
        /// JSON Pointer of the value, or of the thing in whose words the slip is.
        pointer: String,
        /// The words as printed.
        from: String,
        /// The words proposed.
        to: String,
    },
}

/// What a row gets that is cut out of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowPart {
    /// Lead agencies.
    pub leads: Vec<String>,
    /// The words of its deadline.
    pub deadline: String,
    /// Its product; `None` where the cell does not say whose it is.
    pub product: Option<String>,
}

impl Mend {
    /// The proposal in words.
    pub fn message(&self) -> Message {
        match self {
            Self::Agencies {
                as_in: Some(as_in), ..
            } => Message::new(format!("Như nhiệm vụ {as_in}"), format!("As in {as_in}")),
            Self::Agencies { leads, .. } => {
                let who = leads.join("; ");
                Message::new(
                    format!("Ghi “{who}” là cơ quan chủ trì"),
                    format!("Let “{who}” lead"),
                )
            }
            Self::Split { parts, .. } => {
                let count = parts.len();
                Message::new(
                    format!(
                        "Tách thành {count} hàng, mỗi hàng có cơ quan chủ trì và thời hạn của mình"
                    ),
                    format!("Split into {count} rows, each with its lead agency and deadline"),
                )
            }
            Self::Words { from, to, .. } => Message::new(
                format!("Sửa “{from}” thành “{to}”"),
                format!("Write “{to}” for “{from}”"),
            ),
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its kind.
    pub code: FindingCode,
    /// JSON Pointer of the value it is about, within this reading.
    pub pointer: String,
    /// The same under a name that outlives a reading.
    pub anchor: Anchor,
    /// The words it rests on; the first is where it is.
    pub spans: Vec<Span>,
    /// Those words, one blank between places: a decision is kept with their hash.
    pub words: String,
    /// What is so.
    pub message: Message,
    /// What could be done.
    pub mend: Option<Mend>,
    /// Numbers of the tasks or documents that it names, where they are several.
    pub numbers: Vec<String>,
}

impl Finding {
    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}
