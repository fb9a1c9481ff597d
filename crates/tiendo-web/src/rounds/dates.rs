//! The dates of a round in preparation: cut-off of figures and entry window, as they are typed. The due date is the
//! obligation's and stands on the page in words.

use super::prepare;
use crate::{
    ask::{Ask, see_other},
    error::Answer,
    extract::{Form, Params},
    frame::Problem,
    i18n::{self as t, done::Done},
};
use jiff::civil::Date;
use tiendo_app::{
    AppError, Refusal,
    rounds::{self, CalendarChange, RoundsRefusal},
};
use tiendo_domain::{
    id::{Id, Round},
    round::BadCalendar,
};
use tiendo_store::round;
use tiendo_text::date;

/// The dates as they are typed; an empty one is open.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub(super) rev: String,
    pub(super) cut_off: String,
    pub(super) from: String,
    pub(super) last: String,
}

impl Typed {
    /// The dates of a round.
    pub(super) fn of(record: &round::Record) -> Typed {
        let entry = record.calendar.entry;
        let day = |day: Option<Date>| day.map(date::short).unwrap_or_default();
        Typed {
            rev: record.rev.to_string(),
            cut_off: day(record.calendar.cut_off),
            from: day(entry.from()),
            last: day(entry.last()),
        }
    }
}

/// Sets them.
pub(crate) async fn set(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Round> = params.id("round")?;
    let typed = Typed {
        rev: form.get("rev").to_owned(),
        cut_off: form.get("chot").to_owned(),
        from: form.get("tu").to_owned(),
        last: form.get("den").to_owned(),
    };
    let mut problems = Vec::new();
    let mut day = |field: &str, text: &str| {
        let parsed = (!text.is_empty()).then(|| date::parse(text));
        if matches!(parsed, Some(Err(_))) {
            problems.push(Problem::at(field, t::report::bad_day(ask.lang)));
        }
        parsed.and_then(Result::ok)
    };
    let change = CalendarChange {
        rev: typed.rev.parse().unwrap_or_default(),
        cut_off: day("chot", &typed.cut_off),
        entry_from: day("tu", &typed.from),
        entry_last: day("den", &typed.last),
    };
    if !problems.is_empty() {
        return prepare::shown(&ask, id, typed.into(), problems).await;
    }
    let set = ask
        .write(move |ctx, tx| rounds::set_calendar(ctx, tx, id, change))
        .await;
    match set {
        Ok(()) => Ok(see_other(&ask.at(&format!(
            "bao-cao/chuan-bi/{id}?xong={}",
            Done::Saved.code()
        )))),
        Err(AppError::Refused(Refusal::Rounds(refusal))) => {
            let words = t::rounds::refusal(ask.lang, &refusal);
            let problems = vec![Problem::at(field(&refusal), words)];
            prepare::shown(&ask, id, typed.into(), problems).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The field that a refusal is about.
fn field(refusal: &RoundsRefusal) -> &'static str {
    match refusal {
        RoundsRefusal::Calendar(BadCalendar::NoEntryBeforeDue { .. }) => "tu",
        RoundsRefusal::Calendar(BadCalendar::EntryEndsBeforeDue { .. })
        | RoundsRefusal::EntryEmpty { .. } => "den",
        _ => "chot",
    }
}
