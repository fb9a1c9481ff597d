//! What opening a database refuses, each with its own error.

use tiendo_store::{Location, OpenError, Options, Store, StoreError};

use crate::support::{Place, contract, dump, options};

contract! {
    fn a_newer_database_is_refused(place) {
        drop(place.open());
        place.tamper("UPDATE migration SET number = 1000 WHERE number = 1");
        let answer = place.try_open().map(|_| ());
        assert!(matches!(answer, Err(OpenError::Newer { found: 1000, .. })), "{answer:?}");
    }

    fn another_migration_is_refused(place) {
        drop(place.open());
        place.tamper("UPDATE migration SET sha256 = (SELECT hash FROM journal_head) WHERE number = 2");
        let answer = place.try_open().map(|_| ());
        assert!(matches!(answer, Err(OpenError::OtherMigration { number: 2 })), "{answer:?}");
    }

    fn tables_of_another_program_are_refused_and_left_alone(place) {
        drop(place.open());
        place.tamper("DROP TABLE migration");
        let answer = place.try_open().map(|_| ());
        assert!(matches!(&answer, Err(OpenError::Foreign { table }) if table == "agency"), "{answer:?}");
        // Not even the table of migrations was made there.
        let again = place.try_open().map(|_| ());
        assert!(matches!(again, Err(OpenError::Foreign { .. })), "{again:?}");
    }

    fn opening_twice_changes_nothing(place) {
        let first = dump(&place.store());
        assert_eq!(dump(&place.open()), first);
    }
}

#[test]
fn a_missing_folder_is_named() {
    let place = Place::sqlite();
    let Location::Sqlite(file) = &place.location else {
        unreachable!("the place is one of SQLite");
    };
    let nowhere = Location::Sqlite(file.join("data/tiendo.db"));
    let answer = Store::open(&nowhere, Options::command()).map(|_| ());
    assert!(matches!(answer, Err(OpenError::NoFolder(_))), "{answer:?}");
}

#[test]
fn a_file_that_is_no_database_is_named() {
    let place = Place::sqlite();
    let Location::Sqlite(file) = &place.location else {
        unreachable!("the place is one of SQLite");
    };
    std::fs::write(
        file,
        "this is no database, but long enough to be looked at ".repeat(40),
    )
    .unwrap();
    let answer = place.try_open().map(|_| ());
    assert!(
        matches!(
            answer,
            Err(OpenError::Store {
                error: StoreError::Damaged(_)
            })
        ),
        "{answer:?}"
    );
}

#[test]
fn a_server_that_does_not_answer_is_named() {
    let away = Location::Postgres("postgres://nobody@%2Fnowhere/tiendo".into());
    let answer = Store::open(&away, options()).map(|_| ());
    assert!(
        matches!(answer, Err(OpenError::NoConnection(_))),
        "{answer:?}"
    );
    let wrong = Location::Postgres("mysql://x".into());
    let answer = Store::open(&wrong, options()).map(|_| ());
    assert!(matches!(answer, Err(OpenError::BadUrl(_))), "{answer:?}");
}

#[test]
fn a_server_that_could_lose_a_save_is_refused() {
    let Some(place) = Place::postgres() else {
        return;
    };
    let Location::Postgres(url) = &place.location else {
        unreachable!("the place is one of PostgreSQL");
    };
    let lax = Location::Postgres(url.replace("options=", "options=-csynchronous_commit%3Doff%20"));
    let answer = Store::open(&lax, options()).map(|_| ());
    assert!(
        matches!(
            answer,
            Err(OpenError::Unsafe {
                setting: "synchronous_commit",
                ..
            })
        ),
        "{answer:?}"
    );
}
