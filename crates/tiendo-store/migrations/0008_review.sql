-- How a review of a reading went on: what can be undone, and how much is settled.

-- One thing that a person did in a review, with the decisions as they stood before it: what undoing puts back. It goes when
-- it is undone; the journal keeps both.
CREATE TABLE review_act (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    document {text} NOT NULL,
    n {int} NOT NULL,
    body {text} NOT NULL,
    acted_by {text} NOT NULL,
    acted_at {int} NOT NULL,
    PRIMARY KEY (realm, id),
    UNIQUE (realm, document, n),
    FOREIGN KEY (realm, document) REFERENCES document (realm, id)
) {strict};

-- How many of the points to look at are settled, for the list of what was taken in.
CREATE TABLE review_progress (
    realm {int} NOT NULL,
    document {text} NOT NULL,
    settled {int} NOT NULL,
    total {int} NOT NULL,
    PRIMARY KEY (realm, document),
    FOREIGN KEY (realm, document) REFERENCES document (realm, id)
) {strict};
