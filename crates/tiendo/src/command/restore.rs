//! `tiendo restore`: an archive into an installation, on either engine, and then a check of what lies there.

use super::verify::{file_of, report};
use crate::{
    command::serve,
    config::DataArgs,
    exit::{Outcome, Stop},
    words,
};
use clap::Args as ClapArgs;
use std::{
    fs::File,
    io::Write as _,
    path::{Path, PathBuf},
};
use tiendo_app::Clock;
use tiendo_store::{
    Options,
    backup::{RestoreError, restore},
};
use tiendo_text::Lang;

#[derive(ClapArgs)]
pub(crate) struct Args {
    /// Tệp sao lưu. The archive.
    #[arg(value_name = "FILE")]
    archive: PathBuf,
    #[command(flatten)]
    data: DataArgs,
}

pub(crate) fn run(args: &Args, lang: Lang) -> Result<Outcome, Stop> {
    let archive = File::open(&args.archive).map_err(|error| {
        Stop::usage(format!(
            "{}: {}",
            args.archive.display(),
            words::file_unreadable(lang, &error)
        ))
    })?;
    let file = args.data.file(lang)?;
    let data = args.data.place(&file, Path::new("data"));
    let app = serve::open(lang, &data, Clock::System, Options::command())?;
    let files = app.files.clone();
    let (manifest, found) = restore(
        &app.store,
        archive,
        move |_, bytes| files.put(bytes).map(|_| ()),
        file_of(&app),
    )
    .map_err(|error| {
        let sentence = words::restore_failed(lang, &args.archive, &error);
        match error {
            RestoreError::Io(_) | RestoreError::Store(_) => Stop::fault(sentence),
            RestoreError::NotABackup(_)
            | RestoreError::Newer { .. }
            | RestoreError::Damaged { .. }
            | RestoreError::SlugTaken { .. }
            | RestoreError::NumberTaken { .. } => Stop::usage(sentence),
        }
    })?;
    let text = report(lang, manifest.realm.slug.as_str(), &found, false);
    std::io::stdout()
        .write_all(text.as_bytes())
        .map_err(|error| Stop::fault(error.to_string()))?;
    Ok(if found.problems.is_empty() {
        Outcome::Fine
    } else {
        Outcome::ProblemFound
    })
}
