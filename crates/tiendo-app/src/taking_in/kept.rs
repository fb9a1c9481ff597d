//! A document as it is kept, with everything that a review of it needs.

use super::{Carried, Decision, Examined, Taken, examine_with, take_copy, take_in};
use crate::{App, AppError, Ctx, Fault, files::Files, spellings::Spellings};
use std::sync::Arc;
use tiendo_domain::{
    agency::AgencyFact,
    collective::CollectiveFact,
    id::{Document, Id, Plan},
    time::KnownAt,
};
use tiendo_store::{ReadTx, agency, collective, document, hex, reading};

/// A document as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The document.
    pub document: document::Record,
    /// Its last reading.
    pub reading: reading::Record,
    /// What persons decided on it, the earliest first.
    pub decisions: Vec<Decision>,
    /// Bodies that existed on the day of issue; all of today where it has no day.
    pub agencies: Vec<AgencyFact>,
    /// Collectives of that day.
    pub collectives: Vec<CollectiveFact>,
    /// The last thing that was done in the review: what can be undone.
    pub last: Option<LastAct>,
}

/// The last thing that was done in a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastAct {
    /// What was done.
    pub act: tiendo_store::review::Act,
    /// The name of who did it; `None` for the program itself.
    pub by: Option<String>,
}

impl LastAct {
    /// The anchors of what was decided in it.
    pub fn anchors(&self) -> Vec<String> {
        let body: serde_json::Value = serde_json::from_str(&self.act.body).unwrap_or_default();
        let all = body.as_array().into_iter().flatten();
        let anchors = all.filter_map(|one| one["anchor"].as_str());
        anchors.map(str::to_owned).collect()
    }
}

impl Kept {
    /// With what spellings of the realm's own it was read.
    pub fn spellings(&self) -> Spellings {
        Spellings::kept(self.reading.spellings.as_deref().unwrap_or_default())
    }

    /// The plan that was made from it.
    pub fn plan(&self) -> Option<Id<Plan>> {
        match self.reading.state {
            reading::State::Open => None,
            reading::State::Registered(plan) => Some(plan),
        }
    }
}

/// Loads a document with its decisions and the bodies of its day.
///
/// # Errors
/// [`AppError::NotFound`] where there is none or it is out of reach; faults.
pub fn load(ctx: &Ctx, tx: &mut ReadTx<'_>, id: Id<Document>) -> Result<Kept, AppError> {
    if !ctx.reach.covers_realm() {
        return Err(AppError::NotFound);
    }
    let document = document::find(tx, ctx.realm, id)?.ok_or(AppError::NotFound)?;
    let reading = reading::latest(tx, ctx.realm, id)?.ok_or(AppError::NotFound)?;
    let decisions = reading::decisions(tx, ctx.realm, id)?;
    let decisions = decisions
        .into_iter()
        .map(|(record, by)| Decision::from_record(record, by))
        .collect::<Result<_, _>>()?;
    let last = tiendo_store::review::last(tx, ctx.realm, id)?;
    let day = document.issued_on.unwrap_or_else(|| ctx.today());
    let known = KnownAt(i64::MAX);
    let mut agencies = agency::facts(tx, ctx.realm, known)?;
    agencies.retain(|fact| fact.valid.contains(day));
    let mut collectives = collective::facts(tx, ctx.realm, known)?;
    collectives.retain(|fact| fact.valid.contains(day));
    Ok(Kept {
        document,
        reading,
        decisions,
        agencies,
        collectives,
        last: last.map(|(act, by)| LastAct { act, by }),
    })
}

/// Reads the kept file again: the reader is a function of the bytes and the spellings, so this is the reading with its types.
///
/// # Errors
/// Faults; also where the file is no longer what it was.
pub fn opened(
    files: &Files,
    document: &document::Record,
    spellings: Spellings,
) -> Result<Examined, AppError> {
    let name = hex(&document.sha256);
    let bytes = files.get(&name)?.ok_or(AppError::NotFound)?;
    examine_with(&document.name, bytes, spellings).map_err(|error| match error {
        AppError::Refused(refusal) => {
            let problem =
                anyhow::anyhow!("the kept file {name} can no longer be read: {refusal:?}");
            AppError::Fault(Fault::new(problem))
        }
        other => other,
    })
}

impl App {
    /// A document as it is kept, its file read again outside any transaction.
    ///
    /// # Errors
    /// As [`load`] and [`opened`].
    pub async fn document(
        &self,
        ctx: &Ctx,
        id: Id<Document>,
    ) -> Result<(Kept, Arc<Examined>), AppError> {
        let ctx = ctx.clone();
        let kept = self.store.read(move |tx| load(&ctx, tx, id)).await?;
        let document = kept.document.clone();
        let spellings = kept.spellings();
        let read = self
            .read_files
            .get(&document.sha256, &document.name, &spellings);
        if let Some(examined) = read {
            return Ok((kept, examined));
        }
        let files = self.files.clone();
        let examined = apart(move || opened(&files, &document, spellings)).await?;
        let examined = Arc::new(examined);
        self.read_files.put(examined.clone());
        Ok((kept, examined))
    }

    /// Takes an uploaded file in: reads it and puts it on disk first, then writes what is known of it.
    ///
    /// # Errors
    /// As [`examine_with`]; faults.
    pub async fn take_in(
        &self,
        ctx: Ctx,
        name: String,
        bytes: Vec<u8>,
    ) -> Result<(Taken, Option<Carried>), AppError> {
        let examined = self.examined(&ctx, name, bytes).await?;
        let (mut writes, new) = (ctx.clone(), examined.clone());
        let taken = self
            .store
            .write(ctx.realm, move |tx| take_in(&mut writes, tx, &new))
            .await?;
        match taken {
            Taken::Copy(id) => {
                let carried = self.take_examined_copy(ctx, id, examined).await?;
                Ok((taken, Some(carried)))
            }
            Taken::New(_) | Taken::Before(_) | Taken::Registered(_) => Ok((taken, None)),
        }
    }

    /// Takes a file in as a newer copy of a document whose review goes on, whatever the file calls itself.
    ///
    /// # Errors
    /// As [`examine_with`] and [`take_copy`].
    pub async fn take_copy(
        &self,
        ctx: Ctx,
        id: Id<Document>,
        name: String,
        bytes: Vec<u8>,
    ) -> Result<Carried, AppError> {
        let examined = self.examined(&ctx, name, bytes).await?;
        self.take_examined_copy(ctx, id, examined).await
    }

    async fn take_examined_copy(
        &self,
        mut ctx: Ctx,
        id: Id<Document>,
        new: Arc<Examined>,
    ) -> Result<Carried, AppError> {
        let (_, old) = self.document(&ctx, id).await?;
        self.store
            .write(ctx.realm, move |tx| take_copy(&mut ctx, tx, &old, &new, id))
            .await
    }

    /// Reads an uploaded file with the spellings of the realm and puts it on disk.
    async fn examined(
        &self,
        ctx: &Ctx,
        name: String,
        bytes: Vec<u8>,
    ) -> Result<Arc<Examined>, AppError> {
        let realm = ctx.realm;
        let spellings = self.store.read(move |tx| Spellings::of(tx, realm)).await?;
        let files = self.files.clone();
        apart(move || {
            let examined = examine_with(&name, bytes, spellings)?;
            examined.keep(&files)?;
            Ok(Arc::new(examined))
        })
        .await
    }
}

/// Runs what takes the processor or the disk for long beside the requests.
async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, AppError> + Send + 'static,
) -> Result<T, AppError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| AppError::Fault(Fault::new(error)))?
}
