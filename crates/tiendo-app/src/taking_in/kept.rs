//! A document as it is kept, with everything that a review of it needs.

use super::{Decision, Examined, Taken, examine, take_in};
use crate::{App, AppError, Ctx, Fault, files::Files};
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
}

impl Kept {
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
        .map(Decision::from_record)
        .collect::<Result<_, _>>()?;
    let day = document.issued_on.unwrap_or_else(|| ctx.today());
    let known = KnownAt(i64::MAX);
    let mut agencies: Vec<AgencyFact> = agency::facts(tx, ctx.realm, known)?
        .into_iter()
        .map(|held| held.fact)
        .collect();
    agencies.retain(|fact| fact.valid.contains(day));
    let mut collectives = collective::facts(tx, ctx.realm, known)?;
    collectives.retain(|fact| fact.valid.contains(day));
    Ok(Kept {
        document,
        reading,
        decisions,
        agencies,
        collectives,
    })
}

/// Reads the kept file again: the reader is a function of the bytes, so this is the reading with its types.
///
/// # Errors
/// Faults; also where the file is no longer what it was.
pub fn opened(files: &Files, document: &document::Record) -> Result<Examined, AppError> {
    let name = hex(&document.sha256);
    let bytes = files.get(&name)?.ok_or(AppError::NotFound)?;
    examine(&document.name, bytes).map_err(|error| match error {
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
    ) -> Result<(Kept, Examined), AppError> {
        let ctx = ctx.clone();
        let kept = self.store.read(move |tx| load(&ctx, tx, id)).await?;
        let (files, document) = (self.files.clone(), kept.document.clone());
        let examined = apart(move || opened(&files, &document)).await?;
        Ok((kept, examined))
    }

    /// Takes an uploaded file in: reads it and puts it on disk first, then writes what is known of it.
    ///
    /// # Errors
    /// As [`examine`]; faults.
    pub async fn take_in(
        &self,
        mut ctx: Ctx,
        name: String,
        bytes: Vec<u8>,
    ) -> Result<Taken, AppError> {
        let files = self.files.clone();
        let examined = apart(move || {
            let examined = examine(&name, bytes)?;
            examined.keep(&files)?;
            Ok(examined)
        })
        .await?;
        let realm = ctx.realm;
        self.store
            .write(realm, move |tx| take_in(&mut ctx, tx, &examined))
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
