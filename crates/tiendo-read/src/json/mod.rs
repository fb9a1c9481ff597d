//! The reader's JSON: plain values, and under `provenance` where each comes from (JSON Pointer → `[[start, end), …]`),
//! for formats that are no text also under `places` (JSON Pointer → the paragraph, or sheet and cell, of each).

mod codes;
mod finding;
mod parts;
mod writer;

use serde_json::{Map, Value};

use crate::Reading;
use crate::model::Document;
use crate::span::Span;
use parts::{body, citation, duty, group, header, obligation, roles, target, task};
use writer::Writer;

impl Reading {
    /// The whole reading. Keys and values are fixed; objects may gain keys.
    pub fn to_json(&self) -> Value {
        let mut writer = Writer {
            reading: self,
            provenance: Map::new(),
            places: Map::new(),
        };
        let mut root = writer.document(&self.document);
        let findings: Vec<Value> = self
            .findings
            .iter()
            .map(|finding| self.finding(finding))
            .collect();
        root.insert("findings".to_owned(), Value::Array(findings));
        root.insert("provenance".to_owned(), Value::Object(writer.provenance));
        if !writer.places.is_empty() {
            root.insert("places".to_owned(), Value::Object(writer.places));
        }
        Value::Object(root)
    }
}

impl Writer<'_> {
    fn document(&mut self, document: &Document) -> Map<String, Value> {
        let mut root = Map::new();
        root.insert(
            "document".to_owned(),
            self.object("/document".to_owned(), |o| header(o, &document.header)),
        );
        let sections = document.sections.iter().enumerate().map(|(i, heading)| {
            self.note(format!("/sections/{i}"), &heading.spans);
            Value::from(heading.value.as_str())
        });
        let sections = Value::Array(sections.collect());
        root.insert("sections".to_owned(), sections);
        let mut put = |key: &str, value: Value| root.insert(key.to_owned(), value);
        put("targets", self.array("/targets", &document.targets, target));
        put("groups", self.array("/groups", &document.groups, group));
        put("tasks", self.array("/tasks", &document.tasks, task));
        // A body's name and key are derived; it rests on its spellings.
        for (i, body) in document.bodies.iter().enumerate() {
            let spans: Vec<Span> = body
                .printed
                .iter()
                .flat_map(|words| words.spans.iter().copied())
                .collect();
            self.note(format!("/bodies/{i}"), &spans);
        }
        put("bodies", self.array("/bodies", &document.bodies, body));
        put(
            "citations",
            self.array("/citations", &document.citations, citation),
        );
        put(
            "obligations",
            self.array("/obligations", &document.obligations, obligation),
        );
        put(
            "roles",
            self.object("/roles".to_owned(), |o| roles(o, document)),
        );
        put(
            "legal_basis",
            self.array("/legal_basis", &document.legal_basis, |o, basis| {
                o.words_or_null("number", basis.number.as_ref());
                o.words("words", &basis.words);
                o.line("line", basis.words.start());
            }),
        );
        put(
            "proposed_by",
            document.proposed_by.as_ref().map_or(Value::Null, |by| {
                self.object("/proposed_by".to_owned(), |o| {
                    o.words("who", &by.who);
                    o.words_or_null("number", by.number.as_ref());
                    o.date("date", by.date.as_ref());
                    o.words_or_null("agreed_by", by.agreed_by.as_ref());
                    o.line("line", by.who.start());
                })
            }),
        );
        put(
            "vision",
            document.vision.as_ref().map_or(Value::Null, |vision| {
                self.object("/vision".to_owned(), |o| {
                    o.value("year", &vision.year, vision.year.value);
                    o.words("text", &vision.text);
                    o.line("line", vision.text.start());
                })
            }),
        );
        put(
            "funding",
            document.funding.as_ref().map_or(Value::Null, |funding| {
                self.object("/funding".to_owned(), |o| {
                    o.list("sources", &funding.sources);
                    if let Some(first) = funding.sources.first() {
                        o.line("line", first.start());
                    }
                })
            }),
        );
        put(
            "footnotes",
            self.array("/footnotes", &document.footnotes, |o, note| {
                o.words("mark", &note.mark);
                if let Some(anchor) = note.anchor {
                    o.line("anchor_line", anchor.start);
                }
                o.line("line", note.mark.start());
                o.words("text", &note.text);
                o.put("citations", note.citations.clone());
            }),
        );
        put(
            "short_forms",
            self.array("/short_forms", &document.short_forms, |o, form| {
                o.words("short", &form.short);
                o.words_or_null("number", form.number.as_ref());
                o.line("line", form.short.start());
            }),
        );
        put("duties", self.array("/duties", &document.duties, duty));
        root
    }
}
