//! `tiendo verify`: proves that nothing was altered past the program.

use crate::{
    command::serve,
    config::DataArgs,
    exit::{Outcome, Stop},
    heads, words,
};
use clap::Args as ClapArgs;
use std::{
    collections::BTreeSet,
    io::{self, Write as _},
    path::{Path, PathBuf},
};
use tiendo_app::{App, files::hex};
use tiendo_store::{
    Hash, Head,
    realm::{self, Realm},
    verify::{HeadNote, Verification, VerifyError, verify},
};
use tiendo_text::Lang;

#[derive(ClapArgs)]
pub(crate) struct Args {
    /// So với đầu chuỗi nhật ký đã giữ ở ngoài. Check against heads that were kept outside.
    #[arg(long, value_name = "HEADFILE")]
    against: Option<PathBuf>,
    /// Ghi thêm đầu chuỗi của từng đơn vị vào tệp này, đặt ngoài máy chủ; đơn vị có điểm sai thì không ghi. Appends each realm's head to this file, kept outside; not of a realm with problems.
    #[arg(long, value_name = "HEADFILE")]
    write_head: Option<PathBuf>,
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
    let app = serve::open_existing(lang, &data)?;
    let realms = app
        .store
        .read_blocking(realm::all)
        .map_err(|error| Stop::fault(words::open_error(lang, &error.into())))?;
    if realms.is_empty() && kept.is_empty() {
        return Err(Stop::usage(words::no_realm(lang)));
    }
    let mut text = String::new();
    let mut all_well = true;
    let mut sound = Vec::new();
    for gone in gone(&kept, &realms) {
        all_well = false;
        text.push_str(&words::realm_gone(lang, &gone));
    }
    for realm in realms {
        let slug = realm.slug.to_string();
        let found = check(&app, &realm, &kept).map_err(|error| damaged(lang, &error))?;
        text.push_str(&report(lang, &slug, &found, args.print_head));
        if found.problems.is_empty() {
            let head = found.head;
            sound.push(HeadNote { slug, head });
        } else {
            all_well = false;
        }
    }
    if let Some(path) = &args.write_head {
        heads::append(path, &sound)
            .map_err(|error| Stop::fault(words::heads_unwritten(lang, path, &error)))?;
    }
    io::stdout()
        .write_all(text.as_bytes())
        .map_err(|error| Stop::fault(error.to_string()))?;
    Ok(if all_well {
        Outcome::Fine
    } else {
        Outcome::ProblemFound
    })
}

/// Checks one realm against the heads of it that were kept.
fn check(app: &App, realm: &Realm, kept: &[HeadNote]) -> Result<Verification, VerifyError> {
    let number = realm.number;
    let against: Vec<Head> = kept
        .iter()
        .filter(|note| note.slug == realm.slug.as_str())
        .map(|note| note.head)
        .collect();
    let files = file_of(app);
    app.store
        .read_blocking(move |tx| verify(tx, number, &files, &against))
}

/// Short names that heads were kept of and that are no realm here, each once.
fn gone(kept: &[HeadNote], realms: &[Realm]) -> BTreeSet<String> {
    let there = |slug: &str| realms.iter().any(|realm| realm.slug.as_str() == slug);
    kept.iter()
        .map(|note| note.slug.clone())
        .filter(|slug| !there(slug))
        .collect()
}

/// The check could not be made.
fn damaged(lang: Lang, error: &VerifyError) -> Stop {
    Stop::fault(match error {
        VerifyError::Store(error) => words::open_error(lang, &error.clone().into()),
        VerifyError::File(error) => words::kept_file_unreadable(lang, error),
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

/// The heads of a file.
fn heads(path: &Path, lang: Lang) -> Result<Vec<HeadNote>, Stop> {
    let notes = heads::read(path).map_err(|error| {
        Stop::usage(format!(
            "{}: {}",
            path.display(),
            words::file_unreadable(lang, &error)
        ))
    })?;
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
