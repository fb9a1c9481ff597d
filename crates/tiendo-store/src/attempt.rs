//! Attempts to sign in, to slow down who guesses. Not journalled.

use jiff::{SignedDuration, Timestamp};
use tiendo_domain::id::{Id, RealmId, Session};

use crate::error::StoreError;
use crate::statement::statements;
use crate::tables::LOGIN_ATTEMPT;
use crate::tx::{ReadTx, WriteTx};
use crate::values;

/// How long attempts are kept.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How many attempts failed within a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failed {
    /// With this user name, since the last that succeeded: from this address, where the name has signed in from it
    /// before, else from all addresses. So a stranger who guesses does not shut out the person at their own desk.
    pub of_login: i64,
    /// From this address, whatever the name.
    pub of_address: i64,
}

statements! {
    OF_LOGIN = "SELECT COUNT(*) FROM login_attempt
                WHERE realm = $1 AND login = $2 AND at >= $3 AND succeeded = 0
                  AND at > (SELECT COALESCE(MAX(s.at), 0) FROM login_attempt s
                            WHERE s.realm = $1 AND s.login = $2 AND s.succeeded = 1)
                  AND (address = $4 OR NOT EXISTS (
                        SELECT 1 FROM login_attempt k
                        WHERE k.realm = $1 AND k.login = $2 AND k.address = $4 AND k.succeeded = 1))";
    OF_ADDRESS = "SELECT COUNT(*) FROM login_attempt
                  WHERE realm = $1 AND address = $2 AND at >= $3 AND succeeded = 0";
    remove OLD of LOGIN_ATTEMPT = "WHERE realm = $1 AND id < $2";
    change SUCCEEDED of LOGIN_ATTEMPT = "SET succeeded = 1 WHERE realm = $1 AND id = $2";
}

/// Counts the failed attempts since an instant.
///
/// # Errors
/// Any [`StoreError`].
pub fn failed_since(
    tx: &mut ReadTx<'_>,
    realm: RealmId,
    login: &str,
    address: &str,
    since: Timestamp,
) -> Result<Failed, StoreError> {
    let of_login = tx.query_one(OF_LOGIN, &values![realm, login, since, address])?;
    let of_address = tx.query_one(OF_ADDRESS, &values![realm, address, since])?;
    Ok(Failed {
        of_login: of_login.cells().int()?,
        of_address: of_address.cells().int()?,
    })
}

/// Notes an attempt as one that failed, which [`succeeded`] mends, and forgets old ones. `id` is the id of the session
/// that the attempt is for.
///
/// # Errors
/// Any [`StoreError`].
pub fn begin(
    tx: &mut WriteTx<'_>,
    id: Id<Session>,
    login: &str,
    address: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let realm = tx.realm();
    OLD.run(tx, &values![realm, first_id_of(now - KEPT)])?;
    tx.insert(
        &LOGIN_ATTEMPT,
        &values![realm, id, login, address, now, false],
    )
}

/// Notes that an attempt succeeded.
///
/// # Errors
/// Any [`StoreError`].
pub fn succeeded(tx: &mut WriteTx<'_>, id: Id<Session>) -> Result<(), StoreError> {
    let params = values![tx.realm(), id];
    SUCCEEDED.run(tx, &params).map(|_| ())
}

/// The smallest id that can be made at an instant: ids begin with the milliseconds since 1970 (RFC 9562, version 7).
fn first_id_of(at: Timestamp) -> String {
    let ms = u64::try_from(at.as_millisecond()).unwrap_or(0);
    format!("{:08x}-{:04x}", ms >> 16, ms & 0xffff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tiendo_domain::id::IdMaker;

    #[test]
    fn ids_made_before_an_instant_come_before_its_first() {
        let at: Timestamp = "2026-11-10T01:00:00Z".parse().unwrap();
        let id = |at| IdMaker::new(at, [7; 32]).next_id::<Session>().to_string();
        let first = first_id_of(at);
        assert!(id(at - SignedDuration::from_millis(1)) < first);
        assert!(id(at) > first);
    }
}
