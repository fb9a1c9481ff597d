//! What a person does in a review.

use super::{
    fields::{self, Typed},
    findings::{self, TypedFinding},
    names::{self, TypedName},
    review::{Failed, Look, View, show},
};
use crate::{
    ask::{Ask, see_other},
    error::Answer,
    extract::{Form, Params},
    frame::Problem,
    i18n::{self as t, done::Done},
};
use std::collections::BTreeSet;
use tiendo_app::{
    AppError, Refusal,
    taking_in::{self, Choice, OnField, OnFinding, TakingInRefusal},
};
use tiendo_domain::id::{Document, Id};

/// Settles a finding, then goes to the next.
pub(crate) async fn finding(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Document> = params.id("document")?;
    let typed = TypedFinding {
        choice: form.get("xl").to_owned(),
        leads: form.get("chu-tri").to_owned(),
        coordinators: form.get("phoi-hop").to_owned(),
        reason: form.get("ly").to_owned(),
    };
    let key = form.get("diem").to_owned();
    let at = key_place(&ask, id, &key).await?;
    let choice = choice_of(&typed);
    let (_, examined) = ask.web.app.document(&ask.ctx(), id).await?;
    let (seen, reason) = (form.get("thay").to_owned(), typed.reason.clone());
    let saved = ask
        .write(move |ctx, tx| {
            let act = OnFinding {
                key: &key,
                seen: &seen,
                choice: &choice,
                reason: &reason,
            };
            taking_in::decide_finding(ctx, tx, &examined, id, act)
        })
        .await;
    match saved {
        Ok(()) => next(&ask, id, at).await,
        Err(error) => {
            let look = Look {
                view: Some(View::Findings),
                finding: at,
                ..Look::default()
            };
            let failed = Failed {
                finding: Some(typed),
                ..Failed::default()
            };
            again(&ask, id, look, failed, error).await
        }
    }
}

fn choice_of(typed: &TypedFinding) -> Choice {
    let names = |text: &str| text.lines().map(str::to_owned).collect();
    match typed.choice.as_str() {
        "goi-y" => Choice::Proposal,
        "khac" => Choice::Agencies {
            leads: names(&typed.leads),
            coordinators: names(&typed.coordinators),
        },
        _ => Choice::Keep,
    }
}

/// The place of a finding among all, by its key.
async fn key_place(ask: &Ask, id: Id<Document>, key: &str) -> Result<Option<usize>, AppError> {
    let (kept, examined) = ask.web.app.document(&ask.ctx(), id).await?;
    let review = taking_in::review(&kept, &examined);
    Ok(review.findings.iter().position(|view| view.key == key))
}

async fn next(ask: &Ask, id: Id<Document>, at: Option<usize>) -> Answer {
    let (kept, examined) = ask.web.app.document(&ask.ctx(), id).await?;
    let review = taking_in::review(&kept, &examined);
    let next = at.and_then(|at| findings::next_open(&review, at));
    let query = match next {
        Some(next) => format!("?diem={}&", next + 1),
        None => "?".to_owned(),
    };
    Ok(done(ask, id, &query))
}

/// Gives a field another value.
pub(crate) async fn field(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Document> = params.id("document")?;
    let pointer = form.get("truong").to_owned();
    let typed = Typed {
        text: form.get("gia-tri").to_owned(),
        kind: form.get("kieu").to_owned(),
        day: form.get("ngay").to_owned(),
        reason: form.get("ly").to_owned(),
    };
    let (_, examined) = ask.web.app.document(&ask.ctx(), id).await?;
    let saved = match fields::value_of(&pointer, &typed) {
        None => Err(AppError::Refused(Refusal::TakingIn(
            TakingInRefusal::BadValue,
        ))),
        Some(value) => {
            let (pointer, reason) = (pointer.clone(), typed.reason.clone());
            let seen = form.get("thay").to_owned();
            ask.write(move |ctx, tx| {
                let act = OnField {
                    pointer: &pointer,
                    seen: &seen,
                    value,
                    reason: &reason,
                };
                taking_in::mend_field(ctx, tx, &examined, id, act)
            })
            .await
        }
    };
    match saved {
        Ok(()) => {
            let mut query = form_urlencoded::Serializer::new("?".to_owned());
            query.append_pair("truong", &pointer);
            Ok(done(&ask, id, &format!("{}&", query.finish())))
        }
        Err(error) => {
            let mend = Some(pointer).filter(|pointer| fields::sort_of(pointer).is_some());
            let look = Look {
                mend,
                ..Look::default()
            };
            let failed = Failed {
                field: Some(typed),
                ..Failed::default()
            };
            again(&ask, id, look, failed, error).await
        }
    }
}

/// Says what printed names stand for.
pub(crate) async fn names(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Document> = params.id("document")?;
    let fields = form.all("ten").zip(form.all("la")).zip(form.all("thay"));
    let typed: Vec<TypedName> = fields
        .map(|((key, text), seen)| TypedName {
            key: key.to_owned(),
            text: text.to_owned(),
            seen: seen.to_owned(),
        })
        .collect();
    let (kept, examined) = ask.web.app.document(&ask.ctx(), id).await?;
    let review = taking_in::review(&kept, &examined);
    let chosen = names::chosen(&kept, &review, &typed);
    let saved = ask
        .write(move |ctx, tx| taking_in::choose_names(ctx, tx, &examined, id, &chosen))
        .await;
    match saved {
        Ok(()) => Ok(done(&ask, id, "?")),
        Err(error) => {
            let look = Look {
                view: Some(View::Names),
                ..Look::default()
            };
            let failed = Failed {
                names: typed,
                ..Failed::default()
            };
            again(&ask, id, look, failed, error).await
        }
    }
}

/// Takes a decision back.
pub(crate) async fn undo(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Document> = params.id("document")?;
    let anchor = form.get("quyet-dinh").to_owned();
    let seen = form.get("thay").to_owned();
    let undone = ask
        .write(move |ctx, tx| taking_in::undo(ctx, tx, id, &anchor, &seen))
        .await;
    match undone {
        Ok(()) => Ok(done(&ask, id, "?xem=diem&")),
        Err(error) => again(&ask, id, Look::default(), Failed::default(), error).await,
    }
}

/// Puts the plan into the register.
pub(crate) async fn register(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Document> = params.id("document")?;
    let secret: BTreeSet<usize> = form
        .all("mat")
        .filter_map(|task| task.parse().ok())
        .collect();
    let (_, examined) = ask.web.app.document(&ask.ctx(), id).await?;
    let saved = ask
        .write(move |ctx, tx| taking_in::register(ctx, tx, &examined, id, &secret))
        .await;
    match saved {
        Ok(plan) => {
            let done = Done::PlanRegistered.code();
            Ok(see_other(&ask.at(&format!("ke-hoach/{plan}?xong={done}"))))
        }
        Err(error) => {
            let look = Look {
                view: Some(View::Confirm),
                ..Look::default()
            };
            again(&ask, id, look, Failed::default(), error).await
        }
    }
}

fn done(ask: &Ask, id: Id<Document>, query: &str) -> axum::response::Response {
    let code = Done::Saved.code();
    see_other(&ask.at(&format!("ke-hoach/van-ban/{id}{query}xong={code}")))
}

/// The page again with what was typed and why it could not be taken.
async fn again(
    ask: &Ask,
    id: Id<Document>,
    look: Look,
    mut failed: Failed,
    error: AppError,
) -> Answer {
    let AppError::Refused(Refusal::TakingIn(refusal)) = error else {
        return Err(error.into());
    };
    let field = match refusal {
        TakingInRefusal::ReasonMissing => "ly",
        TakingInRefusal::NoAgencyNamed => "chu-tri",
        TakingInRefusal::BadValue => "gia-tri",
        _ => "",
    };
    let words = t::taking_in::refusal(ask.lang, &refusal);
    failed.problems.push(Problem::at(field, words));
    show(ask, id, look, failed).await
}
