//! `tiendo read`: what is a document is read for what it holds, what is none gets one sentence, and the rest goes on.

use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../testdata/read")
        .join(name)
}

fn read(arguments: &[&str], files: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tiendo"))
        .args(["--lang", "en", "read"])
        .args(arguments)
        .args(files)
        .output()
        .unwrap()
}

fn lines(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    text.lines().map(str::to_owned).collect()
}

/// A file of the test's own.
fn file(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn any_administrative_document_is_read() {
    for (name, is_plan) in [
        ("thong-tu.txt", false),
        ("nghi-quyet.txt", true),
        ("quyet-dinh.txt", true),
        ("cong-van.txt", true),
        ("phu-luc.txt", true),
        ("trich.txt", true),
        ("chuong-trinh-dang.txt", true),
    ] {
        let output = read(&["--format", "json"], &[&case(name)]);
        assert!(output.status.success(), "{name}");
        assert!(output.stderr.is_empty(), "{name}");
        let printed = lines(&output.stdout);
        assert_eq!(printed.len(), 1, "{name}: a line a file");
        let reading: Value = serde_json::from_str(&printed[0]).unwrap();
        assert!(reading["file"].as_str().unwrap().ends_with(name));
        let not_a_plan = reading["findings"]
            .as_array()
            .unwrap()
            .iter()
            .any(|finding| finding["code"] == "not-a-plan");
        assert_eq!(not_a_plan, !is_plan, "{name}");
    }
}

#[test]
fn what_is_no_document_gets_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [
        ("trong.txt", b"".as_slice()),
        ("khoang-trang.txt", b" \n\t\n"),
        ("nhi-phan.txt", b"\x00\x01\x02\x03"),
        ("anh.png", b"\x89PNG\r\n\x1a\n0000"),
        ("ghi-chu.txt", "Mai nhớ mua sữa.\nGọi cho mẹ.\n".as_bytes()),
        ("trang.html", b"<html><body><p>Hello</p></body></html>"),
    ] {
        let path = file(&folder, name, bytes);
        let output = read(&[], &[&path]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(output.stdout.is_empty(), "{name}");
        let said: Vec<String> = lines(&output.stderr)
            .into_iter()
            .filter(|line| line.contains(name))
            .collect();
        assert_eq!(said.len(), 1, "{name}: {said:?}");
    }
    let missing = folder.path().join("khong-co.txt");
    assert_eq!(read(&[], &[&missing]).status.code(), Some(2));
    assert_eq!(read(&[], &[folder.path()]).status.code(), Some(2));
    assert_eq!(read(&[], &[]).status.code(), Some(2), "no file at all");
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let bad = file(&folder, "trong.txt", b"");
    let (first, last) = (case("cong-van.txt"), case("trich.txt"));
    let output = read(&["--format", "json"], &[&first, &bad, &last]);
    assert_eq!(output.status.code(), Some(2));
    let printed = lines(&output.stdout);
    assert_eq!(printed.len(), 2);
    assert!(printed[0].contains("1127/SNV-CCHC&VTLT"));
    assert!(printed[1].contains("trich.txt"));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("trong.txt"));
    assert!(!said.contains("cong-van.txt"));
}

#[test]
fn findings_never_change_the_exit_code() {
    let output = read(&[], &[&case("ke-hoach-xa.txt")]);
    assert_eq!(output.status.code(), Some(0));
    let outline = String::from_utf8(output.stdout).unwrap();
    assert!(outline.contains("Findings ("), "{outline}");
}

#[test]
fn an_administrators_spellings_are_known() {
    let folder = tempfile::tempdir().unwrap();
    let table = file(
        &folder,
        "spellings.csv",
        "variant,name\nVƯC,Vườn ươm công nghệ\n".as_bytes(),
    );
    let plan = file(
        &folder,
        "plan.txt",
        "KẾ HOẠCH\nThử nghiệm\nI. NHIỆM VỤ\n1. VƯC chủ trì, phối hợp với Sở KH&CN chọn nhóm khởi nghiệp.\n".as_bytes(),
    );
    let arguments = ["--format", "json", "--vocabulary", table.to_str().unwrap()];
    let output = read(&arguments, &[&plan]);
    assert!(output.status.success());
    let reading: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(reading["tasks"][0]["leads"][0], "VƯC");
    assert_eq!(reading["bodies"][0]["name"], "Vườn ươm công nghệ");
    assert_eq!(reading["bodies"][1]["name"], "Sở Khoa học và Công nghệ");

    let broken = file(&folder, "broken.csv", "variant,name\nVƯC\n".as_bytes());
    let output = read(&["--vocabulary", broken.to_str().unwrap()], &[&plan]);
    assert_eq!(output.status.code(), Some(2));
    assert!(lines(&output.stderr)[0].contains("Line 2"));
}
