//! A signed paper that is entered on a body's behalf: its number, its dates, its file. The lines come after, on the
//! report's own page.

use super::{acts::back, evidence::stored, problems::of_refusal};
use crate::{
    ask::{Ask, page_with},
    download,
    error::{Answer, WebError},
    extract::{Form, Params},
    frame::{Frame, Problem},
    i18n::{self as t, done::Done},
};
use askama::Template;
use axum::http::StatusCode;
use jiff::civil::Date;
use tiendo_app::{
    AppError, Refusal,
    reports::{self, Media, NewFile, NewPaper, ReportView, ReportsRefusal},
};
use tiendo_domain::{
    id::{Id, Report},
    report::{Refusal as Rule, StateName, Writing},
};
use tiendo_text::date;

/// The particulars as they are typed.
#[derive(Debug, Default)]
struct Typed {
    number: String,
    dated: String,
    received: String,
}

#[derive(Template)]
#[template(path = "report/paper.html")]
struct PaperPage {
    f: Frame,
    base: String,
    typed: Typed,
    /// The file that is kept.
    kept: Option<String>,
    not_now: Option<String>,
}

/// The form of the particulars.
pub(crate) async fn page(ask: Ask, params: Params) -> Answer {
    let id = params.id("report")?;
    page_after(&ask, id, None, Vec::new()).await
}

async fn page_after(
    ask: &Ask,
    id: Id<Report>,
    typed: Option<Typed>,
    problems: Vec<Problem>,
) -> Answer {
    let view = ask.read(move |ctx, tx| reports::view(ctx, tx, id)).await?;
    if view.writing != Some(Writing::OnBehalf) {
        return Err(WebError::NotFound);
    }
    let lang = ask.lang;
    let begun = view.loaded.next_paper();
    let name = view.loaded.listed.report.name;
    let possible = matches!(
        name,
        StateName::NotStarted | StateName::Draft | StateName::Returned
    );
    let title = t::report::paper_title(lang, &view.answerable);
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let f = super::page::frame(ask, &view, title)
        .crumb(&format!("bao-cao/{id}"), t::report::paper_crumb(lang))
        .with_problems(problems);
    let page = PaperPage {
        f,
        base: ask.at(&format!("bao-cao/{id}")),
        typed: typed.unwrap_or_else(|| {
            begun.map_or_else(Typed::default, |paper| Typed {
                number: paper.number.clone(),
                dated: date::short(paper.dated),
                received: date::short(paper.received_on),
            })
        }),
        kept: begun.map(|paper| paper.file_name.clone()),
        not_now: (!possible).then(|| t::report::paper_not_now(lang, name.words(lang))),
    };
    page_with(status, &page)
}

/// Keeps the particulars and goes on to the lines.
pub(crate) async fn begin(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Report> = params.id("report")?;
    let view = ask.read(move |ctx, tx| reports::view(ctx, tx, id)).await?;
    if view.writing != Some(Writing::OnBehalf) {
        return Err(WebError::NotFound);
    }
    let typed = Typed {
        number: form.get("so").to_owned(),
        dated: form.get("ngay").to_owned(),
        received: form.get("nhan").to_owned(),
    };
    let (dated, received_on, problems) = first_problems(&ask, &view, &typed, &form);
    let (Some(dated), Some(received_on), true) = (dated, received_on, problems.is_empty()) else {
        return page_after(&ask, id, Some(typed), problems).await;
    };
    let begun = match signed_file(&ask, &form).await {
        Err(error) => Err(error),
        Ok(file) => {
            let number = typed.number.clone();
            ask.write(move |ctx, tx| {
                let new = NewPaper {
                    number,
                    dated,
                    received_on,
                    file,
                };
                reports::begin_paper(ctx, tx, id, &new)
            })
            .await
        }
    };
    match begun {
        Ok(()) => Ok(back(&ask, id, Done::PaperBegun)),
        Err(AppError::Refused(Refusal::Reports(refusal))) => {
            let problems = problems_of(&ask, &view, &refusal);
            page_after(&ask, id, Some(typed), problems).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Both days of the form, and all that is missing in it: named at once, not one after the other.
fn first_problems(
    ask: &Ask,
    view: &ReportView,
    typed: &Typed,
    form: &Form,
) -> (Option<Date>, Option<Date>, Vec<Problem>) {
    let lang = ask.lang;
    let mut problems = Vec::new();
    if typed.number.is_empty() {
        problems.extend(problems_of(ask, view, &ReportsRefusal::PaperNumber));
    }
    let mut day = |field: &str, text: &str, words: &str| {
        let day = date::parse(text).ok();
        if day.is_none() {
            problems.push(Problem::at(field, words));
        }
        day
    };
    let dated = day("ngay", &typed.dated, t::report::bad_dated(lang));
    let received_on = day("nhan", &typed.received, t::report::bad_received(lang));
    if form.is_too_large("tep") {
        problems.push(Problem::at("tep", t::errors::too_large_file(lang)));
    } else if form.file("tep").is_none() && view.loaded.next_paper().is_none() {
        problems.extend(problems_of(ask, view, &ReportsRefusal::PaperNotPdf));
    }
    (dated, received_on, problems)
}

/// The signed file of the form, if one was chosen; it must be a PDF.
async fn signed_file(ask: &Ask, form: &Form) -> Result<Option<NewFile>, AppError> {
    let Some(file) = form.file("tep") else {
        return Ok(None);
    };
    let not_pdf = || AppError::Refused(Refusal::Reports(ReportsRefusal::PaperNotPdf));
    if reports::sniff(&file.bytes) != Some(Media::Pdf) {
        return Err(not_pdf());
    }
    ask.web
        .app
        .keep_evidence(&file.name, file.bytes.clone())
        .await
        .map(Some)
}

fn problems_of(ask: &Ask, view: &ReportView, refusal: &ReportsRefusal) -> Vec<Problem> {
    let words = || t::report::refused(ask.lang, refusal);
    match refusal {
        ReportsRefusal::Rule(Rule::ReceivedInFuture(_) | Rule::ReceivedBeforeDated { .. }) => {
            vec![Problem::at("nhan", words())]
        }
        ReportsRefusal::FileSecret(_) => vec![Problem::at("tep", words())],
        _ => of_refusal(ask.lang, view, refusal),
    }
}

/// The signed file behind a sending.
pub(crate) async fn file(ask: Ask, params: Params) -> Answer {
    let id: Id<Report> = params.id("report")?;
    let n: u32 = params.text("n")?.parse().map_err(|_| WebError::NotFound)?;
    let (name, sha256) = ask
        .read(move |ctx, tx| reports::paper_file(ctx, tx, id, n))
        .await?;
    let bytes = stored(&ask, &sha256).await?;
    download::named(bytes, Media::Pdf.media_type(), &name)
}
