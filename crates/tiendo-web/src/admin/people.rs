//! People, their roles and their passwords.

use crate::{
    ask::{Ask, page as answer, page_with, see_other},
    error::{Answer, WebError},
    extract::{Form, Params},
    frame::{Frame, Place, Problem},
    i18n::{self as t, done::Done},
};
use askama::Template;
use axum::http::StatusCode;
use tiendo_app::{
    AppError, Refusal,
    people::{self, NewPerson, PeopleRefusal, PersonChange, PersonDetail, PersonRow},
};
use tiendo_domain::{
    access::RoleName,
    id::{Grant, Id, Person},
};
use tiendo_store::person::MustChange;
use tiendo_text::Lang;

#[derive(Template)]
#[template(path = "admin/people.html")]
struct ListPage {
    f: Frame,
    rows: Vec<PersonRow>,
    typed: NewPerson,
}

/// Everybody who has an account.
pub(crate) async fn list(ask: Ask) -> Answer {
    list_with(&ask, NewPerson::default(), Vec::new()).await
}

async fn list_with(ask: &Ask, typed: NewPerson, problems: Vec<Problem>) -> Answer {
    let rows = ask.read(people::list).await?;
    let status = status_of(&problems);
    let f = ask
        .frame(Place::Admin, t::admin::people(ask.lang))
        .crumb("quan-tri", t::admin::title(ask.lang))
        .with_problems(problems);
    page_with(status, &ListPage { f, rows, typed })
}

/// Adds a person and shows the temporary password once.
pub(crate) async fn add(ask: Ask, form: Form) -> Answer {
    let typed = NewPerson {
        name: form.get("name").to_owned(),
        username: form.get("username").to_owned(),
        position: form.get("position").to_owned(),
        email: form.get("email").to_owned(),
        phone: form.get("phone").to_owned(),
    };
    let password = tiendo_app::password::temporary();
    let hash = ask.web.app.hash_password(password.clone()).await?;
    let person = typed.clone();
    let added = ask
        .write(move |ctx, tx| people::add(ctx, tx, &person, &hash, MustChange::Yes))
        .await;
    match added {
        Ok(id) => shown_once(&ask, id, &typed.name, &password),
        Err(AppError::Refused(Refusal::People(refusal))) => {
            list_with(&ask, typed, vec![problem(ask.lang, refusal)]).await
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Template)]
#[template(path = "admin/password.html")]
struct PasswordPage {
    f: Frame,
    back: String,
    heading: String,
    password: String,
}

fn shown_once(ask: &Ask, id: Id<Person>, name: &str, password: &str) -> Answer {
    let heading = t::admin::temporary(ask.lang, name);
    let f = ask
        .frame(Place::Admin, heading.clone())
        .crumb("quan-tri", t::admin::title(ask.lang))
        .crumb("quan-tri/nguoi", t::admin::people(ask.lang));
    let back = ask.at(&format!("quan-tri/nguoi/{id}"));
    answer(&PasswordPage {
        f,
        back,
        heading,
        password: password.to_owned(),
    })
}

#[derive(Template)]
#[template(path = "admin/person.html")]
struct PersonPage {
    f: Frame,
    person: PersonDetail,
    agencies: Vec<(String, String)>,
    roles: Vec<(String, String)>,
}

/// One person: facts, roles, password.
pub(crate) async fn page(ask: Ask, params: Params) -> Answer {
    page_about(&ask, params.id("person")?, Vec::new()).await
}

async fn page_about(ask: &Ask, id: Id<Person>, problems: Vec<Problem>) -> Answer {
    let (person, agencies) = ask
        .read(move |ctx, tx| {
            let person = people::detail(ctx, tx, id)?.ok_or(AppError::NotFound)?;
            Ok((person, tiendo_app::bodies::choices(ctx, tx)?))
        })
        .await?;
    let lang = ask.lang;
    let status = status_of(&problems);
    let f = ask
        .frame(Place::Admin, person.row.name.clone())
        .crumb("quan-tri", t::admin::title(lang))
        .crumb("quan-tri/nguoi", t::admin::people(lang))
        .with_problems(problems);
    let roles = RoleName::ALL
        .into_iter()
        .map(|role| (role.code().to_owned(), role.words(lang).to_owned()))
        .collect();
    page_with(
        status,
        &PersonPage {
            f,
            person,
            agencies: choices(lang, agencies),
            roles,
        },
    )
}

/// Saves the facts of a person, or locks or unlocks the account.
pub(crate) async fn save(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Person> = params.id("person")?;
    let change = PersonChange {
        rev: form.get("rev").parse().map_err(|_| WebError::Malformed)?,
        name: form.get("name").to_owned(),
        position: form.get("position").to_owned(),
        email: form.get("email").to_owned(),
        phone: form.get("phone").to_owned(),
        lock: match form.get("lock") {
            "1" => people::Lock::Locked,
            _ => people::Lock::Open,
        },
    };
    let saved = ask
        .write(move |ctx, tx| people::change(ctx, tx, id, &change))
        .await;
    done_or_mend(&ask, id, saved, Done::Saved).await
}

/// Sets a temporary password, shown once.
pub(crate) async fn reset(ask: Ask, params: Params, _form: Form) -> Answer {
    let id: Id<Person> = params.id("person")?;
    let password = tiendo_app::password::temporary();
    let hash = ask.web.app.hash_password(password.clone()).await?;
    let name = ask
        .write(move |ctx, tx| people::reset_password(ctx, tx, id, &hash))
        .await?;
    shown_once(&ask, id, &name, &password)
}

/// Gives a role.
pub(crate) async fn grant(ask: Ask, params: Params, form: Form) -> Answer {
    let id: Id<Person> = params.id("person")?;
    let Some(role) = RoleName::from_code(form.get("role")) else {
        let problems = vec![Problem::at("role", t::admin::role_needed(ask.lang))];
        return page_about(&ask, id, problems).await;
    };
    let agency = form.get("for").parse().ok();
    let given = ask
        .write(move |ctx, tx| people::grant(ctx, tx, id, role, agency))
        .await;
    done_or_mend(&ask, id, given, Done::Saved).await
}

/// Ends a role as of today.
pub(crate) async fn end_grant(ask: Ask, params: Params, _form: Form) -> Answer {
    let id: Id<Person> = params.id("person")?;
    let grant: Id<Grant> = params.id("grant")?;
    let ended = ask
        .write(move |ctx, tx| people::end_grant(ctx, tx, id, grant))
        .await;
    done_or_mend(&ask, id, ended, Done::Saved).await
}

async fn done_or_mend(
    ask: &Ask,
    id: Id<Person>,
    result: Result<(), AppError>,
    done: Done,
) -> Answer {
    match result {
        Ok(()) => Ok(see_other(
            &ask.at(&format!("quan-tri/nguoi/{id}?xong={}", done.code())),
        )),
        Err(AppError::Refused(Refusal::People(refusal))) => {
            page_about(ask, id, vec![problem(ask.lang, refusal)]).await
        }
        Err(error) => Err(error.into()),
    }
}

fn problem(lang: Lang, refusal: PeopleRefusal) -> Problem {
    let field = match refusal {
        PeopleRefusal::NameMissing => "name",
        PeopleRefusal::TooLong { field } => field,
        PeopleRefusal::UsernameBad | PeopleRefusal::UsernameTaken => "username",
        PeopleRefusal::RoleNeedsAgency => "for",
        PeopleRefusal::RoleHeld => "role",
        PeopleRefusal::LastAdministrator | PeopleRefusal::ChangedMeanwhile => "",
    };
    Problem::at(field, t::refusals::people(lang, refusal))
}

fn choices(lang: Lang, agencies: Vec<(String, String)>) -> Vec<(String, String)> {
    let none = (String::new(), t::admin::no_agency(lang).to_owned());
    std::iter::once(none).chain(agencies).collect()
}

/// 422 where there is something to mend.
pub(super) fn status_of(problems: &[Problem]) -> StatusCode {
    if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}
