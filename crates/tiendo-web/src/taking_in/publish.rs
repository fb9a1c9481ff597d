//! Opening a plan to the public by a recorded decision.

use crate::{
    ask::{Ask, page_with, see_other},
    error::Answer,
    extract::{Form, Params},
    frame::{Frame, Place, Problem},
    i18n::{self as t, done::Done},
};
use askama::Template;
use axum::http::StatusCode;
use tiendo_app::{
    AppError, Refusal,
    publication::{self, Decision, PublicationRefusal},
    register,
};
use tiendo_domain::id::{Id, Plan};
use tiendo_text::date;

#[derive(Template)]
#[template(path = "taking_in/publish.html")]
struct PublishPage {
    f: Frame,
    action: String,
    back: String,
    /// The decision that opened it, and its day.
    opened: Option<(String, String)>,
    typed: Decision,
}

/// The form, or the decision that opened the plan.
pub(crate) async fn page(ask: Ask, params: Params) -> Answer {
    show(&ask, params.id("plan")?, Decision::default(), Vec::new()).await
}

async fn show(ask: &Ask, id: Id<Plan>, typed: Decision, problems: Vec<Problem>) -> Answer {
    let (head, opened) = ask
        .read(move |ctx, tx| {
            let head = register::head(ctx, tx, id)?;
            Ok((head, publication::of_plan(ctx, tx, id)?))
        })
        .await?;
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let f = ask
        .frame(Place::Plans, t::taking_in::publish_title(ask.lang))
        .crumb("ke-hoach", t::taking_in::plans(ask.lang))
        .crumb(&format!("ke-hoach/{id}"), t::plan::plan_short(&head.plan))
        .with_problems(problems);
    let page = PublishPage {
        action: ask.at(&format!("ke-hoach/{id}/cong-khai")),
        back: ask.at(&format!("ke-hoach/{id}")),
        opened: opened.map(|opened| (opened.decision, date::short(opened.decided_on))),
        typed,
        f,
    };
    page_with(status, &page)
}

/// Opens the plan.
pub(crate) async fn publish(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Plan> = params.id("plan")?;
    let typed = Decision {
        number: form.get("so").to_owned(),
        day: form.get("ngay").to_owned(),
        reason: form.get("ly").to_owned(),
    };
    let decision = typed.clone();
    let opened = ask
        .write(move |ctx, tx| publication::open_plan(ctx, tx, id, &decision))
        .await;
    match opened {
        Ok(()) => {
            let done = Done::PlanOpened.code();
            Ok(see_other(&ask.at(&format!("ke-hoach/{id}?xong={done}"))))
        }
        Err(AppError::Refused(Refusal::Publication(refusal))) => {
            let field = match refusal {
                PublicationRefusal::DecisionMissing => "so",
                PublicationRefusal::BadDay => "ngay",
                PublicationRefusal::ReasonMissing => "ly",
                PublicationRefusal::OpenAlready => "",
            };
            let words = t::taking_in::publication(ask.lang, refusal);
            show(&ask, id, typed, vec![Problem::at(field, words)]).await
        }
        Err(error) => Err(error.into()),
    }
}
