//! Cases in `testdata/read`: a document, and beside it what a person read from it. `NAME.json` holds keys and values that must be
//! there, arrays equal in length and order; under `findings` the codes that must be raised. The whole reading is a snapshot.
//! `testdata/corpus` holds more of them, in the shapes and the dirt of real pages, with what matters most and no snapshot;
//! what of them is known to be misread is listed in `testdata/known-misreadings.json`, and nothing else may be.

use crate::common::{compare, read};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};
use tiendo_corpus::Misreading;

/// Where the cases lie.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/read")
}

/// Where the corpus lies.
fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/corpus")
}

/// The files of a folder by ending: those of documents, and those of what is expected.
fn files(folder: PathBuf) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let mut all: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    all.sort();
    all.into_iter()
        .partition(|path| path.extension().is_none_or(|ending| ending != "json"))
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

/// The reading of a document, without what is only long.
fn reading(path: &Path) -> Value {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    read(&name, &fs::read(path).unwrap())
}

fn codes(reading: &Value) -> BTreeSet<String> {
    reading["findings"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|finding| finding["code"].as_str().unwrap().to_owned())
        .collect()
}

/// What is known to be misread.
fn known() -> Vec<Misreading> {
    let list = fs::read(folder().join("../known-misreadings.json")).unwrap();
    tiendo_corpus::misreadings(&list).unwrap()
}

/// Of what is listed, each is still misread and just so: a list that is true.
#[test]
fn every_case_reads_as_a_person_read_it() {
    let known = known();
    let mut differences = Vec::new();
    for path in files(folder()).0.into_iter().chain(files(corpus()).0) {
        let expected = fs::read_to_string(path.with_extension("json")).unwrap_or_default();
        let Ok(mut expected) = serde_json::from_str::<Value>(&expected) else {
            differences.push(format!("{}: nothing readable is expected", path.display()));
            continue;
        };
        let findings = expected.as_object_mut().unwrap().remove("findings");
        let ours = reading(&path);
        let at = path.file_name().unwrap().to_string_lossy().into_owned();
        let expected = match tiendo_corpus::expected(&at, &expected, &known) {
            Ok(expected) => expected,
            Err(difference) => {
                differences.push(difference);
                continue;
            }
        };
        compare(&expected, &ours, &at, &mut differences);
        let raised = codes(&ours);
        for code in findings.iter().filter_map(Value::as_array).flatten() {
            if !raised.contains(code.as_str().unwrap()) {
                differences.push(format!("{at}: no finding {code}"));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn no_known_misreading_is_without_its_document() {
    for entry in known() {
        assert!(corpus().join(&entry.document).is_file(), "{entry:?}");
    }
}

#[test]
fn no_expectation_is_without_its_document() {
    for folder in [folder(), corpus()] {
        let (documents, expectations) = files(folder);
        let documents: BTreeSet<String> = documents.iter().map(|path| stem(path)).collect();
        for path in expectations {
            assert!(documents.contains(&stem(&path)), "{}", path.display());
        }
    }
}

/// What changes here was changed on purpose, or is a mistake.
#[test]
fn whole_readings() {
    for path in files(folder()).0 {
        let mut reading = reading(&path);
        let places = reading["provenance"].as_object().unwrap().len();
        assert!(places > 0, "{}", path.display());
        // Places are tested by themselves; here they would hide the values.
        reading.as_object_mut().unwrap().remove("provenance");
        insta::assert_json_snapshot!(stem(&path), reading);
    }
}
