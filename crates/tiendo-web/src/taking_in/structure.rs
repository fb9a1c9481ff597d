//! What was read beside the tasks: header, targets, obligations, duties, citations; a table for each, a row for each thing.

use super::fields::{FieldRow, Fields};
use crate::i18n::{Lang, plan, taking_in as t};
use tiendo_app::{import, taking_in::Review};
use tiendo_read::{Citation, Due, Duty, Obligation, Target, Words};
use tiendo_text::{date, number};

/// The parts that are shown.
pub(super) struct Structure {
    /// Fields that stand for themselves, by heading.
    pub(super) fields: Vec<(&'static str, Vec<FieldRow>)>,
    pub(super) things: Vec<Things>,
}

/// Things of one sort.
pub(super) struct Things {
    pub(super) heading: &'static str,
    pub(super) columns: Vec<&'static str>,
    pub(super) rows: Vec<Thing>,
}

/// One of them.
pub(super) struct Thing {
    /// What its columns hold, the first its name.
    pub(super) cells: Vec<String>,
    /// Its first field: where it stands, what a person gave it instead, and whether that can be done.
    pub(super) field: FieldRow,
}

impl Structure {
    /// What was read, with what people made of it.
    pub(super) fn of(lang: Lang, review: &Review, all: &Fields<'_>) -> Self {
        let rows = |pointers: &[&str]| -> Vec<FieldRow> {
            pointers.iter().map(|pointer| all.row(pointer)).collect()
        };
        let header = rows(&[
            "/document/issuer",
            "/document/number",
            "/document/kind",
            "/document/date",
            "/document/title",
            "/document/horizon",
        ]);
        let mut rest = rows(&[
            "/vision/text",
            "/funding/sources",
            "/roles/monitor",
            "/roles/decides",
            "/proposed_by/who",
        ]);
        rest.retain(|row| !row.value.is_empty());
        let mut fields = vec![(t::part_header(lang), header), (t::part_rest(lang), rest)];
        fields.retain(|(_, rows)| !rows.is_empty());
        let mut things = things(lang, review, all);
        things.retain(|things| !things.rows.is_empty());
        Self { fields, things }
    }
}

fn things(lang: Lang, review: &Review, all: &Fields<'_>) -> Vec<Things> {
    let document = &review.settled.document;
    let column = |list: &'static str, field: &'static str, cells: Vec<Vec<String>>| -> Vec<Thing> {
        let rows = cells.into_iter().enumerate();
        rows.map(|(i, cells)| Thing {
            cells,
            field: all.row(&format!("/{list}/{i}/{field}")),
        })
        .collect()
    };
    let targets = document.targets.iter().map(|one| target(lang, one));
    let reports = document.obligations.iter().map(|one| report(lang, one));
    let duties = document.duties.iter().map(|one| duty(lang, one));
    let citations = document.citations.iter().map(citation);
    vec![
        Things {
            heading: t::count_targets(lang),
            columns: vec![t::col_target(lang), t::col_aim(lang), t::col_years(lang)],
            rows: column("targets", "name", targets.collect()),
        },
        Things {
            heading: t::count_obligations(lang),
            columns: vec![
                t::col_report(lang),
                t::col_reporters(lang),
                t::col_due(lang),
                t::col_sent_to(lang),
            ],
            rows: column("obligations", "kind", reports.collect()),
        },
        Things {
            heading: t::count_duties(lang),
            columns: vec![t::col_duty(lang), t::col_who(lang), t::col_sent_to(lang)],
            rows: column("duties", "kind", duties.collect()),
        },
        Things {
            heading: t::count_citations(lang),
            columns: vec![
                t::col_document(lang),
                t::col_issuer(lang),
                t::col_date(lang),
            ],
            rows: column("citations", "number", citations.collect()),
        },
    ]
}

fn words(words: Option<&Words>) -> String {
    words.map(|words| words.value.clone()).unwrap_or_default()
}

fn names(names: &[Words]) -> String {
    let names: Vec<&str> = names.iter().map(|name| name.value.as_str()).collect();
    names.join("; ")
}

fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

fn target(lang: Lang, target: &Target) -> Vec<String> {
    let comparator = import::comparator(target.comparator.value);
    let figure = |words: &Option<Words>| words.as_ref().map(|words| number::shown(&words.value));
    let figures = plan::figures(lang, comparator, figure(&target.low), figure(&target.high));
    let aim = match (figures, &target.unit) {
        (Some(figures), Some(unit)) => format!("{figures} {}", unit.value),
        (Some(figures), None) => figures,
        (None, _) => words(target.text.as_ref()),
    };
    let period = target.period.as_ref().map(|period| period.value);
    let by = target.by.as_ref().map(|by| by.value);
    let name = target.full_name.as_ref().unwrap_or(&target.name);
    vec![name.value.clone(), aim, plan::years(lang, period, by)]
}

fn report(lang: Lang, report: &Obligation) -> Vec<String> {
    let kind = import::obligation_kind(report.kind.value);
    let frequency = report.frequency.as_ref();
    let frequency = frequency.map(|often| import::frequency(often.value));
    let due = import::due_rule(report.before.as_ref(), report.last_day.as_ref());
    let due = due.map_or_else(
        || words(report.due_words.as_ref()),
        |due| plan::due_rule(lang, due),
    );
    let figures = report.cut_off.as_ref().map(|day| match day.value {
        Due::Yearly(month, day) => format!("{day:02}/{month}"),
        Due::Day(day) => date::short(day),
    });
    let figures = figures.map(|day| t::figures_until(lang, &day));
    let via = report.via.as_ref().map(|via| t::through(lang, &via.value));
    let who = names(&report.who);
    vec![
        plan::report_kind(lang, kind, frequency),
        if who.is_empty() {
            t::nobody_named(lang).to_owned()
        } else {
            who
        },
        joined(std::iter::once(due).chain(figures)),
        joined(std::iter::once(words(report.to.as_ref())).chain(via)),
    ]
}

fn duty(lang: Lang, duty: &Duty) -> Vec<String> {
    let kind = import::duty_kind(duty.kind.value);
    let decides = duty.decides.as_ref();
    let decides = decides.map(|name| t::decided_by(lang, &name.value));
    vec![
        plan::heading(kind.words(lang)),
        names(&duty.who),
        joined(std::iter::once(words(duty.to.as_ref())).chain(decides)),
    ]
}

fn citation(citation: &Citation) -> Vec<String> {
    let kind = words(citation.kind.as_ref());
    let number = &citation.number.value;
    let issuer = citation
        .issuer
        .as_ref()
        .or(citation.issuer_derived.as_ref());
    vec![
        format!("{kind} {number}").trim().to_owned(),
        words(issuer),
        citation
            .date
            .as_ref()
            .map(|day| date::short(day.value))
            .unwrap_or_default(),
    ]
}
