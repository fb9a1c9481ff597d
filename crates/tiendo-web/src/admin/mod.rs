//! Administration: bodies, people, roles, settings of the realm.

pub(crate) mod agencies;
pub(crate) mod people;
pub(crate) mod settings;

use crate::{
    ask::{Ask, page as answer},
    error::Answer,
    frame::{Frame, Place},
    i18n as t,
};
use askama::Template;

#[derive(Template)]
#[template(path = "admin/page.html")]
struct AdminPage {
    f: Frame,
    people: i64,
    agencies: i64,
}

/// The first page of administration: what there is to look after.
pub(crate) async fn page(ask: Ask) -> Answer {
    let f = ask.frame(Place::Admin, t::admin::title(ask.lang));
    let counts = ask.read(tiendo_app::people::counts).await?;
    answer(&AdminPage {
        f,
        people: counts.people,
        agencies: counts.agencies,
    })
}
