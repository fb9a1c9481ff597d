//! A file with its reading, and the way from places of the reading to bytes of the file.

use std::ops::Range;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// A file with its reading.
#[derive(Debug, Clone)]
pub struct Whole {
    /// The file's name.
    pub name: String,
    /// The file, its letters composed.
    pub file: String,
    /// What was read.
    pub reading: Value,
    /// Of a page: places of its neutral text, and the bytes of the file.
    places: Vec<(usize, usize)>,
    /// Places of the reading can be found in the file: not where a page writes letters in another way.
    is_mapped: bool,
    /// Where each line of the file begins.
    lines: Vec<usize>,
}

impl Whole {
    /// The file of this name, letters composed, and how it is read.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        Self::new(name, String::from_utf8_lossy(bytes).nfc().collect())
    }

    pub(crate) fn new(name: &str, file: String) -> Self {
        let source = tiendo_extract::extract(name, file.as_bytes());
        let is_text = source
            .as_ref()
            .is_ok_and(|source| source.places.line(0).is_some());
        let places = match &source {
            Ok(source) if !is_text => places(&source.text, &file),
            _ => Some(Vec::new()),
        };
        Self {
            name: name.to_owned(),
            reading: source.map_or(Value::Null, |source| tiendo_read::read(&source).to_json()),
            is_mapped: places.is_some(),
            places: places.unwrap_or_default(),
            lines: std::iter::once(0)
                .chain(file.match_indices('\n').map(|(i, _)| i + 1))
                .collect(),
            file,
        }
    }

    pub(crate) fn tasks(&self) -> usize {
        self.reading["tasks"].as_array().map_or(0, Vec::len)
    }

    /// A place of the reading as a byte of the file.
    pub(crate) fn to_file(&self, at: usize) -> usize {
        let i = self.places.partition_point(|&(neutral, _)| neutral <= at);
        match i.checked_sub(1).and_then(|i| self.places.get(i)) {
            Some(&(neutral, file)) => file + (at - neutral),
            None => at,
        }
    }

    /// Its file has tags between its words.
    pub(crate) fn is_page(&self) -> bool {
        !self.places.is_empty()
    }

    /// The line of a byte.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|&start| start <= at)
    }

    /// Where a value stands in the file.
    pub(crate) fn in_file(&self, pointer: &str) -> Option<Range<usize>> {
        self.is_mapped.then_some(())?;
        let spans = self.reading["provenance"].get(pointer)?.as_array()?;
        let spans: Option<Vec<Range<usize>>> = spans.iter().map(range).collect();
        let spans = spans?;
        let first = spans.iter().map(|span| span.start).min()?;
        let last = spans.iter().map(|span| span.end).max()?;
        Some(self.to_file(first)..self.to_file(last))
    }

    /// Where a value or thing stands: a task where its number or words do.
    pub(crate) fn standing(&self, pointer: &str) -> Option<Range<usize>> {
        ["", "/number", "/content/0"]
            .iter()
            .find_map(|part| self.in_file(&format!("{pointer}{part}")))
    }

    /// Where the values of a report stand: who owes it, when it is due, to whom it goes.
    pub(crate) fn report(&self, pointer: &str) -> Vec<Range<usize>> {
        let values = format!("{pointer}/");
        let is_report = pointer.starts_with("/obligations/");
        let all = self.reading["provenance"].as_object();
        let all = all
            .filter(|_| is_report)
            .into_iter()
            .flat_map(|all| all.keys());
        all.filter(|one| one.starts_with(&values))
            .filter_map(|one| self.in_file(one))
            .collect()
    }

    /// Whether it can be broken and its values followed.
    pub(crate) fn is_mapped(&self) -> bool {
        self.is_mapped
    }

    /// From a task's number or first word to its last.
    pub(crate) fn extent(&self, task: usize) -> Option<Range<usize>> {
        let start = self.standing(&format!("/tasks/{task}"))?;
        let end = self.reading["provenance"]
            .as_object()?
            .keys()
            .filter(|pointer| pointer.starts_with(&format!("/tasks/{task}/")))
            .filter_map(|pointer| Some(self.in_file(pointer)?.end))
            .max()?;
        Some(start.start..end.max(start.end))
    }
}

/// `[start, end]` as a range.
pub(crate) fn range(span: &Value) -> Option<Range<usize>> {
    let end = |i: usize| usize::try_from(span.get(i)?.as_u64()?).ok();
    Some(end(0)?..end(1)?)
}

/// Each character of the neutral text, and where it stands in the page; `None` where one is not found.
fn places(neutral: &str, page: &str) -> Option<Vec<(usize, usize)>> {
    let mut places = Vec::with_capacity(neutral.len());
    let from = page.find("<body").unwrap_or(0);
    let mut in_tag = false;
    let mut letters = page[from..].char_indices().filter(|&(_, c)| {
        let is_text = !in_tag && c != '<' && !c.is_whitespace();
        in_tag = (in_tag || c == '<') && c != '>';
        is_text
    });
    for (i, c) in neutral.char_indices() {
        if c.is_whitespace() {
            continue;
        }
        let (at, _) = letters.find(|&(_, letter)| letter == c)?;
        places.push((i, from + at));
    }
    Some(places)
}
