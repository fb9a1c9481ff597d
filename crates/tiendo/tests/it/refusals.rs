//! What stands in the way is said in a sentence of either language that says what to do, and the exit code tells its
//! kind: 2 what was asked for, 3 what failed.

use std::net::TcpListener;

use tiendo_store::Location;

use crate::program::{Ran, command, ran};
use crate::site::{Site, reporting};

/// Runs it in both languages: each sentence has its words, and names no other language's.
pub(crate) fn refused(args: &[&str], code: i32, vi: &str, en: &str) {
    for (lang, words) in [("vi", vi), ("en", en)] {
        let mut all = vec!["--lang", lang];
        all.extend(args);
        let said: Ran = ran(command(&all).env("TIENDO_LISTEN", "127.0.0.1:0"));
        assert_eq!(said.code, code, "{args:?}: {said:?}");
        assert!(
            said.err.contains(words),
            "{args:?}: no “{words}” in {said:?}"
        );
        assert!(!said.err.contains("panicked"), "{said:?}");
    }
}

#[test]
fn addresses_that_will_not_do() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    let site = Site::sqlite();
    let folder = site.folder.path().display().to_string();
    for what in ["serve", "demo"] {
        let at = |listen| vec![what, "--data", &folder, "--listen", listen];
        refused(
            &at(&taken),
            2,
            "chọn cổng khác bằng --listen",
            "choose another port with --listen",
        );
        refused(&at("0.0.0.0:8080"), 2, "khi chưa có https", "without https");
        refused(&at("localhost:x"), 2, "kiểm tra --listen", "check --listen");
        let url = ["http://tiendo.example", "https://", "https://a/b"];
        for url in url {
            let mut args = at("0.0.0.0:8080");
            args.extend(["--public-url", url]);
            refused(&args, 2, "phải có dạng https://", "must look like https://");
        }
    }
    // Nothing was made on the way.
    assert!(!site.folder.path().join("tiendo.sqlite").exists());
}

/// A file stands where the archives should go: the sentence names the flag that was wrong.
#[test]
fn a_place_for_archives_that_is_no_folder() {
    let site = Site::sqlite();
    reporting(&site);
    let data = site.folder.path().display().to_string();
    let taken = site.folder.path().join("taken");
    std::fs::write(&taken, "x").unwrap();
    let to = taken.display().to_string();
    let args = ["backup", "--data", &data, "--to", &to];
    refused(&args, 3, "bằng --to", "with --to");
}

#[test]
fn data_that_are_not_there_or_no_data() {
    let site = Site::sqlite();
    let folder = site.folder.path().display().to_string();
    let missing = format!("{folder}/nowhere");
    for args in [
        vec!["verify", "--data", &missing],
        vec!["backup", "--data", &missing],
        vec!["export", "--data", &missing],
        vec!["import", "plan", "x.txt", "--data", &missing],
    ] {
        refused(&args, 2, "Không có dữ liệu ở", "There is no data in");
    }
    let doctor = ran(&mut command(&["doctor", "--data", &missing]));
    assert!(
        doctor.code == 1 && doctor.out.contains("Không có thư mục dữ liệu"),
        "{doctor:?}"
    );
    assert!(
        !site.folder.path().join("nowhere").exists(),
        "looking makes nothing"
    );

    std::fs::write(
        format!("{folder}/tiendo.sqlite"),
        "no database ".repeat(200),
    )
    .unwrap();
    for what in ["serve", "verify"] {
        refused(
            &[what, "--data", &folder],
            3,
            "tiendo restore",
            "tiendo restore",
        );
    }
    refused(&["serve", "--data", "/dev/null"], 3, "--data", "--data");
    refused(
        &["serve", "--data", &folder, "--database", "mysql://x"],
        2,
        "postgres://",
        "postgres://",
    );
    refused(
        &[
            "serve",
            "--data",
            &folder,
            "--database",
            "postgres://x@%2Fnowhere/x",
        ],
        3,
        "kiểm tra máy chủ có chạy không",
        "check that the server runs",
    );
}

#[test]
fn a_newer_database_is_left_alone() {
    let site = Site::sqlite();
    reporting(&site);
    site.tamper("INSERT INTO migration (number, name, sha256) SELECT 1000, 'later', sha256 FROM migration WHERE number = 1");
    let folder = site.folder.path().display().to_string();
    for what in ["serve", "verify", "backup", "export"] {
        refused(
            &[what, "--data", &folder],
            3,
            "chạy bản mới hơn",
            "start the newer program",
        );
    }
    let doctor = ran(&mut command(&["doctor", "--data", &folder]));
    assert!(
        doctor.code == 1 && doctor.out.contains("bước 1000"),
        "{doctor:?}"
    );
}

#[test]
fn a_server_that_could_lose_a_save_is_refused() {
    let Some(site) = Site::postgres() else {
        return;
    };
    let Location::Postgres(url) = &site.location else {
        unreachable!("the site is one of PostgreSQL");
    };
    let lax = url.replace("options=", "options=-csynchronous_commit%3Doff%20");
    let folder = site.folder.path().display().to_string();
    let args = ["serve", "--data", &folder, "--database", &lax];
    refused(
        &args,
        3,
        "synchronous_commit của cơ sở dữ liệu là off",
        "synchronous_commit is off",
    );
}
