-- The installation and the journal. Tokens in braces are replaced by each engine's words.

CREATE TABLE realm_directory (
    number {int} NOT NULL,
    slug {text} NOT NULL,
    name_vi {text} NOT NULL,
    name_en {text} NOT NULL,
    public {int} NOT NULL CHECK (public IN (0, 1)),
    created_at {int} NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (slug)
) {strict};

CREATE TABLE installation_admin (
    id {text} NOT NULL,
    login {text} NOT NULL,
    password_hash {text} NOT NULL,
    created_at {int} NOT NULL,
    disabled_at {int},
    PRIMARY KEY (id),
    UNIQUE (login)
) {strict};

-- Realm 0 is the installation; its row is only locked, its chain stays empty.
CREATE TABLE journal_head (
    realm {int} NOT NULL,
    seq {int} NOT NULL,
    hash {blob} NOT NULL,
    PRIMARY KEY (realm)
) {strict};

CREATE TABLE journal (
    realm {int} NOT NULL,
    seq {int} NOT NULL,
    at {int} NOT NULL,
    actor {text} NOT NULL,
    event {text} NOT NULL,
    subject {text} NOT NULL,
    payload_hash {blob} NOT NULL,
    rows_hash {blob} NOT NULL,
    prev {blob} NOT NULL,
    hash {blob} NOT NULL,
    PRIMARY KEY (realm, seq)
) {strict};

CREATE INDEX journal_subject ON journal (realm, subject, seq);

CREATE TABLE journal_payload (
    realm {int} NOT NULL,
    seq {int} NOT NULL,
    salt {blob} NOT NULL,
    body {text} NOT NULL,
    PRIMARY KEY (realm, seq)
) {strict};

CREATE TABLE journal_row (
    realm {int} NOT NULL,
    seq {int} NOT NULL,
    ordinal {int} NOT NULL,
    table_name {text} NOT NULL,
    row_key {text} NOT NULL,
    row_hash {blob},
    PRIMARY KEY (realm, seq, ordinal)
) {strict};

CREATE INDEX journal_row_of ON journal_row (realm, table_name, row_key, seq);
