//! Makes the demo by calling the use cases with a clock that is set, never by writing rows: the bodies of a province as
//! on the day its plan was signed, a person for each role, two plans taken in, a finished round of each and one ready to open.

pub(crate) mod cast;
mod dated;
mod people;
pub(crate) mod plans;
mod reports;
pub(crate) mod rounds;

pub(crate) use people::{PASSWORD, accounts};

use cast::Cast;
use jiff::{Timestamp, civil::Date};
use std::collections::BTreeMap;
use tiendo_app::{App, FixedClock, bodies, realms};
use tiendo_domain::id::{Agency, Id, Plan, RealmId, Slug};
use tiendo_store::{ReadTx, StoreError, person, realm};
use tiendo_text::date;

/// Short name of the demo's realm.
pub(crate) const SLUG: &str = "quang-ngai";

/// The day as of which bodies are shown: the day the plan was signed.
pub(crate) const BODIES_AS_OF: Date = jiff::civil::date(2024, 11, 6);

/// What the demo's clock shows at its first start: 08:00 in Vietnam.
pub(crate) fn first_instant() -> Timestamp {
    at((2026, 11, 10), (8, 0))
}

/// An instant on the wall clock of Vietnam: year, month, day; hour, minute.
fn at((year, month, day): (i16, i8, i8), (hour, minute): (i64, i64)) -> Timestamp {
    let minutes = jiff::SignedDuration::from_mins(hour * 60 + minute);
    date::start_of(jiff::civil::date(year, month, day)) + minutes
}

/// User name and name of the demo's administrator, by whom its data is known for what it is: the first person in it.
const ADMINISTRATOR: (&str, &str) = ("quantri", "Vũ Giả Danh (mẫu)");

const BODIES: &str = include_str!("../../../../samples/agencies-quang-ngai.csv");
const COLLECTIVES: &str = include_str!("../../../../samples/collectives-quang-ngai.csv");

/// The demo's beginning, from which the benchmarks start too: bodies, people and the signed plan.
pub(crate) struct Beginning {
    /// The installation, its clock and its people.
    pub(crate) cast: Cast,
    /// The signed plan.
    pub(crate) plan: Id<Plan>,
    /// The bodies by their keys in the list.
    pub(crate) bodies: BTreeMap<String, Id<Agency>>,
}

/// Makes a realm with the bodies as on the day the plan was signed, a person for each role, and the signed plan.
pub(crate) fn begin(app: &App, clock: &FixedClock, slug: &str) -> anyhow::Result<Beginning> {
    clock.set(at((2024, 11, 7), (8, 0)));
    let slug: Slug = slug.parse()?;
    let new = realms::NewRealm {
        slug,
        name: "UBND tỉnh Quảng Ngãi".to_owned(),
        name_en: "People's Committee of Quảng Ngãi province".to_owned(),
        public: true,
        administrator: ADMINISTRATOR.0.to_owned(),
        administrator_name: ADMINISTRATOR.1.to_owned(),
    };
    let realm = realms::create(app, new, PASSWORD)?;
    let mut cast = Cast::new(app.clone(), clock.clone(), realm);
    let list = bodies::BodyList::read(BODIES, COLLECTIVES)?.as_on(BODIES_AS_OF);
    let bodies = cast.system(move |ctx, tx| bodies::import(ctx, tx, &list))?;
    people::make(&mut cast, &bodies)?;
    let plan = plans::take_in_signed(&cast)?;
    Ok(Beginning { cast, plan, bodies })
}

/// What an installation holds, as far as the demo is concerned.
pub(crate) enum Held {
    /// No realm at all.
    Nothing,
    /// The demo's data, whole.
    Whole {
        /// When the last entry of its journal was made.
        last: Timestamp,
    },
    /// The demo's data, but its making was interrupted.
    Half,
    /// Data that is not the demo's.
    Other,
}

/// Looks at what an installation holds.
pub(crate) fn held(tx: &mut ReadTx<'_>) -> Result<Held, StoreError> {
    let realms = realm::all(tx)?;
    if realms.is_empty() {
        return Ok(Held::Nothing);
    }
    let Some(realm) = realms.iter().find(|realm| realm.slug.as_str() == SLUG) else {
        return Ok(Held::Other);
    };
    let (login, name) = ADMINISTRATOR;
    let administrator = person::by_login(tx, realm.number, login)?;
    if administrator.is_none_or(|person| person.name != name) {
        return Ok(Held::Other);
    }
    Ok(match realm::last_instant(tx, realm.number)? {
        Some(last) if last >= rounds::last_closing() => Held::Whole { last },
        Some(_) | None => Held::Half,
    })
}

/// Makes everything in an empty installation whose clock is `clock`.
pub(crate) fn make(app: &App, clock: &FixedClock) -> anyhow::Result<RealmId> {
    let Beginning { cast, plan, bodies } = begin(app, clock, SLUG)?;
    rounds::of_2025(&cast, plan, &bodies)?;
    let sample = plans::take_in_sample(&cast)?;
    rounds::of_june_2026(&cast, sample)?;
    Ok(cast.realm)
}
