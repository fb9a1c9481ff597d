//! Reads, writes, batches, failures: what every use case rests on.

use std::sync::mpsc;

use tiendo_domain::id::RealmId;
use tiendo_store::tables::{LOGIN_ATTEMPT, SETTING};
use tiendo_store::{Ask, StoreError, Value, WriteTx, head, values};

use crate::support::{
    Place, REALM, at, contract, event, make_realm, set, settings, settings_of, wait,
};

#[derive(Debug, PartialEq)]
enum Refused {
    No,
    Store(StoreError),
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

contract! {
    fn a_write_is_read_after_it_is_answered(at) {
        let store = at.store();
        let seq = store.write_blocking(REALM, |tx| set(tx, "nguong", "7")).unwrap();
        assert_eq!(seq, 1);
        assert_eq!(settings_of(&store, REALM), ["nguong=7"]);
        drop(store);
        assert_eq!(settings_of(&at.open(), REALM), ["nguong=7"]);
    }

    fn a_refusal_keeps_nothing_and_the_chain_stays(at) {
        let store = at.store();
        let answer = store.write_blocking(REALM, |tx| {
            set(tx, "a", "1")?;
            Err::<(), _>(Refused::No)
        });
        assert_eq!(answer, Err(Refused::No));
        assert_eq!(settings_of(&store, REALM), [""; 0]);
        let seq = store.write_blocking(REALM, |tx| set(tx, "a", "2")).unwrap();
        assert_eq!(seq, 1);
    }

    fn rows_without_an_entry_are_a_fault(at) {
        let store = at.store();
        let answer = store.write_blocking(REALM, |tx| {
            tx.insert(&SETTING, &values![REALM, "a", 1, "x"])?;
            tx.insert(&SETTING, &values![REALM, "b", 1, "x"])
        });
        assert_eq!(answer, Err(StoreError::Uncommitted(2)));
        assert_eq!(settings_of(&store, REALM), [""; 0]);
    }

    fn a_panic_is_undone_and_answered(at) {
        let store = at.store();
        let answer: Result<(), StoreError> = store.write_blocking(REALM, |tx| {
            set(tx, "a", "1")?;
            panic!("boom")
        });
        assert_eq!(answer, Err(StoreError::Panic("boom".into())));
        let read: Result<(), StoreError> = store.read_blocking(|_| panic!("bang"));
        assert_eq!(read, Err(StoreError::Panic("bang".into())));
        store.write_blocking(REALM, |tx| set(tx, "b", "2")).unwrap();
        assert_eq!(settings_of(&store, REALM), ["b=2"]);
    }

    fn an_error_that_is_swallowed_still_undoes_the_work(at) {
        let store = at.store();
        store.write_blocking(REALM, |tx| set(tx, "a", "1")).unwrap();
        let answer = store.write_blocking(REALM, |tx| {
            set(tx, "b", "1")?;
            let twice = set(tx, "a", "2").and_then(|_| tx.query("SELECT 1", &[]).map(|_| 0));
            assert!(matches!(twice, Err(StoreError::Constraint(_))), "{twice:?}");
            Ok::<_, StoreError>(())
        });
        assert!(matches!(answer, Err(StoreError::Constraint(_))), "{answer:?}");
        assert_eq!(settings_of(&store, REALM), ["a=1"]);
    }

    fn a_failure_in_a_batch_harms_no_neighbour(at) {
        let store = at.store();
        store.write_blocking(REALM, |tx| set(tx, "taken", "0")).unwrap();
        // The first work holds the writer until all others wait, so that they make one batch.
        let (ready, started) = mpsc::channel::<()>();
        let (go, wait) = mpsc::channel::<()>();
        std::thread::scope(|scope| {
            scope.spawn(|| store.write_blocking(REALM, move |_| {
                ready.send(()).unwrap();
                wait.recv().unwrap();
                Ok::<_, StoreError>(())
            }).unwrap());
            started.recv().unwrap();
            let others: Vec<_> = (0..20).map(|n| {
                let store = store.clone();
                scope.spawn(move || store.write_blocking(REALM, move |tx| {
                    let key = if n % 5 == 0 { "taken".to_owned() } else { format!("k{n:02}") };
                    set(tx, &key, "1")
                }))
            }).collect();
            while store.waiting(REALM) < 20 {
                std::thread::yield_now();
            }
            go.send(()).unwrap();
            let failed = others.into_iter().map(|one| one.join().unwrap()).filter(Result::is_err);
            assert_eq!(failed.count(), 4);
        });
        assert_eq!(settings_of(&store, REALM).len(), 17);
        assert_eq!(store.read_blocking(|tx| head(tx, REALM)).unwrap().seq, 17);
    }

    fn a_read_sees_one_snapshot(at) {
        let store = at.store();
        let (ready, started) = mpsc::channel::<()>();
        let (go, wait) = mpsc::channel::<()>();
        std::thread::scope(|scope| {
            let reader = scope.spawn(|| store.read_blocking(move |tx| {
                let before = settings(tx, REALM)?;
                ready.send(()).unwrap();
                wait.recv().unwrap();
                Ok::<_, StoreError>((before, settings(tx, REALM)?))
            }));
            started.recv().unwrap();
            store.write_blocking(REALM, |tx| set(tx, "a", "1")).unwrap();
            go.send(()).unwrap();
            let (before, after) = reader.join().unwrap().unwrap();
            assert_eq!(before, after);
        });
        assert_eq!(settings_of(&store, REALM), ["a=1"]);
    }

    fn a_reader_cannot_write(at) {
        let store = at.store();
        let answer = store.read_blocking(|tx| {
            tx.query("DELETE FROM realm_directory RETURNING number", &[])
        });
        assert!(matches!(answer, Err(StoreError::NoPermission(_))), "{answer:?}");
    }

    fn every_kind_of_cell_comes_back(at) {
        let store = at.store();
        let texts = ["", "Đầu tư\n\"'$1", "e\u{301}\u{1F600}"];
        for (key, text) in texts.into_iter().enumerate() {
            let key = key.to_string();
            store.write_blocking(REALM, move |tx| set(tx, &key, text)).unwrap();
        }
        let found = settings_of(&store, REALM);
        assert_eq!(found, ["0=", "1=Đầu tư\n\"'$1", "2=e\u{301}\u{1F600}"]);
        let numbers = store.read_blocking(|tx| tx.query_one(
            "SELECT CAST($1 AS BIGINT), CAST($2 AS BIGINT), hash, NULL FROM journal_head WHERE realm = 1",
            &values![i64::MIN, i64::MAX],
        ));
        // A bare NULL has no type on PostgreSQL but text, and is null all the same.
        let row = numbers.unwrap().values();
        assert_eq!(row[..2], values![i64::MIN, i64::MAX]);
        assert!(matches!(&row[2], Value::Blob(hash) if hash.len() == 32));
        assert_eq!(row[3], Value::Null);
    }

    fn text_with_nul_is_refused_alike(at) {
        let store = at.store();
        let answer = store.write_blocking(REALM, |tx| set(tx, "a", "x\0y"));
        assert!(matches!(answer, Err(StoreError::Statement(_))), "{answer:?}");
    }

    fn text_sorts_by_bytes(at) {
        let store = at.store();
        for key in ["b", "Z", "a", "đ", "é", "10", "9"] {
            store.write_blocking(REALM, move |tx| set(tx, key, "")).unwrap();
        }
        assert_eq!(
            settings_of(&store, REALM),
            ["10=", "9=", "Z=", "a=", "b=", "é=", "đ="]
        );
    }

    fn many_rows_go_in_at_once(at) {
        let store = at.store();
        store.write_blocking(REALM, |tx| {
            let rows = (0..1_000).map(|n| values![REALM, format!("{n:04}"), 1, "x"].to_vec());
            tx.insert_many(&SETTING, rows)?;
            tx.commit(event("setting.set"))
        }).unwrap();
        assert_eq!(settings_of(&store, REALM).len(), 1_000);
    }

    fn realms_have_chains_of_their_own(at) {
        let store = at.store();
        let other = make_realm(&store, "kon-tum");
        assert_eq!(other, RealmId(2));
        for realm in [REALM, other, other] {
            store.write_blocking(realm, move |tx| {
                let key = format!("{}-{}", realm.0, tx.next_seq());
                set(tx, &key, "1")
            }).unwrap();
        }
        assert_eq!(settings_of(&store, REALM), ["1-1=1"]);
        assert_eq!(settings_of(&store, other), ["2-1=1", "2-2=1"]);
        let stranger = store.write_blocking(REALM, move |tx| {
            tx.insert(&SETTING, &values![other, "x", 1, ""])
        });
        assert!(matches!(stranger, Err(StoreError::Misfit { .. })), "{stranger:?}");
        let nowhere = store.write_blocking(RealmId(9), |tx| set(tx, "x", ""));
        assert_eq!(nowhere, Err(StoreError::NoRealm(9)));
    }

    fn what_was_asked_ahead_is_not_stale_after_a_write(at) {
        const VALUE: &str = "SELECT value FROM setting WHERE realm = $1 AND key = $2";
        let store = at.store();
        store.write_blocking(REALM, |tx| set(tx, "a", "1")).unwrap();
        let seen = store.write_blocking(REALM, |tx| {
            let mut seen = Vec::new();
            let ask = || Ask { sql: VALUE.into(), params: values![REALM, "a"].to_vec() };
            for write in 0..4 {
                tx.ahead(vec![ask(), ask()])?;
                seen.push(tx.query_one(VALUE, &ask().params)?.cells().text()?);
                let row = |rev: i64, value: &str| values![REALM, "a", rev, value];
                match write {
                    0 => assert!(tx.put(&SETTING, &row(2, "2"), 1)?),
                    1 => {
                        let tail = "SET value = $3 WHERE realm = $1 AND key = $2";
                        tx.update(&SETTING, tail, &values![REALM, "a", "3"])?;
                    }
                    2 => {
                        tx.delete(&SETTING, "WHERE realm = $1 AND key = $2", &values![REALM, "a"])?;
                        tx.insert(&SETTING, &row(1, "4"))?;
                    }
                    _ => {}
                }
                seen.push(tx.query_one(VALUE, &ask().params)?.cells().text()?);
            }
            tx.commit(event("setting.set"))?;
            Ok::<_, StoreError>(seen)
        }).unwrap();
        assert_eq!(seen, ["1", "2", "2", "3", "3", "4", "4", "4"]);
        let counted = store.write_blocking(REALM, |tx| {
            const COUNT: &str = "SELECT COUNT(*) FROM setting WHERE realm = $1";
            tx.ahead(vec![Ask { sql: COUNT.into(), params: values![REALM].to_vec() }])?;
            set(tx, "b", "1")?;
            tx.query_one(COUNT, &values![REALM])?.cells().int()
        });
        assert_eq!(counted, Ok(2));
        let wrong = store.read_blocking(|tx| {
            tx.ahead(vec![Ask { sql: "SELECT nothing FROM nowhere".into(), params: Vec::new() }])?;
            tx.query(VALUE, &values![REALM, "a"])
        });
        assert!(matches!(wrong, Err(StoreError::Statement(_))), "{wrong:?}");
    }

    fn an_unmoved_head_says_that_nothing_was_journalled_since(at) {
        let store = at.store();
        store.write_blocking(REALM, |tx| set(tx, "a", "1")).unwrap();
        let seen = store.read_blocking(|tx| head(tx, REALM)).unwrap();
        let same = move |tx: &mut WriteTx<'_>| Ok::<_, StoreError>(tx.head() == seen);
        assert!(store.write_blocking(REALM, same).unwrap());
        let refused = store.write_blocking(REALM, |tx| {
            set(tx, "b", "1")?;
            Err::<(), _>(Refused::No)
        });
        assert_eq!(refused, Err(Refused::No));
        assert!(store.write_blocking(REALM, same).unwrap());
        at.open().write_blocking(REALM, |tx| set(tx, "b", "1")).unwrap();
        assert!(!store.write_blocking(REALM, same).unwrap());
    }

    fn a_revision_that_moved_is_a_conflict(at) {
        let store = at.store();
        store.write_blocking(REALM, |tx| set(tx, "a", "1")).unwrap();
        let put = |rev: i64, value: &'static str| store.write_blocking(REALM, move |tx| {
            let found = tx.put(&SETTING, &values![REALM, "a", rev + 1, value], rev)?;
            tx.commit(event("setting.set"))?;
            Ok::<_, StoreError>(found)
        }).unwrap();
        assert!(put(1, "2"));
        assert!(!put(1, "3"));
        assert_eq!(settings_of(&store, REALM), ["a=2"]);
    }

    fn unjournalled_rows_need_no_entry(place) {
        let store = place.store();
        store.write_blocking(REALM, |tx| {
            tx.insert(&LOGIN_ATTEMPT, &values![REALM, "1", "an", "127.0.0.1", at(0), true])
        }).unwrap();
        assert_eq!(store.read_blocking(|tx| head(tx, REALM)).unwrap().seq, 0);
    }

    fn two_processes_share_one_chain(at) {
        let (first, second) = (at.store(), at.open());
        for n in 0..10 {
            let store = if n % 2 == 0 { &first } else { &second };
            let key = format!("{n}");
            let seq = store.write_blocking(REALM, move |tx| set(tx, &key, "")).unwrap();
            assert_eq!(seq, n + 1);
        }
        std::thread::scope(|scope| {
            for n in 0..16 {
                let store = if n % 2 == 0 { &first } else { &second };
                scope.spawn(move || {
                    store.write_blocking(REALM, move |tx| set(tx, &format!("x{n}"), "")).unwrap();
                });
            }
        });
        assert_eq!(first.read_blocking(|tx| head(tx, REALM)).unwrap().seq, 26);
    }
}

#[test]
fn the_async_edge_answers_too() {
    let place = Place::sqlite();
    let store = place.store();
    let found = wait(async {
        store.write(REALM, |tx| set(tx, "a", "1")).await?;
        store.read(|tx| settings(tx, REALM)).await
    });
    assert_eq!(found, Ok(vec!["a=1".to_owned()]));
}
