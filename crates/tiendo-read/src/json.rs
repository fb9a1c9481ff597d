//! The reader's JSON: plain values, and under `provenance` where each comes from (JSON Pointer → `[[start, end), …]`),
//! for formats that are no text also under `places` (JSON Pointer → the paragraph, or sheet and cell, of each).

use jiff::civil::Date;
use serde_json::{Map, Value, json};
use tiendo_extract::Spot;

use crate::Reading;
use crate::findings::{Finding, Mend, Message};
use crate::model::{
    Body, Citation, Comparator, Document, Due, Duty, DutyKind, Frequency, Group, Header, Measure,
    Obligation, ReportKind, Target, Task, Words,
};
use crate::span::{Span, Spanned};

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

    fn finding(&self, finding: &Finding) -> Value {
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

struct Writer<'r> {
    reading: &'r Reading,
    provenance: Map<String, Value>,
    /// Beside the bytes, for formats that are no text: the paragraph, or sheet and cell, of each place.
    places: Map<String, Value>,
}

/// An object at a pointer while it is filled.
struct Object<'w, 'r> {
    writer: &'w mut Writer<'r>,
    at: String,
    map: Map<String, Value>,
}

impl Object<'_, '_> {
    fn put(&mut self, key: &str, value: impl Into<Value>) {
        self.map.insert(key.to_owned(), value.into());
    }

    /// A value with its places.
    fn value<T>(&mut self, key: &str, spanned: &Spanned<T>, value: impl Into<Value>) {
        let pointer = format!("{}/{key}", self.at);
        self.writer.note(pointer, &spanned.spans);
        self.put(key, value);
    }

    fn words(&mut self, key: &str, words: &Words) {
        self.value(key, words, words.value.as_str());
    }

    /// Words or `null`.
    fn words_or_null(&mut self, key: &str, words: Option<&Words>) {
        match words {
            Some(words) => self.words(key, words),
            None => self.put(key, Value::Null),
        }
    }

    /// Words, the key left out where there are none.
    fn words_if(&mut self, key: &str, words: Option<&Words>) {
        if let Some(words) = words {
            self.words(key, words);
        }
    }

    fn list(&mut self, key: &str, list: &[Words]) {
        let values = list.iter().enumerate().map(|(i, words)| {
            self.writer
                .note(format!("{}/{key}/{i}", self.at), &words.spans);
            Value::from(words.value.as_str())
        });
        let values: Vec<Value> = values.collect();
        self.put(key, values);
    }

    fn date(&mut self, key: &str, date: Option<&Spanned<Date>>) {
        match date {
            Some(date) => self.value(key, date, date.value.to_string()),
            None => self.put(key, Value::Null),
        }
    }

    /// The line of a place; text files only.
    fn line(&mut self, key: &str, at: usize) {
        if let Some(line) = self.writer.reading.places.line(at) {
            self.put(key, line);
        }
    }

    /// Provenance of the object as a whole.
    fn rests_on(&mut self, spans: &[Span]) {
        let at = self.at.clone();
        self.writer.note(at, spans);
    }
}

impl<'r> Writer<'r> {
    fn note(&mut self, pointer: String, spans: &[Span]) {
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

    fn object(&mut self, at: String, fill: impl FnOnce(&mut Object<'_, 'r>)) -> Value {
        let mut object = Object {
            writer: self,
            at,
            map: Map::new(),
        };
        fill(&mut object);
        Value::Object(object.map)
    }

    fn array<T>(&mut self, at: &str, items: &[T], fill: impl Fn(&mut Object<'_, 'r>, &T)) -> Value {
        let values = items
            .iter()
            .enumerate()
            .map(|(i, item)| self.object(format!("{at}/{i}"), |object| fill(object, item)));
        Value::Array(values.collect())
    }

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

fn header(o: &mut Object<'_, '_>, header: &Header) {
    o.words_or_null("issuer", header.issuer.as_ref());
    o.words_if("superior", header.superior.as_ref());
    o.words_or_null("number", header.number.as_ref());
    o.words_or_null("kind", header.kind.as_ref());
    o.words_or_null("place", header.place.as_ref());
    o.date("date", header.date.as_ref());
    o.words_or_null("title", header.title.as_ref());
    let signatory = header.signatory.as_ref().map_or(Value::Null, |signatory| {
        let at = format!("{}/signatory", o.at);
        o.writer.object(at, |o| {
            o.words_or_null("on_behalf_of", signatory.on_behalf_of.as_ref());
            o.words_or_null("for", signatory.capacity.as_ref());
            o.words_or_null("position", signatory.position.as_ref());
            o.words_or_null("name", signatory.name.as_ref());
        })
    });
    o.put("signatory", signatory);
    o.list("recipients", &header.recipients);
    o.words_or_null("archive", header.archive.as_ref());
    if let Some(horizon) = &header.horizon {
        let mut years = Map::new();
        for (key, year) in [
            ("from", horizon.value.from),
            ("to", horizon.value.to),
            ("vision", horizon.value.vision),
        ] {
            if let Some(year) = year {
                years.insert(key.to_owned(), year.into());
            }
        }
        o.value("horizon", horizon, years);
    } else {
        o.put("horizon", Value::Null);
    }
    let annex_of = header.annex_of.as_ref().map_or(Value::Null, |of| {
        let at = format!("{}/annex_of", o.at);
        o.writer.object(at, |o| {
            o.words("number", &of.number);
            o.date("date", of.date.as_ref());
        })
    });
    o.put("annex_of", annex_of);
}

fn target(o: &mut Object<'_, '_>, target: &Target) {
    o.words("name", &target.name);
    o.words_if("full_name", target.full_name.as_ref());
    o.line("line", target.name.start());
    o.value(
        "comparator",
        &target.comparator,
        comparator(target.comparator.value),
    );
    if target.approximate {
        o.put("approximate", true);
    }
    o.words_or_null("low", target.low.as_ref());
    o.words_or_null("high", target.high.as_ref());
    o.words_or_null("unit", target.unit.as_ref());
    if let Some(period) = &target.period {
        o.value("period", period, vec![period.value.0, period.value.1]);
    }
    if let Some(by) = &target.by {
        o.value("by", by, by.value);
    }
    o.put("measure", measure(target.measure));
    o.words_if("text", target.text.as_ref());
    o.words_if("baseline", target.baseline.as_ref());
    o.put("parent", target.parent);
}

fn group(o: &mut Object<'_, '_>, group: &Group) {
    o.words_or_null("number", group.number.as_ref());
    o.words_or_null("title", group.title.as_ref());
    if let Some(first) = group.title.as_ref().or(group.number.as_ref()) {
        o.line("line", first.start());
    }
    if group.missing_in_annex {
        o.put("missing_in_annex", true);
    }
}

fn task(o: &mut Object<'_, '_>, task: &Task) {
    o.rests_on(&[task.extent]);
    o.words_or_null("number", task.number.as_ref());
    o.put("group", task.group.clone());
    o.list("content", &task.content);
    o.list("leads", &task.leads);
    o.list("coordinators", &task.coordinators);
    o.words_or_null("deadline", task.deadline.as_ref());
    if let Some(meaning) = &task.deadline_meaning {
        let words = |date: Option<Date>| date.map(|date| date.to_string());
        let value = json!({
            "kind": meaning.value.kind.code(),
            "from": words(meaning.value.from),
            "until": words(meaning.value.until),
            "exclusive": meaning.value.exclusive,
            "depends_on": meaning.value.depends_on.as_ref().map(|event| event.value.as_str()),
        });
        o.value("deadline_meaning", meaning, value);
    } else {
        o.put("deadline_meaning", Value::Null);
    }
    o.words_or_null("product", task.product.as_ref());
    o.words_if("level", task.level.as_ref());
    o.words_if("note", task.note.as_ref());
    let places = &o.writer.reading.places;
    let last = task.extent.end.saturating_sub(1).max(task.extent.start);
    if let (Some(first), Some(last)) = (places.line(task.extent.start), places.line(last)) {
        o.put("lines", vec![first, last]);
    }
}

fn citation(o: &mut Object<'_, '_>, citation: &Citation) {
    o.words("number", &citation.number);
    o.words_or_null("kind", citation.kind.as_ref());
    o.date("date", citation.date.as_ref());
    o.words_or_null("issuer", citation.issuer.as_ref());
    o.words_if("issuer_derived", citation.issuer_derived.as_ref());
    if !citation.articles.is_empty() {
        o.list("articles", &citation.articles);
    }
    let mentions: Vec<Span> = citation
        .mentions
        .iter()
        .map(|mention| mention.number)
        .collect();
    let lines: Option<Vec<usize>> = mentions
        .iter()
        .map(|span| o.writer.reading.places.line(span.start))
        .collect();
    if let Some(lines) = lines {
        o.put("mention_lines", lines);
    }
    let mentioned: Vec<Value> = mentions
        .iter()
        .flat_map(|span| o.writer.reading.places.origins(*span))
        .map(|(start, end)| json!([start, end]))
        .collect();
    o.put("mentions", mentioned);
}

fn obligation(o: &mut Object<'_, '_>, obligation: &Obligation) {
    o.value("kind", &obligation.kind, obligation.kind.value.code());
    if let Some(frequency) = &obligation.frequency {
        o.value("frequency", frequency, self::frequency(frequency.value));
    }
    for (key, due) in [
        ("before", &obligation.before),
        ("last_day", &obligation.last_day),
    ] {
        match due {
            Some(due) => o.value(key, due, due_day(due.value)),
            None => o.put(key, Value::Null),
        }
    }
    o.words_if("due_words", obligation.due_words.as_ref());
    if let Some(day) = &obligation.cut_off {
        o.value("cut_off", day, due_day(day.value));
    }
    o.words_if("to", obligation.to.as_ref());
    o.words_if("via", obligation.via.as_ref());
    o.line("line", obligation.kind.start());
    o.list("who", &obligation.who);
    if !obligation.with.is_empty() {
        o.list("with", &obligation.with);
    }
    if obligation.open_set {
        o.put("open_set", true);
    }
    o.words_if("purpose", obligation.purpose.as_ref());
}

fn body(o: &mut Object<'_, '_>, body: &Body) {
    let identity = &body.identity;
    o.put("key", identity.key.as_str());
    o.put("name", identity.name.as_str());
    o.put("kind", identity.kind.code());
    o.put("place", identity.place.as_deref());
    o.list("printed", &body.printed);
}

fn duty(o: &mut Object<'_, '_>, duty: &Duty) {
    o.value("kind", &duty.kind, duty.kind.value.code());
    o.list("who", &duty.who);
    if !duty.with.is_empty() {
        o.list("with", &duty.with);
    }
    if let Some(frequency) = &duty.frequency {
        o.value("frequency", frequency, self::frequency(frequency.value));
    }
    o.words_if("to", duty.to.as_ref());
    o.words_if("decides", duty.decides.as_ref());
    o.line("line", duty.kind.start());
}

fn roles(o: &mut Object<'_, '_>, document: &Document) {
    let roles = &document.roles;
    o.words_or_null("monitor", roles.monitor.as_ref());
    if !roles.monitor_with.is_empty() {
        o.list("monitor_with", &roles.monitor_with);
    }
    o.words_or_null("decides", roles.decides.as_ref());
    if let Some(monitor) = &roles.monitor {
        o.line("monitor_line", monitor.start());
    }
    if let Some(amendments) = roles.amendments {
        o.line("amendments_line", amendments.start);
    }
}

impl DutyKind {
    /// Its name in the JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AnnualPlan => "annual_plan",
            Self::DetailedPlan => "detailed_plan",
            Self::ReviewDocuments => "review_documents",
            Self::AllocateResources => "allocate_resources",
            Self::SelfInspection => "self_inspection",
            Self::Monitor => "monitor",
            Self::RaiseObstacle => "raise_obstacle",
        }
    }
}

impl ReportKind {
    /// Its name in the JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Periodic => "periodic_report",
            Self::Final => "final_report",
            Self::Consolidated => "consolidated_report",
        }
    }
}

const fn comparator(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Range => "range",
        Comparator::Equal => "equal",
        Comparator::Above => "above",
        Comparator::AtLeast => "at_least",
        Comparator::Below => "below",
        Comparator::AtMost => "at_most",
        Comparator::Qualitative => "qualitative",
    }
}

const fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Level => "level",
        Measure::AverageOverPeriod => "average_over_period",
        Measure::Decrease => "decrease",
        Measure::Increase => "increase",
    }
}

const fn frequency(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Annual => "annual",
        Frequency::HalfYearly => "half_yearly",
        Frequency::Quarterly => "quarterly",
        Frequency::Monthly => "monthly",
        Frequency::Once => "once",
    }
}

/// `--MM-DD` for a day of every year.
fn due_day(due: Due) -> String {
    match due {
        Due::Yearly(month, day) => format!("--{month:02}-{day:02}"),
        Due::Day(date) => date.to_string(),
    }
}
