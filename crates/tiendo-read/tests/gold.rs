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
