//! Documents that were taken in, readings, and what persons decided on them.

use crate::table::tables;

tables! { READING_TABLES:
    /// Documents that were taken in, what the reader made of them, and what persons decided.
    /// 
    /// A source file taken in.
    /// ATE TABLE document (
    ///  realm {int} NOT NULL,
    ///  id {text} NOT NULL,
    ///  sha256 {blob} NOT NULL,
    ///  name {text} NOT NULL,
    ///  taken_in_at {int} NOT NULL,
    ///  taken_in_by {text} NOT NULL,
    ///  PRIMARY KEY (realm, id),
    ///  UNIQUE (realm, sha256),
    ///  FOREIGN KEY (realm, sha256) REFERENCES stored_file (realm, sha256)
    /// strict};
    /// 
    /// One run of the reader over a document: its JSON, apart from what persons decided.
    /// ATE TABLE reading (
    ///  realm {int} NOT NULL,
    ///  id {text} NOT NULL,
    ///  rev {int} NOT NULL,
    ///  document {text} NOT NULL,
    ///  reader {text} NOT NULL,
    ///  body {text} NOT NULL,
    ///  state {text} NOT NULL,
    ///  plan {text},
    ///  at {int} NOT NULL,
    ///  PRIMARY KEY (realm, id),
    ///  FOREIGN KEY (realm, document) REFERENCES document (realm, id)
    /// strict};
    /// 
    /// ATE INDEX reading_document ON reading (realm, document, at);
    /// 
    /// What a person decided on a field or finding: kept under an anchor with the hash of the words that
    /// it was made on, so that it outlives a new reading.
    READING_DECISION = "reading_decision", key 2, Yes
        [int realm, text id, int rev, text document, text anchor, blob words_hash, text kind,
         opt_text value, opt_text reason, text decided_by, int decided_at];
}
