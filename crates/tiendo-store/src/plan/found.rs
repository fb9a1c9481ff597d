//! Search in the register: words without diacritics, in tasks and in what plans cite.
//!
//! Texts are saved with their words ([`tiendo_text::words`]), so that `LIKE` over folded letters,
//! which both engines know alike, finds whole words.

use tiendo_domain::id::{Id, Plan, RealmId, Task};
use tiendo_domain::plan::{CitedAs, CitedDocument};

use super::When;
use crate::error::StoreError;
use crate::row::Row;
use crate::statement::statements;
use crate::tx::ReadTx;
use crate::value::Value;
use crate::values;

/// How many words of a search count; the rest narrow nothing.
const WORDS: usize = 6;
/// How many finds of a kind are given, and one more that says that there are more.
const MOST: usize = 101;

statements! {
    TASKS_WITH = "SELECT t.task, t.plan, t.number, t.ordinal, p.ordinal, p.text
        FROM part_fact p
        JOIN task_fact t ON t.realm = p.realm AND t.task = p.task
        WHERE p.realm = $1
            AND p.folded LIKE $4 AND p.folded LIKE $5 AND p.folded LIKE $6
            AND p.folded LIKE $7 AND p.folded LIKE $8 AND p.folded LIKE $9
            AND (p.valid_from IS NULL OR p.valid_from <= $2) AND (p.valid_until IS NULL OR p.valid_until > $2)
            AND p.known_from <= $3 AND (p.known_until IS NULL OR p.known_until > $3)
            AND (t.valid_from IS NULL OR t.valid_from <= $2) AND (t.valid_until IS NULL OR t.valid_until > $2)
            AND t.known_from <= $3 AND (t.known_until IS NULL OR t.known_until > $3)
        ORDER BY t.plan DESC, t.ordinal, p.ordinal, t.task, p.part LIMIT 101";
    CITED_WITH = "SELECT plan, number, kind, date, issuer, cited_as
        FROM citation
        WHERE realm = $1 AND known_from <= $2 AND (known_until IS NULL OR known_until > $2)
            AND folded LIKE $3 AND folded LIKE $4 AND folded LIKE $5
            AND folded LIKE $6 AND folded LIKE $7 AND folded LIKE $8
        ORDER BY plan DESC, version DESC, ordinal, known_from LIMIT 101";
}

/// A part of a task that holds the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPart {
    /// Its task.
    pub task: Id<Task>,
    /// Its plan.
    pub plan: Id<Plan>,
    /// The task's number, as printed.
    pub number: Option<String>,
    /// The task's place in the plan.
    pub ordinal: u32,
    /// The part's place in the task.
    pub part: u32,
    /// The part's text.
    pub text: String,
}

/// The finds of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// At most a hundred.
    pub list: Vec<T>,
    /// Whether there are more.
    pub more: bool,
}

/// The parts of tasks that hold all the words of `asked` ([`tiendo_text::words`]), on the day, over all plans.
///
/// # Errors
/// Any [`StoreError`].
pub fn tasks_with(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    asked: &str,
    when: When,
) -> Result<Found<FoundPart>, StoreError> {
    let params = values![realm, when.as_of.0, when.known_at.0].to_vec();
    found(tx, TASKS_WITH, params, asked, |row| {
        let mut cells = row.cells();
        Ok(FoundPart {
            task: cells.id()?,
            plan: cells.id()?,
            number: cells.opt_text()?,
            ordinal: cells.count()?,
            part: cells.count()?,
            text: cells.text()?,
        })
    })
}

/// The cited documents whose number, kind or issuer holds all the words of `asked`, with
/// the plans that cite them.
///
/// # Errors
/// Any [`StoreError`].
pub fn cited_with(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    asked: &str,
    when: When,
) -> Result<Found<(Id<Plan>, CitedDocument)>, StoreError> {
    let params = values![realm, when.known_at.0].to_vec();
    found(tx, CITED_WITH, params, asked, |row| {
        let mut cells = row.cells();
        let plan = cells.id()?;
        let cited = CitedDocument {
            number: cells.text()?,
            kind: cells.opt_text()?,
            date: cells.opt_date()?,
            issuer: cells.opt_text()?,
            cited_as: cells.word(CitedAs::from_code)?,
        };
        Ok((plan, cited))
    })
}

fn found<T>(
    tx: &mut ReadTx<'_>,
    sql: &str,
    mut params: Vec<Value>,
    asked: &str,
    read: impl Fn(&Row) -> Result<T, StoreError>,
) -> Result<Found<T>, StoreError> {
    let places = params.len() + WORDS;
    // Words are letters and digits: nothing that `LIKE` takes for a sign.
    let each = asked.split_whitespace().take(WORDS);
    params.extend(each.map(|word| Value::from(format!("% {word} %"))));
    params.resize(places, Value::from("%"));
    let mut list = tx
        .query(sql, &params)?
        .iter()
        .map(read)
        .collect::<Result<Vec<T>, _>>()?;
    let more = list.len() == MOST;
    list.truncate(MOST - 1);
    Ok(Found { list, more })
}
