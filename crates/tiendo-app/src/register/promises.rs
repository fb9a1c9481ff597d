//! Targets, obligations to report, duties, citations, recipients, and the journal of a plan.

use std::collections::BTreeSet;

use tiendo_domain::assignment::Holder;
use tiendo_domain::collective::Rule;
use tiendo_domain::id::{Id, Plan};
use tiendo_domain::plan::{
    Addressee, CitedAs, CitedDocument, DutyFact, ObligationFact, PlanFact, Recipient, TargetFact,
};
use tiendo_domain::time::Deadline;
use tiendo_store::ReadTx;
use tiendo_store::plan::{self, HistoryEntry};

use super::plans::{PlanHead, head};
use super::{CollectiveView, Directory, HolderView, when};
use crate::{AppError, Ctx};

/// To whom an obligation or duty is addressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddresseeView {
    /// As printed.
    pub words: String,
    /// Which body or collective that is, once it is known.
    pub holder: Option<HolderView>,
    /// Whether the text leaves the set open, so that a person names its members.
    pub open: bool,
}

/// An obligation to report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObligationView {
    /// The obligation.
    pub fact: ObligationFact,
    /// To whom it is addressed.
    pub addressees: Vec<AddresseeView>,
    /// Who collects.
    pub focal: Option<HolderView>,
    /// When it is due in the year of the request.
    pub this_year: Option<Deadline>,
}

/// A duty besides reporting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyView {
    /// The duty.
    pub fact: DutyFact,
    /// To whom it is addressed.
    pub addressees: Vec<AddresseeView>,
}

/// What a plan lays on bodies besides its tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promises {
    /// The plan.
    pub head: PlanHead,
    /// Its obligations to report.
    pub obligations: Vec<ObligationView>,
    /// Its other duties.
    pub duties: Vec<DutyView>,
    /// The collectives that these address, each once, with their members of today. An open set has
    /// none: a person names them for each round.
    pub collectives: Vec<CollectiveView>,
}

/// What a plan rests on and what else it cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedList {
    /// The plan.
    pub head: PlanHead,
    /// Its legal basis.
    pub basis: Vec<CitedDocument>,
    /// What else it cites.
    pub mentioned: Vec<CitedDocument>,
}

/// What the journal says of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The plan.
    pub head: PlanHead,
    /// The entries, the newest first.
    pub entries: Vec<HistoryEntry>,
    /// The number before which the next page begins, where there is one.
    pub next: Option<i64>,
}

/// How many entries of the journal a page shows.
const ENTRIES: usize = 100;

/// How many entries stand beside what they are about.
const RECENT: usize = 5;

/// The plan's targets.
///
/// # Errors
/// [`AppError::NotFound`] where there is no such plan within reach.
pub fn targets(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    id: Id<Plan>,
) -> Result<(PlanHead, Vec<TargetFact>), AppError> {
    let head = head(ctx, tx, id)?;
    let targets = plan::targets(tx, ctx.realm, id, when(ctx))?;
    Ok((head, targets))
}

/// The plan's obligations and duties with their addressees.
///
/// # Errors
/// [`AppError::NotFound`] where there is no such plan within reach.
pub fn promises(ctx: &Ctx, tx: &mut ReadTx<'_>, id: Id<Plan>) -> Result<Promises, AppError> {
    let head = head(ctx, tx, id)?;
    let when = when(ctx);
    let obligations = plan::obligations(tx, ctx.realm, id, when)?;
    let duties = plan::duties(tx, ctx.realm, id, when)?;
    let names = Directory::load(tx, ctx.realm, when)?;
    let year = ctx.register_day().year();
    let all = obligations.iter().map(|o| &o.addressees);
    let all = all.chain(duties.iter().map(|d| &d.addressees)).flatten();
    Ok(Promises {
        head,
        collectives: collectives(all, &names),
        obligations: obligations
            .into_iter()
            .map(|fact| ObligationView {
                addressees: addressees(&fact.addressees, &names),
                focal: fact.focal.map(|agency| names.view(Holder::Agency(agency))),
                this_year: fact.due.and_then(|due| due.in_year(year)),
                fact,
            })
            .collect(),
        duties: duties
            .into_iter()
            .map(|fact| DutyView {
                addressees: addressees(&fact.addressees, &names),
                fact,
            })
            .collect(),
    })
}

fn addressees(list: &[Addressee], names: &Directory) -> Vec<AddresseeView> {
    list.iter()
        .map(|one| {
            let collective = match one.holder {
                Some(Holder::Collective(collective)) => Some(collective),
                Some(Holder::Agency(_)) | None => None,
            };
            AddresseeView {
                words: one.words.clone(),
                holder: one.holder.map(|holder| names.view(holder)),
                open: collective.and_then(|c| names.rule(c)) == Some(&Rule::Open),
            }
        })
        .collect()
}

/// The collectives among addressees that are no open sets, each once, in the order of mention.
fn collectives<'a>(
    list: impl Iterator<Item = &'a Addressee>,
    names: &Directory,
) -> Vec<CollectiveView> {
    let mut seen = BTreeSet::new();
    list.filter_map(|one| match one.holder {
        Some(Holder::Collective(collective)) => Some(collective),
        Some(Holder::Agency(_)) | None => None,
    })
    .filter(|collective| names.rule(*collective) != Some(&Rule::Open) && seen.insert(*collective))
    .map(|collective| names.collective(collective))
    .collect()
}

/// What the plan rests on and what else it cites.
///
/// # Errors
/// [`AppError::NotFound`] where there is no such plan within reach.
pub fn cited(ctx: &Ctx, tx: &mut ReadTx<'_>, id: Id<Plan>) -> Result<CitedList, AppError> {
    let head = head(ctx, tx, id)?;
    let cited = plan::cited(tx, ctx.realm, id, head.plan.version, when(ctx).known_at)?;
    let (basis, mentioned) = cited
        .into_iter()
        .partition(|cited| cited.cited_as == CitedAs::LegalBasis);
    Ok(CitedList {
        head,
        basis,
        mentioned,
    })
}

/// To whom the plan is sent.
///
/// # Errors
/// [`AppError::NotFound`] where there is no such plan within reach.
pub fn recipients(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    id: Id<Plan>,
) -> Result<(PlanHead, Vec<Recipient>), AppError> {
    let head = head(ctx, tx, id)?;
    let known = when(ctx).known_at;
    let list = plan::recipients(tx, ctx.realm, id, head.plan.version, known)?;
    Ok((head, list))
}

/// What the journal says of the plan, before an entry or from the newest on.
///
/// # Errors
/// [`AppError::NotFound`] where there is no such plan within reach.
pub fn history(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    id: Id<Plan>,
    before: Option<i64>,
) -> Result<History, AppError> {
    let head = head(ctx, tx, id)?;
    let before = before.unwrap_or(i64::MAX);
    // One more than is shown says that there are more.
    let asked = (before, ENTRIES + 1);
    let mut entries = plan::history(tx, ctx.realm, id, head.plan.document, asked)?;
    let next = (entries.len() > ENTRIES).then(|| entries[ENTRIES - 1].seq);
    entries.truncate(ENTRIES);
    Ok(History {
        head,
        entries,
        next,
    })
}

/// The last few entries about a plan, for those who may read the journal.
pub(super) fn recent(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    plan: &PlanFact,
) -> Result<Vec<HistoryEntry>, AppError> {
    if !ctx.reach.covers_realm() {
        return Ok(Vec::new());
    }
    let newest = (i64::MAX, RECENT);
    Ok(plan::history(
        tx,
        ctx.realm,
        plan.plan,
        plan.document,
        newest,
    )?)
}
