//! What was read beside the tasks: header, targets, obligations, duties.

use super::fields::{FieldRow, Fields};
use crate::i18n::{self as t, Lang};
use tiendo_app::taking_in::Review;

/// What was read beside the tasks, by its parts.
pub(super) fn structure(
    lang: Lang,
    review: &Review,
    all: &Fields<'_>,
) -> Vec<(String, Vec<FieldRow>)> {
    let count = |thing: &str| review.json[thing].as_array().map_or(0, Vec::len);
    let rows = |pointers: Vec<String>| -> Vec<FieldRow> {
        pointers.iter().map(|pointer| all.row(pointer)).collect()
    };
    let header = ["issuer", "number", "kind", "date", "title", "horizon"];
    let header = header.map(|field| format!("/document/{field}")).into();
    let mut parts = vec![(t::taking_in::part_header(lang).to_owned(), rows(header))];
    let targets = (0..count("targets")).flat_map(|i| {
        ["name", "comparator", "low", "high", "unit"].map(|field| format!("/targets/{i}/{field}"))
    });
    let targets =
        targets.filter(|pointer| review.json.pointer(pointer).is_some_and(|v| !v.is_null()));
    parts.push((
        t::taking_in::count_targets(lang).to_owned(),
        rows(targets.collect()),
    ));
    let obligations = (0..count("obligations")).flat_map(|i| {
        [
            "kind",
            "frequency",
            "before",
            "last_day",
            "to",
            "via",
            "who",
        ]
        .map(|field| format!("/obligations/{i}/{field}"))
    });
    let obligations = obligations.filter(|pointer| review.json.pointer(pointer).is_some());
    parts.push((
        t::taking_in::count_obligations(lang).to_owned(),
        rows(obligations.collect()),
    ));
    let duties = (0..count("duties"))
        .flat_map(|i| ["kind", "who"].map(|field| format!("/duties/{i}/{field}")));
    parts.push((
        t::taking_in::count_duties(lang).to_owned(),
        rows(duties.collect()),
    ));
    parts.retain(|(_, rows)| !rows.is_empty());
    parts
}
