//! Decisions on a document under review: on findings, fields and names.

use super::act::{Act, put_back};
use super::decision::{Decided, name_anchor, token};
use super::made_rows::with_its_fields;
use super::review::{FindingView, finding_hash};
use super::splits::split_by_paragraph;
use super::{Examined, Kept, Review, TakingInRefusal, load, refuse, review};
use crate::import::{Correction, Named, Value, settle};
use crate::{AppError, Ctx};
use tiendo_domain::id::{Document, Id};
use tiendo_domain::nonempty::Reason;
use tiendo_read::{Document as Text, Mend};
use tiendo_store::{WriteTx, sha256};

/// How a finding is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// As the reader proposes.
    Proposal,
    /// The task gets these agencies.
    Agencies {
        /// Who leads, one name each.
        leads: Vec<String>,
        /// Who coordinates; where nobody is named, those who were read stay.
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
    let view = finding(&review, act.key)?;
    as_seen(&view.token(), act.seen)?;
    let mut done = Act::new(ctx, &kept, &review, examined, reasoned(act.reason)?);
    settle_one(&mut done, (&review, examined), view, act.choice)?;
    done.save(tx, "reading.decided")
}

/// Settles a finding and every other of its kind that nobody has settled, all in the same way and as one act. A proposal
/// is each finding's own; those that have none are left.
///
/// # Errors
/// [`TakingInRefusal`]; [`AppError::NotFound`]; faults.
pub fn decide_alike(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    examined: &Examined,
    document: Id<Document>,
    act: OnFinding<'_>,
) -> Result<(), AppError> {
    let (kept, review) = open_for_change(ctx, tx, examined, document)?;
    let first = finding(&review, act.key)?;
    as_seen(&first.token(), act.seen)?;
    let mut done = Act::new(ctx, &kept, &review, examined, reasoned(act.reason)?);
    settle_one(&mut done, (&review, examined), first, act.choice)?;
    for view in review.alike(first) {
        let lacks = *act.choice == Choice::Proposal && view.finding.mend.is_none();
        if view.key != first.key && !lacks {
            settle_one(&mut done, (&review, examined), view, act.choice)?;
        }
    }
    done.save(tx, "reading.decided")
}

fn finding<'r>(review: &'r Review, key: &str) -> Result<&'r FindingView, AppError> {
    let view = review.findings.iter().find(|view| view.key == key);
    view.ok_or_else(|| refuse(TakingInRefusal::NothingThere))
}

fn settle_one(
    act: &mut Act<'_>,
    (review, examined): (&Review, &Examined),
    view: &FindingView,
    choice: &Choice,
) -> Result<(), AppError> {
    let corrections = match choice {
        Choice::Keep => Vec::new(),
        Choice::Agencies {
            leads,
            coordinators,
        } => {
            let mut given = agencies(task_of(&view.finding.pointer), leads, coordinators)?;
            given.retain(|(_, value)| *value != Value::Names(Vec::new()));
            given
        }
        Choice::Proposal => match &view.finding.mend {
            None => return Err(refuse(TakingInRefusal::NothingThere)),
            Some(Mend::Agencies {
                pointer,
                leads,
                coordinators,
                ..
            }) => agencies(Some(pointer.as_str()), leads, coordinators)?,
            Some(Mend::Split { pointer, parts }) => {
                return split_by_paragraph(act, review, examined, pointer, parts);
            }
            Some(Mend::Words { pointer, from, to }) => rewritten(review, pointer, from, to),
        },
    };
    if corrections.is_empty() {
        let decided = match choice {
            Choice::Keep => Decided::Keep,
            Choice::Agencies { .. } | Choice::Proposal => Decided::Noted,
        };
        act.add(view.key.clone(), finding_hash(&view.finding), &decided);
    }
    for (pointer, value) in corrections {
        if review.shape.inner(&pointer).is_none() {
            return Err(refuse(TakingInRefusal::RowMerged));
        }
        act.field(pointer, value);
    }
    Ok(())
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
    let inner = review.shape.inner(act.pointer);
    let inner = inner.ok_or_else(|| refuse(TakingInRefusal::NothingThere))?;
    let trial = Correction {
        pointer: inner,
        ..correction.clone()
    };
    if !settle(&review.shape.document, &[]).correct(&trial) {
        return Err(refuse(TakingInRefusal::BadValue));
    }
    let mut act = Act::new(ctx, &kept, &review, examined, correction.reason);
    act.field(correction.pointer, correction.value);
    act.save(tx, "reading.decided")
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
    let mut act = Act::new(ctx, &kept, &review, examined, String::new());
    for OnName { key, seen, named } in chosen {
        let Some(view) = review.names.iter().find(|view| view.name.key == *key) else {
            return Err(refuse(TakingInRefusal::NothingThere));
        };
        if view.settled() == Some(named) {
            continue;
        }
        as_seen(&view.token, seen)?;
        let decided = Decided::Name(named.clone());
        act.add(name_anchor(key), sha256(key.as_bytes()), &decided);
    }
    act.save(tx, "reading.decided")
}

/// Takes a decision back.
///
/// # Errors
/// [`TakingInRefusal`]; [`AppError::NotFound`]; faults.
pub fn undo(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    examined: &Examined,
    document: Id<Document>,
    anchor: &str,
    seen: &str,
) -> Result<(), AppError> {
    let (kept, review) = open_for_change(ctx, tx, examined, document)?;
    let standing = kept.decisions.iter().find(|one| one.anchor == anchor);
    as_seen(&token(standing), seen)?;
    if standing.is_none() {
        return Err(AppError::NotFound);
    }
    let mut act = Act::new(ctx, &kept, &review, examined, String::new());
    for anchor in with_its_fields(&kept, anchor) {
        act.take_back(anchor);
    }
    act.save(tx, "reading.decision_withdrawn")
}

/// Undoes the last act: what stood before it stands again. `seen` names the act that the person saw as the last.
///
/// # Errors
/// [`TakingInRefusal`]; [`AppError::NotFound`]; faults.
pub fn undo_last(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    examined: &Examined,
    document: Id<Document>,
    seen: &str,
) -> Result<(), AppError> {
    let kept = load(ctx, tx, document)?;
    changeable(&kept)?;
    let Some(last) = &kept.last else {
        return Err(refuse(TakingInRefusal::NothingToUndo));
    };
    as_seen(&last.act.id.to_string(), seen)?;
    put_back(ctx, tx, &kept, examined, &last.act)
}

pub(super) fn open_for_change(
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
pub(super) fn as_seen(now: &str, seen: &str) -> Result<(), AppError> {
    if now == seen {
        Ok(())
    } else {
        Err(refuse(TakingInRefusal::ChangedMeanwhile))
    }
}

pub(super) fn reasoned(reason: &str) -> Result<String, AppError> {
    let reason = Reason::new(reason).map_err(|bad| refuse(TakingInRefusal::Reason(bad)))?;
    Ok(reason.as_str().to_owned())
}

/// The pointer of the task that a finding is about.
fn task_of(pointer: &str) -> Option<&str> {
    let rest = pointer.strip_prefix("/tasks/")?;
    let digits = rest.find('/').unwrap_or(rest.len());
    rest[..digits].parse::<usize>().ok()?;
    Some(&pointer[.."/tasks/".len() + digits])
}

/// The names that were typed, without blanks around them and without empty ones.
pub(super) fn typed_names(list: &[String]) -> Vec<String> {
    let names = list.iter().map(|name| name.trim().to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

fn agencies(
    task: Option<&str>,
    leads: &[String],
    coordinators: &[String],
) -> Result<Vec<(String, Value)>, AppError> {
    let task = task.ok_or_else(|| refuse(TakingInRefusal::NothingThere))?;
    let (leads, coordinators) = (typed_names(leads), typed_names(coordinators));
    if leads.is_empty() {
        return Err(refuse(TakingInRefusal::NoAgencyNamed));
    }
    Ok(vec![
        (format!("{task}/leads"), Value::Names(leads)),
        (format!("{task}/coordinators"), Value::Names(coordinators)),
    ])
}

/// A slip mended in the field that holds it; empty where the register has no field for the words.
fn rewritten(review: &Review, pointer: &str, from: &str, to: &str) -> Vec<(String, Value)> {
    let inner = review.shape.inner(pointer);
    let now = inner.and_then(|inner| words_at(&review.settled.document, &inner).map(str::to_owned));
    match now {
        Some(now) if now.contains(from) => {
            vec![(pointer.to_owned(), Value::Words(now.replace(from, to)))]
        }
        _ => Vec::new(),
    }
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
