//! What handlers take from a request. Each refuses in the same way, through [`crate::error::WebError`], and every form
//! is checked for its session's token here, in one place.

mod form;
mod params;
mod query;

pub(crate) use form::{Form, Kept};
pub(crate) use params::Params;
pub(crate) use query::Query;
