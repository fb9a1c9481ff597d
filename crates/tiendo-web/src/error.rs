//! One error type becomes a page in one place. A page is made by the guard, which knows the language and the person.

use crate::extract::Kept;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use tiendo_app::{AppError, Refusal};

/// Why a handler gives no page of its own.
#[derive(Debug)]
pub(crate) enum WebError {
    /// There is no such thing, or the person may not see it: the two look alike.
    NotFound,
    /// The form token or the origin is missing or wrong.
    Forged,
    /// The form token is that of another session, but the browser says that the form is ours: what was typed is kept.
    Stale(Kept),
    /// Nobody is signed in any more; what was typed is kept.
    Ended(Kept),
    /// The request's body or address could not be read.
    Malformed,
    /// An upload is over its limit, given in bytes.
    TooLarge(u64),
    /// What was typed is over its limit, given in bytes.
    TooLong(u64),
    /// The rule says no; the sentence says what to do.
    Refused(Refusal),
    /// The disk or the database is full or unreachable, or a bug.
    Fault(tiendo_app::Fault),
}

/// What a handler returns.
pub(crate) type Answer = Result<Response, WebError>;

impl From<AppError> for WebError {
    fn from(error: AppError) -> WebError {
        match error {
            AppError::NotFound => WebError::NotFound,
            AppError::Refused(refusal) => WebError::Refused(refusal),
            AppError::Fault(fault) => WebError::Fault(fault),
        }
    }
}

impl From<askama::Error> for WebError {
    fn from(error: askama::Error) -> WebError {
        WebError::Fault(tiendo_app::Fault::new(error))
    }
}

/// Carried by a bare response to the guard, which makes the page.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    pub(crate) error: std::sync::Arc<WebError>,
}

impl WebError {
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            WebError::NotFound => StatusCode::NOT_FOUND,
            WebError::Forged | WebError::Stale(_) | WebError::Ended(_) => StatusCode::FORBIDDEN,
            WebError::Malformed => StatusCode::BAD_REQUEST,
            WebError::TooLarge(_) | WebError::TooLong(_) => StatusCode::PAYLOAD_TOO_LARGE,
            WebError::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            WebError::Fault(fault) if fault.disk_full() => StatusCode::INSUFFICIENT_STORAGE,
            WebError::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        let status = self.status();
        let mut response = status.into_response();
        response.extensions_mut().insert(Failure {
            error: std::sync::Arc::new(self),
        });
        response
    }
}
