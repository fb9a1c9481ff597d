//! A reading against the truth: for each field what is right, what is wrong or too much, and what is missing.

mod reports;
mod targets;

use std::collections::BTreeMap;

use serde_json::Value;
use tiendo_text::normal::{compose, settle_tone_marks};

/// How often a field was read rightly, wrongly, and not at all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Values of the truth that were read.
    pub right: usize,
    /// Values that the truth does not have.
    pub wrong: usize,
    /// Values of the truth that were not read.
    pub missing: usize,
}

impl Count {
    /// Of what was read, how much is right; 1 where nothing was read.
    pub fn precision(self) -> f64 {
        ratio(self.right, self.right + self.wrong)
    }

    /// Of the truth, how much was read; 1 where there is nothing to read.
    pub fn recall(self) -> f64 {
        ratio(self.right, self.right + self.missing)
    }

    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        ratio(2 * self.right, 2 * self.right + self.wrong + self.missing)
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missing += other.missing;
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of a corpus are far below 2^52"
)]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}

/// One value that was not read as it should be.
#[derive(Debug, Clone)]
pub struct Mistake {
    /// The field.
    pub field: &'static str,
    /// What the truth has; empty where it has nothing.
    pub truth: String,
    /// What was read; empty where nothing was.
    pub read: String,
    /// JSON Pointer of the value in the truth, or of the thing that should have it.
    pub in_truth: String,
    /// JSON Pointer of the value in the reading, or of the thing that should have it.
    pub in_reading: String,
}

/// Counts by field, and every mistake.
#[derive(Debug, Clone, Default)]
pub struct Score {
    /// By field, in the order of the table.
    pub fields: BTreeMap<&'static str, Count>,
    /// In the order of the documents.
    pub mistakes: Vec<Mistake>,
}

/// Fields of the head, all together the first row of the table.
const HEADER: &[(&str, &str)] = &[
    ("header issuer", "/document/issuer"),
    ("header superior", "/document/superior"),
    ("header number", "/document/number"),
    ("header kind", "/document/kind"),
    ("header place", "/document/place"),
    ("header date", "/document/date"),
    ("header title", "/document/title"),
    ("header archive", "/document/archive"),
    ("signatory on behalf of", "/document/signatory/on_behalf_of"),
    ("signatory capacity", "/document/signatory/for"),
    ("signatory position", "/document/signatory/position"),
    ("signatory name", "/document/signatory/name"),
];

/// The name of the sum over all fields of the head.
pub const WHOLE_HEADER: &str = "header, all fields";

impl Score {
    /// Adds another document's score.
    pub fn add(&mut self, other: Self) {
        for (field, count) in other.fields {
            self.fields.entry(field).or_default().add(count);
        }
        self.mistakes.extend(other.mistakes);
    }

    /// The count of a field.
    pub fn of(&self, field: &str) -> Count {
        self.fields.get(field).copied().unwrap_or_default()
    }

    fn value(&mut self, field: &'static str, truth: &str, read: &str, at: &At) {
        let count = match (truth.is_empty(), read.is_empty()) {
            (true, true) => Count::default(),
            _ if truth == read => Count {
                right: 1,
                ..Count::default()
            },
            (true, false) => Count {
                wrong: 1,
                ..Count::default()
            },
            (false, true) => Count {
                missing: 1,
                ..Count::default()
            },
            (false, false) => Count {
                wrong: 1,
                missing: 1,
                right: 0,
            },
        };
        if count.right == 0 && count != Count::default() {
            self.mistakes.push(Mistake {
                field,
                truth: truth.to_owned(),
                read: read.to_owned(),
                in_truth: at.truth.clone(),
                in_reading: at.reading.clone(),
            });
        }
        self.fields.entry(field).or_default().add(count);
    }

    fn lists(&mut self, field: &'static str, truth: &[String], read: &[String], at: &At) {
        let mut left: Vec<(usize, &String)> = read.iter().enumerate().collect();
        for (i, value) in truth.iter().enumerate() {
            if let Some(j) = left.iter().position(|(_, found)| *found == value) {
                left.remove(j);
                self.value(field, value, value, at);
            } else {
                let truth = format!("{}/{i}", at.truth);
                let at = At::new(truth, at.reading.clone());
                self.value(field, value, "", &at);
            }
        }
        for (j, value) in left {
            let at = At::new(at.truth.clone(), format!("{}/{j}", at.reading));
            self.value(field, "", value, &at);
        }
    }
}

/// JSON Pointers of what is compared.
struct At {
    truth: String,
    reading: String,
}

impl At {
    fn new(truth: impl Into<String>, reading: impl Into<String>) -> Self {
        Self {
            truth: truth.into(),
            reading: reading.into(),
        }
    }

    /// One pointer in both.
    fn both(pointer: &str) -> Self {
        Self::new(pointer, pointer)
    }

    fn join(&self, field: &str) -> Self {
        let join = |thing: &str| {
            if thing.is_empty() {
                String::new()
            } else {
                format!("{thing}/{field}")
            }
        };
        Self::new(join(&self.truth), join(&self.reading))
    }
}

/// The score of one reading; fields that the truth does not speak of are left out.
pub fn measure(truth: &Value, read: &Value) -> Score {
    let mut score = Score::default();
    for &(field, pointer) in HEADER {
        let Some(said) = truth.pointer(pointer) else {
            continue;
        };
        score.value(
            field,
            &words(said),
            &words(read.pointer(pointer).unwrap_or(&Value::Null)),
            &At::both(pointer),
        );
    }
    if let Some(recipients) = truth.pointer("/document/recipients") {
        let ours = read.pointer("/document/recipients").unwrap_or(&Value::Null);
        let at = At::both("/document/recipients");
        score.lists("recipients", &all(recipients), &all(ours), &at);
    }
    let header = score
        .fields
        .iter()
        .filter(|(field, _)| HEADER.iter().any(|(name, _)| name == *field))
        .fold(Count::default(), |mut sum, (_, count)| {
            sum.add(*count);
            sum
        });
    score.fields.insert(WHOLE_HEADER, header);
    if let Some(citations) = truth.get("citations") {
        measure_citations(&mut score, list(citations), list(&read["citations"]));
    }
    if let Some(tasks) = truth.get("tasks") {
        measure_tasks(&mut score, list(tasks), list(&read["tasks"]));
    }
    if let Some(promised) = truth.get("targets") {
        targets::measure(&mut score, list(promised), list(&read["targets"]));
    }
    if let Some(owed) = truth.get("obligations") {
        reports::measure(&mut score, list(owed), list(&read["obligations"]));
    }
    score
}

fn measure_citations(score: &mut Score, truth: &[Value], read: &[Value]) {
    let key = |work: &Value| format!("{} {}", words(&work["number"]), words(&work["date"]));
    let keys = |works: &[Value]| works.iter().map(key).collect::<Vec<_>>();
    let at = At::both("/citations");
    score.lists("citations", &keys(truth), &keys(read), &at);
    for (i, work) in truth.iter().enumerate() {
        let same = |ours: &Value| ours["number"] == work["number"];
        let Some((j, ours)) = read.iter().enumerate().find(|(_, ours)| same(ours)) else {
            continue;
        };
        let at = At::new(format!("/citations/{i}"), format!("/citations/{j}"));
        for (field, name) in [("citation issuer", "issuer"), ("citation kind", "kind")] {
            if work.get(name).is_some() {
                let at = at.join(name);
                score.value(field, &words(&work[name]), &words(&ours[name]), &at);
            }
        }
    }
}

fn measure_tasks(score: &mut Score, truth: &[Value], read: &[Value]) {
    let mut left: Vec<(usize, &Value)> = read.iter().enumerate().collect();
    for (i, task) in truth.iter().enumerate() {
        let same = left.iter().position(|(_, ours)| same_task(task, ours));
        let row = format!("{} {}", words(&task["number"]), content(task));
        let found = same.map(|at| left.remove(at));
        let reading = found.map_or_else(String::new, |(j, _)| format!("/tasks/{j}"));
        let at = At::new(format!("/tasks/{i}"), reading);
        let Some((_, ours)) = found else {
            score.value("task rows", &row, "", &at);
            for field in ["leads", "coordinators"] {
                let at = at.join(field);
                score.lists(field_name(field), &all(&task[field]), &[], &at);
            }
            continue;
        };
        score.value("task rows", &row, &row, &at);
        for field in ["leads", "coordinators"] {
            if task.get(field).is_some() {
                let (truth, ours) = (all(&task[field]), all(&ours[field]));
                score.lists(field_name(field), &truth, &ours, &at.join(field));
            }
        }
        for (field, name) in [
            ("task group", "group"),
            ("task deadline", "deadline"),
            ("task product", "product"),
            ("task note", "note"),
        ] {
            if task.get(name).is_some() {
                let (truth, ours) = (words(&task[name]), words(&ours[name]));
                score.value(field, &truth, &ours, &at.join(name));
            }
        }
    }
    for (j, ours) in left {
        let row = format!("{} {}", words(&ours["number"]), content(ours));
        let at = At::new("", format!("/tasks/{j}"));
        score.value("task rows", "", &row, &at);
    }
}

fn field_name(field: &str) -> &'static str {
    if field == "leads" {
        "task leads"
    } else {
        "task coordinators"
    }
}

/// The same number and the same words; a truth without words is known by its number, one that does not speak of a number by its words.
fn same_task(truth: &Value, read: &Value) -> bool {
    let numbers = truth
        .get("number")
        .is_none_or(|number| words(number) == words(&read["number"]));
    let said = content(truth);
    numbers && (said.is_empty() || said == content(read))
}

fn content(task: &Value) -> String {
    all(&task["content"]).join(" ")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn all(value: &Value) -> Vec<String> {
    list(value).iter().map(words).collect()
}

/// A value for comparing: composed, tone marks in one place, one blank between words, small letters, no sign at the end.
fn words(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let text = settle_tone_marks(&compose(&text).text)
        .to_lowercase()
        .replace(['–', '—'], "-");
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .join(" ")
        .trim_end_matches(['.', ';', ',', ':'])
        .to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_truth_without_a_number_is_known_by_its_words() {
        let read =
            json!({"tasks": [{"number": "3", "content": ["Rà soát."], "leads": ["Sở Y tế"]}]});
        for (truth, right) in [
            (json!({"content": ["Rà soát"]}), 1),
            (json!({"number": "3", "content": ["Rà soát"]}), 1),
            (json!({"number": "3"}), 1),
            (json!({"number": null, "content": ["Rà soát"]}), 0),
            (json!({"number": "4", "content": ["Rà soát"]}), 0),
            (json!({"content": ["Lập"]}), 0),
        ] {
            let score = measure(&json!({"tasks": [truth]}), &read);
            assert_eq!(score.of("task rows").right, right, "{truth}");
        }
    }
}
