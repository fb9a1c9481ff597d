//! What a person decided, in types, and the form in which it is kept.

use crate::import::{Joined, Named, RowAt, Value};
use crate::{AppError, Fault};
use serde_json::{Value as Json, json};
use tiendo_domain::agency::AgencyKind;
use tiendo_read::{Anchors, Document, Reading};
use tiendo_store::Hash;
use tiendo_store::reading::{DecisionKind, DecisionRecord};

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decided {
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
    /// A row begins in the words of another.
    Split(RowAt),
    /// A row, or what was taken for a heading, is the rest of the row before it.
    Merge {
        /// What is put.
        joined: Joined,
        /// To which row.
        into: RowAt,
    },
    /// A row is no task.
    LeftOut(RowAt),
    /// Lines of the source are a row: the numbers of the first and the last.
    Added {
        /// The first line.
        first: usize,
        /// The last line.
        last: usize,
    },
}

/// Why a decision does not count in the reading that stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lapse {
    /// There is no such row, group or target in it.
    Gone,
    /// The row has other words in it.
    RowChanged,
    /// The words that it was made on are others.
    WordsChanged,
    /// The point that it settled is not raised.
    NotRaised,
    /// What was added by hand is read now.
    ReadNow,
}

impl Lapse {
    const ALL: [(Lapse, &'static str); 5] = [
        (Lapse::Gone, "gone"),
        (Lapse::RowChanged, "row_changed"),
        (Lapse::WordsChanged, "words_changed"),
        (Lapse::NotRaised, "not_raised"),
        (Lapse::ReadNow, "read_now"),
    ];

    pub(super) fn code(self) -> &'static str {
        let found = Self::ALL.iter().find(|(lapse, _)| *lapse == self);
        found.map_or("gone", |(_, code)| code)
    }

    fn from_code(code: &str) -> Option<Lapse> {
        let found = Self::ALL.iter().find(|(_, known)| *known == code);
        found.map(|(lapse, _)| *lapse)
    }
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
    /// The name of who decided; `None` for the program itself.
    pub by: Option<String>,
    /// Why it no longer counts, since a newer copy was read.
    pub lapse: Option<Lapse>,
    /// The anchor that it had when it last counted.
    was: Option<String>,
    /// What was decided.
    pub decided: Decided,
}

impl Decision {
    pub(super) fn from_record(
        record: DecisionRecord,
        by: Option<String>,
    ) -> Result<Decision, AppError> {
        let json: Json = match &record.value {
            Some(value) => serde_json::from_str(value).unwrap_or_default(),
            None => Json::Null,
        };
        let lapse = json.get("lapsed").and_then(Json::as_str);
        let decided = parse(record.kind, &json).ok_or_else(|| {
            let problem =
                anyhow::anyhow!("the decision {} has a form that is not known", record.id);
            AppError::Fault(Fault::new(problem))
        })?;
        Ok(Decision {
            anchor: record.anchor.clone(),
            reason: record.reason.clone().unwrap_or_default(),
            lapse: lapse.and_then(Lapse::from_code),
            was: json.get("anchor").and_then(Json::as_str).map(str::to_owned),
            record,
            by,
            decided,
        })
    }

    /// The anchor under which it was decided, whether it still counts or not.
    pub fn first_anchor(&self) -> &str {
        self.was.as_deref().unwrap_or(&self.anchor)
    }

    /// Names this very decision: what a form carries, so that nobody overwrites what they have not seen.
    pub fn token(&self) -> String {
        format!("{}.{}", self.record.id, self.record.rev)
    }

    /// The value that was given to a field, in one line; `None` where none was.
    pub fn value_words(&self) -> Option<String> {
        match &self.decided {
            Decided::Field { value, .. } => Some(value.words("; ")),
            Decided::Keep
            | Decided::Noted
            | Decided::Name(_)
            | Decided::Split(_)
            | Decided::Merge { .. }
            | Decided::LeftOut(_)
            | Decided::Added { .. } => None,
        }
    }

    /// The pointer of the field that was given another value.
    pub fn field(&self) -> Option<&str> {
        match &self.decided {
            Decided::Field { pointer, .. } => Some(pointer),
            Decided::Keep
            | Decided::Noted
            | Decided::Name(_)
            | Decided::Split(_)
            | Decided::Merge { .. }
            | Decided::LeftOut(_)
            | Decided::Added { .. } => None,
        }
    }
}

/// Marks a decision as one that does not count in the copy that stands. Its anchor may mean another thing there, so it
/// gets one of its own and keeps the old beside its value.
pub(super) fn lapsed(record: &mut DecisionRecord, why: Lapse) {
    let value = record.value.as_deref();
    let mut json: Json = value
        .and_then(|value| serde_json::from_str(value).ok())
        .unwrap_or_else(|| json!({}));
    if json.get("anchor").is_none() {
        json["anchor"] = Json::from(record.anchor.as_str());
    }
    json["lapsed"] = Json::from(why.code());
    record.value = Some(json.to_string());
    record.anchor = format!("lapsed:{}", record.id);
}

/// What a form carries about a decision: its token, empty where there is none.
pub(super) fn token(decision: Option<&Decision>) -> String {
    decision.map_or_else(String::new, Decision::token)
}

/// The anchor of a decision on a name.
pub(super) fn name_anchor(key: &str) -> String {
    format!("name:{key}")
}

/// The anchor of a row that was added; those of its fields go on from it.
pub(super) fn added_anchor(first: usize) -> String {
    format!("added:{first}")
}

/// The anchors of a reading's fields, for pointers with addresses of rows.
pub(super) struct FieldAnchors<'d>(Anchors<'d>);

impl<'d> FieldAnchors<'d> {
    pub(super) fn of_document(document: &'d Document) -> Self {
        Self(Anchors::new(document))
    }

    /// The anchor of a field. A row that begins at a cut is named after the row that it was cut from, one that was added
    /// after its first line.
    pub(super) fn of(&self, pointer: &str) -> String {
        let steps: Vec<&str> = pointer.splitn(4, '/').collect();
        if let ["", "tasks", step, ref rest @ ..] = steps[..]
            && let Ok(RowAt::Added(line)) = step.parse()
        {
            return rest.iter().fold(added_anchor(line), |anchor, step| {
                format!("{anchor}/{step}")
            });
        }
        if let ["", "tasks", step, ref rest @ ..] = steps[..]
            && let Some((task, cut)) = step.split_once('~')
        {
            let mut anchor = self.0.of(&format!("/tasks/{task}"));
            anchor.field = format!("~{cut}");
            for step in rest {
                anchor.field.push('/');
                anchor.field.push_str(step);
            }
            return anchor.to_string();
        }
        self.0.of(pointer).to_string()
    }

    /// The anchor of a cut.
    pub(super) fn of_split(&self, row: RowAt) -> String {
        format!("split:{}", self.of(&format!("/tasks/{row}")))
    }

    /// The anchor of a row that is no task.
    pub(super) fn of_left_out(&self, row: RowAt) -> String {
        format!("left_out:{}", self.of(&format!("/tasks/{row}")))
    }

    /// The anchor of what was put to another row.
    pub(super) fn of_merge(&self, joined: Joined) -> String {
        format!("merge:{}", self.of(&joined.to_string()))
    }
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
        Decided::Split(row) => (DecisionKind::Split, json!({ "row": row.to_string() })),
        Decided::Merge { joined, into } => (
            DecisionKind::Merge,
            json!({ "joined": joined.to_string(), "into": into.to_string() }),
        ),
        Decided::LeftOut(row) => (DecisionKind::LeftOut, json!({ "row": row.to_string() })),
        Decided::Added { first, last } => {
            (DecisionKind::Added, json!({ "first": first, "last": last }))
        }
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

fn parse(kind: DecisionKind, json: &Json) -> Option<Decided> {
    let text = |key: &str| json.get(key).and_then(Json::as_str);
    let line = |key: &str| usize::try_from(json.get(key)?.as_u64()?).ok();
    match kind {
        DecisionKind::Keep => Some(Decided::Keep),
        DecisionKind::Name => named(json).map(Decided::Name),
        DecisionKind::Split => Some(Decided::Split(text("row")?.parse().ok()?)),
        DecisionKind::Merge => Some(Decided::Merge {
            joined: text("joined")?.parse().ok()?,
            into: text("into")?.parse().ok()?,
        }),
        DecisionKind::LeftOut => Some(Decided::LeftOut(text("row")?.parse().ok()?)),
        DecisionKind::Added => Some(Decided::Added {
            first: line("first")?,
            last: line("last")?,
        }),
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
