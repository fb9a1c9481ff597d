//! A document under review: findings and names with what was decided on them, and the document with the corrections in
//! place.

use super::decision::{
    Decided, Decision, FieldAnchors, field_hash, finding_keys, name_anchor, token,
};
use super::made_rows::lines_hash;
use super::{Examined, Kept, act, rows::content_hash};
use crate::import::{
    Arrangement, Certainty, Correction, Joined, Known, Named, PrintedName, Proposal, RowAt,
    Settled, Shaped, SourceLine, lines_between, printed_deadline, printed_names, propose,
    secrecy_is_likely, settle, shape, source_lines,
};
use std::collections::BTreeMap;
use std::sync::Arc;
use tiendo_domain::plan::TaskDeadline;
use tiendo_extract::Span;
use tiendo_read::{Finding, FindingCode, Reading, Severity, Vocabulary};
use tiendo_store::review::Progress;
use tiendo_store::{Hash, sha256};

/// A finding with what was decided on it.
#[derive(Debug, Clone)]
pub struct FindingView {
    /// Its name within the document: addresses and decisions use it.
    pub key: String,
    /// What was found.
    pub finding: Finding,
    /// The lines of the source that it rests on; none for a format without lines.
    pub lines: Vec<usize>,
    /// The decision that settles it.
    pub decision: Option<Decision>,
}

/// A printed name with what it stands for.
#[derive(Debug, Clone)]
pub struct NameView {
    /// The name and its places.
    pub name: PrintedName,
    /// What it probably stands for.
    pub proposal: Proposal,
    /// What a person decided.
    pub decided: Option<Named>,
    /// The token of that decision, empty where there is none.
    pub token: String,
}

impl FindingView {
    /// The token of the decision that settles it, empty where there is none.
    pub fn token(&self) -> String {
        token(self.decision.as_ref())
    }
}

impl NameView {
    /// What it stands for, once that is settled: by a person, or because it is certain.
    pub fn settled(&self) -> Option<&Named> {
        let certain = self.proposal.certainty == Certainty::Exact;
        let proposed = Some(&self.proposal.named).filter(|_| certain);
        self.decided.as_ref().or(proposed)
    }
}

/// A document under review.
#[derive(Debug, Clone)]
pub struct Review {
    /// Findings in reading order.
    pub findings: Vec<FindingView>,
    /// Names of the settled document, in reading order.
    pub names: Vec<NameView>,
    /// Fields that a person gave another value.
    pub corrections: Vec<Correction>,
    /// Decisions on fields, by their pointers, whether they still fit or not.
    fields: BTreeMap<String, Decision>,
    /// Decisions that count, the earliest first.
    pub standing: Vec<Decision>,
    /// Decisions that no longer fit the words they were made on.
    pub stale: Vec<Decision>,
    /// The reading with rows cut and joined, its fields as the text has them.
    pub shape: Shaped,
    /// The document with the corrections in place.
    pub settled: Settled,
    /// The arranged reading as JSON: what the text says, with the place of every value.
    pub json: Arc<serde_json::Value>,
}

impl Review {
    /// How many findings keep the plan out of the register.
    pub fn undecided(&self) -> usize {
        let open = self
            .findings
            .iter()
            .filter(|view| view.finding.severity() == Severity::Error && view.decision.is_none());
        open.count()
    }

    /// The token of the decision on a field, empty where there is none.
    pub fn field_token(&self, pointer: &str) -> String {
        token(self.fields.get(pointer))
    }

    /// What a row's deadline means as things stand.
    pub fn deadline(&self, row: RowAt) -> Option<TaskDeadline> {
        let index = self.shape.index(row)?;
        let task = self.settled.document.tasks.get(index)?;
        let decided = self.settled.deadlines.get(&index).cloned();
        Some(decided.unwrap_or_else(|| printed_deadline(task)))
    }

    /// How much of what is to be looked at is settled.
    pub fn progress(&self) -> Progress {
        act::progress(&self.findings)
    }

    /// Findings of the kind of `view` that nobody has settled.
    pub fn alike<'r>(&'r self, view: &FindingView) -> impl Iterator<Item = &'r FindingView> {
        let code = view.finding.code;
        let all = self.findings.iter();
        all.filter(move |other| other.finding.code == code && other.decision.is_none())
    }

    /// How many names are not settled.
    pub fn names_open(&self) -> usize {
        self.names
            .iter()
            .filter(|view| view.settled().is_none())
            .count()
    }

    /// Tasks that are probably reported as state secrets: every lead is a body of defence or security.
    pub fn likely_secret(&self) -> Vec<RowAt> {
        let tasks = self.settled.document.tasks.iter().enumerate();
        let likely = tasks.filter(|(_, task)| {
            !task.leads.is_empty() && task.leads.iter().all(|lead| secrecy_is_likely(&lead.value))
        });
        likely.map(|(i, _)| self.shape.rows[i]).collect()
    }
}

/// Puts reading and decisions together.
pub fn review(kept: &Kept, examined: &Examined) -> Review {
    let reading = &examined.reading;
    let anchors = FieldAnchors::of_document(&reading.document);
    let arrangement = arrangement(kept, examined, &anchors);
    let shape = shape(&reading.document, &examined.source.text, &arrangement);
    let json = if arrangement == Arrangement::default() {
        examined.json.clone()
    } else {
        Arc::new(arranged_json(&shape, reading))
    };
    let mut by_anchor: BTreeMap<&str, &Decision> = BTreeMap::new();
    let (mut standing, mut stale) = (Vec::new(), Vec::new());
    let (mut corrections, mut inner) = (Vec::new(), Vec::new());
    let mut fields = BTreeMap::new();
    for decision in &kept.decisions {
        let fits = match &decision.decided {
            _ if decision.lapse.is_some() => false,
            Decided::Keep | Decided::Noted | Decided::Name(_) => true,
            Decided::Split(row) => {
                arrangement.cuts.contains(row) && !shape.misfits.cuts.contains(row)
            }
            Decided::Merge { joined, .. } => shape.absorbed.contains_key(joined),
            Decided::LeftOut(row) => shape.left_out.contains(row),
            Decided::Added { first, .. } => shape.index(RowAt::Added(*first)).is_some(),
            Decided::Field { pointer, value } => {
                fields.insert(pointer.clone(), decision.clone());
                let at = shape.inner(pointer).filter(|at| {
                    anchors.of(pointer) == decision.anchor
                        && field_hash(&json, at) == decision.record.words_hash
                });
                if let Some(at) = &at {
                    let correction = |pointer: &str| Correction {
                        pointer: pointer.to_owned(),
                        value: value.clone(),
                        reason: decision.reason.clone(),
                    };
                    corrections.push(correction(pointer));
                    inner.push(correction(at));
                }
                at.is_some()
            }
        };
        if fits {
            by_anchor.insert(&decision.anchor, decision);
            standing.push(decision.clone());
        } else {
            stale.push(decision.clone());
        }
    }
    let settled = settle(&shape.document, &inner);
    let findings = findings(examined, &by_anchor);
    let names = names(kept, &examined.vocabulary, &settled, &shape, &by_anchor);
    Review {
        findings,
        names,
        corrections,
        fields,
        standing,
        stale,
        shape,
        settled,
        json,
    }
}

/// What was arranged, as far as the rows and lines have the words on which it was decided.
fn arrangement(kept: &Kept, examined: &Examined, anchors: &FieldAnchors<'_>) -> Arrangement {
    let mut arrangement = Arrangement::default();
    let mut lines: Option<Vec<SourceLine>> = None;
    for decision in kept.decisions.iter().filter(|one| one.lapse.is_none()) {
        let hash = decision.record.words_hash;
        match &decision.decided {
            Decided::Split(row) => {
                let same = content_hash(&examined.json, &[Joined::Row(*row)]) == hash;
                if same && anchors.of_split(*row) == decision.anchor {
                    arrangement.cuts.insert(*row);
                }
            }
            Decided::Merge { joined, into } => {
                let words = [Joined::Row(*into), *joined];
                let same = content_hash(&examined.json, &words) == hash;
                if same && anchors.of_merge(*joined) == decision.anchor {
                    arrangement.joints.insert(*joined, *into);
                }
            }
            Decided::LeftOut(row) => {
                let same = content_hash(&examined.json, &[Joined::Row(*row)]) == hash;
                if same && anchors.of_left_out(*row) == decision.anchor {
                    arrangement.left_out.insert(*row);
                }
            }
            Decided::Added { first, last } => {
                let lines = lines.get_or_insert_with(|| source_lines(&examined.source));
                let lines = lines_between(lines, *first, *last);
                if lines_hash(&examined.source, lines) == hash {
                    let spans = lines.iter().map(|line| line.span);
                    arrangement.added.insert(*first, spans.collect());
                }
            }
            Decided::Keep | Decided::Noted | Decided::Field { .. } | Decided::Name(_) => {}
        }
    }
    arrangement
}

pub(super) fn arranged_json(shape: &Shaped, reading: &Reading) -> serde_json::Value {
    let arranged = Reading {
        document: shape.document.clone(),
        findings: Vec::new(),
        places: reading.places.clone(),
    };
    arranged.to_json()
}

fn findings(examined: &Examined, by_anchor: &BTreeMap<&str, &Decision>) -> Vec<FindingView> {
    let reading = &examined.reading;
    let line = |span: &Span| reading.places.line(span.start);
    // What a finding is about may be gone: the row was put to another, or is no task; the row of several tasks was cut.
    let mut gone: BTreeMap<Joined, &Decision> = BTreeMap::new();
    let mut cut: BTreeMap<Joined, &Decision> = BTreeMap::new();
    for decision in by_anchor.values() {
        match &decision.decided {
            Decided::Merge { joined, .. } => {
                gone.insert(*joined, decision);
            }
            Decided::LeftOut(row) => {
                gone.insert(Joined::Row(*row), decision);
            }
            Decided::Split(row) => {
                if let Some(task) = row.task() {
                    cut.insert(Joined::Row(RowAt::whole(task)), decision);
                }
            }
            Decided::Keep
            | Decided::Noted
            | Decided::Field { .. }
            | Decided::Name(_)
            | Decided::Added { .. } => {}
        }
    }
    let views = finding_keys(reading).into_iter().zip(&reading.findings);
    let views = views.map(|(key, finding)| {
        let of_finding = by_anchor
            .get(key.as_str())
            .filter(|decision| decision.record.words_hash == finding_hash(finding));
        let of_field = by_anchor
            .get(finding.anchor.to_string().as_str())
            .filter(|decision| matches!(decision.decided, Decided::Field { .. }));
        let of_thing = joined_of(&finding.pointer).and_then(|thing| {
            let several = finding.code == FindingCode::RowHoldsSeveral;
            gone.get(&thing).or(cut.get(&thing).filter(|_| several))
        });
        FindingView {
            lines: finding.spans.iter().filter_map(line).collect(),
            decision: of_finding
                .or(of_field)
                .or(of_thing)
                .map(|decision| (*decision).clone()),
            finding: finding.clone(),
            key,
        }
    });
    views.collect()
}

/// The row or heading that a pointer of the reading is about.
fn joined_of(pointer: &str) -> Option<Joined> {
    let steps: Vec<&str> = pointer.splitn(4, '/').collect();
    match steps[..] {
        ["", thing, index, ..] => format!("/{thing}/{index}").parse().ok(),
        _ => None,
    }
}

fn names(
    kept: &Kept,
    vocabulary: &Vocabulary,
    settled: &Settled,
    shape: &Shaped,
    by_anchor: &BTreeMap<&str, &Decision>,
) -> Vec<NameView> {
    let mut printed = printed_names(&settled.document);
    for pointer in printed.iter_mut().flat_map(|name| &mut name.pointers) {
        if let Some(outer) = shape.outer(pointer) {
            *pointer = outer;
        }
    }
    let known = Known {
        agencies: &kept.agencies,
        collectives: &kept.collectives,
        vocabulary,
    };
    let proposals = propose(&printed, known);
    let views = printed.into_iter().zip(proposals).map(|(name, proposal)| {
        let decision = by_anchor.get(name_anchor(&name.key).as_str());
        let decided = decision.and_then(|decision| match &decision.decided {
            Decided::Name(named) => Some(named.clone()),
            Decided::Keep
            | Decided::Noted
            | Decided::Field { .. }
            | Decided::Split(_)
            | Decided::Merge { .. }
            | Decided::LeftOut(_)
            | Decided::Added { .. } => None,
        });
        NameView {
            token: token(decision.copied()),
            name,
            proposal,
            decided,
        }
    });
    views.collect()
}

/// The hash of the words that a finding rests on.
pub(super) fn finding_hash(finding: &Finding) -> Hash {
    sha256(finding.words.as_bytes())
}
