//! What becomes of the values of a document that is broken: still right, wrong with a finding, wrong in silence.
//!
//! A finding counts only for what it is about: it must not be there before the document is broken, and it must stand in the
//! task, paragraph or line of the wrong value.

use std::ops::Range;

use serde_json::Value;

use crate::measure::{Mistake, WHOLE_HEADER, measure};
use crate::mutate::{Broken, Mutation};
use crate::whole::{Whole, range};

/// What became of the values that were right before.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Still right.
    pub right: usize,
    /// Wrong, and a finding says that something is.
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

/// The broken document's reading against that of the whole one.
///
/// The whole one's structure, numbers, dates and bodies are the truth. For running text the words that stand there now
/// are; so are numbers that were printed anew, and a cell that is gone is not in the truth.
pub fn outcome(mutation: Mutation, whole: &Whole, broken: &Broken) -> Outcome {
    let mut truth = whole.reading.clone();
    // Mutations break heads and tasks. A slip in a target's name is printed so, and no value gone wrong.
    if let Some(fields) = truth.as_object_mut() {
        fields.remove("targets");
    }
    match mutation {
        Mutation::SlipHalf | Mutation::SlipOne => take_over_words(&mut truth, whole, broken),
        Mutation::RestartNumbers => take_over_numbers(&mut truth, whole, broken),
        Mutation::DropCell => take_away(&mut truth, whole, broken),
        _ => {}
    }
    let score = measure(&truth, &broken.now.reading);
    let findings = new_findings(whole, broken);
    let mut outcome = Outcome {
        right: score
            .fields
            .iter()
            .filter(|(name, _)| **name != WHOLE_HEADER)
            .map(|(_, count)| count.right)
            .sum(),
        ..Outcome::default()
    };
    for mistake in score.mistakes {
        let units = units_of(&mistake, whole, broken);
        if findings.iter().any(|finding| finding.concerns(&units)) {
            outcome.with_finding += 1;
        } else {
            outcome.in_silence.push(mistake);
        }
    }
    outcome
}

/// Fields of running text.
const RUNNING: &[&str] = &[
    "/document/title",
    "/document/place",
    "/document/signatory/name",
    "/document/archive",
];

/// Running text as it stands now.
fn take_over_words(truth: &mut Value, whole: &Whole, broken: &Broken) {
    let Some(provenance) = whole.reading["provenance"].as_object() else {
        return;
    };
    for (pointer, spans) in provenance {
        let of_task = ["/content/", "/product", "/note"]
            .iter()
            .any(|field| pointer.starts_with("/tasks/") && pointer.contains(field));
        let of_report = pointer.starts_with("/obligations/") && pointer.ends_with("/due_words");
        if (of_task || of_report || RUNNING.contains(&pointer.as_str()))
            && let Some(value) = truth.pointer_mut(pointer)
        {
            *value = words_now(spans, whole, broken).into();
        }
    }
}

/// The words that stand at these places now.
fn words_now(spans: &Value, whole: &Whole, broken: &Broken) -> String {
    let words: Vec<&str> = spans
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(range)
        .filter_map(|span| {
            let now = |byte| broken.moved(whole.to_file(byte));
            broken.now.file.get(now(span.start)..now(span.end))
        })
        .collect();
    if whole.is_page() {
        without_tags(&words.join(" "))
    } else {
        words.join(" ")
    }
}

/// The words of a piece of a page; a line break is a blank, any other tag nothing.
fn without_tags(page: &str) -> String {
    let mut words = String::with_capacity(page.len());
    for (i, piece) in page.split('<').enumerate() {
        if i == 0 {
            words.push_str(piece);
            continue;
        }
        let (tag, behind) = piece.split_once('>').unwrap_or(("", piece));
        if tag.starts_with("br") {
            words.push(' ');
        }
        words.push_str(behind);
    }
    words
}

/// The numbers as they are printed now.
fn take_over_numbers(truth: &mut Value, whole: &Whole, broken: &Broken) {
    let Some(tasks) = truth["tasks"].as_array_mut() else {
        return;
    };
    for (i, task) in tasks.iter_mut().enumerate() {
        if let Some(spans) = whole.reading["provenance"].get(format!("/tasks/{i}/number")) {
            task["number"] = words_now(spans, whole, broken).into();
        }
    }
}

/// Without the values of a cell that is gone.
fn take_away(truth: &mut Value, whole: &Whole, broken: &Broken) {
    let Some((gone, _)) = broken.edits.first() else {
        return;
    };
    let Some(tasks) = truth["tasks"].as_array_mut() else {
        return;
    };
    for (i, task) in tasks.iter_mut().enumerate() {
        for field in [
            "content",
            "leads",
            "coordinators",
            "deadline",
            "product",
            "note",
        ] {
            let pointer = format!("/tasks/{i}/{field}");
            let at = |pointer: &str| {
                whole
                    .in_file(pointer)
                    .is_some_and(|span| gone.contains(&span.start))
            };
            if let Some(list) = task[field].as_array_mut() {
                let mut j = 0;
                list.retain(|_| {
                    j += 1;
                    !at(&format!("{pointer}/{}", j - 1))
                });
            } else if at(&pointer) {
                task[field] = Value::Null;
            }
        }
    }
}

/// What a value stands in, in the broken text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Unit {
    /// A task of the broken document's reading.
    Task(usize),
    /// A line.
    Line(usize),
    /// What stands above and below the text.
    Frame,
}

/// A finding that the whole document does not raise, and where it stands.
struct NewFinding {
    units: Vec<Unit>,
    /// It is about a table or the document as a whole.
    of_all: bool,
}

impl NewFinding {
    fn concerns(&self, units: &[Unit]) -> bool {
        self.of_all || units.iter().any(|unit| self.units.contains(unit))
    }
}

/// Kinds of findings that speak of a table or a document as a whole.
const OF_ALL: &[&str] = &["table-unread"];

fn new_findings(whole: &Whole, broken: &Broken) -> Vec<NewFinding> {
    let list = |paper: &Whole| {
        paper.reading["findings"]
            .as_array()
            .cloned()
            .unwrap_or_default()
    };
    let spans = |finding: &Value| -> Vec<Range<usize>> {
        let all = finding["spans"].as_array().into_iter().flatten();
        all.filter_map(range).collect()
    };
    // Known before: the same kind in the same place, wherever that has moved.
    let mut known: Vec<(String, Vec<Unit>)> = list(whole)
        .iter()
        .map(|finding| {
            let units = spans(finding)
                .iter()
                .flat_map(|span| units_at(broken.moved(whole.to_file(span.start)), &broken.now))
                .collect();
            (finding["code"].to_string(), units)
        })
        .collect();
    list(&broken.now)
        .iter()
        .filter_map(|finding| {
            let mut units: Vec<Unit> = spans(finding)
                .iter()
                .flat_map(|span| units_at(broken.now.to_file(span.start), &broken.now))
                .collect();
            if let Some(task) = task_of(finding["pointer"].as_str().unwrap_or_default()) {
                units.push(Unit::Task(task));
            }
            if finding["code"] == "header-incomplete" {
                units = vec![Unit::Frame];
            }
            let code = finding["code"].to_string();
            let before = known.iter().position(|(other, places)| {
                *other == code && places.iter().any(|place| units.contains(place))
            });
            // Of one that lists several places, those that are new say something.
            if let Some(at) = before {
                let (_, before) = known.remove(at);
                units.retain(|unit| !before.contains(unit));
            }
            let of_all = OF_ALL.contains(&code.trim_matches('"'));
            (of_all || !units.is_empty()).then_some(NewFinding { units, of_all })
        })
        .collect()
}

fn task_of(pointer: &str) -> Option<usize> {
    let rest = pointer.strip_prefix("/tasks/")?;
    rest.split('/').next()?.parse().ok()
}

/// The task and the line around a byte of a file.
fn units_at(at: usize, paper: &Whole) -> Vec<Unit> {
    let line = paper.line(at);
    let mut units = vec![Unit::Line(line)];
    let last = (0..paper.tasks())
        .filter_map(|i| Some((i, paper.extent(i)?)))
        .take_while(|(_, extent)| extent.start <= at || paper.line(extent.start) == line)
        .last();
    // A cell more at the end of a row is still the row's.
    if let Some((i, extent)) = last
        && (at <= extent.end || paper.line(extent.end) + 2 > line)
    {
        units.push(Unit::Task(i));
    }
    units
}

/// All lines of a value, and its task.
fn units_in(span: Range<usize>, paper: &Whole) -> Vec<Unit> {
    let mut units = units_at(span.start, paper);
    let lines = paper.line(span.start) + 1..=paper.line(span.end.saturating_sub(1).max(span.start));
    units.extend(lines.map(Unit::Line));
    units
}

/// Where a value that was not read rightly stands, by the truth and by the reading.
fn units_of(mistake: &Mistake, whole: &Whole, broken: &Broken) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut pointer = mistake.in_truth.as_str();
    // A value that is nowhere stands where its thing stands.
    while !pointer.is_empty() {
        if let Some(span) = whole.standing(pointer) {
            units.extend(units_in(
                broken.moved(span.start)..broken.moved(span.end),
                &broken.now,
            ));
            break;
        }
        pointer = pointer.rsplit_once('/').map_or("", |(thing, _)| thing);
    }
    for span in whole.report(&mistake.in_truth) {
        let moved = broken.moved(span.start)..broken.moved(span.end);
        units.extend(units_in(moved, &broken.now));
    }
    let pointer = mistake.in_reading.as_str();
    for span in broken.now.report(pointer) {
        units.extend(units_in(span, &broken.now));
    }
    if let Some(span) = broken.now.standing(pointer) {
        units.extend(units_in(span, &broken.now));
    }
    if let Some(task) = task_of(pointer) {
        units.push(Unit::Task(task));
    }
    if mistake.in_truth.starts_with("/document") {
        units.push(Unit::Frame);
    }
    units
}
