//! The sample against what was read from it by hand, field by field.

use serde_json::Value;

const SAMPLE: &[u8] = include_bytes!("../../../samples/214-KH-UBND.txt");
const GOLD: &str = include_str!("../../../samples/214-KH-UBND.gold.json");

/// Every key and value of `gold` is in `ours`; arrays are equal in length and order; `ours` may have more keys.
fn compare(gold: &Value, ours: &Value, at: &str, differences: &mut Vec<String>) {
    match (gold, ours) {
        (Value::Object(gold), Value::Object(ours)) => {
            for (key, value) in gold {
                let at = format!("{at}/{key}");
                match ours.get(key) {
                    Some(our) => compare(value, our, &at, differences),
                    None => differences.push(format!("{at}: missing, expected {value}")),
                }
            }
        }
        (Value::Array(gold), Value::Array(ours)) => {
            if gold.len() != ours.len() {
                differences.push(format!(
                    "{at}: {} items, expected {}",
                    ours.len(),
                    gold.len()
                ));
            }
            for (i, (value, our)) in gold.iter().zip(ours).enumerate() {
                compare(value, our, &format!("{at}/{i}"), differences);
            }
        }
        _ if gold == ours => {}
        _ => differences.push(format!("{at}: {ours}, expected {gold}")),
    }
}

#[test]
fn every_value_of_the_gold() {
    let source = tiendo_extract::extract("214-KH-UBND.txt", SAMPLE).unwrap();
    let ours = tiendo_read::read(&source).to_json();
    let mut gold: Value = serde_json::from_str(GOLD).unwrap();
    gold.as_object_mut().unwrap().remove("findings_expected");
    let mut differences = Vec::new();
    compare(&gold, &ours, "", &mut differences);
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
    let source = tiendo_extract::extract("214-KH-UBND.txt", SAMPLE).unwrap();
    let ours = tiendo_read::read(&source).to_json();
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
