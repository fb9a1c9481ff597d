//! Persons, roles, sessions, attempts and settings.

use jiff::civil::date;
use tiendo_domain::access::{RoleGrant, RoleName};
use tiendo_domain::id::{Id, IdMaker, Person};
use tiendo_domain::time::Period;
use tiendo_store::person::{self, MustChange, Record};
use tiendo_store::{Actor, Store, StoreError, WriteTx, attempt, session, setting, visit};
use tiendo_text::Lang;

use crate::support::{REALM, at, contract, event, verified, wait};

fn ids() -> IdMaker {
    IdMaker::new(at(0), [1; 32])
}

fn record(id: Id<Person>, login: &str, name: &str) -> Record {
    Record {
        id,
        rev: 1,
        login: login.into(),
        name: name.into(),
        office: "Chuyên viên".into(),
        email: None,
        phone: Some("0255 3822 222".into()),
        language: Lang::Vi,
        created_at: at(0),
        disabled_at: None,
    }
}

fn write<T: Send + 'static>(
    store: &Store,
    work: impl FnOnce(&mut WriteTx<'_>) -> Result<T, StoreError> + Send + 'static,
) -> T {
    store
        .write_blocking(REALM, move |tx| {
            let done = work(tx)?;
            tx.commit(event("test"))?;
            Ok::<_, StoreError>(done)
        })
        .unwrap()
}

/// A person with a password.
fn an(store: &Store) -> Id<Person> {
    let id = ids().next_id();
    write(store, move |tx| {
        person::insert(tx, &record(id, "an", "Đỗ Thị An"))?;
        person::set_password(tx, id, "hash-1", MustChange::Yes, at(0))
    });
    id
}

contract! {
    fn people_are_found_and_sorted_as_vietnamese(place) {
        let store = place.store();
        let mut ids = ids();
        for (login, name) in [("e", "Đặng Văn Em"), ("d", "Dương Thị Duyên"), ("a", "Ân")] {
            let id = ids.next_id();
            write(&store, move |tx| person::insert(tx, &record(id, login, name)));
        }
        let all = store.read_blocking(|tx| person::all(tx, REALM)).unwrap();
        let logins: Vec<&str> = all.iter().map(|one| one.login.as_str()).collect();
        assert_eq!(logins, ["a", "d", "e"]);
        let found = store.read_blocking(|tx| person::by_login(tx, REALM, "d")).unwrap().unwrap();
        assert_eq!(found, record(found.id, "d", "Dương Thị Duyên"));
        assert_eq!(store.read_blocking(|tx| person::count(tx, REALM)), Ok(3));
    }

    fn a_change_of_an_older_revision_is_a_conflict(place) {
        let store = place.store();
        let id = an(&store);
        let next = |name: &str| Record { rev: 2, ..record(id, "an", name) };
        let (first, second) = (next("Đỗ An"), next("An Đỗ"));
        assert!(write(&store, move |tx| person::put(tx, &first, 1)));
        assert!(!write(&store, move |tx| person::put(tx, &second, 1)));
        let found = store.read_blocking(move |tx| person::find(tx, REALM, id)).unwrap().unwrap();
        assert_eq!(found.name, "Đỗ An");
    }

    fn a_password_is_replaced_and_a_lock_is_seen(place) {
        let store = place.store();
        let id = an(&store);
        write(&store, move |tx| person::set_password(tx, id, "hash-2", MustChange::No, at(1)));
        let lock = Record { rev: 2, disabled_at: Some(at(2)), ..record(id, "an", "An") };
        write(&store, move |tx| person::put(tx, &lock, 1));
        let found = store.read_blocking(|tx| person::sign_in_record(tx, REALM, "an")).unwrap().unwrap();
        assert_eq!((found.person, found.password_hash.as_str(), found.disabled), (id, "hash-2", true));
        assert_eq!(store.read_blocking(|tx| person::sign_in_record(tx, REALM, "na")), Ok(None));
        assert_eq!(verified(&store).problems, []);
    }

    fn a_role_that_ended_on_its_first_day_was_never_held(place) {
        let store = place.store();
        let person = an(&store);
        let mut ids = ids();
        let day = date(2026, 11, 10);
        let (one, two) = (ids.next_id(), ids.next_id());
        for (id, role) in [(one, RoleName::Office), (two, RoleName::Auditor)] {
            let grant = RoleGrant { role, agency: None, valid: Period::since(day) };
            write(&store, move |tx| {
                person::insert_grant(tx, id, person, &grant, Actor::System, at(0))
            });
        }
        let later = date(2026, 11, 11);
        assert!(write(&store, move |tx| person::end_grant(tx, REALM, one, later, at(1))));
        assert!(write(&store, move |tx| person::end_grant(tx, REALM, two, day, at(1))));
        assert!(!write(&store, move |tx| person::end_grant(tx, REALM, two, later, at(1))));
        let held = store.read_blocking(move |tx| person::grants_of(tx, REALM, person)).unwrap();
        assert_eq!(held.len(), 1);
        assert_eq!((held[0].id, held[0].grant.valid.until()), (one, Some(later)));
        assert_eq!(store.read_blocking(|tx| person::all_grants(tx, REALM)).unwrap(), held);
    }

    fn a_session_lives_until_it_ends(place) {
        let store = place.store();
        let person = an(&store);
        let mut ids = ids();
        let sessions: Vec<_> = (0..3_u8).map(|n| (ids.next_id(), [n; 32])).collect();
        let (first, token) = sessions[0];
        write(&store, move |tx| {
            sessions.iter().try_for_each(|(id, token)| {
                session::start(tx, token, *id, person, at(0), at(100), "127.0.0.1")
            })
        });
        let live = |token: [u8; 32], now| {
            let slug = "quang-ngai".parse().unwrap();
            let found = wait(visit::visit(&store, &slug, Some(&token), "soon", now));
            found.unwrap().unwrap().live
        };
        let found = live(token, at(99)).unwrap();
        assert_eq!((found.id, found.person, found.must_change), (first, person, true));
        assert_eq!(live(token, at(100)), None);
        assert_eq!(live([9; 32], at(0)), None);

        write(&store, move |tx| session::seen(tx, first, at(50)));
        assert_eq!(live(token, at(60)).unwrap().seen_at, at(50));
        write(&store, move |tx| session::end_all_but(tx, person, first));
        assert!(live(token, at(60)).is_some());
        assert_eq!(live([1; 32], at(60)), None);

        let lock = Record { rev: 2, disabled_at: Some(at(2)), ..record(person, "an", "An") };
        write(&store, move |tx| person::put(tx, &lock, 1));
        assert_eq!(live(token, at(60)), None);
    }

    fn a_visit_says_realm_setting_and_roles(place) {
        let store = place.store();
        let person = an(&store);
        let mut ids = ids();
        let (session, grant) = (ids.next_id(), ids.next_id());
        let role = RoleGrant { role: RoleName::Office, agency: None, valid: Period::ALWAYS };
        write(&store, move |tx| {
            person::insert_grant(tx, grant, person, &role, Actor::System, at(0))?;
            setting::put(tx, "soon", &serde_json::json!(9), 0)?;
            session::start(tx, &[1; 32], session, person, at(0), at(100), "127.0.0.1")
        });
        let visit = |slug: &'static str, token: Option<[u8; 32]>, setting: &'static str| {
            let slug = slug.parse().unwrap();
            wait(visit::visit(&store, &slug, token.as_ref(), setting, at(1))).unwrap()
        };
        let found = visit("quang-ngai", Some([1; 32]), "soon").unwrap();
        assert_eq!((found.realm.number, found.setting), (REALM, Some(serde_json::json!(9))));
        assert_eq!(found.live.unwrap().id, session);
        let held = store.read_blocking(move |tx| person::grants_of(tx, REALM, person)).unwrap();
        assert_eq!(found.grants, held);
        for stranger in [visit("quang-ngai", None, "late"), visit("quang-ngai", Some([2; 32]), "late")] {
            let stranger = stranger.unwrap();
            assert_eq!((stranger.setting, stranger.live, stranger.grants), (None, None, vec![]));
        }
        assert_eq!(visit("nowhere", Some([1; 32]), "soon"), None);
    }

    fn failed_attempts_count_since_the_last_that_succeeded(place) {
        let store = place.store();
        let mut ids = ids();
        let attempts = [(1, false), (2, true), (3, false), (4, false)];
        for (second, succeeded) in attempts {
            let id = ids.next_id();
            write(&store, move |tx| {
                attempt::begin(tx, id, "an", "10.0.0.1", at(second))?;
                if succeeded { attempt::succeeded(tx, id) } else { Ok(()) }
            });
        }
        let failed = |login: &'static str, address: &'static str, since| {
            let failed = store.read_blocking(move |tx| {
                attempt::failed_since(tx, REALM, login, address, at(since))
            });
            let failed = failed.unwrap();
            (failed.of_login, failed.of_address)
        };
        assert_eq!(failed("an", "10.0.0.1", 0), (2, 3));
        assert_eq!(failed("an", "10.0.0.2", 4), (1, 0));
        // Where "an" has signed in before, strangers' guesses do not count.
        let id = ids.next_id();
        write(&store, move |tx| attempt::begin(tx, id, "an", "10.0.0.9", at(5)));
        assert_eq!((failed("an", "10.0.0.1", 0).0, failed("an", "10.0.0.9", 0).0), (2, 3));
        assert_eq!(failed("binh", "10.0.0.1", 4), (0, 1));
    }

    fn a_setting_moves_by_its_revision(place) {
        let store = place.store();
        let put = |rev: i64, days: i64| write(&store, move |tx| {
            setting::put(tx, "soon", &serde_json::json!({ "days": days }), rev)
        });
        assert!(put(0, 7));
        assert!(!put(0, 8));
        assert!(put(1, 9));
        assert!(!put(1, 10));
        let found = store.read_blocking(|tx| setting::find(tx, REALM, "soon")).unwrap().unwrap();
        assert_eq!((found.rev, found.value), (2, serde_json::json!({ "days": 9 })));
        assert_eq!(store.read_blocking(|tx| setting::all(tx, REALM)).unwrap().len(), 1);
    }
}
