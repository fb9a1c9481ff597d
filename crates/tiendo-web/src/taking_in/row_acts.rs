//! What a person does with rows.

use super::{
    acts::{again, done_as},
    review::{Failed, Look, View, show},
    rows::{self, TypedRow, TypedRows},
};
use crate::{
    ask::Ask,
    error::Answer,
    extract::{Form, Params},
    frame::Problem,
    i18n::{self as t, done::Done},
};
use tiendo_app::{
    AppError, Refusal,
    import::{Joined, RowAt},
    taking_in::{self, Assign, NewRow, OnRows, TakingInRefusal},
};
use tiendo_domain::{assignment::Role, id::Document, id::Id};

/// Gives many rows agencies at once.
pub(crate) async fn assign(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Document> = params.id("document")?;
    let typed = TypedRows {
        ticked: form.all("hang").map(str::to_owned).collect(),
        ranges: form.get("so").to_owned(),
        role: form.get("vai").to_owned(),
        how: form.get("cach").to_owned(),
        names: form.get("co-quan").to_owned(),
        reason: form.get("ly").to_owned(),
    };
    let page = form.get("trang").parse().ok();
    let (kept, examined) = ask.web.app.document(&ask.ctx(), id).await?;
    let review = taking_in::review(&kept, &examined);
    let role = match typed.role.as_str() {
        "phoi-hop" => Role::Coordinate,
        _ => Role::Lead,
    };
    let how = match typed.how.as_str() {
        "them" => Assign::Add,
        "bo" => Assign::Remove,
        _ => Assign::Set,
    };
    let names: Vec<String> = typed.names.split(';').map(str::to_owned).collect();
    let saved = match rows::chosen(&review, &typed) {
        Err(words) => {
            let unknown = t::review::unknown_row(ask.lang, words.trim());
            let problems = vec![Problem::at("so", unknown)];
            let failed = Failed {
                rows: Some(typed),
                problems,
                ..Failed::default()
            };
            return show(&ask, id, on_page(page), failed).await;
        }
        Ok(rows) => {
            let reason = typed.reason.clone();
            ask.write(move |ctx, tx| {
                let act = OnRows {
                    rows: &rows,
                    role,
                    how,
                    names: &names,
                    reason: &reason,
                };
                taking_in::assign(ctx, tx, &examined, id, act)
            })
            .await
        }
    };
    match saved {
        Ok(_) => {
            let page = page.map_or(String::new(), |page: usize| format!("trang={page}&"));
            let query = format!("?xem=hang&{page}");
            Ok(done_as(&ask, id, &query, Done::AgenciesGiven))
        }
        Err(error) => {
            let failed = Failed {
                rows: Some(typed),
                ..Failed::default()
            };
            again(&ask, id, on_page(page), failed, error).await
        }
    }
}

fn on_page(page: Option<usize>) -> Look {
    Look {
        view: Some(View::Rows),
        page,
        ..Look::default()
    }
}

/// Cuts a row where blank lines were left in its words.
pub(crate) async fn split(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Document> = params.id("document")?;
    let row = row_of(form.get("hang"));
    let words = form.get("chu").to_owned();
    let (_, examined) = ask.web.app.document(&ask.ctx(), id).await?;
    let saved = match row {
        Some(Joined::Row(row)) => {
            let words = words.clone();
            ask.write(move |ctx, tx| taking_in::split_row(ctx, tx, &examined, id, row, &words))
                .await
        }
        Some(Joined::Heading(_)) | None => Err(nothing_there()),
    };
    match saved {
        Ok(()) => Ok(done_as(&ask, id, &back_to(row), Done::RowSplit)),
        Err(error) => {
            let failed = Failed {
                split: Some(words),
                ..Failed::default()
            };
            again(&ask, id, look_at(row), failed, error).await
        }
    }
}

/// Puts a row to the one before it.
pub(crate) async fn merge(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Document> = params.id("document")?;
    let row = row_of(form.get("hang"));
    let before: Option<RowAt> = form.get("truoc").parse().ok();
    let (_, examined) = ask.web.app.document(&ask.ctx(), id).await?;
    let saved = match (row, before) {
        (Some(joined), Some(before)) => {
            ask.write(move |ctx, tx| taking_in::merge_row(ctx, tx, &examined, id, joined, before))
                .await
        }
        _ => Err(nothing_there()),
    };
    match saved {
        Ok(()) => {
            let into = before.map(Joined::Row);
            Ok(done_as(&ask, id, &back_to(into), Done::RowMerged))
        }
        Err(error) => again(&ask, id, look_at(row), Failed::default(), error).await,
    }
}

/// Makes a row of lines of the source.
pub(crate) async fn add(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Document> = params.id("document")?;
    let typed = TypedRow {
        first: form.get("tu-dong").trim().to_owned(),
        last: form.get("den-dong").trim().to_owned(),
        leads: form.get("chu-tri").to_owned(),
        coordinators: form.get("phoi-hop").to_owned(),
        reason: form.get("ly").to_owned(),
    };
    // No number names no line, and is refused as one.
    let first: usize = typed.first.parse().unwrap_or(0);
    let last = match typed.last.as_str() {
        "" => first,
        last => last.parse().unwrap_or(0),
    };
    let (_, examined) = ask.web.app.document(&ask.ctx(), id).await?;
    let given = typed.clone();
    let saved = ask
        .write(move |ctx, tx| {
            let lines = |text: &str| -> Vec<String> { text.lines().map(str::to_owned).collect() };
            let (leads, coordinators) = (lines(&given.leads), lines(&given.coordinators));
            let new = NewRow {
                first,
                last,
                leads: &leads,
                coordinators: &coordinators,
                reason: &given.reason,
            };
            taking_in::add_row(ctx, tx, &examined, id, new)
        })
        .await;
    match saved {
        Ok(row) => Ok(done_as(
            &ask,
            id,
            &back_to(Some(Joined::Row(row))),
            Done::RowAdded,
        )),
        Err(error) => {
            let look = Look {
                view: Some(View::Rows),
                add: Some(first),
                ..Look::default()
            };
            let failed = Failed {
                row: Some(typed),
                ..Failed::default()
            };
            again(&ask, id, look, failed, error).await
        }
    }
}

/// Leaves a row out that is no task.
pub(crate) async fn leave_out(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Document> = params.id("document")?;
    let row = row_of(form.get("hang"));
    let reason = form.get("ly").to_owned();
    let (_, examined) = ask.web.app.document(&ask.ctx(), id).await?;
    let saved = match row {
        Some(Joined::Row(row)) => {
            let reason = reason.clone();
            ask.write(move |ctx, tx| taking_in::leave_out_row(ctx, tx, &examined, id, row, &reason))
                .await
        }
        Some(Joined::Heading(_)) | None => Err(nothing_there()),
    };
    match saved {
        Ok(()) => Ok(done_as(&ask, id, &back_to(None), Done::RowLeftOut)),
        Err(error) => {
            let failed = Failed {
                rows: Some(TypedRows {
                    reason,
                    ..TypedRows::default()
                }),
                ..Failed::default()
            };
            again(&ask, id, look_at(row), failed, error).await
        }
    }
}

fn row_of(text: &str) -> Option<Joined> {
    text.parse().ok()
}

fn back_to(row: Option<Joined>) -> String {
    row.map_or_else(
        || "?xem=hang&".to_owned(),
        |row| format!("?xem=hang&hang={row}&"),
    )
}

fn look_at(row: Option<Joined>) -> Look {
    Look {
        view: Some(View::Rows),
        row,
        ..Look::default()
    }
}

fn nothing_there() -> AppError {
    AppError::Refused(Refusal::TakingIn(TakingInRefusal::NothingThere))
}
