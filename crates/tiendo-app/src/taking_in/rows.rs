//! What a person does with rows: one cut in two, one put to the row before it, agencies for many at once.

use super::act::Act;
use super::decide::{as_seen, open_for_change, reasoned, typed_names};
use super::decision::{Decided, FieldAnchors};
use super::{Examined, Kept, Review, TakingInRefusal, refuse};
use crate::import::{Joined, Placed, RowAt, Value};
use crate::{AppError, Ctx};
use serde_json::Value as Json;
use std::collections::BTreeSet;
use tiendo_domain::{assignment::Role, id::Document, id::Id};
use tiendo_read::Words;
use tiendo_store::{Hash, WriteTx, sha256};
use tiendo_text::fold;

/// Why rows were not changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowRefusal {
    /// No row was chosen.
    NoRow,
    /// No agency was named.
    NoAgency,
    /// Every task keeps a lead: the last one cannot be taken out.
    LastLead,
    /// The words are not those of the row: cutting changes no word.
    WordsChanged,
    /// No blank line says where the new row begins.
    NoPlace,
    /// A row that something was put to is cut after that is taken back.
    HasMerged,
    /// Words of the row were corrected by hand: those corrections are taken back first.
    Corrected,
    /// A row that begins at a cut is joined again by taking the cut back.
    MadeBySplit,
    /// There is no row before it.
    NoRowBefore,
    /// The two rows have different deadlines.
    TwoDeadlines,
    /// A heading with tasks below it is a group and no rest of a row.
    GroupWithTasks,
    /// The numbers name no lines of the source, or the last before the first.
    NoLines,
    /// Words of these lines are in a row already.
    LinesTaken,
}

/// What is done with the agencies of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assign {
    /// These and no others.
    Set,
    /// These too.
    Add,
    /// These no more.
    Remove,
}

/// Agencies for rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnRows<'a> {
    /// Which rows.
    pub rows: &'a BTreeSet<RowAt>,
    /// In which role.
    pub role: Role,
    /// What is done.
    pub how: Assign,
    /// The names.
    pub names: &'a [String],
    /// Why.
    pub reason: &'a str,
}

/// Gives many rows agencies at once, takes some from them, or gives them others. Rows that have it so already are left.
///
/// # Errors
/// [`TakingInRefusal`]; [`AppError::NotFound`]; faults.
pub fn assign(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    examined: &Examined,
    document: Id<Document>,
    act: OnRows<'_>,
) -> Result<usize, AppError> {
    let (kept, review) = open_for_change(ctx, tx, examined, document)?;
    let names = typed_names(act.names);
    if act.rows.is_empty() {
        return Err(no(RowRefusal::NoRow));
    }
    if names.is_empty() {
        return Err(no(RowRefusal::NoAgency));
    }
    let mut done = Act::new(ctx, &kept, &review, examined, reasoned(act.reason)?);
    let mut changed = 0;
    for row in act.rows {
        let Some(index) = review.shape.index(*row) else {
            return Err(refuse(TakingInRefusal::RowMerged));
        };
        let task = &review.settled.document.tasks[index];
        let (field, now) = match act.role {
            Role::Lead => ("leads", &task.leads),
            Role::Coordinate => ("coordinators", &task.coordinators),
        };
        let after = assigned(now, &names, act.how);
        if act.role == Role::Lead && after.is_empty() {
            return Err(no(RowRefusal::LastLead));
        }
        if now.iter().map(|words| &words.value).ne(&after) {
            done.field(format!("/tasks/{row}/{field}"), Value::Names(after));
            changed += 1;
        }
    }
    done.save(tx, "reading.decided")?;
    Ok(changed)
}

fn assigned(now: &[Words], names: &[String], how: Assign) -> Vec<String> {
    let same = |a: &str, b: &str| fold(a) == fold(b);
    let mut list: Vec<String> = match how {
        Assign::Set => Vec::new(),
        Assign::Add => now.iter().map(|words| words.value.clone()).collect(),
        Assign::Remove => {
            let kept = now.iter().map(|words| words.value.clone());
            return kept
                .filter(|name| !names.iter().any(|gone| same(name, gone)))
                .collect();
        }
    };
    for name in names {
        if !list.iter().any(|known| same(known, name)) {
            list.push(name.clone());
        }
    }
    list
}

/// Puts a row, or what was taken for a heading, to the row before it.
///
/// # Errors
/// [`TakingInRefusal`]; [`AppError::NotFound`]; faults.
pub fn merge_row(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    examined: &Examined,
    document: Id<Document>,
    joined: Joined,
    seen_before: RowAt,
) -> Result<(), AppError> {
    let (kept, review) = open_for_change(ctx, tx, examined, document)?;
    let into = row_before(&review, joined)?;
    // Somebody may have arranged the rows since: it would go to another than the person saw.
    as_seen(&into.to_string(), &seen_before.to_string())?;
    fits_together(&kept, &review, joined, into)?;
    let anchors = FieldAnchors::of_document(&examined.reading.document);
    let hash = content_hash(&examined.json, &[Joined::Row(into), joined]);
    let mut act = Act::new(ctx, &kept, &review, examined, String::new());
    act.add(
        anchors.of_merge(joined),
        hash,
        &Decided::Merge { joined, into },
    );
    act.save(tx, "reading.row_merged")
}

/// The row to which a row or heading would be put.
///
/// # Errors
/// [`RowRefusal`] where there is none.
pub fn row_before(review: &Review, joined: Joined) -> Result<RowAt, AppError> {
    let order = review.shape.in_order();
    let place = match joined {
        Joined::Row(row) => review.shape.index(row).map(Placed::Row),
        Joined::Heading(group) => review
            .shape
            .groups
            .binary_search(&group)
            .ok()
            .map(Placed::Heading),
    };
    let place = place.ok_or_else(|| refuse(TakingInRefusal::NothingThere))?;
    let before = order.iter().take_while(|placed| **placed != place);
    let before = before.filter_map(|placed| match placed {
        Placed::Row(index) => review.shape.rows.get(*index),
        Placed::Heading(_) => None,
    });
    before
        .last()
        .copied()
        .ok_or_else(|| no(RowRefusal::NoRowBefore))
}

fn fits_together(
    kept: &Kept,
    review: &Review,
    joined: Joined,
    into: RowAt,
) -> Result<(), AppError> {
    let corrected = |of: &str| {
        let mut fields = kept.decisions.iter().filter_map(|one| one.field());
        fields.any(|pointer| pointer.starts_with(of))
    };
    if corrected(&format!("{joined}/")) || corrected(&format!("/tasks/{into}/content/")) {
        return Err(no(RowRefusal::Corrected));
    }
    match joined {
        Joined::Row(row) => {
            if row.cut().is_some() {
                return Err(no(RowRefusal::MadeBySplit));
            }
            if row.task().is_none() {
                return Err(refuse(TakingInRefusal::NothingThere));
            }
            let deadline = |row: RowAt| {
                let task = &review.settled.document.tasks[review.shape.index(row)?];
                task.deadline.as_ref().map(|words| fold(&words.value))
            };
            match (deadline(into), deadline(row)) {
                (Some(one), Some(other)) if one != other => Err(no(RowRefusal::TwoDeadlines)),
                _ => Ok(()),
            }
        }
        Joined::Heading(group) => {
            let index = review.shape.groups.binary_search(&group);
            let empty = index.is_ok_and(|index| review.shape.is_empty_heading(index));
            if empty {
                Ok(())
            } else {
                Err(no(RowRefusal::GroupWithTasks))
            }
        }
    }
}

/// The hash of the words of rows and headings of a reading: what an arrangement of them was decided on.
pub(super) fn content_hash(json: &Json, parts: &[Joined]) -> Hash {
    let mut words = String::new();
    for part in parts {
        let found = match part {
            Joined::Row(row @ RowAt::Added(_)) => {
                // It is no row of the reading: its lines are its words.
                words.push_str(&row.to_string());
                None
            }
            Joined::Row(RowAt::Read { task, .. }) => {
                json.pointer(&format!("/tasks/{task}/content"))
            }
            Joined::Heading(group) => json.pointer(&format!("/groups/{group}/title")),
        };
        if let Some(found) = found {
            words.push_str(&found.to_string());
        }
        words.push('\n');
    }
    sha256(words.as_bytes())
}

pub(super) fn no(refusal: RowRefusal) -> AppError {
    refuse(TakingInRefusal::Rows(refusal))
}
