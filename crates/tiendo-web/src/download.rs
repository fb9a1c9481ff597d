//! Files that a browser saves instead of showing.

use crate::error::{Answer, WebError};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::IntoResponse,
};

/// Media type of a workbook.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Media type of a Word document.
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// A workbook, under a name made of `words`.
pub(crate) fn xlsx(bytes: Vec<u8>, words: &str) -> Answer {
    attached(bytes, XLSX, "xlsx", words)
}

/// JSON, under a name made of `words`.
pub(crate) fn json(bytes: Vec<u8>, words: &str) -> Answer {
    attached(bytes, "application/json", "json", words)
}

/// A Word document, under a name made of `words`.
pub(crate) fn docx(bytes: Vec<u8>, words: &str) -> Answer {
    attached(bytes, DOCX, "docx", words)
}

/// An uploaded file under its own name, of which letters, digits, blanks and a few signs are kept.
pub(crate) fn named(bytes: Vec<u8>, media: &str, name: &str) -> Answer {
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || ".-_ ()".contains(c) {
                c
            } else {
                '_'
            }
        })
        .collect();
    // RFC 8187: the name in UTF-8 for every browser of today, the plain one for the rest.
    let mut whole = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b".-_".contains(&byte) {
            whole.push(char::from(byte));
        } else {
            whole.push('%');
            whole.push_str(&tiendo_app::files::hex(&[byte]).to_ascii_uppercase());
        }
    }
    let fault = |error| WebError::Fault(tiendo_app::Fault::new(error));
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}");
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::try_from(media).map_err(fault)?,
        ),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::try_from(disposition).map_err(fault)?,
        ),
    ];
    Ok((StatusCode::OK, headers, bytes).into_response())
}

fn attached(bytes: Vec<u8>, media: &'static str, ending: &str, words: &str) -> Answer {
    let name = file_name(words);
    let disposition = HeaderValue::try_from(format!("attachment; filename=\"{name}.{ending}\""))
        .map_err(|error| WebError::Fault(tiendo_app::Fault::new(error)))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media)),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((StatusCode::OK, headers, bytes).into_response())
}

/// A file name of letters without marks, digits and hyphens, which every system takes:
/// "Nhiệm vụ 214/KH-UBND" is `nhiem-vu-214-kh-ubnd`.
fn file_name(words: &str) -> String {
    let mut name = String::new();
    for c in tiendo_text::fold(words).chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
        if name.len() >= 80 {
            break;
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() {
        "tai-ve".to_owned()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_plain() {
        for (words, name) in [
            ("Nhiệm vụ 214/KH-UBND", "nhiem-vu-214-kh-ubnd"),
            ("../..\"\r\n", "tai-ve"),
            ("Đề án (2026)", "de-an-2026"),
        ] {
            assert_eq!(file_name(words), name);
        }
        assert!(file_name(&"dài ".repeat(100)).len() <= 80);
    }
}
