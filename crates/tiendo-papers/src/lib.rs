//! Official papers and tables: domain values to DOCX and XLSX bytes.
