//! `tiendo bench`: what `scripts/bench` measures with. Each measurement prints one JSON object on a line of its own.

use crate::{
    bench::{self, Load},
    config::DataArgs,
    exit::{Outcome, Stop},
    log,
};
use clap::{Args as ClapArgs, Subcommand};
use std::{io::Write as _, path::Path};
use tiendo_text::Lang;

#[derive(ClapArgs)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Tạo dữ liệu để đo. Makes the data that pages and saves are measured on.
    Data(DataSet),
    /// Gửi yêu cầu đến máy chủ đang chạy trên dữ liệu đó. Sends requests to a server that runs on that data.
    Load(Load),
    /// Đo độ chính xác và tốc độ đọc văn bản. How well and how fast documents are read.
    Reader(bench::Reader),
}

#[derive(ClapArgs)]
struct DataSet {
    /// Số đơn vị sử dụng. How many realms; the first also holds the other plans.
    #[arg(long, default_value_t = 8)]
    realms: usize,
    /// Số kế hoạch khác trong đơn vị đầu tiên. How many other plans.
    #[arg(long, default_value_t = 100)]
    plans: usize,
    /// Số nhiệm vụ mỗi kế hoạch đó. How many tasks in each of them.
    #[arg(long, default_value_t = 100)]
    tasks: usize,
    #[command(flatten)]
    data: DataArgs,
}

pub(crate) fn run(args: Args, lang: Lang) -> Result<Outcome, Stop> {
    log::start();
    match args.what {
        What::Data(set) => {
            let file = set.data.file(lang)?;
            let data = set.data.place(&file, Path::new("bench-data"));
            let size = bench::Size {
                realms: set.realms,
                plans: set.plans,
                tasks: set.tasks,
            };
            bench::make_data(lang, &data, size)?;
        }
        What::Load(load) => {
            bench::run_load(&load).map_err(|error| Stop::fault(format!("{error:#}")))?;
        }
        What::Reader(reader) => {
            let report =
                bench::read_corpus(&reader).map_err(|error| Stop::fault(format!("{error:#}")))?;
            std::io::stdout()
                .write_all(report.as_bytes())
                .map_err(|error| Stop::fault(error.to_string()))?;
        }
    }
    Ok(Outcome::Fine)
}
