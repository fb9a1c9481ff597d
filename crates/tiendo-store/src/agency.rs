//! Bodies: what is held true of them, over both axes of time.

use jiff::civil::Date;
use tiendo_domain::agency::{AgencyFact, AgencyKind, Channel, Standing};
use tiendo_domain::id::{Agency, Id, RealmId};
use tiendo_domain::time::KnownAt;

use crate::axes;
use crate::engine::Ask;
use crate::error::StoreError;
use crate::row::{Cells, Row};
use crate::statement::statements;
use crate::tables::{AGENCY, AGENCY_FACT};
use crate::tx::{ReadTx, WriteTx};
use crate::value::Value;
use crate::values;

/// A fact of a body with its own id and where it was learnt from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Id of the fact's row.
    pub id: String,
    /// The fact.
    pub fact: AgencyFact,
    /// Where it was learnt from, in words.
    pub source: String,
    /// The journal number since which it is believed.
    pub known_from: i64,
}

statements! {
    FACTS = "SELECT agency, name, short, code, symbol, kind, superior, standing, channel, valid_from, valid_until
        FROM agency_fact
        WHERE realm = $1 AND known_from <= $2 AND (known_until IS NULL OR known_until > $2)
        ORDER BY sort_key, id";
    FACTS_HELD = "SELECT id, agency, name, short, code, symbol, kind, superior, standing, channel, valid_from, valid_until,
            source, known_from
        FROM agency_fact
        WHERE realm = $1 AND known_until IS NULL
        ORDER BY sort_key, id";
    FACTS_OF = "SELECT id, agency, name, short, code, symbol, kind, superior, standing, channel, valid_from, valid_until,
            source, known_from
        FROM agency_fact
        WHERE realm = $1 AND agency = $2 AND known_until IS NULL
        ORDER BY valid_from NULLS FIRST, id";
    COUNT_ON = "SELECT CAST(COUNT(DISTINCT agency) AS BIGINT) FROM agency_fact
        WHERE realm = $1 AND known_until IS NULL
            AND (valid_from IS NULL OR valid_from <= $2) AND (valid_until IS NULL OR valid_until > $2)";
    NAME_ON = "SELECT name FROM agency_fact
        WHERE realm = $1 AND agency = $2 AND known_until IS NULL
            AND (valid_from IS NULL OR valid_from <= $3) AND (valid_until IS NULL OR valid_until > $3)
        ORDER BY id LIMIT 1";
    change SUPERSEDE of AGENCY_FACT =
        "SET known_until = $4 WHERE realm = $1 AND id = $2 AND known_from = $3 AND known_until IS NULL";
}

/// What [`facts`] asks.
pub(crate) fn ask_facts(realm: RealmId, known: KnownAt) -> [Ask; 1] {
    [Ask {
        sql: FACTS.into(),
        params: values![realm, known.0].to_vec(),
    }]
}

/// Every fact of every body as it was believed at `known`, in the order of the names. A few hundred rows: who needs
/// names, superiors or collectives takes them all at once.
///
/// # Errors
/// Any [`StoreError`].
pub fn facts(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    known: KnownAt,
) -> Result<Vec<AgencyFact>, StoreError> {
    tx.query(FACTS, &values![realm, known.0])?
        .iter()
        .map(|row| fact(&mut row.cells()))
        .collect()
}

/// Every fact that is now believed, with where it was learnt from, in the order of the names.
///
/// # Errors
/// Any [`StoreError`].
pub fn all_held(tx: &mut ReadTx<'_>, realm: RealmId) -> Result<Vec<Held>, StoreError> {
    tx.query(FACTS_HELD, &values![realm])?
        .iter()
        .map(held)
        .collect()
}

/// What is now believed of one body, earliest first; empty where there is no such body.
///
/// # Errors
/// Any [`StoreError`].
pub fn facts_of(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    agency: Id<Agency>,
) -> Result<Vec<Held>, StoreError> {
    tx.query(FACTS_OF, &values![realm, agency])?
        .iter()
        .map(held)
        .collect()
}

/// How many bodies exist on a day, as now believed.
///
/// # Errors
/// Any [`StoreError`].
pub fn count(tx: &mut ReadTx<'_>, realm: RealmId, on: Date) -> Result<i64, StoreError> {
    tx.query_one(COUNT_ON, &[Value::from(realm), axes::day(on)])?
        .cells()
        .int()
}

/// The name of a body on a day, as now believed; `None` where it does not exist then.
///
/// # Errors
/// Any [`StoreError`].
pub fn name_on(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    agency: Id<Agency>,
    on: Date,
) -> Result<Option<String>, StoreError> {
    let params = [Value::from(realm), Value::from(agency), axes::day(on)];
    tx.query_opt(NAME_ON, &params)?
        .map(|row| row.cells().text())
        .transpose()
}

/// A fact to be written: `id` is new, `source` says where it was learnt from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFact {
    /// Id of the fact's row.
    pub id: String,
    /// The fact.
    pub fact: AgencyFact,
    /// Where it was learnt from, in words.
    pub source: String,
}

/// Makes bodies, each with one fact, believed from the entry that closes this write.
///
/// # Errors
/// Any [`StoreError`].
pub fn insert_many(tx: &mut WriteTx<'_>, new: &[NewFact]) -> Result<(), StoreError> {
    let realm = tx.realm();
    let identities: Vec<Vec<Value>> = new
        .iter()
        .map(|new| values![realm, new.fact.agency].to_vec())
        .collect();
    tx.insert_many(&AGENCY, identities)?;
    insert_facts(tx, new)
}

/// Adds facts of bodies that are there.
///
/// # Errors
/// Any [`StoreError`].
pub fn insert_facts(tx: &mut WriteTx<'_>, new: &[NewFact]) -> Result<(), StoreError> {
    let (realm, known_from) = (tx.realm(), tx.next_seq());
    let rows: Vec<Vec<Value>> = new
        .iter()
        .map(|new| row_of(realm, known_from, new))
        .collect();
    tx.insert_many(&AGENCY_FACT, rows)
}

/// Ends the belief in a fact with the entry that closes this write; `false` where somebody did so before.
///
/// # Errors
/// Any [`StoreError`].
pub fn supersede(tx: &mut WriteTx<'_>, id: &str, known_from: i64) -> Result<bool, StoreError> {
    let params = values![tx.realm(), id, known_from, tx.next_seq()];
    Ok(SUPERSEDE.run(tx, &params)?.len() == 1)
}

fn row_of(realm: RealmId, known_from: i64, new: &NewFact) -> Vec<Value> {
    let fact = &new.fact;
    let folded = tiendo_text::fold(&format!("{} {}", fact.name, fact.short));
    vec![
        Value::from(realm),
        Value::from(new.id.as_str()),
        Value::from(fact.agency),
        Value::from(&fact.name),
        Value::from(&fact.short),
        Value::from(fact.code.as_deref()),
        Value::from(fact.symbol.as_deref()),
        Value::from(fact.kind.code()),
        Value::from(fact.superior),
        Value::from(fact.standing.code()),
        Value::from(fact.channel.code()),
        Value::from(&new.source),
        Value::from(folded),
        Value::from(tiendo_text::sort_key(&fact.name)),
        axes::from(fact.valid),
        axes::until(fact.valid),
        Value::from(known_from),
        Value::Null,
    ]
}

fn held(row: &Row) -> Result<Held, StoreError> {
    let mut cells = row.cells();
    Ok(Held {
        id: cells.text()?,
        fact: fact(&mut cells)?,
        source: cells.text()?,
        known_from: cells.int()?,
    })
}

/// Reads the cells of a fact in the order of `FACTS`.
fn fact(cells: &mut Cells<'_>) -> Result<AgencyFact, StoreError> {
    Ok(AgencyFact {
        agency: cells.id()?,
        name: cells.text()?,
        short: cells.text()?,
        code: cells.opt_text()?,
        symbol: cells.opt_text()?,
        kind: cells.word(AgencyKind::from_code)?,
        superior: cells.opt_id()?,
        standing: cells.word(Standing::from_code)?,
        channel: cells.word(Channel::from_code)?,
        valid: axes::period(cells)?,
    })
}
