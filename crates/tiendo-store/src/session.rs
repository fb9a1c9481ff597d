//! Sessions: who is signed in. Only the hash of a session's token is kept. Not journalled; the
//! use cases journal that a session began or ended.

use jiff::Timestamp;
use tiendo_domain::id::{Id, Person, Session};

use crate::error::StoreError;
use crate::statement::statements;
use crate::tables::SESSION;
use crate::tx::WriteTx;
use crate::values;

/// A session that is alive, and its person; [`crate::visit`] finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Live {
    /// The session.
    pub id: Id<Session>,
    /// Whose.
    pub person: Id<Person>,
    /// The person's name.
    pub name: String,
    /// The person's position.
    pub office: String,
    /// When it was last noted that the session was used.
    pub seen_at: Timestamp,
    /// Whether the password was set by somebody else and must be changed first.
    pub must_change: bool,
}

statements! {
    change SEEN of SESSION = "SET seen_at = $3 WHERE realm = $1 AND id = $2";
    change RENEW of SESSION = "SET seen_at = $2, ends_at = $3 WHERE realm = $1 AND ends_at > $4";
    remove END of SESSION = "WHERE realm = $1 AND id = $2";
    remove END_ALL of SESSION = "WHERE realm = $1 AND person = $2";
    remove END_OTHERS of SESSION = "WHERE realm = $1 AND person = $2 AND id <> $3";
    remove OVER of SESSION = "WHERE realm = $1 AND ends_at <= $2";
}

/// Begins a session that ends at `ends_at` at the latest, and forgets those that are over.
///
/// # Errors
/// Any [`StoreError`].
pub fn start(
    tx: &mut WriteTx<'_>,
    token_hash: &[u8; 32],
    id: Id<Session>,
    person: Id<Person>,
    now: Timestamp,
    ends_at: Timestamp,
    address: &str,
) -> Result<(), StoreError> {
    let realm = tx.realm();
    OVER.run(tx, &values![realm, now])?;
    tx.insert(
        &SESSION,
        &values![realm, token_hash, id, person, now, now, ends_at, address],
    )
}

/// Notes that a session was used.
///
/// # Errors
/// Any [`StoreError`].
pub fn seen(tx: &mut WriteTx<'_>, id: Id<Session>, now: Timestamp) -> Result<(), StoreError> {
    let params = values![tx.realm(), id, now];
    SEEN.run(tx, &params).map(|_| ())
}

/// Lets the sessions that are alive at `before` begin anew at `now`, and last until `ends_at` at the latest: for a clock
/// that was moved.
///
/// # Errors
/// Any [`StoreError`].
pub fn renew(
    tx: &mut WriteTx<'_>,
    before: Timestamp,
    now: Timestamp,
    ends_at: Timestamp,
) -> Result<(), StoreError> {
    let params = values![tx.realm(), now, ends_at, before];
    RENEW.run(tx, &params).map(|_| ())
}

/// Ends a session.
///
/// # Errors
/// Any [`StoreError`].
pub fn end(tx: &mut WriteTx<'_>, id: Id<Session>) -> Result<(), StoreError> {
    let params = values![tx.realm(), id];
    END.run(tx, &params).map(|_| ())
}

/// Ends all sessions of a person.
///
/// # Errors
/// Any [`StoreError`].
pub fn end_all(tx: &mut WriteTx<'_>, person: Id<Person>) -> Result<(), StoreError> {
    let params = values![tx.realm(), person];
    END_ALL.run(tx, &params).map(|_| ())
}

/// Ends all sessions of a person but one.
///
/// # Errors
/// Any [`StoreError`].
pub fn end_all_but(
    tx: &mut WriteTx<'_>,
    person: Id<Person>,
    keep: Id<Session>,
) -> Result<(), StoreError> {
    let params = values![tx.realm(), person, keep];
    END_OTHERS.run(tx, &params).map(|_| ())
}
