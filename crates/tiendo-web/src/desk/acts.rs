//! What is done with a report: returned, accepted, excused, asked for after all.

use super::{Typed, list::Heap, show_with};
use crate::{
    ask::{Ask, see_other},
    error::{Answer, WebError},
    extract::{Form, Params},
    frame::Problem,
    i18n::{self as t, done::Done},
};
use std::collections::BTreeMap;
use tiendo_app::{
    AppError, Refusal,
    checking::{self, CheckingRefusal},
};
use tiendo_domain::id::{Id, Line, Report, Round};

/// The round and the report of an address.
fn ids(params: &Params) -> Result<(Id<Round>, Id<Report>), WebError> {
    Ok((params.id("round")?, params.id("report")?))
}

/// The number of the sending that the form was made for.
fn seen(form: &Form) -> Result<u32, WebError> {
    form.get("n").parse().map_err(|_| WebError::Malformed)
}

/// The ticked lines and the reasons. A line with a reason counts as ticked: nobody loses what they wrote.
fn typed(form: &Form) -> Typed {
    let mut reasons: BTreeMap<Id<Line>, String> = BTreeMap::new();
    for line in form.all("muc").filter_map(|id| id.parse().ok()) {
        let reason = form.get(&format!("ly-do-{line}"));
        if !reason.is_empty() {
            reasons.insert(line, reason.to_owned());
        }
    }
    let mut ticked: Vec<Id<Line>> = form.all("tra").filter_map(|id| id.parse().ok()).collect();
    ticked.extend(reasons.keys());
    ticked.sort();
    ticked.dedup();
    Typed {
        ticked,
        reasons,
        why: form.get("why").to_owned(),
    }
}

/// Returns the ticked lines, each with its reason.
pub(crate) async fn return_lines(ask: Ask, params: Params, form: Form) -> Answer {
    let (round, report) = ids(&params)?;
    let (seen, typed) = (seen(&form)?, typed(&form));
    let lines: Vec<(Id<Line>, String)> = typed
        .ticked
        .iter()
        .map(|line| (*line, typed.reasons.get(line).cloned().unwrap_or_default()))
        .collect();
    let result = ask
        .write(move |ctx, tx| checking::return_lines(ctx, tx, report, seen, &lines))
        .await;
    done_or_mend(&ask, (round, report), result, typed, Done::Returned).await
}

/// Accepts the report.
pub(crate) async fn accept(ask: Ask, params: Params, form: Form) -> Answer {
    let (round, report) = ids(&params)?;
    let (seen, typed) = (seen(&form)?, typed(&form));
    let result = ask
        .write(move |ctx, tx| checking::accept(ctx, tx, report, seen))
        .await;
    done_or_mend(&ask, (round, report), result, typed, Done::Accepted).await
}

/// Says that the body need not report this time.
pub(crate) async fn excuse(ask: Ask, params: Params, form: Form) -> Answer {
    let (round, report) = ids(&params)?;
    let typed = typed(&form);
    let why = typed.why.clone();
    let result = ask
        .write(move |ctx, tx| checking::excuse(ctx, tx, report, &why))
        .await;
    done_or_mend(&ask, (round, report), result, typed, Done::Excused).await
}

/// Says that it must report after all.
pub(crate) async fn reinstate(ask: Ask, params: Params, form: Form) -> Answer {
    let (round, report) = ids(&params)?;
    let result = ask
        .write(move |ctx, tx| checking::reinstate(ctx, tx, report))
        .await;
    done_or_mend(
        &ask,
        (round, report),
        result,
        typed(&form),
        Done::Reinstated,
    )
    .await
}

async fn done_or_mend(
    ask: &Ask,
    (round, report): (Id<Round>, Id<Report>),
    result: Result<(), AppError>,
    typed: Typed,
    done: Done,
) -> Answer {
    match result {
        Ok(()) => {
            let rest = match done {
                // After an acceptance the next report that waits is what one wants to see.
                Done::Accepted => format!("bao-cao/ky/{round}?xong={}", done.code()),
                _ => format!(
                    "bao-cao/ky/{round}?loc={}&bc={report}&xong={}",
                    Heap::Owed.code(),
                    done.code()
                ),
            };
            Ok(see_other(&ask.at(&rest)))
        }
        Err(AppError::Refused(Refusal::Checking(refusal))) => {
            let problems = problems(ask, &refusal);
            show_with(ask, round, None, Some(report), typed, problems).await
        }
        Err(error) => Err(error.into()),
    }
}

fn problems(ask: &Ask, refusal: &CheckingRefusal) -> Vec<Problem> {
    let lang = ask.lang;
    match refusal {
        CheckingRefusal::Reasons(lines) => lines
            .iter()
            .map(|one| {
                let words = t::desk::bad_reason(lang, one.bad);
                let words = t::desk::reason_for(lang, &one.number, &words);
                Problem::at(format!("ly-do-{}", one.line), words)
            })
            .collect(),
        CheckingRefusal::Reason(bad) => vec![Problem::at("why", t::desk::bad_reason(lang, *bad))],
        CheckingRefusal::Rule(_)
        | CheckingRefusal::NothingTicked
        | CheckingRefusal::ChangedMeanwhile
        | CheckingRefusal::LeaderOnlyFocal => {
            vec![Problem::at("", t::desk::refused(lang, refusal))]
        }
    }
}
