//! The reader on the composed corpus: it reads at least as well as is asked, and a document is the same every time.

mod silence;

use tiendo_corpus::{Score, WHOLE_HEADER, composed, measure, read};

/// How many documents are composed here; `tiendo bench reader` takes more.
const DOCUMENTS: u64 = 160;

fn score() -> Score {
    let mut all = Score::default();
    for seed in 0..DOCUMENTS {
        let document = composed(seed);
        let reading = read(&document.name, &document.bytes);
        all.add(measure(&document.truth, &reading));
    }
    all
}

#[test]
fn composed_documents_are_read_as_well_as_is_asked() {
    let score = score();
    for (field, least) in [
        (WHOLE_HEADER, 0.995),
        ("recipients", 0.995),
        ("citations", 0.99),
        ("citation issuer", 0.98),
        ("task rows", 0.98),
        ("task leads", 0.98),
        ("task coordinators", 0.98),
        ("task deadline", 0.98),
    ] {
        let count = score.of(field);
        assert!(count.right > 100, "{field}: {count:?}");
        assert!(count.f1() >= least, "{field}: {:.4}, {count:?}", count.f1());
    }
}

#[test]
fn a_seed_is_one_document() {
    let (once, again) = (composed(7), composed(7));
    assert_eq!(once.bytes, again.bytes);
    assert_eq!(once.truth, again.truth);
    assert_ne!(once.bytes, composed(8).bytes);
}

#[test]
fn a_wrong_reading_is_counted() {
    let has_tasks = |document: &tiendo_corpus::Document| {
        document.truth["tasks"]
            .as_array()
            .is_some_and(|tasks| !tasks.is_empty())
    };
    let document = (0..DOCUMENTS).map(composed).find(has_tasks).unwrap();
    let mut reading = read(&document.name, &document.bytes);
    let right = measure(&document.truth, &reading);
    assert_eq!(right.of("header number").right, 1);
    reading["document"]["number"] = "1/XX".into();
    reading["tasks"] = serde_json::json!([]);
    let wrong = measure(&document.truth, &reading);
    assert_eq!(wrong.of("header number").right, 0);
    assert_eq!(wrong.of("task rows").right, 0);
    assert!(wrong.of("task rows").missing > 0);
    assert!(wrong.mistakes.len() > right.mistakes.len());
}
