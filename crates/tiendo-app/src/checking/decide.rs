//! Returning, accepting, excusing: each names the sending that was seen, so nobody decides on what they have not read.

use super::{BadLine, CheckingRefusal, sheet::may_accept};
use crate::{
    AppError, Ctx, Refusal,
    journal::commit,
    reports::{Loaded, ReportsRefusal},
};
use tiendo_domain::{
    id::{Id, Line, Person, Report},
    nonempty::Reason,
    report::{Event, Returned, State},
};
use tiendo_store::{WriteTx, report::line, report::sending};

/// Returns the last sending: `lines` are the ticked lines, each with its reason as typed. Only these unlock.
///
/// # Errors
/// [`CheckingRefusal`]; [`AppError::NotFound`]; faults.
pub fn return_lines(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Report>,
    seen: u32,
    lines: &[(Id<Line>, String)],
) -> Result<(), AppError> {
    let by = person(ctx)?;
    let loaded = Loaded::load(ctx, tx, id)?;
    same_sending(&loaded, seen)?;
    let mut reasons = Vec::new();
    let mut bad = Vec::new();
    // In the report's order, whatever the form's.
    for line in &loaded.lines {
        for (_, words) in lines.iter().filter(|(ticked, _)| *ticked == line.id) {
            match Reason::new(words) {
                Ok(reason) => reasons.push((line.id, reason)),
                Err(problem) => bad.push(BadLine {
                    line: line.id,
                    number: line.number.clone().unwrap_or_default(),
                    bad: problem,
                }),
            }
        }
    }
    if !bad.is_empty() {
        return refuse(CheckingRefusal::Reasons(bad));
    }
    let Ok(returned) = Returned::try_from(reasons) else {
        return refuse(CheckingRefusal::NothingTicked);
    };
    let state = judge(
        &loaded,
        ctx,
        &Event::Return {
            by,
            lines: returned.clone(),
        },
    )?;
    let n = loaded.listed.report.sendings;
    let numbers: Vec<String> = returned.iter().map(|(line, _)| line.to_string()).collect();
    sending::insert_return(
        tx,
        &sending::Return {
            report: id,
            n,
            by,
            at: ctx.now,
            lines: returned,
        },
    )?;
    put(&loaded, ctx, tx, &state)?;
    commit(
        ctx,
        tx,
        "report.returned",
        id,
        serde_json::json!({ "n": n, "lines": numbers }),
    )
}

/// Accepts the last sending; nothing in it changes any more.
///
/// # Errors
/// [`CheckingRefusal`], among them that one's own hand was in it; [`AppError::NotFound`]; faults.
pub fn accept(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Report>,
    seen: u32,
) -> Result<(), AppError> {
    let by = person(ctx)?;
    let loaded = Loaded::load(ctx, tx, id)?;
    same_sending(&loaded, seen)?;
    if !may_accept(ctx, tx, &loaded)? {
        return refuse(CheckingRefusal::LeaderOnlyFocal);
    }
    let state = judge(&loaded, ctx, &Event::Accept { by })?;
    let n = loaded.listed.report.sendings;
    put(&loaded, ctx, tx, &state)?;
    commit(
        ctx,
        tx,
        "report.accepted",
        id,
        serde_json::json!({ "n": n }),
    )
}

/// Says that the body need not report this time, and why.
///
/// # Errors
/// [`CheckingRefusal`]; [`AppError::NotFound`]; faults.
pub fn excuse(
    ctx: &mut Ctx,
    tx: &mut WriteTx<'_>,
    id: Id<Report>,
    why: &str,
) -> Result<(), AppError> {
    let by = person(ctx)?;
    let why = Reason::new(why).map_err(|bad| refused(CheckingRefusal::Reason(bad)))?;
    let loaded = Loaded::load(ctx, tx, id)?;
    let state = judge(
        &loaded,
        ctx,
        &Event::Excuse {
            by,
            why: why.clone(),
        },
    )?;
    line::seal_all(tx, id)?;
    put(&loaded, ctx, tx, &state)?;
    commit(
        ctx,
        tx,
        "report.excused",
        id,
        serde_json::json!({ "why": why.as_str() }),
    )
}

/// Says that an excused body must report after all.
///
/// # Errors
/// [`CheckingRefusal`]; [`AppError::NotFound`]; faults.
pub fn reinstate(ctx: &mut Ctx, tx: &mut WriteTx<'_>, id: Id<Report>) -> Result<(), AppError> {
    let by = person(ctx)?;
    let loaded = Loaded::load(ctx, tx, id)?;
    let state = judge(&loaded, ctx, &Event::Reinstate { by })?;
    put(&loaded, ctx, tx, &state)?;
    commit(ctx, tx, "report.reinstated", id, serde_json::json!({}))
}

fn same_sending(loaded: &Loaded, seen: u32) -> Result<(), AppError> {
    if loaded.listed.report.sendings == seen {
        Ok(())
    } else {
        refuse(CheckingRefusal::ChangedMeanwhile)
    }
}

/// The state after the event; a rule that says no is said in this area's words.
fn judge(loaded: &Loaded, ctx: &Ctx, event: &Event) -> Result<State, AppError> {
    loaded.judge(ctx, event).map_err(own_words)
}

fn put(loaded: &Loaded, ctx: &Ctx, tx: &mut WriteTx<'_>, state: &State) -> Result<(), AppError> {
    loaded.put(ctx, tx, state).map_err(own_words)
}

fn own_words(error: AppError) -> AppError {
    match error {
        AppError::Refused(Refusal::Reports(ReportsRefusal::Rule(rule))) => {
            refused(CheckingRefusal::Rule(rule))
        }
        AppError::Refused(Refusal::Reports(ReportsRefusal::ChangedMeanwhile)) => {
            refused(CheckingRefusal::ChangedMeanwhile)
        }
        other => other,
    }
}

fn person(ctx: &Ctx) -> Result<Id<Person>, AppError> {
    ctx.person().ok_or(AppError::NotFound)
}

fn refuse<T>(refusal: CheckingRefusal) -> Result<T, AppError> {
    Err(refused(refusal))
}

fn refused(refusal: CheckingRefusal) -> AppError {
    AppError::Refused(Refusal::Checking(refusal))
}
