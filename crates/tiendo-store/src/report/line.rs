//! Lines of reports: one task that the body answers for, with what it writes and a revision of its own.

use std::collections::BTreeSet;

use jiff::Timestamp;
use tiendo_domain::assignment::{Demand, Role, Secrecy, Via};
use tiendo_domain::id::{Id, Line, Part, Person, RealmId, Report, Round, Task};
use tiendo_domain::report::line::{DeclaredState, Figure, Figures, LineContent};
use tiendo_domain::report::submission::SentFigure;

use crate::error::StoreError;
use crate::row::{Cells, Row};
use crate::statement::statements;
use crate::tables::REPORT_LINE;
use crate::tx::{ReadTx, WriteTx};
use crate::value::Value;
use crate::values;

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The line.
    pub id: Id<Line>,
    /// Revision.
    pub rev: i64,
    /// Its report.
    pub report: Id<Report>,
    /// Its task.
    pub task: Id<Task>,
    /// Its place in the report: the task's in the plan.
    pub ordinal: u32,
    /// The task's number as printed.
    pub number: Option<String>,
    /// The parts of the task that the body holds.
    pub parts: BTreeSet<Id<Part>>,
    /// How much it asks for.
    pub demand: Demand,
    /// The role that the demand comes from.
    pub role: Role,
    /// Through what the role is held.
    pub via: Via,
    /// Whether it may be reported on in words.
    pub secrecy: Secrecy,
    /// What the body wrote.
    pub content: LineContent,
    /// Who wrote last, and when.
    pub written: Option<(Id<Person>, Timestamp)>,
    /// Until when saves of the same person are taken as one entry of the journal; `None` when it
    /// is closed.
    pub edit_until: Option<Timestamp>,
}

statements! {
    OF_REPORT = "SELECT id, rev, report, task, ordinal, number, parts, demand, role, collective, secrecy, declared,
            done_on, done, figures, difficulties, proposals, nothing_arose, unchanged, written_by, written_at,
            edit_until
        FROM report_line WHERE realm = $1 AND report = $2 ORDER BY ordinal, id";
    OF_ROUND = "SELECT l.id, l.rev, l.report, l.task, l.ordinal, l.number, l.parts, l.demand, l.role, l.collective,
            l.secrecy, l.declared, l.done_on, l.done, l.figures, l.difficulties, l.proposals, l.nothing_arose,
            l.unchanged, l.written_by, l.written_at, l.edit_until
        FROM report r JOIN report_line l ON l.realm = r.realm AND l.report = r.id
        WHERE r.realm = $1 AND r.round = $2 ORDER BY l.report, l.ordinal, l.id";
    seal SEAL_REPORT of REPORT_LINE = "realm = $1 AND report = $2";
}

/// The lines of a report, in the plan's order.
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

/// The lines of all reports of a round, by report, in the plan's order.
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

/// Makes the lines of a round that opens.
///
/// # Errors
/// Any [`StoreError`].
pub fn insert_many(tx: &mut WriteTx<'_>, lines: &[Record]) -> Result<(), StoreError> {
    let realm = tx.realm();
    tx.insert_many(
        &REPORT_LINE,
        lines.iter().map(|line| row_of(realm, line).to_vec()),
    )
}

/// Saves a line that was seen in revision `seen`, to be closed by the event that follows; `false`
/// where somebody saved first.
///
/// # Errors
/// Any [`StoreError`].
pub fn put(tx: &mut WriteTx<'_>, record: &Record, seen: i64) -> Result<bool, StoreError> {
    let row = row_of(
        tx.realm(),
        &Record {
            edit_until: None,
            ..record.clone()
        },
    );
    tx.put(&REPORT_LINE, &row, seen)
}

/// Saves a line as a draft, open until its `edit_until`, over the revision `read` in which this work has read it.
///
/// # Errors
/// [`StoreError::Misfit`] where it has no `edit_until`; any other.
pub fn put_draft(tx: &mut WriteTx<'_>, record: &Record, read: i64) -> Result<(), StoreError> {
    let row = row_of(tx.realm(), record);
    tx.put_draft_as_read(&REPORT_LINE, &row, read)
}

/// Closes the draft that `record` is into the entry that comes next; the caller writes over it with
/// [`put_draft`] in the same work.
///
/// # Errors
/// Any [`StoreError`].
pub fn seal_over(tx: &mut WriteTx<'_>, record: &Record) -> Result<(), StoreError> {
    let closed = Record {
        edit_until: None,
        ..record.clone()
    };
    let row = row_of(tx.realm(), &closed);
    tx.seal_over(&REPORT_LINE, &row)
}

/// Closes all drafts of a report into the entry that comes next.
///
/// # Errors
/// Any [`StoreError`].
pub fn seal_all(tx: &mut WriteTx<'_>, report: Id<Report>) -> Result<(), StoreError> {
    let params = values![tx.realm(), report];
    SEAL_REPORT.run(tx, &params).map(|_| ())
}

fn row_of(realm: RealmId, line: &Record) -> [Value; 24] {
    let parts: Vec<String> = line.parts.iter().map(ToString::to_string).collect();
    let collective = match line.via {
        Via::Name => None,
        Via::Collective(collective) => Some(collective),
    };
    let content = &line.content;
    values![
        realm,
        line.id,
        line.rev,
        line.report,
        line.task,
        i64::from(line.ordinal),
        line.number.as_deref(),
        parts.join(" "),
        line.demand.code(),
        line.role.code(),
        collective,
        line.secrecy.code(),
        content.declared.map(DeclaredState::code),
        content.done_on,
        &content.done,
        figures_text(&content.figures),
        &content.difficulties,
        &content.proposals,
        content.nothing_arose.as_deref(),
        content.unchanged,
        line.written.map(|(by, _)| by),
        line.written.map(|(_, at)| at),
        line.edit_until,
        None::<Vec<u8>>,
    ]
}

fn record(row: &Row) -> Result<Record, StoreError> {
    let mut cells = row.cells();
    let id = cells.id()?;
    record_of(id, &mut cells)
}

/// The line of an id, from the cells behind it.
pub(super) fn record_of(id: Id<Line>, cells: &mut Cells<'_>) -> Result<Record, StoreError> {
    Ok(Record {
        id,
        rev: cells.int()?,
        report: cells.id()?,
        task: cells.id()?,
        ordinal: cells.count()?,
        number: cells.opt_text()?,
        parts: cells.word(|text| text.split_whitespace().map(|id| id.parse().ok()).collect())?,
        demand: cells.word(Demand::from_code)?,
        role: cells.word(Role::from_code)?,
        via: cells.opt_id()?.map_or(Via::Name, Via::Collective),
        secrecy: cells.word(Secrecy::from_code)?,
        content: LineContent {
            declared: cells.opt_word(DeclaredState::from_code)?,
            done_on: cells.opt_date()?,
            done: cells.text()?,
            figures: cells.opt_word(figures)?.unwrap_or_default(),
            difficulties: cells.text()?,
            proposals: cells.text()?,
            nothing_arose: cells.opt_text()?,
            unchanged: cells.flag()?,
        },
        written: cells.opt_id()?.zip(cells.opt_timestamp()?),
        edit_until: cells.opt_timestamp()?,
    })
}

/// Figures as JSON: nothing where nothing was said, an empty list for "no figure".
fn figures_text(figures: &Figures) -> Option<String> {
    let list: Vec<SentFigure> = match figures {
        Figures::Unstated => return None,
        Figures::NoFigure => Vec::new(),
        Figures::Given(given) if given.is_empty() => return None,
        Figures::Given(given) => given.iter().map(SentFigure::from).collect(),
    };
    Some(serde_json::to_string(&list).expect("texts and decimals always have a JSON form"))
}

fn figures(text: &str) -> Option<Figures> {
    let list: Vec<SentFigure> = serde_json::from_str(text).ok()?;
    if list.is_empty() {
        return Some(Figures::NoFigure);
    }
    Some(Figures::Given(list.iter().map(Figure::from).collect()))
}
