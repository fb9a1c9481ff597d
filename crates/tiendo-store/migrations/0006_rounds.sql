-- Report rounds, what they expect, reports with their lines, sendings, returns, papers, evidence.

CREATE TABLE round (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    rev {int} NOT NULL,
    plan {text} NOT NULL,
    obligation {text} NOT NULL,
    year {int} NOT NULL,
    state {text} NOT NULL,
    due {text} NOT NULL,
    cut_off {text},
    entry_from {text},
    entry_until {text},
    as_of {text} NOT NULL,
    open_set_settled {int} NOT NULL CHECK (open_set_settled IN (0, 1)),
    created_by {text} NOT NULL,
    created_at {int} NOT NULL,
    confirmed_last_day {text},
    opened_by {text},
    opened_at {int},
    closed_by {text},
    closed_at {int},
    PRIMARY KEY (realm, id)
) {strict};

CREATE INDEX round_obligation ON round (realm, obligation, year);
CREATE INDEX round_plan ON round (realm, plan, year);

-- A body that a person named as belonging to the open set of the obligation.
CREATE TABLE round_member (
    realm {int} NOT NULL,
    round {text} NOT NULL,
    agency {text} NOT NULL,
    reason {text} NOT NULL,
    named_by {text} NOT NULL,
    named_at {int} NOT NULL,
    PRIMARY KEY (realm, round, agency),
    FOREIGN KEY (realm, round) REFERENCES round (realm, id)
) {strict};

-- A demand that a person changed before the round opened.
CREATE TABLE round_demand (
    realm {int} NOT NULL,
    round {text} NOT NULL,
    agency {text} NOT NULL,
    task {text} NOT NULL,
    demand {text} NOT NULL,
    reason {text} NOT NULL,
    changed_by {text} NOT NULL,
    changed_at {int} NOT NULL,
    PRIMARY KEY (realm, round, agency, task),
    FOREIGN KEY (realm, round) REFERENCES round (realm, id)
) {strict};

-- The tasks as they were worded on the day that the round was opened for.
CREATE TABLE round_task (
    realm {int} NOT NULL,
    round {text} NOT NULL,
    task {text} NOT NULL,
    ordinal {int} NOT NULL,
    number {text},
    group_number {text},
    group_title {text},
    words {text} NOT NULL,
    leads {text} NOT NULL,
    PRIMARY KEY (realm, round, task),
    FOREIGN KEY (realm, round) REFERENCES round (realm, id)
) {strict};

-- Written when the round opens; never changed afterwards.
CREATE TABLE expected (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    round {text} NOT NULL,
    agency {text} NOT NULL,
    agency_name {text} NOT NULL,
    agency_short {text} NOT NULL,
    sort_key {text} NOT NULL,
    why {text} NOT NULL,
    collective {text},
    reason {text},
    PRIMARY KEY (realm, id),
    UNIQUE (realm, round, agency),
    FOREIGN KEY (realm, round) REFERENCES round (realm, id)
) {strict};

-- Who answers for an expected report now; a handover closes a row and adds the next.
CREATE TABLE expected_answerable (
    realm {int} NOT NULL,
    expected {text} NOT NULL,
    agency {text} NOT NULL,
    known_from {int} NOT NULL,
    known_until {int},
    valid_from {text},
    valid_until {text},
    cause {text} NOT NULL,
    PRIMARY KEY (realm, expected, agency, known_from),
    FOREIGN KEY (realm, expected) REFERENCES expected (realm, id)
) {strict};

CREATE INDEX expected_answerable_agency ON expected_answerable (realm, agency);

CREATE TABLE report (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    rev {int} NOT NULL,
    expected {text} NOT NULL,
    round {text} NOT NULL,
    agency {text} NOT NULL,
    state {text} NOT NULL,
    sendings {int} NOT NULL,
    drafter {text},
    accepted_by {text},
    accepted_at {int},
    excused_by {text},
    excused_why {text},
    changed_at {int} NOT NULL,
    PRIMARY KEY (realm, id),
    UNIQUE (realm, expected),
    FOREIGN KEY (realm, expected) REFERENCES expected (realm, id)
) {strict};

CREATE INDEX report_round ON report (realm, round);
CREATE INDEX report_agency ON report (realm, agency);

CREATE TABLE report_line (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    rev {int} NOT NULL,
    report {text} NOT NULL,
    task {text} NOT NULL,
    ordinal {int} NOT NULL,
    number {text},
    parts {text} NOT NULL,
    demand {text} NOT NULL,
    role {text} NOT NULL,
    collective {text},
    secrecy {text} NOT NULL,
    declared {text},
    done_on {text},
    done {text} NOT NULL,
    figures {text},
    difficulties {text} NOT NULL,
    proposals {text} NOT NULL,
    nothing_arose {text},
    unchanged {int} NOT NULL CHECK (unchanged IN (0, 1)),
    written_by {text},
    written_at {int},
    edit_until {int},
    seal {blob},
    PRIMARY KEY (realm, id),
    UNIQUE (realm, report, task),
    FOREIGN KEY (realm, report) REFERENCES report (realm, id)
) {strict};

-- Whose hand was in a report, and how, over all its sendings.
CREATE TABLE report_hand (
    realm {int} NOT NULL,
    report {text} NOT NULL,
    person {text} NOT NULL,
    hand {text} NOT NULL,
    at {int} NOT NULL,
    PRIMARY KEY (realm, report, person, hand),
    FOREIGN KEY (realm, report) REFERENCES report (realm, id)
) {strict};

-- Sending n of a report. A row is never changed.
CREATE TABLE submission (
    realm {int} NOT NULL,
    report {text} NOT NULL,
    n {int} NOT NULL,
    id {text} NOT NULL,
    at {int} NOT NULL,
    sent_by {text} NOT NULL,
    capacity {text},
    position {text},
    received_on {text},
    sha256 {blob} NOT NULL,
    body {text} NOT NULL,
    PRIMARY KEY (realm, report, n),
    FOREIGN KEY (realm, report) REFERENCES report (realm, id)
) {strict};

-- A sending that the body took back itself.
CREATE TABLE withdrawal (
    realm {int} NOT NULL,
    report {text} NOT NULL,
    n {int} NOT NULL,
    person {text} NOT NULL,
    at {int} NOT NULL,
    PRIMARY KEY (realm, report, n),
    FOREIGN KEY (realm, report, n) REFERENCES submission (realm, report, n)
) {strict};

-- The signed paper that a report is entered from on the body's behalf; n is the sending that it
-- becomes once its lines are typed.
CREATE TABLE paper_entry (
    realm {int} NOT NULL,
    report {text} NOT NULL,
    n {int} NOT NULL,
    rev {int} NOT NULL,
    number {text} NOT NULL,
    dated {text} NOT NULL,
    received_on {text} NOT NULL,
    file {blob} NOT NULL,
    file_name {text} NOT NULL,
    file_size {int} NOT NULL,
    entered_by {text} NOT NULL,
    entered_at {int} NOT NULL,
    PRIMARY KEY (realm, report, n),
    FOREIGN KEY (realm, report) REFERENCES report (realm, id),
    FOREIGN KEY (realm, file) REFERENCES stored_file (realm, sha256)
) {strict};

-- The return of sending n.
CREATE TABLE report_return (
    realm {int} NOT NULL,
    report {text} NOT NULL,
    n {int} NOT NULL,
    returned_by {text} NOT NULL,
    returned_at {int} NOT NULL,
    PRIMARY KEY (realm, report, n),
    FOREIGN KEY (realm, report, n) REFERENCES submission (realm, report, n)
) {strict};

CREATE TABLE return_line (
    realm {int} NOT NULL,
    report {text} NOT NULL,
    n {int} NOT NULL,
    line {text} NOT NULL,
    ordinal {int} NOT NULL,
    reason {text} NOT NULL,
    PRIMARY KEY (realm, report, n, line),
    FOREIGN KEY (realm, report, n) REFERENCES report_return (realm, report, n),
    FOREIGN KEY (realm, line) REFERENCES report_line (realm, id)
) {strict};

-- A file behind a line. A removed one keeps its row: older sendings name it.
CREATE TABLE evidence (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    rev {int} NOT NULL,
    report {text} NOT NULL,
    line {text} NOT NULL,
    sha256 {blob} NOT NULL,
    name {text} NOT NULL,
    size {int} NOT NULL,
    personal {int} NOT NULL CHECK (personal IN (0, 1)),
    added_by {text} NOT NULL,
    added_at {int} NOT NULL,
    removed_by {text},
    removed_at {int},
    PRIMARY KEY (realm, id),
    FOREIGN KEY (realm, line) REFERENCES report_line (realm, id),
    FOREIGN KEY (realm, sha256) REFERENCES stored_file (realm, sha256)
) {strict};

CREATE INDEX evidence_report ON evidence (realm, report);
CREATE INDEX evidence_sha256 ON evidence (realm, sha256);
