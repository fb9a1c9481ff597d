//! What kind of file an upload is, told by its content.

/// A kind of file that is taken as evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// PDF.
    Pdf,
    /// A Word document.
    Docx,
    /// An Excel workbook.
    Xlsx,
    /// A picture.
    Png,
    /// A photograph.
    Jpeg,
}

impl Media {
    /// The media type, as RFC 6838 registers it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Media::Pdf => "application/pdf",
            Media::Docx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            Media::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Media::Png => "image/png",
            Media::Jpeg => "image/jpeg",
        }
    }

    /// The ending of its names.
    pub const fn extension(self) -> &'static str {
        match self {
            Media::Pdf => "pdf",
            Media::Docx => "docx",
            Media::Xlsx => "xlsx",
            Media::Png => "png",
            Media::Jpeg => "jpg",
        }
    }
}

/// The kind of a file by its content; `None` for every kind that is not taken. The name says nothing.
pub fn sniff(bytes: &[u8]) -> Option<Media> {
    let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    match bytes {
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(Media::Pdf),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(Media::Png),
        [0xff, 0xd8, 0xff, ..] => Some(Media::Jpeg),
        // Both are ZIP archives whose directory names their main part in plain letters.
        [b'P', b'K', 3, 4, ..] if holds(b"word/document.xml") => Some(Media::Docx),
        [b'P', b'K', 3, 4, ..] if holds(b"xl/workbook.xml") => Some(Media::Xlsx),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_says_what_a_file_is() {
        for (bytes, expected) in [
            (&b"%PDF-1.7\n"[..], Some(Media::Pdf)),
            (b"\x89PNG\r\n\x1a\n....", Some(Media::Png)),
            (b"\xff\xd8\xff\xe0....", Some(Media::Jpeg)),
            (b"PK\x03\x04....word/document.xml", Some(Media::Docx)),
            (b"PK\x03\x04....xl/workbook.xml", Some(Media::Xlsx)),
            (b"PK\x03\x04....classes.dex", None),
            (b"<html>", None),
            (b"", None),
        ] {
            assert_eq!(sniff(bytes), expected);
        }
    }
}
