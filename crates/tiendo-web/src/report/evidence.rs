//! Files behind lines: handed out, and taken away. They are added with the form.

use super::{
    acts::back,
    save::{Outcome, save_form},
};
use crate::{
    ask::Ask,
    download,
    error::{Answer, WebError},
    extract::{Form, Params},
    i18n::done::Done,
};
use tiendo_app::reports;
use tiendo_domain::id::{Evidence, Id, Report};

/// Hands a file out. Reading one with personal data is journalled before its bytes leave.
pub(crate) async fn download(ask: Ask, params: Params) -> Answer {
    let (report, id): (Id<Report>, Id<Evidence>) = (params.id("report")?, params.id("evidence")?);
    let file = ask
        .read(move |ctx, tx| reports::file_to_send(ctx, tx, id))
        .await?;
    if file.report != report {
        return Err(WebError::NotFound);
    }
    if file.personal {
        let noted = file.clone();
        ask.write(move |ctx, tx| reports::note_reading(ctx, tx, &noted))
            .await?;
    }
    let bytes = stored(&ask, &file.sha256).await?;
    download::named(bytes, &file.media_type, &file.name)
}

/// The bytes of a stored file.
pub(super) async fn stored(ask: &Ask, sha256: &tiendo_store::Hash) -> Result<Vec<u8>, WebError> {
    let files = ask.web.app.files.clone();
    let name = tiendo_store::hex(sha256);
    let read = tokio::task::spawn_blocking(move || files.get(&name)).await;
    let fault = |error: std::io::Error| WebError::from(tiendo_app::AppError::from(error));
    read.map_err(|error| WebError::Fault(tiendo_app::Fault::new(error)))?
        .map_err(fault)?
        .ok_or(WebError::NotFound)
}

/// Takes a file away; what the form holds is saved first.
pub(crate) async fn remove(ask: Ask, params: Params, form: Form) -> Answer {
    let (report, id): (Id<Report>, Id<Evidence>) = (params.id("report")?, params.id("evidence")?);
    if let Outcome::Answer(answer) = save_form(&ask, report, form).await? {
        return Ok(answer);
    }
    let of = ask
        .write(move |ctx, tx| reports::remove_file(ctx, tx, id))
        .await?;
    Ok(back(&ask, of, Done::FileRemoved))
}
