//! Which format a file has: by its first bytes, then by its name.

use crate::ExtractError;

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// A web page, also one that Word has written.
    Html,
}

/// First bytes that name a format which is not read.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\xD0\xCF\x11\xE0", "Word/Excel 97 (.doc, .xls)"),
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
    "pdf", "doc", "docx", "docm", "odt", "rtf", "xls", "xlsx", "xlsm", "ods", "csv", "ppt", "pptx",
    "odp", "png", "jpg", "jpeg", "gif", "tif", "tiff", "zip", "rar", "7z", "gz", "json", "xml",
    "svg", "exe", "dll", "eml", "msg",
];

/// # Errors
/// [`ExtractError::Empty`], [`ExtractError::Unsupported`].
pub(crate) fn tell(name: &str, bytes: &[u8]) -> Result<Format, ExtractError> {
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
        return match ending.as_str() {
            "docx" | "docm" => unsupported("DOCX"),
            "xlsx" | "xlsm" => unsupported("XLSX"),
            _ => unsupported("ZIP"),
        };
    }
    if let Some((_, what)) = SIGNATURES.iter().find(|(s, _)| bytes.starts_with(s)) {
        return unsupported(what);
    }
    match ending.as_str() {
        "html" | "htm" | "xhtml" | "mht" | "mhtml" => Ok(Format::Html),
        "txt" | "text" => Ok(Format::Text),
        other if ENDINGS.contains(&other) => unsupported(&format!(".{other}")),
        _ if looks_like_html(bytes) => Ok(Format::Html),
        _ => Ok(Format::Text),
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
