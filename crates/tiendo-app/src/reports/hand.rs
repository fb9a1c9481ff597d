//! From the officer to the head, and back.

use super::{Loaded, commit, person};
use crate::{AppError, Ctx};
use tiendo_domain::{
    id::{Id, Report},
    report::Event,
};
use tiendo_store::{WriteTx, report::line};

/// Hands a complete report to the head.
///
/// # Errors
/// [`super::ReportsRefusal::Incomplete`] with every line and what it misses; other refusals; [`AppError::NotFound`];
/// faults.
pub fn hand_to_head(ctx: &mut Ctx, tx: &mut WriteTx<'_>, id: Id<Report>) -> Result<(), AppError> {
    let by = person(ctx)?;
    let loaded = own(ctx, tx, id)?;
    let state = loaded.judge(ctx, &Event::HandToHead { by })?;
    line::seal_all(tx, id)?;
    loaded.put(ctx, tx, &state)?;
    commit(ctx, tx, "report.handed_to_head", id, serde_json::json!({}))
}

/// Gives the report back to the officer, asked for by either.
///
/// # Errors
/// Refusals; [`AppError::NotFound`]; faults.
pub fn take_back(ctx: &mut Ctx, tx: &mut WriteTx<'_>, id: Id<Report>) -> Result<(), AppError> {
    let by = person(ctx)?;
    let loaded = own(ctx, tx, id)?;
    let state = loaded.judge(ctx, &Event::TakeBack { by })?;
    loaded.put(ctx, tx, &state)?;
    commit(ctx, tx, "report.taken_back", id, serde_json::json!({}))
}

/// A report of the asker's own body.
pub(super) fn own(ctx: &Ctx, tx: &mut WriteTx<'_>, id: Id<Report>) -> Result<Loaded, AppError> {
    let loaded = Loaded::load(ctx, tx, id)?;
    match super::writing(ctx, loaded.listed.answerable) {
        Some(tiendo_domain::report::Writing::Own) => Ok(loaded),
        Some(tiendo_domain::report::Writing::OnBehalf) | None => Err(AppError::NotFound),
    }
}
