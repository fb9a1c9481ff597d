//! Every value says where it comes from, whatever the bytes of the file look like.

use crate::common::{SAMPLE, read};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// One blank between words, composed letters.
fn normal(words: &str) -> String {
    let composed: String = words.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words at `[start, end)` of the file.
fn words_at(file: &[u8], place: &Value, decode: fn(&[u8]) -> String) -> String {
    let at = |i: usize| usize::try_from(place[i].as_u64().unwrap()).unwrap();
    decode(&file[at(0)..at(1)])
}

fn utf8(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes)
        .expect("a span ends between characters")
        .to_owned()
}

fn utf16(bytes: &[u8]) -> String {
    let (pairs, odd) = bytes.as_chunks::<2>();
    assert!(odd.is_empty());
    let units: Vec<u16> = pairs.iter().map(|pair| u16::from_le_bytes(*pair)).collect();
    String::from_utf16(&units).expect("a span ends between characters")
}

/// Values that are derived from the words they rest on: they are not those words.
fn is_derived(pointer: &str) -> bool {
    let last = pointer.rsplit('/').next().unwrap();
    matches!(
        last,
        "kind"
            | "date"
            | "comparator"
            | "low"
            | "high"
            | "frequency"
            | "before"
            | "last_day"
            | "issuer_derived"
            | "full_name"
    ) || pointer == "/document/issuer"
}

/// Checks every value of the JSON that is words; how many there were.
fn check(file: &[u8], json: &Value, decode: fn(&[u8]) -> String) -> usize {
    let mut checked = 0;
    for (pointer, places) in json["provenance"].as_object().unwrap() {
        let places = places.as_array().unwrap();
        assert!(!places.is_empty(), "{pointer} rests on nothing");
        let words: Vec<String> = places
            .iter()
            .map(|place| words_at(file, place, decode))
            .collect();
        let printed = normal(&words.join(" "));
        assert!(!printed.is_empty(), "{pointer} rests on no words");
        let value = json
            .pointer(pointer)
            .unwrap_or_else(|| panic!("{pointer} points nowhere"));
        if let Value::String(value) = value
            && !is_derived(pointer)
            && printed != *value
        {
            assert!(
                settled(&printed, value),
                "{pointer}: {value:?} rests on {printed:?}"
            );
        }
        checked += 1;
    }
    checked
}

/// What normal spelling may change: signs and blanks inside, the case of the first letter.
fn settled(printed: &str, value: &str) -> bool {
    let letters = |words: &str| -> String {
        words
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    letters(printed) == letters(value)
}

/// Every string and number of the parts that a person can click has provenance.
#[test]
fn every_value_of_the_sample_has_a_place() {
    let json = read("a.txt", SAMPLE.as_bytes());
    let provenance = json["provenance"].as_object().unwrap();
    let mut without = Vec::new();
    let mut walk = vec![(String::new(), &json)];
    while let Some((at, value)) = walk.pop() {
        let told = provenance.contains_key(&at);
        match value {
            Value::Object(map) if !told || at.starts_with("/tasks") => {
                for (key, value) in map {
                    let about_places = key.ends_with("line")
                        || key.ends_with("lines")
                        || matches!(key.as_str(), "provenance" | "findings" | "mentions");
                    let flags = matches!(
                        key.as_str(),
                        "parent"
                            | "group"
                            | "measure"
                            | "approximate"
                            | "open_set"
                            | "missing_in_annex"
                    );
                    let of_notes = key == "citations" && at.starts_with("/footnotes");
                    if !about_places && !flags && !of_notes {
                        walk.push((format!("{at}/{key}"), value));
                    }
                }
            }
            Value::Array(items) if !told => {
                walk.extend(
                    items
                        .iter()
                        .enumerate()
                        .map(|(i, item)| (format!("{at}/{i}"), item)),
                );
            }
            Value::Null | Value::Object(_) | Value::Array(_) => {}
            Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                if !told {
                    without.push(at);
                }
            }
        }
    }
    assert!(without.is_empty(), "{without:#?}");
    assert!(provenance.len() > 500);
}

#[test]
fn words_are_those_of_the_file_in_every_encoding() {
    let plain = read("a.txt", SAMPLE.as_bytes());
    let count = check(SAMPLE.as_bytes(), &plain, utf8);
    assert!(count > 500, "{count}");
    let decomposed: String = SAMPLE.nfd().collect();
    let marked = format!("\u{FEFF}{SAMPLE}");
    let dos = SAMPLE.replace('\n', "\r\n");
    for (what, file) in [("NFD", decomposed), ("BOM", marked), ("CRLF", dos)] {
        let json = read("a.txt", file.as_bytes());
        assert_eq!(check(file.as_bytes(), &json, utf8), count, "{what}");
        same_but_places(&plain, &json, what);
    }
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(SAMPLE.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let json = read("a.txt", &wide);
    assert_eq!(check(&wide, &json, utf16), count);
    same_but_places(&plain, &json, "UTF-16");
}

/// The same values and lines; only bytes differ.
fn same_but_places(a: &Value, b: &Value, what: &str) {
    let without_bytes = |json: &Value| {
        let mut json = json.clone();
        json.as_object_mut().unwrap().remove("provenance");
        for finding in json["findings"].as_array_mut().unwrap() {
            finding.as_object_mut().unwrap().remove("spans");
        }
        for citation in json["citations"].as_array_mut().unwrap() {
            citation.as_object_mut().unwrap().remove("mentions");
        }
        json
    };
    assert!(
        without_bytes(a) == without_bytes(b),
        "{what} reads differently"
    );
}

#[test]
fn words_of_a_web_page_are_those_of_its_neutral_text() {
    let page = include_bytes!("../../../../samples/ke-hoach-mau.html");
    let source = tiendo_extract::extract("a.html", page).unwrap();
    let json = tiendo_read::read(&source).to_json();
    assert!(check(source.text.as_bytes(), &json, utf8) > 150);
    assert!(json["tasks"][0].get("lines").is_none());
    assert!(json["findings"][0].get("line").is_none());
}
