//! Sign-in, sign-out, one's own account.

use crate::{
    ask::{Ask, page, page_with, see_other},
    error::Answer,
    extract::{Form, Query},
    frame::{Frame, Place, Problem},
    guard,
    home::local_path,
    i18n::{self as t, done::Done},
};
use askama::Template;
use axum::http::StatusCode;
use tiendo_app::{
    people::PasswordRefusal,
    sign_in::{Attempt, PasswordChange, SignInRefusal},
};
use tiendo_domain::password::BadPassword;
use tiendo_text::Lang;

#[derive(Template)]
#[template(path = "account/sign-in.html")]
struct SignInPage {
    f: Frame,
    username: String,
    /// Where to go after signing in.
    next: String,
    accounts: Vec<tiendo_app::demo::Account>,
}

impl SignInPage {
    fn new(ask: &Ask, username: &str, next: &str, problems: Vec<Problem>) -> SignInPage {
        SignInPage {
            f: ask
                .frame(Place::None, t::account::sign_in_title(ask.lang))
                .with_problems(problems),
            username: username.to_owned(),
            next: next.to_owned(),
            accounts: ask
                .web
                .app
                .demo
                .as_ref()
                .map_or_else(Vec::new, |demo| demo.accounts.clone()),
        }
    }
}

/// The sign-in page.
pub(crate) async fn sign_in_page(ask: Ask, query: Query) -> Answer {
    page(&SignInPage::new(&ask, "", query.get("tiep"), Vec::new()))
}

/// Signs in.
pub(crate) async fn sign_in(ask: Ask, form: Form) -> Answer {
    let attempt = Attempt {
        username: form.get("u").to_owned(),
        password: form.get("p").to_owned(),
        address: ask.address.to_string(),
    };
    let username = attempt.username.clone();
    let before = ask.person.as_ref().map(|person| person.session);
    let signed_in = ask.web.app.sign_in(&ask.realm, attempt, before, ask.now);
    match signed_in.await? {
        Ok(token) => {
            let mut response = see_other(&local_path(form.get("tiep"), &ask));
            let name = guard::session_cookie(&ask.web, ask.realm.slug.as_str());
            guard::set_cookie(&mut response, &ask.web, &name, &token, "/");
            Ok(response)
        }
        Err(refusal) => {
            let (status, sentence) = match refusal {
                SignInRefusal::Wrong => (
                    StatusCode::UNPROCESSABLE_ENTITY,
                    t::account::wrong(ask.lang).to_owned(),
                ),
                SignInRefusal::TooMany { minutes } => (
                    StatusCode::TOO_MANY_REQUESTS,
                    t::account::too_many(ask.lang, minutes),
                ),
            };
            let problems = vec![Problem::at("u", sentence)];
            page_with(
                status,
                &SignInPage::new(&ask, &username, form.get("tiep"), problems),
            )
        }
    }
}

/// Signs out.
pub(crate) async fn sign_out(ask: Ask, _form: Form) -> Answer {
    let session = ask.signed_in()?.session;
    ask.write(move |ctx, tx| tiendo_app::sign_in::sign_out(ctx, tx, session))
        .await?;
    let mut response = see_other(&ask.at(&format!("dang-nhap?xong={}", Done::SignedOut.code())));
    let name = guard::session_cookie(&ask.web, ask.realm.slug.as_str());
    guard::set_cookie(&mut response, &ask.web, &name, "", "/");
    Ok(response)
}

#[derive(Template)]
#[template(path = "account/page.html")]
struct AccountPage {
    f: Frame,
    /// Name and value.
    facts: Vec<(String, String)>,
    /// Whether one holds no role, and so sees no more than the public does.
    no_role: bool,
}

/// One's own account.
pub(crate) async fn show(ask: Ask) -> Answer {
    let person = ask.signed_in()?;
    let lang = ask.lang;
    let roles: Vec<&str> = person
        .grants
        .iter()
        .map(|grant| grant.role.words(lang))
        .collect();
    let facts = vec![
        (t::account::name(lang).to_owned(), person.name.clone()),
        (
            t::account::position(lang).to_owned(),
            person.position.clone(),
        ),
        (
            t::account::agency(lang).to_owned(),
            person.agency_name.clone(),
        ),
        (t::account::roles(lang).to_owned(), roles.join("; ")),
    ];
    let f = ask.frame(Place::None, t::account::title(lang));
    let no_role = !crate::routes::holds_a_role(&person.grants, ask.now);
    page(&AccountPage { f, facts, no_role })
}

#[derive(Template)]
#[template(path = "account/password.html")]
struct PasswordPage {
    f: Frame,
    must: bool,
}

impl PasswordPage {
    fn new(ask: &Ask, problems: Vec<Problem>) -> PasswordPage {
        PasswordPage {
            f: ask
                .frame(Place::None, t::account::password_title(ask.lang))
                .crumb("tai-khoan", t::frame::account(ask.lang))
                .with_problems(problems),
            must: ask
                .person
                .as_ref()
                .is_some_and(|person| person.must_change_password),
        }
    }
}

/// The page where one changes one's password.
pub(crate) async fn password_page(ask: Ask) -> Answer {
    page(&PasswordPage::new(&ask, Vec::new()))
}

/// Changes one's password; every other session ends.
pub(crate) async fn change_password(ask: Ask, form: Form) -> Answer {
    let lang = ask.lang;
    if form.get("moi") != form.get("lai") {
        let problems = vec![Problem::at("lai", t::account::not_the_same(lang))];
        return page_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            &PasswordPage::new(&ask, problems),
        );
    }
    let person = ask.signed_in()?.clone();
    let change = PasswordChange {
        old: form.get("cu").to_owned(),
        new: form.get("moi").to_owned(),
        address: ask.address.to_string(),
    };
    let changed = ask.web.app.change_password(ask.ctx(), &person, change);
    match changed.await? {
        Ok(()) => Ok(see_other(
            &ask.at(&format!("tai-khoan?xong={}", Done::PasswordChanged.code())),
        )),
        Err(refusal) => {
            let (status, problem) = match refusal {
                PasswordRefusal::OldIsWrong => (
                    StatusCode::UNPROCESSABLE_ENTITY,
                    Problem::at("cu", t::account::old_wrong(lang)),
                ),
                PasswordRefusal::Weak(weak) => (
                    StatusCode::UNPROCESSABLE_ENTITY,
                    Problem::at("moi", weak_words(lang, weak)),
                ),
                PasswordRefusal::TooMany { minutes } => (
                    StatusCode::TOO_MANY_REQUESTS,
                    Problem::at("cu", t::account::too_many(lang, minutes)),
                ),
            };
            page_with(status, &PasswordPage::new(&ask, vec![problem]))
        }
    }
}

/// What is wrong with a new password, and what to do.
fn weak_words(lang: Lang, weak: BadPassword) -> &'static str {
    match weak {
        BadPassword::TooShort => t::account::too_short(lang),
        BadPassword::TooLong => t::account::too_long(lang),
        BadPassword::HasUserName => t::account::has_user_name(lang),
        BadPassword::TooEasy => t::account::too_easy(lang),
    }
}
