//! `tiendo import`: what an authority has in files already: its bodies and collectives, its plans. A plan waits on its
//! taking-in page; nothing about it is decided here.

use super::one_realm;
use crate::{
    command::serve,
    config::DataArgs,
    exit::{Outcome, Stop},
    words,
};
use clap::{Args as ClapArgs, Subcommand};
use std::path::{Path, PathBuf};
use tiendo_app::{
    App, AppError, Ctx, Realm, Refusal,
    bodies::{self, BodyList, Loaded},
    spellings::Spellings,
    taking_in::{self, Taken},
};
use tiendo_store::Actor;
use tiendo_text::{Lang, date};

#[derive(ClapArgs)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Nạp danh sách cơ quan và nhóm cơ quan (CSV) vào sổ chưa có cơ quan nào. Loads bodies and collectives (CSV) where there are none yet.
    Bodies(Bodies),
    /// Đưa văn bản kế hoạch vào trang nhập kế hoạch, chưa quyết định gì. Puts plans on their taking-in pages, deciding nothing.
    Plan(Plan),
}

#[derive(ClapArgs)]
struct Bodies {
    /// Bảng cơ quan, các cột như trong docs/operating.md. Table of bodies, with the columns of docs/operating.md.
    #[arg(value_name = "BODIES.csv")]
    list: PathBuf,
    /// Bảng nhóm cơ quan. Table of collectives.
    #[arg(value_name = "COLLECTIVES.csv")]
    collectives: PathBuf,
    /// Chỉ nạp các cơ quan có vào ngày này. Only the bodies of this day.
    #[arg(long, value_name = "DAY")]
    as_on: Option<String>,
    #[command(flatten)]
    into: Into,
}

#[derive(ClapArgs)]
struct Plan {
    /// Các tệp văn bản. The documents.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    into: Into,
}

#[derive(ClapArgs)]
struct Into {
    /// Tên ngắn của đơn vị; bỏ qua nếu chỉ có một. Short name of the realm; not needed where there is one.
    #[arg(long, value_name = "SLUG")]
    realm: Option<String>,
    #[command(flatten)]
    data: DataArgs,
}

impl Into {
    fn open(&self, lang: Lang) -> Result<(App, Realm), Stop> {
        let file = self.data.file(lang)?;
        let data = self.data.place(&file, Path::new("data"));
        let app = serve::open_existing(lang, &data)?;
        let realm = one_realm(&app, lang, self.realm.as_deref())?;
        Ok((app, realm))
    }
}

pub(crate) fn run(args: &Args, lang: Lang) -> Result<Outcome, Stop> {
    match &args.what {
        What::Bodies(args) => load_bodies(args, lang),
        What::Plan(args) => take_in_plans(args, lang),
    }
}

fn load_bodies(args: &Bodies, lang: Lang) -> Result<Outcome, Stop> {
    let (bodies, collectives) = (text(&args.list, lang)?, text(&args.collectives, lang)?);
    let mut list = BodyList::read(&bodies, &collectives)
        .map_err(|error| Stop::usage(words::list_bad(lang, &error)))?;
    if let Some(day) = &args.as_on {
        let day = day
            .parse()
            .or_else(|_| date::parse(day))
            .map_err(|_| Stop::usage(words::day_bad(lang, day)))?;
        list = list.as_on(day);
    }
    let (app, realm) = args.into.open(lang)?;
    let mut ctx = Ctx::system(realm.id, Actor::Command, app.now());
    let loaded = app
        .store
        .write_blocking(realm.id, move |tx| bodies::load(&mut ctx, tx, &list))
        .map_err(|error| Stop::fault(error.to_string()))?;
    match loaded {
        Loaded::Yes {
            bodies,
            collectives,
        } => {
            eprintln!("{}", words::bodies_loaded(lang, bodies, collectives));
            Ok(Outcome::Fine)
        }
        Loaded::HasBodies => Err(Stop::usage(words::bodies_there(lang, realm.slug.as_str()))),
    }
}

/// A table as text.
fn text(path: &Path, lang: Lang) -> Result<String, Stop> {
    let named = |why: &str| Stop::usage(format!("{}: {why}", path.display()));
    let bytes =
        std::fs::read(path).map_err(|error| named(&words::file_unreadable(lang, &error)))?;
    String::from_utf8(bytes).map_err(|_| named(words::not_utf8(lang)))
}

fn take_in_plans(args: &Plan, lang: Lang) -> Result<Outcome, Stop> {
    let (app, realm) = args.into.open(lang)?;
    let number = realm.id;
    let spellings = app
        .store
        .read_blocking(move |tx| Spellings::of(tx, number))
        .map_err(|error| Stop::fault(error.to_string()))?;
    let mut refused = 0;
    for path in &args.files {
        match take_in(&app, &realm, &spellings, path, lang)? {
            Ok(sentence) => eprintln!("{}: {sentence}", path.display()),
            Err(sentence) => {
                eprintln!("tiendo: {}: {sentence}", path.display());
                refused += 1;
            }
        }
    }
    if refused == 0 {
        Ok(Outcome::Fine)
    } else {
        Err(Stop::usage(words::files_unread(
            lang,
            refused,
            args.files.len(),
        )))
    }
}

/// Takes one file in: what became of it in words, or why it was refused. A fault ends the command.
fn take_in(
    app: &App,
    realm: &Realm,
    spellings: &Spellings,
    path: &Path,
    lang: Lang,
) -> Result<Result<String, String>, Stop> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return Ok(Err(words::file_unreadable(lang, &error))),
    };
    let name = path
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let mut ctx = Ctx::system(realm.id, Actor::Command, app.now());
    let read = taking_in::examine_with(&name, bytes, spellings.clone());
    let taken = read.and_then(|examined| {
        examined.keep(&app.files)?;
        let findings = examined.reading.findings.len();
        let taken = app.store.write_blocking(realm.id, move |tx| {
            taking_in::take_in(&mut ctx, tx, &examined)
        })?;
        Ok((taken, findings))
    });
    let slug = realm.slug.as_str();
    match taken {
        Ok((Taken::New(id), findings)) => {
            let page = format!("/{slug}/ke-hoach/van-ban/{id}");
            Ok(Ok(words::plan_taken_in(lang, findings, &page)))
        }
        // A newer copy of a document under review is read from its page, where its decisions are seen.
        Ok((Taken::Before(id) | Taken::Copy(id), _)) => {
            let page = format!("/{slug}/ke-hoach/van-ban/{id}");
            Ok(Ok(words::plan_known(lang, &page)))
        }
        Ok((Taken::Registered(id), _)) => Ok(Ok(words::plan_known(
            lang,
            &format!("/{slug}/ke-hoach/{id}"),
        ))),
        Err(AppError::Refused(Refusal::TakingIn(refusal))) => {
            Ok(Err(words::plan_refused(lang, &refusal)))
        }
        Err(error) => Err(Stop::fault(error.to_string())),
    }
}
