//! The corrected structure as files.

use crate::{
    ask::Ask,
    book::{self, ColumnKind, Sheet, column, opt_text, text, words},
    download,
    error::Answer,
    extract::Params,
    i18n::{self as t, Lang},
};
use std::collections::BTreeMap;
use tiendo_app::{
    register,
    taking_in::{self, Decided, Examined, Review},
};
use tiendo_domain::{id::Document, id::Id, plan::Comparator};
use tiendo_read::Words;
use tiendo_text::date;

/// As JSON, in the reader's form.
pub(crate) async fn json(ask: Ask, params: Params) -> Answer {
    let id: Id<Document> = params.id("document")?;
    let (kept, examined) = ask.web.app.document(&ask.ctx(), id).await?;
    let review = taking_in::review(&kept, &examined);
    let json = taking_in::corrected_json(&kept, &examined, &review);
    let bytes = format!("{json:#}\n").into_bytes();
    download::json(bytes, &title(ask.lang, &kept.document))
}

/// As a workbook: tasks, targets, what was decided.
pub(crate) async fn workbook(ask: Ask, params: Params) -> Answer {
    let id: Id<Document> = params.id("document")?;
    let (kept, examined) = ask.web.app.document(&ask.ctx(), id).await?;
    let journal = ask.read(register::journal_head).await?;
    let review = taking_in::review(&kept, &examined);
    let sheets = vec![
        tasks(ask.lang, &review),
        targets(ask.lang, &review),
        decisions(ask.lang, &review, &examined),
    ];
    book::answer(&ask, journal, &title(ask.lang, &kept.document), sheets)
}

fn title(lang: Lang, document: &tiendo_store::document::Record) -> String {
    let name = document.number.as_deref().unwrap_or(&document.name);
    t::review::corrected_title(lang, name)
}

fn value(words: Option<&Words>) -> Option<&str> {
    words.map(|words| words.value.as_str())
}

fn joined(list: &[Words], separator: &str) -> String {
    let all: Vec<&str> = list.iter().map(|words| words.value.as_str()).collect();
    all.join(separator)
}

fn tasks(lang: Lang, review: &Review) -> Sheet {
    let document = &review.settled.document;
    let groups: BTreeMap<&str, &str> = document
        .groups
        .iter()
        .filter_map(|group| Some((group.name()?, value(group.title.as_ref())?)))
        .collect();
    // The fields of a row that were changed, by the row's step in their pointers.
    let mut by_hand: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for decision in &review.standing {
        let Decided::Field { pointer, .. } = &decision.decided else {
            continue;
        };
        let steps: Vec<&str> = pointer.split('/').collect();
        if let ["", "tasks", row, field, ..] = steps[..] {
            let fields = by_hand.entry(row.to_owned()).or_default();
            let field = t::taking_in::task_field(lang, field);
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
    }
    let rows = document.tasks.iter().zip(&review.shape.rows);
    let rows = rows.map(|(task, at)| {
        let group = task.group.as_deref();
        let title = group.and_then(|group| groups.get(group)).copied();
        let fields = by_hand.get(&at.to_string());
        vec![
            opt_text(group),
            opt_text(title),
            opt_text(value(task.number.as_ref())),
            text(joined(&task.content, "\n")),
            text(joined(&task.leads, "; ")),
            text(joined(&task.coordinators, "; ")),
            opt_text(value(task.deadline.as_ref())),
            opt_text(value(task.product.as_ref())),
            opt_text(value(task.note.as_ref())),
            text(fields.map_or_else(String::new, |fields| fields.join(", "))),
        ]
    });
    Sheet {
        name: t::taking_in::count_tasks(lang).to_owned(),
        note: String::new(),
        columns: vec![
            column(t::review::col_group(lang), 8, ColumnKind::Mark),
            words(t::review::heading(lang), 28),
            column(t::review::col_number(lang), 8, ColumnKind::Mark),
            words(t::review::col_content(lang), 60),
            words(t::review::lead(lang), 28),
            words(t::review::coordinate(lang), 36),
            words(t::review::deadline(lang), 18),
            words(t::review::product(lang), 28),
            words(t::review::col_note(lang), 20),
            words(t::review::col_by_hand(lang), 18),
        ],
        rows: rows.collect(),
    }
}

fn targets(lang: Lang, review: &Review) -> Sheet {
    let targets = review.settled.document.targets.iter();
    let rows = targets.map(|target| {
        let code = match target.comparator.value {
            tiendo_read::Comparator::Range => Comparator::Range,
            tiendo_read::Comparator::Equal => Comparator::Equal,
            tiendo_read::Comparator::Above => Comparator::Above,
            tiendo_read::Comparator::AtLeast => Comparator::AtLeast,
            tiendo_read::Comparator::Below => Comparator::Below,
            tiendo_read::Comparator::AtMost => Comparator::AtMost,
            tiendo_read::Comparator::Qualitative => Comparator::Qualitative,
        };
        vec![
            text(target.name.value.clone()),
            text(code.words(lang)),
            opt_text(value(target.low.as_ref())),
            opt_text(value(target.high.as_ref())),
            opt_text(value(target.unit.as_ref())),
        ]
    });
    Sheet {
        name: t::taking_in::count_targets(lang).to_owned(),
        note: String::new(),
        columns: vec![
            words(t::review::col_target(lang), 60),
            words(t::review::col_binding(lang), 18),
            words(t::review::col_low(lang), 10),
            words(t::review::col_high(lang), 10),
            words(t::review::col_unit(lang), 14),
        ],
        rows: rows.collect(),
    }
}

fn decisions(lang: Lang, review: &Review, examined: &Examined) -> Sheet {
    let all = review.standing.iter().map(|one| (one, true));
    let all = all.chain(review.stale.iter().map(|one| (one, false)));
    let lines = super::source::Lines::of(examined);
    let fields = super::fields::Fields::of(lang, review, &lines);
    let rows = all.map(|(decision, holds)| {
        let what = match decision.field() {
            Some(pointer) if holds => fields.row(pointer).label,
            _ => t::review::anchor_label(lang, decision.first_anchor()),
        };
        let how = match &decision.decided {
            Decided::Field { value, .. } => value.words("; "),
            Decided::Keep => t::review::was_kept(lang).to_owned(),
            Decided::Noted => t::review::was_noted(lang).to_owned(),
            Decided::Split(_) => t::review::was_split(lang).to_owned(),
            Decided::Merge { .. } => t::review::merge(lang).to_owned(),
            Decided::LeftOut(_) => t::review::was_left_out(lang).to_owned(),
            Decided::Added { first, last } => t::review::was_added(lang, first, last),
            Decided::Name(_) => t::taking_in::names(lang).to_owned(),
        };
        let why = if holds {
            ""
        } else {
            t::review::lapse(lang, decision.lapse)
        };
        vec![
            text(what),
            text(how),
            text(decision.reason.clone()),
            text(decision.by.clone().unwrap_or_default()),
            text(date::moment(decision.record.decided_at, lang)),
            text(why),
        ]
    });
    Sheet {
        name: t::review::changed(lang).to_owned(),
        note: String::new(),
        columns: vec![
            words(t::review::col_what(lang), 40),
            words(t::review::col_change(lang), 60),
            words(t::taking_in::reason(lang), 40),
            words(t::review::col_who(lang), 24),
            words(t::review::col_when(lang), 20),
            words(t::review::not_holding(lang), 28),
        ],
        rows: rows.collect(),
    }
}
