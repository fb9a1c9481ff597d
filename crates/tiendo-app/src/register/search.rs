//! Search without diacritics over tasks, bodies and cited documents.

use std::collections::BTreeMap;

use tiendo_domain::agency::AgencyFact;
use tiendo_domain::id::{Id, Plan};
use tiendo_domain::plan::{CitedDocument, PlanFact};
use tiendo_store::ReadTx;
use tiendo_store::plan::{self, Found, FoundPart};

use super::{Directory, when};
use crate::{AppError, Ctx};

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finds {
    /// Parts of tasks.
    pub tasks: Found<FoundPart>,
    /// Bodies of when, by name.
    pub agencies: Vec<AgencyFact>,
    /// Documents that plans cite.
    pub cited: Found<(Id<Plan>, CitedDocument)>,
    /// Plans whose number or title holds the words.
    pub plans: Vec<PlanFact>,
    /// The plans that the finds stand in.
    pub named: BTreeMap<Id<Plan>, PlanFact>,
}

/// What holds all the words, with or without diacritics; nothing where there are no words.
///
/// # Errors
/// Only faults.
pub fn search(ctx: &Ctx, tx: &mut ReadTx<'_>, words: &str) -> Result<Option<Finds>, AppError> {
    let asked = tiendo_text::words(words);
    if asked.is_empty() {
        return Ok(None);
    }
    let when = when(ctx);
    let holds = |text: &str| tiendo_text::holds(&tiendo_text::words(text), &asked);
    let all = plan::all(tx, ctx.realm, when)?;
    let names = Directory::load(tx, ctx.realm, when)?;
    Ok(Some(Finds {
        tasks: phrase_first(plan::tasks_with(tx, ctx.realm, &asked, when)?, &asked),
        cited: plan::cited_with(tx, ctx.realm, &asked, when)?,
        agencies: names
            .bodies()
            .iter()
            .filter(|fact| holds(&format!("{} {}", fact.name, fact.short)))
            .cloned()
            .collect(),
        plans: all
            .iter()
            .filter(|plan| {
                let number = plan.number.as_deref().unwrap_or_default();
                holds(&format!("{number} {}", plan.title))
            })
            .cloned()
            .collect(),
        named: all.into_iter().map(|plan| (plan.plan, plan)).collect(),
    }))
}

/// The finds that hold the words side by side, as they were typed, before those that hold them
/// apart.
fn phrase_first(mut found: Found<FoundPart>, asked: &str) -> Found<FoundPart> {
    found
        .list
        .sort_by_cached_key(|part| !tiendo_text::words(&part.text).contains(asked));
    found
}
