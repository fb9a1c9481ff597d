//! What a version of a plan cites, and to whom it is sent.

use tiendo_domain::id::{Id, Plan, RealmId};
use tiendo_domain::plan::{CitedAs, CitedDocument, Recipient};
use tiendo_domain::time::KnownAt;

use crate::error::StoreError;
use crate::statement::statements;
use crate::tx::ReadTx;
use crate::values;

statements! {
    CITED = "SELECT number, kind, date, issuer, cited_as
        FROM citation
        WHERE realm = $1 AND plan = $2 AND version = $3
            AND known_from <= $4 AND (known_until IS NULL OR known_until > $4)
        ORDER BY ordinal, known_from";
    RECIPIENTS = "SELECT ordinal, words
        FROM recipient
        WHERE realm = $1 AND plan = $2 AND version = $3
            AND known_from <= $4 AND (known_until IS NULL OR known_until > $4)
        ORDER BY ordinal, known_from";
}

/// The documents that a version cites, in the order of first mention.
///
/// # Errors
/// Any [`StoreError`].
pub fn cited(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    plan: Id<Plan>,
    version: u32,
    known: KnownAt,
) -> Result<Vec<CitedDocument>, StoreError> {
    tx.query(CITED, &values![realm, plan, i64::from(version), known.0])?
        .iter()
        .map(|row| {
            let mut cells = row.cells();
            Ok(CitedDocument {
                number: cells.text()?,
                kind: cells.opt_text()?,
                date: cells.opt_date()?,
                issuer: cells.opt_text()?,
                cited_as: cells.word(CitedAs::from_code)?,
            })
        })
        .collect()
}

/// The lines of "Nơi nhận" of a version, in order.
///
/// # Errors
/// Any [`StoreError`].
pub fn recipients(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    plan: Id<Plan>,
    version: u32,
    known: KnownAt,
) -> Result<Vec<Recipient>, StoreError> {
    tx.query(
        RECIPIENTS,
        &values![realm, plan, i64::from(version), known.0],
    )?
    .iter()
    .map(|row| {
        let mut cells = row.cells();
        Ok(Recipient {
            ordinal: cells.count()?,
            words: cells.text()?,
        })
    })
    .collect()
}
