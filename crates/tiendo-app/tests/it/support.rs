//! A fresh installation for each test, on either engine, with the bodies of the sample province and
//! the sample plan where a test wants them.

use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use jiff::Timestamp;
use tempfile::TempDir;
use tiendo_app::bodies::{self, BodyList};
use tiendo_app::realms::{self, NewRealm};
use tiendo_app::taking_in::{self, Answers};
use tiendo_app::{App, AppError, Clock, Ctx, FixedClock};
use tiendo_domain::access::{Opened, Reach};
use tiendo_domain::id::{Id, Plan, RealmId};
use tiendo_store::{Actor, Location, Options, ReadTx, WriteTx};

/// Declares tests: each function runs on both engines.
macro_rules! on_both {
    ($($(#[$doc:meta])* fn $name:ident($at:ident) $body:block)*) => {
        $(
            mod $name {
                use super::*;

                fn check($at: &$crate::support::Place) $body

                #[test]
                fn on_sqlite() {
                    check(&$crate::support::Place::sqlite());
                }

                #[test]
                fn on_postgres() {
                    if let Some(place) = $crate::support::Place::postgres() {
                        check(&place);
                    }
                }
            }
        )*
    };
}
pub(crate) use on_both;

/// An installation with one realm; gone when the test is over.
pub(crate) struct Place {
    pub(crate) app: App,
    pub(crate) clock: FixedClock,
    pub(crate) realm: RealmId,
    /// Server and schema, to be dropped.
    schema: Option<(String, String)>,
    _folder: TempDir,
}

static COUNT: AtomicU32 = AtomicU32::new(0);

/// 10/11/2026 08:00 in Vietnam.
pub(crate) fn now() -> Timestamp {
    "2026-11-10T01:00:00Z".parse().unwrap()
}

impl Place {
    pub(crate) fn sqlite() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let location = Location::Sqlite(folder.path().join("tiendo.db"));
        Place::open(folder, &location, None)
    }

    /// A schema of its own, or nothing where no server is given; in CI one must be.
    pub(crate) fn postgres() -> Option<Place> {
        let Ok(server) = std::env::var("TIENDO_TEST_PG") else {
            assert!(
                std::env::var("CI").is_err(),
                "CI runs these tests on PostgreSQL too: set TIENDO_TEST_PG"
            );
            return None;
        };
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let schema = format!("app_{}_{number}", std::process::id());
        psql(&server, &format!("CREATE SCHEMA {schema}"));
        let join = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{join}options=-csearch_path%3D{schema}");
        let folder = tempfile::tempdir().unwrap();
        Some(Place::open(
            folder,
            &Location::Postgres(url),
            Some((server, schema)),
        ))
    }

    fn open(folder: TempDir, location: &Location, schema: Option<(String, String)>) -> Place {
        let clock = FixedClock::at(now());
        let options = Options {
            readers: 1,
            salt: || [7; 16],
        };
        let app = App::open(
            folder.path(),
            location,
            options,
            Clock::Fixed(clock.clone()),
        )
        .unwrap();
        let new = NewRealm {
            slug: "quang-ngai".parse().unwrap(),
            name: "UBND tỉnh".into(),
            name_en: "Provincial People's Committee".into(),
            public: true,
            administrator: "quantri".into(),
            administrator_name: "Vũ Giả Danh".into(),
        };
        let realm = realms::create(&app, new, "mot mat khau dai cho kiem thu").unwrap();
        Place {
            app,
            clock,
            realm,
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

    /// Reads with the whole realm within reach.
    pub(crate) fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Ctx, &mut ReadTx<'_>) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        self.read_within(Reach::Realm, work)
    }

    /// Reads as somebody who is not signed in.
    pub(crate) fn read_public<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Ctx, &mut ReadTx<'_>) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        let opened = Reach::Some {
            opened: Opened::Included,
            agencies: [].into(),
        };
        self.read_within(opened, work)
    }

    /// Reads with this reach.
    pub(crate) fn read_within<T: Send + 'static>(
        &self,
        reach: Reach,
        work: impl FnOnce(&Ctx, &mut ReadTx<'_>) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        let mut ctx = Ctx::system(self.realm, Actor::System, self.app.now());
        ctx.reach = reach;
        self.app.store.read_blocking(move |tx| work(&ctx, tx))
    }

    /// The sample province's bodies and collectives, as on the day the sample plan was signed.
    pub(crate) fn with_bodies(&self) {
        let list = BodyList::read(
            include_str!("../../../../samples/agencies-quang-ngai.csv"),
            include_str!("../../../../samples/collectives-quang-ngai.csv"),
        );
        let list = list.unwrap().as_on(jiff::civil::date(2024, 11, 6));
        self.write(move |ctx, tx| bodies::import(ctx, tx, &list))
            .unwrap();
    }

    /// The bodies, and the sample plan confirmed into the register.
    pub(crate) fn with_plan(&self) -> Id<Plan> {
        self.with_bodies();
        let bytes = include_bytes!("../../../../samples/214-KH-UBND.txt").to_vec();
        let examined = taking_in::examine("214-KH-UBND.txt", bytes).unwrap();
        let answers = Answers {
            reason: "như nhiệm vụ 1.1",
            secret: &["3.6"],
        };
        self.write(move |ctx, tx| taking_in::take_in_with(ctx, tx, &examined, answers))
            .unwrap()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some((server, schema)) = &self.schema {
            psql(server, &format!("DROP SCHEMA IF EXISTS {schema} CASCADE"));
        }
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
