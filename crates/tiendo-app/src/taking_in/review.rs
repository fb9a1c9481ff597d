//! A document under review: findings and names with what was decided on them, and the document with the corrections in
//! place.

use super::decision::{
    Decided, Decision, field_anchor, field_hash, finding_keys, name_anchor, token,
};
use super::{Examined, Kept};
use crate::import::{
    Certainty, Correction, Known, Named, PrintedName, Proposal, Settled, printed_names, propose,
    secrecy_is_likely, settle,
};
use std::collections::BTreeMap;
use tiendo_extract::Span;
use tiendo_read::{Finding, Severity};
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
    fields: Vec<(String, Decision)>,
    /// Decisions that no longer fit the words they were made on.
    pub stale: Vec<Decision>,
    /// The document with the corrections in place.
    pub settled: Settled,
    /// The reading as JSON: what the text says, with the place of every value.
    pub json: serde_json::Value,
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
        token(
            self.fields
                .iter()
                .find_map(|(of, decision)| (of == pointer).then_some(decision)),
        )
    }

    /// How many names are not settled.
    pub fn names_open(&self) -> usize {
        self.names
            .iter()
            .filter(|view| view.settled().is_none())
            .count()
    }

    /// Tasks that are probably reported as state secrets: every lead is a body of defence or security.
    pub fn likely_secret(&self) -> Vec<usize> {
        let tasks = self.settled.document.tasks.iter().enumerate();
        let likely = tasks.filter(|(_, task)| {
            !task.leads.is_empty() && task.leads.iter().all(|lead| secrecy_is_likely(&lead.value))
        });
        likely.map(|(i, _)| i).collect()
    }
}

/// Puts reading and decisions together.
pub fn review(kept: &Kept, examined: &Examined) -> Review {
    let reading = &examined.reading;
    let json = reading.to_json();
    let mut by_anchor: BTreeMap<&str, &Decision> = BTreeMap::new();
    let mut stale = Vec::new();
    let mut corrections = Vec::new();
    let mut fields = Vec::new();
    for decision in &kept.decisions {
        if let Decided::Field { pointer, value } = &decision.decided {
            fields.push((pointer.clone(), decision.clone()));
            let fits = field_anchor(&reading.document, pointer) == decision.anchor
                && field_hash(&json, pointer) == decision.record.words_hash;
            if !fits {
                stale.push(decision.clone());
                continue;
            }
            corrections.push(Correction {
                pointer: pointer.clone(),
                value: value.clone(),
                reason: decision.reason.clone(),
            });
        }
        by_anchor.insert(&decision.anchor, decision);
    }
    let settled = settle(&reading.document, &corrections);
    let findings = findings(examined, &by_anchor);
    let names = names(kept, &settled, &by_anchor);
    Review {
        findings,
        names,
        corrections,
        fields,
        stale,
        settled,
        json,
    }
}

fn findings(examined: &Examined, by_anchor: &BTreeMap<&str, &Decision>) -> Vec<FindingView> {
    let reading = &examined.reading;
    let line = |span: &Span| reading.places.line(span.start);
    let views = finding_keys(reading).into_iter().zip(&reading.findings);
    let views = views.map(|(key, finding)| {
        let of_finding = by_anchor
            .get(key.as_str())
            .filter(|decision| decision.record.words_hash == finding_hash(finding));
        let of_field = by_anchor
            .get(finding.anchor.to_string().as_str())
            .filter(|decision| matches!(decision.decided, Decided::Field { .. }));
        FindingView {
            lines: finding.spans.iter().filter_map(line).collect(),
            decision: of_finding.or(of_field).map(|decision| (*decision).clone()),
            finding: finding.clone(),
            key,
        }
    });
    views.collect()
}

fn names(kept: &Kept, settled: &Settled, by_anchor: &BTreeMap<&str, &Decision>) -> Vec<NameView> {
    let printed = printed_names(&settled.document);
    let known = Known {
        agencies: &kept.agencies,
        collectives: &kept.collectives,
    };
    let proposals = propose(&printed, known);
    let views = printed.into_iter().zip(proposals).map(|(name, proposal)| {
        let decision = by_anchor.get(name_anchor(&name.key).as_str());
        let decided = decision.and_then(|decision| match &decision.decided {
            Decided::Name(named) => Some(named.clone()),
            Decided::Keep | Decided::Noted | Decided::Field { .. } => None,
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
