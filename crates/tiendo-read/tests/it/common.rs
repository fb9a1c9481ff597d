//! What the tests share: the sample, the gold, and how two structures are compared.

use serde_json::Value;

/// The sample plan as it is in the file.
pub(crate) const SAMPLE: &str = include_str!("../../../../samples/214-KH-UBND.txt");

/// What was read from the sample by hand, without its findings.
pub(crate) fn gold() -> Value {
    let gold = include_str!("../../../../samples/214-KH-UBND.gold.json");
    let mut gold: Value = serde_json::from_str(gold).unwrap();
    gold.as_object_mut().unwrap().remove("findings_expected");
    gold
}

/// The reader's JSON of a file.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Value {
    let source = tiendo_extract::extract(name, bytes).unwrap();
    tiendo_read::read(&source).to_json()
}

/// Every key and value of `gold` is in `ours`; arrays are equal in length and order; `ours` may have more keys.
pub(crate) fn compare(gold: &Value, ours: &Value, at: &str, differences: &mut Vec<String>) {
    match (gold, ours) {
        (Value::Object(gold), Value::Object(ours)) => {
            for (key, value) in gold {
                let at = format!("{at}/{key}");
                match ours.get(key) {
                    Some(our) => compare(value, our, &at, differences),
                    // Nothing there is what null says.
                    None if value.is_null() => {}
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

/// The head of a plan.
pub(crate) const HEAD: &str =
    "UBND TỈNH ĐÔNG HẢI\nSố: 12/KH-UBND\nKẾ HOẠCH\nPhát triển làng nghề\n";

/// The tasks of a text below it.
pub(crate) fn tasks(text: &str) -> Vec<Value> {
    let json = read("a.txt", format!("{HEAD}{text}").as_bytes());
    json["tasks"].as_array().unwrap().clone()
}

/// The leads of each task of a text.
pub(crate) fn leads(text: &str) -> Vec<Vec<String>> {
    let names = |task: &Value| {
        let list = task["leads"].as_array().unwrap();
        list.iter()
            .map(|name| name.as_str().unwrap().to_owned())
            .collect()
    };
    tasks(text).iter().map(names).collect()
}

/// What each task of a text says, a stroke between its paragraphs.
pub(crate) fn contents(text: &str) -> Vec<String> {
    let words = |task: &Value| {
        let paragraphs = task["content"].as_array().unwrap();
        let paragraphs: Vec<&str> = paragraphs.iter().filter_map(Value::as_str).collect();
        paragraphs.join(" / ")
    };
    tasks(text).iter().map(words).collect()
}

/// The findings of one kind.
pub(crate) fn codes(found: &Value, code: &str) -> Vec<Value> {
    let all = found["findings"].as_array().unwrap().iter();
    all.filter(|finding| finding["code"] == code)
        .cloned()
        .collect()
}
