-- Bodies and collectives. Identity stands apart from what is held true of it: facts hold over valid_from/valid_until
-- (days) and were believed over known_from/known_until (numbers of the journal), all half-open.

CREATE TABLE agency (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    PRIMARY KEY (realm, id)
) {strict};

CREATE TABLE agency_fact (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    agency {text} NOT NULL,
    name {text} NOT NULL,
    short {text} NOT NULL,
    code {text},
    symbol {text},
    kind {text} NOT NULL,
    superior {text},
    standing {text} NOT NULL,
    channel {text} NOT NULL,
    source {text} NOT NULL,
    folded {text} NOT NULL,
    sort_key {text} NOT NULL,
    valid_from {text},
    valid_until {text},
    known_from {int} NOT NULL,
    known_until {int},
    PRIMARY KEY (realm, id),
    FOREIGN KEY (realm, agency) REFERENCES agency (realm, id),
    FOREIGN KEY (realm, superior) REFERENCES agency (realm, id)
) {strict};

CREATE INDEX agency_fact_agency ON agency_fact (realm, agency);

CREATE TABLE collective (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    PRIMARY KEY (realm, id)
) {strict};

CREATE TABLE collective_rule (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    collective {text} NOT NULL,
    name {text} NOT NULL,
    folded {text} NOT NULL,
    expr {text} NOT NULL,
    valid_from {text},
    valid_until {text},
    known_from {int} NOT NULL,
    known_until {int},
    PRIMARY KEY (realm, id),
    FOREIGN KEY (realm, collective) REFERENCES collective (realm, id)
) {strict};

CREATE INDEX collective_rule_collective ON collective_rule (realm, collective);

CREATE TABLE collective_member (
    realm {int} NOT NULL,
    id {text} NOT NULL,
    collective {text} NOT NULL,
    agency {text} NOT NULL,
    valid_from {text},
    valid_until {text},
    known_from {int} NOT NULL,
    known_until {int},
    PRIMARY KEY (realm, id),
    FOREIGN KEY (realm, collective) REFERENCES collective (realm, id),
    FOREIGN KEY (realm, agency) REFERENCES agency (realm, id)
) {strict};

CREATE INDEX collective_member_collective ON collective_member (realm, collective);
CREATE INDEX collective_member_agency ON collective_member (realm, agency);
