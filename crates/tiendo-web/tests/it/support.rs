//! A fresh installation for each test with the web application over it, and browsers that are
//! signed in as a role.

use std::future::Future;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use jiff::Timestamp;
use tempfile::TempDir;
use tiendo_app::bodies::{self, BodyList};
use tiendo_app::people::{self, NewPerson};
use tiendo_app::realms::{self, NewRealm};
use tiendo_app::taking_in::{self, Answers};
use tiendo_app::{App, AppError, Clock, Ctx, FixedClock, password};
use tiendo_domain::access::RoleName;
use tiendo_domain::id::{Agency, Id, Person, Plan, RealmId};
use tiendo_store::person::MustChange;
use tiendo_store::{Actor, Location, Options, WriteTx};
use tiendo_web::Web;
use tokio::runtime::Runtime;
use tower::ServiceExt as _;

/// Declares tests: each function runs on both engines.
macro_rules! on_both {
    ($($(#[$doc:meta])* fn $name:ident($at:ident) $body:block)*) => {
        $(
            mod $name {
                use super::*;

                fn check($at: &$crate::support::Site) $body

                #[test]
                fn on_sqlite() {
                    check(&$crate::support::Site::sqlite());
                }

                #[test]
                fn on_postgres() {
                    if let Some(site) = $crate::support::Site::postgres() {
                        check(&site);
                    }
                }
            }
        )*
    };
}
pub(crate) use on_both;

/// The one password of all who are signed in by tests.
pub(crate) const PASSWORD: &str = "mot mat khau dai cho kiem thu";

/// An installation with one realm, `quang-ngai`, and its web application; gone when the test is over.
pub(crate) struct Site {
    pub(crate) app: App,
    pub(crate) realm: RealmId,
    router: Router,
    runtime: Runtime,
    /// The password's hash: making it is slow, and one will do.
    hash: String,
    /// Server and schema, to be dropped.
    schema: Option<(String, String)>,
    _folder: TempDir,
}

static COUNT: AtomicU32 = AtomicU32::new(0);

/// 10/11/2026 08:00 in Vietnam.
pub(crate) fn now() -> Timestamp {
    "2026-11-10T01:00:00Z".parse().unwrap()
}

impl Site {
    pub(crate) fn sqlite() -> Site {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::Sqlite(folder.path().join("tiendo.db"));
        Site::open(folder, &location, None)
    }

    /// A schema of its own, or nothing where no server is given; in CI one must be.
    pub(crate) fn postgres() -> Option<Site> {
        let Ok(server) = std::env::var("TIENDO_TEST_PG") else {
            assert!(
                std::env::var("CI").is_err(),
                "CI runs these tests on PostgreSQL too: set TIENDO_TEST_PG"
            );
            return None;
        };
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let schema = format!("web_{}_{number}", std::process::id());
        psql(&server, &format!("CREATE SCHEMA {schema}"));
        let join = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{join}options=-csearch_path%3D{schema}");
        let folder = tempfile::tempdir().unwrap();
        Some(Site::open(
            folder,
            &Location::Postgres(url),
            Some((server, schema)),
        ))
    }

    fn open(folder: TempDir, location: &Location, schema: Option<(String, String)>) -> Site {
        let options = Options {
            readers: 1,
            salt: || [7; 16],
        };
        let app = App::open(
            folder.path(),
            location,
            options,
            Clock::Fixed(FixedClock::at(now())),
        )
        .unwrap();
        let new = NewRealm {
            slug: "quang-ngai".parse().unwrap(),
            name: "UBND tỉnh Quảng Ngãi".into(),
            name_en: "People's Committee of Quảng Ngãi province".into(),
            public: true,
            administrator: "quantri".into(),
            administrator_name: "Vũ Giả Danh".into(),
        };
        let realm = realms::create(&app, new, PASSWORD).unwrap();
        let web = Web {
            app: app.clone(),
            public_origin: None,
            trusted_proxy: false,
        };
        Site {
            router: tiendo_web::app(&web),
            app,
            realm,
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap(),
            hash: password::hash(PASSWORD).unwrap(),
            schema,
            _folder: folder,
        }
    }

    /// Writes as the program itself, at the clock's instant.
    pub(crate) fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Ctx, &mut WriteTx<'_>) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        let mut ctx = Ctx::system(self.realm, Actor::System, self.app.now());
        self.app
            .store
            .write_blocking(self.realm, move |tx| work(&mut ctx, tx))
    }

    /// The sample province's bodies and collectives, as on the day the sample plan was signed, by key.
    pub(crate) fn with_bodies(&self) -> std::collections::BTreeMap<String, Id<Agency>> {
        let list = BodyList::read(
            include_str!("../../../../samples/agencies-quang-ngai.csv"),
            include_str!("../../../../samples/collectives-quang-ngai.csv"),
        );
        let list = list.unwrap().as_on(jiff::civil::date(2024, 11, 6));
        self.write(move |ctx, tx| bodies::import(ctx, tx, &list))
            .unwrap()
    }

    /// The sample plan confirmed into the register; the bodies are there already.
    pub(crate) fn with_plan(&self) -> Id<Plan> {
        let bytes = include_bytes!("../../../../samples/214-KH-UBND.txt").to_vec();
        let examined = taking_in::examine("214-KH-UBND.txt", bytes).unwrap();
        let answers = Answers {
            reason: "như nhiệm vụ 1.1",
            secret: &["3.6"],
        };
        self.write(move |ctx, tx| taking_in::take_in_with(ctx, tx, &examined, answers))
            .unwrap()
    }

    /// A browser that is not signed in.
    pub(crate) fn visitor(&self) -> Browser<'_> {
        Browser {
            site: self,
            router: self.router.clone(),
            cookies: Mutex::new(Vec::new()),
        }
    }

    /// A browser that is not signed in, of this installation behind https.
    pub(crate) fn visitor_by_https(&self) -> Browser<'_> {
        let web = Web {
            app: self.app.clone(),
            public_origin: Some("https://tiendo.example".into()),
            trusted_proxy: true,
        };
        Browser {
            router: tiendo_web::app(&web),
            ..self.visitor()
        }
    }

    /// The fixed clock.
    pub(crate) fn clock(&self) -> &FixedClock {
        match &self.app.clock {
            Clock::Fixed(clock) => clock,
            Clock::System | Clock::Moved(_) => panic!("tests have a fixed clock"),
        }
    }

    /// Runs something that waits.
    pub(crate) fn block_on<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    /// A new person without roles, who can sign in with [`PASSWORD`].
    pub(crate) fn person(&self, username: &str) -> Id<Person> {
        let (hash, new) = (
            self.hash.clone(),
            NewPerson {
                name: "Trần Văn Mẫu".to_owned(),
                username: username.to_owned(),
                ..NewPerson::default()
            },
        );
        self.write(move |ctx, tx| people::add(ctx, tx, &new, &hash, MustChange::No))
            .unwrap()
    }

    /// A browser of a new person who holds `role`, for `agency` where the role needs a body.
    pub(crate) fn signed_in(&self, role: RoleName, agency: Option<Id<Agency>>) -> Browser<'_> {
        self.newcomer(role.code(), MustChange::No, Some((role, agency)))
    }

    /// A browser of a new person, with a role or without any.
    pub(crate) fn newcomer(
        &self,
        what: &str,
        must_change: MustChange,
        grant: Option<(RoleName, Option<Id<Agency>>)>,
    ) -> Browser<'_> {
        static PEOPLE: AtomicU32 = AtomicU32::new(0);
        let username = format!("nguoi{}", PEOPLE.fetch_add(1, Ordering::Relaxed));
        let (hash, new) = (
            self.hash.clone(),
            NewPerson {
                name: format!("Trần Văn Mẫu ({what})"),
                username: username.clone(),
                ..NewPerson::default()
            },
        );
        self.write(move |ctx, tx| {
            let person = people::add(ctx, tx, &new, &hash, must_change)?;
            match grant {
                Some((role, agency)) => people::grant(ctx, tx, person, role, agency),
                None => Ok(()),
            }
        })
        .unwrap();
        let browser = self.visitor();
        let page = browser.get("/quang-ngai/dang-nhap");
        let fields = [
            ("_t", page.form_token()),
            ("u", username),
            ("p", PASSWORD.to_owned()),
        ];
        let answer = browser.post("/quang-ngai/dang-nhap", &fields);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        browser
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some((server, schema)) = &self.schema {
            psql(server, &format!("DROP SCHEMA IF EXISTS {schema} CASCADE"));
        }
    }
}

/// Somebody's browser: it keeps cookies and follows nothing by itself.
pub(crate) struct Browser<'s> {
    site: &'s Site,
    router: Router,
    cookies: Mutex<Vec<(String, String)>>,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Browser<'_> {
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap())
    }

    /// Signs in, or tries to; `more` are headers that are sent with it.
    pub(crate) fn try_sign_in(
        &self,
        username: &str,
        password: &str,
        more: &[(&'static str, &str)],
    ) -> Answer {
        let page = self.get("/quang-ngai/dang-nhap");
        let fields = [
            ("_t", page.form_token()),
            ("u", username.into()),
            ("p", password.into()),
        ];
        let mut request = form("/quang-ngai/dang-nhap", &fields);
        for (name, value) in more {
            request.headers_mut().append(*name, value.parse().unwrap());
        }
        self.send(request)
    }

    /// The cookies that it keeps, names and values.
    pub(crate) fn cookies(&self) -> Vec<(String, String)> {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        cookies.clone()
    }

    /// Puts a cookie in, as somebody at the keyboard could.
    pub(crate) fn put_cookie(&self, name: &str, value: &str) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        cookies.push((name.to_owned(), value.to_owned()));
    }

    /// Sends a form as a page of ours would.
    pub(crate) fn post(&self, path: &str, fields: &[(&str, String)]) -> Answer {
        self.send(form(path, fields))
    }

    /// Sends any request with this browser's cookies, and keeps those of the answer.
    pub(crate) fn send(&self, mut request: Request<Body>) -> Answer {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let sent: Vec<String> = cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if !sent.is_empty() {
            request
                .headers_mut()
                .insert(header::COOKIE, sent.join("; ").parse().unwrap());
        }
        let router = self.router.clone();
        let answer = self.site.runtime.block_on(async move {
            let response = router.oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            Answer {
                status: parts.status,
                headers: parts.headers,
                body,
            }
        });
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            cookies.retain(|(kept, _)| kept != name);
            if !value.is_empty() {
                cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        answer
    }
}

/// A form as a page of ours would send it.
pub(crate) fn form(path: &str, fields: &[(&str, String)]) -> Request<Body> {
    let body: String = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish();
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    request.body(Body::from(body)).unwrap()
}

/// A form of parts: fields with their values, files with their names, in this order.
pub(crate) fn parts(path: &str, parts: &[(&str, Option<&str>, &[u8])]) -> Request<Body> {
    let mut body = Vec::new();
    for (name, file, bytes) in parts {
        let file = file.map_or_else(String::new, |file| format!("; filename=\"{file}\""));
        let head =
            format!("--grenze\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
        body.extend(head.bytes().chain(bytes.iter().copied()).chain(*b"\r\n"));
    }
    body.extend(b"--grenze--\r\n");
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=grenze")
        .header("sec-fetch-site", "same-origin");
    request.body(Body::from(body)).unwrap()
}

impl Answer {
    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// What stands between `<main` and `</main>`.
    pub(crate) fn main(&self) -> String {
        let text = self.text();
        let start = text.find("<main").unwrap_or(0);
        let end = text.find("</main>").unwrap_or(text.len());
        text[start..end].to_owned()
    }

    /// A header of the answer; empty where it is absent.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// The form token of the page.
    pub(crate) fn form_token(&self) -> String {
        let text = self.text();
        let (_, rest) = text
            .split_once("name=\"_t\" value=\"")
            .expect("the page has a form");
        rest.split('"').next().unwrap_or_default().to_owned()
    }
}

/// Runs a command of the server; the client program comes with every PostgreSQL.
fn psql(server: &str, command: &str) {
    let done = Command::new("psql")
        .args([
            server,
            "--quiet",
            "--no-psqlrc",
            "-v",
            "ON_ERROR_STOP=1",
            "-c",
            command,
        ])
        .env("PGOPTIONS", "--client-min-messages=warning")
        .status()
        .expect("psql is installed where a PostgreSQL server is given");
    assert!(done.success(), "{command}");
}
