//! What goes in from files and comes out as files: `tiendo import` and `tiendo export`.

use std::path::Path;

use calamine::{Data, Reader as _, Xlsx, open_workbook};

use crate::http::Browser;
use crate::program::{Ran, Server, ran};
use crate::site::{PASSWORD, REALM, Site, reporting};

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");

fn samples(name: &str) -> String {
    format!("{SAMPLES}/{name}")
}

fn run(site: &Site, args: &[&str]) -> Ran {
    ran(&mut site.command(args))
}

/// An installation with a realm in which nothing is yet.
fn empty(site: &Site) {
    let made = run(
        site,
        &[
            "admin",
            "create-realm",
            "--slug",
            REALM,
            "--name",
            "UBND tỉnh",
            "--admin",
            "quantri",
            "--admin-name",
            "Vũ Giả Danh",
        ],
    );
    assert_eq!(made.code, 0, "{made:?}");
}

fn imported(site: &Site) {
    empty(site);
    let (bodies, collectives) = (
        samples("agencies-quang-ngai.csv"),
        samples("collectives-quang-ngai.csv"),
    );
    let list = [
        "import",
        "bodies",
        &bodies,
        &collectives,
        "--as-on",
        "06/11/2024",
    ];
    let first = run(site, &list);
    assert_eq!((first.code, first.out.as_str()), (0, ""), "{first:?}");
    assert!(first.err.contains("cơ quan và 3 nhóm cơ quan"), "{first:?}");
    let again = run(site, &list);
    assert_eq!(again.code, 2);
    assert!(
        again.err.contains("đã có cơ quan, không nạp gì"),
        "{again:?}"
    );

    // A plan waits on its page; the same again changes nothing; what is refused is named and the others are taken.
    let secret = site.folder.path().join("TUYỆT MẬT.txt");
    std::fs::write(&secret, "KẾ HOẠCH\n").unwrap();
    let plan = samples("214-KH-UBND.txt");
    let taken = run(
        site,
        &[
            "--lang",
            "en",
            "import",
            "plan",
            &secret.display().to_string(),
            &plan,
        ],
    );
    assert_eq!(taken.code, 2, "{taken:?}");
    for words in [
        "marked TUYỆT MẬT",
        "taken in, ",
        "/quang-ngai/ke-hoach/van-ban/",
    ] {
        assert!(taken.err.contains(words), "{taken:?}");
    }
    let again = run(site, &["--lang", "en", "import", "plan", &plan]);
    assert_eq!(again.code, 0, "{again:?}");
    assert!(again.err.contains("nothing was changed"), "{again:?}");
    assert_eq!(run(site, &["verify"]).code, 0);
    // Nothing was decided: the register has no plan yet.
    let to = site.folder.path().join("out");
    assert_eq!(
        run(
            site,
            &[
                "export",
                "--format",
                "json",
                "--to",
                &to.display().to_string()
            ]
        )
        .code,
        0
    );
    let text = only_file(&to, "json");
    assert!(
        text.contains("\"plans\": []") && text.contains("\"bodies\": ["),
        "{text}"
    );
}

fn only_file(folder: &Path, ending: &str) -> String {
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let files: Vec<_> = files
        .filter(|file| file.extension().is_some_and(|e| e == ending))
        .collect();
    assert_eq!(files.len(), 1, "{files:?}");
    std::fs::read_to_string(&files[0]).unwrap()
}

#[test]
fn bodies_and_plans_are_loaded_from_files_on_sqlite() {
    imported(&Site::sqlite());
}

#[test]
fn bodies_and_plans_are_loaded_from_files_on_postgres() {
    if let Some(site) = Site::postgres() {
        imported(&site);
    }
}

#[test]
fn what_cannot_be_loaded_is_named_and_nothing_is_changed() {
    let site = Site::sqlite();
    empty(&site);
    let (bad, collectives) = (
        site.folder.path().join("bad.csv"),
        samples("collectives-quang-ngai.csv"),
    );
    let bad = bad.display().to_string();
    let heads =
        "key;name;short;symbol;kind;superior;collectives;valid_from;valid_until;source;confidence";
    for (text, vi, en) in [
        (
            format!("{heads}\na;Sở A;;;ministery;;;;;x;high\n").into_bytes(),
            "Dòng 2: cột kind",
            "Line 2: kind cannot be",
        ),
        (
            format!("{heads}\na;Sở A;;;department;b;;;;x;high\n").into_bytes(),
            "cột superior nêu",
            "superior names \"b\"",
        ),
        (b"key,name\na,b\n".to_vec(), "Thiếu cột", "is missing"),
        (b"\xc3".to_vec(), "CSV UTF-8", "CSV UTF-8"),
    ] {
        std::fs::write(&bad, text).unwrap();
        for (lang, words) in [("vi", vi), ("en", en)] {
            let refused = run(
                &site,
                &["--lang", lang, "import", "bodies", &bad, &collectives],
            );
            assert_eq!(refused.code, 2);
            assert!(refused.err.contains(words), "{refused:?}");
        }
    }
    for args in [
        vec!["import", "bodies", "/nowhere.csv", "/nowhere.csv"],
        vec!["import", "plan", "/nowhere.txt"],
        vec!["import", "plan", &bad, "--realm", "kon-tum"],
        vec!["export", "--as-of", "hôm qua"],
        vec!["export", "--realm", "kon-tum"],
    ] {
        let refused = run(&site, &args);
        assert_eq!(
            (refused.code, refused.out.as_str()),
            (2, ""),
            "{args:?}: {refused:?}"
        );
    }
    assert_eq!(run(&site, &["export", "--to", "/proc/nowhere"]).code, 3);
}

/// The register of a realm with a plan, an open round and a report that was sent.
fn exported(site: &Site) {
    let desks = reporting(site);
    let to = site.folder.path().join("out");
    let export = |day: &str| {
        let _ = std::fs::remove_dir_all(&to);
        let done = run(
            site,
            &["export", "--as-of", day, "--to", &to.display().to_string()],
        );
        assert_eq!(done.code, 0, "{done:?}");
        only_file(&to, "json")
    };
    let before = export("2026-11-09");
    assert!(before.contains("\"number\": \"214/KH-UBND\"") && before.contains("\"rounds\": []"));
    let since = export("10/11/2026");
    assert_eq!(
        since.matches("\"state\": \"not_sent\"").count(),
        since.matches("\"days_late\": null").count()
    );
    assert!(
        since.contains("\"last_day\": \"2026-11-14\"")
            && since.contains(&desks[0].report.to_string())
    );
    assert_eq!(since.matches("\"secrecy\":").count(), 41);

    let mut book: Xlsx<_> = open_workbook(to.join("quang-ngai-2026-11-10.xlsx")).unwrap();
    assert_eq!(
        book.sheet_names(),
        ["Kế hoạch", "Nhiệm vụ", "Cơ quan", "BC 2026 214-KH-UBND"]
    );
    let tasks = book.worksheet_range("Nhiệm vụ").unwrap();
    assert_eq!(tasks.height(), 3 + 41);
    let reports = book.worksheet_range("BC 2026 214-KH-UBND").unwrap();
    // Not sent is no day and no nought.
    let (state, late) = (reports.get((3, 1)).unwrap(), reports.get((3, 3)));
    assert_eq!(state, &Data::String("chưa gửi".to_owned()));
    assert!(late.is_none_or(|cell| *cell == Data::Empty), "{late:?}");
}

#[test]
fn the_register_is_exported_as_of_a_day_on_sqlite() {
    exported(&Site::sqlite());
}

#[test]
fn the_register_is_exported_as_of_a_day_on_postgres() {
    if let Some(site) = Site::postgres() {
        exported(&site);
    }
}

/// A plan that was imported is settled in the browser like one that was uploaded.
#[test]
fn an_imported_plan_opens_for_the_focal_officer() {
    let site = Site::sqlite();
    reporting(&site);
    let taken = run(&site, &["import", "plan", &samples("ke-hoach-mau.html")]);
    assert_eq!(taken.code, 0, "{taken:?}");
    let (_, rest) = taken.err.split_once("mở ").unwrap();
    let page = rest.split(' ').next().unwrap();
    let (_server, address) = Server::start(&mut site.command(&["serve"]));
    let mut focal = Browser::new(address);
    focal.sign_in(REALM, "daumoi", PASSWORD);
    assert_eq!(focal.get(page).unwrap().status, 200);
}
