//! The crate from outside: the XML of papers, workbooks read back, and both opened in LibreOffice.

mod any_text;
mod layout;
mod office;
mod package;
mod sample;
mod schema;
mod sheet;
