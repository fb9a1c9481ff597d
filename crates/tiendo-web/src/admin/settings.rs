//! Settings of the realm.

use super::people::status_of;
use crate::{
    ask::{Ask, page_with, see_other},
    error::{Answer, WebError},
    extract::Form,
    frame::{Frame, Place, Problem},
    i18n::{self as t, done::Done},
};
use askama::Template;
use tiendo_app::{
    AppError, Refusal,
    settings::{self, SettingsForm, SettingsRefusal},
};

#[derive(Template)]
#[template(path = "admin/settings.html")]
struct SettingsPage {
    f: Frame,
    typed: SettingsForm,
}

/// The settings.
pub(crate) async fn page(ask: Ask) -> Answer {
    let typed = ask.read(settings::form).await?;
    shown(&ask, typed, Vec::new())
}

fn shown(ask: &Ask, typed: SettingsForm, problems: Vec<Problem>) -> Answer {
    let status = status_of(&problems);
    let f = ask
        .frame(Place::Admin, t::admin::settings(ask.lang))
        .crumb("quan-tri", t::admin::title(ask.lang))
        .with_problems(problems);
    page_with(status, &SettingsPage { f, typed })
}

/// Saves them.
pub(crate) async fn save(ask: Ask, form: Form) -> Answer {
    let typed = SettingsForm {
        rev: form.get("rev").parse().map_err(|_| WebError::Malformed)?,
        name: form.get("name").to_owned(),
        soon_days: form.get("soon_days").to_owned(),
        idle_minutes: form.get("idle_minutes").to_owned(),
        spellings: form.get("spellings").to_owned(),
    };
    let wanted = typed.clone();
    let lang = ask.lang;
    let saved = ask
        .write(move |ctx, tx| settings::save(ctx, tx, &wanted))
        .await;
    match saved {
        Ok(()) => Ok(see_other(
            &ask.at(&format!("quan-tri/thiet-lap?xong={}", Done::Saved.code())),
        )),
        Err(AppError::Refused(Refusal::Settings(refusal))) => {
            let field = match refusal {
                SettingsRefusal::NameMissing => "name",
                SettingsRefusal::NotInRange { field, .. } | SettingsRefusal::TooLong { field } => {
                    field
                }
                SettingsRefusal::Spellings(_) => "spellings",
                SettingsRefusal::ChangedMeanwhile => "",
            };
            let problem = Problem::at(field, t::refusals::settings(lang, refusal));
            shown(&ask, typed, vec![problem])
        }
        Err(error) => Err(error.into()),
    }
}
