-- What plans promise. An identity (plan, task, part …) lives across versions; its facts hold over valid_from/valid_until
-- (days) and were believed over known_from/known_until (numbers of the journal), all half-open. A fact's key is its
-- thing, the entry that wrote it, and its place among the facts of the thing in that entry.

CREATE TABLE plan (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    PRIMARY KEY (realm, id)
) {strict};

CREATE TABLE plan_version (
    realm {int} NOT NULL,
    plan {text} NOT NULL,
    known_from {int} NOT NULL,
    n {int} NOT NULL,
    version {int} NOT NULL,
    number {text},
    kind {text} NOT NULL,
    title {text} NOT NULL,
    issuer {text} NOT NULL,
    issued_on {text},
    effective_from {text},
    horizon {int},
    vision {int},
    document {text},
    known_until {int},
    PRIMARY KEY (realm, plan, known_from, n),
    FOREIGN KEY (realm, plan) REFERENCES plan (realm, id)
) {strict};

CREATE TABLE task_group (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    plan {text} NOT NULL,
    PRIMARY KEY (realm, id),
    FOREIGN KEY (realm, plan) REFERENCES plan (realm, id)
) {strict};

CREATE TABLE task_group_fact (
    realm {int} NOT NULL,
    task_group {text} NOT NULL,
    known_from {int} NOT NULL,
    n {int} NOT NULL,
    plan {text} NOT NULL,
    number {text},
    ordinal {int} NOT NULL,
    title {text} NOT NULL,
    valid_from {text},
    valid_until {text},
    known_until {int},
    PRIMARY KEY (realm, task_group, known_from, n),
    FOREIGN KEY (realm, task_group) REFERENCES task_group (realm, id)
) {strict};

CREATE INDEX task_group_fact_plan ON task_group_fact (realm, plan, ordinal);

CREATE TABLE task (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    plan {text} NOT NULL,
    PRIMARY KEY (realm, id),
    FOREIGN KEY (realm, plan) REFERENCES plan (realm, id)
) {strict};

CREATE TABLE task_fact (
    realm {int} NOT NULL,
    task {text} NOT NULL,
    known_from {int} NOT NULL,
    n {int} NOT NULL,
    plan {text} NOT NULL,
    task_group {text},
    number {text},
    ordinal {int} NOT NULL,
    deadline_words {text},
    deadline {text} NOT NULL,
    product {text},
    note {text},
    valid_from {text},
    valid_until {text},
    known_until {int},
    PRIMARY KEY (realm, task, known_from, n),
    FOREIGN KEY (realm, task) REFERENCES task (realm, id),
    FOREIGN KEY (realm, task_group) REFERENCES task_group (realm, id)
) {strict};

CREATE INDEX task_fact_plan ON task_fact (realm, plan, ordinal);

CREATE TABLE part (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    task {text} NOT NULL,
    PRIMARY KEY (realm, id),
    FOREIGN KEY (realm, task) REFERENCES task (realm, id)
) {strict};

-- The plan is repeated where a page takes all of a plan at once.
CREATE TABLE part_fact (
    realm {int} NOT NULL,
    part {text} NOT NULL,
    known_from {int} NOT NULL,
    n {int} NOT NULL,
    plan {text} NOT NULL,
    task {text} NOT NULL,
    ordinal {int} NOT NULL,
    text {text} NOT NULL,
    folded {text} NOT NULL,
    valid_from {text},
    valid_until {text},
    known_until {int},
    PRIMARY KEY (realm, part, known_from, n),
    FOREIGN KEY (realm, part) REFERENCES part (realm, id)
) {strict};

CREATE INDEX part_task ON part (realm, task);
CREATE INDEX part_fact_plan ON part_fact (realm, plan, task, ordinal);
CREATE INDEX part_fact_task ON part_fact (realm, task, ordinal);

-- Who holds a part in which role. `holder` is the id of a body or of a collective, as `holder_kind` says.
CREATE TABLE assignment (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    known_from {int} NOT NULL,
    n {int} NOT NULL,
    plan {text} NOT NULL,
    part {text} NOT NULL,
    holder_kind {text} NOT NULL CHECK (holder_kind IN ('agency', 'collective')),
    holder {text} NOT NULL,
    role {text} NOT NULL,
    secrecy {text} NOT NULL,
    cause {text},
    predecessor {text},
    ordinal {int} NOT NULL,
    valid_from {text},
    valid_until {text},
    known_until {int},
    PRIMARY KEY (realm, id, known_from, n),
    FOREIGN KEY (realm, part) REFERENCES part (realm, id)
) {strict};

CREATE INDEX assignment_plan ON assignment (realm, plan, ordinal);
CREATE INDEX assignment_part ON assignment (realm, part);
CREATE INDEX assignment_holder ON assignment (realm, holder);

CREATE TABLE target (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    plan {text} NOT NULL,
    PRIMARY KEY (realm, id),
    FOREIGN KEY (realm, plan) REFERENCES plan (realm, id)
) {strict};

CREATE TABLE target_fact (
    realm {int} NOT NULL,
    target {text} NOT NULL,
    known_from {int} NOT NULL,
    n {int} NOT NULL,
    plan {text} NOT NULL,
    ordinal {int} NOT NULL,
    name {text} NOT NULL,
    comparator {text} NOT NULL,
    approximate {int} NOT NULL CHECK (approximate IN (0, 1)),
    low {text},
    high {text},
    unit {text},
    measure {text},
    by_year {int},
    first_year {int},
    last_year {int},
    text {text},
    parent {text},
    valid_from {text},
    valid_until {text},
    known_until {int},
    PRIMARY KEY (realm, target, known_from, n),
    FOREIGN KEY (realm, target) REFERENCES target (realm, id),
    FOREIGN KEY (realm, parent) REFERENCES target (realm, id)
) {strict};

CREATE INDEX target_fact_plan ON target_fact (realm, plan, ordinal);

CREATE TABLE obligation (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    plan {text} NOT NULL,
    PRIMARY KEY (realm, id),
    FOREIGN KEY (realm, plan) REFERENCES plan (realm, id)
) {strict};

CREATE TABLE obligation_fact (
    realm {int} NOT NULL,
    obligation {text} NOT NULL,
    known_from {int} NOT NULL,
    n {int} NOT NULL,
    plan {text} NOT NULL,
    ordinal {int} NOT NULL,
    kind {text} NOT NULL,
    frequency {text},
    due {text},
    to_words {text},
    via_words {text},
    focal {text},
    valid_from {text},
    valid_until {text},
    known_until {int},
    PRIMARY KEY (realm, obligation, known_from, n),
    FOREIGN KEY (realm, obligation) REFERENCES obligation (realm, id),
    FOREIGN KEY (realm, focal) REFERENCES agency (realm, id)
) {strict};

CREATE INDEX obligation_fact_plan ON obligation_fact (realm, plan, ordinal);

-- A line of one fact of an obligation: it is believed as long as the fact is.
CREATE TABLE obligation_addressee (
    realm {int} NOT NULL,
    obligation {text} NOT NULL,
    known_from {int} NOT NULL,
    n {int} NOT NULL,
    ordinal {int} NOT NULL,
    words {text} NOT NULL,
    holder_kind {text} CHECK (holder_kind IN ('agency', 'collective')),
    holder {text},
    PRIMARY KEY (realm, obligation, known_from, n, ordinal),
    FOREIGN KEY (realm, obligation, known_from, n) REFERENCES obligation_fact (realm, obligation, known_from, n)
) {strict};

CREATE INDEX obligation_addressee_holder ON obligation_addressee (realm, holder);

CREATE TABLE duty (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    plan {text} NOT NULL,
    PRIMARY KEY (realm, id),
    FOREIGN KEY (realm, plan) REFERENCES plan (realm, id)
) {strict};

CREATE TABLE duty_fact (
    realm {int} NOT NULL,
    duty {text} NOT NULL,
    known_from {int} NOT NULL,
    n {int} NOT NULL,
    plan {text} NOT NULL,
    ordinal {int} NOT NULL,
    kind {text} NOT NULL,
    frequency {text},
    due {text},
    to_words {text},
    decides {text},
    valid_from {text},
    valid_until {text},
    known_until {int},
    PRIMARY KEY (realm, duty, known_from, n),
    FOREIGN KEY (realm, duty) REFERENCES duty (realm, id)
) {strict};

CREATE INDEX duty_fact_plan ON duty_fact (realm, plan, ordinal);

CREATE TABLE duty_addressee (
    realm {int} NOT NULL,
    duty {text} NOT NULL,
    known_from {int} NOT NULL,
    n {int} NOT NULL,
    ordinal {int} NOT NULL,
    words {text} NOT NULL,
    holder_kind {text} CHECK (holder_kind IN ('agency', 'collective')),
    holder {text},
    PRIMARY KEY (realm, duty, known_from, n, ordinal),
    FOREIGN KEY (realm, duty, known_from, n) REFERENCES duty_fact (realm, duty, known_from, n)
) {strict};

CREATE INDEX duty_addressee_holder ON duty_addressee (realm, holder);

-- Citations and recipients belong to one version of a plan.
CREATE TABLE citation (
    realm {int} NOT NULL,
    plan {text} NOT NULL,
    version {int} NOT NULL,
    ordinal {int} NOT NULL,
    known_from {int} NOT NULL,
    number {text} NOT NULL,
    kind {text},
    date {text},
    issuer {text},
    cited_as {text} NOT NULL,
    folded {text} NOT NULL,
    known_until {int},
    PRIMARY KEY (realm, plan, version, ordinal, known_from),
    FOREIGN KEY (realm, plan) REFERENCES plan (realm, id)
) {strict};

CREATE TABLE recipient (
    realm {int} NOT NULL,
    plan {text} NOT NULL,
    version {int} NOT NULL,
    ordinal {int} NOT NULL,
    known_from {int} NOT NULL,
    words {text} NOT NULL,
    known_until {int},
    PRIMARY KEY (realm, plan, version, ordinal, known_from),
    FOREIGN KEY (realm, plan) REFERENCES plan (realm, id)
) {strict};
