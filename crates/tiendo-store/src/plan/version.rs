//! Plans and their versions.

use jiff::civil::Date;
use tiendo_domain::id::{Id, Plan, RealmId};
use tiendo_domain::plan::PlanFact;

use super::{When, asked};
use crate::engine::Ask;
use crate::error::StoreError;
use crate::row::{Cells, Row};
use crate::statement::statements;
use crate::tx::ReadTx;
use crate::values;

statements! {
    ALL = "SELECT plan, version, number, kind, title, issuer, issued_on, effective_from, horizon, vision, document
        FROM plan_version v
        WHERE realm = $1 AND known_from <= $3 AND (known_until IS NULL OR known_until > $3)
            AND (effective_from IS NULL OR effective_from <= $2)
            AND NOT EXISTS (SELECT 1 FROM plan_version later
                WHERE later.realm = v.realm AND later.plan = v.plan AND later.version > v.version
                    AND later.known_from <= $3 AND (later.known_until IS NULL OR later.known_until > $3)
                    AND (later.effective_from IS NULL OR later.effective_from <= $2))
        ORDER BY issued_on DESC NULLS LAST, plan";
    FIND = "SELECT plan, version, number, kind, title, issuer, issued_on, effective_from, horizon, vision, document
        FROM plan_version
        WHERE realm = $1 AND plan = $2 AND known_from <= $4 AND (known_until IS NULL OR known_until > $4)
            AND (effective_from IS NULL OR effective_from <= $3)
        ORDER BY version DESC, known_from DESC, n DESC LIMIT 1";
    NUMBERED = "SELECT plan, version, number, kind, title, issuer, issued_on, effective_from, horizon, vision, document
        FROM plan_version
        WHERE realm = $1 AND number = $2 AND issued_on = $3 AND known_until IS NULL
        ORDER BY plan, version, known_from, n";
}

/// Every plan that holds on the day, each in the version of the day, the newest first.
///
/// # Errors
/// Any [`StoreError`].
pub fn all(tx: &mut ReadTx<'_>, realm: RealmId, when: When) -> Result<Vec<PlanFact>, StoreError> {
    let params = values![realm, when.as_of.0, when.known_at.0];
    tx.query(ALL, &params)?.iter().map(fact).collect()
}

/// What [`find`] asks.
pub(super) fn ask_find(realm: RealmId, plan: Id<Plan>, when: When) -> Ask {
    Ask {
        sql: FIND.into(),
        params: asked(realm, plan, when).to_vec(),
    }
}

/// One plan in the version of the day; `None` where it does not hold yet.
///
/// # Errors
/// Any [`StoreError`].
pub fn find(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    plan: Id<Plan>,
    when: When,
) -> Result<Option<PlanFact>, StoreError> {
    tx.query_opt(FIND, &asked(realm, plan, when))?
        .as_ref()
        .map(fact)
        .transpose()
}

/// Plans with this number and day of issue, whoever issued them: a number and a day are no key
/// without the issuer, which is compared by the caller.
///
/// # Errors
/// Any [`StoreError`].
pub fn numbered(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    number: &str,
    issued_on: Date,
) -> Result<Vec<PlanFact>, StoreError> {
    tx.query(NUMBERED, &values![realm, number, issued_on])?
        .iter()
        .map(fact)
        .collect()
}

fn fact(row: &Row) -> Result<PlanFact, StoreError> {
    let mut cells = row.cells();
    Ok(PlanFact {
        plan: cells.id()?,
        version: cells.count()?,
        number: cells.opt_text()?,
        kind: cells.text()?,
        title: cells.text()?,
        issuer: cells.text()?,
        issued_on: cells.opt_date()?,
        effective_from: cells.opt_date()?,
        horizon: opt_year(&mut cells)?,
        vision: opt_year(&mut cells)?,
        document: cells.opt_id()?,
    })
}

/// A year, or nothing.
pub(super) fn opt_year(cells: &mut Cells<'_>) -> Result<Option<i16>, StoreError> {
    cells
        .opt_int()?
        .map(|year| {
            i16::try_from(year).map_err(|_| StoreError::Misfit {
                table: "a fact",
                problem: format!("{year} is no year"),
            })
        })
        .transpose()
}
