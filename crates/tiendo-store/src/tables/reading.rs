//! Documents that were taken in, readings, what persons decided on them, and how their reviews went on.

use crate::table::tables;

tables! { READING_TABLES:
    /// A source file taken in, and how it names itself.
    DOCUMENT = "document", key 2, Yes
        [int realm, text id, blob sha256, text name, opt_text issuer, opt_text number,
         opt_text issued_on, opt_text title, int taken_in_at, text taken_in_by];
    /// One run of the reader over a document: its JSON, apart from what persons decided.
    READING = "reading", key 2, Yes
        [int realm, text id, int rev, text document, text reader, text body, text state,
         opt_text plan, int at, opt_text spellings];
    /// What a person decided on a field or finding: kept under an anchor with the hash of the words that
    /// it was made on, so that it outlives a new reading.
    READING_DECISION = "reading_decision", key 2, Yes
        [int realm, text id, int rev, text document, text anchor, blob words_hash, text kind,
         opt_text value, opt_text reason, text decided_by, int decided_at];
    /// One thing that a person did in a review, with the decisions as they stood before it.
    REVIEW_ACT = "review_act", key 2, Yes
        [int realm, text id, text document, int n, text body, text acted_by, int acted_at];
    /// How many of the points to look at are settled.
    REVIEW_PROGRESS = "review_progress", key 2, Yes
        [int realm, text document, int settled, int total];
}
