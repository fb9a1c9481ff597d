//! Drafts: saves of one line under its own seal, closed by the next event.

use tiendo_store::tables::{EXPECTED, REPORT, REPORT_LINE, ROUND, SETTING};
use tiendo_store::{Store, StoreError, Value, WriteTx, values};

use crate::support::{REALM, at, contract, event, verified};

/// A round with one report of one line, in one entry.
pub(crate) fn line(store: &Store) {
    store
        .write_blocking(REALM, |tx| {
            let none = None::<i64>;
            let no_text = None::<&str>;
            tx.insert(
                &ROUND,
                &values![
                    REALM,
                    "r",
                    1,
                    "p",
                    "o",
                    2026,
                    "open",
                    "before:2026-11-15",
                    no_text,
                    no_text,
                    no_text,
                    "2026-11-10",
                    true,
                    "system",
                    at(0),
                    no_text,
                    no_text,
                    none,
                    no_text,
                    none
                ],
            )?;
            tx.insert(
                &EXPECTED,
                &values![
                    REALM,
                    "e",
                    "r",
                    "a",
                    "Sở Tài chính",
                    "STC",
                    "so",
                    "named",
                    no_text,
                    no_text
                ],
            )?;
            tx.insert(
                &REPORT,
                &values![
                    REALM,
                    "b",
                    1,
                    "e",
                    "r",
                    "a",
                    "draft",
                    0,
                    no_text,
                    no_text,
                    none,
                    no_text,
                    no_text,
                    at(0)
                ],
            )?;
            tx.insert(&REPORT_LINE, &row(1, "", None))?;
            tx.commit(event("round.opened"))
        })
        .unwrap();
}

fn row(rev: i64, done: &str, edit_until: Option<i64>) -> Vec<Value> {
    let no_text = None::<&str>;
    values![
        REALM,
        "l",
        rev,
        "b",
        "t",
        1,
        "1.1",
        "[]",
        "required",
        "lead",
        no_text,
        "open",
        no_text,
        no_text,
        done,
        no_text,
        "",
        "",
        no_text,
        false,
        no_text,
        None::<i64>,
        edit_until,
        None::<Vec<u8>>
    ]
    .to_vec()
}

/// Saves the line as a draft.
pub(crate) fn save(tx: &mut WriteTx<'_>, rev: i64, done: &str) -> Result<bool, StoreError> {
    tx.put_draft(&REPORT_LINE, &row(rev + 1, done, Some(1)), rev)
}

fn seal(tx: &mut WriteTx<'_>) -> Result<usize, StoreError> {
    let closed = tx.seal_drafts(
        &REPORT_LINE,
        "realm = $1 AND report = $2",
        &values![REALM, "b"],
    )?;
    tx.commit(event("report.handed_over"))?;
    Ok(closed.len())
}

contract! {
    fn saves_make_no_entries_until_an_event_closes_them(place) {
        let store = place.store();
        line(&store);
        for rev in 1..4 {
            assert!(store.write_blocking(REALM, move |tx| save(tx, rev, "Đã làm")).unwrap());
        }
        assert!(!store.write_blocking(REALM, |tx| save(tx, 2, "cũ")).unwrap());
        let found = verified(&store);
        assert_eq!((found.entries, found.drafts, found.problems), (1, 1, vec![]));

        assert_eq!(store.write_blocking(REALM, seal).unwrap(), 1);
        let found = verified(&store);
        assert_eq!((found.entries, found.drafts, found.problems), (2, 0, vec![]));
        assert_eq!(store.write_blocking(REALM, seal).unwrap(), 0);
    }

    fn a_draft_that_is_written_over_is_closed_as_it_was(place) {
        let store = place.store();
        line(&store);
        assert!(store.write_blocking(REALM, |tx| save(tx, 1, "của một người")).unwrap());
        assert!(store.write_blocking(REALM, |tx| {
            tx.seal_over(&REPORT_LINE, &row(2, "của một người", None))?;
            let saved = save(tx, 2, "của người khác")?;
            tx.commit(event("report.saved"))?;
            Ok::<_, StoreError>(saved)
        }).unwrap());
        let found = verified(&store);
        assert_eq!((found.entries, found.drafts, found.problems), (2, 1, vec![]));
        assert_eq!(store.write_blocking(REALM, seal).unwrap(), 1);
        let found = verified(&store);
        assert_eq!((found.entries, found.drafts, found.problems), (3, 0, vec![]));

        let open = store.write_blocking(REALM, |tx| tx.seal_over(&REPORT_LINE, &row(3, "x", Some(1))));
        assert!(matches!(open, Err(StoreError::Misfit { .. })), "{open:?}");
    }

    fn a_draft_says_how_long_it_is_open(place) {
        let store = place.store();
        line(&store);
        let answer = store.write_blocking(REALM, |tx| tx.put_draft(&REPORT_LINE, &row(2, "x", None), 1));
        assert!(matches!(answer, Err(StoreError::Misfit { .. })), "{answer:?}");
        let other = store.write_blocking(REALM, |tx| tx.put_draft(&SETTING, &values![REALM, "a", 1, ""], 1));
        assert!(matches!(other, Err(StoreError::Misfit { .. })), "{other:?}");
    }
}
