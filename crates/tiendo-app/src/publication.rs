//! What a recorded decision has opened to the public.

use crate::{AppError, Ctx, Refusal, journal::commit};
use tiendo_domain::{
    id::{Id, Plan},
    plan::PlanFact,
    time::AsOf,
};
use tiendo_store::{ReadTx, WriteTx, plan, publication};
use tiendo_text::date;

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

/// Why a plan was not opened to the public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicationRefusal {
    /// The decision has a number, or words that name it.
    DecisionMissing,
    /// The decision's day is missing, no date, or still to come.
    BadDay,
    /// The decision has a reason.
    ReasonMissing,
    /// A decision opened it before.
    OpenAlready,
}

/// The decision by which a plan is opened, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    /// Its number, or what else names it.
    pub number: String,
    /// Its day, dd/mm/yyyy.
    pub day: String,
    /// Why the plan may be read by all.
    pub reason: String,
}

/// The decision that opened a plan, if one did.
///
/// # Errors
/// Only faults.
pub fn of_plan(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    plan: Id<Plan>,
) -> Result<Option<publication::Opened>, AppError> {
    Ok(publication::of_plan(tx, ctx.realm, plan)?)
}

/// Opens a plan to the public by a recorded decision.
///
/// # Errors
/// [`PublicationRefusal`] for what was typed; [`AppError::NotFound`]; faults.
pub fn open_plan(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    plan: Id<Plan>,
    decision: &Decision,
) -> Result<(), AppError> {
    let refuse = |refusal| Err(AppError::Refused(Refusal::Publication(refusal)));
    let when = plan::When::now_known(AsOf(ctx.today()));
    let found = plan::find(tx, ctx.realm, plan, when)?;
    if found.is_none() || !ctx.reach.covers_realm() {
        return Err(AppError::NotFound);
    }
    if publication::of_plan(tx, ctx.realm, plan)?.is_some() {
        return refuse(PublicationRefusal::OpenAlready);
    }
    if decision.number.trim().is_empty() {
        return refuse(PublicationRefusal::DecisionMissing);
    }
    let decided_on = match date::parse(&decision.day) {
        Ok(day) if day <= ctx.today() => day,
        Ok(_) | Err(_) => return refuse(PublicationRefusal::BadDay),
    };
    if decision.reason.trim().is_empty() {
        return refuse(PublicationRefusal::ReasonMissing);
    }
    let opened = publication::Opened {
        decision: decision.number.trim().to_owned(),
        decided_on,
        opened_by: ctx.actor,
        opened_at: ctx.now,
    };
    publication::open_plan(tx, plan, &opened)?;
    let payload = serde_json::json!({
        "decision": opened.decision,
        "decided_on": decided_on.to_string(),
        "reason": decision.reason.trim(),
    });
    commit(ctx, tx, "plan.opened_to_public", plan, payload)?;
    Ok(())
}
