//! LibreOffice as another producer of files, and as one that sees what we see. `TIENDO_SOFFICE` names the program;
//! otherwise `soffice` of the search path is taken. Without it the tests say so and pass, but under `CI` they fail.

use std::path::PathBuf;
use std::process::Command;

/// The filter that writes Word files.
pub(crate) const DOCX: &str = "docx:MS Word 2007 XML";
/// The filter that writes workbooks.
pub(crate) const XLSX: &str = "xlsx:Calc MS Excel 2007 XML";
/// Text in UTF-8, with the numbers of lists.
pub(crate) const TEXT: &str = "txt:Text (encoded):UTF8";

fn program() -> Option<PathBuf> {
    let named = std::env::var_os("TIENDO_SOFFICE").map(PathBuf::from);
    named.or_else(|| {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path)
            .map(|folder| folder.join("soffice"))
            .find(|file| file.is_file())
    })
}

/// Has LibreOffice write the file in another format; `None` where it is not there.
pub(crate) fn convert(name: &str, bytes: &[u8], filter: &str) -> Option<Vec<u8>> {
    let Some(program) = program() else {
        assert!(
            std::env::var_os("CI").is_none(),
            "LibreOffice is missing: install libreoffice-writer-nogui and libreoffice-calc-nogui, or set TIENDO_SOFFICE"
        );
        eprintln!("not checked: LibreOffice is missing");
        return None;
    };
    let folder = tempfile::tempdir().expect("a folder for the files");
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).expect("the file is written");
    let mut command = Command::new(program);
    // Each run has a profile of its own, so that runs do not meet.
    command.arg(format!(
        "-env:UserInstallation=file://{}",
        folder.path().join("profile").display()
    ));
    // A page is a Word document to be only when it is opened as one.
    if std::path::Path::new(name).extension() == Some("html".as_ref()) {
        command.arg("--infilter=HTML (StarWriter)");
    }
    let out = folder.path().join("out");
    let ran = command
        .args(["--headless", "--convert-to", filter, "--outdir"])
        .arg(&out)
        .arg(&file)
        .output()
        .expect("LibreOffice starts");
    let ending = filter.split(':').next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let made = out.join(format!("{stem}.{ending}"));
    Some(std::fs::read(made).unwrap_or_else(|_| {
        panic!(
            "LibreOffice wrote nothing: {}",
            String::from_utf8_lossy(&ran.stderr)
        )
    }))
}
