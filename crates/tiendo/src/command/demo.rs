//! `tiendo demo`: the whole product with sample data, on a clock of its own.

use crate::{
    allocator,
    command::serve,
    config::{Data, DataArgs},
    demo::{self, Held},
    exit::{Outcome, Stop},
    log,
    usage::WriteLike,
    words,
};
use clap::Args as ClapArgs;
use jiff::Timestamp;
use std::{path::Path, sync::Arc};
use tiendo_app::{App, AppError, Clock, FixedClock, MovedClock, demo::Demo};
use tiendo_store::{Location, Options, StoreError};
use tiendo_text::Lang;
use tiendo_web::{Patience, Web};

#[derive(ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    door: serve::DoorArgs,
    /// Làm lại dữ liệu mẫu từ đầu. Make the sample data anew.
    #[arg(long)]
    fresh: bool,
    /// Đồng hồ mẫu bắt đầu từ lúc này (giờ Việt Nam), ví dụ 2026-11-16T08:30; chỉ tiến. The sample clock starts here; forward only.
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    at: Option<Timestamp>,
    #[command(flatten)]
    data: DataArgs,
}

/// A moment on the wall clock of Vietnam: `2026-11-16T08:30` or `2026-11-16`.
fn parse_time(text: &str) -> Result<Timestamp, WriteLike> {
    const EXAMPLE: WriteLike = WriteLike("2026-11-16T08:30");
    let day_only = text
        .parse::<jiff::civil::Date>()
        .map(|day| day.at(8, 0, 0, 0));
    let moment = text
        .replace(' ', "T")
        .parse::<jiff::civil::DateTime>()
        .or(day_only);
    let moment = moment.map_err(|_| EXAMPLE)?;
    let since = moment.time() - jiff::civil::Time::midnight();
    let since = jiff::SignedDuration::try_from(since).map_err(|_| EXAMPLE)?;
    Ok(tiendo_text::date::start_of(moment.date()) + since)
}

pub(crate) fn run(args: &Args, lang: Lang) -> Result<Outcome, Stop> {
    allocator::give_back_at_once();
    log::start();
    let file = args.data.file(lang)?;
    let data = args.data.place(&file, Path::new("demo-data"));
    let door = args.door.settle(lang, &file)?;
    let runtime = serve::runtime(lang)?;
    let listener = runtime.block_on(serve::bind(lang, &door.listen))?;
    let stop = serve::stop_asked(lang, &runtime)?;
    if args.fresh {
        clear(lang, &data)?;
    }
    let fixed = FixedClock::at(demo::first_instant());
    let mut app = serve::open(lang, &data, Clock::Fixed(fixed.clone()), Options::server())?;
    let last = match held(lang, &app)? {
        Held::Whole { last } => last,
        Held::Nothing => {
            demo::make(&app, &fixed).map_err(|error| not_made(lang, &error))?;
            fixed.set(demo::first_instant());
            demo::first_instant()
        }
        Held::Half => return Err(Stop::fault(words::demo_half_made(lang))),
        Held::Other => return Err(Stop::usage(words::not_the_demo(lang))),
    };
    let start = start_of_clock(lang, last, args.at)?;
    let clock = MovedClock::starting_at(start);
    app.clock = Clock::Moved(clock.clone());
    let accounts = demo::accounts(lang);
    app.demo = Some(Arc::new(Demo {
        clock,
        bodies_as_of: demo::BODIES_AS_OF,
        accounts: accounts.clone(),
    }));
    let address = listener
        .local_addr()
        .map_err(|error| Stop::fault(error.to_string()))?;
    eprintln!("{}", words::serving(lang, &format!("http://{address}/")));
    eprintln!("{}", words::demo_accounts(lang, demo::PASSWORD));
    for account in &accounts {
        eprintln!("  {:<18} {}", account.username, account.who);
    }
    let web = Web {
        app,
        public_origin: door.public_origin,
        trusted_proxy: door.trusted_proxy,
    };
    runtime
        .block_on(tiendo_web::serve(listener, web, stop, Patience::usual()))
        .map_err(|error| Stop::fault(error.to_string()))?;
    Ok(Outcome::Fine)
}

/// The clock goes on from the last journalled instant, and only forward.
fn start_of_clock(
    lang: Lang,
    last: Timestamp,
    asked: Option<Timestamp>,
) -> Result<Timestamp, Stop> {
    let earliest = last.max(demo::first_instant());
    match asked {
        Some(asked) if asked < earliest => Err(Stop::usage(words::clock_backwards(
            lang,
            &tiendo_text::date::moment(earliest, lang),
        ))),
        Some(asked) => Ok(asked),
        None => Ok(earliest),
    }
}

/// The last journalled instant of a demo that was made before.
fn not_made(lang: Lang, error: &anyhow::Error) -> Stop {
    let full = error.chain().any(|cause| {
        let app = cause.downcast_ref::<AppError>();
        matches!(app, Some(AppError::Fault(fault)) if fault.disk_full())
            || matches!(cause.downcast_ref(), Some(StoreError::DiskFull))
    });
    Stop::fault(if full {
        words::demo_disk_full(lang)
    } else {
        words::demo_failed(lang, error)
    })
}

fn held(lang: Lang, app: &App) -> Result<Held, Stop> {
    let held = app.store.read_blocking(demo::held);
    held.map_err(|error| Stop::fault(words::open_error(lang, &error.into())))
}

/// Removes the sample data: the embedded database and the files beside it, nothing else in the folder. Data that is not
/// the demo's is left alone, and so is what cannot be looked at.
fn clear(lang: Lang, data: &Data) -> Result<(), Stop> {
    let Location::Sqlite(database) = &data.location else {
        return Err(Stop::usage(words::fresh_needs_empty(lang)));
    };
    if database.exists() {
        let app = serve::open(lang, data, Clock::System, Options::command())?;
        if matches!(held(lang, &app)?, Held::Other) {
            return Err(Stop::usage(words::not_the_demo(lang)));
        }
    }
    for suffix in ["", "-wal", "-shm"] {
        let mut path = database.clone().into_os_string();
        path.push(suffix);
        remove(std::fs::remove_file(&path), data, lang)?;
    }
    remove(
        std::fs::remove_dir_all(data.folder.join("files")),
        data,
        lang,
    )
}

fn remove(result: std::io::Result<()>, data: &Data, lang: Lang) -> Result<(), Stop> {
    match result {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Stop::fault(words::folder_bad(lang, &data.folder, &error)))
        }
        Ok(()) | Err(_) => Ok(()),
    }
}
