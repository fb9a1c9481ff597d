//! What a person does in a review.

use super::{
    fields::{self, Typed},
    findings::{self, TypedFinding},
    names::{self, TypedName},
    review::{Failed, Look, View, back_to, show},
};
use crate::{
    ask::{Ask, see_other},
    error::Answer,
    extract::{Form, Params},
    frame::Problem,
    i18n::{self as t, done::Done},
};
use axum::response::Response;
use std::collections::BTreeSet;
use tiendo_app::{
    AppError, Refusal,
    import::RowAt,
    taking_in::{self, Choice, OnField, OnFinding, RowRefusal, TakingInRefusal},
};
use tiendo_domain::id::{Document, Id};
use tiendo_read::Mend;

/// Settles a finding, then goes to the next.
pub(crate) async fn finding(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Document> = params.id("document")?;
    let typed = TypedFinding {
        choice: form.get("xl").to_owned(),
        alike: form.has("tat-ca"),
        leads: form.get("chu-tri").to_owned(),
        coordinators: form.get("phoi-hop").to_owned(),
        reason: form.get("ly").to_owned(),
    };
    let key = form.get("diem").to_owned();
    let choice = choice_of(&typed);
    let (kept, examined) = ask.web.app.document(&ask.ctx(), id).await?;
    let before = taking_in::review(&kept, &examined);
    let at = before.findings.iter().position(|view| view.key == key);
    let proposal = at.and_then(|at| before.findings[at].finding.mend.as_ref());
    let reason = reason_of(&ask, &typed, &choice, proposal);
    let seen = form.get("thay").to_owned();
    let decide = if typed.alike {
        taking_in::decide_alike
    } else {
        taking_in::decide_finding
    };
    let saved = ask
        .write(move |ctx, tx| {
            let act = OnFinding {
                key: &key,
                seen: &seen,
                choice: &choice,
                reason: &reason,
            };
            decide(ctx, tx, &examined, id, act)
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

/// Why. Taking the proposal over or keeping the document's words is a reason in itself; anything else has one of its own.
fn reason_of(ask: &Ask, typed: &TypedFinding, choice: &Choice, proposal: Option<&Mend>) -> String {
    if !typed.reason.is_empty() {
        return typed.reason.clone();
    }
    match (choice, proposal) {
        (Choice::Proposal, Some(mend)) => {
            t::review::reason_proposal(ask.lang, mend.message().pick(ask.lang))
        }
        (Choice::Keep, _) => t::review::reason_keep(ask.lang).to_owned(),
        (Choice::Proposal | Choice::Agencies { .. }, _) => String::new(),
    }
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
    let view = match form.get("xem") {
        "hang" => View::Rows,
        _ => View::Findings,
    };
    // The finding from which the form was opened: after it comes the next.
    let finding = form.get("diem").parse::<usize>().ok();
    let finding = finding.and_then(|n| n.checked_sub(1));
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
        Ok(()) if finding.is_some() => next(&ask, id, finding).await,
        Ok(()) => {
            let back = back_to(&pointer, view, None);
            Ok(done(&ask, id, &format!("{back}&")))
        }
        Err(error) => {
            let mend = Some(pointer).filter(|pointer| fields::sort_of(pointer).is_some());
            let look = Look {
                mend,
                finding,
                view: Some(view),
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
    let chosen = names::chosen(&kept, &examined, &review, &typed);
    let saved = ask
        .write(move |ctx, tx| taking_in::choose_names(ctx, tx, &examined, id, &chosen))
        .await;
    match saved {
        Ok(()) if review.undecided() == 0 => Ok(done(&ask, id, "?xem=xac-nhan&")),
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
    let (_, examined) = ask.web.app.document(&ask.ctx(), id).await?;
    let undone = ask
        .write(move |ctx, tx| taking_in::undo(ctx, tx, &examined, id, &anchor, &seen))
        .await;
    let view = match form.get("xem") {
        "sua-tay" => View::Changed,
        _ => View::Findings,
    };
    match undone {
        Ok(()) => Ok(done(&ask, id, &format!("?xem={}&", view.code()))),
        Err(error) => {
            let look = Look {
                view: Some(view),
                ..Look::default()
            };
            again(&ask, id, look, Failed::default(), error).await
        }
    }
}

/// Undoes the last thing that was done.
pub(crate) async fn undo_last(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Document> = params.id("document")?;
    let seen = form.get("viec").to_owned();
    let (_, examined) = ask.web.app.document(&ask.ctx(), id).await?;
    let undone = ask
        .write(move |ctx, tx| taking_in::undo_last(ctx, tx, &examined, id, &seen))
        .await;
    // Back to the part of the review in which it was pressed.
    let view = View::from_code(form.get("xem"));
    match undone {
        Ok(()) => {
            let view = view.map_or(String::new(), |view| format!("xem={}&", view.code()));
            Ok(done_as(&ask, id, &format!("?{view}"), Done::Undone))
        }
        Err(error) => {
            let look = Look {
                view,
                ..Look::default()
            };
            again(&ask, id, look, Failed::default(), error).await
        }
    }
}

/// Puts the plan into the register.
pub(crate) async fn register(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Document> = params.id("document")?;
    let secret: BTreeSet<RowAt> = form
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

fn done(ask: &Ask, id: Id<Document>, query: &str) -> Response {
    done_as(ask, id, query, Done::Saved)
}

/// On to a page of the review that says what was done; the query ends where a pair can follow.
pub(super) fn done_as(ask: &Ask, id: Id<Document>, query: &str, done: Done) -> Response {
    let code = done.code();
    see_other(&ask.at(&format!("ke-hoach/van-ban/{id}{query}xong={code}")))
}

/// The page again with what was typed and why it could not be taken.
pub(super) async fn again(
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
        TakingInRefusal::Reason(_) => "ly",
        TakingInRefusal::NoAgencyNamed => "chu-tri",
        TakingInRefusal::NoFile
        | TakingInRefusal::Secret(_)
        | TakingInRefusal::Unreadable(_)
        | TakingInRefusal::Unrecognised
        | TakingInRefusal::OtherDocument => "tep",
        TakingInRefusal::BadValue => "gia-tri",
        TakingInRefusal::Rows(refusal) => match refusal {
            RowRefusal::NoRow => "so",
            RowRefusal::NoAgency | RowRefusal::LastLead => "co-quan",
            RowRefusal::WordsChanged | RowRefusal::NoPlace => "chu",
            RowRefusal::NoLines | RowRefusal::LinesTaken => "tu-dong",
            _ => "",
        },
        _ => "",
    };
    let words = t::taking_in::refusal(ask.lang, &refusal);
    failed.problems.push(Problem::at(field, words));
    show(ask, id, look, failed).await
}
