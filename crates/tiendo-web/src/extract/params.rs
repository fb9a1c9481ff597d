//! The named segments of an address.

use crate::error::WebError;
use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
};
use tiendo_domain::id::{Id, Kind};

/// The segments of the address by the names in the route.
pub(crate) struct Params(Vec<(String, String)>);

impl Params {
    /// The text of a segment.
    pub(crate) fn text(&self, name: &str) -> Result<&str, WebError> {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
            .ok_or(WebError::NotFound)
    }

    /// The id in a segment; what is no id names nothing.
    pub(crate) fn id<K: Kind>(&self, name: &str) -> Result<Id<K>, WebError> {
        self.text(name)?.parse().map_err(|_| WebError::NotFound)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Params {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let raw = RawPathParams::from_request_parts(parts, state)
            .await
            .map_err(|_| WebError::NotFound)?;
        Ok(Params(
            raw.iter()
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .collect(),
        ))
    }
}
