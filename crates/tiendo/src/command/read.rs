//! `tiendo read`: documents to structure.

use crate::{
    exit::{Outcome, Stop},
    words,
};
use clap::{Args as ClapArgs, ValueEnum};
use std::{
    io::{self, Read, Write},
    path::{Path, PathBuf},
};
use tiendo_extract::MAX_BYTES;
use tiendo_read::{Reading, Vocabulary};
use tiendo_text::Lang;

#[derive(ClapArgs)]
pub(crate) struct Args {
    /// Các tệp văn bản. The documents.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Bản tóm tắt để đọc, hoặc JSON (mỗi tệp một dòng). A readable outline, or JSON, a line a file.
    #[arg(long, value_enum, default_value_t = Format::Outline)]
    format: Format,
    /// Bảng cách viết tên cơ quan (CSV: variant,name), thêm vào bảng có sẵn. A table of spellings of bodies, beside the built-in one.
    #[arg(long, value_name = "FILE")]
    vocabulary: Option<PathBuf>,
    /// Chỉ in văn bản trung gian mà các vị trí trỏ vào. Print only the neutral text that spans point into.
    #[arg(long, conflicts_with = "format")]
    text: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Outline,
    /// For programs.
    Json,
}

/// Reads every file; one that cannot be read is named on standard error and the others are still read.
pub(crate) fn run(args: &Args, lang: Lang) -> Result<Outcome, Stop> {
    let vocabulary = match &args.vocabulary {
        Some(path) => vocabulary(path, lang)?,
        None => Vocabulary::default(),
    };
    let mut out = io::stdout().lock();
    let mut unread = 0;
    for path in &args.files {
        let text = if args.text {
            neutral_text(path, lang)
        } else {
            structure(path, args, &vocabulary, lang)
        };
        match text {
            Ok(text) => print(&mut out, &text)?,
            Err(sentence) => {
                eprintln!("tiendo: {}: {sentence}", path.display());
                unread += 1;
            }
        }
    }
    if unread == 0 {
        Ok(Outcome::Fine)
    } else {
        Err(Stop::usage(words::files_unread(
            lang,
            unread,
            args.files.len(),
        )))
    }
}

/// The spellings of a file.
fn vocabulary(path: &Path, lang: Lang) -> Result<Vocabulary, Stop> {
    let table = std::fs::read_to_string(path).map_err(|error| {
        let sentence = words::file_unreadable(lang, &error);
        Stop::usage(format!("{}: {sentence}", path.display()))
    })?;
    Vocabulary::with_csv(&table).map_err(|bad| {
        let sentence = words::spelling_unreadable(lang, bad.line);
        Stop::usage(format!("{}: {sentence}", path.display()))
    })
}

fn structure(
    path: &Path,
    args: &Args,
    vocabulary: &Vocabulary,
    lang: Lang,
) -> Result<String, String> {
    let reading = read(path, vocabulary, lang)?;
    Ok(match args.format {
        Format::Json => {
            let mut json = reading.to_json();
            if let Some(object) = json.as_object_mut() {
                object.insert("file".to_owned(), path.display().to_string().into());
            }
            format!("{json}\n")
        }
        Format::Outline => {
            let heading = if args.files.len() > 1 {
                format!("== {}\n", path.display())
            } else {
                String::new()
            };
            format!(
                "{heading}{}\n",
                tiendo_read::outline(&reading, lang).trim_end()
            )
        }
    })
}

fn source(path: &Path, lang: Lang) -> Result<tiendo_extract::Source, String> {
    let unreadable = |error| words::file_unreadable(lang, &error);
    let bytes = bytes_of(path).map_err(unreadable)?;
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    tiendo_extract::extract(&name, &bytes).map_err(|error| error.message(lang))
}

/// The file's bytes; of one that is too large as many as show it, so that no memory is taken for the others.
fn bytes_of(path: &Path) -> io::Result<Vec<u8>> {
    let file = std::fs::File::open(path)?;
    let most = u64::try_from(MAX_BYTES)
        .unwrap_or(u64::MAX)
        .saturating_add(1);
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn read(path: &Path, vocabulary: &Vocabulary, lang: Lang) -> Result<Reading, String> {
    let source = source(path, lang)?;
    tiendo_read::read_with(&source, vocabulary)
        .recognised()
        .map_err(|nothing| nothing.message(lang).to_owned())
}

fn neutral_text(path: &Path, lang: Lang) -> Result<String, String> {
    Ok(source(path, lang)?.text.clone())
}

/// Prints, and ends quietly where nobody reads any more.
fn print(out: &mut impl Write, text: &str) -> Result<(), Stop> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Stop::fault(error.to_string()))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}
