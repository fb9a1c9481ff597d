//! Rows that the reader did not see, and rows that are none.

use super::act::Act;
use super::decide::{open_for_change, reasoned, typed_names};
use super::decision::{Decided, FieldAnchors, added_anchor};
use super::rows::{content_hash, no};
use super::{Examined, Kept, Review, RowRefusal, TakingInRefusal, refuse};
use crate::import::{Joined, RowAt, SourceLine, Value, lines_between, source_lines};
use crate::{AppError, Ctx};
use tiendo_domain::id::{Document, Id};
use tiendo_extract::Source;
use tiendo_store::{Hash, WriteTx, sha256};

/// A row that the reader did not see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewRow<'a> {
    /// The number of its first line.
    pub first: usize,
    /// The number of its last line.
    pub last: usize,
    /// Who leads, one name each.
    pub leads: &'a [String],
    /// Who coordinates.
    pub coordinators: &'a [String],
    /// Why.
    pub reason: &'a str,
}

/// Makes a row of lines of the source. Like every row it has a lead.
///
/// # Errors
/// [`TakingInRefusal`]; [`AppError::NotFound`]; faults.
pub fn add_row(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    examined: &Examined,
    document: Id<Document>,
    new: NewRow<'_>,
) -> Result<RowAt, AppError> {
    let (kept, review) = open_for_change(ctx, tx, examined, document)?;
    let all = source_lines(&examined.source);
    let lines = lines_between(&all, new.first, new.last);
    if !have_words(&examined.source, lines) {
        return Err(no(RowRefusal::NoLines));
    }
    if are_read(&review.shape.document, lines) {
        return Err(no(RowRefusal::LinesTaken));
    }
    let (leads, coordinators) = (typed_names(new.leads), typed_names(new.coordinators));
    if leads.is_empty() {
        return Err(refuse(TakingInRefusal::NoAgencyNamed));
    }
    let row = RowAt::Added(new.first);
    let anchors = FieldAnchors::of_document(&examined.reading.document);
    let mut act = Act::new(ctx, &kept, &review, examined, reasoned(new.reason)?);
    let added = Decided::Added {
        first: new.first,
        last: new.last,
    };
    act.add(
        added_anchor(new.first),
        lines_hash(&examined.source, lines),
        &added,
    );
    for (field, names) in [("leads", leads), ("coordinators", coordinators)] {
        if names.is_empty() {
            continue;
        }
        let pointer = format!("/tasks/{row}/{field}");
        let anchor = anchors.of(&pointer);
        let value = Value::Names(names);
        // The lines themselves name nobody.
        act.add(anchor, sha256(b"[]"), &Decided::Field { pointer, value });
    }
    act.save(tx, "reading.row_added")?;
    Ok(row)
}

/// Whether a row can be made of a line: it has words, and none of them is in a row.
pub fn can_be_row(examined: &Examined, review: &Review, line: usize) -> bool {
    let all = source_lines(&examined.source);
    let lines = lines_between(&all, line, line);
    have_words(&examined.source, lines) && !are_read(&review.shape.document, lines)
}

fn have_words(source: &Source, lines: &[SourceLine]) -> bool {
    lines
        .iter()
        .any(|line| !source.words(line.span).trim().is_empty())
}

/// Leaves a row out that is no task. One that was added is taken back with all that was said of it.
///
/// # Errors
/// [`TakingInRefusal`]; [`AppError::NotFound`]; faults.
pub fn leave_out_row(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    examined: &Examined,
    document: Id<Document>,
    row: RowAt,
    reason: &str,
) -> Result<(), AppError> {
    let (kept, review) = open_for_change(ctx, tx, examined, document)?;
    if review.shape.index(row).is_none() {
        return Err(refuse(TakingInRefusal::NothingThere));
    }
    if review.shape.has_absorbed(row) {
        return Err(no(RowRefusal::HasMerged));
    }
    let mut act = Act::new(ctx, &kept, &review, examined, reasoned(reason)?);
    if let RowAt::Added(first) = row {
        for anchor in with_its_fields(&kept, &added_anchor(first)) {
            act.take_back(anchor);
        }
        return act.save(tx, "reading.decision_withdrawn");
    }
    let anchor = FieldAnchors::of_document(&examined.reading.document).of_left_out(row);
    let hash = content_hash(&examined.json, &[Joined::Row(row)]);
    act.add(anchor, hash, &Decided::LeftOut(row));
    act.save(tx, "reading.row_left_out")
}

/// The anchors of a decision and, where a row was added by it, of all that was decided on that row.
pub(super) fn with_its_fields<'k>(kept: &'k Kept, anchor: &str) -> Vec<&'k str> {
    let all = kept.decisions.iter().map(|one| one.anchor.as_str());
    let of_row = |one: &str| {
        let field = one
            .strip_prefix(anchor)
            .is_some_and(|rest| rest.starts_with('/'));
        field && anchor.starts_with("added:")
    };
    all.filter(|one| *one == anchor || of_row(one)).collect()
}

/// The hash of lines of a source: what was decided when they were made a row.
pub(super) fn lines_hash(source: &Source, lines: &[SourceLine]) -> Hash {
    let words: Vec<&str> = lines.iter().map(|line| source.words(line.span)).collect();
    sha256(words.join("\n").as_bytes())
}

/// Whether words of these lines are in a row of a document.
pub(super) fn are_read(document: &tiendo_read::Document, lines: &[SourceLine]) -> bool {
    let content = document.tasks.iter().flat_map(|task| &task.content);
    let mut spans = content.flat_map(|words| &words.spans);
    spans.any(|span| {
        let mut lines = lines.iter();
        lines.any(|line| line.span.start < span.end && span.start < line.span.end)
    })
}
