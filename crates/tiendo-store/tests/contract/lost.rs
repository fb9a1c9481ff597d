//! Connections that go away under way: a server that was restarted.

use tiendo_store::{Location, Store};

use crate::support::{Place, REALM, options, set, settings_of, verified};

#[test]
fn a_restarted_server_is_found_again() {
    let Some(place) = Place::postgres() else {
        return;
    };
    let Location::Postgres(url) = &place.location else {
        unreachable!("the place is one of PostgreSQL");
    };
    let name = format!("lost_{}", std::process::id());
    let named = Location::Postgres(format!("{url}&application_name={name}"));
    drop(place.store());
    let store = Store::open(&named, options()).unwrap();
    store
        .write_blocking(REALM, |tx| set(tx, "before", "1"))
        .unwrap();
    // As a restart does: every connection of the store is ended.
    place.tamper(&format!(
        "DO $$ BEGIN
           PERFORM pg_terminate_backend(pid, 5000) FROM pg_stat_activity
           WHERE application_name = '{name}';
         END $$"
    ));
    store
        .write_blocking(REALM, |tx| set(tx, "after", "1"))
        .unwrap();
    for _ in 0..4 {
        assert_eq!(settings_of(&store, REALM), ["after=1", "before=1"]);
    }
    assert_eq!(verified(&store).problems, []);
}
