//! The truth of a composed document in the form of the reader's JSON.

use serde_json::{Value, json};

use crate::compose::Paper;

pub(crate) fn gold(paper: &Paper) -> Value {
    let [on_behalf_of, capacity, position, name] = &paper.signature;
    let tasks: Vec<Value> = paper
        .tasks
        .iter()
        .map(|task| {
            json!({
                "number": task.number, "group": task.group, "content": [task.content], "leads": task.leads,
                "coordinators": task.coordinators, "deadline": task.deadline, "product": task.product, "note": task.note,
            })
        })
        .collect();
    let mut citations: Vec<Value> = Vec::new();
    for work in &paper.basis {
        if citations.iter().any(|known| known["number"] == work.number) {
            continue;
        }
        citations.push(json!({
            "number": work.number, "kind": work.kind, "date": work.day.map(crate::compose::Day::iso), "issuer": work.issuer,
        }));
    }
    json!({
        "document": {
            "issuer": paper.issuer, "superior": paper.superior, "number": paper.number, "kind": paper.kind.name(),
            "place": paper.place, "date": paper.day.iso(), "title": paper.title,
            "signatory": {"on_behalf_of": on_behalf_of, "for": capacity, "position": position, "name": name},
            "recipients": paper.recipients, "archive": paper.archive,
        },
        "citations": citations,
        "tasks": tasks,
    })
}
