//! `tiendo doctor`: whether machine and settings will do.

use crate::{
    command::serve,
    config::{Data, DataArgs, File},
    exit::{Outcome, Stop},
    words,
};
use clap::Args as ClapArgs;
use std::{
    io::Write as _,
    path::Path,
    time::{Duration, Instant},
};
use tiendo_store::{Engine, Location, Options, Store, realm};
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

/// Below this much free space a year's evidence files may not fit.
const LEAST_ROOM: u64 = 2 * 1024 * 1024 * 1024;

pub(crate) fn run(args: &Args, lang: Lang) -> Result<Outcome, Stop> {
    let file = args.data.file(lang)?;
    let data = args.data.place(&file, Path::new("data"));
    let mut findings = vec![door(lang, &file), folder(lang, &data.folder)];
    findings.extend(open_to_others(lang, &data.folder));
    findings.extend(room(lang, &data.folder));
    findings.extend(look_at_database(lang, &data));
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

/// Whether what the configuration file says of addresses lets the server start.
fn door(lang: Lang, file: &File) -> Finding {
    match serve::DoorArgs::default().settle(lang, file) {
        Ok(door) => (true, words::door_well(lang, &door.listen)),
        Err(stop) => (false, stop.sentence),
    }
}

/// A data folder that other users of the machine can look into.
fn open_to_others(lang: Lang, folder: &Path) -> Option<Finding> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = std::fs::metadata(folder).ok()?.permissions().mode();
    (mode & 0o077 != 0).then(|| (false, words::folder_open(lang, folder)))
}

/// How much the disk of the data folder still takes; silent where the system does not tell.
fn room(lang: Lang, folder: &Path) -> Option<Finding> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    Some((free >= LEAST_ROOM, words::room(lang, free, LEAST_ROOM)))
}

/// The database, which is not made where it is missing.
fn look_at_database(lang: Lang, data: &Data) -> Vec<Finding> {
    if let Location::Sqlite(file) = &data.location
        && !file.exists()
    {
        return vec![(false, words::nothing_there(lang, &data.folder))];
    }
    match Store::open(&data.location, Options::command()) {
        Ok(store) => database(lang, &store),
        Err(error) => vec![(false, words::open_error(lang, &error))],
    }
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
