//! Who stands at the door: the realm of an address and the person of a session.

use crate::{App, AppError, Realm, SignedIn, files::hex, settings::IDLE_MINUTES};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use tiendo_domain::id::Slug;
use tiendo_store::{ReadTx, StoreError, realm, session, visit};

/// The realm that was asked for, and who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The realm.
    pub realm: Realm,
    /// The person, where a session stands behind the request.
    pub person: Option<SignedIn>,
}

/// How long a session that is used is left without writing that it was seen: a write a request would be one too many.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(5);

impl App {
    /// The realm of a short name and the person of a session token; `None` where there is no such realm.
    ///
    /// # Errors
    /// Only faults.
    pub async fn visit(
        &self,
        slug: &str,
        token: Option<&str>,
        now: Timestamp,
    ) -> Result<Option<Visit>, AppError> {
        let Ok(slug) = slug.parse::<Slug>() else {
            return Ok(None);
        };
        let hash = token.map(token_hash);
        let found = visit::visit(&self.store, &slug, hash.as_ref(), IDLE_MINUTES.key(), now)
            .await?
            .map(|found| seen(found, now));
        if let Some((visit, Some(seen))) = &found {
            self.note_seen(visit, *seen, now).await?;
        }
        Ok(found.map(|(visit, _)| visit))
    }

    /// Writes now and then that a session was used, so that it ends after it was not.
    async fn note_seen(
        &self,
        visit: &Visit,
        seen: Timestamp,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let Some(person) = &visit.person else {
            return Ok(());
        };
        if now.duration_since(seen) < SEEN_EVERY {
            return Ok(());
        }
        let session = person.session;
        let realm = visit.realm.id;
        self.store
            .write(realm, move |tx| Ok(session::seen(tx, session, now)?))
            .await
    }
}

/// Who stands at the door, and when it was last noted that their session was used.
fn seen(found: visit::Visit, now: Timestamp) -> (Visit, Option<Timestamp>) {
    let realm = Realm::from(found.realm);
    let idle = SignedDuration::from_mins(IDLE_MINUTES.of_value(found.setting.as_ref()));
    let session = found
        .live
        .filter(|session| now.duration_since(session.seen_at) < idle);
    let Some(session) = session else {
        let person = None;
        return (Visit { realm, person }, None);
    };
    let grants = found.grants;
    let seen = session.seen_at;
    let person = SignedIn {
        person: session.person,
        name: session.name,
        position: session.office,
        agency_name: grants
            .iter()
            .find_map(|grant| grant.agency_short.clone())
            .unwrap_or_default(),
        agency: grants.iter().find_map(|grant| grant.grant.agency),
        grants: grants.into_iter().map(|grant| grant.grant).collect(),
        session: session.id,
        must_change_password: session.must_change,
    };
    let person = Some(person);
    (Visit { realm, person }, Some(seen))
}

/// The realms that anyone may see listed, by name.
pub(crate) fn public_realms(tx: &mut ReadTx<'_>) -> Result<Vec<Realm>, StoreError> {
    let all = realm::all(tx)?;
    Ok(all
        .into_iter()
        .filter(|realm| realm.public)
        .map(Realm::from)
        .collect())
}

impl From<realm::Realm> for Realm {
    fn from(realm: realm::Realm) -> Realm {
        Realm {
            id: realm.number,
            slug: realm.slug,
            name: realm.name_vi,
        }
    }
}

/// What is kept of a session's token: its hash, so that who reads the database cannot sign in.
pub(crate) fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// A new session token: 256 random bits.
pub(crate) fn new_token() -> String {
    hex(&crate::chance::bytes::<32>())
}
