//! Somebody who is signed in.

use super::http::{Answer, Ask, Connection};
use anyhow::{Context as _, bail};
use form_urlencoded::Serializer;
use std::net::SocketAddr;

/// A signed-in person's browser.
#[derive(Debug, Clone)]
pub(super) struct Visitor {
    realm: String,
    cookies: String,
    token: String,
}

impl Visitor {
    /// Signs in as a person does: the page, its token, the form.
    pub(super) fn sign_in(
        server: SocketAddr,
        realm: &str,
        username: &str,
        password: &str,
    ) -> anyhow::Result<Visitor> {
        let mut connection = Connection::open(server)?;
        let path = format!("/{realm}/dang-nhap");
        let mut ask = Ask {
            path: &path,
            cookies: "",
            form: None,
            gzip: false,
        };
        let page = connection.ask(ask)?;
        let cookies = page.cookies.join("; ");
        let form = Serializer::new(String::new())
            .append_pair("_t", field(&page, "_t")?)
            .append_pair("u", username)
            .append_pair("p", password)
            .finish();
        ask.cookies = &cookies;
        ask.form = Some(&form);
        let answer = connection.ask(ask)?;
        if answer.status != 303 {
            bail!("{username} could not sign in to {realm}: {}", answer.status);
        }
        let mut visitor = Visitor {
            realm: realm.to_owned(),
            cookies: answer.cookies.join("; "),
            token: String::new(),
        };
        let page = visitor.get(&mut connection, "tai-khoan", false)?;
        field(&page, "_t")?.clone_into(&mut visitor.token);
        Ok(visitor)
    }

    /// A page of the realm; `rest` has no leading slash.
    pub(super) fn get(
        &self,
        connection: &mut Connection,
        rest: &str,
        gzip: bool,
    ) -> anyhow::Result<Answer> {
        connection.ask(Ask {
            path: &format!("/{}/{rest}", self.realm),
            cookies: &self.cookies,
            form: None,
            gzip,
        })
    }

    /// Sends a form with the session's token.
    pub(super) fn post(
        &self,
        connection: &mut Connection,
        rest: &str,
        fields: &[(String, String)],
    ) -> anyhow::Result<Answer> {
        let form = Serializer::new(String::new())
            .append_pair("_t", &self.token)
            .extend_pairs(fields)
            .finish();
        connection.ask(Ask {
            path: &format!("/{}/{rest}", self.realm),
            cookies: &self.cookies,
            form: Some(&form),
            gzip: false,
        })
    }
}

/// The value of a hidden field of a page.
pub(super) fn field<'a>(page: &'a Answer, name: &str) -> anyhow::Result<&'a str> {
    let text = std::str::from_utf8(&page.body)?;
    let start = format!("name=\"{name}\" value=\"");
    let found = text
        .split_once(&start)
        .and_then(|(_, rest)| rest.split_once('"'));
    let (value, _) =
        found.with_context(|| format!("a page ({}) lacks the field {name}", page.status))?;
    Ok(value)
}
