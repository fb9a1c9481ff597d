//! Report rounds: one period of one obligation, its dates, and what is decided before it opens.
//!
//! What an opened round expects, and the wording of its tasks, is in [`expected`].

pub mod expected;

use jiff::Timestamp;
use jiff::civil::Date;
use tiendo_domain::assignment::Demand;
use tiendo_domain::id::{Agency, Id, Obligation, Person, Plan, RealmId, Report, Round, Task};
use tiendo_domain::nonempty::Reason;
use tiendo_domain::report::StateName;
use tiendo_domain::round::{Calendar, RoundState};
use tiendo_domain::time::{AsOf, Period};

use crate::error::StoreError;
use crate::row::{Cells, Row};
use crate::statement::statements;
use crate::tables::{ROUND, ROUND_DEMAND, ROUND_MEMBER};
use crate::tx::{ReadTx, WriteTx};
use crate::value::Value;
use crate::values;

/// A round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The round.
    pub id: Id<Round>,
    /// Revision.
    pub rev: i64,
    /// The plan that lays the obligation.
    pub plan: Id<Plan>,
    /// The obligation.
    pub obligation: Id<Obligation>,
    /// The year that is reported on.
    pub year: i16,
    /// Where it is.
    pub state: RoundState,
    /// Cut-off, due date, entry window.
    pub calendar: Calendar,
    /// The day as of which addressees and lines are taken.
    pub as_of: AsOf,
    /// Whether a person said who belongs to the open set, if the obligation has one.
    pub open_set_settled: bool,
    /// Who began to prepare it.
    pub created_by: Id<Person>,
    /// When.
    pub created_at: Timestamp,
    /// The last day as it was confirmed in words when the round was opened.
    pub confirmed_last_day: Option<Date>,
}

/// A body that a person named as belonging to the open set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The body.
    pub agency: Id<Agency>,
    /// Why it belongs.
    pub reason: Reason,
    /// Who named it.
    pub named_by: Id<Person>,
    /// When.
    pub named_at: Timestamp,
}

/// A demand that a person changed before the round opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedDemand {
    /// The body.
    pub agency: Id<Agency>,
    /// The task.
    pub task: Id<Task>,
    /// What is asked for instead.
    pub demand: Demand,
    /// Why.
    pub reason: Reason,
    /// Who changed it.
    pub changed_by: Id<Person>,
    /// When.
    pub changed_at: Timestamp,
}

statements! {
    FIND = "SELECT id, rev, plan, obligation, year, state, due, cut_off, entry_from, entry_until, as_of,
            open_set_settled, created_by, created_at, confirmed_last_day, opened_by, opened_at, closed_by, closed_at
        FROM round WHERE realm = $1 AND id = $2";
    OF_REPORT = "SELECT o.id, o.rev, o.plan, o.obligation, o.year, o.state, o.due, o.cut_off, o.entry_from,
            o.entry_until, o.as_of, o.open_set_settled, o.created_by, o.created_at, o.confirmed_last_day,
            o.opened_by, o.opened_at, o.closed_by, o.closed_at
        FROM report r JOIN round o ON o.realm = r.realm AND o.id = r.round
        WHERE r.realm = $1 AND r.id = $2";
    ALL = "SELECT id, rev, plan, obligation, year, state, due, cut_off, entry_from, entry_until, as_of,
            open_set_settled, created_by, created_at, confirmed_last_day, opened_by, opened_at, closed_by, closed_at
        FROM round WHERE realm = $1 ORDER BY year DESC, due DESC, id";
    OF_OBLIGATION = "SELECT id, rev, plan, obligation, year, state, due, cut_off, entry_from, entry_until, as_of,
            open_set_settled, created_by, created_at, confirmed_last_day, opened_by, opened_at, closed_by, closed_at
        FROM round WHERE realm = $1 AND obligation = $2 ORDER BY year DESC, id";
    PLAN_OF = "SELECT plan FROM obligation WHERE realm = $1 AND id = $2";
    TALLY = "SELECT round, state, CAST(COUNT(*) AS BIGINT) FROM report WHERE realm = $1
        GROUP BY round, state ORDER BY round, state";
    CAME = "SELECT r.round, CAST(COUNT(*) AS BIGINT) FROM report r WHERE r.realm = $1 AND r.state <> $2
            AND EXISTS (SELECT 1 FROM submission s WHERE s.realm = r.realm AND s.report = r.id
                AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.realm = s.realm AND w.report = s.report AND w.n = s.n))
        GROUP BY r.round ORDER BY r.round";
    MEMBERS = "SELECT agency, reason, named_by, named_at FROM round_member
        WHERE realm = $1 AND round = $2 ORDER BY agency";
    remove UNNAME of ROUND_MEMBER = "WHERE realm = $1 AND round = $2 AND agency = $3";
    DEMANDS = "SELECT agency, task, demand, reason, changed_by, changed_at FROM round_demand
        WHERE realm = $1 AND round = $2 ORDER BY agency, task";
    remove UNCHANGE of ROUND_DEMAND = "WHERE realm = $1 AND round = $2 AND agency = $3 AND task = $4";
}

/// The round, if there is one.
///
/// # Errors
/// Any [`StoreError`].
pub fn find(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    round: Id<Round>,
) -> Result<Option<Record>, StoreError> {
    tx.query_opt(FIND, &values![realm, round])?
        .as_ref()
        .map(record)
        .transpose()
}

/// The round of a report.
///
/// # Errors
/// Any [`StoreError`].
pub fn of_report(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    report: Id<Report>,
) -> Result<Option<Record>, StoreError> {
    tx.query_opt(OF_REPORT, &values![realm, report])?
        .as_ref()
        .map(record)
        .transpose()
}

/// All rounds, the newest year first.
///
/// # Errors
/// Any [`StoreError`].
pub fn all(tx: &mut ReadTx<'_>, realm: RealmId) -> Result<Vec<Record>, StoreError> {
    tx.query(ALL, &values![realm])?.iter().map(record).collect()
}

/// The rounds of an obligation, the newest year first.
///
/// # Errors
/// Any [`StoreError`].
pub fn of_obligation(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    obligation: Id<Obligation>,
) -> Result<Vec<Record>, StoreError> {
    tx.query(OF_OBLIGATION, &values![realm, obligation])?
        .iter()
        .map(record)
        .collect()
}

/// The plan that lays an obligation, if there is one.
///
/// # Errors
/// Any [`StoreError`].
pub fn plan_of(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    obligation: Id<Obligation>,
) -> Result<Option<Id<Plan>>, StoreError> {
    tx.query_opt(PLAN_OF, &values![realm, obligation])?
        .map(|row| row.cells().id())
        .transpose()
}

/// How many reports of each round are in each state.
///
/// # Errors
/// Any [`StoreError`].
pub fn tally(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
) -> Result<Vec<(Id<Round>, StateName, u32)>, StoreError> {
    tx.query(TALLY, &values![realm])?
        .iter()
        .map(|row| {
            let mut cells = row.cells();
            Ok((
                cells.id()?,
                cells.word(StateName::from_code)?,
                cells.count()?,
            ))
        })
        .collect()
}

/// How many reports of each round have come, by [`tiendo_domain::report::received`]: sent, and not taken back by the
/// body itself. Excused ones are not counted; a round of which none has come is left out.
///
/// # Errors
/// Any [`StoreError`].
pub fn came(tx: &mut ReadTx<'_>, realm: RealmId) -> Result<Vec<(Id<Round>, u32)>, StoreError> {
    tx.query(CAME, &values![realm, StateName::Excused.code()])?
        .iter()
        .map(|row| {
            let mut cells = row.cells();
            Ok((cells.id()?, cells.count()?))
        })
        .collect()
}

/// Makes a round.
///
/// # Errors
/// Any [`StoreError`].
pub fn insert(tx: &mut WriteTx<'_>, record: &Record) -> Result<(), StoreError> {
    let row = row_of(tx.realm(), record);
    tx.insert(&ROUND, &row)
}

/// Saves a round that was seen in revision `seen`; `false` where somebody saved first.
///
/// # Errors
/// Any [`StoreError`].
pub fn put(tx: &mut WriteTx<'_>, record: &Record, seen: i64) -> Result<bool, StoreError> {
    let row = row_of(tx.realm(), record);
    tx.put(&ROUND, &row, seen)
}

/// The named members of the open set.
///
/// # Errors
/// Any [`StoreError`].
pub fn members(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    round: Id<Round>,
) -> Result<Vec<Member>, StoreError> {
    tx.query(MEMBERS, &values![realm, round])?
        .iter()
        .map(|row| {
            let mut cells = row.cells();
            Ok(Member {
                agency: cells.id()?,
                reason: reason(&mut cells)?,
                named_by: cells.id()?,
                named_at: cells.timestamp()?,
            })
        })
        .collect()
}

/// Names a member; one that was named is named anew.
///
/// # Errors
/// Any [`StoreError`].
pub fn name_member(
    tx: &mut WriteTx<'_>,
    round: Id<Round>,
    member: &Member,
) -> Result<(), StoreError> {
    unname_member(tx, round, member.agency)?;
    let row = values![
        tx.realm(),
        round,
        member.agency,
        member.reason.as_str(),
        member.named_by,
        member.named_at
    ];
    tx.insert(&ROUND_MEMBER, &row)
}

/// Takes a member's name away; `false` where it was not named.
///
/// # Errors
/// Any [`StoreError`].
pub fn unname_member(
    tx: &mut WriteTx<'_>,
    round: Id<Round>,
    agency: Id<Agency>,
) -> Result<bool, StoreError> {
    let params = values![tx.realm(), round, agency];
    Ok(!UNNAME.run(tx, &params)?.is_empty())
}

/// The demands that were changed.
///
/// # Errors
/// Any [`StoreError`].
pub fn demands(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    round: Id<Round>,
) -> Result<Vec<ChangedDemand>, StoreError> {
    tx.query(DEMANDS, &values![realm, round])?
        .iter()
        .map(|row| {
            let mut cells = row.cells();
            Ok(ChangedDemand {
                agency: cells.id()?,
                task: cells.id()?,
                demand: cells.word(Demand::from_code)?,
                reason: reason(&mut cells)?,
                changed_by: cells.id()?,
                changed_at: cells.timestamp()?,
            })
        })
        .collect()
}

/// Changes a demand.
///
/// # Errors
/// Any [`StoreError`].
pub fn change_demand(
    tx: &mut WriteTx<'_>,
    round: Id<Round>,
    change: &ChangedDemand,
) -> Result<(), StoreError> {
    unchange_demand(tx, round, change.agency, change.task)?;
    let row = values![
        tx.realm(),
        round,
        change.agency,
        change.task,
        change.demand.code(),
        change.reason.as_str(),
        change.changed_by,
        change.changed_at
    ];
    tx.insert(&ROUND_DEMAND, &row)
}

/// Takes a change of demand away; `false` where there was none.
///
/// # Errors
/// Any [`StoreError`].
pub fn unchange_demand(
    tx: &mut WriteTx<'_>,
    round: Id<Round>,
    agency: Id<Agency>,
    task: Id<Task>,
) -> Result<bool, StoreError> {
    let params = values![tx.realm(), round, agency, task];
    Ok(!UNCHANGE.run(tx, &params)?.is_empty())
}

fn row_of(realm: RealmId, record: &Record) -> [Value; 20] {
    let (opened, closed) = match &record.state {
        RoundState::Preparing => (None, None),
        RoundState::Open { at, by } => (Some((*at, Some(*by))), None),
        RoundState::Closed { opened, at, by } => (Some((*opened, None)), Some((*at, *by))),
    };
    values![
        realm,
        record.id,
        record.rev,
        record.plan,
        record.obligation,
        i64::from(record.year),
        record.state.code(),
        record.calendar.due.to_string(),
        record.calendar.cut_off,
        record.calendar.entry.from(),
        record.calendar.entry.until(),
        record.as_of.0,
        record.open_set_settled,
        record.created_by,
        record.created_at,
        record.confirmed_last_day,
        opened.and_then(|(_, by)| by),
        opened.map(|(at, _)| at),
        closed.map(|(_, by)| by),
        closed.map(|(at, _)| at),
    ]
}

fn record(row: &Row) -> Result<Record, StoreError> {
    let mut cells = row.cells();
    record_of(&mut cells)
}

/// Reads a round in the order of the statements above.
pub(crate) fn record_of(cells: &mut Cells<'_>) -> Result<Record, StoreError> {
    let (id, rev, plan, obligation) = (cells.id()?, cells.int()?, cells.id()?, cells.id()?);
    let year = year(cells)?;
    let state = cells.text()?;
    let calendar = calendar(cells)?;
    let as_of = AsOf(cells.date()?);
    let open_set_settled = cells.flag()?;
    let (created_by, created_at) = (cells.id()?, cells.timestamp()?);
    let confirmed_last_day = cells.opt_date()?;
    let opened: (Option<Id<Person>>, Option<Timestamp>) = (cells.opt_id()?, cells.opt_timestamp()?);
    let closed = (cells.opt_id()?, cells.opt_timestamp()?);
    let state = match (state.as_str(), opened, closed) {
        ("preparing", _, _) => RoundState::Preparing,
        ("open", (Some(by), Some(at)), _) => RoundState::Open { at, by },
        ("closed", (_, Some(opened)), (Some(by), Some(at))) => {
            RoundState::Closed { opened, at, by }
        }
        _ => return Err(misfit("the state and what belongs to it")),
    };
    Ok(Record {
        id,
        rev,
        plan,
        obligation,
        year,
        state,
        calendar,
        as_of,
        open_set_settled,
        created_by,
        created_at,
        confirmed_last_day,
    })
}

/// Reads a year.
pub(crate) fn year(cells: &mut Cells<'_>) -> Result<i16, StoreError> {
    i16::try_from(cells.int()?).map_err(|_| misfit("the year"))
}

/// Reads `due, cut_off, entry_from, entry_until`.
pub(crate) fn calendar(cells: &mut Cells<'_>) -> Result<Calendar, StoreError> {
    let due = cells.word(|due| due.parse().ok())?;
    let cut_off = cells.opt_date()?;
    let entry = Period::new(cells.opt_date()?, cells.opt_date()?)
        .map_err(|_| misfit("the entry window"))?;
    Ok(Calendar {
        cut_off,
        due,
        entry,
    })
}

/// Reads a reason.
pub(crate) fn reason(cells: &mut Cells<'_>) -> Result<Reason, StoreError> {
    cells.word(|words| Reason::new(words).ok())
}

fn misfit(what: &str) -> StoreError {
    StoreError::Misfit {
        table: "round",
        problem: format!("{what} cannot be read"),
    }
}
