//! Findings as JSON.

use serde_json::{Value, json};

use crate::Reading;
use crate::findings::{Finding, Mend, Message};

impl Reading {
    /// A finding, with its places and what it proposes.
    pub(super) fn finding(&self, finding: &Finding) -> Value {
        let message = |message: &Message| json!({"vi": message.vi, "en": message.en});
        let spans: Vec<Value> = finding
            .spans
            .iter()
            .flat_map(|span| self.places.origins(*span))
            .map(|(start, end)| json!([start, end]))
            .collect();
        let mut value = json!({
            "code": finding.code.name(),
            "severity": finding.severity().code(),
            "pointer": finding.pointer,
            "anchor": finding.anchor.to_string(),
            "spans": spans,
            "message": message(&finding.message),
        });
        let Some(map) = value.as_object_mut() else {
            return value;
        };
        let lines: Vec<usize> = finding
            .spans
            .iter()
            .filter_map(|span| self.places.line(span.start))
            .collect();
        if let Some(first) = lines.first() {
            map.insert("line".to_owned(), (*first).into());
        }
        if lines.len() > 1 {
            map.insert("lines".to_owned(), lines.into());
        }
        if !finding.numbers.is_empty() {
            map.insert("numbers".to_owned(), finding.numbers.clone().into());
        }
        if let Some(mend) = &finding.mend {
            let mut proposal = match mend {
                Mend::Agencies {
                    pointer,
                    as_in,
                    leads,
                    coordinators,
                } => {
                    json!({"kind": "agencies", "pointer": pointer, "as_in": as_in, "leads": leads, "coordinators": coordinators})
                }
                Mend::Split { pointer, parts } => {
                    let parts = parts.iter().map(|part| {
                        json!({"leads": part.leads, "deadline": part.deadline, "product": part.product})
                    });
                    json!({"kind": "split", "pointer": pointer, "parts": parts.collect::<Vec<Value>>()})
                }
                Mend::Words { pointer, from, to } => {
                    json!({"kind": "words", "pointer": pointer, "from": from, "to": to})
                }
            };
            if let Some(map) = proposal.as_object_mut() {
                map.insert("message".to_owned(), message(&mend.message()));
            }
            map.insert("mend".to_owned(), proposal);
        }
        value
    }
}
