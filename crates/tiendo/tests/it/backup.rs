//! A running installation that is being written to is backed up and comes back, on the same engine and on the other.

use std::collections::BTreeMap;

use crate::desk::{Writer, under_load};
use crate::http::Browser;
use crate::program::{Ran, Server, ran};
use crate::site::{PASSWORD, REALM, Site, reporting};

fn run(site: &Site, args: &[&str]) -> Ran {
    ran(&mut site.command(args))
}

/// Backs `from` up while officers save, and brings it back in `to`.
fn moved(from: &Site, to: &Site) {
    let desks = reporting(from);
    let (server, address) = Server::start(&mut from.command(&["serve"]));
    let mut writers: BTreeMap<String, Writer> = desks
        .iter()
        .map(|desk| (desk.username.clone(), Writer::at(desk, address)))
        .collect();
    let archives = from.folder.path().join("archives").display().to_string();
    under_load(&mut writers, |saves| {
        // While they are at it.
        assert!(saves.recv().is_ok());
        let done = run(from, &["backup", "--to", &archives]);
        assert_eq!(done.code, 0, "{done:?}");
        assert!(saves.recv().is_ok());
        server.kill();
    });
    let archive = std::fs::read_dir(&archives)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    assert!(
        archive.extension().is_some_and(|ending| ending == "tiendo"),
        "{}",
        archive.display()
    );
    let path = archive.display().to_string();

    // Half an archive changes nothing.
    let whole = std::fs::read(&archive).unwrap();
    let half = to.folder.path().join("half.tiendo");
    std::fs::write(&half, &whole[..whole.len() / 2]).unwrap();
    let refused = run(to, &["restore", &half.display().to_string()]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{refused:?}");
    let none = run(to, &["verify"]);
    assert!(
        none.code == 2 && none.err.contains("create-realm"),
        "{none:?}"
    );

    let restored = run(to, &["--lang", "en", "restore", &path]);
    assert_eq!(restored.code, 0, "{restored:?}");
    assert!(
        restored.out.contains("quang-ngai: ") && restored.out.contains("; 0 problems."),
        "{restored:?}"
    );
    assert_eq!(run(to, &["verify"]).code, 0);
    let again = run(to, &["restore", &path]);
    assert!(
        again.code == 2 && again.err.contains("Đã có đơn vị quang-ngai"),
        "{again:?}"
    );

    // It is served, people sign in with what they had, and go on.
    let (server, address) = Server::start(&mut to.command(&["serve"]));
    let mut kept = 0;
    for desk in &desks {
        let mut officer = Browser::new(address);
        officer.sign_in(REALM, &desk.username, PASSWORD);
        let page = officer
            .get(&format!("/{REALM}/bao-cao/{}", desk.report))
            .unwrap();
        assert_eq!(page.status, 200);
        kept += page.text().matches("Đã làm ").count();
    }
    assert!(kept > 0, "what was saved before the backup is there");
    drop(server);
    assert_eq!(run(to, &["verify"]).code, 0);
}

#[test]
fn a_running_installation_comes_back_on_sqlite() {
    moved(&Site::sqlite(), &Site::sqlite());
}

#[test]
fn a_running_installation_moves_to_postgres() {
    if let Some(to) = Site::postgres() {
        moved(&Site::sqlite(), &to);
    }
}

#[test]
fn a_running_installation_moves_from_postgres() {
    if let Some(from) = Site::postgres() {
        moved(&from, &Site::sqlite());
    }
}

#[test]
fn what_cannot_be_backed_up_or_restored_says_what_to_do() {
    let site = Site::sqlite();
    let nothing = run(&site, &["backup"]);
    assert!(
        nothing.code == 2 && nothing.err.contains("Không có dữ liệu ở"),
        "{nothing:?}"
    );
    reporting(&site);
    let to = site.folder.path().join("to").display().to_string();
    let other = run(&site, &["backup", "--realm", "kon-tum", "--to", &to]);
    assert!(
        other.code == 2 && other.err.contains("--realm"),
        "{other:?}"
    );
    let nowhere = run(&site, &["backup", "--to", "/dev/null/x"]);
    assert!(
        nowhere.code == 3 && nowhere.err.contains("/dev/null/x"),
        "{nowhere:?}"
    );
    for archive in [
        "/nowhere.tiendo",
        concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"),
    ] {
        let refused = run(&site, &["restore", archive]);
        assert!(
            refused.code == 2 && refused.err.contains(archive),
            "{refused:?}"
        );
    }
}
