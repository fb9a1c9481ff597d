//! The `tiendo` command: reads documents, serves the register, looks after the installation.
//!
//! Exit codes: 0 fine, 1 a problem was found (`verify`, `doctor`), 2 bad input or usage, 3 a fault.

mod allocator;
mod bench;
mod command;
mod config;
mod demo;
mod exit;
mod export;
mod heads;
mod log;
mod usage;
mod words;

use clap::{Parser, Subcommand};
use exit::Outcome;
use std::process::ExitCode;

/// Tiến độ: từ kế hoạch đã ký đến báo cáo tổng hợp. From the signed plan to the consolidated report.
#[derive(Parser)]
#[command(name = "tiendo", version, max_term_width = 100)]
struct Cli {
    /// Ngôn ngữ của thông báo: vi hoặc en. Language of messages: vi or en.
    #[arg(long, global = true, env = "TIENDO_LANG", default_value = "vi", value_parser = words::parse_lang)]
    lang: tiendo_text::Lang,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Đọc văn bản và in cấu trúc. Reads documents and prints their structure.
    Read(command::read::Args),
    /// Nạp cơ quan, kế hoạch từ tệp. Loads bodies and plans from files.
    Import(command::import::Args),
    /// Chạy máy chủ. Runs the server.
    Serve(command::serve::Args),
    /// Chạy bản dùng thử với dữ liệu mẫu. Runs the demo with sample data.
    Demo(command::demo::Args),
    /// Xuất sổ theo dõi ra XLSX và JSON. Writes the register as XLSX and JSON.
    Export(command::export::Args),
    /// Kiểm tra toàn vẹn nhật ký và dữ liệu. Proves journal and data.
    Verify(command::verify::Args),
    /// Sao lưu mỗi đơn vị vào một tệp. Backs up each realm into one file.
    Backup(command::backup::Args),
    /// Khôi phục từ tệp sao lưu. Restores from a backup.
    Restore(command::restore::Args),
    /// Xem máy và cấu hình có dùng được không. Looks whether machine and settings will do.
    Doctor(command::doctor::Args),
    /// Tạo đơn vị, người quản trị đầu tiên, mật khẩu mới. Makes realms, first administrators, new passwords.
    Admin(command::admin::Args),
    /// Đo tốc độ. Measures speed.
    Bench(command::bench::Args),
}

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage::end(&error),
    };
    let lang = cli.lang;
    let outcome = match cli.command {
        Command::Read(args) => command::read::run(&args, lang),
        Command::Import(args) => command::import::run(&args, lang),
        Command::Serve(args) => command::serve::run(&args, lang),
        Command::Demo(args) => command::demo::run(&args, lang),
        Command::Export(args) => command::export::run(&args, lang),
        Command::Verify(args) => command::verify::run(&args, lang),
        Command::Backup(args) => command::backup::run(&args, lang),
        Command::Restore(args) => command::restore::run(&args, lang),
        Command::Doctor(args) => command::doctor::run(&args, lang),
        Command::Admin(args) => command::admin::run(args, lang),
        Command::Bench(args) => command::bench::run(args, lang),
    };
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::ProblemFound) => ExitCode::from(1),
        Err(stop) => {
            eprintln!("tiendo: {}", stop.sentence);
            ExitCode::from(stop.code)
        }
    }
}
