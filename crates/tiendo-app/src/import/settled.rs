//! What persons decided takes the place of what the text says.

use jiff::civil::Date;
use std::collections::BTreeMap;
use tiendo_domain::{assignment::Role, plan::TaskDeadline};
use tiendo_read::{Document, Span, Spanned, Words};

/// The value that a person gave a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words; empty where the field is to be empty.
    Words(String),
    /// Names of bodies and collectives.
    Names(Vec<String>),
    /// A day.
    Day(Date),
    /// A task's deadline: its words, and what they mean.
    Deadline {
        /// The words.
        words: String,
        /// Their meaning.
        meaning: TaskDeadline,
    },
}

impl Value {
    /// The value as a person reads it, names with `separator` between them.
    pub fn words(&self, separator: &str) -> String {
        match self {
            Value::Words(words) | Value::Deadline { words, .. } => words.clone(),
            Value::Names(names) => names.join(separator),
            Value::Day(day) => tiendo_text::date::short(*day),
        }
    }
}

/// A field that a person gave another value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// JSON Pointer of the field, within the reading.
    pub pointer: String,
    /// Its new value.
    pub value: Value,
    /// Why.
    pub reason: String,
}

/// A document with the corrections in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The document as it is to be registered.
    pub document: Document,
    /// Meanings of deadlines that a person gave, by the task's index.
    pub deadlines: BTreeMap<usize, TaskDeadline>,
    /// Why a task's agencies are not those of the text, by the task's index and the role.
    pub causes: BTreeMap<(usize, Role), String>,
}

/// The document with the corrections in place.
pub fn settle(document: &Document, corrections: &[Correction]) -> Settled {
    let mut settled = Settled {
        document: document.clone(),
        deadlines: BTreeMap::new(),
        causes: BTreeMap::new(),
    };
    for correction in corrections {
        settled.correct(correction);
    }
    settled
}

impl Settled {
    /// Puts one correction in place; `false` where the pointer names no field that can be corrected so.
    pub fn correct(&mut self, correction: &Correction) -> bool {
        let mut steps = correction.pointer.trim_start_matches('/').split('/');
        let thing = steps.next().unwrap_or_default();
        let second = steps.next().unwrap_or_default();
        let field = steps.next().unwrap_or_default();
        let index = second.parse::<usize>();
        match (thing, index, &correction.value) {
            ("document", _, value) => self.header(second, value),
            ("tasks", Ok(task), value) => {
                let item = steps.next().and_then(|item| item.parse().ok());
                self.task(task, field, item, value, &correction.reason)
            }
            ("groups", Ok(group), Value::Words(words)) if field == "title" => self
                .document
                .groups
                .get_mut(group)
                .is_some_and(|group| put(&mut group.title, words)),
            ("targets", Ok(target), Value::Words(words)) if field == "name" => {
                self.document.targets.get_mut(target).is_some_and(|target| {
                    target.name.value.clone_from(words);
                    true
                })
            }
            _ => false,
        }
    }

    fn header(&mut self, field: &str, value: &Value) -> bool {
        let header = &mut self.document.header;
        match (field, value) {
            ("issuer", Value::Words(words)) => put(&mut header.issuer, words),
            ("number", Value::Words(words)) => put(&mut header.number, words),
            ("kind", Value::Words(words)) => put(&mut header.kind, words),
            ("title", Value::Words(words)) => put(&mut header.title, words),
            ("date", Value::Day(day)) => {
                let spans = header.date.take().map_or_else(Vec::new, |date| date.spans);
                header.date = Some(Spanned { value: *day, spans });
                true
            }
            _ => false,
        }
    }

    fn task(
        &mut self,
        index: usize,
        field: &str,
        item: Option<usize>,
        value: &Value,
        reason: &str,
    ) -> bool {
        let Some(task) = self.document.tasks.get_mut(index) else {
            return false;
        };
        match (field, value) {
            ("leads", Value::Names(names)) => {
                task.leads = renamed(&task.leads, names);
                let key = (index, Role::Lead);
                self.causes.insert(key, reason.to_owned());
                true
            }
            ("coordinators", Value::Names(names)) => {
                task.coordinators = renamed(&task.coordinators, names);
                let key = (index, Role::Coordinate);
                self.causes.insert(key, reason.to_owned());
                true
            }
            ("deadline", Value::Deadline { words, meaning }) => {
                self.deadlines.insert(index, meaning.clone());
                put(&mut task.deadline, words)
            }
            ("number", Value::Words(words)) => put(&mut task.number, words),
            ("product", Value::Words(words)) => put(&mut task.product, words),
            ("note", Value::Words(words)) => put(&mut task.note, words),
            ("content", Value::Words(words)) => {
                let paragraph = item.and_then(|item| task.content.get_mut(item));
                paragraph.is_some_and(|paragraph| {
                    paragraph.value.clone_from(words);
                    true
                })
            }
            _ => false,
        }
    }
}

/// Writes a field of words; empty words empty it.
fn put(field: &mut Option<Words>, words: &str) -> bool {
    let spans: Vec<Span> = field.take().map_or_else(Vec::new, |old| old.spans);
    *field = Some(words.trim())
        .filter(|words| !words.is_empty())
        .map(|words| Spanned {
            value: words.to_owned(),
            spans,
        });
    true
}

/// A list of names; a name that the text has too keeps its place in the text.
fn renamed(old: &[Words], names: &[String]) -> Vec<Words> {
    let one = |name: &String| {
        let kept = old.iter().find(|old| old.value == *name);
        kept.cloned().unwrap_or_else(|| Spanned {
            value: name.clone(),
            spans: Vec::new(),
        })
    };
    names.iter().map(one).collect()
}
