//! Which format a file has: by its first bytes, then by its name.

use crate::ExtractError;
use crate::mhtml;
use crate::package::Package;

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// A web page, also one that Word has written.
    Html,
    /// A Word file.
    Docx,
    /// An Excel file.
    Xlsx,
}

/// What the first bytes and the name tell.
pub(crate) enum Told {
    Text,
    Html,
    /// A web page in one file with its pictures.
    SavedPage,
    /// An archive; what it holds tells the rest.
    Package,
}

/// First bytes of the files of Word and Excel up to 2003, and of any that has a password.
const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0";

/// `EncryptedPackage` as such a file writes it: a newer file behind a password.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// First bytes that name a format which is not read.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (OLD_OFFICE, "Word/Excel 97 (.doc, .xls)"),
    (b"\x89PNG", "PNG"),
    (b"\xFF\xD8\xFF", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xBC\xAF", "7-Zip"),
    (b"\x1F\x8B", "gzip"),
    (b"\x7FELF", "ELF"),
];

/// Endings that name a format which is not read, whatever the bytes look like.
const ENDINGS: &[&str] = &[
    "pdf", "doc", "docm", "odt", "rtf", "xls", "xlsm", "ods", "csv", "ppt", "pptx", "odp", "png",
    "jpg", "jpeg", "gif", "tif", "tiff", "zip", "rar", "7z", "gz", "json", "xml", "svg", "exe",
    "dll", "eml", "msg",
];

/// # Errors
/// [`ExtractError::Empty`], [`ExtractError::Unsupported`], [`ExtractError::Misnamed`].
pub(crate) fn tell(name: &str, bytes: &[u8]) -> Result<Told, ExtractError> {
    if bytes.is_empty() {
        return Err(ExtractError::Empty);
    }
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase())
        .unwrap_or_default();
    let unsupported = |what: &str| {
        Err(ExtractError::Unsupported {
            what: what.to_owned(),
        })
    };
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(Told::Package);
    }
    if bytes.starts_with(OLD_OFFICE) && memchr::memmem::find(bytes, ENCRYPTED).is_some() {
        return Err(ExtractError::Protected);
    }
    if let Some((_, what)) = SIGNATURES.iter().find(|(s, _)| bytes.starts_with(s)) {
        return unsupported(what);
    }
    match ending.as_str() {
        "html" | "htm" | "xhtml" | "mht" | "mhtml" | "" if mhtml::is_message(bytes) => {
            Ok(Told::SavedPage)
        }
        "html" | "htm" | "xhtml" | "mht" | "mhtml" => Ok(Told::Html),
        "txt" | "text" => Ok(Told::Text),
        // They would have been archives.
        "docx" | "xlsx" => Err(ExtractError::Misnamed { ending }),
        other if ENDINGS.contains(&other) => unsupported(&format!(".{other}")),
        _ if looks_like_html(bytes) => Ok(Told::Html),
        _ => Ok(Told::Text),
    }
}

/// The file opens with a tag that only a web page opens with.
fn looks_like_html(bytes: &[u8]) -> bool {
    let head: String = bytes
        .iter()
        .take(512)
        .map(|&b| char::from(b.to_ascii_lowercase()))
        .collect();
    let head = head
        .trim_start_matches(['\u{EF}', '\u{BB}', '\u{BF}'])
        .trim_start();
    [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<table",
        "<meta",
    ]
    .iter()
    .any(|tag| head.starts_with(tag))
}

/// What an archive is that is neither a Word nor an Excel file.
pub(crate) fn archive(package: &mut Package) -> &'static str {
    let kind = package.text("mimetype").ok().flatten().unwrap_or_default();
    match kind.trim() {
        "application/vnd.oasis.opendocument.text" => "ODT",
        "application/vnd.oasis.opendocument.spreadsheet" => "ODS",
        _ if package.has("ppt/presentation.xml") => "PowerPoint",
        _ => "ZIP",
    }
}
