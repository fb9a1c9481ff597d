//! Sendings of reports: immutable snapshots, and what happened to each: withdrawn, entered from a
//! paper, returned.

use jiff::Timestamp;
use jiff::civil::Date;
use tiendo_domain::id::{Agency, Id, Obligation, Person, RealmId, Report, Round, Submission};
use tiendo_domain::report::submission::Sealed;
use tiendo_domain::report::{Capacity, Receipt, Returned, Sending};

use crate::error::StoreError;
use crate::hash::Hash;
use crate::row::Row;
use crate::statement::statements;
use crate::tables::{PAPER_ENTRY, REPORT_RETURN, RETURN_LINE, SUBMISSION, WITHDRAWAL};
use crate::tx::{ReadTx, WriteTx};
use crate::value::Value;
use crate::{round, values};

/// A sending, without its snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The sending.
    pub id: Id<Submission>,
    /// Its report.
    pub report: Id<Report>,
    /// 1, 2, …
    pub n: u32,
    /// When it was sent or entered, by the server's clock.
    pub at: Timestamp,
    /// Who sent or entered it.
    pub sent_by: Id<Person>,
    /// The capacity and position of who sent it; none for a paper.
    pub capacity: Option<(Capacity, String)>,
    /// The proved day of receipt, for a paper.
    pub received_on: Option<Date>,
    /// SHA-256 of the snapshot.
    pub sha256: Hash,
    /// Who took it back, and when.
    pub withdrawn: Option<(Id<Person>, Timestamp)>,
}

/// The signed paper behind a sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The report.
    pub report: Id<Report>,
    /// The sending that it becomes once its lines are typed.
    pub n: u32,
    /// Revision.
    pub rev: i64,
    /// Number and symbol as printed.
    pub number: String,
    /// The paper's date.
    pub dated: Date,
    /// The proved day of receipt.
    pub received_on: Date,
    /// SHA-256 of the signed file.
    pub file: Hash,
    /// The file's name.
    pub file_name: String,
    /// Its bytes.
    pub file_size: u64,
    /// Who entered it.
    pub entered_by: Id<Person>,
    /// When.
    pub entered_at: Timestamp,
}

/// The return of a sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Return {
    /// The report.
    pub report: Id<Report>,
    /// The sending that was returned.
    pub n: u32,
    /// Who returned it.
    pub by: Id<Person>,
    /// When.
    pub at: Timestamp,
    /// The lines, each with what is to be mended.
    pub lines: Returned,
}

/// An accepted report of an earlier year: what a body said last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The report.
    pub report: Id<Report>,
    /// The body that was expected to report.
    pub agency: Id<Agency>,
    /// The year that it reports on.
    pub year: i16,
    /// The snapshot in its written form.
    pub body: String,
}

statements! {
    OF_REPORT = "SELECT s.id, s.report, s.n, s.at, s.sent_by, s.capacity, s.position, s.received_on, s.sha256,
            w.person, w.at
        FROM submission s
        LEFT JOIN withdrawal w ON w.realm = s.realm AND w.report = s.report AND w.n = s.n
        WHERE s.realm = $1 AND s.report = $2 ORDER BY s.n";
    OF_ROUND = "SELECT s.id, s.report, s.n, s.at, s.sent_by, s.capacity, s.position, s.received_on, s.sha256,
            w.person, w.at
        FROM report r JOIN submission s ON s.realm = r.realm AND s.report = r.id
        LEFT JOIN withdrawal w ON w.realm = s.realm AND w.report = s.report AND w.n = s.n
        WHERE r.realm = $1 AND r.round = $2 ORDER BY s.report, s.n";
    BODY = "SELECT body, sha256 FROM submission WHERE realm = $1 AND report = $2 AND n = $3";
    ACCEPTED = "SELECT r.id, s.body FROM report r
        JOIN submission s ON s.realm = r.realm AND s.report = r.id AND s.n = r.sendings
        WHERE r.realm = $1 AND r.round = $2 AND r.state = 'accepted' ORDER BY r.id";
    EARLIER = "SELECT r.id, r.agency, o.year, s.body FROM round o
        JOIN report r ON r.realm = o.realm AND r.round = o.id AND r.state = 'accepted'
        JOIN submission s ON s.realm = r.realm AND s.report = r.id AND s.n = r.sendings
        WHERE o.realm = $1 AND o.obligation = $2 AND o.year < $3 ORDER BY o.year DESC, r.id";
    EARLIER_OF = "SELECT r.id, r.agency, o.year, s.body FROM round o
        JOIN report r ON r.realm = o.realm AND r.round = o.id AND r.state = 'accepted'
        JOIN submission s ON s.realm = r.realm AND s.report = r.id AND s.n = r.sendings
        WHERE o.realm = $1 AND o.obligation = $2 AND o.year < $3 AND r.agency = $4
        ORDER BY o.year DESC, r.id LIMIT 1";
    PAPERS_OF_ROUND = "SELECT p.report, p.n, p.rev, p.number, p.dated, p.received_on, p.file, p.file_name, p.file_size,
            p.entered_by, p.entered_at
        FROM report r JOIN paper_entry p ON p.realm = r.realm AND p.report = r.id
        WHERE r.realm = $1 AND r.round = $2 ORDER BY p.report, p.n";
    PAPERS_OF = "SELECT report, n, rev, number, dated, received_on, file, file_name, file_size, entered_by,
            entered_at
        FROM paper_entry WHERE realm = $1 AND report = $2 ORDER BY n";
    remove DROP_PAPER of PAPER_ENTRY = "WHERE realm = $1 AND report = $2 AND n = $3";
    RETURNS_OF = "SELECT t.report, t.n, t.returned_by, t.returned_at, l.line, l.reason
        FROM report_return t
        JOIN return_line l ON l.realm = t.realm AND l.report = t.report AND l.n = t.n
        WHERE t.realm = $1 AND t.report = $2 ORDER BY t.n, l.ordinal, l.line";
    RETURNS_OF_ROUND = "SELECT t.report, t.n, t.returned_by, t.returned_at, l.line, l.reason
        FROM report r
        JOIN report_return t ON t.realm = r.realm AND t.report = r.id
        JOIN return_line l ON l.realm = t.realm AND l.report = t.report AND l.n = t.n
        WHERE r.realm = $1 AND r.round = $2 ORDER BY t.report, t.n, l.ordinal, l.line";
}

impl Record {
    /// The sending as the rule of timeliness sees it.
    pub fn sending(&self) -> Sending {
        let receipt = match self.received_on {
            None => Receipt::Here(self.at),
            Some(received_on) => Receipt::Paper {
                received_on,
                entered_at: self.at,
            },
        };
        Sending {
            n: self.n,
            receipt,
            withdrawn: self.withdrawn.is_some(),
        }
    }
}

/// The sendings of a report, oldest first.
///
/// # Errors
/// Any [`StoreError`].
pub fn of_report(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    report: Id<Report>,
) -> Result<Vec<Record>, StoreError> {
    tx.query(OF_REPORT, &values![realm, report])?
        .iter()
        .map(record)
        .collect()
}

/// The sendings of all reports of a round, by report, oldest first.
///
/// # Errors
/// Any [`StoreError`].
pub fn of_round(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    round: Id<Round>,
) -> Result<Vec<Record>, StoreError> {
    tx.query(OF_ROUND, &values![realm, round])?
        .iter()
        .map(record)
        .collect()
}

/// The snapshot of a sending in its written form, with its hash.
///
/// # Errors
/// Any [`StoreError`].
pub fn body(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    report: Id<Report>,
    n: u32,
) -> Result<Option<Sealed>, StoreError> {
    let row = tx.query_opt(BODY, &values![realm, report, i64::from(n)])?;
    row.map(|row| {
        let mut cells = row.cells();
        Ok(Sealed {
            json: cells.text()?,
            sha256: cells.sha256()?,
        })
    })
    .transpose()
}

/// The snapshots of the accepted reports of a round in their written form, by report.
///
/// # Errors
/// Any [`StoreError`].
pub fn accepted(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    round: Id<Round>,
) -> Result<Vec<(Id<Report>, String)>, StoreError> {
    tx.query(ACCEPTED, &values![realm, round])?
        .iter()
        .map(|row| {
            let mut cells = row.cells();
            Ok((cells.id()?, cells.text()?))
        })
        .collect()
}

/// What all bodies said in accepted reports of earlier years, the newest year first.
///
/// # Errors
/// Any [`StoreError`].
pub fn earlier(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    obligation: Id<Obligation>,
    before: i16,
) -> Result<Vec<Earlier>, StoreError> {
    tx.query(EARLIER, &values![realm, obligation, i64::from(before)])?
        .iter()
        .map(said)
        .collect()
}

/// What one body said in its last accepted report of an earlier year.
///
/// # Errors
/// Any [`StoreError`].
pub fn earlier_of(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    obligation: Id<Obligation>,
    before: i16,
    agency: Id<Agency>,
) -> Result<Option<Earlier>, StoreError> {
    let params = values![realm, obligation, i64::from(before), agency];
    tx.query_opt(EARLIER_OF, &params)?
        .as_ref()
        .map(said)
        .transpose()
}

/// Keeps a sending. Its row is never changed afterwards.
///
/// # Errors
/// Any [`StoreError`].
pub fn insert(tx: &mut WriteTx<'_>, record: &Record, body: &str) -> Result<(), StoreError> {
    let row = values![
        tx.realm(),
        record.report,
        i64::from(record.n),
        record.id,
        record.at,
        record.sent_by,
        record
            .capacity
            .as_ref()
            .map(|(capacity, _)| capacity.code()),
        record
            .capacity
            .as_ref()
            .map(|(_, position)| position.as_str()),
        record.received_on,
        record.sha256,
        body
    ];
    tx.insert(&SUBMISSION, &row)
}

/// Notes that the body took sending `n` back.
///
/// # Errors
/// Any [`StoreError`].
pub fn withdraw(
    tx: &mut WriteTx<'_>,
    report: Id<Report>,
    n: u32,
    by: Id<Person>,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = values![tx.realm(), report, i64::from(n), by, at];
    tx.insert(&WITHDRAWAL, &row)
}

/// Keeps the particulars of the paper behind a sending that is still to be.
///
/// # Errors
/// [`StoreError::Misfit`] for a file beyond all sizes; any other.
pub fn insert_paper(tx: &mut WriteTx<'_>, paper: &Paper) -> Result<(), StoreError> {
    let row = paper_row(tx.realm(), paper)?;
    tx.insert(&PAPER_ENTRY, &row)
}

/// Saves a paper that was seen in revision `seen`; `false` where somebody saved first.
///
/// # Errors
/// As [`insert_paper`].
pub fn put_paper(tx: &mut WriteTx<'_>, paper: &Paper, seen: i64) -> Result<bool, StoreError> {
    let row = paper_row(tx.realm(), paper)?;
    tx.put(&PAPER_ENTRY, &row, seen)
}

/// Takes away a paper that no sending came of, because the body sent the report itself.
///
/// # Errors
/// Any [`StoreError`].
pub fn drop_paper(tx: &mut WriteTx<'_>, report: Id<Report>, n: u32) -> Result<(), StoreError> {
    let params = values![tx.realm(), report, i64::from(n)];
    DROP_PAPER.run(tx, &params).map(|_| ())
}

fn paper_row(realm: RealmId, paper: &Paper) -> Result<[Value; 12], StoreError> {
    Ok(values![
        realm,
        paper.report,
        i64::from(paper.n),
        paper.rev,
        &paper.number,
        paper.dated,
        paper.received_on,
        paper.file,
        &paper.file_name,
        crate::evidence::size_cell(paper.file_size)?,
        paper.entered_by,
        paper.entered_at
    ])
}

/// The papers of a report, by sending.
///
/// # Errors
/// Any [`StoreError`].
pub fn papers_of(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    report: Id<Report>,
) -> Result<Vec<Paper>, StoreError> {
    tx.query(PAPERS_OF, &values![realm, report])?
        .iter()
        .map(paper)
        .collect()
}

/// The papers of a round, by report and sending.
///
/// # Errors
/// Any [`StoreError`].
pub fn papers_of_round(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    round: Id<Round>,
) -> Result<Vec<Paper>, StoreError> {
    tx.query(PAPERS_OF_ROUND, &values![realm, round])?
        .iter()
        .map(paper)
        .collect()
}

/// Keeps the return of a sending with its reasons.
///
/// # Errors
/// Any [`StoreError`].
pub fn insert_return(tx: &mut WriteTx<'_>, returned: &Return) -> Result<(), StoreError> {
    let (realm, n) = (tx.realm(), i64::from(returned.n));
    let row = values![realm, returned.report, n, returned.by, returned.at];
    tx.insert(&REPORT_RETURN, &row)?;
    let lines: Vec<Vec<Value>> = returned
        .lines
        .iter()
        .zip(1_i64..)
        .map(|((line, reason), ordinal)| {
            values![realm, returned.report, n, *line, ordinal, reason.as_str()].to_vec()
        })
        .collect();
    tx.insert_many(&RETURN_LINE, lines)
}

/// The returns of a report, oldest first.
///
/// # Errors
/// Any [`StoreError`].
pub fn returns_of(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    report: Id<Report>,
) -> Result<Vec<Return>, StoreError> {
    returns(&tx.query(RETURNS_OF, &values![realm, report])?)
}

/// The returns of all reports of a round, by report, oldest first.
///
/// # Errors
/// Any [`StoreError`].
pub fn returns_of_round(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    round: Id<Round>,
) -> Result<Vec<Return>, StoreError> {
    returns(&tx.query(RETURNS_OF_ROUND, &values![realm, round])?)
}

/// Puts the rows of one return together; they come one behind the other.
fn returns(rows: &[Row]) -> Result<Vec<Return>, StoreError> {
    let mut list: Vec<Return> = Vec::new();
    for row in rows {
        let mut cells = row.cells();
        let (report, n) = (cells.id()?, cells.count()?);
        let (by, at) = (cells.id()?, cells.timestamp()?);
        let line = (cells.id()?, round::reason(&mut cells)?);
        match list.last_mut() {
            Some(one) if one.report == report && one.n == n => one.lines.rest.push(line),
            _ => list.push(Return {
                report,
                n,
                by,
                at,
                lines: Returned::one(line),
            }),
        }
    }
    Ok(list)
}

fn record(row: &Row) -> Result<Record, StoreError> {
    let mut cells = row.cells();
    Ok(Record {
        id: cells.id()?,
        report: cells.id()?,
        n: cells.count()?,
        at: cells.timestamp()?,
        sent_by: cells.id()?,
        capacity: cells.opt_word(Capacity::from_code)?.zip(cells.opt_text()?),
        received_on: cells.opt_date()?,
        sha256: cells.sha256()?,
        withdrawn: cells.opt_id()?.zip(cells.opt_timestamp()?),
    })
}

fn paper(row: &Row) -> Result<Paper, StoreError> {
    let mut cells = row.cells();
    Ok(Paper {
        report: cells.id()?,
        n: cells.count()?,
        rev: cells.int()?,
        number: cells.text()?,
        dated: cells.date()?,
        received_on: cells.date()?,
        file: cells.sha256()?,
        file_name: cells.text()?,
        file_size: crate::evidence::size(&mut cells)?,
        entered_by: cells.id()?,
        entered_at: cells.timestamp()?,
    })
}

fn said(row: &Row) -> Result<Earlier, StoreError> {
    let mut cells = row.cells();
    Ok(Earlier {
        report: cells.id()?,
        agency: cells.id()?,
        year: round::year(&mut cells)?,
        body: cells.text()?,
    })
}
