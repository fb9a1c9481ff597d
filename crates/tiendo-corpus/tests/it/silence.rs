//! The reader on broken documents: what it reads wrongly, it says so.

use tiendo_corpus::{Mutation, Outcome, Whole, composed, outcome};

/// Seeds of the documents that are broken here.
const SEEDS: std::ops::Range<u64> = 7_000..7_060;

fn under(mutation: Mutation) -> Outcome {
    let mut all = Outcome::default();
    for seed in SEEDS {
        let document = composed(seed);
        let whole = Whole::of(&document.name, &document.bytes);
        if let Some(broken) = mutation.apply(&whole, seed) {
            all.add(outcome(mutation, &whole, &broken));
        }
    }
    all
}

#[test]
fn little_is_wrong_in_silence() {
    for mutation in Mutation::ALL {
        let outcome = under(mutation);
        let name = mutation.name();
        assert!(outcome.right > 500, "{name}: {}", outcome.right);
        assert!(
            outcome.silence() <= 0.004,
            "{name}: {:.4} {:#?}",
            outcome.silence(),
            outcome.in_silence
        );
    }
}

/// A page of two tasks, the second with a slip in a body's name.
fn page(slip: &str) -> Whole {
    let rows = format!(
        "<tr><td>1<td>Khảo sát làng nghề<td>Sở Tài chính<td>Sở Nội vụ<tr><td>2<td>Lập đề án<td>{slip}<td>Sở Nội vụ"
    );
    let heads = "<tr><th>TT<th>Nội dung<th>Cơ quan chủ trì<th>Cơ quan phối hợp";
    Whole::of(
        "a.html",
        format!("<html><body><table>{heads}{rows}</table></body></html>").as_bytes(),
    )
}

#[test]
fn a_wrong_value_is_told_by_a_finding_of_its_own_task() {
    let reading = page("Sở Công Thưong").reading;
    let findings = reading["findings"].as_array().unwrap();
    let told = |pointer: &str| findings.iter().any(|finding| finding["pointer"] == pointer);
    assert!(told("/tasks/1/leads/0"), "{findings:#?}");
    assert!(!told("/tasks/0/leads/0"));
}

#[test]
fn the_words_of_running_text_are_those_that_stand_there_now() {
    let document = composed(7_001);
    let whole = Whole::of(&document.name, &document.bytes);
    let broken = Mutation::SlipOne.apply(&whole, 3).unwrap();
    assert_ne!(broken.now.file, whole.file);
    assert_eq!(broken.now.file.chars().count(), whole.file.chars().count());
    // Its title has slipped and still counts as right.
    let outcome = outcome(Mutation::SlipOne, &whole, &broken);
    let titles = |field: &str| outcome.in_silence.iter().any(|one| one.field == field);
    assert!(!titles("header title") && !titles("task product"));
}

#[test]
fn a_page_that_writes_letters_in_another_way_is_left_whole() {
    let row = "<tr><td>1<td>Khảo sát l&agrave;ng nghề<td>Sở Tài chính<td>Sở Nội vụ";
    let heads = "<tr><th>TT<th>Nội dung<th>Cơ quan chủ trì<th>Cơ quan phối hợp";
    let page = format!("<html><body><table>{heads}{row}</table></body></html>");
    let whole = Whole::of("a.html", page.as_bytes());
    assert_eq!(whole.reading["tasks"].as_array().unwrap().len(), 1);
    for mutation in Mutation::ALL {
        assert!(mutation.apply(&whole, 1).is_none(), "{}", mutation.name());
    }
}

#[test]
fn tags_of_a_page_are_no_words() {
    let row = "<tr><td>1<td>Khảo sát <b>làng nghề truyền thống</b> ven sông Trà<td>Sở Tài chính<td>Sở Nội vụ";
    let heads = "<tr><th>TT<th>Nội dung<th>Cơ quan chủ trì<th>Cơ quan phối hợp";
    let page = format!("<html><body><table>{heads}{row}</table></body></html>");
    let whole = Whole::of("a.html", page.as_bytes());
    for seed in 0..40 {
        let Some(broken) = Mutation::SlipOne.apply(&whole, seed) else {
            continue;
        };
        let outcome = outcome(Mutation::SlipOne, &whole, &broken);
        let rows = |one: &tiendo_corpus::Mistake| one.field == "task rows";
        assert!(
            !outcome.in_silence.iter().any(rows),
            "{:?}",
            outcome.in_silence
        );
    }
}
