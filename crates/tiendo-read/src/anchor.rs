//! Names of values that outlive one reading: a person's decision is kept under them.

use std::cell::RefCell;
use std::fmt;

use foldhash::HashMap;

use crate::model::Document;

/// What a value belongs to, told by the document's own numbers and not by a place in an array.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor {
    /// Kind of thing: the array or object of the JSON (`tasks`, `document`).
    pub thing: String,
    /// Group and number of a task; number, kind or name of another thing; empty where there is only one.
    pub key: String,
    /// Which of several things with this key, from 1.
    pub occurrence: usize,
    /// The field, with its own index where it is one of a list (`leads`, `content/1`); empty for the whole thing.
    pub field: String,
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}#{}:{}",
            self.thing, self.key, self.occurrence, self.field
        )
    }
}

impl Anchor {
    /// The anchor of a JSON Pointer into the reading of `document`.
    pub fn of(document: &Document, pointer: &str) -> Self {
        Anchors::new(document).of(pointer)
    }
}

/// The keys of a document's things, worked out once for many anchors.
#[derive(Debug)]
pub struct Anchors<'d> {
    document: &'d Document,
    /// By thing: each key and which of its kind it is.
    known: RefCell<HashMap<String, Vec<(String, usize)>>>,
}

impl<'d> Anchors<'d> {
    /// The anchors of a document.
    pub fn new(document: &'d Document) -> Self {
        Self {
            document,
            known: RefCell::default(),
        }
    }

    /// The anchor of a JSON Pointer.
    pub fn of(&self, pointer: &str) -> Anchor {
        let mut parts = pointer.trim_start_matches('/').splitn(3, '/');
        let thing = parts.next().unwrap_or_default().to_owned();
        let second = parts.next().unwrap_or_default();
        let rest = parts.next().unwrap_or_default();
        let mut known = self.known.borrow_mut();
        let keys = known
            .entry(thing.clone())
            .or_insert_with(|| counted(keys(self.document, &thing)));
        if let Some((key, occurrence)) = second.parse::<usize>().ok().and_then(|i| keys.get(i)) {
            return Anchor {
                thing,
                key: key.clone(),
                occurrence: *occurrence,
                field: rest.to_owned(),
            };
        }
        let field: Vec<&str> = [second, rest]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        Anchor {
            thing,
            key: String::new(),
            occurrence: 1,
            field: field.join("/"),
        }
    }
}

/// Each key with which of its kind it is, from 1.
fn counted(keys: Vec<String>) -> Vec<(String, usize)> {
    let mut seen: HashMap<String, usize> = HashMap::default();
    keys.into_iter()
        .map(|key| {
            let count = seen.entry(key.clone()).or_default();
            *count += 1;
            (key, *count)
        })
        .collect()
}

/// The keys of the things in an array of the JSON; empty for what is no array.
fn keys(document: &Document, thing: &str) -> Vec<String> {
    let words =
        |words: Option<&crate::model::Words>| words.map(|w| w.value.clone()).unwrap_or_default();
    match thing {
        "tasks" => document
            .tasks
            .iter()
            .map(|task| {
                let group = task.group.as_deref().unwrap_or_default();
                format!("{group}/{}", words(task.number.as_ref()))
            })
            .collect(),
        "groups" => document
            .groups
            .iter()
            .map(|group| words(group.number.as_ref()))
            .collect(),
        "targets" => document
            .targets
            .iter()
            .map(|target| target.name.value.clone())
            .collect(),
        "citations" => document
            .citations
            .iter()
            .map(|c| c.number.value.clone())
            .collect(),
        "obligations" => document
            .obligations
            .iter()
            .map(|o| o.kind.value.code().to_owned())
            .collect(),
        "duties" => document
            .duties
            .iter()
            .map(|duty| duty.kind.value.code().to_owned())
            .collect(),
        "sections" => document
            .sections
            .iter()
            .map(|section| section.value.clone())
            .collect(),
        "legal_basis" => document
            .legal_basis
            .iter()
            .map(|basis| words(basis.number.as_ref()))
            .collect(),
        "footnotes" => document
            .footnotes
            .iter()
            .map(|note| note.mark.value.clone())
            .collect(),
        "short_forms" => document
            .short_forms
            .iter()
            .map(|form| form.short.value.clone())
            .collect(),
        _ => Vec::new(),
    }
}
