//! One random history played on both engines: the same answers, the same rows, the same chain.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tiendo_store::tables::SETTING;
use tiendo_store::{Store, StoreError, values};

use crate::support::{Place, REALM, dump, event, make_realm, verified};

/// A step of a history.
#[derive(Clone, Debug)]
enum Step {
    Insert(u8, String),
    Put(u8, i64, String),
    Bump(u8),
    Delete(u8),
    Many(u8, u8),
    Refuse(u8),
    Forget(u8),
    Two(u8, u8),
}

fn step() -> impl Strategy<Value = Step> {
    let key = 0..6_u8;
    prop_oneof![
        (key.clone(), ".{0,8}").prop_map(|(key, text)| Step::Insert(key, text)),
        (key.clone(), 1..4_i64, ".{0,8}").prop_map(|(key, rev, text)| Step::Put(key, rev, text)),
        key.clone().prop_map(Step::Bump),
        key.clone().prop_map(Step::Delete),
        (key.clone(), 1..90_u8).prop_map(|(key, count)| Step::Many(key, count)),
        key.clone().prop_map(Step::Refuse),
        key.clone().prop_map(Step::Forget),
        (key.clone(), key).prop_map(|(a, b)| Step::Two(a, b)),
    ]
}

#[derive(Debug, PartialEq)]
enum Answer {
    Seq(i64),
    Refused,
    Failed(&'static str),
}

impl From<StoreError> for Answer {
    fn from(error: StoreError) -> Self {
        // The engines word their messages differently; the kind is what counts.
        Self::Failed(match error {
            StoreError::Constraint(_) => "constraint",
            StoreError::Uncommitted(_) => "uncommitted",
            StoreError::Statement(_) => "statement",
            _ => "other",
        })
    }
}

fn play(store: &Store, step: Step) -> Answer {
    let answer = store.write_blocking(REALM, move |tx| {
        let name = |key: u8| format!("k{key}");
        match step {
            Step::Insert(key, text) => {
                tx.insert(&SETTING, &values![REALM, name(key), 1, text])?;
            }
            Step::Put(key, rev, text) => {
                if !tx.put(&SETTING, &values![REALM, name(key), rev + 1, text], rev)? {
                    return Err(Answer::Refused);
                }
            }
            Step::Bump(key) => {
                tx.update(
                    &SETTING,
                    "SET rev = rev + 1, value = value || $3 WHERE realm = $1 AND key >= $2",
                    &values![REALM, name(key), "+"],
                )?;
            }
            Step::Delete(key) => {
                tx.delete(
                    &SETTING,
                    "WHERE realm = $1 AND key = $2",
                    &values![REALM, name(key)],
                )?;
            }
            Step::Many(key, count) => {
                let rows =
                    (0..count).map(|n| values![REALM, format!("m{key}-{n}"), 1, ""].to_vec());
                tx.insert_many(&SETTING, rows)?;
            }
            Step::Refuse(key) => {
                tx.delete(
                    &SETTING,
                    "WHERE realm = $1 AND key = $2",
                    &values![REALM, name(key)],
                )?;
                return Err(Answer::Refused);
            }
            Step::Forget(key) => {
                tx.insert(&SETTING, &values![REALM, format!("f{key}"), 1, ""])?;
                return Ok(0);
            }
            Step::Two(a, b) => {
                tx.insert(&SETTING, &values![REALM, name(a), 1, "two"])?;
                tx.commit(event("setting.set"))?;
                tx.insert(&SETTING, &values![REALM, name(b), 1, "two"])?;
            }
        }
        Ok(tx.commit(event("setting.set"))?)
    });
    match answer {
        Ok(seq) => Answer::Seq(seq),
        Err(other) => other,
    }
}

#[test]
fn both_engines_tell_one_history() {
    let Some(postgres) = Place::postgres() else {
        return;
    };
    let other = postgres.open();
    let mut runner = TestRunner::new(Config {
        cases: 24,
        failure_persistence: None,
        ..Config::default()
    });
    runner
        .run(&prop::collection::vec(step(), 1..25), |steps| {
            postgres.empty();
            let place = Place::sqlite();
            let one = place.open();
            for store in [&one, &other] {
                make_realm(store, "quang-ngai");
            }
            for step in steps {
                let told = play(&one, step.clone());
                prop_assert_eq!(told, play(&other, step));
            }
            for ((table, ours), (_, theirs)) in dump(&one).into_iter().zip(dump(&other)) {
                prop_assert!(ours == theirs, "the engines differ in {table}");
            }
            prop_assert_eq!(verified(&other).problems, vec![]);
            Ok(())
        })
        .unwrap();
}
