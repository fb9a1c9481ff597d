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
    /// With this user name, since the last that succeeded.
    pub of_login: i64,
    /// From this address, whatever the name.
    pub of_address: i64,
}

statements! {
    OF_LOGIN = "SELECT COUNT(*) FROM login_attempt
                WHERE realm = $1 AND login = $2 AND at >= $3 AND succeeded = 0
                  AND at > (SELECT COALESCE(MAX(s.at), 0) FROM login_attempt s
                            WHERE s.realm = $1 AND s.login = $2 AND s.succeeded = 1)";
    OF_ADDRESS = "SELECT COUNT(*) FROM login_attempt
                  WHERE realm = $1 AND address = $2 AND at >= $3 AND succeeded = 0";
    remove OLD of LOGIN_ATTEMPT = "WHERE realm = $1 AND login = $2 AND at < $3";
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
    let of_login = tx.query_one(OF_LOGIN, &values![realm, login, since])?;
    let of_address = tx.query_one(OF_ADDRESS, &values![realm, address, since])?;
    Ok(Failed {
        of_login: of_login.cells().int()?,
        of_address: of_address.cells().int()?,
    })
}

/// Notes an attempt, and forgets old ones with the same user name. `id` is the id of the session
/// that the attempt is for.
///
/// # Errors
/// Any [`StoreError`].
pub fn note(
    tx: &mut WriteTx<'_>,
    id: Id<Session>,
    login: &str,
    address: &str,
    now: Timestamp,
    succeeded: bool,
) -> Result<(), StoreError> {
    let realm = tx.realm();
    OLD.run(tx, &values![realm, login, now - KEPT])?;
    tx.insert(
        &LOGIN_ATTEMPT,
        &values![realm, id, login, address, now, succeeded],
    )
}
