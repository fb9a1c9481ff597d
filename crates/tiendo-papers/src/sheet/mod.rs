//! Lists as workbooks.
