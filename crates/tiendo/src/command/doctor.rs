//! `tiendo doctor`: whether machine and settings will do.

use crate::{
    config::DataArgs,
    exit::{Outcome, Stop},
    words,
};
use clap::Args as ClapArgs;
use std::{
    io::Write as _,
    path::Path,
    time::{Duration, Instant},
};
use tiendo_store::{Engine, Options, Store, realm};
use tiendo_text::Lang;

#[derive(ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    data: DataArgs,
}

/// One thing looked at: whether it is well, and what was found in words.
type Finding = (bool, String);

/// A disk sync slower than this makes saving feel slow.
const SLOW_SYNC: Duration = Duration::from_millis(50);

pub(crate) fn run(args: &Args, lang: Lang) -> Result<Outcome, Stop> {
    let file = args.data.file(lang)?;
    let data = args.data.place(&file, Path::new("data"));
    let mut findings = vec![folder(lang, &data.folder)];
    match Store::open(&data.location, Options::command()) {
        Ok(store) => findings.extend(database(lang, &store)),
        Err(error) => findings.push((false, words::open_error(lang, &error))),
    }
    let mut out = std::io::stdout().lock();
    for (well, sentence) in &findings {
        let mark = if *well { "✓" } else { "✗" };
        writeln!(out, "{mark} {sentence}").map_err(|error| Stop::fault(error.to_string()))?;
    }
    let all_well = findings.iter().all(|(well, _)| *well);
    Ok(if all_well {
        Outcome::Fine
    } else {
        Outcome::ProblemFound
    })
}

/// The data folder: there, writable, and how long a disk sync takes.
fn folder(lang: Lang, folder: &Path) -> Finding {
    match sync_time(folder) {
        Ok(time) => (time < SLOW_SYNC, words::folder_well(lang, folder, time)),
        Err(error) => (false, words::folder_bad(lang, folder, &error)),
    }
}

/// The median of nine small synced writes.
fn sync_time(folder: &Path) -> std::io::Result<Duration> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(".doctor");
    let mut file = std::fs::File::create(&path)?;
    let mut times = Vec::new();
    for _ in 0..9 {
        let start = Instant::now();
        file.write_all(&[0; 256])?;
        file.sync_data()?;
        times.push(start.elapsed());
    }
    std::fs::remove_file(&path)?;
    times.sort();
    Ok(times[times.len() / 2])
}

fn database(lang: Lang, store: &Store) -> Vec<Finding> {
    let engine = match store.engine() {
        Engine::Sqlite => "SQLite",
        Engine::Postgres => "PostgreSQL",
    };
    match store.read_blocking(realm::all) {
        Ok(realms) => vec![
            (true, words::database_well(lang, engine)),
            (!realms.is_empty(), words::realms_found(lang, realms.len())),
        ],
        Err(error) => vec![(false, words::open_error(lang, &error.into()))],
    }
}
