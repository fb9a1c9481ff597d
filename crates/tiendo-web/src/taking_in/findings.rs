//! Findings as the page shows them: one open, the others as a list.

use super::fields;
use crate::i18n::{self as t, Lang};
use tiendo_app::import::Joined;
use tiendo_app::taking_in::{FindingView, Review};
use tiendo_read::{Mend, Severity};

/// A finding in a list.
pub(super) struct FindingRow {
    /// Its place among the findings, from 1: its address.
    pub(super) n: usize,
    pub(super) message: String,
    pub(super) lines: String,
    pub(super) severity: SeverityWords,
    pub(super) settled: bool,
    pub(super) current: bool,
}

/// How much a finding matters, as shape, colour and word.
pub(super) struct SeverityWords {
    pub(super) class: &'static str,
    pub(super) icon: &'static str,
    pub(super) word: &'static str,
}

/// The finding that is being decided.
pub(super) struct OpenFinding {
    pub(super) n: usize,
    pub(super) key: String,
    pub(super) message: String,
    pub(super) lines: String,
    pub(super) severity: SeverityWords,
    /// The reader's proposal: its name, and what it would write.
    pub(super) proposal: Option<(String, String)>,
    /// Whether agencies can be named for the task that it is about.
    pub(super) takes_agencies: bool,
    /// The decision that stands.
    pub(super) decided: Option<Standing>,
    /// Its token.
    pub(super) seen: String,
    pub(super) typed: TypedFinding,
    /// Which of how many.
    pub(super) place: String,
    /// The findings before and behind, by their addresses.
    pub(super) previous: Option<usize>,
    pub(super) next: Option<usize>,
    /// The offer to do the same to all of its kind, where there are others.
    pub(super) alike: Option<String>,
    /// The field that it is about, where a person can give it another value.
    pub(super) mend: Option<String>,
    /// The address of the row that it is about: there it is cut, joined, left out or mended in another field.
    pub(super) row: Option<String>,
}

/// The decision that settles a finding.
pub(super) struct Standing {
    pub(super) anchor: String,
    pub(super) reason: String,
    /// The value that it gave a field.
    pub(super) value: Option<String>,
}

/// What was typed into the form of a finding.
#[derive(Debug, Clone, Default)]
pub(super) struct TypedFinding {
    pub(super) choice: String,
    /// Whether all of its kind are settled so.
    pub(super) alike: bool,
    pub(super) leads: String,
    pub(super) coordinators: String,
    pub(super) reason: String,
}

/// The order in which findings are settled: the graver first, each in reading order.
pub(super) fn order(review: &Review) -> Vec<usize> {
    let mut order: Vec<usize> = (0..review.findings.len()).collect();
    order.sort_by_key(|i| (review.findings[*i].finding.severity(), *i));
    order
}

/// All findings for the list, in that order.
pub(super) fn rows(
    lang: Lang,
    review: &Review,
    order: &[usize],
    current: Option<usize>,
) -> Vec<FindingRow> {
    let rows = order.iter();
    rows.map(|i| row(lang, *i, &review.findings[*i], current))
        .collect()
}

fn row(lang: Lang, i: usize, view: &FindingView, current: Option<usize>) -> FindingRow {
    FindingRow {
        n: i + 1,
        message: view.finding.message.pick(lang).to_owned(),
        lines: lines(lang, view),
        severity: severity(lang, view.finding.severity()),
        settled: view.decision.is_some(),
        current: current == Some(i),
    }
}

/// The finding at a place, with what was typed or what stands.
pub(super) fn open(
    lang: Lang,
    review: &Review,
    order: &[usize],
    at: usize,
    typed: Option<TypedFinding>,
) -> Option<OpenFinding> {
    let view = review.findings.get(at)?;
    let finding = &view.finding;
    let proposal = finding.mend.as_ref().map(|mend| {
        let name = mend.message().pick(lang).to_owned();
        (name, details(lang, mend))
    });
    let place = order.iter().position(|i| *i == at)?;
    let alike = review.alike(view).count() + usize::from(view.decision.is_some());
    Some(OpenFinding {
        n: at + 1,
        key: view.key.clone(),
        message: finding.message.pick(lang).to_owned(),
        lines: lines(lang, view),
        severity: severity(lang, finding.severity()),
        takes_agencies: finding.pointer.starts_with("/tasks/"),
        decided: view.decision.as_ref().map(|decision| Standing {
            anchor: decision.anchor.clone(),
            reason: decision.reason.clone(),
            value: decision.value_words(),
        }),
        seen: view.token(),
        typed: typed.unwrap_or_default(),
        place: t::review::nth(lang, &(place + 1), &order.len()),
        previous: place
            .checked_sub(1)
            .and_then(|p| order.get(p))
            .map(|i| i + 1),
        next: order.get(place + 1).map(|i| i + 1),
        alike: (alike > 1).then(|| t::review::alike(lang, &t::count(alike))),
        mend: Some(finding.pointer.clone())
            .filter(|pointer| fields::sort_of(pointer).is_some())
            .filter(|pointer| review.shape.inner(pointer).is_some()),
        row: row_of(review, &finding.pointer),
        proposal,
    })
}

fn row_of(review: &Review, pointer: &str) -> Option<String> {
    let row = pointer.strip_prefix("/tasks/")?.split('/').next()?;
    let row = row.parse().ok()?;
    let is_there = review.shape.index(row).is_some();
    is_there.then(|| Joined::Row(row).to_string())
}

/// The first open finding that must or should be looked at, in the order of the list.
pub(super) fn first_open(review: &Review) -> Option<usize> {
    order(review).into_iter().find(|i| is_open(review, *i))
}

/// The next open one behind a finding, in the order of the list; behind the last the list begins again.
pub(super) fn next_open(review: &Review, after: usize) -> Option<usize> {
    let order = order(review);
    let behind = order.iter().position(|i| *i == after)? + 1;
    let round = order.iter().cycle().skip(behind).take(order.len());
    round.copied().find(|i| is_open(review, *i))
}

fn is_open(review: &Review, i: usize) -> bool {
    review
        .findings
        .get(i)
        .is_some_and(|view| view.decision.is_none() && view.finding.severity() != Severity::Info)
}

/// How many findings of a severity nobody has settled.
pub(super) fn open_count(review: &Review, severity: Severity) -> usize {
    let open = review.findings.iter();
    open.filter(|view| view.finding.severity() == severity && view.decision.is_none())
        .count()
}

fn lines(lang: Lang, view: &FindingView) -> String {
    let mut numbers = view.lines.clone();
    numbers.dedup();
    match numbers[..] {
        [] => String::new(),
        [one] => t::taking_in::line(lang, &one),
        _ => {
            let listed: Vec<String> = numbers.iter().take(6).map(ToString::to_string).collect();
            let more = if numbers.len() > 6 { "…" } else { "" };
            t::taking_in::lines(lang, &format!("{}{more}", listed.join(", ")))
        }
    }
}

fn details(lang: Lang, mend: &Mend) -> String {
    match mend {
        Mend::Words { .. } => String::new(),
        Mend::Split { parts, .. } => {
            let rows = parts.iter().map(|part| {
                let leads = part.leads.join("; ");
                t::taking_in::proposed_part(lang, &leads, &part.deadline)
            });
            rows.collect::<Vec<String>>().join(" ")
        }
        Mend::Agencies {
            leads,
            coordinators,
            ..
        } => {
            let none = t::taking_in::nobody(lang).to_owned();
            let listed = |names: &[String]| {
                if names.is_empty() {
                    none.clone()
                } else {
                    names.join("; ")
                }
            };
            t::taking_in::proposed_agencies(lang, &listed(leads), &listed(coordinators))
        }
    }
}

fn severity(lang: Lang, severity: Severity) -> SeverityWords {
    let (class, icon, word) = match severity {
        Severity::Error => ("bad", "bad", t::taking_in::severity_error(lang)),
        Severity::Warning => ("warn", "ask", t::taking_in::severity_warning(lang)),
        Severity::Info => ("", "idle", t::taking_in::severity_info(lang)),
    };
    SeverityWords { class, icon, word }
}
