//! Uploading a document, and what was uploaded before.

use super::{
    acts::{again, done_as},
    review::{Failed, Look, View, show},
};
use crate::{
    ask::{Ask, page_with, see_other},
    error::Answer,
    extract::{Form, Params},
    frame::{Frame, Place, Problem},
    i18n::{self as t, done::Done},
};
use askama::Template;
use axum::{http::StatusCode, response::Response};
use tiendo_app::{
    AppError, Refusal,
    taking_in::{self, Carried, Taken, TakingInRefusal},
};
use tiendo_domain::id::{Document, Id};
use tiendo_store::document::Listed;
use tiendo_text::date;

#[derive(Template)]
#[template(path = "taking_in/upload.html")]
struct UploadPage {
    f: Frame,
    rows: Vec<DocumentRow>,
}

struct DocumentRow {
    name: String,
    title: String,
    file: String,
    when: String,
    href: String,
    plan: Option<String>,
    /// How far its review has come.
    state: String,
}

/// The form, and the documents that were uploaded before.
pub(crate) async fn page(ask: Ask) -> Answer {
    page_after(&ask, Vec::new()).await
}

async fn page_after(ask: &Ask, problems: Vec<Problem>) -> Answer {
    let rows = ask.read(taking_in::list).await?;
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let f = ask
        .frame(Place::Plans, t::taking_in::upload_title(ask.lang))
        .crumb("ke-hoach", t::taking_in::plans(ask.lang))
        .with_problems(problems);
    let rows = rows.into_iter().map(|row| document_row(ask, row)).collect();
    page_with(status, &UploadPage { f, rows })
}

fn document_row(ask: &Ask, row: Listed) -> DocumentRow {
    let document = row.document;
    DocumentRow {
        name: t::taking_in::document_name(ask.lang, document.number.as_deref(), &document.name),
        title: document.title.unwrap_or_default(),
        file: document.name,
        when: date::moment(document.taken_in_at, ask.lang),
        href: ask.at(&format!("ke-hoach/van-ban/{}", document.id)),
        state: row.progress.map_or_else(
            || t::taking_in::state_open(ask.lang).to_owned(),
            |progress| {
                let (settled, total) = (progress.settled.to_string(), progress.total.to_string());
                t::review::state_progress(ask.lang, &settled, &total)
            },
        ),
        plan: row.plan.map(|plan| ask.at(&format!("ke-hoach/{plan}"))),
    }
}

/// Takes a file in, or says why not. The same document again leads to what is there.
pub(crate) async fn upload(ask: Ask, mut form: Form) -> Answer {
    if form.is_too_large("tep") {
        let words = t::errors::too_large_file(ask.lang);
        return page_after(&ask, vec![Problem::at("tep", words)]).await;
    }
    let file = form.files.iter().position(|file| file.field == "tep");
    let taken = match file {
        None => Err(AppError::Refused(Refusal::TakingIn(
            TakingInRefusal::NoFile,
        ))),
        Some(at) => {
            let file = form.files.swap_remove(at);
            ask.web.app.take_in(ask.ctx(), file.name, file.bytes).await
        }
    };
    let to = |rest: String, done: Done| {
        let href = ask.at(&format!("{rest}?xong={}", done.code()));
        Ok(see_other(&href))
    };
    match taken {
        Ok((Taken::New(id), _)) => to(format!("ke-hoach/van-ban/{id}"), Done::DocumentTakenIn),
        Ok((Taken::Copy(id), carried)) => Ok(copied(&ask, id, carried.unwrap_or_default())),
        Ok((Taken::Before(id), _)) => to(format!("ke-hoach/van-ban/{id}"), Done::DocumentKnown),
        Ok((Taken::Registered(id), _)) => to(format!("ke-hoach/{id}"), Done::DocumentKnown),
        Err(AppError::Refused(Refusal::TakingIn(refusal))) => {
            let words = t::taking_in::refusal(ask.lang, &refusal);
            page_after(&ask, vec![Problem::at("tep", words)]).await
        }
        Err(error) => Err(error.into()),
    }
}

/// On to the review of a document of which a newer copy was read: where decisions hold no more, to those.
fn copied(ask: &Ask, id: Id<Document>, carried: Carried) -> Response {
    let (query, done) = if carried.lapsed > 0 {
        ("?xem=sua-tay&", Done::CopyReadInPart)
    } else {
        ("?", Done::CopyRead)
    };
    done_as(ask, id, query, done)
}

/// Reads a newer copy of a document under review, whatever it calls itself.
pub(crate) async fn copy(ask: Ask, params: Params, mut form: Form) -> Answer {
    let id: Id<Document> = params.id("document")?;
    let file = form.files.iter().position(|file| file.field == "tep");
    let look = Look {
        view: Some(View::Changed),
        ..Look::default()
    };
    if form.is_too_large("tep") {
        let words = t::errors::too_large_file(ask.lang);
        let failed = Failed {
            problems: vec![Problem::at("tep", words)],
            ..Failed::default()
        };
        return show(&ask, id, look, failed).await;
    }
    let taken = match file {
        None => Err(AppError::Refused(Refusal::TakingIn(
            TakingInRefusal::NoFile,
        ))),
        Some(at) => {
            let file = form.files.swap_remove(at);
            let app = &ask.web.app;
            app.take_copy(ask.ctx(), id, file.name, file.bytes).await
        }
    };
    match taken {
        Ok(carried) => Ok(copied(&ask, id, carried)),
        Err(error) => again(&ask, id, look, Failed::default(), error).await,
    }
}
