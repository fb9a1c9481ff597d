//! Reports: one body in one round. Here is the report with its state; its lines, its sendings and
//! the hands that were in it stand beside.

mod ground;
pub mod hand;
pub mod line;
pub mod sending;

pub(crate) use ground::statements as ground_statements;
pub use ground::{Ground, ahead_of_save, ground_of_save};

use jiff::Timestamp;
use jiff::civil::Date;
use tiendo_domain::id::{Agency, Expected, Id, Person, RealmId, Report, Round};
use tiendo_domain::nonempty::Reason;
use tiendo_domain::report::{Returned, State, StateName};

use crate::error::StoreError;
use crate::row::{Cells, Row};
use crate::statement::statements;
use crate::tables::REPORT;
use crate::tx::{ReadTx, WriteTx};
use crate::value::Value;
use crate::values;

/// A report without its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The report.
    pub id: Id<Report>,
    /// Revision of the report itself; its lines have their own.
    pub rev: i64,
    /// What it answers to.
    pub expected: Id<Expected>,
    /// Its round.
    pub round: Id<Round>,
    /// The body that was expected to report.
    pub agency: Id<Agency>,
    /// The state without what is known in it; [`Record::state`] gives the whole.
    pub name: StateName,
    /// How many sendings there were: the number of the last.
    pub sendings: u32,
    /// Who handed it to the head, while the head has it.
    pub drafter: Option<Id<Person>>,
    /// Who accepted it, and when.
    pub accepted: Option<(Id<Person>, Timestamp)>,
    /// Who excused the body, and why.
    pub excused: Option<(Id<Person>, Reason)>,
    /// When its state last changed.
    pub changed_at: Timestamp,
}

/// A report in a list, with the body's names as the round froze them and who answers for it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The report.
    pub report: Record,
    /// The name of the body on the day that the round was opened for.
    pub agency_name: String,
    /// Its short name on that day.
    pub agency_short: String,
    /// The body that answers for it on the day that was asked for.
    pub answerable: Id<Agency>,
}

statements! {
    FIND = "SELECT r.id, r.rev, r.expected, r.round, r.agency, r.state, r.sendings, r.drafter, r.accepted_by,
            r.accepted_at, r.excused_by, r.excused_why, r.changed_at, e.agency_name, e.agency_short,
            COALESCE(a.agency, r.agency)
        FROM report r JOIN expected e ON e.realm = r.realm AND e.id = r.expected
        LEFT JOIN expected_answerable a ON a.realm = r.realm AND a.expected = r.expected AND a.known_until IS NULL
            AND (a.valid_from IS NULL OR a.valid_from <= $3) AND (a.valid_until IS NULL OR a.valid_until > $3)
        WHERE r.realm = $1 AND r.id = $2";
    OF_ROUND = "SELECT r.id, r.rev, r.expected, r.round, r.agency, r.state, r.sendings, r.drafter, r.accepted_by,
            r.accepted_at, r.excused_by, r.excused_why, r.changed_at, e.agency_name, e.agency_short,
            COALESCE(a.agency, r.agency)
        FROM report r JOIN expected e ON e.realm = r.realm AND e.id = r.expected
        LEFT JOIN expected_answerable a ON a.realm = r.realm AND a.expected = r.expected AND a.known_until IS NULL
            AND (a.valid_from IS NULL OR a.valid_from <= $3) AND (a.valid_until IS NULL OR a.valid_until > $3)
        WHERE r.realm = $1 AND r.round = $2 ORDER BY e.sort_key, r.id";
    ALL = "SELECT r.id, r.rev, r.expected, r.round, r.agency, r.state, r.sendings, r.drafter, r.accepted_by,
            r.accepted_at, r.excused_by, r.excused_why, r.changed_at, e.agency_name, e.agency_short,
            COALESCE(a.agency, r.agency)
        FROM report r JOIN expected e ON e.realm = r.realm AND e.id = r.expected
        LEFT JOIN expected_answerable a ON a.realm = r.realm AND a.expected = r.expected AND a.known_until IS NULL
            AND (a.valid_from IS NULL OR a.valid_from <= $2) AND (a.valid_until IS NULL OR a.valid_until > $2)
        WHERE r.realm = $1 ORDER BY r.round, e.sort_key, r.id";
}

impl Record {
    /// The state with what is known in it. `last_return` is needed where it is returned, and
    /// ignored elsewhere.
    ///
    /// # Errors
    /// [`StoreError::Misfit`] where the row lacks what belongs to its state.
    pub fn state(&self, last_return: Option<&Returned>) -> Result<State, StoreError> {
        let lacks = || StoreError::Misfit {
            table: "report",
            problem: format!("{:?} lacks what belongs to it", self.name),
        };
        let n = self.sendings;
        Ok(match self.name {
            StateName::NotStarted => State::NotStarted,
            StateName::Draft => State::Draft,
            StateName::AwaitingHead => State::AwaitingHead {
                drafter: self.drafter.ok_or_else(lacks)?,
            },
            StateName::Submitted => State::Submitted { n },
            StateName::Returned => State::Returned {
                n,
                lines: last_return.ok_or_else(lacks)?.clone(),
            },
            StateName::Accepted => State::Accepted {
                n,
                by: self.accepted.ok_or_else(lacks)?.0,
            },
            StateName::Excused => {
                let (by, why) = self.excused.clone().ok_or_else(lacks)?;
                State::Excused { by, why }
            }
        })
    }

    /// The same report in another state, with the next revision.
    #[must_use]
    pub fn in_state(&self, state: &State, at: Timestamp) -> Record {
        let (mut drafter, mut accepted, mut excused) = (None, None, None);
        let mut sendings = self.sendings;
        match state {
            State::NotStarted | State::Draft | State::Returned { .. } => {}
            State::AwaitingHead { drafter: by } => drafter = Some(*by),
            State::Submitted { n } => sendings = *n,
            State::Accepted { by, .. } => accepted = Some((*by, at)),
            State::Excused { by, why } => excused = Some((*by, why.clone())),
        }
        Record {
            rev: self.rev + 1,
            name: state.name(),
            sendings,
            drafter,
            accepted,
            excused,
            changed_at: at,
            ..self.clone()
        }
    }
}

/// The report, if there is one, with who answers for it on the day `today`.
///
/// # Errors
/// Any [`StoreError`].
pub fn find(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    report: Id<Report>,
    today: Date,
) -> Result<Option<Listed>, StoreError> {
    tx.query_opt(FIND, &values![realm, report, today])?
        .as_ref()
        .map(listed)
        .transpose()
}

/// The reports of a round, by the names of the bodies.
///
/// # Errors
/// Any [`StoreError`].
pub fn of_round(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    round: Id<Round>,
    today: Date,
) -> Result<Vec<Listed>, StoreError> {
    tx.query(OF_ROUND, &values![realm, round, today])?
        .iter()
        .map(listed)
        .collect()
}

/// The reports of all rounds, by round and the names of the bodies.
///
/// # Errors
/// Any [`StoreError`].
pub fn all(tx: &mut ReadTx<'_>, realm: RealmId, today: Date) -> Result<Vec<Listed>, StoreError> {
    tx.query(ALL, &values![realm, today])?
        .iter()
        .map(listed)
        .collect()
}

/// Makes the reports of a round that opens.
///
/// # Errors
/// Any [`StoreError`].
pub fn insert_many(tx: &mut WriteTx<'_>, reports: &[Record]) -> Result<(), StoreError> {
    let realm = tx.realm();
    tx.insert_many(
        &REPORT,
        reports.iter().map(|report| row_of(realm, report).to_vec()),
    )
}

/// Saves a report that was seen in revision `seen`; `false` where somebody saved first.
///
/// # Errors
/// Any [`StoreError`].
pub fn put(tx: &mut WriteTx<'_>, record: &Record, seen: i64) -> Result<bool, StoreError> {
    let row = row_of(tx.realm(), record);
    tx.put(&REPORT, &row, seen)
}

fn row_of(realm: RealmId, record: &Record) -> [Value; 14] {
    values![
        realm,
        record.id,
        record.rev,
        record.expected,
        record.round,
        record.agency,
        record.name.code(),
        i64::from(record.sendings),
        record.drafter,
        record.accepted.map(|(by, _)| by),
        record.accepted.map(|(_, at)| at),
        record.excused.as_ref().map(|(by, _)| *by),
        record.excused.as_ref().map(|(_, why)| why.as_str()),
        record.changed_at,
    ]
}

fn listed(row: &Row) -> Result<Listed, StoreError> {
    listed_of(&mut row.cells())
}

fn listed_of(cells: &mut Cells<'_>) -> Result<Listed, StoreError> {
    Ok(Listed {
        report: record(cells)?,
        agency_name: cells.text()?,
        agency_short: cells.text()?,
        answerable: cells.id()?,
    })
}

fn record(cells: &mut Cells<'_>) -> Result<Record, StoreError> {
    Ok(Record {
        id: cells.id()?,
        rev: cells.int()?,
        expected: cells.id()?,
        round: cells.id()?,
        agency: cells.id()?,
        name: cells.word(StateName::from_code)?,
        sendings: cells.count()?,
        drafter: cells.opt_id()?,
        accepted: cells.opt_id()?.zip(cells.opt_timestamp()?),
        excused: cells
            .opt_id()?
            .zip(cells.opt_word(|words| Reason::new(words).ok())?),
        changed_at: cells.timestamp()?,
    })
}
