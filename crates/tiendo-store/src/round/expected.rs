//! What an opened round expects: written once when it opens, never changed.

use jiff::civil::Date;
use tiendo_domain::id::{Agency, Collective, Expected, Id, RealmId, Round, Task};
use tiendo_domain::nonempty::Reason;
use tiendo_domain::round::Why;

use crate::error::StoreError;
use crate::row::Cells;
use crate::statement::statements;
use crate::tables::{EXPECTED, EXPECTED_ANSWERABLE, ROUND_TASK};
use crate::tx::{ReadTx, WriteTx};
use crate::value::Value;
use crate::values;

/// A report that a round expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The expected report.
    pub id: Id<Expected>,
    /// Who must report.
    pub agency: Id<Agency>,
    /// Its name on the day that the round was opened for.
    pub agency_name: String,
    /// Its short name on that day.
    pub agency_short: String,
    /// Why it must report.
    pub why: Why,
}

/// A task as it was worded on the day that the round was opened for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskWords {
    /// The task.
    pub task: Id<Task>,
    /// Its place in the plan.
    pub ordinal: u32,
    /// Its number as printed.
    pub number: Option<String>,
    /// The number of its group as printed.
    pub group_number: Option<String>,
    /// The title of its group as printed.
    pub group_title: Option<String>,
    /// Its paragraphs as printed, a line each.
    pub words: String,
    /// Its leads in words, with `; ` between them.
    pub leads: String,
}

statements! {
    OF_ROUND = "SELECT id, agency, agency_name, agency_short, why, collective, reason FROM expected
        WHERE realm = $1 AND round = $2 ORDER BY sort_key, id";
    TASKS = "SELECT task, ordinal, number, group_number, group_title, words, leads FROM round_task
        WHERE realm = $1 AND round = $2 ORDER BY ordinal, task";
}

/// What the round expects, by the names of the bodies.
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
        .map(|row| {
            let mut cells = row.cells();
            Ok(Record {
                id: cells.id()?,
                agency: cells.id()?,
                agency_name: cells.text()?,
                agency_short: cells.text()?,
                why: why(&mut cells)?,
            })
        })
        .collect()
}

/// The tasks of the round as they were worded, in the plan's order.
///
/// # Errors
/// Any [`StoreError`].
pub fn tasks(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    round: Id<Round>,
) -> Result<Vec<TaskWords>, StoreError> {
    tx.query(TASKS, &values![realm, round])?
        .iter()
        .map(|row| {
            let mut cells = row.cells();
            Ok(TaskWords {
                task: cells.id()?,
                ordinal: cells.count()?,
                number: cells.opt_text()?,
                group_number: cells.opt_text()?,
                group_title: cells.opt_text()?,
                words: cells.text()?,
                leads: cells.text()?,
            })
        })
        .collect()
}

/// Freezes what the round expects; each body answers for its own report from `since` on.
///
/// # Errors
/// Any [`StoreError`].
pub fn freeze(
    tx: &mut WriteTx<'_>,
    round: Id<Round>,
    since: Date,
    expected: &[Record],
    tasks: &[TaskWords],
) -> Result<(), StoreError> {
    let (realm, known) = (tx.realm(), tx.next_seq());
    tx.insert_many(
        &EXPECTED,
        expected.iter().map(|one| row_of(realm, round, one)),
    )?;
    tx.insert_many(
        &EXPECTED_ANSWERABLE,
        expected.iter().map(|one| {
            values![
                realm,
                one.id,
                one.agency,
                known,
                None::<i64>,
                since,
                None::<Date>,
                "opened"
            ]
            .to_vec()
        }),
    )?;
    tx.insert_many(
        &ROUND_TASK,
        tasks.iter().map(|task| {
            values![
                realm,
                round,
                task.task,
                i64::from(task.ordinal),
                task.number.as_deref(),
                task.group_number.as_deref(),
                task.group_title.as_deref(),
                &task.words,
                &task.leads
            ]
            .to_vec()
        }),
    )
}

fn row_of(realm: RealmId, round: Id<Round>, one: &Record) -> Vec<Value> {
    let (why, collective, reason) = match &one.why {
        Why::Named => ("named", None, None),
        Why::Member(collective) => ("member", Some(*collective), None),
        Why::OpenSet(reason) => ("open_set", None, Some(reason.as_str())),
        Why::Focal => ("focal", None, None),
    };
    values![
        realm,
        one.id,
        round,
        one.agency,
        &one.agency_name,
        &one.agency_short,
        tiendo_text::sort_key(&one.agency_name),
        why,
        collective,
        reason
    ]
    .to_vec()
}

/// Reads `why, collective, reason`.
fn why(cells: &mut Cells<'_>) -> Result<Why, StoreError> {
    let why = cells.text()?;
    let collective: Option<Id<Collective>> = cells.opt_id()?;
    let reason = cells.opt_word(|words| Reason::new(words).ok())?;
    match (why.as_str(), collective, reason) {
        ("named", None, None) => Ok(Why::Named),
        ("member", Some(collective), None) => Ok(Why::Member(collective)),
        ("open_set", None, Some(reason)) => Ok(Why::OpenSet(reason)),
        ("focal", None, None) => Ok(Why::Focal),
        _ => Err(StoreError::Misfit {
            table: "expected",
            problem: format!("{why} with what belongs to it"),
        }),
    }
}
