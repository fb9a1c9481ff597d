//! Editing a block, and taking back the text as it was made. Somebody who saved first is never written over.

use super::{
    ConsolidationRefusal, TEXT_MOST,
    blocks::{BlockKind, Made},
    commit, person, refuse,
};
use crate::{AppError, Ctx, checking::opened, reports::names};
use jiff::Timestamp;
use tiendo_domain::id::{Block, Id, Round};
use tiendo_store::{ReadTx, WriteTx, consolidation};

/// What became of an edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edited {
    /// It is saved.
    Yes,
    /// Somebody saved first; both texts are here.
    Clash(Clash),
}

/// Somebody saved a block first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The revision of the saved text.
    pub rev: i64,
    /// The saved text.
    pub saved: String,
    /// Who saved it, and when; none where the report was made anew.
    pub by: Option<(String, Timestamp)>,
    /// The text that was to be saved; it is nowhere else.
    pub mine: String,
}

/// Saves the text of a block that was seen in revision `seen`. A text that is the same as the one made counts as no
/// edit.
///
/// # Errors
/// [`ConsolidationRefusal`]; [`AppError::NotFound`]; faults.
pub fn edit(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    round: Id<Round>,
    id: Id<Block>,
    seen: i64,
    text: &str,
) -> Result<Edited, AppError> {
    let by = person(ctx)?;
    let record = text_block(ctx, tx, round, id)?;
    let text = one_form(text);
    if text.chars().count() > TEXT_MOST {
        return refuse(ConsolidationRefusal::TooLong);
    }
    if record.body == text {
        return Ok(Edited::Yes);
    }
    if record.rev != seen {
        return clash(ctx, tx, &record, text).map(Edited::Clash);
    }
    let made = Made {
        moved: false,
        ..Made::read(&record)
    };
    let next = consolidation::BlockRecord {
        rev: seen + 1,
        edited: (text != made.drafted).then_some((by, ctx.now)),
        origin: made.written(),
        body: text,
        ..record
    };
    if !consolidation::put_block(tx, &next, seen)? {
        return refuse(ConsolidationRefusal::ChangedMeanwhile);
    }
    commit(
        ctx,
        tx,
        "consolidation.edited",
        round,
        serde_json::json!({ "block": id.to_string() }),
    )?;
    Ok(Edited::Yes)
}

/// Takes back the text as it was made.
///
/// # Errors
/// [`ConsolidationRefusal`]; [`AppError::NotFound`]; faults.
pub fn restore(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    round: Id<Round>,
    id: Id<Block>,
    seen: i64,
) -> Result<(), AppError> {
    let record = text_block(ctx, tx, round, id)?;
    let made = Made {
        moved: false,
        ..Made::read(&record)
    };
    if record.rev != seen {
        return refuse(ConsolidationRefusal::ChangedMeanwhile);
    }
    let next = consolidation::BlockRecord {
        rev: seen + 1,
        body: made.drafted.clone(),
        origin: made.written(),
        edited: None,
        ..record
    };
    if !consolidation::put_block(tx, &next, seen)? {
        return refuse(ConsolidationRefusal::ChangedMeanwhile);
    }
    commit(
        ctx,
        tx,
        "consolidation.restored",
        round,
        serde_json::json!({ "block": id.to_string() }),
    )
}

/// A block of the round's report that holds text.
fn text_block(
    ctx: &Ctx,
    tx: &mut WriteTx<'_>,
    round: Id<Round>,
    id: Id<Block>,
) -> Result<consolidation::BlockRecord, AppError> {
    opened(ctx, tx, round)?;
    let record = consolidation::block(tx, ctx.realm, id)?.ok_or(AppError::NotFound)?;
    let of_round = consolidation::of_round(tx, ctx.realm, round)?;
    if of_round.iter().all(|one| one.id != record.consolidation) {
        return Err(AppError::NotFound);
    }
    match BlockKind::from_code(&record.kind) {
        Some(BlockKind::Table) => refuse(ConsolidationRefusal::NotText),
        Some(_) => Ok(record),
        None => Err(AppError::NotFound),
    }
}

fn clash(
    ctx: &Ctx,
    tx: &mut ReadTx<'_>,
    record: &consolidation::BlockRecord,
    mine: String,
) -> Result<Clash, AppError> {
    let names = names(tx, ctx.realm)?;
    let by = record
        .edited
        .and_then(|(by, at)| Some((names.get(&by)?.clone(), at)));
    Ok(Clash {
        rev: record.rev,
        saved: record.body.clone(),
        by,
        mine,
    })
}

/// A text as browsers send it, with one kind of line break and no blank ends.
fn one_form(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}
