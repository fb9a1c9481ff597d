//! What stands before every handler of a realm: who asks, may they, did the form come from us. And behind it: a failure
//! becomes a page in the asker's language.

use crate::{
    Web,
    as_of::{AS_OF, AsOfDay},
    ask::{Ask, page_with, see_other},
    error::{Failure, WebError},
    extract::{Kept, Query},
    frame::{Frame, Place},
    i18n as t,
    routes::{Open, Row, Verb},
};
use askama::Template;
use axum::{
    extract::{ConnectInfo, FromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};
use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};
use tiendo_app::{files::hex, visit::Visit};
use tiendo_domain::{
    access::{Reach, reach},
    time::day_of,
};
use tiendo_text::Lang;

/// Name of the cookie that keeps the language.
const LANGUAGE: &str = "tiendo-lang";

/// Name of the cookie that ties forms to a browser before sign-in.
const VISITOR: &str = "tiendo-visitor";

/// How long a request of somebody who is not signed in may take: they send short forms only.
const VISITOR_TIME: Duration = Duration::from_mins(1);

pub(crate) async fn guard(
    State((web, row)): State<(Web, &'static Row)>,
    request: Request,
    next: Next,
) -> Response {
    receive(web, Some((row, next)), request).await
}

/// An address of no row: the page says so, in the realm's frame and to the person where there are such.
pub(crate) async fn nowhere(web: Web, request: Request) -> Response {
    receive(web, None, request).await
}

async fn receive(web: Web, row: Option<(&'static Row, Next)>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(query) = Query::from_request_parts(&mut parts, &()).await;
    let lang = language(&query, &parts.headers);
    let path: Arc<str> = parts
        .uri
        .path_and_query()
        .map_or("/", |path| path.as_str())
        .into();
    let is_asked = parts.method == Method::GET;
    let meant = || meant_address(&path).filter(|_| is_asked);
    if row.is_none()
        && let Some(meant) = meant()
    {
        return see_other(&meant);
    }
    let slug = path.split(['/', '?']).nth(1).unwrap_or("").to_owned();
    let now = web.app.now();
    let session = cookie(&parts.headers, &session_cookie(&web, &slug)).map(str::to_owned);
    let visit = match web.app.visit(&slug, session.as_deref(), now).await {
        Ok(Some(visit)) => visit,
        Ok(None) => {
            return meant().map_or_else(
                || bare(&web, lang, &path, &WebError::NotFound),
                |meant| see_other(&meant),
            );
        }
        Err(error) => return bare(&web, lang, &path, &error.into()),
    };
    let Visit { realm, person } = visit;
    let (secret, new_visitor) = match (&person, session) {
        (Some(_), Some(session)) => (session, None),
        _ => {
            if let Some(visitor) = cookie(&parts.headers, &visitor_cookie(&web)) {
                (visitor.to_owned(), None)
            } else {
                let visitor = hex(&tiendo_app::chance::bytes::<16>());
                (visitor.clone(), Some(visitor))
            }
        }
    };
    let grants = person.as_ref().map_or(&[][..], |person| &person.grants);
    let reach = match &row {
        None => Reach::Nothing,
        Some((row, _)) if row.open.is_own() && person.is_some() => Reach::Realm,
        Some((row, _)) => reach(&row.cells, grants, day_of(now)),
    };
    let ask = Ask {
        address: address(&web, &parts),
        reach,
        as_of: AsOfDay::of(query.get(AS_OF)),
        realm: Arc::new(realm),
        person: person.map(Arc::new),
        now,
        lang,
        token: form_token(&secret).into(),
        path,
        web,
    };
    let Some((row, next)) = row else {
        return with_page(&ask, WebError::NotFound.into_response());
    };
    let answer = match admit(&ask, row, &parts.headers) {
        Admitted::Yes => {
            let mut request = Request::from_parts(parts, body);
            request.extensions_mut().insert(ask.clone());
            if ask.person.is_some() {
                next.run(request).await
            } else {
                let answer = tokio::time::timeout(VISITOR_TIME, next.run(request)).await;
                answer.unwrap_or_else(|_| StatusCode::REQUEST_TIMEOUT.into_response())
            }
        }
        Admitted::Elsewhere(href) => see_other(&href),
        Admitted::AfterSession => {
            let kept = Kept::of(Request::from_parts(parts, body));
            match tokio::time::timeout(VISITOR_TIME, kept).await {
                Ok(kept) => WebError::Ended(kept).into_response(),
                Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
            }
        }
        Admitted::No(error) => error.into_response(),
    };
    let mut answer = with_page(&ask, answer);
    if let Some(visitor) = new_visitor {
        let name = visitor_cookie(&ask.web);
        set_cookie(&mut answer, &ask.web, &name, &visitor, "/");
    }
    if !query.get("lang").is_empty() {
        set_cookie(&mut answer, &ask.web, LANGUAGE, lang.tag(), "/");
    }
    answer
}

enum Admitted {
    Yes,
    Elsewhere(String),
    /// A form of somebody whose session has ended.
    AfterSession,
    No(WebError),
}

fn admit(ask: &Ask, row: &Row, headers: &HeaderMap) -> Admitted {
    if row.verb == Verb::Post && !from_here(&ask.web, headers) {
        return Admitted::No(WebError::Forged);
    }
    if row.open == Open::InDemo && ask.web.app.demo.is_none() {
        return Admitted::No(WebError::NotFound);
    }
    if ask.reach == Reach::Nothing {
        return match (&ask.person, row.verb) {
            (None, Verb::Get) => {
                Admitted::Elsewhere(sign_in_and_back(&ask.at("dang-nhap"), &ask.path))
            }
            (None, Verb::Post) => Admitted::AfterSession,
            (Some(_), _) => Admitted::No(WebError::NotFound),
        };
    }
    let must_change = ask
        .person
        .as_ref()
        .is_some_and(|person| person.must_change_password);
    if must_change && !row.open.is_before_password_change() {
        return Admitted::Elsewhere(ask.at("tai-khoan/mat-khau"));
    }
    Admitted::Yes
}

/// Where to sign in to come back to `path`.
fn sign_in_and_back(sign_in: &str, path: &str) -> String {
    let mut href = format!("{sign_in}?tiep=");
    href.extend(form_urlencoded::byte_serialize(path.as_bytes()));
    href
}

/// The address that somebody meant who typed a slash behind it, or the short name of the realm with capitals, as phones do.
fn meant_address(path: &str) -> Option<String> {
    let (path, query) = path
        .split_once('?')
        .map_or((path, None), |(p, q)| (p, Some(q)));
    let mut parts = path.trim_matches('/').splitn(2, '/');
    // Nothing but a short name behind the first slash: another one, or a backslash, would lead to another host.
    let is_name = |slug: &&str| {
        !slug.is_empty() && slug.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let slug = parts.next().filter(is_name)?;
    let mut meant = format!("/{}", slug.to_ascii_lowercase());
    if let Some(rest) = parts.next() {
        meant.push('/');
        meant.push_str(rest);
    }
    if meant == path {
        return None;
    }
    if let Some(query) = query {
        meant.push('?');
        meant.push_str(query);
    }
    Some(meant)
}

/// Whether a form was sent from a page of this installation. Old browsers say nothing; then the form token decides alone.
fn from_here(web: &Web, headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match text("origin") {
        None => true,
        Some(origin) => {
            if let Some(public) = &web.public_origin {
                *origin == **public
            } else {
                let host = text("host").unwrap_or("");
                origin
                    .split_once("://")
                    .is_some_and(|(_, rest)| rest == host)
            }
        }
    }
}

/// The network address that a request came from: behind a trusted proxy what the proxy says, else the peer's.
///
/// Of what the proxy says only the very last word is its own: all before, also in headers of the same name, may have
/// come from the browser.
fn address(web: &Web, parts: &Parts) -> Arc<str> {
    let forwarded = parts
        .headers
        .get_all("x-forwarded-for")
        .iter()
        .next_back()
        .filter(|_| web.trusted_proxy)
        .and_then(|value| value.to_str().ok())
        .and_then(|list| list.rsplit(',').next())
        .and_then(|last| last.trim().parse::<IpAddr>().ok());
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map(|ConnectInfo(peer)| peer.ip());
    forwarded.or(peer).map_or_else(
        || "".into(),
        |address| address.to_canonical().to_string().into(),
    )
}

/// What a form of a session carries: derived from the session's secret, so nothing is kept and nothing can be guessed.
pub(crate) fn form_token(secret: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"tiendo form\0");
    hash.update(secret.as_bytes());
    hex(&hash.finalize()[..16])
}

/// The name of the cookie that holds the session of a realm.
pub(crate) fn session_cookie(web: &Web, slug: &str) -> String {
    named(web, &format!("tiendo-{slug}"))
}

fn visitor_cookie(web: &Web) -> String {
    named(web, VISITOR)
}

/// A cookie's name. Behind https its prefix keeps a neighbour under the same domain from setting it.
fn named(web: &Web, name: &str) -> String {
    let prefix = if web.https() { "__Host-" } else { "" };
    format!("{prefix}{name}")
}

/// A cookie of a request.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value)
}

/// Adds a cookie that scripts cannot read. An empty value ends it.
pub(crate) fn set_cookie(response: &mut Response, web: &Web, name: &str, value: &str, path: &str) {
    let secure = if web.https() { "; Secure" } else { "" };
    let age = match (value.is_empty(), name == LANGUAGE) {
        (true, _) => "; Max-Age=0",
        (false, true) => "; Max-Age=31536000",
        (false, false) => "",
    };
    let text = format!("{name}={value}; Path={path}; HttpOnly; SameSite=Lax{secure}{age}");
    if let Ok(value) = HeaderValue::try_from(text) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

fn language(query: &Query, headers: &HeaderMap) -> Lang {
    Lang::from_tag(query.get("lang"))
        .or_else(|| cookie(headers, LANGUAGE).and_then(Lang::from_tag))
        .unwrap_or(Lang::Vi)
}

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage {
    f: Frame,
    heading: String,
    why: String,
    bad: bool,
    /// What was typed, to be sent again.
    kept: Option<Kept>,
    /// Where to sign in to see what is not open to everybody; empty where that would not help.
    sign_in: String,
}

/// Replaces a failure by its page.
fn with_page(ask: &Ask, response: Response) -> Response {
    let Some(failure) = response.extensions().get::<Failure>().cloned() else {
        return response;
    };
    failure_page(ask.frame(Place::None, ""), &failure.error)
}

/// A failure page outside any realm.
pub(crate) fn bare(web: &Web, lang: Lang, path: &str, error: &WebError) -> Response {
    failure_page(Frame::outside(web, lang, path), error)
}

fn failure_page(mut f: Frame, error: &WebError) -> Response {
    let lang = f.lang;
    let (heading, why) = match error {
        WebError::NotFound => match f.as_of.day().map(tiendo_text::date::short) {
            Some(day) => (
                t::errors::not_then_title(lang, &day),
                t::errors::not_then_why(lang, &day),
            ),
            None => (
                t::errors::not_found_title(lang).to_owned(),
                t::errors::not_found_why(lang).to_owned(),
            ),
        },
        WebError::Forged => (
            t::errors::forged_title(lang).to_owned(),
            t::errors::forged_why(lang).to_owned(),
        ),
        WebError::Stale(_) => (
            t::errors::forged_title(lang).to_owned(),
            t::errors::stale_why(lang).to_owned(),
        ),
        WebError::Ended(_) => (
            t::errors::ended_title(lang).to_owned(),
            t::errors::ended_why(lang).to_owned(),
        ),
        WebError::Malformed => (
            t::errors::malformed_title(lang).to_owned(),
            t::errors::malformed_why(lang).to_owned(),
        ),
        WebError::TooLarge(limit) => (
            t::errors::too_large_title(lang).to_owned(),
            t::errors::too_large_why(lang, &tiendo_text::number::file_size(*limit)),
        ),
        WebError::TooLong(limit) => (
            t::errors::too_long_title(lang).to_owned(),
            t::errors::too_long_why(lang, &tiendo_text::number::file_size(*limit)),
        ),
        WebError::Refused(refusal) => (
            t::errors::refused_title(lang).to_owned(),
            t::refusals::words(lang, refusal),
        ),
        WebError::Fault(fault) => {
            let code = hex(&tiendo_app::chance::bytes::<4>()).to_uppercase();
            tracing::error!(incident = %code, error = %fault, "request failed");
            let title = if fault.disk_full() {
                t::errors::full_title(lang)
            } else {
                t::errors::fault_title(lang)
            };
            (title.to_owned(), t::errors::fault_why(lang, &code))
        }
    };
    f.title.clone_from(&heading);
    f.failed = true;
    let bad = !matches!(error, WebError::NotFound);
    let kept = match error {
        WebError::Stale(kept) | WebError::Ended(kept) => {
            Some(kept.clone()).filter(|kept| !kept.fields.is_empty())
        }
        WebError::NotFound
        | WebError::Forged
        | WebError::Malformed
        | WebError::TooLarge(_)
        | WebError::TooLong(_)
        | WebError::Refused(_)
        | WebError::Fault(_) => None,
    };
    let may_be_closed =
        matches!(error, WebError::NotFound) && f.realm.is_some() && f.person.is_none();
    let sign_in = if may_be_closed {
        sign_in_and_back(&f.at("dang-nhap"), &f.path)
    } else {
        String::new()
    };
    let page = FailurePage {
        f,
        heading,
        why,
        bad,
        kept,
        sign_in,
    };
    page_with(error.status(), &page).unwrap_or_else(|_| error.status().into_response())
}
