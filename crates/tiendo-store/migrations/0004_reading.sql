-- Documents that were taken in, what the reader made of them, and what persons decided.

-- A source file taken in, and how it names itself: the same document comes again by its bytes or by issuer, number and day.
CREATE TABLE document (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    sha256 {blob} NOT NULL,
    name {text} NOT NULL,
    issuer {text},
    number {text},
    issued_on {text},
    title {text},
    taken_in_at {int} NOT NULL,
    taken_in_by {text} NOT NULL,
    PRIMARY KEY (realm, id),
    UNIQUE (realm, sha256),
    FOREIGN KEY (realm, sha256) REFERENCES stored_file (realm, sha256)
) {strict};

-- One run of the reader over a document: its JSON, apart from what persons decided.
CREATE TABLE reading (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    rev {int} NOT NULL,
    document {text} NOT NULL,
    reader {text} NOT NULL,
    body {text} NOT NULL,
    state {text} NOT NULL,
    plan {text},
    at {int} NOT NULL,
    PRIMARY KEY (realm, id),
    FOREIGN KEY (realm, document) REFERENCES document (realm, id)
) {strict};

CREATE INDEX reading_document ON reading (realm, document, at);

-- What a person decided on a field or finding: kept under an anchor with the hash of the words that
-- it was made on, so that it outlives a new reading.
CREATE TABLE reading_decision (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    rev {int} NOT NULL,
    document {text} NOT NULL,
    anchor {text} NOT NULL,
    words_hash {blob} NOT NULL,
    kind {text} NOT NULL,
    value {text},
    reason {text},
    decided_by {text} NOT NULL,
    decided_at {int} NOT NULL,
    PRIMARY KEY (realm, id),
    UNIQUE (realm, document, anchor),
    FOREIGN KEY (realm, document) REFERENCES document (realm, id)
) {strict};
