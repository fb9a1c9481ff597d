//! Decisions on a document under review: on findings, fields and names.

use super::decision::{Decided, field_anchor, field_hash, name_anchor, written};
use super::review::finding_hash;
use super::{Examined, Kept, Review, TakingInRefusal, load, refuse, review};
use crate::import::{Correction, Named, Value, settle};
use crate::{AppError, Ctx};
use tiendo_domain::id::{Document, Id};
use tiendo_read::{Document as Text, Mend};
use tiendo_store::reading::{self, DecisionRecord};
use tiendo_store::{Event, Hash, WriteTx, sha256};

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

/// Settles a finding. What was decided on it before is replaced.
///
/// # Errors
/// [`TakingInRefusal`]; [`AppError::NotFound`]; faults.
pub fn decide_finding(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    examined: &Examined,
    document: Id<Document>,
    key: &str,
    choice: &Choice,
    reason: &str,
) -> Result<(), AppError> {
    let (kept, review) = open_for_change(ctx, tx, examined, document)?;
    let reason = reasoned(reason)?;
    let view = review
        .findings
        .iter()
        .find(|view| view.key == key)
        .ok_or_else(|| refuse(TakingInRefusal::NothingThere))?;
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
    pointer: &str,
    value: Value,
    reason: &str,
) -> Result<(), AppError> {
    let (kept, review) = open_for_change(ctx, tx, examined, document)?;
    let correction = Correction {
        pointer: pointer.to_owned(),
        value: value.clone(),
        reason: reasoned(reason)?,
    };
    if !settle(&examined.reading.document, &[]).correct(&correction) {
        return Err(refuse(TakingInRefusal::BadValue));
    }
    let mut writer = Writer::new(ctx, &kept, &review, examined, correction.reason);
    writer.field(correction.pointer, value);
    writer.save(tx)
}

/// Says what printed names stand for; a name is given by its folded words.
///
/// # Errors
/// [`TakingInRefusal`]; [`AppError::NotFound`]; faults.
pub fn choose_names(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    examined: &Examined,
    document: Id<Document>,
    chosen: &[(String, Named)],
) -> Result<(), AppError> {
    let (kept, review) = open_for_change(ctx, tx, examined, document)?;
    let mut writer = Writer::new(ctx, &kept, &review, examined, String::new());
    for (key, named) in chosen {
        let Some(view) = review.names.iter().find(|view| view.name.key == *key) else {
            return Err(refuse(TakingInRefusal::NothingThere));
        };
        if view.decided.as_ref() == Some(named) {
            continue;
        }
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
) -> Result<(), AppError> {
    let kept = load(ctx, tx, document)?;
    changeable(&kept)?;
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

fn commit(
    ctx: &Ctx,
    tx: &mut WriteTx<'_>,
    kind: &'static str,
    document: Id<Document>,
    payload: serde_json::Value,
) -> Result<(), AppError> {
    tx.commit(Event {
        at: ctx.now,
        actor: ctx.actor,
        kind,
        subject: format!("document:{document}"),
        payload,
    })?;
    Ok(())
}
