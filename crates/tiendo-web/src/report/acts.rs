//! Handing to the head, taking back, sending, withdrawing, entering a paper. What the form holds is saved first.

use super::{
    problems::of_refusal,
    save::{Outcome, Seen, save_form, sender},
};
use crate::{
    ask::{Ask, see_other},
    error::{Answer, WebError},
    extract::{Form, Params},
    i18n::done::Done,
};
use axum::response::Response;
use tiendo_app::{AppError, Refusal, reports};
use tiendo_domain::{
    id::{Id, Line, Report},
    report::Capacity,
};

use super::page::Typed;

/// Back to the report, with what was done.
pub(super) fn back(ask: &Ask, id: Id<Report>, done: Done) -> Response {
    see_other(&ask.at(&format!("bao-cao/{id}?xong={}", done.code())))
}

/// Hands the report to the head.
pub(crate) async fn hand(ask: Ask, params: Params, form: Form) -> Answer {
    let id = params.id("report")?;
    let seen = match save_form(&ask, id, form).await? {
        Outcome::Answer(answer) => return Ok(answer),
        Outcome::Saved(seen) => seen,
    };
    let result = ask
        .write(move |ctx, tx| reports::hand_to_head(ctx, tx, id))
        .await;
    done_or_mend(&ask, id, result, seen.into(), Done::HandedToHead).await
}

/// Gives it back to the officer.
pub(crate) async fn take_back(ask: Ask, params: Params, _form: Form) -> Answer {
    let id = params.id("report")?;
    let result = ask
        .write(move |ctx, tx| reports::take_back(ctx, tx, id))
        .await;
    done_or_mend(&ask, id, result, Typed::default(), Done::TakenBack).await
}

/// Sends it.
pub(crate) async fn send(ask: Ask, params: Params, form: Form) -> Answer {
    let id = params.id("report")?;
    let mut typed = sender(&form);
    let capacity = Capacity::from_code(&typed.capacity).ok_or(WebError::Malformed)?;
    let seen: Vec<(Id<Line>, i64)> = match save_form(&ask, id, form).await? {
        Outcome::Answer(answer) => return Ok(answer),
        Outcome::Saved(seen) => {
            typed.saved = seen.saved;
            seen.revs.into_iter().collect()
        }
    };
    let position = typed.position.clone();
    let result = ask
        .write(move |ctx, tx| reports::send(ctx, tx, id, (capacity, &position), &seen))
        .await;
    done_or_mend(&ask, id, result.map(|_| ()), typed, Done::Submitted).await
}

/// Takes the last sending back.
pub(crate) async fn withdraw(ask: Ask, params: Params, _form: Form) -> Answer {
    let id = params.id("report")?;
    let result = ask
        .write(move |ctx, tx| reports::withdraw(ctx, tx, id))
        .await;
    done_or_mend(&ask, id, result, Typed::default(), Done::Withdrawn).await
}

/// Enters the paper whose lines were typed.
pub(crate) async fn enter_paper(ask: Ask, params: Params, form: Form) -> Answer {
    let id = params.id("report")?;
    let seen = match save_form(&ask, id, form).await? {
        Outcome::Answer(answer) => return Ok(answer),
        Outcome::Saved(seen) => seen,
    };
    let result = ask
        .write(move |ctx, tx| reports::enter_paper(ctx, tx, id))
        .await
        .map(|_| ());
    done_or_mend(&ask, id, result, seen.into(), Done::PaperEntered).await
}

impl From<Seen> for Typed {
    fn from(seen: Seen) -> Typed {
        Typed {
            saved: seen.saved,
            ..Typed::default()
        }
    }
}

async fn done_or_mend(
    ask: &Ask,
    id: Id<Report>,
    result: Result<(), AppError>,
    typed: Typed,
    done: Done,
) -> Answer {
    match result {
        Ok(()) => Ok(back(ask, id, done)),
        Err(AppError::Refused(Refusal::Reports(refusal))) => {
            let view = ask.read(move |ctx, tx| reports::view(ctx, tx, id)).await?;
            let problems = of_refusal(ask.lang, &view, &refusal);
            super::show_with(ask, id, typed, problems).await
        }
        Err(error) => Err(error.into()),
    }
}
