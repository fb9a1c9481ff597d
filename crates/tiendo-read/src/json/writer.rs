//! Objects at their pointers, each value with its places.

use jiff::civil::Date;
use serde_json::{Map, Value, json};
use tiendo_extract::Spot;

use crate::Reading;
use crate::model::Words;
use crate::span::{Span, Spanned};

pub(super) struct Writer<'r> {
    pub(super) reading: &'r Reading,
    pub(super) provenance: Map<String, Value>,
    /// Beside the bytes, for formats that are no text: the paragraph, or sheet and cell, of each place.
    pub(super) places: Map<String, Value>,
}

/// An object at a pointer while it is filled.
pub(super) struct Object<'w, 'r> {
    pub(super) writer: &'w mut Writer<'r>,
    /// Its pointer.
    pub(super) at: String,
    map: Map<String, Value>,
}

impl Object<'_, '_> {
    pub(super) fn put(&mut self, key: &str, value: impl Into<Value>) {
        self.map.insert(key.to_owned(), value.into());
    }

    /// A value with its places.
    pub(super) fn value<T>(&mut self, key: &str, spanned: &Spanned<T>, value: impl Into<Value>) {
        let pointer = format!("{}/{key}", self.at);
        self.writer.note(pointer, &spanned.spans);
        self.put(key, value);
    }

    pub(super) fn words(&mut self, key: &str, words: &Words) {
        self.value(key, words, words.value.as_str());
    }

    /// Words or `null`.
    pub(super) fn words_or_null(&mut self, key: &str, words: Option<&Words>) {
        match words {
            Some(words) => self.words(key, words),
            None => self.put(key, Value::Null),
        }
    }

    /// Words, the key left out where there are none.
    pub(super) fn words_if(&mut self, key: &str, words: Option<&Words>) {
        if let Some(words) = words {
            self.words(key, words);
        }
    }

    pub(super) fn list(&mut self, key: &str, list: &[Words]) {
        let values = list.iter().enumerate().map(|(i, words)| {
            self.writer
                .note(format!("{}/{key}/{i}", self.at), &words.spans);
            Value::from(words.value.as_str())
        });
        let values: Vec<Value> = values.collect();
        self.put(key, values);
    }

    pub(super) fn date(&mut self, key: &str, date: Option<&Spanned<Date>>) {
        match date {
            Some(date) => self.value(key, date, date.value.to_string()),
            None => self.put(key, Value::Null),
        }
    }

    /// The line of a place; text files only.
    pub(super) fn line(&mut self, key: &str, at: usize) {
        if let Some(line) = self.writer.reading.places.line(at) {
            self.put(key, line);
        }
    }

    /// Provenance of the object as a whole.
    pub(super) fn rests_on(&mut self, spans: &[Span]) {
        let at = self.at.clone();
        self.writer.note(at, spans);
    }
}

impl<'r> Writer<'r> {
    pub(super) fn note(&mut self, pointer: String, spans: &[Span]) {
        let places: Vec<Value> = spans
            .iter()
            .flat_map(|span| self.reading.places.origins(*span))
            .map(|(start, end)| json!([start, end]))
            .collect();
        let beside: Vec<Value> = spans
            .iter()
            .filter_map(|span| self.reading.places.spot(span.start))
            .map(|spot| match spot {
                Spot::Paragraph(n) => json!({"paragraph": n}),
                Spot::Cell(cell) => json!({"sheet": &*cell.sheet, "cell": cell.name()}),
            })
            .collect();
        if !beside.is_empty() {
            self.places.insert(pointer.clone(), Value::Array(beside));
        }
        self.provenance.insert(pointer, Value::Array(places));
    }

    pub(super) fn object(&mut self, at: String, fill: impl FnOnce(&mut Object<'_, 'r>)) -> Value {
        let mut object = Object {
            writer: self,
            at,
            map: Map::new(),
        };
        fill(&mut object);
        Value::Object(object.map)
    }

    pub(super) fn array<T>(
        &mut self,
        at: &str,
        items: &[T],
        fill: impl Fn(&mut Object<'_, 'r>, &T),
    ) -> Value {
        let values = items
            .iter()
            .enumerate()
            .map(|(i, item)| self.object(format!("{at}/{i}"), |object| fill(object, item)));
        Value::Array(values.collect())
    }
}
