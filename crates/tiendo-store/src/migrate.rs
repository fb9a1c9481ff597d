//! Brings a database up to date: numbered scripts with tokens for what the engines call
//! differently (`{int}`, `{text}`, `{blob}`, `{strict}`), applied in order, each remembered with
//! its SHA-256.

use crate::engine::Link;
use crate::error::OpenError;
use crate::hash::{ZERO, sha256};
use crate::store::INSTALLATION;
use crate::values;

/// A script and its number.
struct Migration {
    number: i64,
    name: &'static str,
    script: &'static str,
}

macro_rules! migrations {
    ($($number:literal $name:literal,)*) => {
        &[$(Migration {
            number: $number,
            name: $name,
            script: include_str!(concat!("../migrations/", $name, ".sql")),
        }),*]
    };
}

const MIGRATIONS: &[Migration] = migrations! {
    1 "0001_installation",
    2 "0002_people",
    3 "0003_agencies",
    4 "0004_reading",
    5 "0005_register",
    6 "0006_rounds",
    7 "0007_consolidation",
    8 "0008_review",
    9 "0009_orders",
    10 "0010_spellings",
};

/// Where migrations are remembered. It comes before the first of them.
const REMEMBER: &str = "CREATE TABLE IF NOT EXISTS migration (
    number {int} NOT NULL,
    name {text} NOT NULL,
    sha256 {blob} NOT NULL,
    PRIMARY KEY (number)
) {strict}";

/// Applies what is missing, in one transaction.
///
/// # Errors
/// [`OpenError::Foreign`], [`OpenError::Newer`], [`OpenError::OtherMigration`], or what the database says.
pub(crate) fn migrate(link: &mut dyn Link) -> Result<(), OpenError> {
    link.begin_write()?;
    let done = apply(link);
    match done {
        Ok(()) => Ok(link.commit()?),
        Err(error) => {
            link.rollback();
            Err(error)
        }
    }
}

fn apply(link: &mut dyn Link) -> Result<(), OpenError> {
    link.lock_schema()?;
    refuse_foreign(link)?;
    let remember = link.ddl(REMEMBER);
    link.script(&remember)?;
    let applied = link.query("SELECT number, sha256 FROM migration ORDER BY number", &[])?;
    let mut newest = 0;
    for row in &applied {
        let mut cells = row.cells();
        let (number, found) = (cells.int()?, cells.sha256()?);
        newest = newest.max(number);
        match MIGRATIONS
            .iter()
            .find(|migration| migration.number == number)
        {
            Some(ours) if sha256(ours.script.as_bytes()) == found => {}
            Some(_) => return Err(OpenError::OtherMigration { number }),
            None => {
                return Err(OpenError::Newer {
                    found: number,
                    known: MIGRATIONS.last().map_or(0, |last| last.number),
                });
            }
        }
    }
    for migration in MIGRATIONS
        .iter()
        .filter(|migration| migration.number > newest)
    {
        let script = link.ddl(migration.script);
        link.script(&script)?;
        link.execute(
            "INSERT INTO migration (number, name, sha256) VALUES ($1, $2, $3)",
            values![
                migration.number,
                migration.name,
                sha256(migration.script.as_bytes())
            ]
            .to_vec(),
        )?;
    }
    link.advise_planner()?;
    // What the installation's own writes lock; it has no chain.
    link.execute(
        "INSERT INTO journal_head (realm, seq, hash) VALUES ($1, $2, $3) ON CONFLICT (realm) DO NOTHING",
        values![INSTALLATION, 0, ZERO].to_vec(),
    )?;
    Ok(())
}

/// Refuses a database in which somebody else's tables stand and none of ours: nothing is to be put beside them.
fn refuse_foreign(link: &mut dyn Link) -> Result<(), OpenError> {
    let rows = link.query(link.tables(), &[])?;
    let names: Vec<String> = rows
        .iter()
        .map(|row| row.cells().text())
        .collect::<Result<_, _>>()?;
    if names.iter().any(|name| name == "migration") {
        return Ok(());
    }
    match names.into_iter().next() {
        Some(table) => Err(OpenError::Foreign { table }),
        None => Ok(()),
    }
}

/// The number of the newest migration: what a backup was made with.
pub(crate) fn newest() -> i64 {
    MIGRATIONS.last().map_or(0, |last| last.number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_run_without_gaps() {
        for (migration, number) in MIGRATIONS.iter().zip(1_i64..) {
            assert_eq!(migration.number, number);
            assert!(migration.name.starts_with(&format!("{number:04}_")));
        }
    }
}
