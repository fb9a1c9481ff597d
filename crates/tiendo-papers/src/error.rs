//! Why a paper or a workbook could not be written.

/// Why [`write_docx`](crate::write_docx) or [`write_xlsx`](crate::write_xlsx) gave no bytes.
///
/// The first two are slips of the caller; the others come from the file formats themselves.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// A row of a table has not one cell for each column.
    #[error("row {row} of table «{table}» has {found} cells, the table has {expected} columns")]
    RowShape {
        /// Caption of the table, or name of the sheet.
        table: String,
        /// The row, counted from 1, heads not counted.
        row: usize,
        /// How many columns the table has.
        expected: usize,
        /// How many cells the row has.
        found: usize,
    },
    /// A table without columns, or a workbook without sheets: there is nothing to draw.
    #[error("«{0}» has nothing in it to write")]
    Empty(String),
    /// A cell holds more than the 32 767 characters that the format allows.
    #[error("row {row}, column {column} of sheet «{sheet}» has more than 32767 characters")]
    CellTooLong {
        /// Name of the sheet, as given.
        sheet: String,
        /// The row, counted from 1, heads not counted.
        row: usize,
        /// The column, counted from 1.
        column: usize,
    },
    /// The package (ZIP) could not be put together.
    #[error("the document package could not be written")]
    Package(#[from] zip::result::ZipError),
    /// A part of the package could not be compressed.
    #[error("a part of the document could not be compressed")]
    Part(#[from] std::io::Error),
    /// The workbook broke a limit of its format (rows, columns, dates before 1900).
    #[error("the workbook could not be written")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}
