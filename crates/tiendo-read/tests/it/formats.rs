//! The sample in every format gives the same structure.

use crate::common::{SAMPLE, compare, gold, read};
use crate::writers::{office, plan::Plan};
use serde_json::Value;

/// The gold without what only a text file has.
fn without_lines(value: &Value) -> Value {
    match value {
        Value::Object(map) => map
            .iter()
            .filter(|(key, _)| !(key.ends_with("line") || key.ends_with("lines")))
            .map(|(key, value)| (key.clone(), without_lines(value)))
            .collect(),
        Value::Array(items) => items.iter().map(without_lines).collect(),
        _ => value.clone(),
    }
}

fn same_as_gold(name: &str, bytes: &[u8]) {
    let ours = read(name, bytes);
    let mut differences = Vec::new();
    compare(&without_lines(&gold()), &ours, "", &mut differences);
    assert!(
        differences.is_empty(),
        "{name}:\n{}",
        differences.join("\n")
    );
    assert!(ours["tasks"][0].get("lines").is_none(), "{name}");
}

#[test]
fn as_a_word_file() {
    same_as_gold("214.docx", &Plan::of(SAMPLE).docx().bytes());
}

#[test]
fn as_a_workbook() {
    let file = Plan::of(SAMPLE).xlsx().bytes();
    same_as_gold("214.xlsx", &file);
    let ours = read("214.xlsx", &file);
    let place = &ours["places"]["/tasks/0/leads/0"][0];
    assert_eq!(
        *place,
        serde_json::json!({"sheet": "Phụ lục", "cell": "C7"})
    );
}

#[test]
fn paragraphs_stand_beside_the_bytes() {
    let file = Plan::of(SAMPLE).docx().bytes();
    let source = tiendo_extract::extract("214.docx", &file).unwrap();
    let ours = tiendo_read::read(&source).to_json();
    let provenance = ours["provenance"].as_object().unwrap();
    let places = ours["places"].as_object().unwrap();
    assert_eq!(provenance.len(), places.len());
    let lines: Vec<&str> = source.text.lines().collect();
    let number = usize::try_from(places["/document/number"][0]["paragraph"].as_u64().unwrap());
    assert_eq!(lines[number.unwrap() - 1], "Số: 214/KH-UBND");
    assert!(read("a.txt", SAMPLE.as_bytes()).get("places").is_none());
}

#[test]
fn as_a_page() {
    same_as_gold("214.html", Plan::of(SAMPLE).html().as_bytes());
}

/// What another producer makes of the files reads the same.
#[test]
fn as_libreoffice_writes_it() {
    let plan = Plan::of(SAMPLE);
    for (name, bytes, filter) in [
        ("a.html", plan.html().into_bytes(), office::DOCX),
        ("b.docx", plan.docx().bytes(), office::DOCX),
        ("c.xlsx", plan.xlsx().bytes(), office::XLSX),
    ] {
        let Some(file) = office::convert(name, &bytes, filter) else {
            return;
        };
        same_as_gold(name, &file);
    }
}
