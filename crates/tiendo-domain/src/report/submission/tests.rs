//! The written form, byte by byte, and what counts as a change.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::id::IdMaker;
use crate::testing::{at, ids};

fn blank_line(maker: &mut IdMaker) -> SentLine {
    SentLine {
        line: maker.next_id(),
        task: maker.next_id(),
        number: Some("1.1".into()),
        demand: "required".into(),
        rev: 1,
        declared: None,
        done_on: None,
        done: String::new(),
        figures: vec![],
        no_figure: false,
        difficulties: String::new(),
        proposals: String::new(),
        nothing_arose: None,
        unchanged: false,
        evidence: vec![],
    }
}

fn snapshot() -> Snapshot {
    let mut maker = ids();
    let mut line = blank_line(&mut maker);
    line.put(&LineContent {
        declared: Some(DeclaredState::Done),
        done_on: Some(date(2026, 6, 30)),
        done: "Đã tổ chức \"3 hội nghị\".\n".into(),
        figures: Figures::Given(vec![Figure {
            label: "Hội nghị".into(),
            value: "8.25".parse().unwrap(),
            unit: "%".into(),
        }]),
        ..LineContent::default()
    });
    line.evidence.push(SentFile {
        sha256: "ab".into(),
        name: "biên bản.pdf".into(),
        size: 412,
    });
    Snapshot {
        form: FORM,
        report: maker.next_id(),
        round: maker.next_id(),
        agency: maker.next_id(),
        agency_name: "Sở Tài chính".into(),
        n: 1,
        at: at("2026-11-12T02:00:00.5Z"),
        sent: Sent::Here {
            by: maker.next_id(),
            capacity: "deputy".into(),
            position: "Phó Giám đốc".into(),
        },
        lines: vec![line, blank_line(&mut maker)],
    }
}

#[test]
fn the_written_form_is_pinned() {
    let sealed = snapshot().seal();
    let without_ids = sealed
        .json
        .split("00000000-0000-7")
        .collect::<Vec<_>>()
        .len()
        - 1;
    assert_eq!(without_ids, 8, "four ids of the report and two a line");
    let tail = r#""rev":1,"declared":"done","done_on":"2026-06-30","done":"Đã tổ chức \"3 hội nghị\".\n","figures":[{"label":"Hội nghị","value":"8.25","unit":"%"}],"no_figure":false,"difficulties":"","proposals":"","nothing_arose":null,"unchanged":false,"evidence":[{"sha256":"ab","name":"biên bản.pdf","size":412}]}"#;
    assert!(sealed.json.contains(tail), "{}", sealed.json);
    // Checked by hand with `sha256sum`: a change of the form would break what is stored.
    let pinned = "460a38b6995be3b1e4f95e878d844eb62f2acabffcb3e879c84c5778dbed15f7";
    assert_eq!(sealed.hex(), pinned, "{}", sealed.json);
}

#[test]
fn paper_is_read_back_and_strange_fields_are_refused() {
    let mut paper = snapshot();
    paper.sent = Sent::Paper {
        entered_by: ids().next_id(),
        number: "12/BC-BCH".into(),
        dated: date(2026, 11, 9),
        received_on: date(2026, 11, 10),
        file: "cd".into(),
    };
    let json = paper.seal().json;
    assert_eq!(Snapshot::read(&json).unwrap(), paper);
    assert!(Snapshot::read(&json.replace("\"n\":1", "\"n\":1,\"x\":2")).is_err());
    assert!(Snapshot::read(&json.replace("2026-11-09", "2026-11-31")).is_err());
    assert!(Snapshot::read("").is_err());
}

#[test]
fn a_new_revision_alone_is_no_change() {
    let before = snapshot();
    let mut after = before.clone();
    after.n = 2;
    after.lines[0].rev = 7;
    assert_eq!(changed_lines(&before, &after), BTreeSet::new());
    after.lines[1].proposals = "Bố trí kinh phí.".into();
    assert_eq!(
        changed_lines(&before, &after),
        BTreeSet::from([after.lines[1].line])
    );
    after.lines[0].evidence.clear();
    assert_eq!(changed_lines(&before, &after).len(), 2);
    after.lines.remove(0);
    assert_eq!(changed_lines(&before, &after).len(), 2);
}

fn content() -> impl Strategy<Value = LineContent> {
    let figure =
        ("\\PC{0,5}", any::<i64>(), 0..6_u32, "\\PC{0,5}").prop_map(|(label, n, s, unit)| Figure {
            label,
            value: Decimal::new(n, s),
            unit,
        });
    let figures = prop_oneof![
        Just(Figures::Unstated),
        Just(Figures::NoFigure),
        prop::collection::vec(figure, 1..3).prop_map(Figures::Given),
    ];
    let declared = prop::option::of(prop::sample::select(DeclaredState::ALL));
    let texts = (
        "\\PC{0,20}",
        "\\PC{0,20}",
        "\\PC{0,20}",
        prop::option::of("\\PC{0,20}"),
    );
    (declared, figures, texts, any::<bool>(), any::<bool>()).prop_map(
        |(declared, figures, (done, difficulties, proposals, nothing_arose), unchanged, dated)| {
            LineContent {
                declared,
                done_on: dated.then_some(date(2026, 6, 30)),
                done,
                figures,
                difficulties,
                proposals,
                nothing_arose,
                unchanged,
            }
        },
    )
}

proptest! {
    /// What was written comes back from the sealed text, and sealing is a function of it.
    #[test]
    fn what_was_sent_is_read_back(content in content()) {
        let mut sent = snapshot();
        sent.lines[1].put(&content);
        let sealed = sent.seal();
        let back = Snapshot::read(&sealed.json).unwrap();
        prop_assert_eq!(back.lines[1].content(), content);
        prop_assert_eq!(back.seal(), sealed);
    }
}
