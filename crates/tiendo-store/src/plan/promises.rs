//! Targets, obligations to report, duties, and to whom they are addressed.

use std::collections::BTreeMap;

use tiendo_domain::id::{Duty, Id, Obligation, Plan, RealmId};
use tiendo_domain::plan::{
    Addressee, Comparator, DutyFact, DutyKind, Frequency, Measure, ObligationFact, ObligationKind,
    TargetFact,
};

use super::version::opt_year;
use super::{When, asked, opt_holder};
use crate::axes;
use crate::error::StoreError;
use crate::row::{Cells, Row};
use crate::statement::statements;
use crate::tx::ReadTx;

statements! {
    TARGETS = "SELECT target, plan, ordinal, name, comparator, approximate, low, high, unit, measure, by_year,
            first_year, last_year, text, parent, valid_from, valid_until
        FROM target_fact
        WHERE realm = $1 AND plan = $2
            AND (valid_from IS NULL OR valid_from <= $3) AND (valid_until IS NULL OR valid_until > $3)
            AND known_from <= $4 AND (known_until IS NULL OR known_until > $4)
        ORDER BY ordinal, target";
    OBLIGATIONS = "SELECT obligation, plan, kind, frequency, due, to_words, via_words, focal, valid_from, valid_until
        FROM obligation_fact
        WHERE realm = $1 AND plan = $2
            AND (valid_from IS NULL OR valid_from <= $3) AND (valid_until IS NULL OR valid_until > $3)
            AND known_from <= $4 AND (known_until IS NULL OR known_until > $4)
        ORDER BY ordinal, obligation";
    OBLIGATION_ADDRESSEES = "SELECT a.obligation, a.ordinal, a.words, a.holder_kind, a.holder
        FROM obligation_fact f JOIN obligation_addressee a
            ON a.realm = f.realm AND a.obligation = f.obligation AND a.known_from = f.known_from AND a.n = f.n
        WHERE f.realm = $1 AND f.plan = $2
            AND (f.valid_from IS NULL OR f.valid_from <= $3) AND (f.valid_until IS NULL OR f.valid_until > $3)
            AND f.known_from <= $4 AND (f.known_until IS NULL OR f.known_until > $4)
        ORDER BY a.obligation, a.ordinal";
    DUTIES = "SELECT duty, plan, kind, frequency, due, to_words, decides, valid_from, valid_until
        FROM duty_fact
        WHERE realm = $1 AND plan = $2
            AND (valid_from IS NULL OR valid_from <= $3) AND (valid_until IS NULL OR valid_until > $3)
            AND known_from <= $4 AND (known_until IS NULL OR known_until > $4)
        ORDER BY ordinal, duty";
    DUTY_ADDRESSEES = "SELECT a.duty, a.ordinal, a.words, a.holder_kind, a.holder
        FROM duty_fact f JOIN duty_addressee a
            ON a.realm = f.realm AND a.duty = f.duty AND a.known_from = f.known_from AND a.n = f.n
        WHERE f.realm = $1 AND f.plan = $2
            AND (f.valid_from IS NULL OR f.valid_from <= $3) AND (f.valid_until IS NULL OR f.valid_until > $3)
            AND f.known_from <= $4 AND (f.known_until IS NULL OR f.known_until > $4)
        ORDER BY a.duty, a.ordinal";
}

/// The plan's targets on the day, in its order.
///
/// # Errors
/// Any [`StoreError`].
pub fn targets(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    plan: Id<Plan>,
    when: When,
) -> Result<Vec<TargetFact>, StoreError> {
    tx.query(TARGETS, &asked(realm, plan, when))?
        .iter()
        .map(target)
        .collect()
}

/// The plan's obligations to report on the day with their addressees, in its order.
///
/// # Errors
/// Any [`StoreError`].
pub fn obligations(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    plan: Id<Plan>,
    when: When,
) -> Result<Vec<ObligationFact>, StoreError> {
    let params = asked(realm, plan, when);
    let mut addressees: BTreeMap<Id<Obligation>, Vec<Addressee>> = BTreeMap::new();
    for row in tx.query(OBLIGATION_ADDRESSEES, &params)? {
        let mut cells = row.cells();
        let of = cells.id()?;
        addressees
            .entry(of)
            .or_default()
            .push(addressee(&mut cells)?);
    }
    tx.query(OBLIGATIONS, &params)?
        .iter()
        .map(|row| {
            let mut fact = obligation(&mut row.cells())?;
            fact.addressees = addressees.remove(&fact.obligation).unwrap_or_default();
            Ok(fact)
        })
        .collect()
}

/// The plan's duties on the day with their addressees, in its order.
///
/// # Errors
/// Any [`StoreError`].
pub fn duties(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    plan: Id<Plan>,
    when: When,
) -> Result<Vec<DutyFact>, StoreError> {
    let params = asked(realm, plan, when);
    let mut addressees: BTreeMap<Id<Duty>, Vec<Addressee>> = BTreeMap::new();
    for row in tx.query(DUTY_ADDRESSEES, &params)? {
        let mut cells = row.cells();
        let of = cells.id()?;
        addressees
            .entry(of)
            .or_default()
            .push(addressee(&mut cells)?);
    }
    tx.query(DUTIES, &params)?
        .iter()
        .map(|row| {
            let mut fact = duty(&mut row.cells())?;
            fact.addressees = addressees.remove(&fact.duty).unwrap_or_default();
            Ok(fact)
        })
        .collect()
}

fn target(row: &Row) -> Result<TargetFact, StoreError> {
    let mut cells = row.cells();
    Ok(TargetFact {
        target: cells.id()?,
        plan: cells.id()?,
        ordinal: cells.count()?,
        name: cells.text()?,
        comparator: cells.word(Comparator::from_code)?,
        approximate: cells.flag()?,
        low: cells.opt_decimal()?,
        high: cells.opt_decimal()?,
        unit: cells.opt_text()?,
        measure: cells.opt_word(Measure::from_code)?,
        by: opt_year(&mut cells)?,
        years: opt_year(&mut cells)?.zip(opt_year(&mut cells)?),
        text: cells.opt_text()?,
        parent: cells.opt_id()?,
        valid: axes::period(&mut cells)?,
    })
}

/// Reads `ordinal, words, holder_kind, holder`.
fn addressee(cells: &mut Cells<'_>) -> Result<Addressee, StoreError> {
    Ok(Addressee {
        ordinal: cells.count()?,
        words: cells.text()?,
        holder: opt_holder(cells)?,
    })
}

/// Reads the cells of an obligation in the order of `OBLIGATIONS`; its addressees come apart.
pub(super) fn obligation(cells: &mut Cells<'_>) -> Result<ObligationFact, StoreError> {
    Ok(ObligationFact {
        obligation: cells.id()?,
        plan: cells.id()?,
        kind: cells.word(ObligationKind::from_code)?,
        frequency: cells.opt_word(Frequency::from_code)?,
        due: cells.opt_word(|rule| rule.parse().ok())?,
        to: cells.opt_text()?,
        via: cells.opt_text()?,
        focal: cells.opt_id()?,
        valid: axes::period(cells)?,
        addressees: Vec::new(),
    })
}

/// Reads the cells of a duty in the order of `DUTIES`; its addressees come apart.
pub(super) fn duty(cells: &mut Cells<'_>) -> Result<DutyFact, StoreError> {
    Ok(DutyFact {
        duty: cells.id()?,
        plan: cells.id()?,
        kind: cells.word(DutyKind::from_code)?,
        frequency: cells.opt_word(Frequency::from_code)?,
        due: cells.opt_word(|rule| rule.parse().ok())?,
        to: cells.opt_text()?,
        decides: cells.opt_text()?,
        valid: axes::period(cells)?,
        addressees: Vec::new(),
    })
}
