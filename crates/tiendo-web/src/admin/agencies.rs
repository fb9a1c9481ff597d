//! Bodies as the realm knows them today.

use super::people::status_of;
use crate::{
    ask::{Ask, page_with, see_other},
    error::{Answer, WebError},
    extract::{Form, Params, Query},
    frame::{Frame, Place, Problem},
    i18n::{self as t, done::Done},
};
use askama::Template;
use tiendo_app::{
    AppError, Refusal,
    bodies::{self, AgencyDetail, AgencyForm, BodiesRefusal},
};
use tiendo_domain::{
    agency::{AgencyFact, AgencyKind, Channel, Standing},
    id::{Agency, Id},
};
use tiendo_store::agency::Held;
use tiendo_text::Lang;

#[derive(Template)]
#[template(path = "admin/agencies.html")]
struct ListPage {
    f: Frame,
    rows: Vec<Held>,
    kinds: Vec<(String, String)>,
    /// The kinds as the form of a body offers them.
    kind_choices: Vec<(String, String)>,
    superiors: Vec<(String, String)>,
    kind: String,
    name: String,
    typed: AgencyForm,
}

/// All bodies of today, by kind and by words of the name.
pub(crate) async fn list(ask: Ask, query: Query) -> Answer {
    list_with(
        &ask,
        query.get("loai"),
        query.get("ten"),
        AgencyForm::default(),
        Vec::new(),
    )
    .await
}

async fn list_with(
    ask: &Ask,
    kind: &str,
    name: &str,
    typed: AgencyForm,
    problems: Vec<Problem>,
) -> Answer {
    let (wanted, words) = (AgencyKind::from_code(kind), tiendo_text::fold(name));
    let (rows, superiors) = ask
        .read(move |ctx, tx| {
            Ok((
                bodies::list(ctx, tx, wanted, &words)?,
                bodies::choices(ctx, tx)?,
            ))
        })
        .await?;
    let lang = ask.lang;
    let status = status_of(&problems);
    let f = ask
        .frame(Place::Admin, t::admin::agencies(lang))
        .crumb("quan-tri", t::admin::title(lang))
        .with_problems(problems);
    page_with(
        status,
        &ListPage {
            f,
            rows,
            kinds: kinds(lang, t::admin::show_all_kinds(lang)),
            kind_choices: kinds(lang, t::admin::choose_kind(lang)),
            superiors: optional(lang, superiors),
            kind: kind.to_owned(),
            name: name.to_owned(),
            typed,
        },
    )
}

/// Adds a body.
pub(crate) async fn add(ask: Ask, form: Form) -> Answer {
    let typed = typed(&form);
    let wanted = typed.clone();
    let added = ask
        .write(move |ctx, tx| bodies::add(ctx, tx, &wanted))
        .await;
    match added {
        Ok(id) => Ok(see_other(&ask.at(&format!(
            "quan-tri/co-quan/{id}?xong={}",
            Done::AgencyAdded.code()
        )))),
        Err(AppError::Refused(Refusal::Bodies(refusal))) => {
            list_with(&ask, "", "", typed, vec![problem(ask.lang, refusal)]).await
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Template)]
#[template(path = "admin/agency.html")]
struct AgencyPage {
    f: Frame,
    agency: AgencyDetail,
    typed: AgencyForm,
    kind_choices: Vec<(String, String)>,
    superiors: Vec<(String, String)>,
}

/// One body.
pub(crate) async fn page(ask: Ask, params: Params) -> Answer {
    page_about(&ask, params.id("agency")?, None, Vec::new()).await
}

async fn page_about(
    ask: &Ask,
    id: Id<Agency>,
    typed: Option<AgencyForm>,
    problems: Vec<Problem>,
) -> Answer {
    let (agency, superiors) = ask
        .read(move |ctx, tx| {
            let agency = bodies::detail(ctx, tx, id)?.ok_or(AppError::NotFound)?;
            Ok((agency, bodies::choices(ctx, tx)?))
        })
        .await?;
    let lang = ask.lang;
    let status = status_of(&problems);
    let f = ask
        .frame(Place::Admin, agency.held.fact.name.clone())
        .crumb("quan-tri", t::admin::title(lang))
        .crumb("quan-tri/co-quan", t::admin::agencies(lang))
        .with_problems(problems);
    let typed = typed.unwrap_or_else(|| agency.form());
    page_with(
        status,
        &AgencyPage {
            f,
            agency,
            typed,
            kind_choices: kinds(lang, t::admin::choose_kind(lang)),
            superiors: optional(lang, superiors),
        },
    )
}

/// Corrects what is held of a body; what was held before stays in the history.
pub(crate) async fn save(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Agency> = params.id("agency")?;
    let known = form.get("known").parse().map_err(|_| WebError::Malformed)?;
    let typed = typed(&form);
    let wanted = typed.clone();
    let saved = ask
        .write(move |ctx, tx| bodies::correct(ctx, tx, id, known, &wanted))
        .await;
    match saved {
        Ok(()) => Ok(see_other(&ask.at(&format!(
            "quan-tri/co-quan/{id}?xong={}",
            Done::Saved.code()
        )))),
        Err(AppError::Refused(Refusal::Bodies(refusal))) => {
            page_about(&ask, id, Some(typed), vec![problem(ask.lang, refusal)]).await
        }
        Err(error) => Err(error.into()),
    }
}

fn typed(form: &Form) -> AgencyForm {
    AgencyForm {
        name: form.get("name").to_owned(),
        short: form.get("short").to_owned(),
        symbol: form.get("symbol").to_owned(),
        kind: AgencyKind::from_code(form.get("kind")),
        superior: form.get("superior").parse().ok(),
        from: form.get("from").to_owned(),
        until: form.get("until").to_owned(),
        channel: Some(if form.has("on_paper") {
            Channel::Paper
        } else {
            Channel::Online
        }),
        confirmed: form.has("confirmed"),
    }
}

fn problem(lang: Lang, refusal: BodiesRefusal) -> Problem {
    let field = match refusal {
        BodiesRefusal::NameMissing | BodiesRefusal::NameTaken => "name",
        BodiesRefusal::KindMissing => "kind",
        BodiesRefusal::BadDate { field } | BodiesRefusal::TooLong { field } => field,
        BodiesRefusal::EmptyPeriod => "until",
        BodiesRefusal::OwnSuperior => "superior",
        BodiesRefusal::ChangedMeanwhile => "",
    };
    Problem::at(field, t::refusals::bodies(lang, refusal))
}

/// The kinds of bodies under a first choice that is none of them.
fn kinds(lang: Lang, none: &str) -> Vec<(String, String)> {
    let all = (String::new(), none.to_owned());
    std::iter::once(all)
        .chain(
            AgencyKind::ALL
                .iter()
                .map(|kind| (kind.code().to_owned(), kind.words(lang).to_owned())),
        )
        .collect()
}

fn optional(lang: Lang, agencies: Vec<(String, String)>) -> Vec<(String, String)> {
    let none = (String::new(), t::admin::no_agency(lang).to_owned());
    std::iter::once(none).chain(agencies).collect()
}

/// The days on which a fact holds, in words; nothing where it always does.
pub(crate) fn period_words(lang: Lang, fact: &AgencyFact) -> String {
    let day = tiendo_text::date::short;
    match (fact.valid.from(), fact.valid.until()) {
        (None, None) => String::new(),
        (Some(from), None) => t::admin::since(lang, &day(from)),
        (None, Some(until)) => t::admin::until(lang, &day(until)),
        (Some(from), Some(until)) => t::admin::between(lang, &day(from), &day(until)),
    }
}
