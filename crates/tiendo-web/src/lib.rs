//! The web layer: the permission table, handlers, templates and words on screen. It translates; it decides nothing and
//! stores nothing.
//!
//! A request goes: row in [`routes`] → guard (session, role, scope, origin) → handler → use case of `tiendo-app` → page
//! or redirect.

mod account;
mod admin;
mod as_of;
mod ask;
mod assets;
mod book;
mod consolidation;
mod desk;
mod download;
mod error;
mod extract;
mod frame;
mod guard;
mod guide;
mod home;
mod i18n;
mod listen;
mod mark;
mod owed;
mod pieces;
mod plan;
mod report;
mod round_dates;
mod rounds;
pub mod routes;
mod server;
mod standing;
mod taking_in;

pub use listen::{Patience, serve};
pub use server::{Web, app};
