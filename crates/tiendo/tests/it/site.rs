//! A fresh installation for each test, on either engine, made by the use cases before the binary is started on it: the
//! sample plan, its round of 2026 open, and officers who write reports.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;
use tiendo_app::bodies::{self, BodyList};
use tiendo_app::people::{self, NewPerson};
use tiendo_app::realms::{self, NewRealm};
use tiendo_app::taking_in::{self, Answers};
use tiendo_app::{App, AppError, Clock, Ctx, FixedClock, password, rounds};
use tiendo_domain::access::{Reach, RoleGrant, RoleName};
use tiendo_domain::id::{Agency, Id, Person, RealmId, Report, Round};
use tiendo_domain::time::Period;
use tiendo_store::person::MustChange;
use tiendo_store::report::{self, line};
use tiendo_store::verify::{Verification, verify};
use tiendo_store::{Actor, Location, Options, Store, WriteTx, hex};

use crate::program::command;

/// The password of all who are signed in by tests.
pub(crate) const PASSWORD: &str = "mot mat khau dai cho kiem thu";

/// The realm's short name.
pub(crate) const REALM: &str = "quang-ngai";

/// Bodies whose officers write, by their keys in the sample list.
pub(crate) const WRITERS: [&str; 4] = [
    "so-cong-thuong",
    "so-y-te",
    "so-tai-chinh",
    "so-ke-hoach-va-dau-tu",
];

/// A database and a folder; gone when the test is over.
pub(crate) struct Site {
    pub(crate) folder: TempDir,
    pub(crate) location: Location,
    /// Server and schema, to be dropped.
    schema: Option<(String, String)>,
}

static COUNT: AtomicU32 = AtomicU32::new(0);

impl Site {
    pub(crate) fn sqlite() -> Site {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::Sqlite(folder.path().join("tiendo.sqlite"));
        Site {
            folder,
            location,
            schema: None,
        }
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
        let schema = format!("run_{}_{number}", std::process::id());
        psql(&server, &format!("CREATE SCHEMA {schema}"));
        let join = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{join}options=-csearch_path%3D{schema}");
        let mut site = Site::on(url);
        site.schema = Some((server, schema));
        Some(site)
    }

    /// In this database, which is gone with its server.
    pub(crate) fn on(url: String) -> Site {
        Site {
            folder: tempfile::tempdir().unwrap(),
            location: Location::Postgres(url),
            schema: None,
        }
    }

    /// The arguments that lead a command to this installation.
    pub(crate) fn args(&self) -> Vec<String> {
        let folder = self.folder.path().display().to_string();
        let mut args = vec!["--data".to_owned(), folder];
        if let Location::Postgres(url) = &self.location {
            args.extend(["--database".to_owned(), url.clone()]);
        }
        args
    }

    /// A command on this installation.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = command(args);
        command.args(self.args());
        command
    }

    /// Runs something on the database past the program, as somebody with access to it would: links and
    /// checks do not hold them up.
    pub(crate) fn tamper(&self, script: &str) {
        match &self.location {
            Location::Sqlite(file) => {
                let script = format!(
                    "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; {script}"
                );
                let done = Command::new("sqlite3")
                    .args(["-bail", "-batch"])
                    .arg(file)
                    .arg(script)
                    .output()
                    .expect("sqlite3 is installed (scripts/system-packages)");
                let said = String::from_utf8_lossy(&done.stderr);
                assert!(done.status.success() && said.is_empty(), "{said}");
            }
            Location::Postgres(url) => {
                psql(
                    url,
                    &format!("SET session_replication_role = replica; {script}"),
                );
            }
        }
    }

    /// Opens the database in this process, as a second one beside the server.
    pub(crate) fn store(&self) -> Store {
        Store::open(&self.location, Options::command()).unwrap()
    }

    /// The realm as verify finds it.
    pub(crate) fn verified(&self, store: &Store) -> Verification {
        let files = tiendo_app::files::Files::open(self.folder.path().join("files")).unwrap();
        store
            .read_blocking(move |tx| verify(tx, RealmId(1), &|hash| files.get(&hex(hash)), &[]))
            .unwrap()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some((server, schema)) = &self.schema {
            psql(server, &format!("DROP SCHEMA IF EXISTS {schema} CASCADE"));
        }
    }
}

/// Runs a command of the server; the client program comes with every PostgreSQL.
pub(crate) fn psql(server: &str, command: &str) {
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
        .stdout(std::process::Stdio::null())
        .status()
        .expect("psql is installed where a PostgreSQL server is given");
    assert!(done.success(), "{command}");
}

/// What a writer writes: a report and its lines with the revisions that were last seen.
#[derive(Clone, Debug)]
pub(crate) struct Desk {
    /// User name of the officer.
    pub(crate) username: String,
    pub(crate) report: Id<Report>,
    pub(crate) lines: Vec<line::Record>,
}

/// Makes the realm with the sample plan, its round of 2026 open, an officer for each of [`WRITERS`], and the
/// focal officer `daumoi`. What is done is done on 10/11/2026.
pub(crate) fn reporting(site: &Site) -> Vec<Desk> {
    let clock = FixedClock::at("2026-11-10T01:00:00Z".parse().unwrap());
    let app = App::open(
        site.folder.path(),
        &site.location,
        Options::command(),
        Clock::Fixed(clock),
    )
    .unwrap();
    let realm = realms::create(&app, realm(), PASSWORD).unwrap();
    let list = BodyList::read(
        include_str!("../../../../samples/agencies-quang-ngai.csv"),
        include_str!("../../../../samples/collectives-quang-ngai.csv"),
    );
    let list = list.unwrap().as_on(jiff::civil::date(2024, 11, 6));
    let bodies = write(&app, realm, move |ctx, tx| bodies::import(ctx, tx, &list));
    let bytes = include_bytes!("../../../../samples/214-KH-UBND.txt").to_vec();
    let examined = taking_in::examine("214-KH-UBND.txt", bytes).unwrap();
    examined.keep(&app.files).unwrap();
    let answers = Answers {
        reason: "như nhiệm vụ 1.1",
        secret: &["3.6"],
    };
    write(&app, realm, move |ctx, tx| {
        taking_in::take_in_with(ctx, tx, &examined, answers)
    });
    let hash = password::hash(PASSWORD).unwrap();
    let focal_body = bodies["so-ke-hoach-va-dau-tu"];
    let focal = add(
        &app,
        realm,
        &hash,
        "daumoi",
        RoleName::FocalOfficer,
        focal_body,
    );
    let round = open_round(&app, realm, focal, focal_body);
    let desk = |key: &&str| {
        let (body, username) = (bodies[*key], key.replace("so-", "cv."));
        add(&app, realm, &hash, &username, RoleName::AgencyOfficer, body);
        desk_of(&app, realm, round, (username, body))
    };
    WRITERS.iter().map(desk).collect()
}

/// A realm with an administrator `quantri`.
pub(crate) fn realm() -> NewRealm {
    NewRealm {
        slug: REALM.parse().unwrap(),
        name: "UBND tỉnh Quảng Ngãi".into(),
        name_en: "People's Committee of Quảng Ngãi province".into(),
        public: true,
        administrator: "quantri".into(),
        administrator_name: "Vũ Giả Danh".into(),
    }
}

fn write<T: Send + 'static>(
    app: &App,
    realm: RealmId,
    work: impl FnOnce(&mut Ctx, &mut WriteTx<'_>) -> Result<T, AppError> + Send + 'static,
) -> T {
    let mut ctx = Ctx::system(realm, Actor::System, app.now());
    app.store
        .write_blocking(realm, move |tx| work(&mut ctx, tx))
        .unwrap()
}

fn add(
    app: &App,
    realm: RealmId,
    hash: &str,
    username: &str,
    role: RoleName,
    body: Id<Agency>,
) -> Id<Person> {
    let new = NewPerson {
        name: format!("Trần Văn Mẫu ({username})"),
        username: username.to_owned(),
        position: "Chuyên viên".to_owned(),
        ..NewPerson::default()
    };
    let hash = hash.to_owned();
    write(app, realm, move |ctx, tx| {
        let person = people::add(ctx, tx, &new, &hash, MustChange::No)?;
        people::grant(ctx, tx, person, role, Some(body))?;
        Ok(person)
    })
}

fn open_round(app: &App, realm: RealmId, focal: Id<Person>, body: Id<Agency>) -> Id<Round> {
    let mut ctx = Ctx::system(realm, Actor::Person(focal), app.now());
    ctx.grants = vec![RoleGrant {
        role: RoleName::FocalOfficer,
        agency: Some(body),
        valid: Period::ALWAYS,
    }];
    ctx.reach = Reach::Realm;
    app.store
        .write_blocking(realm, move |tx| {
            let ctx = &mut ctx;
            let rows = rounds::list(ctx, tx)?;
            let row = rows
                .iter()
                .find(|row| row.unopened.iter().any(|year| year.year == 2026))
                .unwrap();
            let round = rounds::start(ctx, tx, row.obligation.obligation, 2026)?;
            rounds::settle_open_set(ctx, tx, round)?;
            rounds::open(ctx, tx, round, Some(jiff::civil::date(2026, 11, 14)))?;
            Ok::<_, AppError>(round)
        })
        .unwrap()
}

fn desk_of(
    app: &App,
    realm: RealmId,
    round: Id<Round>,
    (username, body): (String, Id<Agency>),
) -> Desk {
    let (report, lines) = write(app, realm, move |ctx, tx| {
        let all = report::of_round(tx, ctx.realm, round, ctx.today())?;
        let report = all
            .into_iter()
            .find(|one| one.report.agency == body)
            .unwrap();
        let id = report.report.id;
        Ok((id, line::of_report(tx, ctx.realm, id)?))
    });
    Desk {
        username,
        report,
        lines,
    }
}

/// What every line of a report says, as it lies in the database.
pub(crate) fn said(store: &Store, report: Id<Report>) -> BTreeMap<String, line::Record> {
    let lines = store
        .read_blocking(move |tx| line::of_report(tx, RealmId(1), report))
        .unwrap();
    lines
        .into_iter()
        .map(|line| (line.id.to_string(), line))
        .collect()
}
