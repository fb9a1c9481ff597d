-- Consolidated reports, written from accepted ones; and what was opened to the public.

-- A consolidated report of a round, of the focal department or of UBND tỉnh.
CREATE TABLE consolidation (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    rev {int} NOT NULL,
    round {text} NOT NULL,
    kind {text} NOT NULL,
    title {text} NOT NULL,
    state {text} NOT NULL,
    made_at {int} NOT NULL,
    made_by {text} NOT NULL,
    PRIMARY KEY (realm, id),
    FOREIGN KEY (realm, round) REFERENCES round (realm, id)
) {strict};

CREATE INDEX consolidation_round ON consolidation (realm, round);

-- A paragraph, heading or table of a consolidated report, with where it came from (JSON).
CREATE TABLE consolidation_block (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    rev {int} NOT NULL,
    consolidation {text} NOT NULL,
    ordinal {int} NOT NULL,
    kind {text} NOT NULL,
    body {text} NOT NULL,
    origin {text} NOT NULL,
    edited_by {text},
    edited_at {int},
    PRIMARY KEY (realm, id),
    FOREIGN KEY (realm, consolidation) REFERENCES consolidation (realm, id)
) {strict};

CREATE INDEX consolidation_block_order ON consolidation_block (realm, consolidation, ordinal);

-- What a recorded decision has opened to the public: a plan, a consolidated report, accepted totals.
CREATE TABLE publication (
    realm {int} NOT NULL,
    subject_kind {text} NOT NULL,
    subject {text} NOT NULL,
    rev {int} NOT NULL,
    decision {text} NOT NULL,
    decided_on {text} NOT NULL,
    opened_by {text} NOT NULL,
    opened_at {int} NOT NULL,
    ended_at {int},
    PRIMARY KEY (realm, subject_kind, subject)
) {strict};
