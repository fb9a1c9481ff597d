//! The parts of a document as objects.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::codes::{comparator, due_day, frequency, measure};
use super::writer::Object;
use crate::model::{Body, Citation, Document, Duty, Group, Header, Obligation, Target, Task};
use crate::span::Span;

pub(super) fn header(o: &mut Object<'_, '_>, header: &Header) {
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

pub(super) fn target(o: &mut Object<'_, '_>, target: &Target) {
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

pub(super) fn group(o: &mut Object<'_, '_>, group: &Group) {
    o.words_or_null("number", group.number.as_ref());
    o.words_or_null("title", group.title.as_ref());
    if let Some(first) = group.title.as_ref().or(group.number.as_ref()) {
        o.line("line", first.start());
    }
    if group.missing_in_annex {
        o.put("missing_in_annex", true);
    }
}

pub(super) fn task(o: &mut Object<'_, '_>, task: &Task) {
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

pub(super) fn citation(o: &mut Object<'_, '_>, citation: &Citation) {
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

pub(super) fn obligation(o: &mut Object<'_, '_>, obligation: &Obligation) {
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

pub(super) fn body(o: &mut Object<'_, '_>, body: &Body) {
    let identity = &body.identity;
    o.put("key", identity.key.as_str());
    o.put("name", identity.name.as_str());
    o.put("kind", identity.kind.code());
    o.put("place", identity.place.as_deref());
    o.list("printed", &body.printed);
}

pub(super) fn duty(o: &mut Object<'_, '_>, duty: &Duty) {
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

pub(super) fn roles(o: &mut Object<'_, '_>, document: &Document) {
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
