//! Taking a file in, and the list of what was taken in.

use super::{Examined, act::note_progress};
use crate::{AppError, Ctx, journal::commit};
use tiendo_domain::id::{Document, Id, Plan};
use tiendo_store::{ReadTx, WriteTx, document, plan, reading, stored_file};
use tiendo_text::fold;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It was new.
    New(Id<Document>),
    /// The same document was taken in before; nothing was changed.
    Before(Id<Document>),
    /// It is another copy of a document whose review goes on, and reads otherwise; nothing was changed.
    Copy(Id<Document>),
    /// The plan of this issuer, number and day is in the register, without a file; nothing was changed.
    Registered(Id<Plan>),
}

/// The reader that made a reading: its version is the workspace's.
pub(super) const READER: &str = concat!("tiendo-read ", env!("CARGO_PKG_VERSION"));

/// Takes a file in whose bytes are on disk. The same document is known again by its bytes, or by issuer, number and day
/// (a number alone is no key).
///
/// # Errors
/// Only faults.
pub fn take_in(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    examined: &Examined,
) -> Result<Taken, AppError> {
    if let Some(before) = seen(tx, examined)? {
        return Ok(before);
    }
    let id = ctx.ids.next_id();
    stored_file::note(tx, &examined.stored_file(ctx.now))?;
    let record = document::Record {
        id,
        sha256: examined.sha256,
        name: String::new(),
        issuer: None,
        number: None,
        issued_on: None,
        title: None,
        taken_in_at: ctx.now,
        taken_in_by: ctx.actor,
    };
    document::insert(tx, &examined.record(&record))?;
    let record = reading::Record {
        id: ctx.ids.next_id(),
        rev: 1,
        document: id,
        reader: READER.to_owned(),
        body: examined.json.to_string(),
        state: reading::State::Open,
        at: ctx.now,
        spellings: examined.spellings.to_keep(),
    };
    reading::insert(tx, &record)?;
    note_progress(ctx, tx, examined, id)?;
    let payload = serde_json::json!({
        "sha256": tiendo_store::hex(&examined.sha256),
        "reader": READER,
        "findings": examined.reading.findings.len(),
    });
    commit(ctx, tx, "document.taken_in", id, payload)?;
    Ok(Taken::New(id))
}

fn seen(tx: &mut WriteTx<'_>, examined: &Examined) -> Result<Option<Taken>, AppError> {
    let realm = tx.realm();
    if let Some(before) = document::of_file(tx, realm, &examined.sha256)? {
        return Ok(Some(again(tx, examined, before.id)?));
    }
    let header = &examined.reading.document.header;
    let (Some(issuer), Some(number), Some(date)) = (&header.issuer, &header.number, &header.date)
    else {
        return Ok(None);
    };
    let issuer = fold(&issuer.value);
    let same = |other: &str| fold(other) == issuer;
    let documents = document::numbered(tx, realm, &number.value, date.value)?;
    let before = documents
        .iter()
        .find(|document| document.issuer.as_deref().is_some_and(same));
    if let Some(before) = before {
        return Ok(Some(again(tx, examined, before.id)?));
    }
    let plans = plan::numbered(tx, realm, &number.value, date.value)?;
    let before = plans.iter().find(|plan| same(&plan.issuer));
    Ok(before.map(|plan| Taken::Registered(plan.plan)))
}

/// A document that was taken in before: where its review goes on and it now reads otherwise (another copy, or other
/// spellings), it is read anew.
fn again(tx: &mut WriteTx<'_>, examined: &Examined, id: Id<Document>) -> Result<Taken, AppError> {
    let realm = tx.realm();
    let reading = reading::latest(tx, realm, id)?;
    let goes_on = |reading: &reading::Record| {
        reading.state == reading::State::Open && reading.body != examined.json.to_string()
    };
    Ok(if reading.as_ref().is_some_and(goes_on) {
        Taken::Copy(id)
    } else {
        Taken::Before(id)
    })
}

/// The documents that were taken in, the newest first.
///
/// # Errors
/// Only faults.
pub fn list(ctx: &Ctx, tx: &mut ReadTx<'_>) -> Result<Vec<document::Listed>, AppError> {
    if !ctx.reach.covers_realm() {
        return Err(AppError::NotFound);
    }
    Ok(document::all(tx, ctx.realm)?)
}
