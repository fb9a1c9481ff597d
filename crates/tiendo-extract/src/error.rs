//! Why a file is not read, in words for the person who gave it.

use tiendo_text::Lang;
use tiendo_text::encoding::DecodeError;

use crate::limits::{
    MAX_BLOCKS, MAX_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_DEPTH, MAX_PARTS, MAX_TEXT, MAX_UNPACKED,
};

/// A file that gives no document. Flaws of a document's content are findings of the reader, not errors.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExtractError {
    /// No bytes, or nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// Content that is no text and of no known format.
    #[error("the file is binary")]
    Binary,
    /// A known format that is not read.
    #[error("{what} is not read")]
    Unsupported {
        /// The format's name, such as `PDF`.
        what: String,
    },
    /// It is called by a format that it has not.
    #[error("the file is called .{ending} and is none")]
    Misnamed {
        /// The ending of its name, without a dot.
        ending: String,
    },
    /// More than [`MAX_BYTES`].
    #[error("{bytes} bytes are more than {MAX_BYTES}")]
    TooLarge {
        /// Size of the file.
        bytes: usize,
    },
    /// A part of the file is not what its format demands.
    #[error("{part} is damaged")]
    Damaged {
        /// The part.
        part: String,
    },
    /// The file opens with a password only.
    #[error("the file is protected by a password")]
    Protected,
    /// The file is within [`MAX_BYTES`], what it holds is not within another limit.
    #[error("beyond the limit: {0:?}")]
    Beyond(Limit),
    /// Text in an encoding that cannot be told without guessing.
    #[error("the text is neither UTF-8 nor UTF-16 (byte {at})")]
    UnknownEncoding {
        /// First byte that does not fit.
        at: usize,
    },
}

/// A limit of what a file may hold; see [`crate::limits`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Parts of an archive.
    Parts,
    /// Bytes that an archive unpacks to.
    Unpacked,
    /// Paragraphs, rows and cells.
    Blocks,
    /// Cells of a workbook.
    Cells,
    /// Columns of a sheet.
    Columns,
    /// Elements in elements.
    Depth,
    /// Bytes of the text.
    Text,
}

impl ExtractError {
    /// Damage in a part.
    pub(crate) fn damaged(part: &str) -> Self {
        Self::Damaged {
            part: part.to_owned(),
        }
    }

    /// One sentence that says what is wrong and what to do.
    pub fn message(&self, lang: Lang) -> String {
        let (vi, en) = self.both();
        match lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    fn both(&self) -> (String, String) {
        match self {
            Self::Empty => (
                "Tệp trống: không có nội dung để đọc.".to_owned(),
                "The file is empty: there is nothing to read.".to_owned(),
            ),
            Self::Binary => (
                "Tệp không phải là văn bản; hãy lưu lại dưới dạng .docx, .xlsx, .html hoặc .txt (UTF-8)."
                    .to_owned(),
                "The file is not a document; save it as .docx, .xlsx, .html or .txt (UTF-8)."
                    .to_owned(),
            ),
            Self::Unsupported { what } => (
                format!(
                    "Chưa đọc được định dạng {what}; hãy lưu văn bản dưới dạng .docx, .xlsx, .html hoặc .txt (UTF-8)."
                ),
                format!(
                    "The format {what} is not read; save the document as .docx, .xlsx, .html or .txt (UTF-8)."
                ),
            ),
            Self::Misnamed { ending } => (
                format!(
                    "Tệp có đuôi .{ending} nhưng nội dung không phải là .{ending}; hãy mở tệp bằng chương trình soạn thảo rồi lưu lại dưới dạng .docx, .xlsx, .html hoặc .txt (UTF-8)."
                ),
                format!(
                    "The file is called .{ending}, and what it holds is none; open it in a word processor and save it as .docx, .xlsx, .html or .txt (UTF-8)."
                ),
            ),
            Self::TooLarge { bytes } => {
                let limit = MAX_BYTES / (1024 * 1024);
                // Who asks may have looked at no more of the file than shows that it is too large.
                let size = bytes / (1024 * 1024);
                let (vi, en) = if size > limit {
                    (format!("lớn {size} MB, "), format!("has {size} MB; "))
                } else {
                    (String::new(), "is too large; ".to_owned())
                };
                (
                    format!("Tệp {vi}vượt giới hạn {limit} MB; hãy chỉ giữ lại văn bản, bỏ ảnh."),
                    format!("The file {en}at most {limit} MB are read: keep the document, leave pictures out."),
                )
            }
            Self::Damaged { part } => (
                format!("Tệp bị hỏng ({part}); hãy mở bằng Word hoặc Excel và lưu lại."),
                format!("The file is damaged ({part}); open it in Word or Excel and save it again."),
            ),
            Self::Protected => (
                "Tệp được đặt mật khẩu; hãy bỏ mật khẩu và lưu lại.".to_owned(),
                "The file has a password; take it off and save the file again.".to_owned(),
            ),
            Self::Beyond(limit) => limit.both(),
            Self::UnknownEncoding { at } => (
                format!("Không rõ bảng mã của tệp (byte thứ {at}); hãy lưu lại dưới dạng UTF-8."),
                format!("The file's encoding is not known (byte {at}); save it as UTF-8."),
            ),
        }
    }
}

impl Limit {
    fn both(self) -> (String, String) {
        let (limit, vi, en) = match self {
            Self::Parts => (MAX_PARTS, "thành phần", "parts"),
            Self::Unpacked => (
                MAX_UNPACKED / (1024 * 1024),
                "MB sau khi giải nén",
                "MB when unpacked",
            ),
            Self::Blocks => (MAX_BLOCKS, "đoạn văn và ô bảng", "paragraphs and cells"),
            Self::Cells => (MAX_CELLS, "ô", "cells"),
            Self::Columns => (MAX_COLUMNS, "cột", "columns"),
            Self::Text => (MAX_TEXT / (1024 * 1024), "MB chữ", "MB of text"),
            Self::Depth => (MAX_DEPTH, "tầng lồng nhau", "levels of nesting"),
        };
        (
            format!("Tệp vượt giới hạn {limit} {vi}; hãy chỉ giữ lại phần văn bản cần đọc."),
            format!(
                "The file goes beyond {limit} {en}; keep only the document that is to be read."
            ),
        )
    }
}

impl From<DecodeError> for ExtractError {
    fn from(error: DecodeError) -> Self {
        match error {
            DecodeError::Binary => Self::Binary,
            DecodeError::Unknown { at } => Self::UnknownEncoding { at },
        }
    }
}
