//! A fresh database for each test, on either engine.

use std::sync::atomic::{AtomicU32, Ordering};

use jiff::Timestamp;
use tempfile::TempDir;
use tiendo_domain::id::RealmId;
use tiendo_store::realm::{self, NewRealm};
use tiendo_store::tables::SETTING;
use tiendo_store::verify::{Verification, VerifyError, verify};
use tiendo_store::{
    Actor, Event, Hash, INSTALLATION, Location, OpenError, Options, ReadTx, Row, Store, StoreError,
    WriteTx, tables, values,
};

/// Declares contract tests: each function runs on both engines.
macro_rules! contract {
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
pub(crate) use contract;

/// Where a test's database is; gone when the test is over.
pub(crate) struct Place {
    pub(crate) location: Location,
    schema: Option<(String, String)>,
    /// Kept for its drop, which removes the folder.
    _folder: TempDir,
}

static COUNT: AtomicU32 = AtomicU32::new(0);

impl Place {
    pub(crate) fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            location: Location::Sqlite(folder.path().join("tiendo.db")),
            schema: None,
            _folder: folder,
        }
    }

    /// A schema of its own, or nothing where no server is given; in CI one must be.
    pub(crate) fn postgres() -> Option<Self> {
        let Ok(server) = std::env::var("TIENDO_TEST_PG") else {
            assert!(
                std::env::var("CI").is_err(),
                "CI runs the contract on PostgreSQL too: set TIENDO_TEST_PG"
            );
            return None;
        };
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let schema = format!("contract_{}_{number}", std::process::id());
        sql(
            &server,
            &format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}"),
        );
        let join = if server.contains('?') { '&' } else { '?' };
        Some(Self {
            location: Location::Postgres(format!("{server}{join}options=-csearch_path%3D{schema}")),
            schema: Some((server, schema)),
            _folder: tempfile::tempdir().unwrap(),
        })
    }

    pub(crate) fn open(&self) -> Store {
        open_at(&self.location)
    }

    pub(crate) fn try_open(&self) -> Result<Store, OpenError> {
        Store::open(&self.location, options())
    }

    /// An open store with one realm, number 1.
    pub(crate) fn store(&self) -> Store {
        let store = self.open();
        make_realm(&store, "quang-ngai");
        store
    }

    /// Takes out what [`crate::history`] writes, while the store is open.
    pub(crate) fn empty(&self) {
        self.tamper(
            "DELETE FROM setting; DELETE FROM journal_row; DELETE FROM journal_payload;
             DELETE FROM journal; DELETE FROM journal_head WHERE realm > 0;
             DELETE FROM realm_directory",
        );
    }

    /// Runs a script past the store, as somebody with access to the database would.
    pub(crate) fn tamper(&self, script: &str) {
        match &self.location {
            Location::Sqlite(file) => {
                let connection = rusqlite::Connection::open(file).unwrap();
                connection
                    .execute_batch("PRAGMA foreign_keys = OFF")
                    .unwrap();
                connection.execute_batch(script).unwrap();
            }
            Location::Postgres(url) => sql(url, script),
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some((server, schema)) = &self.schema {
            sql(server, &format!("DROP SCHEMA IF EXISTS {schema} CASCADE"));
        }
    }
}

pub(crate) fn open_at(location: &Location) -> Store {
    Store::open(location, options()).unwrap()
}

fn sql(url: &str, script: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls)
            .await
            .unwrap();
        tokio::spawn(connection);
        client.batch_execute(script).await.unwrap();
    });
}

/// Waits for what is done elsewhere.
pub(crate) fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(work)
}

/// Two readers, and salts that are the same in every run.
pub(crate) fn options() -> Options {
    Options {
        readers: 2,
        salt: || [7; 16],
    }
}

/// 10/11/2026 08:00 in Vietnam, and `seconds` later.
pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_794_272_400 + seconds).unwrap()
}

pub(crate) fn make_realm(store: &Store, slug: &str) -> RealmId {
    let new = NewRealm {
        slug: slug.parse().unwrap(),
        name_vi: "UBND tỉnh".into(),
        name_en: "Provincial People's Committee".into(),
        public: true,
        created_at: at(0),
    };
    store
        .write_blocking(INSTALLATION, move |tx| realm::create(tx, &new))
        .unwrap()
        .unwrap()
}

pub(crate) const REALM: RealmId = RealmId(1);

pub(crate) fn event(kind: &'static str) -> Event {
    Event {
        at: at(0),
        actor: Actor::System,
        kind,
        subject: "setting".into(),
        payload: serde_json::json!({ "why": "test" }),
    }
}

/// Inserts a setting and closes it.
pub(crate) fn set(tx: &mut WriteTx<'_>, key: &str, value: &str) -> Result<i64, StoreError> {
    tx.insert(&SETTING, &values![tx.realm(), key, 1, value])?;
    tx.commit(event("setting.set"))
}

/// All settings of a realm, `key=value`.
pub(crate) fn settings(tx: &mut ReadTx<'_>, realm: RealmId) -> Result<Vec<String>, StoreError> {
    tx.query(
        "SELECT key, value FROM setting WHERE realm = $1 ORDER BY key",
        &values![realm],
    )?
    .iter()
    .map(|row| {
        let mut cells = row.cells();
        Ok(format!("{}={}", cells.text()?, cells.text()?))
    })
    .collect()
}

pub(crate) fn settings_of(store: &Store, realm: RealmId) -> Vec<String> {
    store.read_blocking(move |tx| settings(tx, realm)).unwrap()
}

/// The realm as verify finds it; there are no files.
pub(crate) fn verified(store: &Store) -> Verification {
    verified_in(store, REALM)
}

pub(crate) fn verified_in(store: &Store, realm: RealmId) -> Verification {
    store
        .read_blocking(move |tx| verify(tx, realm, &|_: &Hash| Ok(None), &[]))
        .unwrap_or_else(|error: VerifyError| panic!("{error}"))
}

/// Every row of every table of realms, by table.
pub(crate) fn dump(store: &Store) -> Vec<(&'static str, Vec<Row>)> {
    store
        .read_blocking(|tx| {
            tables::all()
                .map(|table| {
                    let keys: Vec<&str> = table
                        .key_columns()
                        .iter()
                        .map(|column| column.name)
                        .collect();
                    let sql = format!(
                        "SELECT {} FROM {} ORDER BY {}",
                        table.column_list(),
                        table.name,
                        keys.join(", ")
                    );
                    Ok::<_, StoreError>((table.name, tx.query(&sql, &[])?))
                })
                .collect()
        })
        .unwrap()
}
