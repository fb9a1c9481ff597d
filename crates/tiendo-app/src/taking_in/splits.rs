//! Rows cut into several: where a person leaves blank lines in their words, or by their paragraphs.

use super::act::Act;
use super::decide::open_for_change;
use super::decision::{Decided, FieldAnchors};
use super::rows::{content_hash, no};
use super::{Examined, Review, RowRefusal, TakingInRefusal, refuse};
use crate::import::{Cut, Joined, RowAt, Value, deadline_of_words};
use crate::{AppError, Ctx};
use tiendo_domain::id::{Document, Id};
use tiendo_read::{RowPart, Words};
use tiendo_store::WriteTx;

/// Cuts a row: `arranged` is the row's words with a blank line before each row that begins in them.
///
/// # Errors
/// [`TakingInRefusal`]; [`AppError::NotFound`]; faults.
pub fn split_row(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    examined: &Examined,
    document: Id<Document>,
    row: RowAt,
    arranged: &str,
) -> Result<(), AppError> {
    let (kept, review) = open_for_change(ctx, tx, examined, document)?;
    let cuts = places_to_cut(&review, row, arranged)?;
    let mut act = Act::new(ctx, &kept, &review, examined, String::new());
    for cut in cuts {
        cut_at(&mut act, examined, row, cut)?;
    }
    act.save(tx, "reading.row_split")
}

/// A row begins at a cut in the words of another.
fn cut_at(act: &mut Act<'_>, examined: &Examined, row: RowAt, cut: Cut) -> Result<RowAt, AppError> {
    let Some(task) = row.task() else {
        return Err(refuse(TakingInRefusal::NothingThere));
    };
    let new = RowAt::Read {
        task,
        cut: Some(cut),
    };
    let hash = content_hash(&examined.json, &[Joined::Row(new)]);
    let anchors = FieldAnchors::of_document(&examined.reading.document);
    act.add(anchors.of_split(new), hash, &Decided::Split(new));
    Ok(new)
}

/// Cuts a row of the reading into one for each paragraph of its content, each with its part of the cells, as one act.
pub(super) fn split_by_paragraph(
    act: &mut Act<'_>,
    review: &Review,
    examined: &Examined,
    pointer: &str,
    parts: &[RowPart],
) -> Result<(), AppError> {
    let Ok(Joined::Row(row)) = pointer.parse() else {
        return Err(refuse(TakingInRefusal::NothingThere));
    };
    let task = review.shape.index(row);
    let task = task.map(|index| &review.shape.document.tasks[index]);
    if task.is_none_or(|task| task.content.len() != parts.len()) || review.shape.has_absorbed(row) {
        return Err(refuse(TakingInRefusal::RowMerged));
    }
    if review
        .corrections
        .iter()
        .any(|one| one.pointer.starts_with(&format!("{pointer}/content/")))
    {
        return Err(no(RowRefusal::Corrected));
    }
    for (paragraph, part) in parts.iter().enumerate() {
        let row = match paragraph {
            0 => row,
            _ => cut_at(act, examined, row, Cut { paragraph, byte: 0 })?,
        };
        let deadline = Value::Deadline {
            words: part.deadline.clone(),
            meaning: deadline_of_words(&part.deadline),
        };
        let product = part.product.clone().map(Value::Words);
        let values = [
            ("leads", Some(Value::Names(part.leads.clone()))),
            ("deadline", Some(deadline)),
            ("product", product),
        ];
        for (field, value) in values {
            if let Some(value) = value {
                let like = format!("{pointer}/{field}");
                act.field_like(format!("/tasks/{row}/{field}"), value, &like);
            }
        }
    }
    Ok(())
}

fn places_to_cut(review: &Review, row: RowAt, arranged: &str) -> Result<Vec<Cut>, AppError> {
    let index = review.shape.index(row);
    let index = index.ok_or_else(|| refuse(TakingInRefusal::NothingThere))?;
    if review.shape.has_absorbed(row) {
        return Err(no(RowRefusal::HasMerged));
    }
    let content = format!("/tasks/{row}/content/");
    if review
        .corrections
        .iter()
        .any(|one| one.pointer.starts_with(&content))
    {
        return Err(no(RowRefusal::Corrected));
    }
    let words = &review.shape.document.tasks[index].content;
    let start = row.cut().unwrap_or(Cut {
        paragraph: 0,
        byte: 0,
    });
    let inside = blank_lines(words, arranged).map_err(no)?;
    Ok(inside
        .into_iter()
        .map(|cut| Cut {
            paragraph: start.paragraph + cut.paragraph,
            byte: if cut.paragraph == 0 {
                start.byte + cut.byte
            } else {
                cut.byte
            },
        })
        .collect())
}

/// The places in the words of a row before which somebody left a blank line; all other words must be as they were.
fn blank_lines(words: &[Words], arranged: &str) -> Result<Vec<Cut>, RowRefusal> {
    let mut cuts = Vec::new();
    let (mut paragraph, mut breaks) = (0, 0);
    let mut left = words
        .first()
        .map_or("", |words| words.value.as_str())
        .char_indices();
    let mut begun = false;
    for typed in arranged.chars() {
        if typed.is_whitespace() {
            breaks += usize::from(typed == '\n');
            continue;
        }
        let next = loop {
            match left.by_ref().find(|(_, c)| !c.is_whitespace()) {
                Some(found) => break Some(found),
                None => match words.get(paragraph + 1) {
                    Some(more) => {
                        paragraph += 1;
                        left = more.value.char_indices();
                    }
                    None => break None,
                },
            }
        };
        match next {
            Some((byte, c)) if c == typed => {
                if breaks > 1 && begun {
                    cuts.push(Cut { paragraph, byte });
                }
                (breaks, begun) = (0, true);
            }
            _ => return Err(RowRefusal::WordsChanged),
        }
    }
    let rest = left.any(|(_, c)| !c.is_whitespace()) || paragraph + 1 < words.len();
    if rest {
        return Err(RowRefusal::WordsChanged);
    }
    if cuts.is_empty() {
        return Err(RowRefusal::NoPlace);
    }
    Ok(cuts)
}
