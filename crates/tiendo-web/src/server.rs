//! The router with what goes for every answer: security headers, limits of time and size, compression, one 500 for a
//! panic.

use axum::{
    Router,
    body::Body,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::Response,
};
use std::{sync::Arc, time::Duration};
use tiendo_app::App;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::CompressionLayer,
    timeout::{RequestBodyTimeoutLayer, TimeoutLayer},
};

/// What every handler shares.
#[derive(Clone)]
pub struct Web {
    /// The use cases' installation.
    pub app: App,
    /// `https://host[:port]` under which browsers reach us; `None` on loopback without TLS.
    pub public_origin: Option<Arc<str>>,
    /// Whether a proxy stands before the server whose word on addresses is taken.
    pub trusted_proxy: bool,
}

impl Web {
    /// Whether browsers reach us by https: at a public address, or through the proxy that we trust.
    pub(crate) fn https(&self) -> bool {
        self.public_origin.is_some() || self.trusted_proxy
    }
}

/// Most bytes of a whole request: a form with several files.
const REQUEST_LIMIT: usize = 64 * 1024 * 1024;

/// How long a request may take before it is given up: evidence on a poor line takes minutes.
const REQUEST_TIME: Duration = Duration::from_mins(15);

/// How long a request's body may stand still.
const STILL: Duration = Duration::from_secs(30);

/// The whole web application.
pub fn app(web: &Web) -> Router {
    protected(crate::routes::router(web), web.https())
}

/// What goes for every answer of a router.
fn protected(router: Router, https: bool) -> Router {
    router
        .layer(DefaultBodyLimit::max(REQUEST_LIMIT))
        .layer(CompressionLayer::new().gzip(true))
        .layer(RequestBodyTimeoutLayer::new(STILL))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            REQUEST_TIME,
        ))
        .layer(CatchPanicLayer::custom(panicked))
        // Outermost: no answer goes out without them, not even that of a panic.
        .layer(middleware::from_fn(move |request, next| {
            headers(https, request, next)
        }))
}

/// No inline code or style, nothing from elsewhere, no framing.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

async fn headers(https: bool, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=()",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        // Pages hold what only this person may see; the browser keeps none of them.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if https {
        let value = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
    response
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the layer hands the payload over"
)]
fn panicked(payload: Box<dyn std::any::Any + Send>) -> Response {
    let message = payload
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    tracing::error!(%message, "a request panicked");
    let mut response = Response::new(Body::from(
        "Hệ thống gặp lỗi; thao tác chưa được thực hiện. / The system failed; nothing was changed.\n",
    ));
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    let text = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, text);
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use tower::ServiceExt as _;

    #[tokio::test]
    #[expect(
        clippy::disallowed_methods,
        reason = "a route that panics stands in no permission table"
    )]
    async fn a_panic_is_one_answer_with_every_protection() {
        async fn panics() {
            panic!("on purpose");
        }
        let router = Router::new().route("/", axum::routing::get(panics));
        let request = Request::get("/").body(Body::empty()).unwrap();
        let answer = protected(router, true).oneshot(request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        for name in [
            "content-security-policy",
            "x-content-type-options",
            "strict-transport-security",
        ] {
            assert!(answer.headers().contains_key(name), "{name}");
        }
        let body = axum::body::to_bytes(answer.into_body(), 1000)
            .await
            .unwrap();
        assert!(!String::from_utf8_lossy(&body).contains("on purpose"));
    }
}
