//! Making the draft, the first time or anew.

use super::{
    ConsolidationRefusal, DRAFT, FOCAL_REPORT,
    anew::anew,
    blocks::{Piece, cut},
    commit, person, refuse, words,
};
use crate::{
    AppError, Ctx,
    checking::{Gathering, opened},
    settings,
};
use tiendo_domain::{
    agency::AgencyFact,
    consolidate::{Draft, Material, draft},
    id::{Id, Round},
    plan::{ObligationFact, PlanFact},
    time::{AsOf, KnownAt},
};
use tiendo_store::{ReadTx, WriteTx, agency, consolidation, plan, plan::When, round};
use tiendo_text::date;

/// Makes the draft of a round from what is accepted now; `seen` is the revision of the one that was on the page, 0 where
/// there was none. What somebody edited is kept.
///
/// # Errors
/// [`ConsolidationRefusal`]; [`AppError::NotFound`]; faults.
pub fn make(ctx: &mut Ctx, tx: &mut WriteTx<'_>, id: Id<Round>, seen: i64) -> Result<(), AppError> {
    let by = person(ctx)?;
    let (round, plan) = opened(ctx, tx, id)?;
    let gathering = Gathering::load(tx, ctx.realm, round, ctx.now)?;
    if gathering.accepted() == 0 {
        return refuse(ConsolidationRefusal::NothingAccepted);
    }
    let (title, pieces) = drafted(ctx, tx, &gathering, &plan)?;
    let current = consolidation::of_round(tx, ctx.realm, id)?
        .into_iter()
        .find(|one| one.kind == FOCAL_REPORT);
    if current.as_ref().map_or(0, |one| one.rev) != seen {
        return refuse(ConsolidationRefusal::ChangedMeanwhile);
    }
    let old = match &current {
        Some(one) => consolidation::blocks(tx, ctx.realm, one.id)?,
        None => Vec::new(),
    };
    let record = consolidation::Record {
        id: current
            .as_ref()
            .map_or_else(|| ctx.ids.next_id(), |one| one.id),
        rev: seen + 1,
        round: id,
        kind: FOCAL_REPORT.to_owned(),
        title,
        state: DRAFT.to_owned(),
        made_at: ctx.now,
        made_by: by,
    };
    if current.is_none() {
        consolidation::insert(tx, &record)?;
    } else if !consolidation::put(tx, &record, seen)? {
        return refuse(ConsolidationRefusal::ChangedMeanwhile);
    }
    let blocks = anew(record.id, &old, pieces, || ctx.ids.next_id());
    consolidation::set_blocks(tx, record.id, &blocks)?;
    let kept = blocks.iter().filter(|block| block.edited.is_some()).count();
    let payload = serde_json::json!({
        "accepted": gathering.accepted(), "owed": gathering.owed(), "blocks": blocks.len(), "kept": kept,
    });
    commit(ctx, tx, "consolidation.made", id, payload)
}

/// The title and the blocks of the draft as it would be made now.
fn drafted(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    gathering: &Gathering,
    plan_fact: &PlanFact,
) -> Result<(String, Vec<Piece>), AppError> {
    let round = &gathering.round;
    let when = When::now_known(AsOf(round.as_of.0));
    let soon_days = settings::SOON_DAYS.get(tx, ctx.realm)?;
    let groups = plan::groups(tx, ctx.realm, round.plan, when)?;
    let tasks = plan::tasks(tx, ctx.realm, round.plan, when)?;
    let parts = plan::parts(tx, ctx.realm, round.plan, when)?;
    let Draft { title, sections } = draft(&Material {
        plan: plan_fact,
        year: round.year,
        now: ctx.now,
        soon_days: u16::try_from(soon_days).unwrap_or(u16::MAX),
        groups: &groups,
        tasks: &tasks,
        parts: &parts,
        reports: &gathering.reports,
    });
    let focal = focal(ctx, tx, round)?
        .map(|fact| fact.name)
        .unwrap_or_default();
    let opening = words::opening(&plan_words(plan_fact), &focal, round.year);
    let pieces = cut(
        &Draft {
            title: title.clone(),
            sections,
        },
        opening,
    );
    Ok((title, pieces))
}

/// "Kế hoạch số … ngày … của …".
fn plan_words(plan: &PlanFact) -> String {
    let mut words = plan.kind.clone();
    if let Some(number) = &plan.number {
        words.push_str(" số ");
        words.push_str(number);
    }
    if let Some(day) = plan.issued_on {
        words.push_str(" ngày ");
        words.push_str(&date::short(day));
    }
    words.push_str(" của ");
    words.push_str(&plan.issuer);
    words
}

/// The body that collects the reports of a round, as of the round's day.
pub(super) fn focal(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    round: &round::Record,
) -> Result<Option<AgencyFact>, AppError> {
    let when = When::now_known(AsOf(round.as_of.0));
    let obligations: Vec<ObligationFact> = plan::obligations(tx, ctx.realm, round.plan, when)?;
    let focal = obligations
        .iter()
        .find(|one| one.obligation == round.obligation)
        .and_then(|one| one.focal);
    let Some(focal) = focal else {
        return Ok(None);
    };
    let facts = agency::facts(tx, ctx.realm, KnownAt(i64::MAX))?;
    let mut of_day = facts
        .into_iter()
        .filter(|fact| fact.agency == focal && fact.valid.contains(round.as_of.0));
    Ok(of_day.next())
}
