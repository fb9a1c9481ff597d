//! Makes the demo by calling the use cases with a clock that is set, never by writing rows: the bodies of a province as
//! on the day its plan was signed, a person for each role, two plans taken in, a finished round and one ready to open.

mod cast;
mod people;
mod plans;
mod reports;
mod rounds;

pub(crate) use people::{PASSWORD, accounts};

use cast::Cast;
use jiff::{Timestamp, civil::Date};
use tiendo_app::{App, FixedClock, bodies, realms};
use tiendo_domain::id::{RealmId, Slug};
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

const BODIES: &str = include_str!("../../../../samples/agencies-quang-ngai.csv");
const COLLECTIVES: &str = include_str!("../../../../samples/collectives-quang-ngai.csv");

/// Makes everything in an empty installation whose clock is `clock`.
pub(crate) fn make(app: &App, clock: &FixedClock) -> anyhow::Result<RealmId> {
    clock.set(at((2024, 11, 7), (8, 0)));
    let slug: Slug = SLUG.parse()?;
    let new = realms::NewRealm {
        slug,
        name: "UBND tỉnh Quảng Ngãi".to_owned(),
        name_en: "People's Committee of Quảng Ngãi province".to_owned(),
        public: true,
        administrator: "quantri".to_owned(),
        administrator_name: "Vũ Giả Danh (mẫu)".to_owned(),
    };
    let realm = realms::create(app, new, PASSWORD)?;
    let mut cast = Cast::new(app.clone(), clock.clone(), realm);
    let list = bodies::BodyList::read(BODIES, COLLECTIVES)?.as_on(BODIES_AS_OF);
    let ids = cast.system(move |ctx, tx| bodies::import(ctx, tx, &list))?;
    people::make(&mut cast, &ids)?;
    let plan = plans::take_in_signed(&cast)?;
    rounds::of_2025(&cast, plan, &ids)?;
    plans::take_in_sample(&cast)?;
    Ok(realm)
}
