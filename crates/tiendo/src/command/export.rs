//! `tiendo export`: a realm's register as of a day, as a workbook and as JSON.

use super::one_realm;
use crate::{
    command::serve,
    config::DataArgs,
    exit::{Outcome, Stop},
    export::{About, to_json, to_xlsx},
    words,
};
use clap::{Args as ClapArgs, ValueEnum};
use jiff::{SignedDuration, Timestamp, civil::Date};
use std::path::{Path, PathBuf};
use tiendo_app::{Ctx, export};
use tiendo_store::Actor;
use tiendo_text::{Lang, date};

#[derive(ClapArgs)]
pub(crate) struct Args {
    /// Tên ngắn của đơn vị; bỏ qua nếu chỉ có một. Short name of the realm; not needed where there is one.
    #[arg(long, value_name = "SLUG")]
    realm: Option<String>,
    /// Tính đến hết ngày này; mặc định là bây giờ. As of the end of this day; now if not given.
    #[arg(long, value_name = "DAY")]
    as_of: Option<String>,
    /// Thư mục ghi tệp. Folder for the files.
    #[arg(long, value_name = "DIR", default_value = ".")]
    to: PathBuf,
    /// Chỉ ghi dạng này. Only this form.
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    data: DataArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A workbook.
    Xlsx,
    /// For programs.
    Json,
}

pub(crate) fn run(args: &Args, lang: Lang) -> Result<Outcome, Stop> {
    let file = args.data.file(lang)?;
    let data = args.data.place(&file, Path::new("data"));
    let app = serve::open_existing(lang, &data)?;
    let realm = one_realm(&app, lang, args.realm.as_deref())?;
    let made_at = app.now();
    let day = args
        .as_of
        .as_deref()
        .map(|text| day(lang, text))
        .transpose()?;
    let mut ctx = Ctx::system(realm.id, Actor::Command, made_at);
    ctx.now = day.map_or(made_at, end_of);
    let about = About {
        realm,
        as_of: ctx.today(),
        made_at,
    };
    let register = app
        .store
        .read_blocking(move |tx| export::register(&ctx, tx))
        .map_err(|error| Stop::fault(error.to_string()))?;
    let name = format!("{}-{}", about.realm.slug, about.as_of);
    if args.format != Some(Format::Json) {
        let bytes =
            to_xlsx(lang, &about, &register).map_err(|error| Stop::fault(error.to_string()))?;
        write(lang, &args.to, &format!("{name}.xlsx"), &bytes)?;
    }
    if args.format != Some(Format::Xlsx) {
        let text = to_json(&about, &register);
        write(lang, &args.to, &format!("{name}.json"), text.as_bytes())?;
    }
    Ok(Outcome::Fine)
}

fn day(lang: Lang, text: &str) -> Result<Date, Stop> {
    text.parse()
        .or_else(|_| date::parse(text))
        .map_err(|_| Stop::usage(words::day_bad(lang, text)))
}

/// The last moment of a day in Vietnam.
fn end_of(day: Date) -> Timestamp {
    let next = date::start_of(day.saturating_add(jiff::Span::new().days(1)));
    next - SignedDuration::from_micros(1)
}

fn write(lang: Lang, folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Stop> {
    let path = folder.join(name);
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&path, bytes))
        .map_err(|error| Stop::fault(words::file_unwritten(lang, &path, &error)))?;
    eprintln!("{}", words::exported(lang, &path));
    Ok(())
}
