//! What each line of a body asks for in a round in preparation: what the assignments demand, and what the focal officer
//! changed, with a reason.

use super::{
    RoundsRefusal, commit,
    prepare::{ground_of, person, preparing, refused, title},
};
use crate::{AppError, Ctx};
use std::collections::BTreeMap;
use tiendo_domain::{
    assignment::Demand,
    id::{Agency, Id, Round, Task},
    nonempty::Reason,
};
use tiendo_store::{ReadTx, WriteTx, round};

/// A line that a body would have in a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemandLine {
    /// The task.
    pub task: Id<Task>,
    /// Its number and first words.
    pub words: String,
    /// What the assignments demand.
    pub assigned: Demand,
    /// What is asked for now.
    pub demand: Demand,
    /// Why it was changed, if it was.
    pub reason: Option<Reason>,
}

/// The lines of a body in a round in preparation.
#[derive(Debug, Clone)]
pub struct BodyDemands {
    /// The round.
    pub round: round::Record,
    /// The body.
    pub name: String,
    /// Its lines, in the plan's order.
    pub lines: Vec<DemandLine>,
}

/// The lines of a body as they would be if the round opened now.
///
/// # Errors
/// [`RoundsRefusal`] where who must report cannot be worked out or the round is open; [`AppError::NotFound`] where the
/// body would not be expected; faults.
pub fn body_demands(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    id: Id<Round>,
    agency: Id<Agency>,
) -> Result<BodyDemands, AppError> {
    let record = preparing(ctx, tx, id)?;
    let ground = ground_of(ctx, tx, &record)?;
    let members = round::members(tx, ctx.realm, id)?;
    let changed = round::demands(tx, ctx.realm, id)?;
    let settled = record.open_set_settled;
    let plan = ground.round_plan(settled, &members, &[]).map_err(refused)?;
    let expected = plan.expected();
    let one = expected.into_iter().find(|one| one.agency == agency);
    let one = one.ok_or(AppError::NotFound)?;
    let titles: BTreeMap<Id<Task>, String> = ground
        .task_words()
        .iter()
        .map(|words| (words.task, title(words)))
        .collect();
    let lines = one.lines.iter().map(|line| {
        let change = changed
            .iter()
            .find(|change| (change.agency, change.task) == (agency, line.task));
        DemandLine {
            task: line.task,
            words: titles.get(&line.task).cloned().unwrap_or_default(),
            assigned: line.demand,
            demand: change.map_or(line.demand, |change| change.demand),
            reason: change.map(|change| change.reason.clone()),
        }
    });
    Ok(BodyDemands {
        name: ground
            .by_id()
            .get(&agency)
            .map(|fact| fact.name.clone())
            .unwrap_or_default(),
        lines: lines.collect(),
        round: record,
    })
}

/// Sets what lines of a body ask for. A line set to what its assignments demand is a change taken away, which needs no
/// reason; any other change does.
///
/// # Errors
/// [`RoundsRefusal`]; [`AppError::NotFound`]; faults.
pub fn set_demands(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Round>,
    agency: Id<Agency>,
    wanted: &[(Id<Task>, Demand)],
    reason: &str,
) -> Result<(), AppError> {
    let by = person(ctx)?;
    let now = body_demands(ctx, tx, id, agency)?;
    let mut changes = serde_json::Map::new();
    for (task, demand) in wanted {
        let line = now.lines.iter().find(|line| line.task == *task);
        let line = line.ok_or(AppError::NotFound)?;
        if line.demand == *demand {
            continue;
        }
        if line.assigned == *demand {
            round::unchange_demand(tx, id, agency, *task)?;
        } else {
            let reason = Reason::new(reason).map_err(|bad| refused(RoundsRefusal::Reason(bad)))?;
            let change = round::ChangedDemand {
                agency,
                task: *task,
                demand: *demand,
                reason,
                changed_by: by,
                changed_at: ctx.now,
            };
            round::change_demand(tx, id, &change)?;
        }
        changes.insert(task.to_string(), demand.code().into());
    }
    if changes.is_empty() {
        return Ok(());
    }
    let payload = serde_json::json!({ "agency": agency.to_string(), "demands": changes });
    commit(ctx, tx, "round.demands_set", id, payload)
}
