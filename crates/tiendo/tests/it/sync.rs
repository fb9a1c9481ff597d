//! Between reading a request and answering it the disk is synced: seen from outside, in the system calls of the server
//! and of the database behind it.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tiendo_store::Location;

use crate::desk::Writer;
use crate::program::Server;
use crate::site::{Site, reporting};

/// Saves that are looked at.
const SAVES: usize = 40;

#[test]
fn every_save_is_synced_before_it_is_acknowledged_on_sqlite() {
    every_save_is_synced(&Site::sqlite());
}

#[test]
fn every_save_is_synced_before_it_is_acknowledged_on_postgres() {
    if let Some(site) = Site::postgres() {
        every_save_is_synced(&site);
    }
}

fn every_save_is_synced(site: &Site) {
    let desks = reporting(site);
    let (server, address) = Server::start(&mut site.command(&["serve"]));
    let mut writer = Writer::at(&desks[0], address);
    // The realm's writer has its connection from the first save on.
    assert!(writer.save());
    let mut watched = vec![server.pid()];
    watched.extend(backends(site));
    let Some(trace) = Trace::of(site.folder.path(), &watched) else {
        return;
    };
    for _ in 0..SAVES {
        assert!(writer.save());
    }
    let calls = trace.end();
    let wal = match site.location {
        Location::Sqlite(_) => "tiendo.sqlite-wal>",
        Location::Postgres(_) => "/pg_wal/",
    };
    let seen = saves(&calls, wal);
    assert_eq!(seen, [Seen::Synced; SAVES], "{}", calls.join("\n"));
}

/// The processes of the database server that serve this installation.
fn backends(site: &Site) -> Vec<u32> {
    let Location::Postgres(url) = &site.location else {
        return Vec::new();
    };
    let sql =
        "SELECT pid FROM pg_stat_activity WHERE application_name = 'tiendo' AND query LIKE '%'";
    let done = Command::new("psql")
        .args([url, "--no-psqlrc", "--tuples-only", "--no-align", "-c", sql])
        .output()
        .unwrap();
    let text = String::from_utf8(done.stdout).unwrap();
    text.lines().map(|pid| pid.parse().unwrap()).collect()
}

/// The system calls of some processes.
struct Trace {
    strace: Child,
    file: PathBuf,
}

impl Trace {
    /// Begins to watch. `None` where the machine lets nobody watch.
    fn of(folder: &Path, pids: &[u32]) -> Option<Trace> {
        let file = folder.join("trace");
        let mut command = Command::new("strace");
        command.args(["-f", "-y", "-s", "24", "-o"]).arg(&file);
        command.args([
            "-e",
            "trace=read,recvfrom,recvmsg,write,writev,sendto,sendmsg,fsync,fdatasync",
        ]);
        for pid in pids {
            command.args(["-p", &pid.to_string()]);
        }
        let strace = command.stderr(Stdio::piped()).spawn();
        let mut strace = match strace {
            Ok(strace) => strace,
            Err(error) => {
                assert!(
                    std::env::var_os("CI").is_none(),
                    "CI watches with strace: {error}"
                );
                return None;
            }
        };
        let mut lines = BufReader::new(strace.stderr.take().unwrap()).lines();
        for _ in pids {
            let line = lines.next().and_then(Result::ok).unwrap_or_default();
            if line.contains("Operation not permitted") {
                eprintln!("not looked at, for this machine forbids it: {line}");
                return None;
            }
            assert!(line.contains("attached"), "{line}");
        }
        // What it says later is about threads that come; the pipe must not fill.
        std::thread::spawn(move || lines.for_each(drop));
        Some(Trace { strace, file })
    }

    /// Ends watching, and gives the calls in their order.
    fn end(mut self) -> Vec<String> {
        let kill = format!("kill -INT {}", self.strace.id());
        assert!(
            Command::new("sh")
                .args(["-c", &kill])
                .status()
                .unwrap()
                .success()
        );
        self.strace.wait().unwrap();
        let text = std::fs::read(&self.file).unwrap();
        String::from_utf8_lossy(&text)
            .lines()
            .map(str::to_owned)
            .collect()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    Synced,
    NotSynced,
}

/// For each save that was answered whether the log of the database was synced, from beginning to end, after the request
/// was read and before the answer was written. `wal` is part of the log's path.
fn saves(calls: &[String], wal: &str) -> Vec<Seen> {
    let mut seen = Vec::new();
    let mut state = None;
    // Syncs that were begun since the request was read, by thread.
    let mut begun: BTreeSet<&str> = BTreeSet::new();
    for call in calls {
        let Some((thread, call)) = call.split_once(' ') else {
            continue;
        };
        let call = call.trim_start();
        let sync = call.contains("fsync") || call.contains("fdatasync");
        if call.contains("\"POST /") {
            state = Some(Seen::NotSynced);
            begun.clear();
        } else if sync && call.contains(wal) && call.contains("<unfinished") {
            begun.insert(thread);
        } else if sync && call.trim_end().ends_with("= 0") && state.is_some() {
            let ours = call.contains(wal) || call.contains("resumed") && begun.remove(thread);
            if ours {
                state = Some(Seen::Synced);
            }
        } else if call.contains("\"HTTP/1.1 200") {
            seen.extend(state.take());
        }
    }
    seen
}

#[test]
fn a_trace_is_judged_by_the_order_of_its_calls() {
    let judged = |trace: &str| {
        let calls: Vec<String> = trace.lines().map(|line| line.trim().to_owned()).collect();
        saves(&calls, "-wal>")
    };
    let synced = "1 recvfrom(9<socket:[1]>, \"POST /quang-ngai/bao-ca\"..., 8192, 0, NULL, NULL) = 700
        2 fdatasync(7</x/t.sqlite-wal> <unfinished ...>
        1 read(3, \"\", 8) = 0
        2 <... fdatasync resumed>)         = 0
        1 writev(9<socket:[1]>, [{iov_base=\"HTTP/1.1 200 OK\\r\\nconte\"..., iov_len=600}], 1) = 600";
    assert_eq!(judged(synced), [Seen::Synced]);
    let lines: Vec<&str> = synced.lines().collect();
    let late = [lines[0], lines[1], lines[2], lines[4], lines[3]].join("\n");
    assert_eq!(judged(&late), [Seen::NotSynced]);
    // Begun before the request was read: it may have missed it.
    let early = [lines[1], lines[0], lines[3], lines[4]].join("\n");
    assert_eq!(judged(&early), [Seen::NotSynced]);
    let elsewhere = synced.replace("-wal>", ">");
    assert_eq!(judged(&elsewhere), [Seen::NotSynced]);
    let failed = synced.replace(
        "resumed>)         = 0",
        "resumed>) = -1 EIO (Input/output error)",
    );
    assert_eq!(judged(&failed), [Seen::NotSynced]);
}
