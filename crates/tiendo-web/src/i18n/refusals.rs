//! What a refusal says, for every rule of every area: a refusal without words does not compile.

use super::{Lang, admin, taking_in};
use tiendo_app::{
    Refusal, bodies::BodiesRefusal, people::PeopleRefusal, realms::SlugTaken,
    settings::SettingsRefusal, spellings::BadSpellings,
};

/// The sentence of a refusal, where no form shows it beside its field.
pub(crate) fn words(lang: Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Rounds(refusal) => super::rounds::refusal(lang, refusal),
        Refusal::Reports(refusal) => super::report::refused(lang, refusal),
        Refusal::Checking(refusal) => super::desk::refused(lang, refusal),
        Refusal::Consolidation(refusal) => super::consolidation::refused(lang, *refusal),
        Refusal::TakingIn(refusal) => taking_in::refusal(lang, refusal),
        Refusal::Publication(refusal) => taking_in::publication(lang, *refusal).to_owned(),
        Refusal::People(refusal) => people(lang, *refusal).to_owned(),
        Refusal::Realm(SlugTaken) => admin::slug_taken(lang).to_owned(),
        Refusal::Bodies(refusal) => bodies(lang, *refusal).to_owned(),
        Refusal::Settings(refusal) => settings(lang, *refusal),
    }
}

/// About people and their roles.
pub(crate) fn people(lang: Lang, refusal: PeopleRefusal) -> &'static str {
    match refusal {
        PeopleRefusal::NameMissing => admin::name_needed(lang),
        PeopleRefusal::TooLong { .. } => admin::too_long(lang),
        PeopleRefusal::UsernameBad => admin::username_bad(lang),
        PeopleRefusal::UsernameTaken => admin::username_taken(lang),
        PeopleRefusal::RoleNeedsAgency => admin::role_agency_needed(lang),
        PeopleRefusal::RoleHeld => admin::role_held(lang),
        PeopleRefusal::LastAdministrator => admin::last_administrator(lang),
        PeopleRefusal::ChangedMeanwhile => admin::changed_meanwhile(lang),
    }
}

/// About bodies.
pub(crate) fn bodies(lang: Lang, refusal: BodiesRefusal) -> &'static str {
    match refusal {
        BodiesRefusal::NameMissing => admin::agency_name_needed(lang),
        BodiesRefusal::TooLong { .. } => admin::too_long(lang),
        BodiesRefusal::KindMissing => admin::kind_needed(lang),
        BodiesRefusal::NameTaken => admin::agency_name_taken(lang),
        BodiesRefusal::BadDate { .. } => admin::date_bad(lang),
        BodiesRefusal::EmptyPeriod => admin::period_empty(lang),
        BodiesRefusal::OwnSuperior => admin::own_superior(lang),
        BodiesRefusal::ChangedMeanwhile => admin::changed_meanwhile(lang),
    }
}

/// About settings.
pub(crate) fn settings(lang: Lang, refusal: SettingsRefusal) -> String {
    match refusal {
        SettingsRefusal::NameMissing => admin::agency_name_needed(lang).to_owned(),
        SettingsRefusal::TooLong { .. } => admin::too_long(lang).to_owned(),
        SettingsRefusal::NotInRange { from, to, .. } => admin::whole_number(lang, from, to),
        SettingsRefusal::Spellings(BadSpellings::Line(line)) => admin::spellings_line(lang, line),
        SettingsRefusal::Spellings(BadSpellings::TooMany) => {
            admin::spellings_many(lang, tiendo_app::spellings::MOST)
        }
        SettingsRefusal::ChangedMeanwhile => admin::changed_meanwhile(lang).to_owned(),
    }
}
