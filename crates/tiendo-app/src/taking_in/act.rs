//! One thing that a person does in a review: decisions come and go together, under one entry of the journal, and one
//! undoing puts all of them back.

use super::decision::{Decided, FieldAnchors, field_hash, written};
use super::review::FindingView;
use super::{Examined, Kept, Review, load, review};
use crate::{AppError, Ctx, Fault, journal::commit};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use tiendo_read::Severity;
use tiendo_store::reading::{self, DecisionKind, DecisionRecord};
use tiendo_store::review::{self as acts, Progress};
use tiendo_store::{Actor, Hash, WriteTx, from_hex, hex};

/// Gathers the decisions of one act.
pub(super) struct Act<'a> {
    ctx: &'a mut Ctx,
    kept: &'a Kept,
    review: &'a Review,
    examined: &'a Examined,
    anchors: FieldAnchors<'a>,
    reason: String,
    new: Vec<DecisionRecord>,
    gone: BTreeSet<String>,
}

impl<'a> Act<'a> {
    pub(super) fn new(
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
            anchors: FieldAnchors::of_document(&examined.reading.document),
            reason,
            new: Vec::new(),
            gone: BTreeSet::new(),
        }
    }

    /// A field gets another value; its pointer has the address of its row.
    pub(super) fn field(&mut self, pointer: String, value: crate::import::Value) {
        let like = pointer.clone();
        self.field_like(pointer, value, &like);
    }

    /// A field of a row that begins in another gets a value of its own; until now it has what the field at `like` has.
    pub(super) fn field_like(&mut self, pointer: String, value: crate::import::Value, like: &str) {
        let anchor = self.anchors.of(&pointer);
        let inner = self.review.shape.inner(like);
        let hash = field_hash(&self.review.json, inner.as_deref().unwrap_or(like));
        self.add(anchor, hash, &Decided::Field { pointer, value });
    }

    /// A decision, instead of the one that stood under its anchor.
    pub(super) fn add(&mut self, anchor: String, words_hash: Hash, decided: &Decided) {
        let before = self.kept.decisions.iter().find(|one| one.anchor == anchor);
        let (kind, value) = written(decided);
        self.gone.insert(anchor.clone());
        self.new.retain(|one| one.anchor != anchor);
        self.new.push(DecisionRecord {
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

    /// A decision is taken back.
    pub(super) fn take_back(&mut self, anchor: &str) {
        self.gone.insert(anchor.to_owned());
    }

    /// Writes all of it; nothing where nothing was decided.
    pub(super) fn save(self, tx: &mut WriteTx<'_>, event: &'static str) -> Result<(), AppError> {
        if self.gone.is_empty() {
            return Ok(());
        }
        let document = self.kept.document.id;
        let before = |anchor: &String| {
            let before = self.kept.decisions.iter();
            let mut before = before.filter(|one| one.anchor == *anchor);
            let before = before.next().map(|one| as_json(&one.record));
            json!({ "anchor": anchor, "before": before })
        };
        let body: Vec<Json> = self.gone.iter().map(before).collect();
        let now = self.kept.decisions.iter().map(|one| &one.record);
        reading::exchange_decisions(tx, document, now, &self.gone, &self.new)?;
        let act = acts::Act {
            id: self.ctx.ids.next_id(),
            document,
            n: self.kept.last.as_ref().map_or(0, |last| last.act.n) + 1,
            body: Json::from(body).to_string(),
            by: self.ctx.actor,
            at: self.ctx.now,
        };
        acts::insert(tx, &act)?;
        note_progress(self.ctx, tx, self.examined, document)?;
        let decisions = self.new.iter().map(|record| {
            let value = record.value.as_deref();
            let value: Option<Json> = value.and_then(|value| serde_json::from_str(value).ok());
            json!({
                "anchor": record.anchor,
                "kind": record.kind.code(),
                "value": value,
                "reason": record.reason,
            })
        });
        let decisions: Vec<Json> = decisions.collect();
        let kept = |anchor: &&String| !self.new.iter().any(|one| one.anchor == **anchor);
        let taken_back: Vec<&String> = self.gone.iter().filter(kept).collect();
        let payload = json!({ "decisions": decisions, "taken_back": taken_back });
        commit(self.ctx, tx, event, document, payload)
    }
}

/// Puts back what stood before the last act.
pub(super) fn put_back(
    ctx: &Ctx,
    tx: &mut WriteTx<'_>,
    kept: &Kept,
    examined: &Examined,
    act: &acts::Act,
) -> Result<(), AppError> {
    let document = kept.document.id;
    let (mut gone, mut back) = (BTreeSet::new(), Vec::new());
    let body: Vec<Json> = serde_json::from_str(&act.body).map_err(broken)?;
    for one in &body {
        let Some(anchor) = one["anchor"].as_str() else {
            continue;
        };
        gone.insert(anchor.to_owned());
        if one["before"].is_null() {
            continue;
        }
        let mut record = from_json(&one["before"], kept, anchor)
            .ok_or_else(|| broken("a decision of an act has a form that is not known"))?;
        let now = kept.decisions.iter().find(|now| now.anchor == anchor);
        // A later revision: a page from before the undoing must not overwrite what was put back.
        record.rev = now.map_or(record.rev, |now| now.record.rev).max(record.rev) + 1;
        back.push(record);
    }
    let now = kept.decisions.iter().map(|one| &one.record);
    reading::exchange_decisions(tx, document, now, &gone, &back)?;
    acts::remove(tx, act.id)?;
    note_progress(ctx, tx, examined, document)?;
    let payload = json!({ "anchors": gone, "put_back": back.len() });
    commit(ctx, tx, "reading.undone", document, payload)
}

/// Notes how much is settled as the decisions now stand.
pub(super) fn note_progress(
    ctx: &Ctx,
    tx: &mut WriteTx<'_>,
    examined: &Examined,
    document: tiendo_domain::id::Id<tiendo_domain::id::Document>,
) -> Result<(), AppError> {
    let kept = load(ctx, tx, document)?;
    let progress = review(&kept, examined).progress();
    Ok(acts::note_progress(tx, document, progress)?)
}

/// How many of the findings to look at are settled.
pub(super) fn progress(findings: &[FindingView]) -> Progress {
    let asked = findings
        .iter()
        .filter(|view| view.finding.severity() != Severity::Info);
    let mut progress = Progress::default();
    for view in asked {
        progress.total += 1;
        progress.settled += i64::from(view.decision.is_some());
    }
    progress
}

fn as_json(record: &DecisionRecord) -> Json {
    json!({
        "id": record.id.to_string(),
        "rev": record.rev,
        "words_hash": hex(&record.words_hash),
        "kind": record.kind.code(),
        "value": record.value,
        "reason": record.reason,
        "by": record.decided_by.word(),
        "at": record.decided_at.as_microsecond(),
    })
}

fn from_json(json: &Json, kept: &Kept, anchor: &str) -> Option<DecisionRecord> {
    let text = |key: &str| json.get(key).and_then(Json::as_str);
    let opt = |key: &str| text(key).map(str::to_owned);
    Some(DecisionRecord {
        id: text("id")?.parse().ok()?,
        rev: json.get("rev")?.as_i64()?,
        document: kept.document.id,
        anchor: anchor.to_owned(),
        words_hash: from_hex(text("words_hash")?)?.try_into().ok()?,
        kind: DecisionKind::from_code(text("kind")?)?,
        value: opt("value"),
        reason: opt("reason"),
        decided_by: Actor::from_word(text("by")?)?,
        decided_at: jiff::Timestamp::from_microsecond(json.get("at")?.as_i64()?).ok()?,
    })
}

fn broken(problem: impl std::fmt::Display) -> AppError {
    AppError::Fault(Fault::new(anyhow::anyhow!("an act of a review: {problem}")))
}
