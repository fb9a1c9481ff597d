//! Taking a file in, and the list of what was taken in.

use super::Examined;
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
    let header = &examined.reading.document.header;
    let words = |words: Option<&tiendo_read::Words>| words.map(|words| words.value.clone());
    let id = ctx.ids.next_id();
    let file = stored_file::Record {
        sha256: examined.sha256,
        size: examined.bytes.len() as u64,
        media_type: examined.media_type().to_owned(),
        stored_at: ctx.now,
        destroyed_at: None,
    };
    stored_file::note(tx, &file)?;
    let record = document::Record {
        id,
        sha256: examined.sha256,
        name: examined.name.clone(),
        issuer: words(header.issuer.as_ref()),
        number: words(header.number.as_ref()),
        issued_on: header.date.as_ref().map(|date| date.value),
        title: words(header.title.as_ref()),
        taken_in_at: ctx.now,
        taken_in_by: ctx.actor,
    };
    document::insert(tx, &record)?;
    let record = reading::Record {
        id: ctx.ids.next_id(),
        rev: 1,
        document: id,
        reader: READER.to_owned(),
        body: examined.reading.to_json().to_string(),
        state: reading::State::Open,
        at: ctx.now,
    };
    reading::insert(tx, &record)?;
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
        return Ok(Some(Taken::Before(before.id)));
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
        return Ok(Some(Taken::Before(before.id)));
    }
    let plans = plan::numbered(tx, realm, &number.value, date.value)?;
    let before = plans.iter().find(|plan| same(&plan.issuer));
    Ok(before.map(|plan| Taken::Registered(plan.plan)))
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
