//! `tiendo verify`: proves that nothing was altered past the program.

use crate::{
    command::serve,
    config::DataArgs,
    exit::{Outcome, Stop},
    words,
};
use clap::Args as ClapArgs;
use std::{
    io::{self, Write as _},
    path::{Path, PathBuf},
};
use tiendo_app::{App, Clock, files::hex};
use tiendo_store::{
    Hash, Options, realm,
    verify::{HeadNote, Verification, verify},
};
use tiendo_text::Lang;

#[derive(ClapArgs)]
pub(crate) struct Args {
    /// So với đầu chuỗi nhật ký đã giữ ở ngoài. Check against heads that were kept outside.
    #[arg(long, value_name = "HEADFILE")]
    against: Option<PathBuf>,
    /// In đầu chuỗi của từng đơn vị để cất giữ ở ngoài. Print each realm's head, to be kept outside.
    #[arg(long)]
    print_head: bool,
    #[command(flatten)]
    data: DataArgs,
}

pub(crate) fn run(args: &Args, lang: Lang) -> Result<Outcome, Stop> {
    let kept = args
        .against
        .as_deref()
        .map(|path| heads(path, lang))
        .transpose()?
        .unwrap_or_default();
    let file = args.data.file(lang)?;
    let data = args.data.place(&file, Path::new("data"));
    let app = serve::open(lang, &data, Clock::System, Options::command())?;
    let realms = app
        .store
        .read_blocking(realm::all)
        .map_err(|error| Stop::fault(words::open_error(lang, &error.into())))?;
    let mut all_well = true;
    let mut out = io::stdout().lock();
    for realm in realms {
        let slug = realm.slug.to_string();
        let against = kept
            .iter()
            .find(|note| note.slug == slug)
            .map(|note| note.head);
        let files = app.files.clone();
        let found = app
            .store
            .read_blocking(move |tx| {
                verify(tx, realm.number, &|hash| files.get(&hex(hash)), against)
            })
            .map_err(|error| Stop::fault(error.to_string()))?;
        all_well &= found.problems.is_empty();
        let text = report(lang, &slug, &found, args.print_head);
        out.write_all(text.as_bytes())
            .map_err(|error| Stop::fault(error.to_string()))?;
    }
    Ok(if all_well {
        Outcome::Fine
    } else {
        Outcome::ProblemFound
    })
}

/// What was looked at in a realm and everything that is wrong.
pub(super) fn report(lang: Lang, slug: &str, found: &Verification, print_head: bool) -> String {
    let mut text = words::verified(lang, slug, found);
    for problem in &found.problems {
        text.push_str("  ✗ ");
        text.push_str(&words::problem(lang, problem));
        text.push('\n');
    }
    if print_head {
        let note = HeadNote {
            slug: slug.to_owned(),
            head: found.head,
        };
        text.push_str(&note.to_string());
        text.push('\n');
    }
    text
}

/// The heads of a file, a line each; other lines are ignored.
fn heads(path: &Path, lang: Lang) -> Result<Vec<HeadNote>, Stop> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        Stop::usage(format!(
            "{}: {}",
            path.display(),
            words::file_unreadable(lang, &error)
        ))
    })?;
    let notes: Vec<HeadNote> = text.lines().filter_map(|line| line.parse().ok()).collect();
    if notes.is_empty() {
        Err(Stop::usage(words::no_heads(lang, path)))
    } else {
        Ok(notes)
    }
}

/// Reads a kept file by its hash.
pub(super) fn file_of(app: &App) -> impl Fn(&Hash) -> io::Result<Option<Vec<u8>>> + Send + 'static {
    let files = app.files.clone();
    move |hash| files.get(&hex(hash))
}
