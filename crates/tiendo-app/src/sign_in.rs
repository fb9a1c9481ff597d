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

/// The window in which wrong attempts are counted.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);

/// Wrong attempts on one account within the window before the door closes.
const PER_ACCOUNT: i64 = 8;

/// Wrong attempts from one address within the window, whatever the account: an office shares an address.
const PER_ADDRESS: i64 = 60;

/// How long a session lasts at most, used or not.
pub(crate) const SESSION: SignedDuration = SignedDuration::from_hours(12);

/// A hash of nothing that anyone types: verifying against it takes as long as against a real one, so that the time of
/// an answer does not tell which user names exist.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZSBmaXhlZCBzYWx0IQ$0sP2Y1eHkVtB5dVn3C7cHn3cCwq7s8pT0m0a1r2Z3Xk";

impl App {
    /// Signs somebody in and gives the session's token, or says why not.
    ///
    /// # Errors
    /// Only faults.
    pub async fn sign_in(
        &self,
        realm: &Realm,
        attempt: Attempt,
        now: Timestamp,
    ) -> Result<Result<String, SignInRefusal>, AppError> {
        let realm = realm.id;
        let username = attempt.username.trim().to_lowercase();
        let (name, address) = (username.clone(), attempt.address.clone());
        let since = now - WINDOW;
        let (failed, account) = self
            .store
            .read(move |tx| {
                let failed = attempt::failed_since(tx, realm, &name, &address, since)?;
                Ok::<_, AppError>((failed, person::sign_in_record(tx, realm, &name)?))
            })
            .await?;
        if failed.of_login >= PER_ACCOUNT || failed.of_address >= PER_ADDRESS {
            let minutes = u64::try_from(WINDOW.as_mins()).unwrap_or(15);
            return Ok(Err(SignInRefusal::TooMany { minutes }));
        }
        let hash = account.as_ref().map_or_else(
            || NOBODY.to_owned(),
            |account| account.password_hash.clone(),
        );
        let right = self
            .password_is(attempt.password, hash)
            .await
            .unwrap_or(false);
        let account = account.filter(|account| right && !account.disabled);
        let token = new_token();
        let hash = token_hash(&token);
        let found = account.is_some();
        self.store
            .write(realm, move |tx| {
                let mut ids = IdMaker::new(now, crate::chance::bytes());
                attempt::note(tx, ids.next_id(), &username, &attempt.address, now, found)?;
                if let Some(account) = account {
                    let id: Id<Session> = ids.next_id();
                    session::start(
                        tx,
                        &hash,
                        id,
                        account.person,
                        now,
                        now + SESSION,
                        &attempt.address,
                    )?;
                    let ctx = Ctx::system(realm, Actor::Person(account.person), now);
                    let payload = serde_json::json!({ "session": id.to_string() });
                    commit(&ctx, tx, "session.started", account.person, payload)?;
                }
                Ok::<_, AppError>(())
            })
            .await?;
        Ok(if found {
            Ok(token)
        } else {
            Err(SignInRefusal::Wrong)
        })
    }

    /// Changes one's own password; every other session of the person ends.
    ///
    /// # Errors
    /// Only faults.
    pub async fn change_password(
        &self,
        ctx: Ctx,
        who: &SignedIn,
        old: String,
        new: String,
    ) -> Result<Result<(), PasswordRefusal>, AppError> {
        let (realm, id, keep) = (ctx.realm, who.person, who.session);
        let record = self
            .store
            .read(move |tx| Ok::<_, AppError>(person::sign_in_record_of(tx, realm, id)?))
            .await?
            .ok_or(AppError::NotFound)?;
        if !self.password_is(old, record.password_hash).await? {
            return Ok(Err(PasswordRefusal::OldIsWrong));
        }
        if let Err(weak) = policy::check(&new, &record.login) {
            return Ok(Err(PasswordRefusal::Weak(weak)));
        }
        let hash = self.hash_password(new).await?;
        self.store
            .write(realm, move |tx| {
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
