//! What a whole round says, loaded by set: the sendings that wait to be checked.

use tiendo_domain::id::{Id, RealmId, Report, Round};

use crate::error::StoreError;
use crate::statement::statements;
use crate::tx::ReadTx;
use crate::values;

statements! {
    SUBMITTED = "SELECT r.id, s.body FROM report r
        JOIN submission s ON s.realm = r.realm AND s.report = r.id AND s.n = r.sendings
        WHERE r.realm = $1 AND r.round = $2 AND r.state IN ('submitted', 'accepted') ORDER BY r.id";
}

/// The snapshots of the reports of a round that were sent and stand, accepted or still to be checked, in their written
/// form, by report.
///
/// # Errors
/// Any [`StoreError`].
pub fn submitted(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    round: Id<Round>,
) -> Result<Vec<(Id<Report>, String)>, StoreError> {
    tx.query(SUBMITTED, &values![realm, round])?
        .iter()
        .map(|row| {
            let mut cells = row.cells();
            Ok((cells.id()?, cells.text()?))
        })
        .collect()
}
