//! Signing in and out.

use crate::{
    App, AppError, Ctx, Realm, SignedIn,
    journal::commit,
    people::PasswordRefusal,
    visit::{new_token, token_hash},
};
use jiff::{SignedDuration, Timestamp};
use tiendo_domain::{
    id::{Id, IdMaker, Session},
    password as policy,
};
use tiendo_store::{Actor, WriteTx, attempt, person, session};

/// What somebody typed.
#[derive(Clone)]
pub struct Attempt {
    /// User name as typed.
    pub username: String,
    /// Password as typed.
    pub password: String,
    /// The network address it came from; empty where it is not known.
    pub address: String,
}

/// What somebody typed to change their own password.
#[derive(Clone)]
pub struct PasswordChange {
    /// The password so far, as typed.
    pub old: String,
    /// The new one, as typed.
    pub new: String,
    /// The network address it came from; empty where it is not known.
    pub address: String,
}

/// Why nobody was signed in. It never says which of name and password was wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInRefusal {
    /// Name or password is wrong, or the account is locked.
    Wrong,
    /// Too many wrong attempts.
    TooMany {
        /// How long to wait.
        minutes: u64,
    },
}

/// The door is closed for a while: too many wrong attempts.
struct TooMany {
    minutes: u64,
}

/// The window in which wrong attempts are counted.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);

/// Wrong attempts on one account within the window before the door closes.
const PER_ACCOUNT: i64 = 8;

/// Wrong attempts from one address within the window, whatever the account: an office shares an address.
const PER_ADDRESS: i64 = 60;

/// Most bytes of a user name or password that are looked at.
const LONGEST: usize = 1024;

/// How long a session lasts at most, used or not.
pub(crate) const SESSION: SignedDuration = SignedDuration::from_hours(12);

/// A hash of nothing that anyone types: verifying against it takes as long as against a real one, so that the time of
/// an answer does not tell which user names exist.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZSBmaXhlZCBzYWx0IQ$0sP2Y1eHkVtB5dVn3C7cHn3cCwq7s8pT0m0a1r2Z3Xk";

impl App {
    /// Signs somebody in and gives the session's token, or says why not. `instead_of` is the session that the browser
    /// had so far, which ends.
    ///
    /// # Errors
    /// Only faults.
    pub async fn sign_in(
        &self,
        realm: &Realm,
        attempt: Attempt,
        instead_of: Option<Id<Session>>,
        now: Timestamp,
    ) -> Result<Result<String, SignInRefusal>, AppError> {
        let realm = realm.id;
        let mut ids = IdMaker::new(now, crate::chance::bytes());
        let (session, entry): (Id<Session>, Id<Session>) = (ids.next_id(), ids.next_id());
        let username = cut(attempt.username.trim().to_lowercase());
        let address = attempt.address.clone();
        // It counts as wrong until it is known to be right: who tries many at once is counted too.
        let begun = self
            .store
            .write(realm, move |tx| begin(tx, entry, &username, &address, now))
            .await?;
        let account = match begun {
            Ok(account) => account,
            Err(TooMany { minutes }) => return Ok(Err(SignInRefusal::TooMany { minutes })),
        };
        let hash = account.as_ref().map_or_else(
            || NOBODY.to_owned(),
            |account| account.password_hash.clone(),
        );
        let right = self.password_is(cut(attempt.password), hash).await?;
        let Some(account) = account.filter(|account| right && !account.disabled) else {
            return Ok(Err(SignInRefusal::Wrong));
        };
        let token = new_token();
        let hash = token_hash(&token);
        self.store
            .write(realm, move |tx| {
                attempt::succeeded(tx, entry)?;
                if let Some(before) = instead_of {
                    session::end(tx, before)?;
                }
                session::start(
                    tx,
                    &hash,
                    session,
                    account.person,
                    now,
                    now + SESSION,
                    &attempt.address,
                )?;
                let ctx = Ctx::system(realm, Actor::Person(account.person), now);
                let payload = serde_json::json!({ "session": session.to_string() });
                commit(&ctx, tx, "session.started", account.person, payload)?;
                Ok::<_, AppError>(())
            })
            .await?;
        Ok(Ok(token))
    }

    /// Changes one's own password; every other session of the person ends. Wrong guesses of the old one count as wrong
    /// attempts to sign in, since whoever sits down at an open browser could guess here instead.
    ///
    /// # Errors
    /// Only faults.
    pub async fn change_password(
        &self,
        ctx: Ctx,
        who: &SignedIn,
        change: PasswordChange,
    ) -> Result<Result<(), PasswordRefusal>, AppError> {
        let (realm, id, keep, now) = (ctx.realm, who.person, who.session, ctx.now);
        let entry: Id<Session> = IdMaker::new(now, crate::chance::bytes()).next_id();
        let PasswordChange { old, new, address } = change;
        let wanted = new.clone();
        let begun = self
            .store
            .write(realm, move |tx| {
                let record = person::sign_in_record_of(tx, realm, id)?.ok_or(AppError::NotFound)?;
                if let Err(weak) = policy::check(&wanted, &record.login) {
                    return Ok(Err(PasswordRefusal::Weak(weak)));
                }
                Ok::<_, AppError>(match begin(tx, entry, &record.login, &address, now)? {
                    Ok(_) => Ok(record),
                    Err(TooMany { minutes }) => Err(PasswordRefusal::TooMany { minutes }),
                })
            })
            .await?;
        let record = match begun {
            Ok(record) => record,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if !self.password_is(cut(old), record.password_hash).await? {
            return Ok(Err(PasswordRefusal::OldIsWrong));
        }
        let hash = self.hash_password(new).await?;
        self.store
            .write(realm, move |tx| {
                attempt::succeeded(tx, entry)?;
                person::set_password(tx, id, &hash, person::MustChange::No, ctx.now)?;
                session::end_all_but(tx, id, keep)?;
                commit(
                    &ctx,
                    tx,
                    "person.password_changed",
                    id,
                    serde_json::json!({}),
                )?;
                Ok::<_, AppError>(())
            })
            .await?;
        Ok(Ok(()))
    }
}

/// Notes an attempt and finds the account that it is for, if there is one; refused where too many went wrong before.
fn begin(
    tx: &mut WriteTx<'_>,
    entry: Id<Session>,
    username: &str,
    address: &str,
    now: Timestamp,
) -> Result<Result<Option<person::SignInRecord>, TooMany>, AppError> {
    let realm = tx.realm();
    let failed = attempt::failed_since(tx, realm, username, address, now - WINDOW)?;
    if failed.of_login >= PER_ACCOUNT || failed.of_address >= PER_ADDRESS {
        let minutes = u64::try_from(WINDOW.as_mins()).unwrap_or(15);
        return Ok(Err(TooMany { minutes }));
    }
    attempt::begin(tx, entry, username, address, now)?;
    Ok(Ok(person::sign_in_record(tx, realm, username)?))
}

/// What was typed, as far as anything of ours can be that long.
fn cut(mut typed: String) -> String {
    if typed.len() > LONGEST {
        typed.truncate(typed.floor_char_boundary(LONGEST));
    }
    typed
}

/// Ends a session.
///
/// # Errors
/// Only faults.
pub fn sign_out(ctx: &mut Ctx, tx: &mut WriteTx<'_>, id: Id<Session>) -> Result<(), AppError> {
    session::end(tx, id)?;
    let person = ctx.person().ok_or(AppError::NotFound)?;
    let payload = serde_json::json!({ "session": id.to_string() });
    commit(ctx, tx, "session.ended", person, payload)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_nobody_is_verified_like_any_other() {
        let hashed = crate::password::hash("một câu ngắn dễ nhớ").unwrap();
        let settings = |hash: &str| hash.rsplitn(3, '$').nth(2).map(str::to_owned);
        assert_eq!(settings(NOBODY), settings(&hashed));
        assert_eq!(crate::password::verify("bất kỳ", NOBODY).ok(), Some(false));
    }
}
