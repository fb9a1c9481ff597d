//! The corrected structure as JSON: the reader's form, with what persons decided in its place and told beside it.

use super::{Decided, Decision, Examined, Kept, Review};
use crate::import::RowAt;
use serde_json::{Value as Json, json};
use tiendo_domain::{plan::TaskDeadline, time::Deadline};
use tiendo_read::{Finding, Reading};

/// The structure as it would go into the register. `decisions` names the values that a person gave, by their pointers, with
/// what the text says; each finding has the decision that settles it.
pub fn corrected_json(kept: &Kept, examined: &Examined, review: &Review) -> Json {
    let here = |finding: &Finding| review.shape.inner(&finding.pointer);
    let views = review.findings.iter();
    let views: Vec<_> = views
        .filter_map(|view| {
            let pointer = here(&view.finding)?;
            let finding = Finding {
                pointer,
                ..view.finding.clone()
            };
            Some((finding, view.decision.as_ref()))
        })
        .collect();
    let corrected = Reading {
        document: review.settled.document.clone(),
        findings: views.iter().map(|(finding, _)| finding.clone()).collect(),
        places: examined.reading.places.clone(),
    };
    let mut json = corrected.to_json();
    for (i, (_, decision)) in views.iter().enumerate() {
        if let Some(decision) = decision {
            json["findings"][i]["decision"] = told(decision);
        }
    }
    for (task, meaning) in &review.settled.deadlines {
        json["tasks"][*task]["deadline_meaning"] = deadline(meaning);
    }
    let decisions = review.standing.iter();
    let decisions: Vec<Json> = decisions.map(|one| decision(review, one)).collect();
    json["decisions"] = decisions.into();
    let lapsed: Vec<Json> = review.stale.iter().map(told).collect();
    json["decisions_not_applied"] = lapsed.into();
    json["file"] = json!({
        "name": kept.document.name,
        "sha256": tiendo_store::hex(&examined.sha256),
    });
    json
}

fn decision(review: &Review, decision: &Decision) -> Json {
    let mut out = told(decision);
    let row = match &decision.decided {
        Decided::Field { pointer, .. } => {
            let inner = review.shape.inner(pointer);
            let before = inner
                .as_deref()
                .and_then(|inner| review.json.pointer(inner));
            out["printed"] = before.cloned().unwrap_or_default();
            out["pointer"] = inner.into();
            return out;
        }
        Decided::Split(row) => *row,
        Decided::Merge { into, .. } => review.shape.stands_in(*into),
        Decided::Added { first, .. } => RowAt::Added(*first),
        Decided::Keep | Decided::Noted | Decided::Name(_) | Decided::LeftOut(_) => return out,
    };
    let index = review.shape.index(row);
    out["pointer"] = index.map(|index| format!("/tasks/{index}")).into();
    out
}

/// Who decided what, when and why.
fn told(decision: &Decision) -> Json {
    let value = decision.record.value.as_deref();
    let value: Option<Json> = value.and_then(|value| serde_json::from_str(value).ok());
    json!({
        "anchor": decision.first_anchor(),
        "kind": decision.record.kind.code(),
        "value": value,
        "reason": decision.record.reason,
        "by": decision.by,
        "at": decision.record.decided_at.to_string(),
    })
}

/// A deadline's meaning in the reader's form.
fn deadline(meaning: &TaskDeadline) -> Json {
    let form = |kind: &str, until: Option<String>, exclusive: bool, event: Option<&str>| {
        json!({
            "kind": kind,
            "from": null,
            "until": until,
            "exclusive": exclusive,
            "depends_on": event,
        })
    };
    match meaning {
        TaskDeadline::None => Json::Null,
        TaskDeadline::Ongoing => form("ongoing", None, false, None),
        TaskDeadline::Annual(_) => form("annual", None, false, None),
        TaskDeadline::AfterEvent(event) => form("after_event", None, false, Some(event)),
        TaskDeadline::Day(Deadline::Before(day)) => {
            form("before", Some(day.to_string()), true, None)
        }
        TaskDeadline::Day(Deadline::On(day)) => form("date", Some(day.to_string()), false, None),
    }
}
