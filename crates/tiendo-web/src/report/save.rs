//! Saving: the whole form, with its files; and one line as it is typed, for the script.

use super::{
    conflict,
    fields::Fields,
    page::Typed,
    problems::{of_line, of_record, of_refusal},
};
use crate::{
    ask::Ask,
    error::{Answer, WebError},
    extract::{Form, Params},
    frame::Problem,
    i18n::{self as t, done::Done},
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use std::collections::BTreeMap;
use tiendo_app::{
    AppError, Refusal,
    reports::{self, LineSave, LineView, PersonalData, ReportView, Saved},
};
use tiendo_domain::id::{Id, Line, Report};
use tiendo_store::report::line::Record;
use tiendo_text::{Lang, date};

/// What a form asks to be saved.
struct Asked {
    saves: Vec<LineSave>,
    typed: BTreeMap<Id<Line>, Fields>,
    problems: Vec<Problem>,
}

/// What became of a form: it goes on, or a page says what must be done first.
pub(super) enum Outcome {
    /// All is saved.
    Saved(Seen),
    /// This page is the answer.
    Answer(Response),
}

/// What the person who sent a form saw, and saved with it.
pub(super) struct Seen {
    /// The revisions of the lines as the person saw them, with what was just saved.
    pub(super) revs: BTreeMap<Id<Line>, i64>,
    /// The lines that were just saved.
    pub(super) saved: Vec<Id<Line>>,
}

/// Saves the form.
pub(crate) async fn save(ask: Ask, params: Params, form: Form) -> Answer {
    let id = params.id("report")?;
    match save_form(&ask, id, form).await? {
        Outcome::Answer(answer) => Ok(answer),
        Outcome::Saved(_) => Ok(super::acts::back(&ask, id, Done::Saved)),
    }
}

/// Saves what the form holds, for whatever comes next.
pub(super) async fn save_form(
    ask: &Ask,
    id: Id<Report>,
    mut form: Form,
) -> Result<Outcome, WebError> {
    let view = ask.read(move |ctx, tx| reports::view(ctx, tx, id)).await?;
    let mut revs = revisions(&view, &form);
    let mut just_saved = Vec::new();
    let Asked {
        saves,
        typed,
        mut problems,
    } = asked(ask.lang, &view, &form);
    if !saves.is_empty() {
        let kept = saves.clone();
        let saved = ask
            .write(move |ctx, tx| reports::save(ctx, tx, id, kept))
            .await;
        let saved = match saved {
            Ok(saved) => saved,
            Err(AppError::Refused(Refusal::Reports(refusal))) => {
                return conflict::refused(ask, &view, &saves, &refusal).map(Outcome::Answer);
            }
            Err(error) => return Err(error.into()),
        };
        let mut clashes = Vec::new();
        for one in saved {
            match one.saved {
                Saved::Yes(rev) | Saved::Unchanged(rev) => {
                    revs.insert(one.line, rev);
                    just_saved.push(one.line);
                }
                Saved::Clash(clash) => clashes.push(*clash),
            }
        }
        if !clashes.is_empty() {
            return conflict::clashed(ask, id, &clashes)
                .await
                .map(Outcome::Answer);
        }
    }
    problems.extend(add_files(ask, &view, &mut form).await?);
    if problems.is_empty() {
        return Ok(Outcome::Saved(Seen {
            revs,
            saved: just_saved,
        }));
    }
    let typed = Typed {
        lines: typed,
        saved: just_saved,
        ..sender(&form)
    };
    super::show_with(ask, id, typed, problems)
        .await
        .map(Outcome::Answer)
}

/// The sender's fields as they were typed.
pub(super) fn sender(form: &Form) -> Typed {
    Typed {
        capacity: form.get("tu-cach").to_owned(),
        position: form.get("chuc-vu").to_owned(),
        ..Typed::default()
    }
}

/// The revisions that the page was made of.
fn revisions(view: &ReportView, form: &Form) -> BTreeMap<Id<Line>, i64> {
    let rev = |line: &LineView| {
        let id = line.line.id;
        Some((id, form.get(&format!("r-{id}")).parse().ok()?))
    };
    view.lines.iter().filter_map(rev).collect()
}

fn asked(lang: Lang, view: &ReportView, form: &Form) -> Asked {
    let mut asked = Asked {
        saves: Vec::new(),
        typed: BTreeMap::new(),
        problems: Vec::new(),
    };
    for id in form.all("muc").filter_map(|id| id.parse::<Id<Line>>().ok()) {
        let kept = form.get(&format!("giu-{id}")) == "da-luu";
        let Some(line) = view.lines.iter().find(|line| line.line.id == id && !kept) else {
            continue;
        };
        let Some(fields) = Fields::of_form(form, id) else {
            continue;
        };
        if fields.is_untouched(line) {
            continue;
        }
        match content(lang, line, &fields) {
            Ok(save) => asked.saves.push(save),
            Err(problems) => {
                asked.problems.extend(problems.into_iter().map(|problem| {
                    Problem::at(problem.field.clone(), of_line(line, &problem.text))
                }));
                asked.typed.insert(id, fields);
            }
        }
    }
    asked
}

fn content(lang: Lang, line: &LineView, fields: &Fields) -> Result<LineSave, Vec<Problem>> {
    Ok(LineSave {
        line: line.line.id,
        rev: fields.rev,
        content: fields.content(
            lang,
            &line.line,
            line.earlier.as_ref().map(|said| &said.content),
        )?,
    })
}

/// Puts the chosen files behind their lines; says which were not taken and why.
async fn add_files(
    ask: &Ask,
    view: &ReportView,
    form: &mut Form,
) -> Result<Vec<Problem>, WebError> {
    let line_of = |field: &str| {
        let id: Id<Line> = field.strip_prefix("m-")?.parse().ok()?;
        view.lines.iter().find(|line| line.line.id == id)
    };
    let mut problems = Vec::new();
    for (field, name) in &form.too_large {
        if let Some(line) = line_of(field) {
            let words = format!("{name}: {}", t::errors::too_large_file(ask.lang));
            problems.push(Problem::at(field, of_line(line, &words)));
        }
    }
    let report = view.loaded.id();
    for file in std::mem::take(&mut form.files) {
        let Some(line) = line_of(&file.field) else {
            continue;
        };
        let id = line.line.id;
        let personal = if form.has(&format!("cn-{id}")) {
            PersonalData::Yes
        } else {
            PersonalData::No
        };
        let added = match ask.web.app.keep_evidence(&file.name, file.bytes).await {
            Ok(new) => {
                ask.write(move |ctx, tx| reports::add_file(ctx, tx, report, id, &new, personal))
                    .await
            }
            Err(error) => Err(error),
        };
        match added {
            Ok(_) => {}
            Err(AppError::Refused(Refusal::Reports(refusal))) => {
                let words = t::report::refused(ask.lang, &refusal);
                problems.push(Problem::at(file.field, of_line(line, &words)));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(problems)
}

/// Saves one line and answers its new revision, for the script.
pub(crate) async fn line(ask: Ask, params: Params, form: Form) -> Answer {
    let (id, line): (Id<Report>, Id<Line>) = (params.id("report")?, params.id("line")?);
    let Some(fields) = Fields::of_form(&form, line) else {
        with_view(&ask, id, line).await?;
        return Err(WebError::Malformed);
    };
    let mut saved = save_line(&ask, id, line, fields.clone(), None).await;
    if let Ok(Err(NotSaved::HangsOnEarlier)) = &saved {
        let (_, found) = with_view(&ask, id, line).await?;
        if fields.is_untouched(&found) {
            return Ok(saved_line(found.line.rev, ask.now));
        }
        saved = save_line(&ask, id, line, fields, Some(found)).await;
    }
    match saved {
        Ok(Ok(Saved::Yes(rev) | Saved::Unchanged(rev))) => Ok(saved_line(rev, ask.now)),
        Ok(Ok(Saved::Clash(clash))) => Ok(json(
            StatusCode::CONFLICT,
            &serde_json::json!({ "rev": clash.saved.rev }),
        )),
        Ok(Err(NotSaved::Problem(problem))) => Ok(unprocessable(&problem)),
        Ok(Err(NotSaved::HangsOnEarlier)) => Err(WebError::NotFound),
        Err(AppError::Refused(Refusal::Reports(refusal))) => {
            let (view, _) = with_view(&ask, id, line).await?;
            let problems = of_refusal(ask.lang, &view, &refusal);
            Ok(unprocessable(
                problems.first().map_or("", |problem| &problem.text),
            ))
        }
        Err(error) => Err(error.into()),
    }
}

/// Why a line was not saved.
enum NotSaved {
    /// What was said in an earlier year must be known first.
    HangsOnEarlier,
    /// This must be mended first.
    Problem(String),
}

/// Saves one line. Most saves need no more of the report than the line itself; `view` is given where they do.
async fn save_line(
    ask: &Ask,
    id: Id<Report>,
    line: Id<Line>,
    fields: Fields,
    view: Option<LineView>,
) -> Result<Result<Saved, NotSaved>, AppError> {
    let (lang, rev) = (ask.lang, fields.rev);
    let content = move |saved: &Record| {
        if view.is_none() && (saved.written.is_none() || fields.build_on_earlier()) {
            return Err(NotSaved::HangsOnEarlier);
        }
        let earlier = view.as_ref().and_then(|view| view.earlier.as_ref());
        fields
            .content(lang, saved, earlier.map(|earlier| &earlier.content))
            .map_err(|problems| {
                let words = problems.first().map_or("", |problem| &problem.text);
                NotSaved::Problem(of_record(saved, words))
            })
    };
    ask.write_ahead(
        |ctx| reports::ahead_of_save(ctx, id, line),
        move |ctx, tx| reports::save_line(ctx, tx, id, line, rev, &content),
    )
    .await
}

/// The report with one of its lines, for what saving alone does not ask.
async fn with_view(
    ask: &Ask,
    id: Id<Report>,
    line: Id<Line>,
) -> Result<(ReportView, LineView), WebError> {
    let view = ask.read(move |ctx, tx| reports::view(ctx, tx, id)).await?;
    let found = view.lines.iter().find(|one| one.line.id == line).cloned();
    Ok((view, found.ok_or(WebError::NotFound)?))
}

fn saved_line(rev: i64, now: Timestamp) -> Response {
    let saved = serde_json::json!({ "rev": rev, "saved_at": date::clock(now) });
    json(StatusCode::OK, &saved)
}

fn unprocessable(problem: &str) -> Response {
    json(
        StatusCode::UNPROCESSABLE_ENTITY,
        &serde_json::json!({ "problem": problem }),
    )
}

fn json(status: StatusCode, body: &serde_json::Value) -> Response {
    let kind = HeaderValue::from_static("application/json");
    (status, [(header::CONTENT_TYPE, kind)], body.to_string()).into_response()
}
