//! Confirming a reviewed document into the register.

use super::decide::changeable;
use super::take::READER;
use super::{
    Choice, Examined, Kept, OnFinding, OnName, Review, Taken, TakingInRefusal, choose_names,
    decide_finding, load, refuse, review, take_in,
};
use crate::import::{Named, RowAt, facts};
use crate::{AppError, Ctx, journal::commit};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use tiendo_domain::{
    agency::{AgencyFact, Channel, Standing},
    assignment::Holder,
    collective::CollectiveFact,
    id::{Agency, Document, Id, Plan},
    time::Period,
};
use tiendo_read::Severity;
use tiendo_store::plan::{self, PlanFacts};
use tiendo_store::{WriteTx, agency, collective, reading};
use tiendo_text::fold;

/// Confirms a document into the register: plan, version 1 and all that it promises, from its day of issue on, in one
/// entry of the journal. `secret` are the rows that are reported as state secrets.
///
/// # Errors
/// [`TakingInRefusal`] while something is not settled; [`AppError::NotFound`]; faults.
pub fn register(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    examined: &Examined,
    document: Id<Document>,
    secret: &BTreeSet<RowAt>,
) -> Result<Id<Plan>, AppError> {
    let kept = load(ctx, tx, document)?;
    changeable(&kept)?;
    let review = review(&kept, examined);
    ready(&review)?;
    let names = Resolver::new(ctx, &kept, &review).resolve()?;
    let secret = secret.iter().filter_map(|row| review.shape.index(*row));
    let secret: BTreeSet<usize> = secret.collect();
    let facts = facts(
        &mut ctx.ids,
        &review.settled,
        document,
        &names.holders,
        &secret,
    )
    .map_err(|gap| refuse(TakingInRefusal::Gap(gap)))?;
    unheard_of(tx, &facts)?;
    agency::insert_many(tx, &names.agencies)?;
    collective::insert_many(tx, &names.collectives)?;
    plan::insert(tx, &facts)?;
    note_reading(ctx, tx, &kept, examined, facts.plan.plan)?;
    journal(ctx, tx, document, &facts, &names)?;
    Ok(facts.plan.plan)
}

fn ready(review: &Review) -> Result<(), AppError> {
    match (review.undecided(), review.names_open()) {
        (0, 0) => Ok(()),
        (0, names) => Err(refuse(TakingInRefusal::NamesOpen(names))),
        (findings, _) => Err(refuse(TakingInRefusal::Undecided(findings))),
    }
}

/// A corrected header may name a plan that is in the register already.
fn unheard_of(tx: &mut WriteTx<'_>, facts: &PlanFacts) -> Result<(), AppError> {
    let (Some(number), Some(day)) = (&facts.plan.number, facts.plan.issued_on) else {
        return Ok(());
    };
    let realm = tx.realm();
    let issuer = fold(&facts.plan.issuer);
    let same = plan::numbered(tx, realm, number, day)?;
    match same.iter().find(|plan| fold(&plan.issuer) == issuer) {
        None => Ok(()),
        Some(plan) => Err(refuse(TakingInRefusal::Registered(plan.plan))),
    }
}

/// The reading that was confirmed is the one that is kept: where a newer reader read it otherwise, that one is added.
fn note_reading(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    kept: &Kept,
    examined: &Examined,
    plan: Id<Plan>,
) -> Result<(), AppError> {
    let body = examined.json.to_string();
    if kept.reading.body != body {
        let record = reading::Record {
            id: ctx.ids.next_id(),
            rev: 1,
            document: kept.document.id,
            reader: READER.to_owned(),
            body,
            state: reading::State::Registered(plan),
            at: ctx.now,
            spellings: examined.spellings.to_keep(),
        };
        return Ok(reading::insert(tx, &record)?);
    }
    if reading::set_registered(tx, &kept.reading, plan)? {
        Ok(())
    } else {
        Err(refuse(TakingInRefusal::Registered(plan)))
    }
}

fn journal(
    ctx: &Ctx,
    tx: &mut WriteTx<'_>,
    document: Id<Document>,
    facts: &PlanFacts,
    names: &Resolved,
) -> Result<(), AppError> {
    let made: Vec<&str> = names
        .agencies
        .iter()
        .map(|new| new.fact.name.as_str())
        .collect();
    let payload = serde_json::json!({
        "document": document.to_string(),
        "version": facts.plan.version,
        "groups": facts.groups.len(),
        "tasks": facts.tasks.len(),
        "targets": facts.targets.len(),
        "obligations": facts.obligations.len(),
        "duties": facts.duties.len(),
        "cited": facts.cited.len(),
        "bodies_from_plan": made,
    });
    commit(ctx, tx, "plan.registered", facts.plan.plan, payload)?;
    Ok(())
}

/// What the printed names stand for, and what is made for them.
struct Resolved {
    holders: BTreeMap<String, Holder>,
    agencies: Vec<agency::NewFact>,
    collectives: Vec<(String, CollectiveFact)>,
}

struct Resolver<'a> {
    ctx: &'a mut Ctx,
    kept: &'a Kept,
    review: &'a Review,
    by_name: BTreeMap<String, Id<Agency>>,
    made: Resolved,
}

impl<'a> Resolver<'a> {
    fn new(ctx: &'a mut Ctx, kept: &'a Kept, review: &'a Review) -> Self {
        let known = kept.agencies.iter();
        let by_name = known.map(|fact| (fold(&fact.name), fact.agency)).collect();
        Self {
            ctx,
            kept,
            review,
            by_name,
            made: Resolved {
                holders: BTreeMap::new(),
                agencies: Vec::new(),
                collectives: Vec::new(),
            },
        }
    }

    fn resolve(mut self) -> Result<Resolved, AppError> {
        let review = self.review;
        let day = review
            .settled
            .document
            .header
            .date
            .as_ref()
            .map(|date| date.value);
        let settled = || {
            review
                .names
                .iter()
                .filter_map(|view| Some((view, view.settled()?)))
        };
        for (view, named) in settled() {
            let holder = match named {
                Named::Agency(id) => Holder::Agency(*id),
                Named::Collective(id) => Holder::Collective(*id),
                Named::NewAgency { name, kind } => Holder::Agency(self.agency(name, *kind, day)),
                Named::NewCollective { name, rule } => self.collective(name, rule, day),
                Named::SameAs(_) => continue,
            };
            self.made.holders.insert(view.name.key.clone(), holder);
        }
        for (view, named) in settled() {
            if let Named::SameAs(key) = named {
                let Some(holder) = self.made.holders.get(key).copied() else {
                    let name = view.name.printed.clone();
                    return Err(refuse(TakingInRefusal::NameUnclear(name)));
                };
                self.made.holders.insert(view.name.key.clone(), holder);
            }
        }
        Ok(self.made)
    }

    /// A body made from the plan's words; two printed names that are to be one new body make one.
    fn agency(
        &mut self,
        name: &str,
        kind: tiendo_domain::agency::AgencyKind,
        day: Option<Date>,
    ) -> Id<Agency> {
        if let Some(known) = self.by_name.get(&fold(name)) {
            return *known;
        }
        let id: Id<Agency> = self.ctx.ids.next_id();
        let row: Id<Agency> = self.ctx.ids.next_id();
        self.by_name.insert(fold(name), id);
        self.made.agencies.push(agency::NewFact {
            id: row.to_string(),
            fact: AgencyFact {
                agency: id,
                name: name.to_owned(),
                short: name.to_owned(),
                code: None,
                symbol: None,
                kind,
                superior: None,
                standing: Standing::FromPlan,
                channel: Channel::Online,
                valid: since(day),
            },
            source: self.kept.document.number.clone().unwrap_or_default(),
        });
        id
    }

    fn collective(
        &mut self,
        name: &str,
        rule: &tiendo_domain::collective::Rule,
        day: Option<Date>,
    ) -> Holder {
        let known = self.made.collectives.iter();
        let known = known.map(|(_, fact)| fact).chain(&self.kept.collectives);
        let mut same = known.filter(|fact| fold(&fact.name) == fold(name));
        if let Some(known) = same.next() {
            return Holder::Collective(known.collective);
        }
        let id = self.ctx.ids.next_id();
        let row: Id<Agency> = self.ctx.ids.next_id();
        let fact = CollectiveFact {
            collective: id,
            name: name.to_owned(),
            rule: rule.clone(),
            valid: since(day),
        };
        self.made.collectives.push((row.to_string(), fact));
        Holder::Collective(id)
    }
}

fn since(day: Option<Date>) -> Period {
    day.map_or(Period::ALWAYS, Period::since)
}

/// What somebody who trusts the reader's proposals answers in a review.
#[derive(Debug, Clone, Copy)]
pub struct Answers<'a> {
    /// The reason given for every proposal that is taken over.
    pub reason: &'a str,
    /// Numbers of the tasks that are reported as state secrets.
    pub secret: &'a [&'a str],
}

/// The whole of taking in by the same steps as on the pages: the file is taken in, every proposal for what must be
/// settled is taken over, the plan goes into the register. A plan that is in the register already is answered as it is.
///
/// # Errors
/// [`TakingInRefusal`] where a proposal is lacking; faults.
pub fn take_in_with(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    examined: &Examined,
    answers: Answers<'_>,
) -> Result<Id<Plan>, AppError> {
    let document = match take_in(ctx, tx, examined)? {
        Taken::New(document) | Taken::Before(document) | Taken::Copy(document) => document,
        Taken::Registered(plan) => return Ok(plan),
    };
    let kept = load(ctx, tx, document)?;
    if let Some(plan) = kept.plan() {
        return Ok(plan);
    }
    let open = review(&kept, examined)
        .findings
        .into_iter()
        .filter(|view| view.finding.severity() == Severity::Error && view.decision.is_none());
    for view in open {
        let act = OnFinding {
            key: &view.key,
            seen: "",
            choice: &Choice::Proposal,
            reason: answers.reason,
        };
        decide_finding(ctx, tx, examined, document, act)?;
    }
    let kept = load(ctx, tx, document)?;
    let reviewed = review(&kept, examined);
    let open = reviewed
        .names
        .iter()
        .filter(|view| view.settled().is_none());
    let chosen: Vec<OnName> = open
        .map(|view| OnName {
            key: view.name.key.clone(),
            seen: view.token.clone(),
            named: view.proposal.named.clone(),
        })
        .collect();
    choose_names(ctx, tx, examined, document, &chosen)?;
    let tasks = reviewed.settled.document.tasks.iter().enumerate();
    let secret = tasks.filter(|(_, task)| {
        let number = task.number.as_ref().map(|number| number.value.as_str());
        number.is_some_and(|number| answers.secret.contains(&number))
    });
    let secret = secret.map(|(i, _)| reviewed.shape.rows[i]).collect();
    register(ctx, tx, examined, document, &secret)
}
