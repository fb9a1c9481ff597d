//! Laws of arranging rows: no word is lost or made, whatever is cut and joined.

use super::{Arrangement, Cut, Joined, RowAt, Shaped, shape};
use tiendo_extract::{Source, extract};
use tiendo_read::{Document, read};

fn sample() -> (Source, Document) {
    let page = include_str!("../../../../../samples/ke-hoach-mau.html");
    let source = extract("ke-hoach.html", page.as_bytes()).unwrap();
    let document = read(&source).document;
    (source, document)
}

/// All letters of the tasks' words, in order.
fn letters(document: &Document) -> String {
    let words = document.tasks.iter().flat_map(|task| &task.content);
    let words = words.flat_map(|words| words.value.chars());
    words.filter(|c| !c.is_whitespace()).collect()
}

/// Every place at which a row could be cut.
fn places(document: &Document) -> Vec<RowAt> {
    let tasks = document.tasks.iter().enumerate();
    tasks
        .flat_map(|(task, row)| {
            let paragraphs = row.content.iter().enumerate();
            paragraphs.flat_map(move |(paragraph, words)| {
                let starts = words.value.char_indices().map(|(byte, _)| byte);
                let starts = starts.filter(move |byte| paragraph > 0 || *byte > 0);
                starts.map(move |byte| RowAt::Read {
                    task,
                    cut: Some(Cut { paragraph, byte }),
                })
            })
        })
        .collect()
}

fn arranged(source: &Source, document: &Document, arrangement: &Arrangement) -> Shaped {
    shape(document, &source.text, arrangement)
}

#[test]
fn nothing_arranged_changes_nothing() {
    let (source, document) = sample();
    let shaped = arranged(&source, &document, &Arrangement::default());
    assert_eq!(shaped.document, document);
    for pointer in [
        "/tasks/3/leads",
        "/groups/1/title",
        "/document/date",
        "/tasks/0",
    ] {
        assert_eq!(shaped.inner(pointer).as_deref(), Some(pointer));
        assert_eq!(shaped.outer(pointer).as_deref(), Some(pointer));
    }
    assert_eq!(shaped.inner("/tasks/99/leads"), None);
}

#[test]
fn a_cut_anywhere_loses_no_word_and_every_address_leads_back() {
    let (source, document) = sample();
    let whole = letters(&document);
    let all = places(&document);
    assert!(all.len() > 500);
    // One cut, then more and more of them at once.
    for step in [1, 7, 29] {
        for some in all.chunks(step) {
            let arrangement = Arrangement {
                cuts: some.iter().step_by(3).copied().collect(),
                ..Arrangement::default()
            };
            let shaped = arranged(&source, &document, &arrangement);
            assert_eq!(letters(&shaped.document), whole, "{some:?}");
            let made = arrangement.cuts.len() - shaped.misfits.cuts.len();
            assert_eq!(shaped.rows.len(), document.tasks.len() + made);
            assert!(shaped.rows.is_sorted());
            for (index, row) in shaped.rows.iter().enumerate() {
                let outer = shaped.outer(&format!("/tasks/{index}/leads")).unwrap();
                assert_eq!(outer, format!("/tasks/{row}/leads"));
                assert_eq!(shaped.inner(&outer), Some(format!("/tasks/{index}/leads")));
                assert_eq!(row.to_string().parse(), Ok(*row));
            }
            // The words of each row stand where its spans say.
            for words in shaped.document.tasks.iter().flat_map(|task| &task.content) {
                let told: String = words.spans.iter().map(|span| source.words(*span)).collect();
                let plain = |text: &str| text.split_whitespace().collect::<String>();
                assert_eq!(plain(&told), plain(&words.value));
            }
        }
    }
}

#[test]
fn joined_rows_lose_no_word_in_whatever_order_they_were_joined() {
    let (source, document) = sample();
    let whole = letters(&document);
    let count = document.tasks.len();
    for first in 0..count - 1 {
        // The rows behind `first` are put to it one after the other.
        let mut arrangement = Arrangement::default();
        for row in first + 1..count {
            arrangement
                .joints
                .insert(Joined::Row(RowAt::whole(row)), RowAt::whole(first));
            let shaped = arranged(&source, &document, &arrangement);
            assert_eq!(shaped.rows.len(), count - (row - first));
            assert_eq!(letters(&shaped.document), whole);
            assert_eq!(shaped.stands_in(RowAt::whole(row)), RowAt::whole(first));
            assert_eq!(shaped.inner(&format!("/tasks/{row}/leads")), None);
        }
    }
    // What does not stand directly behind the other row is left where it is, and said.
    let apart = Arrangement {
        joints: [(Joined::Row(RowAt::whole(5)), RowAt::whole(2))].into(),
        ..Arrangement::default()
    };
    let shaped = arranged(&source, &document, &apart);
    assert_eq!(shaped.document, document);
    assert_eq!(shaped.misfits.joints.len(), 1);
}

#[test]
fn places_that_a_row_does_not_have_are_said() {
    let (source, document) = sample();
    let nowhere = [(0, 0, 0), (0, 0, 9999), (0, 9, 1), (99, 0, 3)];
    for (task, paragraph, byte) in nowhere {
        let row = RowAt::Read {
            task,
            cut: Some(Cut { paragraph, byte }),
        };
        let arrangement = Arrangement {
            cuts: [row].into(),
            ..Arrangement::default()
        };
        let shaped = arranged(&source, &document, &arrangement);
        assert_eq!(shaped.document, document);
        assert!(shaped.misfits.cuts.contains(&row), "{row}");
    }
    for text in ["", "x", "3~", "3~1", "3~1.x", "~1.2", "-1", "3~1.2.3"] {
        assert!(text.parse::<RowAt>().is_err(), "{text}");
    }
}
