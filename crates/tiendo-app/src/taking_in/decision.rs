//! What a person decided, in types, and the form in which it is kept.

use crate::import::{Named, Value};
use crate::{AppError, Fault};
use serde_json::{Value as Json, json};
use tiendo_domain::agency::AgencyKind;
use tiendo_read::{Anchor, Document, Reading};
use tiendo_store::Hash;
use tiendo_store::reading::{DecisionKind, DecisionRecord};

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Decided {
    /// A finding stays as the document has it.
    Keep,
    /// A slip outside the register's fields is known.
    Noted,
    /// A field gets another value; the pointer is its place in the reading on which it was decided.
    Field {
        /// JSON Pointer.
        pointer: String,
        /// The value.
        value: Value,
    },
    /// A printed name is this.
    Name(Named),
}

/// A decision of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What it is about.
    pub anchor: String,
    /// Why.
    pub reason: String,
    /// The row as it is kept.
    pub record: DecisionRecord,
    pub(super) decided: Decided,
}

impl Decision {
    pub(super) fn from_record(record: DecisionRecord) -> Result<Decision, AppError> {
        let decided = parse(&record).ok_or_else(|| {
            let problem =
                anyhow::anyhow!("the decision {} has a form that is not known", record.id);
            AppError::Fault(Fault::new(problem))
        })?;
        Ok(Decision {
            anchor: record.anchor.clone(),
            reason: record.reason.clone().unwrap_or_default(),
            record,
            decided,
        })
    }

    /// Names this very decision: what a form carries, so that nobody overwrites what they have not seen.
    pub fn token(&self) -> String {
        format!("{}.{}", self.record.id, self.record.rev)
    }

    /// The value that was given to a field, in one line; `None` where none was.
    pub fn value_words(&self) -> Option<String> {
        match &self.decided {
            Decided::Field { value, .. } => Some(value.words("; ")),
            Decided::Keep | Decided::Noted | Decided::Name(_) => None,
        }
    }
}

/// What a form carries about a decision: its token, empty where there is none.
pub(super) fn token(decision: Option<&Decision>) -> String {
    decision.map_or_else(String::new, Decision::token)
}

/// The anchor of a decision on a name.
pub(super) fn name_anchor(key: &str) -> String {
    format!("name:{key}")
}

/// The anchor of a field of a reading.
pub(super) fn field_anchor(document: &Document, pointer: &str) -> String {
    Anchor::of(document, pointer).to_string()
}

/// Keys of the findings, in their order: the kind, the anchor, and which of several alike.
pub(super) fn finding_keys(reading: &Reading) -> Vec<String> {
    let mut seen: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    let keys = reading.findings.iter().map(|finding| {
        let key = format!("{}@{}", finding.code.name(), finding.anchor);
        let count = seen.entry(key.clone()).or_default();
        *count += 1;
        if *count == 1 {
            key
        } else {
            format!("{key}~{count}")
        }
    });
    keys.collect()
}

/// The hash of the words of a field as the text has them: what a decision on the field was made on.
pub(super) fn field_hash(json: &Json, pointer: &str) -> Hash {
    let words = json
        .pointer(pointer)
        .map(Json::to_string)
        .unwrap_or_default();
    tiendo_store::sha256(words.as_bytes())
}

/// Kind and value of a decision as they are kept.
pub(super) fn written(decided: &Decided) -> (DecisionKind, Option<String>) {
    let (kind, value) = match decided {
        Decided::Keep => return (DecisionKind::Keep, None),
        Decided::Noted => (DecisionKind::Mend, json!({})),
        Decided::Field { pointer, value } => {
            let mut map = match value {
                Value::Words(words) => json!({ "words": words }),
                Value::Names(names) => json!({ "names": names }),
                Value::Day(day) => json!({ "day": day.to_string() }),
                Value::Deadline { words, meaning } => {
                    json!({ "words": words, "deadline": meaning.to_string() })
                }
            };
            map["pointer"] = Json::from(pointer.as_str());
            (DecisionKind::Mend, map)
        }
        Decided::Name(named) => (DecisionKind::Name, named_json(named)),
    };
    (kind, Some(value.to_string()))
}

fn named_json(named: &Named) -> Json {
    match named {
        Named::Agency(id) => json!({ "agency": id.to_string() }),
        Named::Collective(id) => json!({ "collective": id.to_string() }),
        Named::NewAgency { name, kind } => json!({ "new_agency": name, "kind": kind.code() }),
        Named::NewCollective { name, rule } => {
            json!({ "new_collective": name, "rule": rule.to_string() })
        }
        Named::SameAs(key) => json!({ "same_as": key }),
    }
}

fn parse(record: &DecisionRecord) -> Option<Decided> {
    let json: Json = match &record.value {
        Some(value) => serde_json::from_str(value).ok()?,
        None => Json::Null,
    };
    let text = |key: &str| json.get(key).and_then(Json::as_str);
    match record.kind {
        DecisionKind::Keep => Some(Decided::Keep),
        DecisionKind::Name => named(&json).map(Decided::Name),
        DecisionKind::Mend => {
            let Some(pointer) = text("pointer") else {
                return Some(Decided::Noted);
            };
            let value = if let Some(meaning) = text("deadline") {
                Value::Deadline {
                    words: text("words")?.to_owned(),
                    meaning: meaning.parse().ok()?,
                }
            } else if let Some(words) = text("words") {
                Value::Words(words.to_owned())
            } else if let Some(day) = text("day") {
                Value::Day(day.parse().ok()?)
            } else {
                let names = json.get("names")?.as_array()?;
                Value::Names(
                    names
                        .iter()
                        .filter_map(Json::as_str)
                        .map(str::to_owned)
                        .collect(),
                )
            };
            Some(Decided::Field {
                pointer: pointer.to_owned(),
                value,
            })
        }
    }
}

fn named(json: &Json) -> Option<Named> {
    let text = |key: &str| json.get(key).and_then(Json::as_str);
    if let Some(id) = text("agency") {
        return Some(Named::Agency(id.parse().ok()?));
    }
    if let Some(id) = text("collective") {
        return Some(Named::Collective(id.parse().ok()?));
    }
    if let Some(name) = text("new_agency") {
        return Some(Named::NewAgency {
            name: name.to_owned(),
            kind: AgencyKind::from_code(text("kind")?)?,
        });
    }
    if let Some(name) = text("new_collective") {
        return Some(Named::NewCollective {
            name: name.to_owned(),
            rule: text("rule")?.parse().ok()?,
        });
    }
    text("same_as").map(|key| Named::SameAs(key.to_owned()))
}
