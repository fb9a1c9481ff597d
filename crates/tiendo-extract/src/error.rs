//! Why a file is not read, in words for the person who gave it.

use tiendo_text::Lang;
use tiendo_text::encoding::DecodeError;

use crate::MAX_BYTES;

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
    /// More than [`MAX_BYTES`].
    #[error("{bytes} bytes are more than {MAX_BYTES}")]
    TooLarge {
        /// Size of the file.
        bytes: usize,
    },
    /// Text in an encoding that cannot be told without guessing.
    #[error("the text is neither UTF-8 nor UTF-16 (byte {at})")]
    UnknownEncoding {
        /// First byte that does not fit.
        at: usize,
    },
}

impl ExtractError {
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
                "Tệp không phải là văn bản; hãy lưu lại dưới dạng .txt (UTF-8) hoặc .html."
                    .to_owned(),
                "The file is not a document; save it as .txt (UTF-8) or .html.".to_owned(),
            ),
            Self::Unsupported { what } => (
                format!(
                    "Chưa đọc được định dạng {what}; hãy lưu văn bản dưới dạng .txt (UTF-8) hoặc .html."
                ),
                format!(
                    "The format {what} is not read; save the document as .txt (UTF-8) or .html."
                ),
            ),
            Self::TooLarge { bytes } => {
                let limit = MAX_BYTES / (1024 * 1024);
                let size = bytes.div_ceil(1024 * 1024);
                (
                    format!("Tệp lớn {size} MB, quá giới hạn {limit} MB."),
                    format!("The file has {size} MB; at most {limit} MB are read."),
                )
            }
            Self::UnknownEncoding { at } => (
                format!("Không rõ bảng mã của tệp (byte thứ {at}); hãy lưu lại dưới dạng UTF-8."),
                format!("The file's encoding is not known (byte {at}); save it as UTF-8."),
            ),
        }
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
