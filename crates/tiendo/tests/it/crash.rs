//! Killed at any moment under load over HTTP, the server has kept every save that it acknowledged, and the journal
//! verifies. So too when it is the database server that is killed.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use crate::chance::Chance;
use crate::desk::{Writer, under_load};
use crate::program::Server;
use crate::site::{Desk, Site, reporting};

/// The longest time under load before a kill, in microseconds.
const UNDER_LOAD: u64 = 120_000;

/// The longest time after which a start is killed, in microseconds: some starts are killed before they listen.
const STARTING: u64 = 150_000;

/// The most acknowledged saves that a kill waits for.
const SAVES: u64 = 12;

/// Waits for a moment that has nothing to do with what goes on, every other time only after some saves were
/// acknowledged, however slow the machine is. Answers how many were until then.
fn wait(chance: &mut Chance, acknowledged: &Receiver<()>) -> usize {
    let mut count = 0;
    if chance.below(2) == 0 {
        let wanted = 1 + chance.below(SAVES);
        count += (0..wanted).map_while(|_| acknowledged.recv().ok()).count();
    }
    let moment = Instant::now() + Duration::from_micros(chance.below(UNDER_LOAD));
    while let Some(left) = moment.checked_duration_since(Instant::now()) {
        match acknowledged.recv_timeout(left) {
            Ok(()) => count += 1,
            Err(_) => break,
        }
    }
    count
}

fn signed_in(site: &Site, desks: &[Desk]) -> BTreeMap<String, Writer> {
    let (server, address) = Server::start(&mut site.command(&["serve"]));
    let writers = desks
        .iter()
        .map(|desk| (desk.username.clone(), Writer::at(desk, address)))
        .collect();
    server.kill();
    writers
}

/// Nothing acknowledged is lost, and journal and rows agree.
fn check(site: &Site, writers: &mut BTreeMap<String, Writer>, when: &str) {
    let store = site.store();
    let lost: Vec<String> = writers
        .values_mut()
        .flat_map(|writer| writer.lost(&store))
        .collect();
    assert!(lost.is_empty(), "{when}: {lost:#?}");
    assert_eq!(site.verified(&store).problems, [], "{when}");
}

fn kill_over_and_over(site: &Site, kills: usize, seed: u64) {
    let mut writers = signed_in(site, &reporting(site));
    let mut chance = Chance::new(seed);
    let (mut acknowledged, mut under_way) = (0, 0);
    for kill in 0..kills {
        if chance.below(10) == 0 {
            // Before it listens, or just after.
            let server = Server::spawn(&mut site.command(&["serve"]));
            std::thread::sleep(Duration::from_micros(chance.below(STARTING)));
            server.kill();
        } else {
            let (server, address) = Server::start(&mut site.command(&["serve"]));
            for writer in writers.values_mut() {
                writer.moved(address);
            }
            under_way += under_load(&mut writers, |saves| {
                acknowledged += wait(&mut chance, saves);
                server.kill();
                acknowledged += saves.iter().count();
            });
        }
        check(site, &mut writers, &format!("kill {kill}"));
    }
    eprintln!(
        "{kills} kills, {acknowledged} saves acknowledged, {under_way} under way when killed"
    );
    assert!(
        acknowledged > kills,
        "only {acknowledged} saves were acknowledged"
    );
    assert!(
        under_way > kills,
        "only {under_way} saves were under way at a kill"
    );
    let verified = crate::program::ran(&mut site.command(&["verify"]));
    assert_eq!(verified.code, 0, "{verified:?}");
}

#[test]
fn a_hundred_kills_lose_no_acknowledged_save_on_sqlite() {
    kill_over_and_over(&Site::sqlite(), 100, 20_241_106);
}

#[test]
fn kills_lose_no_acknowledged_save_on_postgres() {
    if let Some(site) = Site::postgres() {
        kill_over_and_over(&site, 25, 20_241_107);
    }
}

#[test]
fn a_killed_postgres_loses_no_acknowledged_save_and_is_found_again() {
    let Some(cluster) = Cluster::start() else {
        return;
    };
    let site = Site::on(cluster.url.clone());
    let mut writers = signed_in(&site, &reporting(&site));
    let (server, address) = Server::start(&mut site.command(&["serve"]));
    for writer in writers.values_mut() {
        writer.moved(address);
    }
    let mut chance = Chance::new(20_241_108);
    for kill in 0..5 {
        under_load(&mut writers, |saves| {
            let count = wait(&mut chance, saves);
            cluster.kill();
            eprintln!("kill {kill}: {} saves", count + saves.iter().count());
        });
        cluster.again();
        check(&site, &mut writers, &format!("kill {kill}"));
    }
    // The same server goes on with the database that came back.
    assert!(writers.values_mut().all(Writer::save));
    drop(server);
}

/// A PostgreSQL of one's own, to be killed.
struct Cluster {
    url: String,
    folder: tempfile::TempDir,
}

const SCRIPT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../scripts/private-postgres"
);

impl Cluster {
    /// Started where tests have a PostgreSQL at all.
    fn start() -> Option<Cluster> {
        std::env::var_os("TIENDO_TEST_PG").or_else(|| std::env::var_os("CI"))?;
        let folder = tempfile::Builder::new()
            .prefix("pg")
            .tempdir_in("/tmp")
            .unwrap();
        let mut cluster = Cluster {
            url: String::new(),
            folder,
        };
        let url = cluster.script("start");
        url.trim().clone_into(&mut cluster.url);
        Some(cluster)
    }

    fn script(&self, action: &str) -> String {
        // The server's own user must be able to reach its folder.
        let folder = self.folder.path().join("server");
        let open = format!("chmod 755 '{}'", self.folder.path().display());
        assert!(
            Command::new("sh")
                .args(["-c", &open])
                .status()
                .unwrap()
                .success()
        );
        let done = Command::new(SCRIPT)
            .arg(action)
            .arg(folder)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{action}: {said}");
        String::from_utf8(done.stdout).unwrap()
    }

    /// SIGKILL to every process of it at once.
    fn kill(&self) {
        self.script("kill");
    }

    fn again(&self) {
        self.script("again");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let folder = self.folder.path().join("server");
        // A test that failed has something more important to say.
        let _ = Command::new(SCRIPT).arg("stop").arg(folder).status();
    }
}
