//! Uploading a document, and what was uploaded before.

use crate::{
    ask::{Ask, page_with, see_other},
    error::Answer,
    extract::Form,
    frame::{Frame, Place, Problem},
    i18n::{self as t, done::Done},
};
use askama::Template;
use axum::http::StatusCode;
use tiendo_app::{
    AppError, Refusal,
    taking_in::{self, Taken, TakingInRefusal},
};
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
        Ok(Taken::New(id)) => to(format!("ke-hoach/van-ban/{id}"), Done::DocumentTakenIn),
        Ok(Taken::Before(id)) => to(format!("ke-hoach/van-ban/{id}"), Done::DocumentKnown),
        Ok(Taken::Registered(id)) => to(format!("ke-hoach/{id}"), Done::DocumentKnown),
        Err(AppError::Refused(Refusal::TakingIn(refusal))) => {
            let words = t::taking_in::refusal(ask.lang, &refusal);
            page_after(&ask, vec![Problem::at("tep", words)]).await
        }
        Err(error) => Err(error.into()),
    }
}
