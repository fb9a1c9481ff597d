//! Writes that say what they ask first: what a batch of them asks and writes goes out at once, and yet each is judged by
//! itself and sees what those before it wrote.

use std::sync::mpsc::channel;

use jiff::civil::{Date, date};
use tiendo_domain::id::{Id, Line, Person, Report};
use tiendo_store::report::{self, line};
use tiendo_store::tables::{EXPECTED, REPORT, REPORT_HAND, REPORT_LINE, ROUND};
use tiendo_store::{Engine, Row, Store, StoreError, Value, WriteTx, values};

use crate::support::{
    Place, REALM, at, contract, event, make_realm, set, settings_of, verified, verified_in, wait,
};

const TODAY: Date = date(2026, 11, 10);

fn id(n: u128) -> String {
    uuid::Uuid::from_u128(n).to_string()
}

fn report_of(n: u128) -> Id<Report> {
    id(1000 + n).parse().unwrap()
}

fn line_of(n: u128) -> Id<Line> {
    id(2000 + n).parse().unwrap()
}

/// A round with so many reports of one line each.
fn reports(store: &Store, count: u128) {
    store
        .write_blocking(REALM, move |tx| {
            let (none, no_text) = (None::<i64>, None::<&str>);
            let round = values![
                REALM,
                id(1),
                1,
                id(2),
                id(3),
                2026,
                "open",
                "before:2026-11-15",
                no_text,
                no_text,
                no_text,
                "2026-11-10",
                true,
                id(4),
                at(0),
                no_text,
                id(4),
                at(0),
                no_text,
                none
            ];
            tx.insert(&ROUND, &round)?;
            for n in 0..count {
                let (expected, agency) = (id(3000 + n), id(4000 + n));
                let row = values![
                    REALM,
                    &expected,
                    id(1),
                    &agency,
                    "Sở",
                    "S",
                    "so",
                    "named",
                    no_text,
                    no_text
                ];
                tx.insert(&EXPECTED, &row)?;
                let row = values![
                    REALM,
                    report_of(n),
                    1,
                    &expected,
                    id(1),
                    &agency,
                    "draft",
                    0,
                    no_text,
                    no_text,
                    none,
                    no_text,
                    no_text,
                    at(0)
                ];
                tx.insert(&REPORT, &row)?;
                let row = values![
                    REALM,
                    line_of(n),
                    1,
                    report_of(n),
                    id(5),
                    1,
                    "1.1",
                    "",
                    "required",
                    "lead",
                    no_text,
                    "open",
                    no_text,
                    no_text,
                    "",
                    no_text,
                    "",
                    "",
                    no_text,
                    false,
                    no_text,
                    none,
                    none,
                    None::<Vec<u8>>
                ];
                tx.insert(&REPORT_LINE, &row)?;
                tx.insert(&REPORT_HAND, &hand(n, 0))?;
            }
            tx.commit(event("round.opened"))
        })
        .unwrap();
}

/// A row that says which revision of a report's line a save made: 0 is there from the beginning.
fn hand(n: u128, rev: i64) -> Vec<Value> {
    let person = id(5000 + u128::try_from(rev).unwrap());
    values![REALM, report_of(n), person, "drafted", at(0)].to_vec()
}

/// What a save of a test does when it has read its line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Good,
    /// Writes, and then says no.
    Refused,
    /// Writes a row that the database does not take.
    Twice,
    /// Writes over a revision that the line does not have.
    Moved,
    Panics,
}

/// Saves a line under one entry and answers its new revision.
fn save(tx: &mut WriteTx<'_>, n: u128, kind: Kind, first: bool) -> Result<i64, StoreError> {
    let found = report::ground_of_save(tx, REALM, report_of(n), line_of(n), TODAY)?;
    let current = found.and_then(|found| found.line).unwrap();
    let person: Id<Person> = id(4).parse().unwrap();
    let next = line::Record {
        rev: current.rev + 1,
        written: Some((person, at(1))),
        edit_until: Some(at(600)),
        ..current.clone()
    };
    let seen = current.rev + i64::from(kind == Kind::Moved);
    if first {
        line::put_draft(tx, &next, seen)?;
    }
    tx.insert(&REPORT_HAND, &hand(n, next.rev))?;
    if !first {
        line::put_draft(tx, &next, seen)?;
    }
    match kind {
        Kind::Good | Kind::Moved => {}
        Kind::Refused => return Err(StoreError::Closed),
        Kind::Twice => tx.insert(&REPORT_HAND, &hand(n, 0))?,
        Kind::Panics => panic!("as the test wants"),
    }
    tx.commit(event("report.saved"))?;
    Ok(next.rev)
}

/// A work with the report that it says it asks for.
type Work<T> = (
    u128,
    Box<dyn FnMut(&mut WriteTx<'_>) -> Result<T, StoreError> + Send>,
);

/// Holds the writer until all works wait, so that they come in one batch; answers them in their order.
fn at_once<T: Send + 'static>(store: &Store, works: Vec<Work<T>>) -> Vec<Result<T, StoreError>> {
    let (open, gate) = channel::<()>();
    let keeper = {
        let (store, (began, begins)) = (store.clone(), channel());
        let keeper = std::thread::spawn(move || {
            store.write_blocking(REALM, move |_| {
                began.send(()).unwrap();
                gate.recv().unwrap();
                Ok::<_, StoreError>(())
            })
        });
        begins.recv().unwrap();
        keeper
    };
    wait(async {
        let works: Vec<_> = works
            .into_iter()
            .map(|(n, work)| {
                let store = store.clone();
                let ahead = report::ahead_of_save(REALM, report_of(n), line_of(n), TODAY);
                tokio::spawn(async move { store.write_ahead(REALM, ahead, work).await })
            })
            .collect();
        while store.waiting(REALM) < works.len() {
            tokio::task::yield_now().await;
        }
        open.send(()).unwrap();
        let mut answers = Vec::new();
        for work in works {
            answers.push(work.await.unwrap());
        }
        keeper.join().unwrap().unwrap();
        answers
    })
}

fn saves_at_once(store: &Store, works: &[(u128, Kind)]) -> Vec<Result<i64, StoreError>> {
    let works = works.iter().copied().enumerate();
    let works = works.map(|(place, (n, kind))| -> Work<i64> {
        (n, Box::new(move |tx| save(tx, n, kind, place % 2 == 0)))
    });
    at_once(store, works.collect())
}

fn revisions(store: &Store, count: u128) -> Vec<i64> {
    let found = store.read_blocking(move |tx| {
        (0..count)
            .map(|n| {
                let found = report::ground_of_save(tx, REALM, report_of(n), line_of(n), TODAY)?;
                Ok::<_, StoreError>(found.unwrap().line.unwrap().rev)
            })
            .collect::<Result<Vec<_>, _>>()
    });
    found.unwrap()
}

/// What the kept saves noted: report and person.
fn noted(store: &Store) -> Vec<(String, String)> {
    let sql = "SELECT report, person FROM report_hand WHERE realm = $1 ORDER BY report, person";
    let rows = store.read_blocking(move |tx| tx.query(sql, &values![REALM]));
    let rows = rows.unwrap();
    let pair = |row: &Row| {
        let mut cells = row.cells();
        (cells.text().unwrap(), cells.text().unwrap())
    };
    rows.iter().map(pair).collect()
}

/// What the acknowledged saves, and the reports' beginning, must have noted.
fn expected(
    count: u128,
    works: &[(u128, Kind)],
    answers: &[Result<i64, StoreError>],
) -> Vec<(String, String)> {
    let answered = works.iter().zip(answers);
    let saved = answered.filter_map(|((n, _), answer)| Some((*n, *answer.as_ref().ok()?)));
    let all = (0..count).map(|n| (n, 0)).chain(saved);
    let mut pairs: Vec<_> = all
        .map(|(n, rev)| {
            (
                report_of(n).to_string(),
                id(5000 + u128::try_from(rev).unwrap()),
            )
        })
        .collect();
    pairs.sort();
    pairs
}

/// Takes out what a test wrote.
fn empty(place: &Place) {
    place.tamper(
        "DELETE FROM report_hand; DELETE FROM report_line; DELETE FROM report; DELETE FROM expected; DELETE FROM round;",
    );
    place.empty();
}

contract! {
    fn each_sees_what_those_before_it_wrote(place) {
        let store = place.store();
        reports(&store, 7);
        let works: Vec<_> = (0..40).map(|n| (n % 7, Kind::Good)).collect();
        let answers = saves_at_once(&store, &works);
        for (place, answer) in answers.iter().enumerate() {
            let earlier = i64::try_from(place / 7).unwrap();
            assert_eq!(answer, &Ok(2 + earlier));
        }
        assert_eq!(revisions(&store, 7), [7, 7, 7, 7, 7, 6, 6]);
        assert_eq!(noted(&store), expected(7, &works, &answers));
        assert_eq!(verified(&store).problems, []);
    }

    fn a_refusal_takes_nobody_with_it(place) {
        let kinds = [Kind::Good, Kind::Refused, Kind::Good, Kind::Refused, Kind::Good];
        // Each on its own report, and several on each.
        for count in [20, 3] {
            let store = place.store();
            reports(&store, count);
                let works: Vec<_> = (0..20_usize).map(|n| (n as u128 % count, kinds[n % 5])).collect();
            let answers = saves_at_once(&store, &works);
            for ((_, kind), answer) in works.iter().zip(&answers) {
                assert_eq!(answer.is_ok(), *kind == Kind::Good, "{kind:?}");
            }
            assert_eq!(noted(&store), expected(count, &works, &answers));
            assert_eq!(verified(&store).problems, []);
            drop(store);
            empty(place);
        }
    }

    fn what_the_database_does_not_take_takes_nobody_with_it(place) {
        for bad in [Kind::Twice, Kind::Moved, Kind::Panics] {
            let code = |error: &StoreError| match bad {
                Kind::Twice => matches!(error, StoreError::Constraint(_)),
                Kind::Moved => *error == StoreError::NotOne(0),
                Kind::Panics => matches!(error, StoreError::Panic(_)),
                Kind::Good | Kind::Refused => false,
            };
            let store = place.store();
            reports(&store, 4);
                let kind = |n: u128| if n == 5 { bad } else { Kind::Good };
            let works: Vec<_> = (0..12).map(|n| (n % 4, kind(n))).collect();
            let answers = saves_at_once(&store, &works);
            for ((_, kind), answer) in works.iter().zip(&answers) {
                match answer {
                    Ok(_) => assert_eq!(*kind, Kind::Good),
                    Err(error) => assert!(*kind == bad && code(error), "{kind:?}: {error}"),
                }
            }
            // Report 1 was saved once less.
            assert_eq!(revisions(&store, 4), [4, 3, 4, 4], "{bad:?}");
            assert_eq!(noted(&store), expected(4, &works, &answers));
            assert_eq!(verified(&store).problems, []);
            drop(store);
            empty(place);
        }
    }

    fn what_one_changes_for_all_the_next_sees(place) {
        let store = place.store();
        reports(&store, 3);
        let settled = |n: u128, tx: &mut WriteTx<'_>| {
            let found = report::ground_of_save(tx, REALM, report_of(n), line_of(n), TODAY)?;
            Ok::<_, StoreError>(found.unwrap().round.open_set_settled)
        };
        let look = |n: u128| -> Work<bool> { (n, Box::new(move |tx| settled(n, tx))) };
        let change: Work<bool> = (1, Box::new(move |tx| {
            let before = settled(1, tx)?;
            let tail = "SET open_set_settled = 0 WHERE realm = $1";
            tx.update(&ROUND, tail, &[Value::from(REALM)])?;
            tx.commit(event("round.changed"))?;
            Ok(before)
        }));
        let seen = at_once(&store, vec![look(0), change, look(2), look(0)]);
        assert_eq!(seen, [Ok(true), Ok(true), Ok(false), Ok(false)]);
    }

    fn what_was_found_first_is_asked_again_after_anything_else_was_written(place) {
        let store = place.store();
        reports(&store, 1);
        let ahead = || report::ahead_of_save(REALM, report_of(0), line_of(0), TODAY);
        let seen = wait(store.write_ahead(REALM, ahead(), |tx| {
            let due = |tx: &mut WriteTx<'_>| {
                let found = report::ground_of_save(tx, REALM, report_of(0), line_of(0), TODAY)?;
                Ok::<_, StoreError>(found.unwrap().round.open_set_settled)
            };
            let before = due(tx)?;
            let tail = "SET open_set_settled = 0 WHERE realm = $1";
            tx.update(&ROUND, tail, &[Value::from(REALM)])?;
            let after = due(tx)?;
            tx.commit(event("round.changed"))?;
            Ok::<_, StoreError>((before, after))
        }));
        assert_eq!(seen, Ok((true, false)));
    }

    fn several_realms_are_kept_apart(place) {
        let store = place.store();
        let realms = [REALM, make_realm(&store, "an-giang"), make_realm(&store, "da-nang")];
        for realm in realms {
            store.write_blocking(realm, |tx| set(tx, "there", "")).unwrap();
        }
        let kept = wait(async {
            let mut works = Vec::new();
            for n in 0..60_usize {
                let (store, realm) = (store.clone(), realms[n % 3]);
                let work = move |tx: &mut WriteTx<'_>| {
                    let key = if n % 11 == 0 { "there".to_owned() } else { format!("k{n:02}") };
                    set(tx, &key, "")
                };
                let ahead = report::ahead_of_save(realm, report_of(0), line_of(0), TODAY);
                works.push(tokio::spawn(async move { store.write_ahead(realm, ahead, work).await }));
            }
            let mut kept = Vec::new();
            for (n, work) in works.into_iter().enumerate() {
                let answer = work.await.unwrap();
                assert_eq!(answer.is_err(), n % 11 == 0, "{answer:?}");
                kept.extend(answer.is_ok().then_some(n));
            }
            kept
        });
        for (place, realm) in realms.into_iter().enumerate() {
            let mine = kept.iter().filter(|n| *n % 3 == place);
            let mut expected: Vec<String> = mine.map(|n| format!("k{n:02}=")).collect();
            expected.push("there=".to_owned());
            expected.sort();
            assert_eq!(settings_of(&store, realm), expected);
            assert_eq!(verified_in(&store, realm).problems, []);
        }
    }

    fn a_realm_that_writes_for_long_holds_up_no_other(place) {
        let store = place.store();
        if store.engine() == Engine::Sqlite {
            return; // One writer serves all there.
        }
        let other = make_realm(&store, "an-giang");
        let ((open, gate), (began, begins)) = (channel::<()>(), channel());
        let ahead = |realm| report::ahead_of_save(realm, report_of(0), line_of(0), TODAY);
        std::thread::scope(|scope| {
            scope.spawn(|| store.write_blocking(REALM, move |tx| {
                set(tx, "long", "")?;
                began.send(()).unwrap();
                gate.recv().unwrap();
                Ok::<_, StoreError>(())
            }).unwrap());
            begins.recv().unwrap();
            wait(async {
                let waiting = {
                    let store = store.clone();
                    tokio::spawn(async move {
                        store.write_ahead(REALM, ahead(REALM), |tx| set(tx, "short", "")).await
                    })
                };
                tokio::task::yield_now().await;
                store.write_ahead(other, ahead(other), |tx| set(tx, "a", "")).await.unwrap();
                assert!(!waiting.is_finished());
                open.send(()).unwrap();
                assert_eq!(waiting.await.unwrap(), Ok(2));
            });
        });
        assert_eq!(settings_of(&store, REALM), ["long=", "short="]);
    }

    fn nothing_is_written_in_a_realm_that_is_not_there(place) {
        let store = place.store();
        let nowhere = tiendo_domain::id::RealmId(9);
        let ahead = report::ahead_of_save(nowhere, report_of(0), line_of(0), TODAY);
        let answer = wait(store.write_ahead(nowhere, ahead, |_| Ok::<_, StoreError>(())));
        assert_eq!(answer, Err(StoreError::NoRealm(9)));
    }
}
