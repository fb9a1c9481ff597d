//! What was read, field by field: label, value, place in the source, and the form by which a field is given another value.

use super::source::Lines;
use crate::i18n::{Lang, taking_in as t};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use tiendo_app::{
    import::{Value, deadline_of_words},
    taking_in::Review,
};
use tiendo_domain::{
    plan::{Comparator, DutyKind, Frequency, Measure, ObligationKind, TaskDeadline},
    time::Deadline,
};
use tiendo_read::Span;
use tiendo_text::date;

/// One field of the reading.
pub(super) struct FieldRow {
    pub(super) label: String,
    /// What the text says; empty where it says nothing.
    pub(super) value: String,
    /// What a person decided instead.
    pub(super) mended: Option<String>,
    /// The line where it stands.
    pub(super) line: Option<usize>,
    pub(super) pointer: String,
    pub(super) can_be_mended: bool,
}

/// What sort of value a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Words,
    Names,
    Day,
    Deadline,
}

/// The sort of a field that a person can give another value; `None` for every other pointer.
pub(super) fn sort_of(pointer: &str) -> Option<Sort> {
    let steps: Vec<&str> = pointer.trim_start_matches('/').split('/').collect();
    match steps[..] {
        ["document", "issuer" | "number" | "kind" | "title"]
        | ["groups", _, "title"]
        | ["targets", _, "name"]
        | ["tasks", _, "content", _]
        | ["tasks", _, "number" | "product" | "note"] => Some(Sort::Words),
        ["document", "date"] => Some(Sort::Day),
        ["tasks", _, "leads" | "coordinators"] => Some(Sort::Names),
        ["tasks", _, "deadline"] => Some(Sort::Deadline),
        _ => None,
    }
}

/// The codes of the kinds of deadline that the form offers, with their words; the first says what the words mean that stand there.
pub(super) fn deadline_kinds(lang: Lang, words: &str) -> Vec<(String, String)> {
    let kinds = [
        ("none", t::deadline_none(lang)),
        ("ongoing", t::deadline_ongoing(lang)),
        ("annual", t::deadline_annual(lang)),
        ("before", t::deadline_before(lang)),
        ("on", t::deadline_on(lang)),
    ];
    let (now, day) = kind_of(Some(&deadline_of_words(words)));
    let now = kinds.iter().find(|(code, _)| *code == now);
    // What the form says of a kind in brackets is no part of its name.
    let now = now.and_then(|(_, name)| name.split(" (").next());
    let now = now.unwrap_or_default();
    let now = match day {
        Some(day) => format!("{now} {}", date::short(day)),
        None => now.to_owned(),
    };
    let as_words_say = ("words".to_owned(), t::deadline_as_words_say(lang, &now));
    let kinds = kinds.map(|(code, name)| (code.to_owned(), name.to_owned()));
    std::iter::once(as_words_say).chain(kinds).collect()
}

/// What was typed into a field's form.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) text: String,
    pub(super) kind: String,
    pub(super) day: String,
    pub(super) reason: String,
}

/// The value that was typed; `None` where it does not suit the field.
pub(super) fn value_of(pointer: &str, typed: &Typed) -> Option<Value> {
    let day = |text: &str| date::parse(text).ok();
    match sort_of(pointer)? {
        Sort::Words => Some(Value::Words(typed.text.clone())),
        Sort::Names => {
            let names = typed
                .text
                .lines()
                .map(str::trim)
                .filter(|name| !name.is_empty());
            Some(Value::Names(names.map(str::to_owned).collect()))
        }
        Sort::Day => Some(Value::Day(day(&typed.text)?)),
        Sort::Deadline => {
            let meaning = match typed.kind.as_str() {
                "words" => deadline_of_words(&typed.text),
                "none" => TaskDeadline::None,
                "ongoing" => TaskDeadline::Ongoing,
                "annual" => TaskDeadline::Annual(None),
                "before" => TaskDeadline::Day(Deadline::Before(day(&typed.day)?)),
                "on" => TaskDeadline::Day(Deadline::On(day(&typed.day)?)),
                _ => return None,
            };
            let words = typed.text.clone();
            Some(Value::Deadline { words, meaning })
        }
    }
}

/// What a field's form shows at first: the value as it now stands.
pub(super) fn standing(lang: Lang, review: &Review, pointer: &str) -> Typed {
    let text = mended(review, pointer).unwrap_or_else(|| {
        let inner = review.shape.inner(pointer);
        let value = inner.and_then(|inner| review.json.pointer(&inner));
        words_of(lang, pointer, value, "\n")
    });
    let (kind, day) = deadline_now(review, pointer, &text);
    Typed {
        text,
        kind: kind.to_owned(),
        day: day.map_or_else(String::new, date::short),
        ..Typed::default()
    }
}

/// The kind of deadline that the form shows chosen, and its day: where the row has what its words say, new words are read anew; what
/// a person gave it stays.
fn deadline_now(
    review: &Review,
    pointer: &str,
    words: &str,
) -> (&'static str, Option<jiff::civil::Date>) {
    let row = pointer
        .strip_prefix("/tasks/")
        .and_then(|rest| rest.split('/').next());
    let meaning = row.and_then(|row| review.deadline(row.parse().ok()?));
    if meaning
        .as_ref()
        .is_none_or(|meaning| *meaning == deadline_of_words(words))
    {
        return ("words", None);
    }
    kind_of(meaning.as_ref())
}

/// The code of a kind of deadline, and its day.
fn kind_of(meaning: Option<&TaskDeadline>) -> (&'static str, Option<jiff::civil::Date>) {
    match meaning {
        Some(TaskDeadline::Ongoing) => ("ongoing", None),
        Some(TaskDeadline::Annual(_)) => ("annual", None),
        Some(TaskDeadline::Day(Deadline::Before(day))) => ("before", Some(*day)),
        Some(TaskDeadline::Day(Deadline::On(day))) => ("on", Some(*day)),
        // An event has no choice of its own in the form.
        Some(TaskDeadline::None | TaskDeadline::AfterEvent(_)) | None => ("none", None),
    }
}

/// Rows of what was read.
pub(super) struct Fields<'a> {
    lang: Lang,
    review: &'a Review,
    lines: &'a Lines<'a>,
    corrected: BTreeMap<&'a str, String>,
    /// Where every value stands, by its pointer: those below one stand together.
    places: BTreeMap<&'a str, &'a Json>,
}

impl<'a> Fields<'a> {
    pub(super) fn of(lang: Lang, review: &'a Review, lines: &'a Lines<'a>) -> Self {
        let places = review.json["provenance"].as_object();
        let places = places.into_iter().flatten();
        Self {
            lang,
            review,
            lines,
            corrected: corrections(review),
            places: places.map(|(pointer, at)| (pointer.as_str(), at)).collect(),
        }
    }

    /// The language of the rows.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// One field; its pointer has the address of its row.
    pub(super) fn row(&self, pointer: &str) -> FieldRow {
        let json = &self.review.json;
        let marks = self.marks(pointer);
        let inner = self.review.shape.inner(pointer);
        let value = inner.as_deref().and_then(|inner| json.pointer(inner));
        FieldRow {
            label: t::field_label(self.lang, json, inner.as_deref().unwrap_or(pointer)),
            value: words_of(self.lang, pointer, value, "; "),
            mended: self.corrected.get(pointer).cloned(),
            line: marks.first().and_then(|mark| self.lines.number(mark.start)),
            can_be_mended: sort_of(pointer).is_some(),
            pointer: pointer.to_owned(),
        }
    }

    /// The places of the words that a field rests on, those of its items with it.
    pub(super) fn marks(&self, pointer: &str) -> Vec<Span> {
        let Some(inner) = self.review.shape.inner(pointer) else {
            return Vec::new();
        };
        let pointer = inner.as_str();
        let own = self.places.get(pointer).into_iter();
        let below = format!("{pointer}/");
        let items = self.places.range(below.as_str()..);
        let items = items.take_while(|(key, _)| key.starts_with(&below));
        let all = own.chain(items.map(|(_, places)| places));
        let mut marks: Vec<Span> = all.flat_map(|places| self.spans(places)).collect();
        marks.sort();
        marks
    }

    /// What was made of the words of some lines.
    pub(super) fn at(&self, lines: &[usize]) -> Vec<FieldRow> {
        // The few lines are brought to where the many places are counted, not the other way round.
        let spans: Vec<(usize, usize)> = lines
            .iter()
            .filter_map(|n| self.lines.span(*n))
            .flat_map(|span| self.lines.origins(span))
            .collect();
        let touches = |places: &Json| {
            let mut places = places.as_array().into_iter().flatten().filter_map(bytes);
            places.any(|(start, end)| spans.iter().any(|(from, to)| start < *to && *from < end))
        };
        let mut pointers: Vec<String> = Vec::new();
        for (pointer, _) in self.places.iter().filter(|(_, places)| touches(places)) {
            for shown in self.shown(pointer) {
                if !pointers.contains(&shown) {
                    pointers.push(shown);
                }
            }
        }
        let mut rows: Vec<FieldRow> = pointers.iter().map(|pointer| self.row(pointer)).collect();
        // A field that the text lacks stands behind those that it has.
        rows.sort_by_key(|row| row.line.unwrap_or(usize::MAX));
        rows
    }

    /// The fields of a row that are shown, by the row's index: its words, who leads and coordinates, and what else it has.
    pub(super) fn of_task(&self, index: usize) -> Vec<String> {
        let Some(at) = self.review.shape.rows.get(index) else {
            return Vec::new();
        };
        let task = &self.review.json["tasks"][index];
        let paragraphs = task["content"].as_array().map_or(0, Vec::len);
        let mut pointers = vec![format!("/tasks/{at}/number")];
        pointers.extend((0..paragraphs).map(|i| format!("/tasks/{at}/content/{i}")));
        for field in ["leads", "coordinators", "deadline", "product", "note"] {
            let always = matches!(field, "leads" | "coordinators" | "deadline" | "product");
            if always || !task[field].is_null() {
                pointers.push(format!("/tasks/{at}/{field}"));
            }
        }
        pointers
    }

    /// The fields under which a place of the reading is shown.
    fn shown(&self, pointer: &str) -> Vec<String> {
        let steps: Vec<&str> = pointer.trim_start_matches('/').split('/').collect();
        match steps[..] {
            ["tasks", index, ..] => index
                .parse()
                .map_or_else(|_| Vec::new(), |i| self.of_task(i)),
            ["obligations" | "duties", _, "who" | "with", _]
            | ["roles", "monitor_with", _]
            | ["funding", "sources", _] => {
                let list = pointer.rfind('/').unwrap_or(pointer.len());
                vec![pointer[..list].to_owned()]
            }
            // Who is named has a page of its own.
            ["bodies", ..] => Vec::new(),
            _ => self.review.shape.outer(pointer).into_iter().collect(),
        }
    }

    fn spans(&self, places: &Json) -> Vec<Span> {
        let places = places.as_array().map_or(&[][..], Vec::as_slice);
        let clean = places.iter().filter_map(bytes);
        clean.map(|place| self.lines.clean(place)).collect()
    }
}

/// A place as provenance writes it.
fn bytes(place: &Json) -> Option<(usize, usize)> {
    let start = usize::try_from(place[0].as_u64()?).ok()?;
    let end = usize::try_from(place[1].as_u64()?).ok()?;
    Some((start, end))
}

/// The corrected fields with their values in one line.
fn corrections(review: &Review) -> BTreeMap<&str, String> {
    let corrected = review.corrections.iter();
    corrected
        .map(|correction| (correction.pointer.as_str(), correction.value.words("; ")))
        .collect()
}

fn mended(review: &Review, pointer: &str) -> Option<String> {
    let correction = review
        .corrections
        .iter()
        .find(|one| one.pointer == pointer)?;
    Some(correction.value.words("\n"))
}

/// A value of the reading in words.
fn words_of(lang: Lang, pointer: &str, value: Option<&Json>, separator: &str) -> String {
    let field = pointer.rsplit('/').next().unwrap_or_default();
    match value {
        None | Some(Json::Null | Json::Bool(_)) => String::new(),
        Some(Json::String(text)) => coded(lang, pointer, field, text),
        Some(Json::Array(items)) => {
            let items = items
                .iter()
                .map(|item| words_of(lang, pointer, Some(item), separator));
            items.collect::<Vec<_>>().join(separator)
        }
        Some(Json::Object(map)) => {
            let items = map
                .values()
                .filter(|value| value.is_string() || value.is_number());
            let items = items.map(|item| words_of(lang, pointer, Some(item), separator));
            items.collect::<Vec<_>>().join(separator)
        }
        Some(Json::Number(number)) => number.to_string(),
    }
}

/// A day as it is shown, one of every year without a year: "--06-10" is 10/6.
fn day(text: &str) -> String {
    let yearly = text.strip_prefix("--").and_then(|day| day.split_once('-'));
    match yearly {
        Some((month, day)) => format!("{day}/{}", month.trim_start_matches('0')),
        None => text.parse().map_or_else(|_| text.to_owned(), date::short),
    }
}

fn coded(lang: Lang, pointer: &str, field: &str, text: &str) -> String {
    let words = match field {
        "comparator" => Comparator::from_code(text).map(|code| code.words(lang)),
        "measure" => Measure::from_code(text).map(|code| code.words(lang)),
        "frequency" => Frequency::from_code(text).map(|code| code.words(lang)),
        "kind" if pointer.starts_with("/obligations/") => {
            ObligationKind::from_code(text).map(|code| code.words(lang))
        }
        "kind" if pointer.starts_with("/duties/") => {
            DutyKind::from_code(text).map(|code| code.words(lang))
        }
        "date" | "before" | "last_day" | "cut_off" => return day(text),
        _ => None,
    };
    words.unwrap_or(text).to_owned()
}
