//! Settings of a realm: one key a setting, each with a default that the code names.

use crate::{
    AppError, Ctx, Refusal,
    journal::{Subject, commit},
    spellings::{self, BadSpellings, Spellings},
};
use tiendo_domain::id::RealmId;
use tiendo_store::{ReadTx, WriteTx, realm, setting};

/// Days before its due date from which a task counts as due soon.
pub const SOON_DAYS: WholeNumber = WholeNumber {
    key: "standing.soon_days",
    default: 7,
    from: 1,
    to: 60,
};

/// Minutes without a request after which a session ends.
pub const IDLE_MINUTES: WholeNumber = WholeNumber {
    key: "session.idle_minutes",
    default: 120,
    from: 5,
    to: 720,
};

/// A setting that is a whole number within bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WholeNumber {
    key: &'static str,
    default: i64,
    from: i64,
    to: i64,
}

impl WholeNumber {
    /// The value in force.
    ///
    /// # Errors
    /// Only faults.
    pub fn get(self, tx: &mut ReadTx<'_>, realm: RealmId) -> Result<i64, AppError> {
        Ok(self.of(setting::find(tx, realm, self.key)?.as_ref()))
    }

    fn of(self, kept: Option<&setting::Setting>) -> i64 {
        self.of_value(kept.map(|kept| &kept.value))
    }

    /// The value in force where `kept` is what the realm has set.
    pub(crate) fn of_value(self, kept: Option<&serde_json::Value>) -> i64 {
        kept.and_then(serde_json::Value::as_i64)
            .unwrap_or(self.default)
            .clamp(self.from, self.to)
    }

    /// Its key.
    pub(crate) const fn key(self) -> &'static str {
        self.key
    }

    fn typed(self, field: &'static str, text: &str) -> Result<i64, AppError> {
        let number = text
            .trim()
            .parse()
            .ok()
            .filter(|number| (self.from..=self.to).contains(number));
        number.ok_or(AppError::Refused(Refusal::Settings(
            SettingsRefusal::NotInRange {
                field,
                from: self.from,
                to: self.to,
            },
        )))
    }
}

/// Why the settings were not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingsRefusal {
    /// A realm has a name.
    NameMissing,
    /// A field has more than [`crate::typed::MOST`] characters.
    TooLong {
        /// The field of the form.
        field: &'static str,
    },
    /// Not a whole number, or out of bounds.
    NotInRange {
        /// The field of the form.
        field: &'static str,
        /// Least.
        from: i64,
        /// Most.
        to: i64,
    },
    /// The spellings of bodies are none.
    Spellings(BadSpellings),
    /// Somebody saved first.
    ChangedMeanwhile,
}

/// The settings as a form shows and takes them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SettingsForm {
    /// The journal number at which the form was shown; a later change of the settings is a conflict.
    pub rev: i64,
    /// The authority's name.
    pub name: String,
    /// See [`SOON_DAYS`].
    pub soon_days: String,
    /// See [`IDLE_MINUTES`].
    pub idle_minutes: String,
    /// The realm's own spellings of bodies, see [`Spellings`].
    pub spellings: String,
}

/// The settings in force.
///
/// # Errors
/// Only faults.
pub fn form(ctx: &Ctx, tx: &mut ReadTx<'_>) -> Result<SettingsForm, AppError> {
    let realm = realm::all(tx)?
        .into_iter()
        .find(|realm| realm.number == ctx.realm)
        .ok_or(AppError::NotFound)?;
    let kept = setting::all(tx, ctx.realm)?;
    let of = |number: WholeNumber| {
        number
            .of(kept.iter().find(|kept| kept.key == number.key))
            .to_string()
    };
    Ok(SettingsForm {
        rev: revision(&kept),
        name: realm.name_vi,
        soon_days: of(SOON_DAYS),
        idle_minutes: of(IDLE_MINUTES),
        spellings: Spellings::of_setting(kept.iter().find(|kept| kept.key == spellings::KEY))
            .to_string(),
    })
}

/// The sum of all revisions: it moves with every save.
fn revision(kept: &[setting::Setting]) -> i64 {
    kept.iter().map(|kept| kept.rev).sum()
}

/// Saves the settings; those that did not change are not written.
///
/// # Errors
/// [`SettingsRefusal`] for what was typed, else faults.
pub fn save(ctx: &mut Ctx, tx: &mut WriteTx<'_>, typed: &SettingsForm) -> Result<(), AppError> {
    let refuse = |refusal| Err(AppError::Refused(Refusal::Settings(refusal)));
    if typed.name.trim().is_empty() {
        return refuse(SettingsRefusal::NameMissing);
    }
    if let Some(field) = crate::typed::too_long([("name", typed.name.as_str())]) {
        return refuse(SettingsRefusal::TooLong { field });
    }
    let wanted = [
        (SOON_DAYS, SOON_DAYS.typed("soon_days", &typed.soon_days)?),
        (
            IDLE_MINUTES,
            IDLE_MINUTES.typed("idle_minutes", &typed.idle_minutes)?,
        ),
    ];
    let spellings = Spellings::typed(&typed.spellings)
        .map_err(|bad| AppError::Refused(Refusal::Settings(SettingsRefusal::Spellings(bad))))?
        .to_string();
    let now = form(ctx, tx)?;
    if now.rev != typed.rev {
        return refuse(SettingsRefusal::ChangedMeanwhile);
    }
    if now.name != typed.name {
        let listed = realm::all(tx)?
            .into_iter()
            .find(|realm| realm.number == ctx.realm);
        let (english, public) = listed.map_or((String::new(), false), |realm| {
            (realm.name_en, realm.public)
        });
        realm::rename(tx, ctx.realm, &typed.name, &english, public)?;
    }
    let kept = setting::all(tx, ctx.realm)?;
    for (number, value) in wanted {
        let before = kept.iter().find(|kept| kept.key == number.key);
        if number.of(before) != value {
            setting::put(
                tx,
                number.key,
                &value.into(),
                before.map_or(0, |kept| kept.rev),
            )?;
        }
    }
    if now.spellings != spellings {
        let before = kept.iter().find(|kept| kept.key == spellings::KEY);
        let rev = before.map_or(0, |kept| kept.rev);
        setting::put(tx, spellings::KEY, &spellings.as_str().into(), rev)?;
    }
    commit(
        ctx,
        tx,
        "settings.saved",
        Subject::Realm,
        serde_json::json!({
            "name": typed.name, "soon_days": typed.soon_days, "idle_minutes": typed.idle_minutes,
            "spellings": spellings,
        }),
    )?;
    Ok(())
}
