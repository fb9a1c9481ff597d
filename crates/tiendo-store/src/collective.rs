//! Collectives: names, rules and listed members, over both axes of time. They are expanded by the domain as of a date.

use tiendo_domain::collective::{CollectiveFact, Member};
use tiendo_domain::id::{Agency, Collective, Id, RealmId};
use tiendo_domain::time::{KnownAt, Period};

use crate::axes;
use crate::engine::Ask;
use crate::error::StoreError;
use crate::statement::statements;
use crate::tables::{COLLECTIVE, COLLECTIVE_MEMBER, COLLECTIVE_RULE};
use crate::tx::{ReadTx, WriteTx};
use crate::value::Value;
use crate::values;

statements! {
    RULES_KNOWN = "SELECT collective, name, expr, valid_from, valid_until
        FROM collective_rule
        WHERE realm = $1 AND known_from <= $2 AND (known_until IS NULL OR known_until > $2)
        ORDER BY folded, id";
    MEMBERS_KNOWN = "SELECT collective, agency, valid_from, valid_until
        FROM collective_member
        WHERE realm = $1 AND known_from <= $2 AND (known_until IS NULL OR known_until > $2)
        ORDER BY collective, agency, id";
}

/// What [`facts`] and [`members`] ask.
pub(crate) fn ask_all(realm: RealmId, known: KnownAt) -> [Ask; 2] {
    [RULES_KNOWN, MEMBERS_KNOWN].map(|sql| Ask {
        sql: sql.into(),
        params: values![realm, known.0].to_vec(),
    })
}

/// Every collective as it was believed at `known`, by name.
///
/// # Errors
/// Any [`StoreError`].
pub fn facts(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    known: KnownAt,
) -> Result<Vec<CollectiveFact>, StoreError> {
    tx.query(RULES_KNOWN, &values![realm, known.0])?
        .iter()
        .map(|row| {
            let mut cells = row.cells();
            Ok(CollectiveFact {
                collective: cells.id()?,
                name: cells.text()?,
                rule: cells.word(|expr| expr.parse().ok())?,
                valid: axes::period(&mut cells)?,
            })
        })
        .collect()
}

/// Every listed member as it was believed at `known`.
///
/// # Errors
/// Any [`StoreError`].
pub fn members(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    known: KnownAt,
) -> Result<Vec<Member>, StoreError> {
    tx.query(MEMBERS_KNOWN, &values![realm, known.0])?
        .iter()
        .map(|row| {
            let mut cells = row.cells();
            Ok(Member {
                collective: cells.id()?,
                agency: cells.id()?,
                valid: axes::period(&mut cells)?,
            })
        })
        .collect()
}

/// Makes collectives, each with the id of its fact's row, believed from the entry that closes this write.
///
/// # Errors
/// Any [`StoreError`].
pub fn insert_many(
    tx: &mut WriteTx<'_>,
    new: &[(String, CollectiveFact)],
) -> Result<(), StoreError> {
    let (realm, known_from) = (tx.realm(), tx.next_seq());
    let identities: Vec<Vec<Value>> = new
        .iter()
        .map(|(_, fact)| values![realm, fact.collective].to_vec())
        .collect();
    tx.insert_many(&COLLECTIVE, identities)?;
    let rules: Vec<Vec<Value>> = new
        .iter()
        .map(|(id, fact)| {
            vec![
                Value::from(realm),
                Value::from(id.as_str()),
                Value::from(fact.collective),
                Value::from(&fact.name),
                Value::from(tiendo_text::fold(&fact.name)),
                Value::from(fact.rule.to_string()),
                axes::from(fact.valid),
                axes::until(fact.valid),
                Value::from(known_from),
                Value::Null,
            ]
        })
        .collect();
    tx.insert_many(&COLLECTIVE_RULE, rules)
}

/// Lists bodies in collectives, each with the id of its row, believed from the entry that closes this write.
///
/// # Errors
/// Any [`StoreError`].
pub fn insert_members(
    tx: &mut WriteTx<'_>,
    new: &[(String, Id<Collective>, Id<Agency>, Period)],
) -> Result<(), StoreError> {
    let (realm, known_from) = (tx.realm(), tx.next_seq());
    let rows: Vec<Vec<Value>> = new
        .iter()
        .map(|(id, collective, agency, valid)| {
            vec![
                Value::from(realm),
                Value::from(id.as_str()),
                Value::from(*collective),
                Value::from(*agency),
                axes::from(*valid),
                axes::until(*valid),
                Value::from(known_from),
                Value::Null,
            ]
        })
        .collect();
    tx.insert_many(&COLLECTIVE_MEMBER, rows)
}
