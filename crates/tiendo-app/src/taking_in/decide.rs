//! Decisions on a document under review: on findings, fields and names.

use super::decision::{Decided, field_anchor, field_hash, name_anchor, token, written};
use super::review::finding_hash;
use super::{Examined, Kept, Review, TakingInRefusal, load, refuse, review};
use crate::import::{Correction, Named, Value, settle};
use crate::{AppError, Ctx, journal::commit};
use tiendo_domain::id::{Document, Id};
use tiendo_read::{Document as Text, Mend};
use tiendo_store::reading::{self, DecisionRecord};
use tiendo_store::{Hash, WriteTx, sha256};

/// How a finding is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// As the reader proposes.
    Proposal,
    /// The task gets these agencies.
    Agencies {
        /// Who leads, one name each.
        leads: Vec<String>,
        /// Who coordinates.
        coordinators: Vec<String>,
    },
    /// As in the document.
    Keep,
}

/// A decision on a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnFinding<'a> {
    /// The finding, by its key.
    pub key: &'a str,
    /// The token of the decision that the person saw on it.
    pub seen: &'a str,
    /// How it is settled.
    pub choice: &'a Choice,
    /// Why.
    pub reason: &'a str,
}

/// Another value for a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnField<'a> {
    /// The field, by its JSON Pointer.
    pub pointer: &'a str,
    /// The token of the decision that the person saw on it.
    pub seen: &'a str,
    /// The value.
    pub value: Value,
    /// Why.
    pub reason: &'a str,
}

/// What a printed name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnName {
    /// The name, by its folded words.
    pub key: String,
    /// The token of the decision that the person saw on it.
    pub seen: String,
    /// What it stands for.
    pub named: Named,
}

/// Settles a finding. The decision that the person saw on it is replaced; one that they did not see is a clash.
///
/// # Errors
/// [`TakingInRefusal`]; [`AppError::NotFound`]; faults.
pub fn decide_finding(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    examined: &Examined,
    document: Id<Document>,
    act: OnFinding<'_>,
) -> Result<(), AppError> {
    let (kept, review) = open_for_change(ctx, tx, examined, document)?;
    let OnFinding { key, choice, .. } = act;
    let view = review
        .findings
        .iter()
        .find(|view| view.key == key)
        .ok_or_else(|| refuse(TakingInRefusal::NothingThere))?;
    as_seen(&view.token(), act.seen)?;
    let reason = reasoned(act.reason)?;
    let corrections = match choice {
        Choice::Keep => Vec::new(),
        Choice::Agencies {
            leads,
            coordinators,
        } => agencies(task_of(&view.finding.pointer), leads, coordinators)?,
        Choice::Proposal => match &view.finding.mend {
            None => return Err(refuse(TakingInRefusal::NothingThere)),
            Some(Mend::Agencies {
                pointer,
                leads,
                coordinators,
                ..
            }) => agencies(Some(pointer.as_str()), leads, coordinators)?,
            Some(Mend::Words { pointer, from, to }) => {
                rewritten(&review.settled.document, pointer, from, to)
            }
        },
    };
    let mut writer = Writer::new(ctx, &kept, &review, examined, reason);
    if corrections.is_empty() {
        let decided = match choice {
            Choice::Keep => Decided::Keep,
            Choice::Agencies { .. } | Choice::Proposal => Decided::Noted,
        };
        writer.add(key.to_owned(), finding_hash(&view.finding), &decided);
    }
    for (pointer, value) in corrections {
        writer.field(pointer, value);
    }
    writer.save(tx)
}

/// Gives a field another value than the text has.
///
/// # Errors
/// [`TakingInRefusal`]; [`AppError::NotFound`]; faults.
pub fn mend_field(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    examined: &Examined,
    document: Id<Document>,
    act: OnField<'_>,
) -> Result<(), AppError> {
    let (kept, review) = open_for_change(ctx, tx, examined, document)?;
    as_seen(&review.field_token(act.pointer), act.seen)?;
    let correction = Correction {
        pointer: act.pointer.to_owned(),
        value: act.value,
        reason: reasoned(act.reason)?,
    };
    if !settle(&examined.reading.document, &[]).correct(&correction) {
        return Err(refuse(TakingInRefusal::BadValue));
    }
    let mut writer = Writer::new(ctx, &kept, &review, examined, correction.reason);
    writer.field(correction.pointer, correction.value);
    writer.save(tx)
}

/// Says what printed names stand for.
///
/// # Errors
/// [`TakingInRefusal`]; [`AppError::NotFound`]; faults.
pub fn choose_names(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    examined: &Examined,
    document: Id<Document>,
    chosen: &[OnName],
) -> Result<(), AppError> {
    let (kept, review) = open_for_change(ctx, tx, examined, document)?;
    let mut writer = Writer::new(ctx, &kept, &review, examined, String::new());
    for OnName { key, seen, named } in chosen {
        let Some(view) = review.names.iter().find(|view| view.name.key == *key) else {
            return Err(refuse(TakingInRefusal::NothingThere));
        };
        if view.settled() == Some(named) {
            continue;
        }
        as_seen(&view.token, seen)?;
        let decided = Decided::Name(named.clone());
        writer.add(name_anchor(key), sha256(key.as_bytes()), &decided);
    }
    writer.save(tx)
}

/// Takes a decision back.
///
/// # Errors
/// [`TakingInRefusal`]; [`AppError::NotFound`]; faults.
pub fn undo(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    document: Id<Document>,
    anchor: &str,
    seen: &str,
) -> Result<(), AppError> {
    let kept = load(ctx, tx, document)?;
    changeable(&kept)?;
    as_seen(
        &token(kept.decisions.iter().find(|one| one.anchor == anchor)),
        seen,
    )?;
    if !reading::remove_decision(tx, document, anchor)? {
        return Err(AppError::NotFound);
    }
    let payload = serde_json::json!({ "anchor": anchor });
    commit(ctx, tx, "reading.decision_withdrawn", document, payload)
}

fn open_for_change(
    ctx: &Ctx,
    tx: &mut WriteTx<'_>,
    examined: &Examined,
    document: Id<Document>,
) -> Result<(Kept, Review), AppError> {
    let kept = load(ctx, tx, document)?;
    changeable(&kept)?;
    let review = review(&kept, examined);
    Ok((kept, review))
}

/// Once a plan was made of it only an amendment changes what was promised.
pub(super) fn changeable(kept: &Kept) -> Result<(), AppError> {
    match kept.plan() {
        None => Ok(()),
        Some(plan) => Err(refuse(TakingInRefusal::Registered(plan))),
    }
}

/// Nobody overwrites a decision that they have not seen.
fn as_seen(now: &str, seen: &str) -> Result<(), AppError> {
    if now == seen {
        Ok(())
    } else {
        Err(refuse(TakingInRefusal::ChangedMeanwhile))
    }
}

fn reasoned(reason: &str) -> Result<String, AppError> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(refuse(TakingInRefusal::ReasonMissing));
    }
    Ok(reason.to_owned())
}

/// The pointer of the task that a finding is about.
fn task_of(pointer: &str) -> Option<&str> {
    let rest = pointer.strip_prefix("/tasks/")?;
    let digits = rest.find('/').unwrap_or(rest.len());
    rest[..digits].parse::<usize>().ok()?;
    Some(&pointer[.."/tasks/".len() + digits])
}

fn agencies(
    task: Option<&str>,
    leads: &[String],
    coordinators: &[String],
) -> Result<Vec<(String, Value)>, AppError> {
    let task = task.ok_or_else(|| refuse(TakingInRefusal::NothingThere))?;
    let named = |list: &[String]| -> Vec<String> {
        let names = list.iter().map(|name| name.trim().to_owned());
        names.filter(|name| !name.is_empty()).collect()
    };
    let (leads, coordinators) = (named(leads), named(coordinators));
    if leads.is_empty() {
        return Err(refuse(TakingInRefusal::NoAgencyNamed));
    }
    Ok(vec![
        (format!("{task}/leads"), Value::Names(leads)),
        (format!("{task}/coordinators"), Value::Names(coordinators)),
    ])
}

/// A slip mended in the field that holds it; empty where the register has no field for the words.
fn rewritten(document: &Text, pointer: &str, from: &str, to: &str) -> Vec<(String, Value)> {
    let Some(now) = words_at(document, pointer) else {
        return Vec::new();
    };
    if !now.contains(from) {
        return Vec::new();
    }
    vec![(pointer.to_owned(), Value::Words(now.replace(from, to)))]
}

/// The words of a field that can be corrected, by its pointer.
fn words_at<'a>(document: &'a Text, pointer: &str) -> Option<&'a str> {
    let steps: Vec<&str> = pointer.trim_start_matches('/').split('/').collect();
    let header = &document.header;
    let words = match steps[..] {
        ["document", "issuer"] => header.issuer.as_ref(),
        ["document", "title"] => header.title.as_ref(),
        ["document", "number"] => header.number.as_ref(),
        ["document", "kind"] => header.kind.as_ref(),
        ["groups", group, "title"] => {
            let group = document.groups.get(group.parse::<usize>().ok()?)?;
            group.title.as_ref()
        }
        ["targets", target, "name"] => {
            let target = document.targets.get(target.parse::<usize>().ok()?)?;
            Some(&target.name)
        }
        ["tasks", task, ref field @ ..] => {
            let task = document.tasks.get(task.parse::<usize>().ok()?)?;
            match *field {
                ["content", item] => task.content.get(item.parse::<usize>().ok()?),
                ["product"] => task.product.as_ref(),
                ["note"] => task.note.as_ref(),
                _ => None,
            }
        }
        _ => None,
    };
    words.map(|words| words.value.as_str())
}

/// Gathers decisions of one act, then saves them under one entry of the journal.
struct Writer<'a> {
    ctx: &'a mut Ctx,
    kept: &'a Kept,
    review: &'a Review,
    examined: &'a Examined,
    reason: String,
    records: Vec<DecisionRecord>,
}

impl<'a> Writer<'a> {
    fn new(
        ctx: &'a mut Ctx,
        kept: &'a Kept,
        review: &'a Review,
        examined: &'a Examined,
        reason: String,
    ) -> Self {
        Self {
            ctx,
            kept,
            review,
            examined,
            reason,
            records: Vec::new(),
        }
    }

    fn field(&mut self, pointer: String, value: Value) {
        let anchor = field_anchor(&self.examined.reading.document, &pointer);
        let hash = field_hash(&self.review.json, &pointer);
        self.add(anchor, hash, &Decided::Field { pointer, value });
    }

    fn add(&mut self, anchor: String, words_hash: Hash, decided: &Decided) {
        let before = self.kept.decisions.iter().find(|one| one.anchor == anchor);
        let (kind, value) = written(decided);
        self.records.push(DecisionRecord {
            id: before.map_or_else(|| self.ctx.ids.next_id(), |before| before.record.id),
            rev: before.map_or(0, |before| before.record.rev) + 1,
            document: self.kept.document.id,
            anchor,
            words_hash,
            kind,
            value,
            reason: Some(self.reason.clone()).filter(|reason| !reason.is_empty()),
            decided_by: self.ctx.actor,
            decided_at: self.ctx.now,
        });
    }

    fn save(self, tx: &mut WriteTx<'_>) -> Result<(), AppError> {
        if self.records.is_empty() {
            return Ok(());
        }
        reading::put_decisions(tx, &self.records)?;
        let decisions = self.records.iter().map(|record| {
            let value: Option<serde_json::Value> = record
                .value
                .as_deref()
                .and_then(|value| serde_json::from_str(value).ok());
            serde_json::json!({
                "anchor": record.anchor,
                "kind": record.kind.code(),
                "value": value,
                "reason": record.reason,
            })
        });
        let payload = serde_json::json!({ "decisions": decisions.collect::<Vec<_>>() });
        let document = self.kept.document.id;
        commit(self.ctx, tx, "reading.decided", document, payload)
    }
}
