//! What a recorded decision has opened to the public.

use crate::{AppError, Ctx};
use tiendo_domain::{plan::PlanFact, time::AsOf};
use tiendo_store::{ReadTx, plan};

/// The plans that anyone may read, the newest first.
///
/// # Errors
/// Only faults.
pub fn public_plans(ctx: &Ctx, tx: &mut ReadTx<'_>) -> Result<Vec<PlanFact>, AppError> {
    let opened = plan::opened(tx, ctx.realm)?;
    let mut plans = plan::all(tx, ctx.realm, plan::When::now_known(AsOf(ctx.today())))?;
    plans.retain(|plan| opened.contains(&plan.plan));
    Ok(plans)
}
