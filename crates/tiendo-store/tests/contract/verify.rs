//! What verify finds: each kind of tampering, named by table and key or by entry.

use std::collections::BTreeMap;

use tiendo_store::tables::{SETTING, STORED_FILE};
use tiendo_store::verify::{Problem, verify};
use tiendo_store::{Hash, Head, Store, hex, sha256, values};

use crate::draft::{line, save};
use crate::support::{Place, REALM, at, contract, event, set, verified};

/// Settings a, b and c, of which b was deleted again; entries 1 to 4.
fn history(place: &Place) -> Store {
    let store = place.store();
    for key in ["a", "b", "c/d"] {
        store
            .write_blocking(REALM, move |tx| set(tx, key, "1"))
            .unwrap();
    }
    store
        .write_blocking(REALM, |tx| {
            tx.delete(
                &SETTING,
                "WHERE realm = $1 AND key = $2",
                &values![REALM, "b"],
            )?;
            tx.commit(event("setting.removed"))
        })
        .unwrap();
    assert_eq!(verified(&store).problems, []);
    store
}

/// The problems after a script that was run past the store.
fn after(place: &Place, script: &str) -> Vec<Problem> {
    let store = history(place);
    place.tamper(script);
    verified(&store).problems
}

fn table(key: &str) -> (String, String) {
    ("setting".to_owned(), key.to_owned())
}

contract! {
    fn an_altered_row_is_named(place) {
        let (table, key) = table("c%2Fd");
        let found = after(place, "UPDATE setting SET value = '2' WHERE key = 'c/d'");
        assert_eq!(found, [Problem::RowAltered { table, key, seq: 3 }]);
    }

    fn a_missing_row_is_named(place) {
        let (table, key) = table("a");
        let found = after(place, "DELETE FROM setting WHERE key = 'a'");
        assert_eq!(found, [Problem::RowMissing { table, key, seq: 1 }]);
    }

    fn an_extra_row_is_named(place) {
        let (table, key) = table("x");
        let found = after(place, "INSERT INTO setting (realm, key, rev, value) VALUES (1, 'x', 1, '')");
        assert_eq!(found, [Problem::RowExtra { table, key }]);
    }

    fn a_deleted_row_that_came_back_is_extra(place) {
        let (table, key) = table("b");
        let found = after(place, "INSERT INTO setting (realm, key, rev, value) VALUES (1, 'b', 1, '1')");
        assert_eq!(found, [Problem::RowExtra { table, key }]);
    }

    fn an_altered_entry_is_named(place) {
        let found = after(place, "UPDATE journal SET actor = 'command' WHERE seq = 2");
        assert_eq!(found, [Problem::EntryAltered { seq: 2 }]);
    }

    fn an_entry_that_does_not_follow_is_named(place) {
        let found = after(place, "UPDATE journal SET prev = hash WHERE seq = 3");
        assert_eq!(found, [Problem::ChainBroken { seq: 3 }, Problem::EntryAltered { seq: 3 }]);
    }

    fn an_altered_payload_is_named(place) {
        let found = after(place, "UPDATE journal_payload SET body = '{}' WHERE seq = 2");
        assert_eq!(found, [Problem::PayloadAltered { seq: 2 }]);
    }

    fn an_altered_list_of_rows_is_named(place) {
        let found = after(place, "UPDATE journal_row SET row_hash = NULL WHERE seq = 1");
        let (table, key) = table("a");
        assert_eq!(found, [Problem::RowListAltered { seq: 1 }, Problem::RowExtra { table, key }]);
    }

    fn a_removed_entry_is_named(place) {
        let found = after(place, "DELETE FROM journal WHERE seq = 2; DELETE FROM journal_payload WHERE seq = 2");
        assert_eq!(found, [Problem::EntriesMissing { from: 2, to: 2 }, Problem::Strays { count: 1 }]);
    }

    fn a_cut_tail_is_seen_against_a_head_kept_outside(place) {
        let store = history(place);
        let kept = verified(&store).head;
        place.tamper(
            "DELETE FROM journal WHERE seq >= 3; DELETE FROM journal_payload WHERE seq >= 3;
             DELETE FROM journal_row WHERE seq >= 3; DELETE FROM setting WHERE key = 'c/d';
             INSERT INTO setting (realm, key, rev, value) VALUES (1, 'b', 1, '1');
             UPDATE journal_head SET seq = 2, hash = (SELECT hash FROM journal j WHERE j.seq = 2)
             WHERE realm = 1",
        );
        assert_eq!(verified(&store).problems, []);
        let found = against(&store, kept);
        assert_eq!(found, [Problem::TailCut { kept: 4, last: 2 }]);
    }

    fn a_rewritten_chain_is_seen_against_a_head_kept_outside(place) {
        let store = history(place);
        let kept = verified(&store).head;
        assert_eq!(against(&store, kept), []);
        let other = Head { hash: [1; 32], ..kept };
        assert_eq!(against(&store, other), [Problem::Rewritten { seq: 4 }]);
    }

    fn a_head_that_lies_is_named(place) {
        let found = after(place, "UPDATE journal_head SET seq = 9 WHERE realm = 1");
        assert_eq!(found, [Problem::HeadDiffers { head: 9, last: 4 }]);
    }

    fn an_erased_payload_is_counted_and_no_problem(place) {
        let store = history(place);
        place.tamper("DELETE FROM journal_payload WHERE seq = 2");
        let found = verified(&store);
        assert_eq!((found.erased, found.problems), (1, vec![]));
    }

    fn an_altered_draft_is_named(place) {
        let store = place.store();
        line(&store);
        store.write_blocking(REALM, |tx| save(tx, 1, "Đã làm")).unwrap();
        assert_eq!(verified(&store).problems, []);
        place.tamper("UPDATE report_line SET done = 'Chưa làm'");
        let (table, key) = ("report_line".to_owned(), "l".to_owned());
        assert_eq!(verified(&store).problems, [Problem::DraftAltered { table, key }]);
    }

    fn files_are_compared_with_their_names(place) {
        let store = place.store();
        let bytes: [&[u8]; 3] = [b"there", b"altered", b"gone"];
        let names: Vec<Hash> = bytes.iter().map(|bytes| sha256(bytes)).collect();
        let rows = names.clone();
        store.write_blocking(REALM, move |tx| {
            for name in &rows {
                tx.insert(&STORED_FILE, &values![REALM, name, 1, "text/plain", at(0), None::<i64>])?;
            }
            tx.commit(event("file.kept"))
        }).unwrap();
        let kept = BTreeMap::from([(names[0], bytes[0].to_vec()), (names[1], b"x".to_vec())]);
        let found = store.read_blocking(move |tx| {
            verify(tx, REALM, &|name: &Hash| Ok(kept.get(name).cloned()), &[])
        }).unwrap();
        assert_eq!(found.files, 3);
        let mut problems = found.problems;
        problems.sort_by_key(|problem| matches!(problem, Problem::FileMissing { .. }));
        assert_eq!(problems, [
            Problem::FileAltered { sha256: hex(&names[1]) },
            Problem::FileMissing { sha256: hex(&names[2]) },
        ]);
    }
}

fn against(store: &Store, kept: Head) -> Vec<Problem> {
    store
        .read_blocking(move |tx| verify(tx, REALM, &|_: &Hash| Ok(None), &[kept]))
        .unwrap()
        .problems
}
