//! LibreOffice opens what we write: to PDF, where the words must stand, and to DOCX again.
//!
//! `TIENDO_SOFFICE` names the program; otherwise `soffice` of the search path is taken. Without it the
//! tests say so and pass, but under `CI` they fail.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::package::{Element, part};
use crate::sample;
use tempfile::TempDir;
use tiendo_papers::write_docx;

/// LibreOffice, if it is here.
fn office() -> Option<PathBuf> {
    let named = std::env::var_os("TIENDO_SOFFICE").map(PathBuf::from);
    let found = named.or_else(|| {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path)
            .map(|folder| folder.join("soffice"))
            .find(|file| file.is_file())
    });
    if found.is_none() {
        assert!(
            std::env::var_os("CI").is_none(),
            "LibreOffice is missing: install libreoffice-writer-nogui and libreoffice-calc-nogui, or set TIENDO_SOFFICE"
        );
        eprintln!(
            "not checked: LibreOffice is missing (libreoffice-writer-nogui, libreoffice-calc-nogui)"
        );
    }
    found
}

/// Converts `file` into the folder `out`; each run has a profile of its own, so runs do not meet.
fn convert(office: &Path, folder: &TempDir, file: &str, filter: &str) {
    let ran = Command::new(office)
        .arg(format!(
            "-env:UserInstallation=file://{}",
            folder.path().join("profile").display()
        ))
        .args(["--headless", "--convert-to", filter, "--outdir"])
        .arg(folder.path().join("out"))
        .arg(folder.path().join(file))
        .output()
        .expect("LibreOffice starts");
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
}

/// Text of a PDF, page by page.
fn pages(file: &Path) -> Vec<String> {
    let ran = Command::new("pdftotext")
        .args(["-layout"])
        .arg(file)
        .arg("-")
        .output();
    let ran = ran.expect("pdftotext (poppler-utils) is installed beside LibreOffice");
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    let text = String::from_utf8(ran.stdout).expect("pdftotext writes UTF-8");
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    assert_eq!(
        pages.pop().as_deref(),
        Some(""),
        "every page ends in a form feed"
    );
    pages
}

fn one_blank(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_report_is_drawn_as_the_decree_has_it() {
    let Some(office) = office() else { return };
    let folder = TempDir::new().expect("a folder");
    let docx = write_docx(&sample::report()).expect("a paper");
    std::fs::write(folder.path().join("report.docx"), docx).expect("written");
    convert(&office, &folder, "report.docx", "pdf");
    let pages = pages(&folder.path().join("out/report.pdf"));

    let first: Vec<String> = pages[0]
        .lines()
        .map(one_blank)
        .filter(|line| !line.is_empty())
        .collect();
    // Quốc hiệu on one line, beside the issuer; Tiêu ngữ below it; number level with the date.
    assert_eq!(
        first[0],
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    );
    assert_eq!(first[1], "TỈNH HẢI SƠN Độc lập - Tự do - Hạnh phúc");
    assert_eq!(
        first[2],
        "Số: 07/BC-UBND Hải Sơn, ngày 05 tháng 12 năm 2026"
    );
    assert_eq!(first[3], "BÁO CÁO");
    assert!(
        first
            .iter()
            .any(|line| line.starts_with("- Tổ chức 12 hội nghị")),
        "{first:?}"
    );

    let second = one_blank(&pages[1]);
    assert!(
        second.starts_with("2 "),
        "the second page has its number: {second}"
    );
    assert!(
        second.contains("TM. ỦY BAN NHÂN DÂN") && second.contains("Trần Thị Hòa Bình"),
        "{second}"
    );
    assert!(
        second.contains("tiến độ./."),
        "the signature stands with the end of the text"
    );

    // The lying annex runs over several pages; its head is on each, its numbers begin anew.
    let annex = pages
        .iter()
        .position(|page| page.contains("Phụ lục II"))
        .expect("the second annex");
    assert!(pages.len() > annex + 1, "long enough to run over");
    for (index, page) in pages[annex..].iter().enumerate() {
        let page = one_blank(page);
        assert!(page.contains("Nhóm nhiệm vụ"), "{page}");
        if index > 0 {
            assert!(page.starts_with(&format!("{} ", index + 1)), "{page}");
        }
    }
}

#[test]
fn a_report_survives_being_saved_by_libreoffice() {
    let Some(office) = office() else { return };
    let folder = TempDir::new().expect("a folder");
    let docx = write_docx(&sample::report()).expect("a paper");
    std::fs::write(folder.path().join("report.docx"), &docx).expect("written");
    convert(&office, &folder, "report.docx", "docx:MS Word 2007 XML");
    let saved = std::fs::read(folder.path().join("out/report.docx")).expect("a document");

    let words = |bytes: &[u8]| {
        let document = Element::parse(&part(bytes, "word/document.xml"));
        document
            .named("w:t")
            .into_iter()
            .map(Element::words)
            .collect::<String>()
    };
    assert_eq!(words(&saved), words(&docx));
    let document = Element::parse(&part(&saved, "word/document.xml"));
    let heads = document.named("w:tblHeader");
    assert_eq!(heads.len(), 4, "both tables keep both rows of their heads");
    let styles = Element::parse(&part(&saved, "word/styles.xml"));
    let names: Vec<&str> = styles
        .named("w:name")
        .iter()
        .filter_map(|name| name.attribute("w:val"))
        .collect();
    for name in ["Quốc hiệu", "Tiêu ngữ", "Nơi nhận", "Căn cứ"] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    let custom = part(&saved, "docProps/custom.xml");
    assert!(
        custom.contains(sample::HEAD),
        "the journal's head outlives an edit"
    );
}

#[test]
fn a_workbook_prints_with_its_heads() {
    let Some(office) = office() else { return };
    let folder = TempDir::new().expect("a folder");
    let mut workbook = sample::tasks();
    workbook.sheets.truncate(1);
    let row = workbook.sheets[0].rows[0].clone();
    workbook.sheets[0].rows.extend(std::iter::repeat_n(row, 60));
    let xlsx = tiendo_papers::write_xlsx(&workbook).expect("a workbook");
    std::fs::write(folder.path().join("tasks.xlsx"), xlsx).expect("written");
    convert(&office, &folder, "tasks.xlsx", "pdf");
    let pages = pages(&folder.path().join("out/tasks.pdf"));

    assert!(pages.len() > 1, "long enough to run over");
    for (number, page) in (1..).zip(&pages) {
        let page = one_blank(page);
        assert!(page.starts_with(&format!("{number} ")), "{page}");
        assert!(
            page.contains("Số Nội dung nhiệm vụ Thời hạn Tỷ lệ"),
            "{page}"
        );
    }
    let first = one_blank(&pages[0]);
    assert!(
        first.contains("14/11/2026") && first.contains("08:15 20/11/2026"),
        "{first}"
    );
    assert!(
        first.contains("84.5 %") && first.contains("1,250,000,000"),
        "{first}"
    );
}
