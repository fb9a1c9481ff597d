//! The doors: the start page, a realm's first page, the health check, embedded files, the demo's clock.

use crate::{
    Web,
    ask::{Ask, page, see_other},
    assets,
    error::{Answer, WebError},
    extract::Form,
    frame::{Frame, Place},
    guard,
    i18n::{self as t, done::Done},
};
use askama::Template;
use axum::{
    extract::{Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use tiendo_text::Lang;

/// `/`: goes to the only realm, or lists the public ones.
pub(crate) async fn start(State(web): State<Web>) -> Response {
    let realms = match web.app.public_realms().await {
        Ok(realms) => realms,
        Err(error) => return guard::bare(&web, Lang::Vi, "/", &error.into()),
    };
    if let [only] = &realms[..] {
        return see_other(&format!("/{}", only.slug));
    }
    let f = Frame::outside(&web, Lang::Vi, "/").titled(t::home::start_title(Lang::Vi));
    let list = realms
        .iter()
        .map(|realm| (format!("/{}", realm.slug), realm.name.clone()))
        .collect();
    page(&StartPage { f, realms: list }).unwrap_or_else(IntoResponse::into_response)
}

#[derive(Template)]
#[template(path = "start.html")]
struct StartPage {
    f: Frame,
    realms: Vec<(String, String)>,
}

/// `/healthz`: 200 where the database answers, 503 where it does not. Says nothing else.
pub(crate) async fn health(State(web): State<Web>) -> Response {
    match web.app.healthy().await {
        Ok(()) => (StatusCode::OK, "ok\n").into_response(),
        Err(error) => {
            tracing::error!(%error, "health check failed");
            (StatusCode::SERVICE_UNAVAILABLE, "database\n").into_response()
        }
    }
}

/// `/_/…`: style sheet, script, icons.
pub(crate) async fn embedded(State(web): State<Web>, request: Request) -> Response {
    let name = request.uri().path().rsplit('/').next().unwrap_or("");
    let gzip = request
        .headers()
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("gzip"));
    assets::serve(name, gzip)
        .unwrap_or_else(|| guard::bare(&web, Lang::Vi, "/", &WebError::NotFound))
}

/// Any address that is in no row of the table.
pub(crate) async fn nothing_here(State(web): State<Web>, request: Request) -> Response {
    guard::nowhere(web, request).await
}

/// `/{realm}`: what I owe for those who are signed in, the public page for those who are not.
pub(crate) async fn realm(ask: Ask) -> Answer {
    if ask.person.is_some() {
        return Ok(see_other(&ask.at(crate::routes::first_page(&ask))));
    }
    let f = ask.frame(Place::None, ask.realm.name.clone());
    let plans = ask.read(tiendo_app::publication::public_plans).await?;
    let plans = plans
        .into_iter()
        .map(|plan| {
            (
                ask.at(&format!("ke-hoach/{}", plan.plan)),
                plan.number.unwrap_or_default(),
                plan.title,
            )
        })
        .collect();
    page(&PublicPage { f, plans })
}

#[derive(Template)]
#[template(path = "public.html")]
struct PublicPage {
    f: Frame,
    /// Address, official number, title.
    plans: Vec<(String, String, String)>,
}

/// Moves the demo's clock one day forward.
pub(crate) async fn move_clock(ask: Ask, form: Form) -> Answer {
    ask.web.app.pass_a_day(ask.realm.id).await?;
    let back = local_path(form.get("back"), &ask);
    let bare = back.split('?').next().unwrap_or("/");
    Ok(see_other(&format!(
        "{bare}?xong={}",
        Done::ClockMoved.code()
    )))
}

/// A path of this realm, or the realm's first page: where a form asks to go back to is never trusted.
pub(crate) fn local_path(asked: &str, ask: &Ask) -> String {
    let realm = format!("/{}", ask.realm.slug);
    let inside = asked
        .strip_prefix(&realm)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']));
    if inside && !asked.contains(['\\', '\r', '\n']) {
        asked.to_owned()
    } else {
        realm
    }
}
