//! Realms as the command line makes and mends them.

use crate::{App, AppError, Ctx, Refusal, password, people};
use tiendo_domain::{
    access::RoleName,
    id::{RealmId, Slug},
};
use tiendo_store::{Actor, INSTALLATION, person::MustChange, realm};

/// A realm to be made, with its first administrator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRealm {
    /// First segment of its paths.
    pub slug: Slug,
    /// The authority's name.
    pub name: String,
    /// The same in English.
    pub name_en: String,
    /// Whether the start page lists it.
    pub public: bool,
    /// User name of the first administrator.
    pub administrator: String,
    /// Their name.
    pub administrator_name: String,
}

/// The short name is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlugTaken;

/// Makes a realm and its first administrator, whose password must be changed at the first sign-in.
///
/// # Errors
/// [`SlugTaken`], the refusals of [`people::add`], else faults. A realm whose administrator was refused is not made.
pub fn create(app: &App, new: NewRealm, password: &str) -> Result<RealmId, AppError> {
    if !people::is_username(&new.administrator) {
        return Err(AppError::Refused(Refusal::People(
            people::PeopleRefusal::UsernameBad,
        )));
    }
    let now = app.now();
    let directory = realm::NewRealm {
        slug: new.slug,
        name_vi: new.name,
        name_en: new.name_en,
        public: new.public,
        created_at: now,
    };
    let id = app
        .store
        .write_blocking(INSTALLATION, move |tx| {
            Ok::<_, AppError>(realm::create(tx, &directory)?)
        })?
        .ok_or(AppError::Refused(Refusal::Realm(SlugTaken)))?;
    let hash = password::hash(password)?;
    let person = people::NewPerson {
        name: new.administrator_name,
        username: new.administrator,
        ..people::NewPerson::default()
    };
    app.store.write_blocking(id, move |tx| {
        let mut ctx = Ctx::system(id, Actor::Command, now);
        let person = people::add(&mut ctx, tx, &person, &hash, MustChange::Yes)?;
        people::grant(&mut ctx, tx, person, RoleName::Administrator, None)
    })?;
    Ok(id)
}

/// Sets a temporary password for an account that nobody can get into.
///
/// # Errors
/// [`AppError::NotFound`] where realm or account is not there, else faults.
pub fn reset_password(
    app: &App,
    slug: &str,
    username: &str,
    password: &str,
) -> Result<(), AppError> {
    let slug: Slug = slug.parse().map_err(|_| AppError::NotFound)?;
    let found = app
        .store
        .read_blocking(move |tx| Ok::<_, AppError>(realm::by_slug(tx, &slug)?))?
        .ok_or(AppError::NotFound)?;
    let (hash, now, id) = (password::hash(password)?, app.now(), found.number);
    let username = username.to_owned();
    app.store.write_blocking(id, move |tx| {
        let record =
            tiendo_store::person::by_login(tx, id, &username)?.ok_or(AppError::NotFound)?;
        let mut ctx = Ctx::system(id, Actor::Command, now);
        people::reset_password(&mut ctx, tx, record.id, &hash).map(|_| ())
    })
}
