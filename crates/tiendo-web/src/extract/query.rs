//! What stands behind the question mark: the state of a list is in its address.

use axum::{extract::FromRequestParts, http::request::Parts};
use std::convert::Infallible;
use tiendo_domain::id::{Id, Kind};

/// The pairs of the query, decoded.
#[derive(Debug, Default)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    /// The first value of a name, trimmed; empty where there is none.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// The id of a name, if there is a well-formed one.
    pub(crate) fn id<K: Kind>(&self, name: &str) -> Option<Id<K>> {
        self.get(name).parse().ok()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let query = parts.uri.query().unwrap_or("");
        Ok(Query(
            form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect(),
        ))
    }
}
