//! The sample against what was read from it by hand, field by field.

use crate::common::{SAMPLE, compare, read};
use serde_json::Value;

const GOLD: &str = include_str!("../../../../samples/214-KH-UBND.gold.json");

#[test]
fn every_value_of_the_gold() {
    let ours = read("214-KH-UBND.txt", SAMPLE.as_bytes());
    let mut differences = Vec::new();
    compare(&crate::common::gold(), &ours, "", &mut differences);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// The lines that a finding names.
fn lines(finding: &Value) -> Vec<i64> {
    let one = finding.get("line").and_then(Value::as_i64);
    let many = finding.get("lines").and_then(Value::as_array);
    one.into_iter()
        .chain(many.into_iter().flatten().filter_map(Value::as_i64))
        .collect()
}

#[test]
fn every_finding_of_the_gold() {
    let ours = read("214-KH-UBND.txt", SAMPLE.as_bytes());
    let gold: Value = serde_json::from_str(GOLD).unwrap();
    let ours = ours["findings"].as_array().unwrap();
    let expected = gold["findings_expected"].as_array().unwrap();
    let mut differences = Vec::new();
    for finding in expected {
        let same: Vec<&Value> = ours
            .iter()
            .filter(|our| our["code"] == finding["code"] && our["severity"] == finding["severity"])
            .collect();
        let near = |line: i64| {
            same.iter()
                .any(|our| lines(our).iter().any(|l| (l - line).abs() <= 2))
        };
        let missing: Vec<i64> = lines(finding)
            .into_iter()
            .filter(|line| !near(*line))
            .collect();
        if same.is_empty() || !missing.is_empty() {
            differences.push(format!("{finding}: not at {missing:?} in {same:?}"));
        }
    }
    let more: Vec<String> = ours
        .iter()
        .filter(|our| {
            !expected
                .iter()
                .any(|finding| finding["code"] == our["code"])
        })
        .map(ToString::to_string)
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    assert!(more.is_empty(), "{}", more.join("\n"));
    let single = |code: &str| ours.iter().filter(|our| our["code"] == code).count();
    for code in [
        "deadline-missing",
        "product-missing",
        "lead-missing",
        "numbering-gap",
        "group-missing",
    ] {
        assert_eq!(single(code), 1, "{code}");
    }
}

#[test]
fn citations_can_be_read_alone() {
    let source = tiendo_extract::extract("214-KH-UBND.txt", SAMPLE.as_bytes()).unwrap();
    let alone = tiendo_read::citations(&source);
    let gold: Value = serde_json::from_str(GOLD).unwrap();
    let cited = gold["citations"].as_array().unwrap();
    for citation in cited {
        let number = citation["number"].as_str().unwrap();
        let found = alone.iter().any(|one| one.number.value == number);
        assert!(found, "{number}");
    }
    // Its own number, which stands in the head and is no citation of a plan that is read as one.
    assert_eq!(alone.len(), cited.len() + 1);
}
