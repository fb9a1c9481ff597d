//! The sample data is told from real data: neither is ever taken for the other, and what is half made is not shown.

use crate::{
    program::{Server, command, ran},
    refusals::refused,
    site::{Site, reporting},
};

#[test]
fn the_clock_of_the_demo_goes_forward_only() {
    let site = Site::sqlite();
    let (server, _) = Server::start(&mut site.command(&["demo"]));
    server.ask_to_stop();
    assert!(server.ended().0.success());
    let folder = site.folder.path().display().to_string();
    refused(
        &[
            "demo",
            "--data",
            &folder,
            "--listen",
            "127.0.0.1:0",
            "--at",
            "2026-11-01T08:00",
        ],
        2,
        "chỉ tiến",
        "only moves forward",
    );
    refused(
        &["demo", "--data", &folder, "--at", "hôm qua"],
        2,
        "2026-11-16T08:30",
        "2026-11-16T08:30",
    );
    let doctor = ran(&mut command(&["doctor", "--data", &folder]));
    assert!(doctor.out.contains("✓ Cơ sở dữ liệu SQLite"), "{doctor:?}");
}

#[test]
fn sample_data_is_not_served_in_earnest() {
    let site = Site::sqlite();
    let (server, _) = Server::start(&mut site.command(&["demo"]));
    server.ask_to_stop();
    assert!(server.ended().0.success());
    let folder = site.folder.path().display().to_string();
    let serve = ["serve", "--data", &folder, "--listen", "127.0.0.1:0"];
    refused(&serve, 2, "dữ liệu mẫu", "sample data");
}

#[test]
fn real_data_is_neither_shown_nor_removed_by_the_demo() {
    let site = Site::sqlite();
    reporting(&site);
    let folder = site.folder.path().display().to_string();
    let demo = ["demo", "--data", &folder, "--listen", "127.0.0.1:0"];
    let fresh = [&demo[..], &["--fresh"]].concat();
    for args in [&demo[..], &fresh] {
        refused(args, 2, "không phải dữ liệu mẫu", "not sample data");
    }
    let verified = ran(&mut command(&["verify", "--data", &folder]));
    assert_eq!(verified.code, 0, "{verified:?}");
}

#[test]
fn a_demo_whose_making_was_interrupted_says_so_and_can_be_made_anew() {
    let site = Site::sqlite();
    let mut making = site
        .command(&["demo", "--listen", "127.0.0.1:0"])
        .spawn()
        .unwrap();
    // The first plan's file is there: bodies and people are made, the rounds are not.
    let files = site.folder.path().join("files");
    while std::fs::read_dir(&files).map_or(0, Iterator::count) == 0 {
        assert!(making.try_wait().unwrap().is_none(), "it ended by itself");
        std::thread::yield_now();
    }
    making.kill().unwrap();
    making.wait().unwrap();
    let folder = site.folder.path().display().to_string();
    let demo = ["demo", "--data", &folder, "--listen", "127.0.0.1:0"];
    refused(&demo, 3, "chạy lại với --fresh", "run again with --fresh");
    let (server, _) = Server::start(&mut site.command(&["demo", "--fresh"]));
    server.ask_to_stop();
    assert!(server.ended().0.success());
}
