//! What the reader is known to misread of documents read by hand (`testdata/known-misreadings.json`): the truth beside the
//! documents stays whole, and the list says where the reading differs from it, what is read there, and why.

use serde_json::Value;

/// A value that is not read as the truth has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Misreading {
    /// The file's name.
    pub document: String,
    /// JSON Pointer of the value in the truth; one that ends in `-` is of an element that the truth does not have, behind the last.
    pub at: String,
    /// What is read there; `Null` where nothing is: of an element of a list, that it is not there.
    pub read: Value,
    /// Whose difference it is.
    pub by: Cause,
    /// Why, in a line.
    pub why: String,
}

/// Why a reading differs from what a person read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The reader is wrong.
    Reader,
    /// The person held another convention than the one that is written down.
    Convention,
}

/// The list in its file.
///
/// # Errors
/// Names the entry that is none.
pub fn misreadings(file: &[u8]) -> Result<Vec<Misreading>, String> {
    let list: Vec<Value> = serde_json::from_slice(file).map_err(|error| error.to_string())?;
    list.iter()
        .map(|entry| one(entry).ok_or_else(|| format!("no known misreading: {entry}")))
        .collect()
}

fn one(entry: &Value) -> Option<Misreading> {
    let words = |key: &str| entry.get(key)?.as_str().filter(|words| !words.is_empty());
    Some(Misreading {
        document: words("document")?.to_owned(),
        at: words("at")?.to_owned(),
        read: entry.get("read")?.clone(),
        by: match words("by")? {
            "reader" => Cause::Reader,
            "convention" => Cause::Convention,
            _ => return None,
        },
        why: words("why")?.to_owned(),
    })
}

/// What must be read of a document: its truth, but for what is known to be misread.
///
/// # Errors
/// Names an entry that speaks of what the truth does not have, or that is what the truth has.
pub fn expected(
    document: &str,
    truth: &Value,
    misreadings: &[Misreading],
) -> Result<Value, String> {
    let mut expected = truth.clone();
    // Elements that are not read, by their list; taken out when all places have been found.
    let mut gone: Vec<(&str, usize)> = Vec::new();
    for entry in misreadings.iter().filter(|one| one.document == document) {
        let at = format!("{document}{}", entry.at);
        if let Some(list) = entry.at.strip_suffix("/-") {
            let list = expected.pointer_mut(list).and_then(Value::as_array_mut);
            list.ok_or_else(|| format!("{at}: no list of the truth"))?
                .push(entry.read.clone());
            continue;
        }
        let said = truth
            .pointer(&entry.at)
            .ok_or_else(|| format!("{at}: known to be misread, but not in the truth"))?;
        if *said == entry.read {
            return Err(format!("{at}: known to be misread as what it is"));
        }
        let (thing, key) = entry.at.rsplit_once('/').unwrap_or_default();
        match key.parse() {
            Ok(i) if entry.read.is_null() => gone.push((thing, i)),
            _ => {
                if let Some(value) = expected.pointer_mut(&entry.at) {
                    *value = entry.read.clone();
                }
            }
        }
    }
    gone.sort_by_key(|&(_, i)| std::cmp::Reverse(i));
    for (list, i) in gone {
        if let Some(Value::Array(list)) = expected.pointer_mut(list) {
            list.remove(i);
        }
    }
    Ok(expected)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Cause, expected, misreadings};

    fn list(entries: &Value) -> Vec<super::Misreading> {
        misreadings(entries.to_string().as_bytes()).unwrap()
    }

    #[test]
    fn what_is_read_beside_the_truth_is_expected_behind_the_last() {
        let truth = json!({"tasks": [{"n": 1}, {"n": 2}], "n": 1});
        let entry = |at: &str, read: Value| json!({"document": "a.txt", "at": at, "read": read, "by": "reader", "why": "w"});
        let known = list(&json!([
            entry("/tasks/0", Value::Null),
            entry("/tasks/-", json!({"n": 3}))
        ]));
        assert_eq!(
            expected("a.txt", &truth, &known),
            Ok(json!({"tasks": [{"n": 2}, {"n": 3}], "n": 1}))
        );
        let known = list(&json!([entry("/n/-", json!(1))]));
        assert!(expected("a.txt", &truth, &known).is_err());
    }

    #[test]
    fn what_is_misread_is_expected_to_be() {
        let truth = json!({"tasks": [{"n": 1, "leads": ["A"]}, {"n": 2}, {"n": 3}]});
        let known = list(&json!([
            {"document": "a.txt", "at": "/tasks/0/leads", "read": [], "by": "reader", "why": "w"},
            {"document": "a.txt", "at": "/tasks/1", "read": null, "by": "convention", "why": "w"},
            {"document": "a.txt", "at": "/tasks/2/n", "read": null, "by": "reader", "why": "w"},
            {"document": "b.txt", "at": "/nothing", "read": 1, "by": "reader", "why": "w"},
        ]));
        assert_eq!(known[1].by, Cause::Convention);
        assert_eq!(
            expected("a.txt", &truth, &known),
            Ok(json!({"tasks": [{"n": 1, "leads": []}, {"n": null}]}))
        );
        assert_eq!(expected("c.txt", &truth, &known).unwrap(), truth);
        assert!(
            expected("b.txt", &truth, &known)
                .unwrap_err()
                .contains("b.txt/nothing")
        );
    }

    #[test]
    fn what_is_right_is_no_misreading() {
        let entry = json!([{"document": "a", "at": "/x", "read": 1, "by": "reader", "why": "w"}]);
        let refused = expected("a", &json!({"x": 1}), &list(&entry)).unwrap_err();
        assert!(refused.contains("a/x"), "{refused}");
    }

    #[test]
    fn an_entry_says_why() {
        let entry = json!([{"document": "a", "at": "/x", "read": 1, "by": "reader", "why": ""}]);
        assert!(misreadings(entry.to_string().as_bytes()).is_err());
    }
}
