//! A file a command.

pub(crate) mod admin;
pub(crate) mod backup;
pub(crate) mod bench;
pub(crate) mod demo;
pub(crate) mod doctor;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod permissions;
pub(crate) mod read;
pub(crate) mod restore;
pub(crate) mod serve;
pub(crate) mod verify;

use crate::{exit::Stop, words};
use tiendo_app::{App, Realm};
use tiendo_store::realm;
use tiendo_text::Lang;

/// The realm of a short name, or the only one where none is named.
fn one_realm(app: &App, lang: Lang, named: Option<&str>) -> Result<Realm, Stop> {
    let all = app
        .store
        .read_blocking(realm::all)
        .map_err(|error| Stop::fault(words::open_error(lang, &error.into())))?;
    if all.is_empty() {
        return Err(Stop::usage(words::no_realm(lang)));
    }
    let known: Vec<&str> = all.iter().map(|realm| realm.slug.as_str()).collect();
    let known = known.join(", ");
    match (named, &all[..]) {
        (None, [only]) => Ok(Realm::from(only.clone())),
        (None, _) => Err(Stop::usage(words::name_a_realm(lang, &known))),
        (Some(slug), all) => all
            .iter()
            .find(|realm| realm.slug.as_str() == slug)
            .map(|realm| Realm::from(realm.clone()))
            .ok_or_else(|| Stop::usage(words::no_such_realm(lang, slug, &known))),
    }
}
