//! A process that is killed while it writes: everything acknowledged is there, and the chain holds.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

use jiff::civil::date;
use tiendo_domain::id::Id;
use tiendo_store::Location;
use tiendo_store::report::ahead_of_save;

use crate::support::{REALM, contract, open_at, set, settings_of, verified, wait};

/// Where the child writes; in the parent it is not set.
const CHILD: &str = "TIENDO_CONTRACT_CHILD";

/// Acknowledged saves after which the child is killed. Different points of a batch come up by
/// themselves, since four writers are under way.
const KILLS: [usize; 4] = [1, 17, 60, 200];

contract! {
    fn nothing_acknowledged_is_lost(place) {
        drop(place.store());
        let address = match &place.location {
            Location::Sqlite(file) => format!("sqlite {}", file.display()),
            Location::Postgres(url) => format!("postgres {url}"),
        };
        let mut acknowledged: Vec<String> = Vec::new();
        for (run, kill_after) in KILLS.into_iter().enumerate() {
            acknowledged.extend(kill_child(&format!("{run} {address}"), kill_after));
            let store = place.open();
            let there = settings_of(&store, REALM);
            let lost: Vec<_> = acknowledged
                .iter()
                .filter(|key| !there.contains(&format!("{key}=1")))
                .collect();
            assert!(lost.is_empty(), "{lost:?}");
            assert_eq!(verified(&store).problems, []);
        }
    }
}

/// Starts the child, kills it after so many acknowledged saves, and answers all that it had
/// acknowledged.
fn kill_child(job: &str, after: usize) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "crash::the_child_writes_until_it_is_killed",
            "--nocapture",
        ])
        .env(CHILD, job)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut saved = Vec::new();
    let mut killed = false;
    for line in lines.map_while(Result::ok) {
        saved.extend(line.strip_prefix("saved ").map(str::to_owned));
        if saved.len() >= after && !killed {
            child.kill().unwrap();
            killed = true;
        }
    }
    child.wait().unwrap();
    assert!(
        saved.len() >= after,
        "the child ended by itself after {} saves",
        saved.len()
    );
    saved
}

#[test]
fn the_child_writes_until_it_is_killed() {
    let Ok(job) = std::env::var(CHILD) else {
        return;
    };
    let mut words = job.splitn(3, ' ').map(str::to_owned);
    let (run, engine, place) = (
        words.next().unwrap(),
        words.next().unwrap(),
        words.next().unwrap(),
    );
    let location = match engine.as_str() {
        "sqlite" => Location::Sqlite(place.into()),
        _ => Location::Postgres(place),
    };
    let store = open_at(&location);
    let out = Arc::new(Mutex::new(std::io::stdout()));
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let (store, out, run) = (store.clone(), Arc::clone(&out), run.clone());
            scope.spawn(move || {
                for n in 0..100_000 {
                    let key = format!("{run}-{writer}-{n}");
                    let name = key.clone();
                    // Half of them in batches that go out together.
                    if writer % 2 == 0 {
                        store.write_blocking(REALM, move |tx| set(tx, &name, "1"))
                    } else {
                        let nil = uuid::Uuid::nil();
                        let (report, line) = (Id::from_uuid(nil), Id::from_uuid(nil));
                        let ahead = ahead_of_save(REALM, report, line, date(2026, 11, 10));
                        wait(store.write_ahead(REALM, ahead, move |tx| set(tx, &name, "1")))
                    }
                    .unwrap();
                    let mut out = out.lock().unwrap();
                    writeln!(out, "\nsaved {key}").unwrap();
                    out.flush().unwrap();
                }
            });
        }
    });
}
