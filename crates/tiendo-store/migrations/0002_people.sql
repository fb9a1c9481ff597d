-- Settings, persons, sign-in, roles; stored files; and what comes and goes without a journal.

-- One JSON value a key; what a key means is the application's.
CREATE TABLE setting (
    realm {int} NOT NULL,
    key {text} NOT NULL,
    rev {int} NOT NULL,
    value {text} NOT NULL,
    PRIMARY KEY (realm, key)
) {strict};

-- A person who signs in or signs: name, office, official contact, and no more.
CREATE TABLE person (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    rev {int} NOT NULL,
    login {text} NOT NULL,
    name {text} NOT NULL,
    office {text} NOT NULL,
    email {text},
    phone {text},
    language {text} NOT NULL,
    sort_key {text} NOT NULL,
    folded {text} NOT NULL,
    created_at {int} NOT NULL,
    disabled_at {int},
    PRIMARY KEY (realm, id),
    UNIQUE (realm, login)
) {strict};

-- How a person proves who they are.
CREATE TABLE credential (
    realm {int} NOT NULL,
    person {text} NOT NULL,
    password_hash {text} NOT NULL,
    must_change {int} NOT NULL CHECK (must_change IN (0, 1)),
    changed_at {int} NOT NULL,
    PRIMARY KEY (realm, person),
    FOREIGN KEY (realm, person) REFERENCES person (realm, id)
) {strict};

-- A role over the whole realm (agency null) or for one body, over a period of days.
CREATE TABLE role_grant (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    person {text} NOT NULL,
    role {text} NOT NULL,
    agency {text},
    valid_from {text},
    valid_until {text},
    granted_by {text} NOT NULL,
    granted_at {int} NOT NULL,
    ended_at {int},
    PRIMARY KEY (realm, id),
    FOREIGN KEY (realm, person) REFERENCES person (realm, id)
) {strict};

CREATE INDEX role_grant_person ON role_grant (realm, person);
CREATE INDEX role_grant_agency ON role_grant (realm, agency);

-- A file that is kept, named by the SHA-256 of its content; the bytes lie beside the database.
CREATE TABLE stored_file (
    realm {int} NOT NULL,
    sha256 {blob} NOT NULL,
    size {int} NOT NULL,
    media_type {text} NOT NULL,
    stored_at {int} NOT NULL,
    destroyed_at {int},
    PRIMARY KEY (realm, sha256)
) {strict};

-- Somebody signed in.
CREATE TABLE session (
    realm {int} NOT NULL,
    token_hash {blob} NOT NULL,
    id {text} NOT NULL,
    person {text} NOT NULL,
    started_at {int} NOT NULL,
    seen_at {int} NOT NULL,
    ends_at {int} NOT NULL,
    address {text} NOT NULL,
    PRIMARY KEY (realm, token_hash),
    UNIQUE (realm, id),
    FOREIGN KEY (realm, person) REFERENCES person (realm, id)
) {strict};

CREATE INDEX session_person ON session (realm, person);
CREATE INDEX session_ends ON session (realm, ends_at);

-- An attempt to sign in.
CREATE TABLE login_attempt (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    login {text} NOT NULL,
    address {text} NOT NULL,
    at {int} NOT NULL,
    succeeded {int} NOT NULL CHECK (succeeded IN (0, 1)),
    PRIMARY KEY (realm, id)
) {strict};

CREATE INDEX login_attempt_login ON login_attempt (realm, login, at);
CREATE INDEX login_attempt_address ON login_attempt (realm, address, at);

-- A part of a file on its way up.
CREATE TABLE upload_part (
    realm {int} NOT NULL,
    upload {text} NOT NULL,
    ordinal {int} NOT NULL,
    person {text} NOT NULL,
    at {int} NOT NULL,
    bytes {blob} NOT NULL,
    PRIMARY KEY (realm, upload, ordinal)
) {strict};

-- A message on its way out.
CREATE TABLE outbox (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    at {int} NOT NULL,
    kind {text} NOT NULL,
    person {text},
    body {text} NOT NULL,
    tried {int} NOT NULL,
    sent_at {int},
    PRIMARY KEY (realm, id)
) {strict};
