//! Official papers and tables: plain values to DOCX and XLSX bytes.
//!
//! [`paper`] writes an official paper in the layout of Nghị định 30/2020/NĐ-CP, phụ lục I, as a Word
//! document; [`sheet`] writes lists as a workbook. Both are pure: what goes in is a value, what comes
//! out is bytes, and the same value gives the same bytes (the instant of making is an input).
//!
//! Deliberately not here: what a paper says. The words of a report are chosen by its use case; this
//! crate knows only the form that the decree gives them. The words that the form itself prescribes
//! (Quốc hiệu, `Nơi nhận:`, `Kính gửi:`) are Vietnamese by law and are not translated.

mod characters;
mod error;
mod measure;
pub mod paper;
mod properties;
pub mod sheet;

pub use error::PaperError;
pub use paper::{Paper, write_docx};
pub use properties::Properties;
pub use sheet::{Workbook, write_xlsx};
