//! Who asks: made once a request by the guard, taken by every handler.

use crate::{
    Web,
    as_of::{AS_OF, AsOfDay},
    error::{Answer, WebError},
    frame::{DemoView, Frame, NavItem, PersonView, Place, Problem, RealmView},
    i18n as t,
    pieces::Pieces,
};
use askama::Template;
use axum::{
    body::Body,
    extract::FromRequestParts,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use jiff::{Timestamp, civil::Date};
use std::sync::Arc;
use tiendo_app::{AppError, Ctx, Realm, SignedIn};
use tiendo_domain::{access::Reach, id::IdMaker};
use tiendo_store::{Actor, Ahead, ReadTx, WriteTx};
use tiendo_text::{Lang, date};

/// The asker of a request of a realm: what the guard found out and let through.
#[derive(Clone)]
pub(crate) struct Ask {
    pub(crate) web: Web,
    pub(crate) realm: Arc<Realm>,
    pub(crate) person: Option<Arc<SignedIn>>,
    /// How far the asker reaches through this route.
    pub(crate) reach: Reach,
    /// The day that the register is asked for by the address (`?tai-ngay=01/3/2025`).
    pub(crate) as_of: AsOfDay,
    /// The one instant of this request.
    pub(crate) now: Timestamp,
    pub(crate) lang: Lang,
    /// What a form of this session must carry.
    pub(crate) token: Arc<str>,
    /// Path and query.
    pub(crate) path: Arc<str>,
    /// The network address of the browser, as far as it is known.
    pub(crate) address: Arc<str>,
}

impl Ask {
    /// The context that use cases are handed.
    pub(crate) fn ctx(&self) -> Ctx {
        Ctx {
            realm: self.realm.id,
            actor: self
                .person
                .as_ref()
                .map_or(Actor::System, |person| Actor::Person(person.person)),
            grants: self
                .person
                .as_ref()
                .map_or_else(Vec::new, |person| person.grants.clone()),
            reach: self.reach.clone(),
            as_of: self.as_of.day(),
            now: self.now,
            ids: IdMaker::new(self.now, tiendo_app::chance::bytes()),
        }
    }

    /// Reads from one snapshot.
    pub(crate) async fn read<T, F>(&self, job: F) -> Result<T, AppError>
    where
        T: Send + 'static,
        F: FnOnce(&Ctx, &mut ReadTx<'_>) -> Result<T, AppError> + Send + 'static,
    {
        let ctx = self.ctx();
        self.web.app.store.read(move |tx| job(&ctx, tx)).await
    }

    /// Writes; the answer comes after it is on disk.
    pub(crate) async fn write<T, F>(&self, job: F) -> Result<T, AppError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Ctx, &mut WriteTx<'_>) -> Result<T, AppError> + Send + 'static,
    {
        let mut ctx = self.ctx();
        self.web
            .app
            .store
            .write(self.realm.id, move |tx| job(&mut ctx, tx))
            .await
    }

    /// Writes as [`Ask::write`], for what is done often and says what it asks first. `job` may be run twice.
    pub(crate) async fn write_ahead<T, F>(
        &self,
        ahead: impl FnOnce(&Ctx) -> Ahead,
        mut job: F,
    ) -> Result<T, AppError>
    where
        T: Send + 'static,
        F: FnMut(&mut Ctx, &mut WriteTx<'_>) -> Result<T, AppError> + Send + 'static,
    {
        let ctx = self.ctx();
        let ahead = ahead(&ctx);
        self.web
            .app
            .store
            .write_ahead(self.realm.id, ahead, move |tx| job(&mut ctx.clone(), tx))
            .await
    }

    /// The frame of a page.
    pub(crate) fn frame(&self, place: Place, title: impl Into<String>) -> Frame {
        let lang = self.lang;
        Frame {
            lang,
            title: title.into(),
            realm: Some(RealmView {
                slug: self.realm.slug.to_string(),
                name: self.realm.name.clone(),
            }),
            person: self.person.as_ref().map(|person| PersonView {
                id: person.person.to_string(),
                name: person.name.clone(),
                office: office_words(person, lang),
            }),
            nav: self.nav(place),
            crumbs: Vec::new(),
            token: self.token.to_string(),
            demo: self.web.app.demo.as_ref().map(|demo| DemoView {
                as_of: tiendo_text::date::short(demo.bodies_as_of),
                now: tiendo_text::date::moment(self.now, lang),
            }),
            path: self.path.to_string(),
            as_of: self.as_of.clone(),
            done: crate::i18n::done::of_query(lang, &self.path),
            problems: match self.as_of {
                AsOfDay::Unreadable(_) => {
                    vec![Problem::at(AS_OF, t::report::bad_day(lang))]
                }
                AsOfDay::Today | AsOfDay::Day(_) => Vec::new(),
            },
            failed: false,
        }
    }

    /// An address of this realm; `rest` has no leading slash.
    pub(crate) fn at(&self, rest: &str) -> String {
        format!("/{}/{rest}", self.realm.slug)
    }

    /// The day as of which the register is shown.
    pub(crate) fn register_day(&self) -> Date {
        self.as_of.day().unwrap_or_else(|| date::day_of(self.now))
    }

    /// An address of the register that stays at the day that is asked for.
    pub(crate) fn dated(&self, href: &str) -> String {
        self.as_of.carried(href)
    }

    /// Whether the asker may open the page at `/{realm}/rest`, with segments in braces as in the table.
    pub(crate) fn may_open(&self, rest: &str) -> bool {
        let grants = self
            .person
            .as_ref()
            .map_or(&[][..], |person| &person.grants);
        crate::routes::may_open(rest, grants, self.now)
    }

    /// The places that this asker may open.
    fn nav(&self, current: Place) -> Vec<NavItem> {
        let lang = self.lang;
        let places = [
            (Place::Owed, "viec", t::frame::nav_owed(lang)),
            (Place::Plans, "ke-hoach", t::frame::nav_plans(lang)),
            (Place::Reports, "bao-cao", t::frame::nav_reports(lang)),
            (Place::Standing, "tinh-hinh", t::frame::nav_standing(lang)),
            (Place::Search, "tra-cuu", t::frame::nav_search(lang)),
            (Place::Admin, "quan-tri", t::frame::nav_admin(lang)),
        ];
        let grants = self
            .person
            .as_ref()
            .map_or(&[][..], |person| &person.grants);
        places
            .into_iter()
            .filter(|(_, rest, _)| crate::routes::may_open(rest, grants, self.now))
            .map(|(place, rest, label)| NavItem {
                href: self.at(rest),
                label: label.to_owned(),
                current: place == current,
            })
            .collect()
    }

    /// The person, for handlers whose row lets nobody else in.
    pub(crate) fn signed_in(&self) -> Result<&SignedIn, WebError> {
        self.person.as_deref().ok_or(WebError::NotFound)
    }
}

/// A person's position and body in words.
fn office_words(person: &SignedIn, lang: Lang) -> String {
    let what = if person.position.is_empty() {
        person
            .grants
            .first()
            .map_or("", |grant| grant.role.words(lang))
            .to_owned()
    } else {
        person.position.clone()
    };
    if person.agency_name.is_empty() {
        what
    } else {
        format!("{what}, {}", person.agency_name)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Ask {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        parts
            .extensions
            .get::<Ask>()
            .cloned()
            .ok_or(WebError::NotFound)
    }
}

/// A page as an answer.
pub(crate) fn page(template: &impl Template) -> Answer {
    page_with(StatusCode::OK, template)
}

/// A page with another status, such as a form that must be mended.
pub(crate) fn page_with(status: StatusCode, template: &impl Template) -> Answer {
    let mut pieces = Pieces::default();
    template.render_into(&mut pieces)?;
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    Ok((status, [(header::CONTENT_TYPE, html)], Body::new(pieces)).into_response())
}

/// Sends the browser on after a change, so that reloading does not repeat it.
pub(crate) fn see_other(href: &str) -> Response {
    let location = HeaderValue::try_from(href).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}
