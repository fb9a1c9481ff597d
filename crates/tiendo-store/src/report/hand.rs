//! Whose hand was in a report: nobody accepts what they drafted, typed or sent.

use jiff::Timestamp;
use tiendo_domain::id::{Id, Person, RealmId, Report};
use tiendo_domain::report::{Hand, Hands};

use crate::error::StoreError;
use crate::statement::statements;
use crate::tables::REPORT_HAND;
use crate::tx::{ReadTx, WriteTx};
use crate::values;

statements! {
    OF_REPORT = "SELECT person, hand FROM report_hand WHERE realm = $1 AND report = $2 ORDER BY person, hand";
}

/// Whose hands were in the report, over all its sendings.
///
/// # Errors
/// Any [`StoreError`].
pub fn of_report(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    report: Id<Report>,
) -> Result<Hands, StoreError> {
    let mut hands = Hands::default();
    for row in &tx.query(OF_REPORT, &values![realm, report])? {
        let mut cells = row.cells();
        add(&mut hands, cells.id()?, cells.word(Hand::from_code)?);
    }
    Ok(hands)
}

/// Adds a hand to those that were found before.
pub(super) fn add(hands: &mut Hands, person: Id<Person>, hand: Hand) {
    let set = match hand {
        Hand::Drafted => &mut hands.drafted,
        Hand::Typed => &mut hands.typed,
        Hand::Sent => &mut hands.sent,
    };
    set.insert(person);
}

/// Notes a hand that `hands` does not hold yet; `false` where it does.
///
/// # Errors
/// Any [`StoreError`].
pub fn note(
    tx: &mut WriteTx<'_>,
    report: Id<Report>,
    hands: &Hands,
    person: Id<Person>,
    hand: Hand,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let set = match hand {
        Hand::Drafted => &hands.drafted,
        Hand::Typed => &hands.typed,
        Hand::Sent => &hands.sent,
    };
    if set.contains(&person) {
        return Ok(false);
    }
    let row = values![tx.realm(), report, person, hand.code(), at];
    tx.insert(&REPORT_HAND, &row)?;
    Ok(true)
}
